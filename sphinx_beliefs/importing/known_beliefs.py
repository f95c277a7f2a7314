"""The beliefs of a site that were brought in before, found in the text of its files.

A belief is known by the id in its option ``source``, wherever that line stands; the same line in a
comment says that a question is not wanted. The text is read, and not the page: a page of ten
thousand beliefs takes Sphinx half a minute.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.entry_reader import read_entry
from sphinx_beliefs.model.entries.entry_words import ENGLISH_WORDS, EntryWords, Markup
from sphinx_beliefs.model.entries.list_markers import marker_of
from sphinx_beliefs.model.entries.log_lists import find_log
from sphinx_beliefs.model.notation.log_lines import LogLine, parse_log_line
from sphinx_beliefs.model.notation.option_lines import is_option_line, option_name
from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_ID = r"[A-Za-z][A-Za-z0-9-]{1,40}:(?!//)[^\s<>\"()\\]{1,300}"
#: The id of a question: in the option ``source`` (in a notebook, a line ends with ``\n``), or in
#: the link in brackets that an entry has for it.
_SOURCE = re.compile(
    rf":source:[ \t]+(?P<option>{_ID})|\]\((?P<link>{_ID})\)|\"(?P<title>{_ID})\"\)"
    rf"|<(?P<rst>{_ID})(?:[ \t][^<>]{{0,2000}})?>`__"
)
_AT_START = re.compile(r"[ \t]*:source:[ \t]")

_FENCE = re.compile(
    r"(?P<indent>[ \t]*)(?P<marks>:{3,}|`{3,}|~{3,})\{(?P<name>(?:beliefs:)?belief)\}(?P<title>.*)"
)
_RST = re.compile(r"(?P<indent>[ \t]*)\.\.[ \t]+(?P<name>(?:beliefs:)?belief)::(?P<title>.*)")
_LOG = re.compile(
    r"[ \t]*(?:(?P<marks>:{3,}|`{3,}|~{3,})\{(?:beliefs:)?credence-log\}"
    r"|\.\.[ \t]+(?:beliefs:)?credence-log::)[ \t]*"
)

#: The most lines between the beginning of a belief and its option ``source``.
_FARTHEST = 40


@dataclass(frozen=True, kw_only=True)
class KnownLine:
    """A line of a log: its number in the file, what it says, and what stands before its date."""

    number: int
    end: int
    said: LogLine
    lead: str


@dataclass(frozen=True, kw_only=True)
class KnownBelief:
    """A belief of a page, in the lines of the file from ``first`` to before ``end`` (from 0).

    ``options`` are its options by name. More of them can be written above the line ``options_at``,
    each after ``options_lead``, in which a line break stands for a blank line above the first.
    ``log`` are the lines of its log, and ``is_log_whole`` is false if one of them is not an entry.
    """

    source: str
    first: int
    end: int
    options_at: int
    options_lead: str
    is_entry: bool
    title: str
    options: Mapping[str, str]
    log: Sequence[KnownLine] = ()
    is_log_whole: bool = True


def sources_in(text: str) -> Iterator[tuple[str, int]]:
    """The ids in a text, with the place of each."""
    for match in _SOURCE.finditer(text):
        platform, _colon, number = match[match.lastgroup or 0].partition(":")
        yield f"{platform.lower()}:{number}", match.start()


def find_known(
    lines: Sequence[str], markup: Markup, words: EntryWords = ENGLISH_WORDS
) -> Iterator[tuple[str, KnownBelief | None]]:
    """The ids in a page, each with its belief; None for one that is in no belief that can be read,
    such as one in a comment.
    """
    for number, line in enumerate(lines):
        if ":" not in line:
            continue
        for source, _place in sources_in(line):
            if _AT_START.match(line):
                yield source, _belief(source, lines, number, markup, words)
            else:
                yield source, _belief_of_link(source, lines, number, markup, words)


def _belief(
    source: str, lines: Sequence[str], number: int, markup: Markup, words: EntryWords
) -> KnownBelief | None:
    """The belief that the option in a line belongs to."""
    for first in range(number - 1, max(number - _FARTHEST, -1), -1):
        line = lines[first]
        if is_option_line(line) or not line.strip():
            continue
        pattern = _RST if markup is Markup.RST else _FENCE
        if match := pattern.fullmatch(line):
            return _directive(source, lines, number, first, match, markup)
        bare = line.lstrip(" ")
        if marker_of(bare, markup) is not None:
            return _entry(source, lines, first, markup, words)
        if len(bare) == len(line):
            return None  # a line at the margin belongs to nothing above it
    return None


def _belief_of_link(
    source: str, lines: Sequence[str], number: int, markup: Markup, words: EntryWords
) -> KnownBelief | None:
    """The belief in whose entry a link in a line stands."""
    for first in range(number, max(number - _FARTHEST, -1), -1):
        if not lines[first].strip():
            return None
        if marker_of(lines[first].lstrip(" "), markup) is not None:
            return _entry(source, lines, first, markup, words)
    return None


def _directive(
    source: str,
    lines: Sequence[str],
    number: int,
    first: int,
    match: re.Match[str],
    markup: Markup,
) -> KnownBelief | None:
    if any(not is_option_line(line) for line in lines[first + 1 : number]):
        return None
    indent = len(match["indent"])
    if markup is Markup.RST:
        end = _end_of_indented(lines, first + 1, indent)
        inner = end
    else:
        end = _end_of_fence(lines, first, match["marks"])
        inner = end - 1
    options, below = _options(lines, first + 1, inner)
    log, is_whole = _log(lines, below, inner, markup)
    return KnownBelief(
        source=source,
        first=first,
        end=end,
        options_at=number,
        options_lead=_indent_of(lines[number]),
        is_entry=False,
        title=match["title"].strip(),
        options=options,
        log=log,
        is_log_whole=is_whole,
    )


def _entry(
    source: str, lines: Sequence[str], first: int, markup: Markup, words: EntryWords
) -> KnownBelief | None:
    indent = len(_indent_of(lines[first]))
    end = _end_of_indented(lines, first + 1, indent)
    read = read_entry(Kind.BELIEF, [line[indent:] for line in lines[first:end]], markup, words)
    if read.options.get("source", "").split()[:1] != [source]:
        return None
    at, lead = _options_of_entry(lines, first, end, markup)
    log, is_whole = _log(lines, at, end, markup)
    return KnownBelief(
        source=source,
        first=first,
        end=end,
        options_at=at,
        options_lead=lead,
        is_entry=True,
        title=read.title,
        options=read.options,
        log=log,
        is_log_whole=is_whole,
    )


def _options_of_entry(
    lines: Sequence[str], first: int, end: int, markup: Markup
) -> tuple[int, str]:
    """The line of an entry above which more options can be written, and what stands before them."""
    number = first + 1
    while number < end and lines[number].strip() and not is_option_line(lines[number]):
        number += 1
    below = number
    while below < end and not lines[below].strip():
        below += 1
    if below < end and is_option_line(lines[below]):
        return below, _indent_of(lines[below])
    bare = lines[first].lstrip(" ")
    marker = marker_of(bare, markup)
    width = len(lines[first]) - len(bare) + (marker.indent if marker is not None else 2)
    return number, ("\n" if markup is Markup.RST else "") + " " * width


def _indent_of(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _options(lines: Sequence[str], first: int, end: int) -> tuple[dict[str, str], int]:
    """The options from a line on, and the line below them."""
    found: dict[str, str] = {}
    number = first
    while number < end and is_option_line(lines[number]):
        name = option_name(lines[number])
        found.setdefault(name, lines[number].split(f":{name}:", 1)[-1].strip())
        number += 1
    return found, number


def _log(
    lines: Sequence[str], first: int, end: int, markup: Markup
) -> tuple[Sequence[KnownLine], bool]:
    """The lines of the log in the body of a belief, and whether all of them are entries."""
    body = lines[first:end]
    margin = min((len(line) - len(line.lstrip()) for line in body if line.strip()), default=0)
    found_heads = ((at, _LOG.fullmatch(line)) for at, line in enumerate(body))
    head, marks = next(((at, match) for at, match in found_heads if match), (0, None))
    if marks is not None:
        start = first + head + 1
        if marks["marks"]:
            stop = _end_of_fence(lines, first + head, marks["marks"]) - 1
        else:
            indent = len(body[head]) - len(body[head].lstrip())
            stop = _end_of_indented(lines, start, indent)
    else:
        found = find_log([line[margin:] for line in body], markup)
        if found is None:
            return (), True
        start, stop = first + found.start, first + found.stop
    return _log_lines(lines, start, min(stop, end))


def _log_lines(lines: Sequence[str], start: int, stop: int) -> tuple[Sequence[KnownLine], bool]:
    """The entries in the lines of a log, an indented line continuing the one above."""
    inside = [line for line in lines[start:stop] if line.strip()]
    margin = min((len(line) - len(line.lstrip()) for line in inside), default=0)
    parts: list[tuple[int, int, list[str]]] = []
    for number in range(start, stop):
        line = lines[number]
        if not line.strip():
            continue
        if parts and line[margin : margin + 1].isspace():
            parts[-1][2].append(line.strip())
            parts[-1] = (parts[-1][0], number + 1, parts[-1][2])
        else:
            parts.append((number, number + 1, [line.strip()]))
    found = []
    is_whole = True
    for number, end, texts in parts:
        said, problem = parse_log_line(" ".join(texts))
        is_whole = is_whole and problem is None and said.is_entry
        lead = re.match(r"[ \t]*(?:[-*+][ \t]+)?", lines[number])
        found.append(
            KnownLine(number=number, end=end, said=said, lead=lead[0] if lead is not None else "")
        )
    return found, is_whole


def _end_of_fence(lines: Sequence[str], first: int, marks: str) -> int:
    """The line below the one that closes a fence."""
    for number in range(first + 1, len(lines)):
        text = lines[number].strip()
        if text.startswith(marks) and not text.strip(marks[0]):
            return number + 1
    return len(lines) + 1


def _end_of_indented(lines: Sequence[str], first: int, indent: int) -> int:
    """The line below the last that is indented further."""
    end = first
    for number in range(first, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        if len(line) - len(line.lstrip()) <= indent:
            break
        end = number + 1
    return end
