"""No page that anybody could write raises, and every warning says where and of what kind it is."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from conftest import Site
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

_KINDS = (
    "belief",
    "uncertainty",
    "update-trigger",
    "reading",
    "topic-meta",
    "belief-index",
    "stub-index",
    "related-topics",
    "related-writing",
)
_OPTIONS = (
    "name",
    "credence",
    "normative",
    "tags",
    "class",
    "beliefs",
    "direction",
    "date",
    "url",
    "authors",
    "region",
    "stubs",
    "caption",
    "stub",
    "related",
    "last-reviewed",
    "order",
)
_SCRAPS = st.sampled_from(
    [
        "~70%",
        "170%",
        "~XX%",
        "<why>",
        "<",
        ">",
        "`",
        "```",
        ":::",
        "::::{belief} x",
        "# H",
        "\\",
        "*",
        "{credence}`x`",
        "|",
        "javascript:alert(1)",
        "2026-13-45",
        "---",
        "[^1]",
        "$",
        "&lt;",
        "\t",
        "  ",
        "\u2028",
        "\u202e",
        "\x07",
        "%",
        "!!python/object:os.system",
        "&a *a",
        "{",
        "}",
        "%(x)s",
        "\n",
        "\n\n",
        "\n    ",
        "-",
        ".. belief:: x",
        ":credence: ~70%",
        "</script>",
        "é",
        "信念",
        "x" * 300,
    ]
)
_TEXT = st.lists(_SCRAPS | st.text(max_size=8), max_size=6).map("".join)
_LINE = _TEXT.map(lambda text: " ".join(text.splitlines()))
_OPTION = st.tuples(st.sampled_from(_OPTIONS), _LINE).map(lambda pair: f":{pair[0]}: {pair[1]}")


def _markdown(block: tuple[str, str, list[str], str]) -> str:
    kind, title, options, body = block
    return "\n".join([f"::::::{{{kind}}} {title}", *options, "", body, "::::::", ""])


def _restructuredtext(block: tuple[str, str, list[str], str]) -> str:
    kind, title, options, body = block
    lines = [*options, "", *body.splitlines()]
    return "\n".join([f".. {kind}:: {title}", *(f"   {line}" for line in lines), ""])


_BLOCK = st.tuples(st.sampled_from(_KINDS), _LINE, st.lists(_OPTION | _LINE, max_size=4), _TEXT)
_HEAD = st.lists(st.tuples(st.sampled_from(["region", "stub", "tagline", "related", "x"]), _LINE))


@pytest.fixture(scope="module")
def folder() -> Path:
    return Path(tempfile.mkdtemp())


@given(head=_HEAD, blocks=st.lists(_BLOCK, min_size=1, max_size=4), prose=_TEXT)
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    # To shrink a page means to build it a thousand times.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_no_page_raises(
    folder: Path,
    head: list[tuple[str, str]],
    blocks: list[tuple[str, str, list[str], str]],
    prose: str,
) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    site = Site(folder)
    site.configure()
    metadata = "\n".join(f"  {key}: {value}" for key, value in head)
    text = "\n".join(map(_markdown, blocks))
    site.write(
        "index", f"---\ntopic:\n  status: settled\n{metadata}\n---\n# Title\n\n{text}\n{prose}\n"
    )
    text = "\n".join(map(_restructuredtext, blocks))
    site.write("page.rst", f"Title\n=====\n\n{text}\n")
    site.build()
    for warned in site.ours():
        assert warned.file.startswith(("index.md", "page.rst")), warned
        assert warned.line or warned.type == "beliefs.placeholder", warned
    assert site.text("index")
