"""The writer of entries: the reader's other half.

Each kind has a few forms, the most natural first. The first form that is read back as what was to
be written is the one; so nothing is written that would be read as something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.entry_reader import read_entry
from sphinx_beliefs.model.entries.entry_words import ENGLISH_WORDS, EntryWords, Markup
from sphinx_beliefs.model.entries.option_writer import option_lines
from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_beliefs.model.entries.entry import Entry

#: The options that the line of an entry can say; the others are option lines.
_SAID = {
    Kind.BELIEF: ("credence", "normative", "source"),
    Kind.UNCERTAINTY: (),
    Kind.UPDATE_TRIGGER: ("raises", "lowers", "beliefs", "to"),
    Kind.READING: ("date", "url", "authors"),
}


def write_entry(
    kind: Kind,
    title: str,
    options: Mapping[str, str],
    body: Sequence[str],
    markup: Markup,
    words: EntryWords = ENGLISH_WORDS,
    *,
    marker: str = "- ",
) -> list[str] | None:
    """The lines of an entry that says an item; None if no entry can say it.

    The title is in one line of the markup, and options are raw values by name. Runs of blank lines
    in the body may come back as others.
    """
    if not title.strip() or "\n" in title:
        return None
    for said in _choices(kind, options):
        below = option_lines(kind, {name: options[name] for name in options if name not in said})
        given = {name: options[name] for name in said}
        for first in _first_lines(kind, title, given, markup, words):
            for head, rest in _with_body(kind, first, body, words):
                lines = _indented(head, below, rest, markup, marker)
                if _says(read_entry(kind, lines, markup, words), title, options, body):
                    return lines
    return None


def _choices(kind: Kind, options: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """The options to be said in the line of the entry: as many as possible, or none."""
    said = tuple(name for name in _SAID[kind] if name in options)
    if "://" not in options.get("source", "://"):
        # Only a source with an address can be a link.
        said = tuple(name for name in said if name != "source")
    yield said
    if len(said) > 1:
        yield from (said[:count] for count in range(len(said) - 1, 0, -1))
    if said:
        yield ()


def _first_lines(
    kind: Kind, title: str, said: Mapping[str, str], markup: Markup, words: EntryWords
) -> Iterator[str]:
    """The forms of the line of an entry without its body."""
    bold = f"**{title}**"
    if kind is Kind.BELIEF:
        yield from _belief_lines(title, said, markup, words)
    elif kind is Kind.UNCERTAINTY:
        yield bold
        yield title
    elif kind is Kind.UPDATE_TRIGGER:
        effects = _effects(said, words)
        yield title + effects
        yield bold + effects
    else:
        yield from _reading_lines(title, said, markup, words)


def _belief_lines(
    title: str, said: Mapping[str, str], markup: Markup, words: EntryWords
) -> Iterator[str]:
    credence = f" {said['credence']}" if "credence" in said else ""
    source = _source_link(said["source"], markup, words) if said.get("source") else ""
    if "normative" in said:
        yield f"**({words.normative[0].capitalize()}.) {title}**{credence}{source}"
        return
    yield f"**{title}**{credence}{source}"
    if not source:
        yield f"{title} ({said['credence']})" if credence else title


def _source_link(written: str, markup: Markup, words: EntryWords) -> str:
    """The link to a source, in brackets. In Markdown its title can be an id."""
    id_, space, url = written.rpartition(" ")
    word = words.source[0]
    if markup is Markup.RST:
        return f" (`{word} <{written}>`__)"
    return f' ([{word}]({url} "{id_}"))' if space else f" ([{word}]({url}))"


def _effects(said: Mapping[str, str], words: EntryWords) -> str:
    verbs = {"raises": words.raises[0], "lowers": words.lowers[0], "beliefs": words.moves[0]}
    found = ", ".join(f"{verbs[name]} {said[name]}" for name in verbs if said.get(name))
    target = f" ({words.to[0]} {said['to']})" if "to" in said else ""
    return f" → {found}{target}" if found else ""


def _reading_lines(
    title: str, said: Mapping[str, str], markup: Markup, words: EntryWords
) -> Iterator[str]:
    date = said.get("date", "")
    if date == "forthcoming":
        date = f"*{words.forthcoming[0].capitalize()}*"
    lead = f"{date} — " if date else ""
    authors = f", {said['authors']}" if said.get("authors") else ""
    if "url" in said:
        link = f"[{title}]({said['url']})"
        if markup is Markup.RST:
            link = f"`{title} <{said['url']}>`__"
        yield f"{lead}{link}{authors}"
        return
    if not authors:
        yield f"{lead}{title}"
    yield f"{lead}*{title}*{authors}"
    yield f"{lead}**{title}**{authors}"


def _with_body(
    kind: Kind, first: str, body: Sequence[str], words: EntryWords
) -> Iterator[tuple[list[str], list[str]]]:
    """The first paragraph of an entry with what it takes of the body, and the rest of the body."""
    end = next((number for number, line in enumerate(body) if not line.strip()), len(body))
    paragraph, rest = list(body[:end]), list(body[end:])
    if not paragraph:
        yield [first], list(body)
        return
    label = words.why[0]
    between = {
        Kind.UNCERTAINTY: f" {label[:1].upper()}{label[1:]}: ",
    }.get(kind, " — ")
    if kind is not Kind.UPDATE_TRIGGER:
        yield [f"{first}{between}{paragraph[0]}", *paragraph[1:]], rest
    if kind is Kind.UNCERTAINTY:
        yield [f"{first} {paragraph[0]}", *paragraph[1:]], rest
    yield [first], ["", *body]


def _indented(
    head: Sequence[str], below: Sequence[str], rest: Sequence[str], markup: Markup, marker: str
) -> list[str]:
    gap = [""] if below and markup is Markup.RST else []
    between = [""] if rest and rest[0].strip() else []
    lines = [*head, *gap, *below, *between, *rest]
    while lines and not lines[-1].strip():
        lines.pop()
    indent = " " * len(marker)
    return [
        marker + line if not number else indent + line if line.strip() else ""
        for number, line in enumerate(lines)
    ]


def _says(entry: Entry, title: str, options: Mapping[str, str], body: Sequence[str]) -> bool:
    """Return whether an entry says this item, without anything to complain about."""
    return (
        entry.title == title
        and entry.options == dict(options)
        and not entry.problems
        and same_body(entry.body, body)
    )


def same_body(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether two bodies are the same but for the number of blank lines."""
    return _squeezed(one) == _squeezed(other)


def _squeezed(lines: Sequence[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        if line.strip():
            found.append(line.rstrip())
        elif found and found[-1]:
            found.append("")
    return found[:-1] if found and not found[-1] else found
