"""What stands around a site: older environments, inventories with odd names, very long texts."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from conftest import words
from sphinx.util.inventory import InventoryFile
from test_fresh import ESSAY, GOV, TECH, VIEWS, assert_fresh, pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site

#: Names that the line of an inventory could be taken apart at, and others that stand in files.
ODD = [
    "a:b",
    "%20",
    "$",
    "-",
    "1",
    "http://x",
    "ä.ö",
    "a|b",
    "{x}",
    "*",
    "a&amp;b",
    "*x*",
    "::",
    "日本",
]
#: Titles with what an inventory uses itself.
TITLES = ["-", "$", "  two  blanks ", "a #b c", "% s", "beliefs:belief 1 x", "1 $ -", "“q”", "\\n"]


def test_an_environment_of_an_older_version_is_read_anew(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in {"interp": TECH, "gov": GOV, "essay": ESSAY, "views": VIEWS}.items():
        site.write(name, text)
    with monkeypatch.context() as patch:
        patch.setattr("sphinx_beliefs.extension.ENV_VERSION", 1)
        site.build()
    assert_fresh(site)


def test_an_environment_that_cannot_be_read_is_read_anew(site: Site) -> None:
    for name, text in {"interp": TECH, "gov": GOV, "essay": ESSAY, "views": VIEWS}.items():
        site.write(name, text)
    expected = pages(site.build())
    for content in (b"", b"\x80\x04cno.such.module\nNothing\n.", b"\x00" * 100):
        (site.root / "_build/doctrees/environment.pickle").write_bytes(content)
        assert pages(site.build()) == expected
    shutil.rmtree(site.root / "_build/doctrees")
    assert pages(site.build()) == expected


def test_an_inventory_with_odd_names_can_be_read_by_another_project(
    make_site: Callable[[str], Site],
) -> None:
    first = make_site("first")
    claims = "\n".join(
        f":::{{belief}} {title} claim\n:name: {name}\n:credence: {number + 10}%\n:::\n"
        for number, (name, title) in enumerate(zip(ODD, TITLES * 2, strict=False))
    )
    first.write("sub dir/odd page", f"---\ntopic: true\n---\n# Odd %s page\n\n{claims}")
    assert first.build().ours() == []
    path = first.outdir / "objects.inv"
    loaded = InventoryFile.loads(path.read_bytes(), uri="https://example.org").data
    assert set(loaded["beliefs:belief"]) == set(ODD)
    assert set(loaded["beliefs:credence"]) == {f"{name}:credence" for name in ODD}

    second = make_site("second")
    second.configure(
        "extensions.append('sphinx.ext.intersphinx')\n"
        f"intersphinx_mapping = {{'first': ('https://example.org', {str(path)!r})}}\n"
    )
    roles = "\n".join(f"- {{external:beliefs:credence}}`{name}`" for name in ODD)
    second.write("page", f"# Page\n\n{roles}\n")
    assert second.build().warnings == []
    items = second.body("page").select("li")
    assert [words(item) for item in items] == [f"{number + 10}%" for number in range(len(ODD))]
    targets = [item.select_one("a")["href"] for item in items]
    assert all(target.startswith("https://example.org/sub%20dir/odd%20page") for target in targets)
    anchors = {target.partition("#")[2] for target in targets}
    assert anchors <= {str(tag["id"]) for tag in first.body("sub dir/odd page").select("[id]")}
    assert len(anchors) == len(ODD)


@pytest.mark.parametrize(
    "text",
    [
        "word ",
        "<why> ",
        "~XX% ",
        "<",
        "{belief}`one` ",
        ":",
        "nine in ten ",
    ],
)
def test_a_body_of_very_many_characters_is_read(site: Site, text: str) -> None:
    long = (text * (100_000 // len(text))).strip()
    site.write("page", f"# Page\n\n:::{{belief}} One\n:name: one\n:credence: 50%\n\n{long}\n:::\n")
    site.build("dummy")
    assert {one.type for one in site.ours()} <= {"beliefs.angle_brackets", "beliefs.fence"}


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\xff\xfe not a catalogue",
        b'msgid "One\nmsgstr "x"\n',
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=nope\\n"\n\nmsgid "One"\nmsgstr "x"\n',
        b'msgid ""\nmsgstr "Plural-Forms: nplurals=1; plural=n/0;\\n"\n\nmsgid "One"\nmsgstr "{0.a} %s {n"\n',
        b'msgid "One"\nmsgstr ":::{belief} x"\n\nmsgid "Why {credence}`one`."\nmsgstr "None."\n',
    ],
)
@pytest.mark.parametrize("domain", ["page", "sphinx_beliefs"])
def test_a_broken_translation_stops_nothing(site: Site, domain: str, content: bytes) -> None:
    site.configure("language = 'de'\nlocale_dirs = ['locale']\n")
    path = site.root / f"locale/de/LC_MESSAGES/{domain}.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    site.write(
        "page", "# P\n\n:::{belief} One\n:name: one\n:credence: 50%\n\nWhy {credence}`one`.\n:::\n"
    )
    site.build()
    assert re.search(r"50\s%", site.text("page"))
    assert {one.type.partition(".")[0] for one in site.warnings} <= {"i18n", "beliefs"}
