"""Blocks in a Markdown page that begin like directives of reStructuredText."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.fences import indent_of
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, LocatedProblem, Subtype
from sphinx_beliefs.model.slips.markup_names import is_directive
from sphinx_beliefs.model.slips.openings import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_beliefs.model.notation.fences import Token
    from sphinx_beliefs.model.slips.openings import Dialect

#: The number of searches for such blocks, each one level deeper.
DEEPEST = 4

_HEAD = LazyPattern(r"(?P<name>[A-Za-z][\w:-]*?)[ \t]?::?(?:[ \t]+(?P<rest>.*))?")
_BARE = LazyPattern(r" {0,3}(?::{3,}|`{3,}|~{3,})[ \t]*")


def fence_blocks(
    lines: list[str], heads: Iterable[Token], dialect: Dialect
) -> list[LocatedProblem]:
    """Put fences around the blocks that begin with ``heads``, in place; return their problems."""
    problems = []
    end = 0
    for head in heads:
        match = _HEAD.fullmatch(head.info)
        if head.line >= end and match is not None and is_directive(match["name"]):
            end = _end_of_block(lines, head)
            problems.append(_fence_block(lines, head, match, end, dialect))
    return problems


def _fence_block(
    lines: list[str], head: Token, match: re.Match[str], end: int, dialect: Dialect
) -> LocatedProblem:
    """Fence one block, whose lines end above ``end``, if there is a free line to close it."""
    below = (lines[number] for number in range(end, len(lines)))
    following = next((line for line in below if line.strip()), None)
    is_last = following is None or _BARE.fullmatch(following) is not None
    name, rest = match["name"], (match["rest"] or "").strip()
    directive = f"{{{name}}} {rest}".rstrip()
    fixed = shown(f"{':::' if dialect.colons else '```'}{directive}")
    if not is_last and lines[end].strip():
        lines[head.line] = f"{head.indent}\\{lines[head.line].lstrip()}"
        message = N_(
            "directives begin like this in reStructuredText, but this page is Markdown; write "
            "{fixed}, and close it below"
        )
        return LocatedProblem(Subtype.SYNTAX.problem(message, fixed=fixed), head.line + 1)
    block = lines[head.line + 1 : end]
    longest = max((len(run) for line in block for run in re.findall("~+", line)), default=0)
    marks = "~" * max(longest + 1, 3 + DEEPEST)
    depth = min((len(indent_of(line)) for line in block if line.strip()), default=0)
    lines[head.line] = f"{head.indent}{marks}{directive}"
    for number, line in enumerate(block, start=head.line + 1):
        lines[number] = head.indent + line[depth:] if line.strip() else ""
    if not is_last:
        lines[end] = head.indent + marks
    message = N_(
        "directives begin like this in reStructuredText, but this page is Markdown; it was "
        "read as {fixed}, so write that, and close it below"
    )
    return LocatedProblem(Subtype.SYNTAX.problem(message, fixed=fixed), head.line + 1)


def _end_of_block(lines: Sequence[str], head: Token) -> int:
    """The line below the last of the indented lines that follow ``head``."""
    end = head.line + 1
    for number in range(head.line + 1, len(lines)):
        line = lines[number]
        if line.strip():
            if len(indent_of(line)) <= len(head.indent):
                break
            end = number + 1
    return end
