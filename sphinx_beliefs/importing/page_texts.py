"""Texts of others as the source of a page: all that is shown of them is what was typed.

Markup becomes text by backslashes. What this extension reads in text, such as the blank ``<why>``
and a belief that is called by its number, is parted by a character without width.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.notation.names import printable
from sphinx_beliefs.model.notation.placeholders import find_in_prose
from sphinx_beliefs.model.records.item_options import ITEM_OPTIONS
from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

#: A character without width, at which no line breaks.
JOINER = "\u2060"

#: Characters that stand for roles in titles, and no text has.
_OWN = str.maketrans("", "", "\ue000\ue001\ufeff")

# -- Markdown -----------------------------------------------------------------------------

#: Signs that are markup anywhere; ``_`` is not inside a word, and neither are single tildes.
_MARKDOWN = re.compile(
    r"[\\`*\[\]{}$|]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|~(?=~)|(?<=~)~"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=#?\w+;)"
    r"|(?<!\S):(?=[A-Za-z:`])"
)
#: What begins a block at the start of a line, up to the sign that is to be escaped.
_MARKDOWN_START = re.compile(r"(?:\d{1,9}(?=[.)](?:\s|\Z)))?(?=[-+#>=%:.)@^~!(])")
#: What MyST's extension "replacements" makes other signs of.
_REPLACED = re.compile(
    r"(?<=\()(?=(?:c|r|tm|p)\))|(?<=\+)(?=-)|(?<=[.\-!?,])(?=[.\-!?,])", re.IGNORECASE
)
_QUOTES = re.compile(r"[\"']")

# -- reStructuredText ---------------------------------------------------------------------

_RST = re.compile(
    r"[\\`*|]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|(?<!\S):(?=[A-Za-z:])"
    r"|(?<=:):\Z"
    r"|(?:(?<=javascript)|(?<=vbscript)|(?<=data)|(?<=file)):(?=\S)",
    re.IGNORECASE,
)
_RST_START = re.compile(
    r"(?=\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+|#)[.)](?:\s|\Z))|(?=[-+•‣\u2043:./>=#~^!%&])"
)
_ONLY_MARKS = re.compile(r"[\W_]+")

# -- both ---------------------------------------------------------------------------------

#: A word that an option could begin with, at the start of a line, up to its sign.
_OPTION = re.compile(r"([A-Za-z][\w-]{0,40})\s{0,9}(?=[:=])")
#: The start of a line that was not meant to follow the one above at once.
_APART = re.compile(r"\s+\S|[-*+•‣\u2043#>|]|\d{1,9}[.)]\s|={3}|\Z")


def _no_numbers(_text: str) -> Iterator[int]:
    """Find nothing."""
    return iter(())


@dataclass(frozen=True, kw_only=True)
class PlainTexts:
    """Writes texts in a markup.

    ``extensions`` are those of MyST that a site has, ``words`` its own blanks, and ``numbers_in``
    finds the numbers by which a text calls beliefs (where each begins). ``is_own`` says that the
    texts are the author's, whose blanks are to stay blanks.
    """

    markup: Markup
    extensions: Collection[str] = ()
    words: Collection[str] = ()
    numbers_in: Callable[[str], Iterator[int]] = field(default=_no_numbers)
    is_own: bool = False

    def line(self, text: str) -> str:
        """A text in one line, which can stand anywhere in a line or be one."""
        plain = printable(text.translate(_OWN))
        plain = self._without_blanks(plain)
        return self._escaped(plain)

    def paragraphs(self, text: str) -> list[str]:
        """The lines of a text: each paragraph in one, with blank lines between them."""
        found: list[str] = []
        for paragraph in _paragraphs(text):
            plain = printable(paragraph.translate(_OWN))
            if not plain:
                continue
            plain = self._without_numbers(self._without_blanks(plain))
            found += [*([""] if found else []), self._escaped(plain)]
        return found

    def heading(self, text: str) -> str:
        """A text in one line, which can be a heading."""
        line = self.line(text)
        if self.markup is Markup.MARKDOWN:
            return re.sub(r"(?<!\\)#", r"\\#", line)
        return line

    def _escaped(self, plain: str) -> str:
        """A line as source."""
        is_rst = self.markup is Markup.RST
        signs = {match.start() for match in (_RST if is_rst else _MARKDOWN).finditer(plain)}
        if is_rst:
            if _RST_START.match(plain) or _ONLY_MARKS.fullmatch(plain):
                signs.add(0)
        elif (match := _MARKDOWN_START.match(plain)) and _begins_block(plain, match.end()):
            signs.add(match.end())
        option = _OPTION.match(plain)
        if option is not None and option[1].lower() in _OPTION_NAMES:
            signs.add(option.end())
        if not is_rst:
            signs |= self._replaced(plain)
        if not signs:
            return plain
        return "".join(f"\\{sign}" if at in signs else sign for at, sign in enumerate(plain))

    def _replaced(self, plain: str) -> set[int]:
        """The signs that extensions of MyST would make others of."""
        signs: set[int] = set()
        if "replacements" in self.extensions:
            signs |= {match.start() for match in _REPLACED.finditer(plain)}
            # A letter cannot be escaped.
            signs = {at - 1 if plain[at].isalnum() else at for at in signs}
        if "smartquotes" in self.extensions:
            signs |= {match.start() for match in _QUOTES.finditer(plain)}
        return signs

    def _without_blanks(self, plain: str) -> str:
        """A text in which nothing reads as a blank that its author is to fill."""
        if self.is_own or ("<" not in plain and "%" not in plain):
            return plain
        spans = find_in_prose(plain, self.words, is_field=True, is_alone=lambda: True)
        # After the bracket, or before the percent sign.
        return _parted(
            plain,
            [span.start + 1 if plain[span.start] == "<" else span.end - 1 for span in spans],
        )

    def _without_numbers(self, plain: str) -> str:
        """A paragraph that calls no belief by a number."""
        if self.is_own:
            return plain
        return _parted(plain, list(self.numbers_in(plain)))


#: The names of options of a belief, which text could be taken for.
_OPTION_NAMES = frozenset(ITEM_OPTIONS[Kind.BELIEF])


def _parted(text: str, places: Collection[int]) -> str:
    for place in sorted(places, reverse=True):
        text = text[:place] + JOINER + text[place:]
    return text


def _begins_block(plain: str, at: int) -> bool:
    """Return whether the sign at a place can make a line of Markdown a block; a bracket does so in
    a target of MyST.
    """
    return at > 0 or plain[0] != "(" or plain.endswith(")=")


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a plain text: parted by blank lines, and where a list, a heading, a quote
    or an indented line begins.
    """
    lines: list[str] = []
    is_list = False
    for line in text.splitlines():
        apart = _APART.match(line) is not None
        if lines and (apart or is_list):
            yield " ".join(lines)
            lines = []
        is_list = apart
        lines.append(line)
    if lines:
        yield " ".join(lines)
