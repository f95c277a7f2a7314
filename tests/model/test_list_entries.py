"""Entries of lists are read as items, in Markdown and in reStructuredText."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_beliefs.model.entries.entry_reader import read_entry
from sphinx_beliefs.model.entries.entry_words import EntryWords, Markup
from sphinx_beliefs.model.entries.entry_writer import write_entry
from sphinx_beliefs.model.notation.scales import SCALES
from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from sphinx_beliefs.model.entries.entry import Entry

WORDS = EntryWords(scale=SCALES["icd203"])


def read(kind: Kind, text: str, markup: Markup = Markup.MARKDOWN) -> Entry:
    return read_entry(kind, text.split("\n"), markup, WORDS)


@pytest.mark.parametrize(
    ("kind", "text", "title", "options", "body"),
    [
        (Kind.BELIEF, "**Claim.** ~80% — why", "Claim.", {"credence": "~80%"}, "why"),
        (Kind.BELIEF, "Claim (~80%): why", "Claim", {"credence": "~80%"}, "why"),
        (Kind.BELIEF, "**(Normative.) Claim.** why", "Claim.", {"normative": ""}, "why"),
        (Kind.BELIEF, "**Claim.** ~XX%<why>", "Claim.", {"credence": "~XX%"}, "<why>"),
        (Kind.UNCERTAINTY, "**Question?** Why it matters: text", "Question?", {}, "text"),
        (Kind.UNCERTAINTY, "Question? text", "Question?", {}, "text"),
        (Kind.UPDATE_TRIGGER, "evidence", "evidence", {}, ""),
        (
            Kind.UPDATE_TRIGGER,
            "evidence → lowers NAME, raises NAME2 (to ~40%)",
            "evidence",
            {"lowers": "NAME", "raises": "NAME2", "to": "~40%"},
            "",
        ),
        (Kind.READING, "*Forthcoming* — Title", "Title", {"date": "forthcoming"}, ""),
        (Kind.READING, "<date><title><takeaway>", "<title>", {"date": "<date>"}, "<takeaway>"),
    ],
)
@pytest.mark.parametrize("markup", Markup)
def test_the_table_of_the_grammar(
    kind: Kind, text: str, title: str, options: dict[str, str], body: str, markup: Markup
) -> None:
    entry = read(kind, f"- {text}", markup)
    assert (entry.title, entry.options, "\n".join(entry.body)) == (title, options, body)
    assert entry.problems == []


@pytest.mark.parametrize("markup", Markup)
def test_what_is_written_is_read(markup: Markup) -> None:
    options = {"name": "x", "credence": "~80%", "tags": "a, b"}
    lines = write_entry(Kind.BELIEF, "Claim.", options, ["why", "", "more"], markup)
    assert lines is not None
    entry = read_entry(Kind.BELIEF, lines, markup)
    assert (entry.title, entry.options) == ("Claim.", options)
