"""Front matter is read whatever stands in it, and leaves MyST nothing to stumble over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from front_matter_checks import SEEDS, check_front_matter
from hypothesis import given
from hypothesis import strategies as st
from patience import patience

from sphinx_beliefs.authoring.front_matter import read_front_matter
from sphinx_beliefs.authoring.myst_source import for_myst

if TYPE_CHECKING:
    from conftest import Site

_WORDS = st.sampled_from(
    [
        *("topic", "region", "stub", "tags", "related", "x", "true", "2026-05-01", "0x1f", "1:2"),
        *("!!timestamp", "!!bool", "!!int", "!!float", "!!set", "!!binary", "!!null", "!x", "!"),
        *("&a", "*a", "<<", "=", "~", ".inf", "''", '"', "'", "|", ">", "#", "%", "@", "`"),
        *("[", "]", "{", "}", ",", "?", "---", "...", "\x07", "\x85", "\u2028", "\ufeff", "é"),
    ]
)
_VALUE = st.lists(_WORDS | st.text(max_size=4), max_size=4).map(" ".join)
_LINE = st.tuples(st.sampled_from(["", "  ", "  ", "    ", "- ", "\t"]), _WORDS, _VALUE).map(
    lambda parts: f"{parts[0]}{parts[1]}: {parts[2]}"
)
_HEAD = st.lists(_LINE | _VALUE, max_size=6).map("\n".join)


@given(_HEAD.map("topic:\n{}".format) | _HEAD | st.sampled_from(SEEDS))
def test_any_front_matter(text: str) -> None:
    check_front_matter(text)


@pytest.mark.parametrize("text", SEEDS)
def test_front_matter_to_begin_with(text: str) -> None:
    check_front_matter(text)


@pytest.mark.parametrize(
    "value",
    ["!!timestamp x", "!!bool maybe", '!!int ""', '!!float ""', "!!timestamp {a: b}", "0x_"],
)
@pytest.mark.parametrize("place", ["  region: {}", "x: {}", "x: [[{}]]", "x: &a {{y: {}}}"])
def test_a_value_that_is_not_what_its_tag_says_stops_nothing(
    site: Site, value: str, place: str
) -> None:
    site.write(
        "page", f"---\ntopic:\n  tagline: Kept.\n{place.format(value)}\n---\n# Title\n\nText.\n"
    )
    site.build()
    assert "Kept." in site.text("page")
    assert "Text." in site.text("page")
    assert not [warned for warned in site.warnings if "cannot be parsed" in warned.text]


@pytest.mark.parametrize(
    ("tagline", "shown"),
    [
        ("This & that: both", "This & that: both "),
        ("*a", "*a "),
        ("&a *a", ""),
        ("[*a", ""),
        ("&a & *b: c", ""),
    ],
)
def test_a_line_with_the_marks_of_anchors_that_cannot_be_read_is_one_warning(
    site: Site, tagline: str, shown: str
) -> None:
    site.write("page", f"---\ntopic:\n  region: gov\n  tagline: {tagline}\n---\n# Title\n\nText.\n")
    site.build()
    assert [(w.line, w.type) for w in site.warnings] == [(4, "beliefs.front_matter")]
    assert site.text("page") == f"Title {shown}Governance Text."


def test_an_anchor_in_the_metadata_can_be_used_beside_it(site: Site) -> None:
    site.write(
        "page",
        "---\ntopic:\n  region: &r gov\nmyst:\n  substitutions:\n    r: *r\n---\n# Title\n\n{{ r }}\n",
    )
    site.configure('myst_enable_extensions += ["substitution"]\n')
    site.build()
    assert site.warnings == []
    assert site.text("page") == "Title Governance gov"


# -- bombs ---------------------------------------------------------------------------


def _laughs(levels: int, width: int = 10) -> list[str]:
    """Lists of lists of lists, each of which the next one takes many times."""
    lines = ["a0: &a0 [ha, ha]"]
    for level in range(1, levels):
        aliases = ", ".join([f"*a{level - 1}"] * width)
        lines.append(f"a{level}: &a{level} [{aliases}]")
    return lines


def _merges(levels: int) -> list[str]:
    lines = ["a0: &a0 {region: gov, x: y}"]
    for level in range(1, levels):
        aliases = ", ".join([f"*a{level - 1}"] * 10)
        lines.append(f"a{level}: &a{level} {{<<: [{aliases}]}}")
    return lines


def _long(count: int) -> list[str]:
    return [f"a0: &a0 {'x' * count}", f"tags: [{', '.join(['*a0'] * count)}]"]


_BOMBS = {
    "laughs": _laughs(30),
    "merges": _merges(30),
    "long": _long(5_000),
    "itself": ["a0: &a0 [*a0]", "tags: &a1 [*a1]"],
    "key": ["a0: &a0 {x: [*a0]}", "? *a0", ": x"],
}


@pytest.mark.parametrize("name", _BOMBS)
@pytest.mark.parametrize("where", ["inside", "beside"])
def test_aliases_are_not_unfolded_without_end(site: Site, name: str, where: str) -> None:
    indent = "  " if where == "inside" else ""
    bomb = "\n".join(indent + line for line in _BOMBS[name])
    site.write("page", f"---\ntopic:\n  region: gov\n{bomb}\n---\n# Title\n\nText.\n")
    # Unfolded, it would take longer than there is.
    with patience(20):
        site.build()
    assert site.text("page").endswith("Text.")
    assert "Governance" in site.text("page")
    assert len("".join(warned.text for warned in site.warnings)) < 20_000


_LONG = {
    "aliases of a long text": lambda n: _long(n // 5),
    "aliases of a long list": lambda n: [
        "topic:",
        f"  x: &a [{'a, ' * (n // 6)}]",
        *(f"  k{i}: *a" for i in range(n // 16)),
    ],
    "anchors": lambda n: ["topic:", *(f"  k{i}: &a{i} x" for i in range(n // 15))],
    "a mapping merged many times": lambda n: [
        f"x: &a {{{', '.join(f'k{i}: v' for i in range(n // 30))}}}",
        "topic:",
        f"  <<: [{'*a, ' * (n // 8)}]",
    ],
    "a number of base 60": lambda n: ["topic:", "  order: 1" + ":1" * n],
    "lines that are not YAML": lambda n: ["topic:", *["  - x: ["] * (n // 9)],
    "dashes": lambda n: ["topic:", f"  x: {'[a, ' * 300}{'- ' * n}"],
}


@pytest.mark.parametrize("name", _LONG)
def test_front_matter_takes_time_with_its_length(name: str) -> None:
    lines = _LONG[name](160_000)
    with patience(4):
        found = read_front_matter(lines)
        for_myst("\n".join(["---", *lines, "---"]), found, len(lines))
