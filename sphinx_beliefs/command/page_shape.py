"""The items of a template as directives, where an author wants them so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.directive_writer import write_directive
from sphinx_beliefs.model.entries.entry_reader import read_entry
from sphinx_beliefs.model.entries.entry_words import ENGLISH_WORDS, Markup
from sphinx_beliefs.model.entries.list_parts import EntryPart, split_list
from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: The headings of the templates below which items stand.
HEADINGS = {
    "Current beliefs": Kind.BELIEF,
    "Uncertainties": Kind.UNCERTAINTY,
    "What would update me": Kind.UPDATE_TRIGGER,
    "Recent reading": Kind.READING,
}

#: The heading that a list of related topics follows.
RELATED = "Related topics"


def with_directives(page: str) -> str:
    """A page of Markdown with lists of items below the headings of the templates, as a page with a
    directive for each of them.
    """
    written: list[str] = []
    section: list[str] = []
    heading = ""
    for line in [*page.splitlines(), "## "]:
        if line.startswith("## "):
            written += _section(heading, section)
            heading, section = line.removeprefix("## "), []
            written.append(line)
        else:
            section.append(line)
    return "\n".join(written[:-1]).rstrip("\n") + "\n"


def _section(heading: str, lines: Sequence[str]) -> Iterator[str]:
    """The lines below a heading."""
    kind = HEADINGS.get(heading)
    if heading == RELATED:
        yield from ["", ":::{related-topics}", ":::", ""]
    elif kind is None:
        yield from lines
    else:
        for part in split_list(lines, Markup.MARKDOWN):
            of_part = lines[part.first : part.end]
            yield from _directive(kind, of_part) if isinstance(part, EntryPart) else of_part


def _directive(kind: Kind, lines: Sequence[str]) -> Iterator[str]:
    entry = read_entry(kind, lines, Markup.MARKDOWN, ENGLISH_WORDS)
    yield from write_directive(kind, entry.title, entry.options, entry.body, Markup.MARKDOWN)
    yield ""
