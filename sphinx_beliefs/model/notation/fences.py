"""The fences of a Markdown page, and the lines that may open or close one.

Fences follow the rules of CommonMark's specification 0.31, section 4.5; colons are fences by MyST's
``colon_fence``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_TOKEN = LazyPattern(
    r"(?P<indent> {0,3}"
    # A fence may begin an entry of a list.
    r"(?:(?:(?<![ ]{2})[-*+:]|(?<![ ])[0-9][.)])[ ](?=`{3}|~{3}|:{3,}[ \t]*[^\s:]))?"
    r")(?:"
    r"(?P<marks>:{2,}|`{3,}|~{3,})(?P<info>.*)"
    r"|(?P<heading>#{1,6})(?=[ \t]|\Z)"
    r"|(?P<comment><!--)"
    r"|\.\.(?P<rst>[ \t]*[A-Za-z][\w:-]*[ \t]?::?(?:[ \t].*)?\Z)"
    r")",
)

#: A line that opens or closes a fence; no backtick can follow a fence of backticks.
_FENCE = LazyPattern(r" {0,3}(?P<marks>`{3,}(?![^`]*`)|~{3,}|:{3,})(?P<info>.*)")

#: The characters that such a line can begin with; most lines begin with others.
_FIRST = frozenset(":`~#<. -*+0123456789")

#: Directives whose body is not Markdown.
_LITERAL = frozenset(
    {
        "code",
        "code-block",
        "code-cell",
        "csv-table",
        "digraph",
        "doctest",
        "eval-rst",
        "graph",
        "graphviz",
        "jupyter-execute",
        "literalinclude",
        "math",
        "mermaid",
        "parsed-literal",
        "plantuml",
        "productionlist",
        "prompt",
        "raw",
        "sourcecode",
        "testcode",
        "testoutput",
        "testsetup",
        "uml",
    }
)


class Token(NamedTuple):
    """A line (from 0 on) that may begin or end a block.

    ``indent`` is what comes before it: spaces, and the mark of a list entry that begins with it,
    three characters at most; the rest of that entry is indented as far.

    ``marks`` are the marks of a fence, and ``info`` is what follows them; ``kind`` is fence,
    heading, or ``rst`` for a line that begins like a directive of reStructuredText.
    """

    line: int
    kind: str
    indent: str
    marks: str = ""
    info: str = ""

    @property
    def is_bare(self) -> bool:
        """True if it is a line of marks alone, which can close a fence."""
        return self.kind == "fence" and not self.info.strip() and not self.indent.strip()


class Opening(NamedTuple):
    """The meaning of a line that opens a fence: the directive (empty for code), and its title."""

    name: str
    rest: str = ""
    is_ours: bool = False
    is_item: bool = False

    @property
    def is_literal(self) -> bool:
        """True if the text inside is not Markdown."""
        return not self.name or self.name in _LITERAL


@dataclass(eq=False)
class Fence:
    """A fenced block, from its ``token`` to the line ``end`` (None if nothing closes it).

    ``closing`` are the marks that close it, and ``heading`` is the line of the first heading in
    it. ``stop`` is the line at which it ends, if only because the block around it ends there (0
    for code that nothing closes).
    """

    token: Token
    opening: Opening
    parent: Fence | None = None
    children: list[Fence] = field(default_factory=list)
    end: int | None = None
    closing: str = ""
    heading: int | None = None
    stop: int = 0

    @property
    def char(self) -> str:
        """The character that its marks consist of."""
        return self.token.marks[0]

    @property
    def length(self) -> int:
        """The number of its marks."""
        return len(self.token.marks)


class FencedPage(NamedTuple):
    """The outermost fences of a page, the lines of marks that close nothing, and the lines that
    begin like directives of reStructuredText.
    """

    fences: list[Fence]
    strays: list[Token]
    rst: list[Token]


def fence_below(fence: str, line: str, *, colons: bool = True) -> str:
    """The marks of the fence that is open below a line, empty for none, by CommonMark's rules;
    ``fence`` are the marks of the fence that is open above it.
    """
    match = _FENCE.match(line)
    if match is None or not (colons or match["marks"][0] != ":"):
        return fence
    if not fence:
        return match["marks"]
    return "" if match["marks"].startswith(fence) and not match["info"].strip() else fence


def indent_of(line: str) -> str:
    """The spaces and tabs that a line begins with."""
    return line[: len(line) - len(line.lstrip(" \t"))]


def tokens_of(lines: Sequence[str], first: int, *, colons: bool) -> list[Token]:
    """The lines that may begin or end blocks, starting at line ``first`` (from 0)."""
    found = []
    is_comment = False
    for number in range(first, len(lines)):
        line = lines[number]
        if is_comment:
            is_comment = "-->" not in line
        elif line[:1] in _FIRST and (match := _TOKEN.match(line)):
            if match["comment"]:
                is_comment = "-->" not in line
            elif match["heading"]:
                found.append(Token(number, "heading", match["indent"]))
            elif match["rst"]:
                found.append(Token(number, "rst", match["indent"], info=match["rst"].strip()))
            elif colons or match["marks"][0] != ":":
                marks, info = match["marks"], match["info"]
                found.append(Token(number, "fence", match["indent"], marks, info))
    return found


def all_fences(fences: Sequence[Fence]) -> Iterator[Fence]:
    """The fences and all fences nested in them, in the order of the page."""
    stack = list(reversed(fences))
    while stack:
        fence = stack.pop()
        yield fence
        stack.extend(reversed(fence.children))
