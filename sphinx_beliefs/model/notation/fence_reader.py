"""Reads the fences of a Markdown page as their author meant them.

CommonMark ends a fence at the first line of at least as many marks, and a fence that is never
closed takes in everything that follows. Authors think otherwise: each line of marks closes what
was opened last. Here fences are read as authors mean them, so that the differences can be
reported.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.fences import Fence, FencedPage, Opening

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_beliefs.model.notation.fences import Token

#: The deepest nesting of fences that is followed; nobody writes more.
_DEEPEST = 60


def read_fences(
    tokens: Sequence[Token], opening_of: Callable[[Token], Opening | None], lines: int
) -> FencedPage:
    """Read the fences of a page that has ``lines`` lines.

    ``opening_of`` reads the token of a line of marks, and returns None if it opens no fence.
    """
    return _Reader(tokens, opening_of, lines).read()


class _Reader:
    """Reads fences from the top of a page to its end."""

    def __init__(
        self, tokens: Sequence[Token], opening_of: Callable[[Token], Opening | None], lines: int
    ) -> None:
        self.tokens = tokens
        self.opening_of = opening_of
        self.lines = lines
        self.page = FencedPage([], [], [])
        self.stack: list[Fence] = []
        #: The next token with the marks of a fence, and whether it can close one.
        self.closings: dict[Fence, tuple[int, bool]] = {}
        #: For each mark, by token: the length of the longest bare line of such marks after it.
        self.longest: dict[str, list[int]] = {}

    def read(self) -> FencedPage:
        number = 0
        while number < len(self.tokens):
            number = self._take(number)
        self._leave(0, self.lines)
        return self.page

    def _take(self, number: int) -> int:
        """Read a token; return the number of the next one to be read."""
        token = self.tokens[number]
        if token.kind == "heading":
            for fence in self.stack:
                if fence.heading is None:
                    fence.heading = token.line
        elif token.kind == "rst":
            self.page.rst.append(token)
        elif token.is_bare:
            return self._take_bare(number)
        else:
            opening = self.opening_of(token)
            if opening is not None:
                return self._open(number, opening)
        return number + 1

    def _take_bare(self, number: int) -> int:
        token = self.tokens[number]
        place = self._closed_by(number)
        if place is not None:
            self._leave(place + 1, token.line)
            fence = self.stack.pop()
            fence.end = fence.stop = token.line
            fence.closing = token.marks
        elif token.marks[0] != ":":
            return self._open(number, Opening(""))
        elif len(token.marks) > 2:
            self.page.strays.append(token)
        return number + 1

    def _closed_by(self, number: int) -> int | None:
        """The place in the stack of the fence that a line of marks is meant to close."""
        token = self.tokens[number]
        places = range(len(self.stack) - 1, -1, -1)
        alike = [place for place in places if self.stack[place].char == token.marks[0]]
        for place in alike:
            if self.stack[place].length == len(token.marks):
                return place
        for place in alike:
            if self.stack[place].length < len(token.marks):
                return place
        if alike and not self._is_closed_later(self.stack[alike[0]], number):
            return alike[0]
        return None

    def _is_closed_later(self, fence: Fence, number: int) -> bool:
        """Return whether a later line closes the fence before another of its kind opens."""
        place, is_closed = self.closings.get(fence, (-1, False))
        if place <= number:
            place, is_closed = len(self.tokens), False
            for later in range(number + 1, len(self.tokens)):
                token = self.tokens[later]
                is_alike = token.kind == "fence" and token.marks[0] == fence.char
                if is_alike and len(token.marks) >= fence.length:
                    place, is_closed = later, token.is_bare
                    break
            # The answer holds for all lines of marks before that place.
            self.closings[fence] = place, is_closed
        return is_closed

    def _open(self, number: int, opening: Opening) -> int:
        token = self.tokens[number]
        parent = self.stack[-1] if self.stack else None
        fence = Fence(token, opening, parent)
        (self.page.fences if parent is None else parent.children).append(fence)
        if not opening.is_literal:
            if len(self.stack) == _DEEPEST:
                # So many open fences will hardly be closed.
                self._leave(_DEEPEST - 1, token.line)
            self.stack.append(fence)
            return number + 1
        end = self._end_of_literal(number) if self._can_be_closed(number) else None
        if end is None:
            fence.stop = self.lines if parent is None else 0
            # Outside of other fences, everything that follows is code.
            return number + 1 if self.stack else len(self.tokens)
        last = self.tokens[end]
        fence.end, fence.stop, fence.closing = last.line, last.line, last.marks
        return end + 1

    def _can_be_closed(self, number: int) -> bool:
        """Return whether any later line has enough marks; this saves a search for each of many
        fences that nothing closes.
        """
        marks = self.tokens[number].marks
        if marks[0] not in self.longest:
            self.longest[marks[0]] = _longest_after(self.tokens, marks[0])
        return self.longest[marks[0]][number] >= len(marks)

    def _end_of_literal(self, number: int) -> int | None:
        """The number of the token that closes code; None if the block around it ends first."""
        start = self.tokens[number]
        around = self.stack[-1] if self.stack else None
        is_left = False
        for later in range(number + 1, len(self.tokens)):
            token = self.tokens[later]
            if token.kind != "fence":
                continue
            if token.marks[0] == start.marks[0]:
                if token.is_bare and len(token.marks) >= len(start.marks):
                    return later
                if is_left and not token.is_bare:
                    return None
            if around and token.is_bare and token.marks == around.token.marks:
                is_left = True
        return None

    def _leave(self, place: int, line: int) -> None:
        """Leave the fences from a place in the stack upwards, which nothing has closed."""
        for fence in self.stack[place:]:
            fence.stop = line
        del self.stack[place:]


def _longest_after(tokens: Sequence[Token], char: str) -> list[int]:
    lengths = (
        len(token.marks) if token.is_bare and token.marks[0] == char else 0
        for token in reversed(tokens)
    )
    found = list(accumulate(lengths, max, initial=0))
    return found[-2::-1]
