"""Whatever is in the file that says what pages showed when they were last written: nothing raises,
and the next build gives what a clean one gives.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from conftest import Site
from hypothesis import given, settings
from hypothesis import strategies as st
from test_fresh import ESSAY, GOV, TECH, VIEWS, assert_fresh, edit, pages, written_again

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy

_DEEP = 200_000

DAMAGED = {
    "empty": b"",
    "cut off": b'{"pages":{"gov":',
    "binary": bytes(range(256)),
    "no UTF-8": b'{"pages":{"\xff":"x"}}',
    "half a surrogate": b'{"pages":{"\\ud800":"x"}}',
    "a list": b"[]",
    "null": b"null",
    "pages are a list": b'{"pages":["gov"]}',
    "pages are numbers": b'{"pages":{"gov":1}}',
    "generated is a number": b'{"pages":{},"generated":5}',
    "generated are numbers": b'{"pages":{},"generated":[5]}',
    "generated are lists": b'{"pages":{},"generated":[["beliefs-all"]]}',
    "generated is a text": b'{"pages":{},"generated":"beliefs-all"}',
    "frame is a list": b'{"pages":{},"frame":[]}',
    "another key": b'{"pages":{},"more":{}}',
    "deep lists": b'{"pages":' + b"[" * _DEEP + b"]" * _DEEP + b"}",
    "deep mappings": b'{"more":' + b'{"a":' * _DEEP + b"1" + b"}" * _DEEP + b',"pages":{}}',
    "a long number": b'{"pages":{},"more":' + b"9" * 10_000 + b"}",
}


@pytest.fixture
def site(make_site: Callable[[str], Site]) -> Site:
    """A site in which pages show each other's titles and credences in every way there is."""
    site = make_site("site")
    _write_pages(site)
    return site


def _write_pages(site: Site) -> None:
    for name, text in {"interp": TECH, "gov": GOV, "essay": ESSAY, "views": VIEWS}.items():
        site.write(name, text)


def _file(site: Site) -> Path:
    [path] = (site.root / "_build/doctrees").glob("beliefs-*.json")
    return path


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_file_that_is_damaged_is_as_one_that_is_not_there(site: Site, damage: str) -> None:
    site.build()
    _file(site).write_bytes(DAMAGED[damage])
    edit(site, "interp", "~70%", "~20%")
    assert_fresh(site)
    site.build()
    assert written_again(site) == set()


def test_pages_that_are_no_longer_there_do_no_harm(site: Site) -> None:
    site.build()
    known = json.loads(_file(site).read_bytes())
    known["pages"]["gone"] = known["pages"]["../up"] = "x"
    for name in ("gone", "../../up", "\x00"):
        known["generated"][name] = {name: "x", "gone": "x"}
    _file(site).write_text(json.dumps(known))
    edit(site, "interp", "~70%", "~20%")
    assert_fresh(site)
    known = json.loads(_file(site).read_bytes())
    assert "gone" not in known["pages"]
    assert "gone" not in known["generated"]


@pytest.mark.parametrize("suffix", [".json", ".new"])
def test_a_folder_in_place_of_the_file_costs_only_time(site: Site, suffix: str) -> None:
    site.build()
    file = _file(site)
    folder = file.with_suffix(suffix)
    folder.unlink(missing_ok=True)
    (folder / "inner").mkdir(parents=True)
    for old, new in (("~70%", "~20%"), ("~20%", "~30%")):
        edit(site, "interp", old, new)
        assert_fresh(site)
    site.build()
    assert f"cannot keep what pages show in {file}" in site.log
    shutil.rmtree(folder)
    assert_fresh(site)
    site.build()
    assert written_again(site) == set()


def _json() -> SearchStrategy[Any]:
    leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
        ),
        max_leaves=6,
    )


@st.composite
def _contents(draw: st.DrawFn, true: bytes) -> bytes:
    """The true content with something wrong in it, or another."""
    known = json.loads(true)
    match draw(st.sampled_from(["value", "page", "generated", "cut", "byte", "any"])):
        case "value":
            known[draw(st.sampled_from([*known, "more"]))] = draw(_json())
        case "page":
            name = draw(st.sampled_from([*known["pages"]]) | st.text(max_size=8))
            known["pages"][name] = draw(_json() | st.just(known["pages"].get(name)))
        case "generated":
            known["generated"] = draw(st.lists(st.text(max_size=8), max_size=3))
        case "cut":
            return true[: draw(st.integers(0, len(true)))]
        case "byte":
            at = draw(st.integers(0, len(true) - 1))
            return true[:at] + draw(st.binary(min_size=1, max_size=2)) + true[at + 1 :]
        case _:
            return draw(st.binary(max_size=64) | _json().map(lambda it: json.dumps(it).encode()))
    return json.dumps(known).encode()


def test_any_other_content_gives_fresh_pages(tmp_path_factory: pytest.TempPathFactory) -> None:
    site = Site(tmp_path_factory.mktemp("fuzzed") / "site")
    site.configure()
    site.write("index", "# Index\n\n```{toctree}\n:glob:\n\n*\n```\n")
    _write_pages(site)
    site.build()
    true = _file(site).read_bytes()
    shutil.copytree(site.root / "_build", site.root / "_before")
    edit(site, "interp", "~70%", "~20%")
    fresh = pages(site.build(folder="_clean"))

    @settings(max_examples=25, deadline=None)
    @given(_contents(true))
    def check(content: bytes) -> None:
        shutil.rmtree(site.root / "_build")
        shutil.copytree(site.root / "_before", site.root / "_build")
        _file(site).write_bytes(content)
        site.build()
        assert pages(site) == fresh

    check()
