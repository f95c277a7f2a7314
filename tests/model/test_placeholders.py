"""Which text is a blank left on purpose, and which only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_beliefs.model.placeholders import (
    BlankKind,
    count_blanks,
    find_placeholders,
    find_unclosed_tags,
    is_placeholder,
    kind_of,
)


def found(text: str) -> list[str]:
    return [text[span.start : span.end] for span in find_placeholders(text)]


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("~XX%", ["~XX%"]),
        ("XX%", ["XX%"]),
        ("??%", ["??%"]),
        ("I say ~XX%, or so.", ["~XX%"]),
        ("<why>", ["<why>"]),
        ("~XX%<why>.", ["~XX%", "<why>"]),
        ("<date><title><takeaway>.", ["<date>", "<title>", "<takeaway>"]),
        ("<Your view on SAEs / circuits / probes.>", ["<Your view on SAEs / circuits / probes.>"]),
        (
            "<“quoted” view; with stops. Edit freely.>",
            ["<“quoted” view; with stops. Edit freely.>"],
        ),
        ("<two\nlines>", ["<two\nlines>"]),
        ("<überlegung>", ["<überlegung>"]),
    ],
)
def test_blanks_are_found(text: str, blanks: list[str]) -> None:
    assert found(text) == blanks


@pytest.mark.parametrize(
    "text",
    [
        "70%",
        "a < b and c > d",
        "x<y",
        "List<int>",
        "if 3 < 4 > 2",
        "<https://example.org/why>",
        "<mailto:me@example.org>",
        "<me@example.org>",
        "<- arrows ->",
        "<>",
        "< why >",
        "MAXX%",
        "<b>bold</b>",
        "<script>alert(1)</script>",
        "</why>",
    ],
)
def test_what_only_looks_like_a_blank_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("~XX%", BlankKind.CREDENCE),
        ("??%", BlankKind.CREDENCE),
        ("?", BlankKind.CREDENCE),
        ("<why>", BlankKind.WHY),
        ("<Why?>", BlankKind.WHY),
        ("<date>", BlankKind.DATE),
        ("<title>", BlankKind.TITLE),
        ("<takeaway>", BlankKind.TAKEAWAY),
        ("<Your view on this.>", BlankKind.OTHER),
    ],
)
def test_a_blank_says_what_it_stands_for(written: str, kind: BlankKind) -> None:
    assert kind_of(written) is kind


def test_blanks_are_counted_in_a_fixed_order() -> None:
    kinds = [BlankKind.WHY, BlankKind.OTHER, BlankKind.CREDENCE, BlankKind.WHY]
    assert count_blanks(kinds) == (
        (BlankKind.CREDENCE, 1),
        (BlankKind.WHY, 2),
        (BlankKind.OTHER, 1),
    )


@pytest.mark.parametrize(
    ("fragments", "unclosed"),
    [
        (["<why>"], [["<why>"]]),
        (["<date>", "<title>", "<takeaway>"], [["<date>"], ["<title>"], ["<takeaway>"]]),
        (["<b>", "</b>"], [[], []]),
        (["<div>\n", "</div>\n"], [[], []]),
        (["<div>\n<why>\n</div>"], [["<why>"]]),
        (["<br>", "<img src='x'>", "<hr/>"], [[], [], []]),
        (["<p>text", "<li>"], [[], []]),
        (["<!-- <why> -->"], [[]]),
        (["<b>", "<b>", "</b>"], [["<b>"], [], []]),
        (["</b>", "<b>"], [[], ["<b>"]]),
        (['<a title="a > b">', "</a>"], [[], []]),
        (["<WHY>", "</why>"], [[], []]),
        ([], []),
    ],
)
def test_raw_html_is_a_blank_where_nothing_closes_it(
    fragments: list[str], unclosed: list[list[str]]
) -> None:
    spans = find_unclosed_tags(fragments)
    assert [
        [fragment[span.start : span.end] for span in found]
        for fragment, found in zip(fragments, spans, strict=True)
    ] == unclosed


@given(st.text())
def test_no_text_raises_and_spans_are_in_order(text: str) -> None:
    end = 0
    for span in find_placeholders(text):
        assert end <= span.start < span.end <= len(text)
        assert is_placeholder(text[span.start : span.end])
        end = span.end
    find_unclosed_tags([text, text])


@pytest.mark.parametrize("unit", ["<", "<a", "<a ", "~XX", "< ", "<a>", '<a "', "<!--"])
def test_long_text_takes_linear_time(unit: str) -> None:
    # A quadratic search would take minutes here; the suite's own patience is the limit.
    text = unit * 100_000
    list(find_placeholders(text))
    find_unclosed_tags([text[:20_000]])
