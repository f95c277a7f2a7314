"""The inline markup of a paragraph, as far as it decides where the parts of an entry are.

Code, roles, links, addresses and formulas are opaque: their text is not part of the grammar. They
are covered by a neutral character, so that positions stay what they are.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The character that covers opaque text; neither a letter nor a space.
COVER = "\ufffc"

_SPECIAL = re.compile(r"[`\\\[<$]|://")
_TICKS = LazyPattern(r"`+")
_ROLE_BEFORE = LazyPattern(r"(?:\{[\w:.+-]+\}|(?<![\w:]):[A-Za-z][\w:.+-]*:)\Z")
_AFTER_TICKS = LazyPattern(r"__?(?!\w)")
_ESCAPED = r"\\[^\n]"
_FORMULA = r"\$(?=[^\s$])[^$\n]*(?<=[^\s$])\$(?!\d)"
_ADDRESS = r"<[A-Za-z][A-Za-z0-9+.-]{1,30}:[^<>\s]*>"
_URL = r"https?://[^\s<>()\ufffc]*[^\s<>()\ufffc.,;:!?*_\"'”’]"
_OPAQUE = LazyPattern(f"{_ESCAPED}|{_FORMULA}|{_ADDRESS}|{_URL}")
#: The inside of text in angle brackets: a blank, or HTML.
_BRACKETED = LazyPattern(r"(?<=<)(?=[^\W\d_/“\"…]|[/“\"…]\w)[^<>]*(?=>)")
_BRACKET = LazyPattern(r"[\[\]]")
#: The target of a link; titles and nested brackets as far as anyone writes them.
_TARGET = LazyPattern(
    r"\((?P<url><[^<>\n]*>|(?:[^()\s<]|\([^()\s]*\))*)(?P<title>\s+(?:\"[^\"]*\"|'[^']*'))?\s?\)"
)

#: The longest name of a role that is looked for, in characters.
_LONGEST_ROLE = 60


class Link(NamedTuple):
    """A link from ``start`` up to ``end`` (exclusive) of a text, with its words and its target."""

    start: int
    end: int
    words: str
    url: str


class Inline(NamedTuple):
    """A paragraph as ``text``, and ``bare``, in which opaque text is covered; and its ``links``,
    of which those of Markdown that have a title are ``titled``.
    """

    text: str
    bare: str
    links: tuple[Link, ...] = ()
    titled: tuple[Link, ...] = ()


def inline(text: str, markup: Markup) -> Inline:
    """Find the opaque parts of a paragraph."""
    if not _SPECIAL.search(text):
        return Inline(text, text)
    links: list[Link] = []
    titled: list[Link] = []
    # A break at the end of a line is a space.
    bare = text = text.replace("\\\n", " \n") if markup is Markup.MARKDOWN else text
    if "`" in text:
        bare = _without_code(text, markup, links)
    if _OPAQUE.search(bare):
        bare = _OPAQUE.sub(lambda match: COVER * len(match[0]), bare)
    if "<" in bare:
        bare = _BRACKETED.sub(lambda match: COVER * len(match[0]), bare)
    if "[" in bare and markup is Markup.MARKDOWN:
        bare = _without_links(text, bare, links, titled)
    links.sort()
    return Inline(text, bare, tuple(links), tuple(titled))


def _without_code(text: str, markup: Markup, links: list[Link]) -> str:
    """The text with code, and with the roles and the references of backticks, covered."""
    runs = list(_TICKS.finditer(text))
    later: dict[int, deque[int]] = defaultdict(deque)
    for number, run in enumerate(runs):
        later[len(run[0])].append(number)
    parts, position, number = [], 0, 0
    while number < len(runs):
        run = runs[number]
        alike = later[len(run[0])]
        while alike and alike[0] <= number:
            alike.popleft()
        if not alike or (run.start() and text[run.start() - 1] == "\\"):
            number += 1
            continue
        number = alike[0] + 1
        start, end = run.start(), runs[number - 1].end()
        if role := _ROLE_BEFORE.search(text[max(start - _LONGEST_ROLE, position) : start]):
            start -= len(role[0])
        elif markup is Markup.RST and (after := _AFTER_TICKS.match(text, end)):
            end = after.end()
            _note_reference(text, start, end, links)
        parts += [text[position:start], COVER * (end - start)]
        position = end
    return "".join([*parts, text[position:]])


def _note_reference(text: str, start: int, end: int, links: list[Link]) -> None:
    """Note a link of reStructuredText, such as `Title <https://example.org>`_."""
    inner = text[start:end].rstrip("_")[1:-1]
    words, bracket, url = inner.rpartition("<")
    if bracket and url.endswith(">") and words.strip():
        links.append(Link(start, end, words.strip(), "".join(url[:-1].split())))


def _without_links(text: str, bare: str, links: list[Link], titled: list[Link]) -> str:
    """The text with the links of Markdown covered."""
    parts, position = [], 0
    open_at: list[int] = []
    for match in _BRACKET.finditer(bare):
        if match[0] == "[":
            open_at.append(match.start())
            continue
        if not open_at:
            continue
        start, end = open_at.pop(), match.end()
        if start < position:
            continue
        target = _TARGET.match(text, end) if bare[end : end + 1] == "(" else None
        is_footnote = bare[start + 1 : start + 2] == "^"
        is_reference = bare[end : end + 1] == "[" or bare[start : start + 2] == "[["
        if target is None and (is_footnote or not is_reference):
            continue
        if target is not None:
            if bare[start - 1 : start] != "!":
                words = text[start + 1 : end - 1]
                found = titled if target["title"] else links
                found.append(Link(start, target.end(), words, target["url"].strip("<>")))
            end = target.end()
        parts += [bare[position:start], COVER * (end - start)]
        position = end
    return "".join([*parts, bare[position:]])


# -- bold, sentences and dashes ----------------------------------------------------------

_BOLD = {"**": LazyPattern(r"\*\*(?=\S)"), "__": LazyPattern(r"__(?=\S)")}
_BOLD_END = {
    # Behind words in italics there are three.
    "**": LazyPattern(r"\*\*(?!\*)(?:(?<=[^\s*]\*\*)|(?<=[^\s*]\*\*\*))"),
    "__": LazyPattern(r"(?<=[^\s_])__(?!\w)"),
}
_ITALIC_END = {
    "*": LazyPattern(r"(?<=[^\s*])\*(?!\*)"),
    "_": LazyPattern(r"(?<=[^\s_])_(?!\w)"),
}


class Run(NamedTuple):
    """Emphasised text: ``start`` and ``end`` are those of the words, and ``after`` is the position
    behind the marks.
    """

    start: int
    end: int
    after: int


def bold_at(bare: str, position: int, markup: Markup) -> Run | None:
    """The bold text that begins at a position; None if none does."""
    mark = bare[position : position + 2]
    if mark != "**" and (mark != "__" or markup is Markup.RST):
        return None
    return _run(bare, position, mark, _BOLD_END[mark])


def italic_at(bare: str, position: int, markup: Markup) -> Run | None:
    """The text in italics that begins at a position; None if none does."""
    mark = bare[position : position + 1]
    if mark != "*" and (mark != "_" or markup is Markup.RST):
        return None
    if bare[position + 1 : position + 2] == mark:
        return None
    return _run(bare, position, mark, _ITALIC_END[mark])


def _run(bare: str, position: int, mark: str, ending: LazyPattern) -> Run | None:
    start = position + len(mark)
    if bare[start : start + 1] in {"", " ", "\n", mark[0]}:
        return None
    end = ending.search(bare, start)
    return Run(start, end.start(), end.end()) if end else None


_END_OF_SENTENCE = LazyPattern(
    r"[()]|(?<![.!?…])[.!?…]++[\"”’»)\]*_~]*+(?=\s)|[。！？]+[”’」』）]*"
)
#: An initial or an abbreviation before its full stop.
_ABBREVIATED = LazyPattern(
    r"(?:(?:\A|[\s(.])[^\W\d_]|\b(?:al|approx|ca|cf|chap|chs?|co|dr|ed|eds|eg|eqs?|etc|figs?|ie|inc|jr|ltd|mr|mrs|ms"
    r"|nos?|nr|pp?|prof|secs?|sect|sr|st|usw|vgl|vols?|vs|bzw))\.\Z",
    re.IGNORECASE,
)


def sentence_ends(bare: str, start: int = 0) -> Iterator[int]:
    """The positions behind the sentences of a text, from a position on; the last one ends at the
    end of the text, whatever it ends with.
    """
    depth = 0
    for match in _END_OF_SENTENCE.finditer(bare[start:] if start else bare):
        if match[0] == "(":
            depth += 1
        elif match[0] == ")":
            depth = max(depth - 1, 0)
        else:
            end = start + match.end()
            was_inside, depth = depth > 0, max(depth - match[0].count(")"), 0)
            stop = start + match.start()
            may_go_on = was_inside or match[0][0] == "." or match[0][-1] in _CLOSING_QUOTES
            if depth or (may_go_on and _goes_on(bare, stop, end)):
                continue
            yield end
    yield len(bare)


#: The marks at the end of a quotation, after which its sentence can go on.
_CLOSING_QUOTES = frozenset('"”’»')


def _goes_on(bare: str, stop: int, end: int) -> bool:
    """Return whether a full stop ends an abbreviation, and not a sentence."""
    following = bare[end : end + 40].lstrip()[:1]
    if following.islower():
        return True
    if bare[stop] != ".":
        return False
    return _ABBREVIATED.search(bare[max(stop - 10, 0) : stop + 1]) is not None


#: A dash with space around it, or a colon with space after it.
_SEPARATOR = LazyPattern(r"(?<=\s)(?:—|–|―|-{1,3}|[|·])(?=\s)|:(?=\s)|：|——")
_DASH = LazyPattern(r"(?<=\s)(?:—|–|―|-{1,3}|[|·])(?=\s)|——")


def separators(bare: str, start: int, end: int, *, colons: bool = True) -> Iterator[re.Match[str]]:
    """The dashes, and perhaps colons, that stand between parts of a text, outside of brackets."""
    pattern = _SEPARATOR if colons else _DASH
    depth, position = 0, start
    for match in pattern.finditer(bare[:end]):
        if match.start() < start:
            continue
        between = bare[position : match.start()]
        depth += between.count("(") - between.count(")")
        position = match.end()
        if depth <= 0:
            yield match
