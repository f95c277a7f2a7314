"""Slips in directives and roles of ours in a Markdown page, read as they were meant.

MyST would make text, code, or nothing at all of them. So the source is changed before it is read,
keeping the number of lines, and each change is reported at its line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.fence_reader import read_fences
from sphinx_beliefs.model.notation.fences import (
    Fence,
    FencedPage,
    Token,
    all_fences,
    indent_of,
    tokens_of,
)
from sphinx_beliefs.model.problem import N_, LocatedProblem, Problem, Subtype
from sphinx_beliefs.model.slips.inline_slips import fix_roles
from sphinx_beliefs.model.slips.openings import Dialect, Fixed, Openings, shown
from sphinx_beliefs.model.slips.rst_in_markdown import DEEPEST, fence_blocks

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The deepest nesting of our directives; MyST's parser is recursive, and gives up further down.
_DEEPEST = 30


def fix_markdown(text: str, first: int, dialect: Dialect) -> Fixed:
    """Fix a page from line ``first`` (counted from 0), the first after its front matter."""
    problems: list[LocatedProblem] = []
    page = FencedPage([], [], [])
    for _ in range(DEEPEST):
        fixer = _Fixer(text, first, dialect)
        page = fixer.page
        # The inside of such a block is examined once it has fences.
        found = fence_blocks(fixer.lines, page.rst, dialect)
        if not found:
            fixer.fix_fences()
        problems += found or fixer.problems
        text = "\n".join(fixer.lines)
        if not found:
            break
    text, found = fix_roles(text, first, _literal_lines(page), dialect.has_role)
    return Fixed(text, sorted([*problems, *found], key=lambda located: located.line))


def unread_colons(text: str, first: int, dialect: Dialect) -> int | None:
    """The line (counted from 1) of the first directive of ours fenced with colons, on a site that
    does not read such fences; None if there is none.
    """
    if dialect.colons or ":::" not in text:
        return None
    lines = text.split("\n")
    tokens = tokens_of(lines, first, colons=True)
    page = read_fences(tokens, Openings(dialect).of, len(lines))
    for fence in all_fences(page.fences):
        if fence.char == ":" and fence.length > 2 and fence.opening.is_ours:
            return fence.token.line + 1
    return None


def _literal_lines(page: FencedPage) -> set[int]:
    """The lines in which nothing is Markdown, counted from 0."""
    found: set[int] = set()
    done = 0
    for fence in all_fences(page.fences):
        if fence.opening.is_literal:
            stop = fence.stop if fence.stop or fence.parent is None else fence.parent.stop
            found.update(range(max(fence.token.line, done), stop + 1))
            done = max(done, stop + 1)
    return found


class _Fixer:
    """Changes the lines of one page."""

    def __init__(self, text: str, first: int, dialect: Dialect) -> None:
        self.lines = text.split("\n")
        self.openings = Openings(dialect)
        tokens = tokens_of(self.lines, first, colons=dialect.colons)
        self.page = read_fences(tokens, self.openings.of, len(self.lines))
        self.problems: list[LocatedProblem] = []
        self.dialect = dialect

    def _note(self, line: int, problem: Problem) -> None:
        self.problems.append(LocatedProblem(problem, line + 1))

    def fix_fences(self) -> None:
        """Make fences begin and end where they were meant to."""
        for root in list(self.page.fences):
            fences = list(all_fences([root]))
            if any(fence.opening.is_ours for fence in fences):
                self._fix_group(fences)
        if any(fence.opening.is_ours for fence in all_fences(self.page.fences)):
            for token in self.page.strays:
                self._remove(token)

    def _remove(self, token: Token) -> None:
        message = N_(
            "{fence} closes nothing here, and would turn what follows into code; remove it"
        )
        self._note(token.line, Subtype.FENCE.problem(message, fence=token.marks))
        self.lines[token.line] = ""

    def _fix_group(self, fences: Sequence[Fence]) -> None:
        """Fix an outermost fence and everything in it."""
        ends: dict[Fence, int] = {}
        for fence in fences:
            if fence.end is None and not fence.opening.is_literal:
                self._close(fence, ends)
        lengths: dict[Fence, int] = {}
        for fence in reversed(fences):
            lengths[fence] = self._needed_length(fence, lengths, ends)
        depths: dict[Fence | None, int] = {None: 0}
        for fence in fences:
            depths[fence] = depths.get(fence.parent, 0) + 1
            if depths[fence] > _DEEPEST and fence.opening.is_ours:
                self._show(fence.token)
            else:
                self._write(fence, lengths[fence], ends.get(fence))

    def _show(self, token: Token) -> None:
        """Leave a directive on the page as text: it is nested too deeply for parsers."""
        message = N_(
            "this block stands in more than {count} others, and is shown as text; close them "
            "before it begins"
        )
        self._note(token.line, Subtype.FENCE.problem(message, count=str(_DEEPEST)))
        self.lines[token.line] = f"{token.indent}\\{token.marks}{token.info}"

    def _close(self, fence: Fence, ends: dict[Fence, int]) -> None:
        """Close a fence that nothing closes, before the text that is no longer part of it."""
        last = fence.children[-1] if fence.children else None
        if last is not None and not last.opening.is_item and _closes_both(last, fence):
            # This is how CommonMark reads it, and nothing is lost.
            return
        inner = [child.token.line for child in fence.children if child.opening.is_item]
        limits = [line for line in (*inner[:1], fence.heading) if line is not None]
        if not fence.opening.is_ours or (fence.parent is not None and not limits):
            return
        stop = min([*limits, fence.stop])
        end = stop
        while end - 1 > fence.token.line and not self.lines[end - 1].strip():
            end -= 1
        message = N_(
            "this {name} is not closed, and swallows all that follows; close it with a line of "
            "{fence}"
        )
        if limits and end < stop:
            ends[fence] = end
            message = N_(
                "this {name} is not closed; it was read as if it ended before line {line}, so "
                "close it there with a line of {fence}"
            )
        marks = fence.char * max(3, fence.length)
        problem = Subtype.FENCE.problem(
            message, name=fence.opening.name, line=str(stop + 1), fence=marks
        )
        self._note(fence.token.line, problem)
        if fence in ends:
            _move_out(fence, stop)

    def _needed_length(
        self, fence: Fence, lengths: dict[Fence, int], ends: dict[Fence, int]
    ) -> int:
        """The number of marks that a fence needs so that nothing inside ends it."""
        needed = max(3, fence.length)
        if fence.end is None and fence not in ends:
            return needed
        end = fence.end if fence.end is not None else ends[fence]
        for child in fence.children:
            is_closed = child.end is not None or child in ends
            if is_closed and child.char == fence.char:
                needed = max(needed, lengths[child] + 1)
        longest = _longest_bare(self.lines[fence.token.line + 1 : end], fence.char)
        return max(needed, longest + 1) if longest >= needed else needed

    def _write(self, fence: Fence, length: int, end: int | None) -> None:
        """Write the lines that open and close a fence."""
        token = fence.token
        name, rest, problem = self.openings.fixed.get(token.line, ("", "", None))
        char = (
            "~" if fence.char == "`" and "`" in token.info and problem is not None else fence.char
        )
        marks = char * length
        if problem is not None:
            self._note(token.line, problem)
            self.lines[token.line] = f"{token.indent}{marks}{{{name}}} {rest}".rstrip()
        elif length != fence.length:
            if fence.end is not None:
                self._note(token.line, _ended_within(fence, length))
            self.lines[token.line] = f"{token.indent}{marks}{token.info}"
        if end is not None:
            self.lines[end] = " " * len(token.indent) + marks
        elif fence.end is not None and (char != fence.char or len(fence.closing) < length):
            if len(fence.closing) < fence.length:
                message = N_(
                    "{written} does not close {fence}; write the same number of marks: {fence}"
                )
                wanted = fence.char * max(3, fence.length)
                problem = Subtype.FENCE.problem(message, written=fence.closing, fence=wanted)
                self._note(fence.end, problem)
            indent = indent_of(self.lines[fence.end])
            self.lines[fence.end] = indent + marks


def _closes_both(inner: Fence, outer: Fence) -> bool:
    return inner.end is not None and inner.char == outer.char and len(inner.closing) >= outer.length


def _longest_bare(lines: Sequence[str], char: str) -> int:
    """The length of the longest line of marks that could close a fence."""
    found = 0
    for line in lines:
        if line[:1] in {char, " "}:
            text = line.strip()
            if text and not text.strip(char) and len(indent_of(line)) < 4:
                found = max(found, len(text))
    return found


def _move_out(fence: Fence, line: int) -> None:
    """Move the children that begin at or below a line out of a fence, to right after it."""
    moved = [child for child in fence.children if child.token.line >= line]
    fence.children = [child for child in fence.children if child.token.line < line]
    for child in moved:
        child.parent = fence.parent
    if fence.parent is not None:
        place = fence.parent.children.index(fence) + 1
        fence.parent.children[place:place] = moved


def _ended_within(fence: Fence, length: int) -> Problem:
    message = N_(
        "this fence is ended by one inside it with as many marks; write {fixed}, and close it "
        "with as many marks"
    )
    return Subtype.FENCE.problem(
        message, fixed=shown(fence.char * length + fence.token.info.rstrip())
    )
