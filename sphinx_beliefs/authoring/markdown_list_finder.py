"""Finds the lists of items in a Markdown page, by the blocks that MyST's own parser makes of it.

Only blocks are read, and no text in them, which takes a fraction of the time in which the page is
parsed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.renderer import RendererHTML
from myst_parser.parsers.mdit import create_md_parser

from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.sections.section_scopes import (
    Heading,
    Included,
    ListLines,
    is_task_list,
    says_plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from myst_parser.config.main import MdParserConfig

    from sphinx_beliefs.model.sections.section_headings import Headings
    from sphinx_beliefs.model.sections.section_scopes import Block

_INCLUDE = LazyPattern(r"\{include\}[ \t]+(?P<path>\S.*)")
#: MyST offers also a file that it shows as it is to be changed.
_LITERAL = LazyPattern(r"^:(?:literal|code|number-lines):", re.MULTILINE)

_COMMENT = LazyPattern(r"\s*<!--(?P<words>[^>]*?)-?-->\s*")


class BlockReader:
    """Reads the blocks of Markdown texts with the options that MyST has for a page."""

    def __init__(self, config: MdParserConfig) -> None:
        self._parser: MarkdownIt = create_md_parser(config, RendererHTML)

    def tokens_of(self, text: str) -> list[Token]:
        """The tokens of the blocks of a text."""
        tokens: list[Token] = []
        self._parser.block.parse(text, self._parser, {}, tokens)
        return tokens


def markdown_blocks(text: str, read: BlockReader) -> Iterator[Block]:
    """The outermost blocks of a page, or of a part of one, that matter for its lists."""
    lines = text.split("\n")
    tokens = read.tokens_of(text)
    is_plain = False
    for number, token in enumerate(tokens):
        if token.level or token.nesting < 0 or token.map is None:
            continue
        if token.type == "heading_open":
            yield Heading(token.map[0], int(token.tag[1:]), tokens[number + 1].content)
        elif token.type in {"bullet_list_open", "ordered_list_open"}:
            if not is_plain and not is_task_list(_first_words(tokens, number)):
                yield ListLines(token.map[0], _end_of(lines, token.map[1]))
        elif token.type in {"fence", "colon_fence"} and (found := _INCLUDE.match(token.info)):
            is_literal = _LITERAL.search(token.content) is not None
            yield Included(token.map[0], found["path"].strip(), is_literal)
        is_plain = _says_plain(token)


def directives_of(text: str, read: BlockReader) -> Iterator[str]:
    """What stands behind the marks of the outermost fences of a page."""
    for token in read.tokens_of(text):
        if token.level == 0 and token.type in {"fence", "colon_fence"}:
            yield token.info.strip()


def _end_of(lines: Sequence[str], end: int) -> int:
    """The end of a list without the blank lines below it."""
    while not lines[end - 1].strip():
        end -= 1
    return end


def _first_words(tokens: Sequence[Token], number: int) -> Iterator[str]:
    """The first words of each entry of the list that begins with a token."""
    for at in range(number + 1, len(tokens)):
        token = tokens[at]
        if token.level == 0:
            return
        if token.type == "list_item_open" and token.level == 1:
            is_text = tokens[at + 1].type == "paragraph_open"
            # MyST's extension "tasklist" takes the box out of the text.
            box = "[ ] " if "task-list-item" in str(token.attrs.get("class", "")) else ""
            yield box + (tokens[at + 2].content if is_text else "")


def may_have_lists(text: str, headings: Headings) -> bool:
    """Return whether a text may have a heading below which lists are items, or includes a file that
    may have one; most do not.
    """
    if "{include}" in text:
        return True
    above = ""
    for line in text.split("\n"):
        words = line.lstrip(" ")
        if words[:1] == "#":
            above = words.lstrip("#")
        elif not words or words.strip("=-\t "):
            above = line
            continue
        # Otherwise, this line makes a heading of the one above it.
        meaning = headings.meaning_of(above)
        if meaning is not None and meaning.is_list:
            return True
    return False


def _says_plain(token: Token) -> bool:
    """Return whether a block says that the list below it is plain."""
    if token.type == "html_block":
        comment = _COMMENT.fullmatch(token.content)
        return comment is not None and says_plain(comment["words"])
    if token.type == "myst_line_comment":
        return says_plain(token.content)
    if token.type == "attrs_block":
        return any(map(says_plain, str(token.attrs.get("class", "")).split()))
    return False
