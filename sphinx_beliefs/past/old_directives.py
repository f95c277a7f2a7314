"""The directives on a page of an old commit, as far as beliefs are written with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_markers import dedented, marker_of
from sphinx_beliefs.model.notation.fence_reader import read_fences
from sphinx_beliefs.model.notation.fences import all_fences, tokens_of
from sphinx_beliefs.model.notation.late_options import (
    options_in_title,
    read_late_options,
    title_goes_on,
)
from sphinx_beliefs.model.notation.option_lines import is_comment, read_options
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.slips.markup_names import meant_directive
from sphinx_beliefs.model.slips.openings import Dialect, Openings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

#: The directives that hold beliefs.
_NAMES = frozenset({"belief", "beliefs"})

_RST = LazyPattern(r"(?P<margin>[ \t]*)\.\. (?P<name>[A-Za-z][\w:+.-]*) ?::(?:[ \t]+(?P<rest>.*))?")
#: Directives of reStructuredText whose text is not looked at.
_CODE = frozenset({"code", "code-block", "sourcecode", "parsed-literal", "raw", "literalinclude"})


class Directive(NamedTuple):
    """A directive: ``belief`` or ``beliefs``, the rest of its line, and the lines below, without
    their indentation.
    """

    name: str
    rest: str
    lines: tuple[str, ...]


class Title(NamedTuple):
    """The title of a directive in the markup of its page, and its options by name."""

    title: str
    values: dict[str, str]


def directives_of(lines: Sequence[str], markup: Markup, *, has_colons: bool) -> Iterator[Directive]:
    """The directives on a page that hold beliefs, also those inside of others."""
    if markup is Markup.RST:
        yield from _rst_directives(lines)
        return
    openings = Openings(Dialect(colons=has_colons, has_directive=_none))
    tokens = tokens_of(lines, 0, colons=has_colons)
    page = read_fences(tokens, openings.of, len(lines))
    for fence in all_fences(page.fences):
        if fence.opening.name in _NAMES and fence.opening.is_ours:
            first, end = fence.token.line + 1, fence.stop or len(lines)
            margin = len(fence.token.indent)
            below = tuple(dedented(line, margin) for line in lines[first:end])
            yield Directive(fence.opening.name, fence.opening.rest, below)


def _none(_name: str) -> bool:
    return False


def _rst_directives(lines: Sequence[str]) -> Iterator[Directive]:
    number = 0
    while number < len(lines):
        line = lines[number]
        match = _RST.fullmatch(line)
        number += 1
        if match is None:
            if line.rstrip().endswith("::"):
                number = _end_of_block(lines, number, _width(line))
            continue
        name = match["name"]
        if name in _CODE:
            number = _end_of_block(lines, number, len(match["margin"]))
        elif (meant := meant_directive(name)) in _NAMES and _is_close(name, meant):
            end = _end_of_block(lines, number, len(match["margin"]))
            below = lines[number:end]
            margin = min((_width(line) for line in below if line.strip()), default=0)
            yield Directive(meant, (match["rest"] or "").strip(), tuple(b[margin:] for b in below))


def _is_close(name: str, meant: str) -> bool:
    """Return whether a word is a slip for a directive, and not the name of some other one."""
    return name.casefold().removeprefix("beliefs:").replace("_", "-")[:3] == meant[:3]


def _width(line: str) -> int:
    return len(line) - len(line.lstrip())


def _end_of_block(lines: Sequence[str], first: int, margin: int) -> int:
    """The first line from one on that is not blank, and indented no further than a margin."""
    number = first
    while number < len(lines) and (not lines[number].strip() or _width(lines[number]) > margin):
        number += 1
    return number


def read_title(found: Directive, known: Collection[str]) -> Title:
    """Part the lines of a directive as the build does; what cannot be read is left out."""
    lines = list(found.lines)
    title = found.rest
    if not lines or lines[0][:1] != ":":
        more = title_goes_on(title, lines[:10], known)
        title = " ".join([title, *(line.strip() for line in lines[:more])]).strip()
        lines = lines[more:]
    while lines and not lines[0].strip():
        lines = lines[1:]
    block = read_options(lines, known)
    body = lines[block.length :]
    title, in_title = options_in_title(title, known)
    late = read_late_options(body, known, block.values)
    values = in_title | block.values | late.values
    if not title:
        body = ["" if number in late.taken else line for number, line in enumerate(body)]
        title = _first_paragraph(body)
    return Title(title, values)


def _first_paragraph(lines: Sequence[str]) -> str:
    words: list[str] = []
    for line in lines:
        if line.strip() and not is_comment(line):
            words.append(line.strip())
        elif words:
            break
    return " ".join(words)


def is_list(found: Directive, markup: Markup) -> bool:
    """Return whether a directive holds a list of beliefs, whichever of the two names it has."""
    if found.name == "beliefs" or found.rest:
        return found.name == "beliefs"
    first = next((line for line in found.lines if line.strip() and line[:1] != ":"), "")
    return marker_of(first, markup) is not None
