"""The reader of entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.belief_entries import read_belief_head
from sphinx_beliefs.model.entries.entry import Entry
from sphinx_beliefs.model.entries.entry_lines import EntryLines
from sphinx_beliefs.model.entries.entry_words import ENGLISH_WORDS, EntryWords, Markup
from sphinx_beliefs.model.entries.inline_marks import Inline, inline
from sphinx_beliefs.model.entries.list_markers import marker_of
from sphinx_beliefs.model.entries.markdown_blocks import begins_block, begins_table
from sphinx_beliefs.model.entries.reading_entries import read_reading_head
from sphinx_beliefs.model.entries.trigger_entries import read_trigger_head
from sphinx_beliefs.model.entries.uncertainty_entries import read_uncertainty_head
from sphinx_beliefs.model.notation.labels import without_why
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, LocatedProblem, Subtype
from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.model.entries.entry_parts import Head


def read_entry(
    kind: Kind, lines: Sequence[str], markup: Markup, words: EntryWords = ENGLISH_WORDS
) -> Entry:
    """Read the lines of an entry, with its marker, as an item of a kind.

    Nothing is lost: what is not the title or an option is the body, in its order.
    """
    read = EntryLines(kind, lines, markup)
    entry = Entry(
        kind=kind,
        title_line=read.head_line,
        options=read.options,
        option_lines=read.option_lines,
        problems=read.problems,
    )
    rest = end = len(read.head)
    kept = ""
    if read.head:
        head = _head(read, inline(read.head, markup), words)
        entry.title, rest, kept = head.title, head.rest, head.kept
        end = head.end if head.end >= 0 else end
        if head.problem is not None:
            read.report(head.problem, read.line_at(head.problem_at))
        for name, value in head.options.items():
            read.note(name, value, read.line_at(head.places[name]))
    _fill_body(entry, read, rest, end, kept)
    if kind is Kind.UNCERTAINTY:
        _drop_label(entry, words)
    if entry.is_empty:
        message = N_("this entry is empty; write {kind} in it, or remove it")
        problem = Subtype.TITLE.problem(message, kind=kind.row.a_kind)
        entry.problems.append(LocatedProblem(problem, 0))
    entry.problems.sort(key=lambda found: found.line)
    return entry


def _head(read: EntryLines, text: Inline, words: EntryWords) -> Head:
    kind, markup = read.kind, read.markup
    if kind is Kind.BELIEF:
        is_stated = not read.options.keys().isdisjoint({"credence", "normative"})
        return read_belief_head(text, markup, words, is_alone=_is_alone(read), is_stated=is_stated)
    if kind is Kind.UNCERTAINTY:
        return read_uncertainty_head(text, markup, words)
    if kind is Kind.UPDATE_TRIGGER:
        return read_trigger_head(text, markup, words)
    return read_reading_head(text, markup, words)


def _is_alone(read: EntryLines) -> bool:
    """Return whether no paragraph of text follows the first."""
    number = next((number for number, line in enumerate(read.below) if line.strip()), -1)
    if number < 0:
        return True
    first = read.below[number]
    if marker_of(first, read.markup) is not None:
        return True
    if read.markup is Markup.RST:
        return first.startswith("..")
    return begins_block(first) or begins_table(read.below, number)


def _fill_body(entry: Entry, read: EntryLines, rest: int, end: int, kept: str) -> None:
    """Put what is ``kept`` of the first paragraph, the rest of it, and the lines below it into the
    body.
    """
    text = (kept + read.head[rest:end]).rstrip()
    first, body = read.line_at(rest), text.split("\n") if text else []
    if body:
        body[0] = _as_text(body[0].lstrip(), read.markup)
        if read.markup is Markup.MARKDOWN and begins_table(body, 0):
            body[1] = "\\" + body[1].lstrip()
        body += [""] * read.head.count("\n", end) + read.below
    else:
        first, body = read.below_line, list(read.below)
    while body and not body[-1].strip():
        body.pop()
    blank = next((number for number, line in enumerate(body) if line.strip()), 0)
    entry.body, entry.body_line = body[blank:], first + blank


_RST_BLOCK = LazyPattern(r"\.\.(?:\s|\Z)|:[^\s:`][^:`]*:(?:\s|\Z)|>>>|\||__\s|-{1,2}\w|/\w")


def _as_text(line: str, markup: Markup) -> str:
    """A line of a paragraph, so that it stays text where it is the first of a body."""
    if line[:2].isalpha():
        return line
    marker = marker_of(line, markup)
    if markup is Markup.RST:
        return "\\" + line if marker or _RST_BLOCK.match(line) else line
    if marker is not None and marker.is_numbered:
        place = len(marker.mark) - 1
        return f"{line[:place]}\\{line[place:]}"
    if marker is not None or (line[:1] != "<" and begins_block(line)):
        return "\\" + line
    return line


def _drop_label(entry: Entry, words: EntryWords) -> None:
    """Remove the label of the why from the beginning of the body."""
    if entry.body and (rest := without_why(entry.body[0], words.why)) is not None:
        entry.body[0] = rest
        while entry.body and not entry.body[0].strip():
            del entry.body[0]
            entry.body_line += 1
