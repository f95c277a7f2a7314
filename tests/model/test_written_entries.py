"""What is written as an entry, or as a directive, is read as what it was."""

from __future__ import annotations

import pytest
from entry_checks import WORDS
from hypothesis import given
from hypothesis import strategies as st

from sphinx_beliefs.model.entries.directive_writer import write_directive
from sphinx_beliefs.model.entries.entry_reader import read_entry
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.entry_writer import same_body, write_entry
from sphinx_beliefs.model.entries.list_parts import EntryPart, split_list
from sphinx_beliefs.model.notation.option_lines import read_options
from sphinx_beliefs.model.records.item_options import ITEM_OPTIONS
from sphinx_beliefs.model.records.kinds import ITEM_KINDS, Kind

TITLES = [
    "Claim.",
    "A claim of some words",
    "Will it?",
    "Is it A? Or B?",
    "A. B. C.",
    "The share will be 50%.",
    "Ends (80%)",
    "~80% of them",
    "80%: x",
    "A *b* c",
    "A **b** c",
    "**Bold** start",
    "*In italics*",
    "`code`, `a ** b` and `- x`",
    "The [link](https://x.org/a-b) holds",
    "[a](b), [c](d)",
    "Claim — with a dash",
    "Claim: a subtitle",
    '"Quoted" claim',
    "“Quoted.”",
    "(In brackets) and more",
    "2025 was a year",
    "A → B",
    "A -> raises b",
    "<your claim>",
    "这是一个主张。",
    "هذا ادعاء",
    "The U.S. policy, e.g. this",
    "- dash",
    "1. number",
    "# hash",
    "[brackets] and {braces}",
    "Ends with {#braces}",
    "Ends ^so",
    "by Jane Doe, A. Uthor (2025)",
    "Doe, J. (2019). Title. AEJ, 11(4). So",
    'Doe, Jane. "Title." AEJ 11 (2019).',
    "Doe J, Roe RB. Title. AEJ. 2019;11(4):1-20.",
    "Why it matters: x",
    "(Normative.) x",
    "likely",
    "a | b",
    ":name: x",
    "https://x.org",
    "x" * 300,
]
BODIES = [
    [],
    ["Why."],
    ["Why over", "two lines."],
    ["One.", "", "Two."],
    ["- a", "- b", "", "  more"],
    ["One.", "", "1. a", "   - b"],
    ["```", "code", "", "- code", "```"],
    ["One.", "", "~~~python", ":name: x", "~~~", "", "Two."],
    [":::{credence-log}", "2025-01-01 ~80% x", ":::"],
    ["::::{note}", ":::{tip}", "x", ":::", "::::"],
    ["> quote"],
    ["# heading"],
    ["    code"],
    ["| a | b |", "|---|---|", "| c | d |"],
    ["~80% — x"],
    ["— dash"],
    ["Why it matters: x"],
    ["(Jane Doe, 2025) says"],
    ["50% of them (80%)."],
    ["<why>"],
    ["Ends {#so}"],
    ["a :tags: b"],
    [r"\- x"],
    ["因为"],
]
VALUES = {
    "name": ["x", "a.b/c-d", "名"],
    "credence": [
        "~80%",
        "0.7",
        "60-80%",
        "3:1",
        ">95%",
        "~XX%",
        "very likely",
        "80",
        "about 80%",
        "?",
    ],
    "normative": [""],
    "since": ["2025-01"],
    "resolve-by": ["2027-12-31"],
    "criteria": ['"quoted"', "says `a`", ">"],
    "resolution": ["true"],
    "source": [
        "https://x.org/a",
        "https://x.org/a_(b)",
        "manifold:AbC",
        "manifold:AbC https://x.org/a",
        "https://x.org/a manifold:AbC",
        "javascript:alert(1)",
        "two words",
        "<url>",
    ],
    "tags": ["a, b"],
    "class": ["wide"],
    "beliefs": ["a", "a, b"],
    "if-yes": ['"quoted"', "raises `a`", ">"],
    "direction": ["up", "either"],
    "raises": ["a", "a, b", "<name>", "two words"],
    "lowers": ["c", "c-d, e"],
    "strength": ["strongly"],
    "to": ["~40%", "40–60%", "bad"],
    "likelihood-ratio": ["3:1"],
    "fired": ["2025-01-01"],
    "date": ["2025", "2025-05", "forthcoming", "May 2025", "<date>", "2025-13"],
    "url": [
        "https://x.org/a",
        "https://x.org/a_(b)",
        "a b",
        "papers/a.pdf",
        "forthcoming",
        "<link>",
    ],
    "authors": ["A. Uthor", "Doe et al.", "in lower case", "Doe, J., and Roe, K.", "WHO (Geneva)"],
    "venue": ["Nature"],
}


@st.composite
def items(draw: st.DrawFn) -> tuple[Kind, str, dict[str, str], list[str]]:
    kind = draw(st.sampled_from(ITEM_KINDS))
    known = [name for name in ITEM_OPTIONS[kind] if name in VALUES]
    names = draw(st.lists(st.sampled_from(known), unique=True, max_size=4))
    options = {name: draw(st.sampled_from(VALUES[name])) for name in names}
    some = st.text('ab.?!:,*_`()[]<>{}#%~—-→ 0:2|\\"$主', min_size=1, max_size=25)
    titles = st.sampled_from(TITLES) | some.map(lambda text: " ".join(text.split()))
    bodies = st.sampled_from(BODIES) | some.map(lambda text: [text.strip()] if text.strip() else [])
    return kind, draw(titles), options, draw(bodies)


@pytest.mark.parametrize("markup", Markup)
@given(item=items())
def test_an_entry_is_read_as_it_was_written(
    markup: Markup, item: tuple[Kind, str, dict[str, str], list[str]]
) -> None:
    kind, title, options, body = item
    lines = write_entry(kind, title, options, body, markup, WORDS)
    if lines is None:
        return
    entry = read_entry(kind, lines, markup, WORDS)
    assert (entry.title, entry.options, entry.problems) == (title, options, [])
    assert same_body(entry.body, body)
    # As one entry among others.
    others = [*lines, "", *lines]
    parts = split_list(others, markup)
    assert [type(part) for part in parts] == [EntryPart, EntryPart]
    assert parts[1].first == len(lines) + 1


@pytest.mark.parametrize("markup", Markup)
@pytest.mark.parametrize("kind", ITEM_KINDS)
def test_nearly_everything_can_be_said_in_an_entry(kind: Kind, markup: Markup) -> None:
    unsaid = {
        (title, *body)
        for title in TITLES
        for body in BODIES[::6]
        if write_entry(kind, title, {"name": "x"}, body, markup, WORDS) is None
    }
    assert len(unsaid) <= len(TITLES) * len(BODIES[::6]) * 0.1
    assert (
        not [title for title, *_body in unsaid if title in TITLES[:6]] or kind is Kind.UNCERTAINTY
    )


@pytest.mark.parametrize("markup", Markup)
@pytest.mark.parametrize(
    ("kind", "title", "options", "body", "entry"),
    [
        (
            Kind.BELIEF,
            "Claim.",
            {"name": "x", "credence": "~80%"},
            ["Why.", "", "More."],
            "- **Claim.** ~80% — Why.\n  :name: x\n\n  More.",
        ),
        (Kind.BELIEF, "Claim", {"normative": ""}, [], "- **(Normative.) Claim**"),
        (Kind.BELIEF, "Claim.", {"credence": "80"}, [], "- **Claim.** 80"),
        (Kind.UNCERTAINTY, "Is it?", {}, ["So."], "- **Is it?** Why it matters: So."),
        (Kind.UNCERTAINTY, "Is it?", {}, ["- a"], "- **Is it?**\n\n  - a"),
        (
            Kind.UPDATE_TRIGGER,
            "A trial",
            {"raises": "a, b", "lowers": "c", "to": "~40%"},
            [],
            "- A trial → raises a, b, lowers c (to ~40%)",
        ),
        (
            Kind.READING,
            "A *fine* title",
            {"date": "2025-05", "authors": "Jane Doe"},
            ["Take it."],
            "- 2025-05 — **A *fine* title**, Jane Doe — Take it.",
        ),
        (Kind.READING, "Title", {"date": "forthcoming"}, [], "- *Forthcoming* — Title"),
    ],
)
def test_an_entry_is_written_as_authors_do(
    kind: Kind, title: str, options: dict[str, str], body: list[str], entry: str, markup: Markup
) -> None:
    lines = write_entry(kind, title, options, body, markup)
    if markup is Markup.RST:
        # Options are a field list there, which needs a blank line.
        entry = entry.replace("\n  :name:", "\n\n  :name:")
    assert lines == entry.split("\n")


def test_links_are_those_of_the_markup() -> None:
    said = {"date": "2025", "url": "https://x.org"}
    assert write_entry(Kind.READING, "T", said, [], Markup.MARKDOWN) == [
        "- 2025 — [T](https://x.org)"
    ]
    assert write_entry(Kind.READING, "T", said, [], Markup.RST) == [
        "- 2025 — `T <https://x.org>`__"
    ]


@pytest.mark.parametrize("title", ["", " ", "two\nlines"])
def test_what_no_entry_can_say_is_none(title: str) -> None:
    assert write_entry(Kind.BELIEF, title, {}, ["Why."], Markup.MARKDOWN) is None


@given(item=items())
def test_the_options_of_a_directive_are_read_as_they_were_written(
    item: tuple[Kind, str, dict[str, str], list[str]],
) -> None:
    kind, title, options, body = item
    lines = write_directive(kind, title, options, body, Markup.MARKDOWN)
    block = read_options(lines[1:], ITEM_OPTIONS[kind])
    assert (block.values, block.problems) == (options, [])
    assert lines[0] == f"{lines[-1]}{{{kind.value}}} {title}".rstrip()
    assert all(lines[-1] not in line for line in body)


def test_a_fence_of_backticks_has_no_title_with_backticks() -> None:
    lines = write_directive(Kind.BELIEF, "A `b`", {}, ["Why."], Markup.MARKDOWN, mark="`")
    assert lines == ["```{belief}", "", "A `b`", "", "Why.", "```"]


def test_a_directive_in_restructuredtext() -> None:
    lines = write_directive(Kind.BELIEF, "A.", {"name": "x"}, ["Why.", "", "More."], Markup.RST)
    assert lines == [".. belief:: A.", "   :name: x", "", "   Why.", "", "   More."]
