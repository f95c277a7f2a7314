"""Which text is a blank left on purpose, and which only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_beliefs.model.notation.html_tags import find_unclosed_tags, is_html
from sphinx_beliefs.model.notation.placeholders import (
    BlankKind,
    blank_kind,
    count_blanks,
    find_in_prose,
    find_placeholders,
    is_all_blank,
    is_placeholder,
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
    assert blank_kind(written) is kind


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
        (['<svg><path d="M0"><g>', "</svg>"], [[], []]),
        (["<svg><path d='M0'><g></svg><why>"], [["<why>"]]),
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


# What stands in prose: ten real examples each way, and more. The text is a paragraph.

BLANKS = [
    ("I am at ~XX% on this, since <why>.", ["~XX%", "<why>"]),
    ("<Your view on SAEs / circuits / probes.>", ["<Your view on SAEs / circuits / probes.>"]),
    ("<A paragraph on why I give numbers at all, and how I get to them.>", None),
    ("<what I think of rent caps>", None),
    ("“<Likely something on: mech interp as a high-variance bet; the safety case>”", None),
    ("Seen on <date>, in the <title> that <author> sent me.", ["<date>", "<title>", "<author>"]),
    ("It matters because <why it matters>.", ["<why it matters>"]),
    ("The paper is <link TBD>, and the rest <to come>.", ["<link TBD>", "<to come>"]),
    ("<Your takeaway> and <the date>?", ["<Your takeaway>", "<the date>"]),
    ("<two or three sentences on the evidence> ~XX% <why>.", None),
    ("<link to the paper>", None),
    ("<title of the post that started it>", None),
    ("<…and what would change my mind (two points)>", None),
    ("<為什麼我相信這個>", None),
    ("<see whether the trials of 2026 change this>", None),
]

TEXTS = [
    "The derivation is long <see appendix> and I skip it.",
    "<see appendix>",
    "<See the table below.>",
    "<cf. Hanson 2008>",
    "The survey <n = 120> was small.",
    "<alpha | beta>",
    "A List<int> is not a Map<str, List<int>>.",
    "Press <Ctrl-C>, or <Enter>.",
    "He said that <laughs> it was <sic> settled.",
    "Ask <name> about the <model weights>.",
    "<model>",
    "<Foo bar='x' /> is a component.",
    "The tag <time> has no meaning here, and <b> neither.",
    "<user@example.org> or <https://example.org/a b>",
    "<i, j> and <x, y>",
    "It was <very> late, </rant>.",
    "a < b and c > d",
    "<details open>",
    "<br> and <img src=x> and <kbd>Ctrl</kbd>",
    "<path/to/file name>",
    "<https://example.org/why>",
]


def in_prose(text: str, words: frozenset[str] = frozenset()) -> list[str]:
    spans = find_in_prose(text, words, is_alone=lambda: is_all_blank(text))
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(("text", "blanks"), BLANKS)
def test_in_prose_a_blank_is_a_known_word_or_an_instruction_by_itself(
    text: str, blanks: list[str] | None
) -> None:
    whole = text.strip("“”")
    expected = [whole] if blanks is None else blanks
    if "~XX%" in text and blanks is None:
        expected = ["<two or three sentences on the evidence>", "~XX%", "<why>"]
    assert in_prose(text) == expected


@pytest.mark.parametrize("text", TEXTS)
def test_in_prose_all_else_in_angle_brackets_is_text(text: str) -> None:
    assert in_prose(text) == []


@pytest.mark.parametrize(
    "instruction", ["<what I think>", "<Your view on this.>", "<a word on costs>"]
)
def test_an_instruction_in_a_sentence_is_text(instruction: str) -> None:
    assert in_prose(f"I will say {instruction} here.") == []
    assert in_prose(f"{instruction}.") == [instruction]


def test_a_field_of_nothing_but_brackets_is_a_blank_whatever_they_say() -> None:
    assert found("<interp>") == ["<interp>"]
    assert found(" <who>, ~XX%") == ["<who>", "~XX%"]
    assert found("Claim <interp>") == []
    assert found("<b>bold</b>") == []


def test_a_site_can_have_words_of_its_own() -> None:
    words = frozenset({"warum", "source to check"})
    text = "Ich glaube es, <Warum?>, nach <source to  check> und <wer>."
    assert in_prose(text) == []
    assert in_prose(text, words) == ["<Warum?>", "<source to  check>"]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("<your takeaway>", BlankKind.TAKEAWAY),
        ("<date tbd>", BlankKind.DATE),
        ("<the reason>", BlankKind.WHY),
        ("<title goes here>", BlankKind.TITLE),
        ("<link TBD>", BlankKind.OTHER),
    ],
)
def test_a_known_word_says_what_it_stands_for_in_company_too(written: str, kind: BlankKind) -> None:
    assert blank_kind(written) is kind


@pytest.mark.parametrize(
    ("tag", "is_meant"),
    [
        ("<br>", True),
        ("<br/>", True),
        ("<p>", True),
        ('<img src="a b.png" alt=x>', True),
        ("<div class='x'>", True),
        ("<details open>", True),
        ("<input disabled type=text>", True),
        ("<time>", False),
        ("<source>", False),
        ("<b>", False),
        ("<link to the paper>", False),
        ("<input your view>", False),
        ("<why>", False),
        ("<foo bar=x>", False),
    ],
)
def test_html_is_meant_where_an_element_needs_no_end_or_has_attributes(
    tag: str, is_meant: bool
) -> None:
    assert is_html(tag) is is_meant


def test_an_end_tag_that_closes_nothing_is_no_html_unless_it_is_of_an_element() -> None:
    assert find_unclosed_tags(["</rant>", "</b>"]) == [[(0, 7)], []]


@given(st.text())
def test_no_text_raises_and_spans_are_in_order(text: str) -> None:
    end = 0
    for span in find_placeholders(text):
        assert end <= span.start < span.end <= len(text)
        assert is_placeholder(text[span.start : span.end])
        end = span.end
    find_unclosed_tags([text, text])


@pytest.mark.parametrize(
    "unit",
    [
        "<",
        "<a",
        "<a ",
        "~XX",
        "< ",
        "<a>",
        '<a "',
        "<!--",
        "<a b> ",
        "<b c=d ",
        "<b c",
        "the ",
        "a/",
    ],
)
def test_long_text_takes_linear_time(unit: str) -> None:
    # A quadratic search would take minutes here; the suite's own patience is the limit.
    text = unit * 100_000
    list(find_placeholders(text))
    list(find_placeholders(f"<{text}>"))
    find_unclosed_tags([text[:20_000]])
    is_html(f"<img {text}>")
