"""An entry of a list, read as an item."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_beliefs.model.problem import LocatedProblem
    from sphinx_beliefs.model.records.kinds import Kind


@dataclass(kw_only=True)
class Entry:
    """What an entry says, with the places where it says it: lines of the entry, from 0.

    ``title`` is in the markup of the page, in one line. ``options`` are the raw values that the
    directive of the item takes, by name, as in its option lines; ``option_lines`` are their lines.
    ``body`` are the lines of the rest, without the indentation of the entry; the first is a part of
    line ``body_line``, and each of the others is of the line that follows. Options that stood
    between them have left blank lines.
    """

    kind: Kind
    title: str = ""
    title_line: int = 0
    options: dict[str, str] = field(default_factory=dict)
    option_lines: dict[str, int] = field(default_factory=dict)
    body: list[str] = field(default_factory=list)
    body_line: int = 0
    problems: list[LocatedProblem] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """True if it says nothing at all; that is among its problems."""
        return not self.title and not self.body
