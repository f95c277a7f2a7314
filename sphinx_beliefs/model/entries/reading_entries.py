"""Entries that are readings: ``2025-05 — [Title](url) — takeaway``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.citation_tails import read_tail
from sphinx_beliefs.model.entries.citations import read_citation
from sphinx_beliefs.model.entries.entry_parts import (
    Head,
    first_part,
    one_line,
    skip_separator,
    skip_space,
    skip_stop,
)
from sphinx_beliefs.model.entries.inline_marks import Inline, separators
from sphinx_beliefs.model.entries.reading_parts import (
    Said,
    Titled,
    authors_after,
    authors_before,
    date_of,
    leading_date,
    titled_at,
)
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from sphinx_beliefs.model.entries.entry_words import EntryWords, Markup

#: An address at the end of a title.
_LAST_URL = LazyPattern(
    r"(?:\s?[:,—–-]\s|\s)(?:<(?P<inside>https?://[^\s<>()]+)>|\((?P<round>https?://[^\s<>()]+)\)"
    r"|(?P<bare>https?://[^\s<>()]+))\Z"
)
#: The end of a title that may hold one, in characters.
_LONGEST_URL = 500


def read_reading_head(inline: Inline, markup: Markup, words: EntryWords) -> Head:
    """Part the first paragraph of a reading."""
    head = Head("", 0, {}, {})
    dated = leading_date(inline, markup, words)
    _note(head, dated, 0)
    position = dated.end
    titled = titled_at(inline, position, markup)
    if titled is None:
        cited = read_citation(inline, position, markup, words, date=dated.date)
        if cited is not None:
            return cited._replace(
                options=head.options | cited.options, places=head.places | cited.places
            )
        said = authors_before(inline, position, words)
        if said.date and "date" in head.options:
            said = Said(position)
        titled = titled_at(inline, said.end, markup) if said.authors else None
    else:
        said = Said(position)
    marked = head._replace(options=dict(head.options), places=dict(head.places))
    _note(marked, said, position)
    found = _marked_title(inline, titled, marked, words) if titled is not None else None
    if found:
        return marked._replace(title=found[0], rest=found[1])
    title, rest = _plain_title(inline, position, head, words)
    return head._replace(title=title, rest=rest)


def _note(head: Head, said: Said, position: int) -> None:
    # What stands where authors do, if they are known, is where it came out.
    authors = "venue" if "authors" in head.options else "authors"
    for option, value in ((authors, said.authors), ("date", said.date)):
        if value and option == "venue" and option in head.options:
            head.options[option] += f", {value}"
        elif value:
            head.options[option], head.places[option] = value, position


def _marked_title(
    inline: Inline, titled: Titled, head: Head, words: EntryWords
) -> tuple[str, int] | None:
    """Read what follows a title that is marked as one; None if the title goes on behind it."""
    bare = inline.bare
    said = [Said(titled.end)]
    for _authors_and_date in range(2):
        has_date = "date" in head.options or bool(said[-1].date)
        said.append(authors_after(inline, said[-1].end, words, has_date=has_date))
    position = said[-1].end
    stop = skip_stop(bare, position)
    comma = bare[position:stop] in {",", "，"}
    rest = skip_separator(bare, stop)
    is_parted = rest > skip_space(bare, position) and not comma
    is_parted = is_parted or "\n" in bare[position:rest]
    following = bare[rest : rest + 1]
    ends = not following or following == "<" or is_parted
    if not ends and not (titled.url and following.isupper()):
        has_others = any(link.start >= position for link in inline.links)
        if not titled.url or not comma or has_others:
            return None
    for found in said:
        _note(head, found, found.end - 1)
    if "authors" in head.options and "venue" not in head.options:
        tail = read_tail(inline, position, words, has_date="date" in head.options)
        if tail.is_sure and tail.venue and not tail.url:
            head.options["venue"], head.places["venue"] = tail.venue, tail.end - 1
            if tail.date:
                head.options["date"], head.places["date"] = tail.date, tail.end - 1
            rest = skip_separator(bare, skip_stop(bare, tail.end))
    if titled.url:
        head.options["url"], head.places["url"] = titled.url, titled.end - 1
    return one_line(titled.words), rest


def _plain_title(inline: Inline, position: int, head: Head, words: EntryWords) -> tuple[str, int]:
    """Read a title that is text like any other: up to a dash, or the first sentence."""
    part = Inline(inline.text[position:], inline.bare[position:])
    dash = next(separators(part.bare, 0, len(part.bare), colons=False), None)
    end, rest = (dash.start(), dash.end()) if dash else first_part(part, colons=False)
    title = one_line(part.text[:end])
    place = position + max(len(part.text[:end].rstrip()) - 1, 0)
    match = _LAST_URL.search(title[-_LONGEST_URL:])
    if match and title[: -len(match[0])].strip():
        head.options["url"] = next(filter(None, match.groups()))
        head.places["url"] = place
        title = title[: -len(match[0])].rstrip()
    if title.endswith(")") and "date" not in head.options:
        before, _bracket, written = title[:-1].rpartition("(")
        if before.strip() and (date := date_of(written, words)):
            _note(head, Said(0, date=date), place)
            title = before.rstrip()
    return title, position + skip_space(part.bare, rest)
