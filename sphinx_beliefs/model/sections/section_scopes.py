"""The scope of headings: each holds until the next of the same or a higher level."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.sections.section_headings import Meaning

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_beliefs.model.sections.section_headings import Headings


class Heading(NamedTuple):
    """A heading of a page at a line, from 0; level 1 is the highest."""

    line: int
    level: int
    words: str


class ListLines(NamedTuple):
    """A list of a page that is not said to be plain, from a line up to ``end`` (exclusive)."""

    line: int
    end: int


class Included(NamedTuple):
    """A directive that includes a file, with the path as it is written; ``is_literal`` is true if
    the file is shown as it is.
    """

    line: int
    path: str
    is_literal: bool = False


Block = Heading | ListLines | Included


class ListOfItems(NamedTuple):
    """A list of a page whose entries are items, from the line ``first`` up to ``end`` (exclusive),
    without the blank lines below it.
    """

    meaning: Meaning
    first: int
    end: int


class FoundLists(NamedTuple):
    """The lists of items of a page, and the meaning of the headings below which files are included,
    by the path as it is written (None for a file that is shown as it is).
    """

    lists: list[ListOfItems]
    included: dict[str, Meaning | None]


def find_lists(
    blocks: Iterable[Block],
    headings: Headings,
    meaning: Meaning = Meaning.PLAIN,
    *,
    has_title: bool = False,
) -> FoundLists:
    """The lists of items among the blocks of a page, in any order.

    ``meaning`` is that of the place where the page is included, and ``has_title`` is true if no
    heading can be the title of the page.
    """
    in_order = sorted(blocks, key=lambda block: block.line)
    title = None if has_title else title_of([b for b in in_order if isinstance(b, Heading)])
    scopes = Scopes(headings, meaning)
    found = FoundLists([], {})
    for block in in_order:
        if isinstance(block, Heading):
            scopes.enter(block, is_title=block is title)
        elif isinstance(block, Included):
            found.included[block.path] = None if block.is_literal else scopes.meaning
        elif scopes.meaning.is_list:
            found.lists.append(ListOfItems(scopes.meaning, *block))
    return found


class Scopes:
    """Follows the headings of a page from its top.

    A heading below another inherits its meaning, unless it has one itself.
    """

    def __init__(self, headings: Headings, meaning: Meaning = Meaning.PLAIN) -> None:
        self._headings = headings
        #: The levels of the headings that hold, and the meaning below each.
        self._open: list[tuple[int, Meaning]] = [(0, meaning)]

    def enter(self, heading: Heading, *, is_title: bool = False) -> None:
        """Take a heading; the title of a page says only what the page is about."""
        while self._open[-1][0] >= heading.level:
            self._open.pop()
        meant = None if is_title else self._headings.meaning_of(heading.words)
        self._open.append((heading.level, self.meaning if meant is None else meant))

    @property
    def meaning(self) -> Meaning:
        """The meaning of the place that has been reached."""
        return self._open[-1][1]


def title_of(headings: Sequence[Heading]) -> Heading | None:
    """The heading that is the title of its page: the first, if no other is as high; None if there
    is none.
    """
    if not headings or headings[0].level != 1:
        return None
    return None if any(heading.level == 1 for heading in headings[1:]) else headings[0]


#: What a comment or a class above a list says so that its entries are not items.
_PLAIN_LIST = frozenset({"list", "plain", "plain list", "plain-list"})


def says_plain(words: str) -> bool:
    """Return whether the text of a comment, or a class, says that the list below it is plain."""
    return words.strip().casefold() in _PLAIN_LIST


def is_task_list(first_lines: Iterable[str]) -> bool:
    """Return whether a list is one of tasks; ``first_lines`` are those of its entries, without
    their markers.
    """
    boxes = [line.lstrip()[:4].casefold() for line in first_lines]
    return bool(boxes) and all(box in {"[ ] ", "[x] ", "[ ]", "[x]"} for box in boxes)
