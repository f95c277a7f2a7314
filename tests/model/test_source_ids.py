"""Where a belief comes from: an id, a URL, or both."""

from __future__ import annotations

import pytest
from making import FIELDS, reader

from sphinx_beliefs.model.entries.entry_reader import read_entry
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.fields.belief_fields import read_belief
from sphinx_beliefs.model.notation.source_ids import parse_source
from sphinx_beliefs.model.problem import Subtype
from sphinx_beliefs.model.records.kinds import Kind


@pytest.mark.parametrize(
    ("written", "id_", "url"),
    [
        ("manifold:AbC", "manifold:AbC", ""),
        ("Manifold:AbC", "manifold:AbC", ""),
        ("any-csv:2024/7#x:y", "any-csv:2024/7#x:y", ""),
        ("https://example.org/q?a=1&b=(2)", "", "https://example.org/q?a=1&b=(2)"),
        ("fatebook:3f https://fatebook.io/q/3f", "fatebook:3f", "https://fatebook.io/q/3f"),
        ("doi:10.1234/abc", "", "https://doi.org/10.1234/abc"),
    ],
)
def test_an_id_a_url_and_both_are_read(written: str, id_: str, url: str) -> None:
    source, problem = parse_source(written, field="source")
    assert (source.id, source.url, problem) == (id_, url, None)


@pytest.mark.parametrize(
    ("written", "kept", "subtype"),
    [
        ("manifold", "", Subtype.OPTION_VALUE),
        ("a friend of mine", "", Subtype.OPTION_VALUE),
        ("manifold: AbC", "", Subtype.OPTION_VALUE),
        ("manifold:a fatebook:b", "", Subtype.OPTION_VALUE),
        ("papers/one.pdf", "", Subtype.OPTION_VALUE),
        ("me@example.org", "", Subtype.OPTION_VALUE),
        ("javascript:alert(1)", "", Subtype.URL),
        ("JavaScript:alert(1)", "", Subtype.URL),
        ("data:text/html,x", "", Subtype.URL),
        ("ftp://example.org/x", "", Subtype.URL),
        ("manifold:x javascript:alert(1)", "manifold:x", Subtype.URL),
        ("https://example.org/1 site:1", "site:1 https://example.org/1", Subtype.OPTION_VALUE),
        ("manifold.markets/ann/x", "https://manifold.markets/ann/x", Subtype.URL),
        ("site:1 www.example.org/x", "site:1 https://www.example.org/x", Subtype.URL),
        ("[a market](https://example.org/x)", "https://example.org/x", Subtype.URL),
        ("<https://example.org/x>", "https://example.org/x", Subtype.URL),
    ],
)
def test_what_is_neither_is_reported_and_read_where_its_meaning_is_clear(
    written: str, kept: str, subtype: Subtype
) -> None:
    source, problem = parse_source(written, field="source")
    assert str(source) == kept
    assert problem is not None
    assert problem.subtype is subtype


def test_a_blank_is_not_a_source() -> None:
    options = reader(source="<url>")
    assert read_belief(options, FIELDS).source_url == ""
    assert options.problems == []


@pytest.mark.parametrize(
    ("line", "source", "body"),
    [
        ("**A.** 60% ([source](https://x.org/1)) — why", "https://x.org/1", ["why"]),
        ("**A.** 60% ([Source](https://x.org/1)).", "https://x.org/1", []),
        ("**A.** 60%. ([source](https://x.org/1)) Why.", "https://x.org/1", ["Why."]),
        ("**A.** 60% — ([source](https://x.org/a_(b))) why", "https://x.org/a_(b)", ["why"]),
        ('**A.** 60% ([source](https://x.org "site:1")): why', "site:1 https://x.org", ["why"]),
        ("(Normative.) **A.** ([source](https://x.org/1)) Why", "https://x.org/1", ["Why"]),
    ],
)
def test_a_link_behind_the_credence_is_the_source(line: str, source: str, body: list[str]) -> None:
    entry = read_entry(Kind.BELIEF, [f"- {line}"], Markup.MARKDOWN)
    assert (entry.title, entry.options["source"], entry.body) == ("A.", source, body)
    assert entry.problems == []


@pytest.mark.parametrize(
    "line",
    [
        "**A.** 60% — they rose ([source](https://x.org/1)).",
        "**A.** 60% ([a report](https://x.org/1)) says so",
        "**A.** 60% ([source](javascript:alert)) x",
        '**A.** 60% ([source](https://x.org/1 "a title")) x',
        "**A.** 60% ([source](https://x.org/1), page 7) x",
        "**A.** 60% [source](https://x.org/1) x",
        "**A.** 60% (![source](https://x.org/1)) x",
    ],
)
def test_any_other_link_is_part_of_the_text(line: str) -> None:
    entry = read_entry(Kind.BELIEF, [f"- {line}"], Markup.MARKDOWN)
    assert "source" not in entry.options
    assert "](" in "".join(entry.body)


def test_a_line_of_text_that_cites_is_not_an_option() -> None:
    lines = ["- **A.** 60%", "", "  Source: https://x.org/1"]
    entry = read_entry(Kind.BELIEF, lines, Markup.MARKDOWN)
    assert (entry.options, entry.body) == ({"credence": "60%"}, ["Source: https://x.org/1"])
    assert entry.problems == []
