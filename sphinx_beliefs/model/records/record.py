"""A record: a page of the site, or something on one, and under which conditions it stands there."""

from __future__ import annotations

import re

from msgspec import Struct

from sphinx_beliefs.model.problem import Finding, Place, Problem

#: How a title keeps a role in it, whose text is known only when all pages have been read.
QUOTED = re.compile("\ue000(?P<role>[a-z-]+):(?P<target>[^\ue000\ue001]*)\ue001")


def quoted(role: str, target: str) -> str:
    """A role as a title keeps it."""
    return f"\ue000{role}:{target}\ue001"


class Condition(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What has to hold for something to be on its page: an expression of the directive ``only``,
    or of ``ifconfig``.
    """

    expression: str
    directive: str = "only"

    @property
    def written(self) -> str:
        """The condition as an author would call it."""
        return f"{self.directive} {self.expression}"


#: All that has to hold, the outermost first.
Conditions = tuple[Condition, ...]


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True):
    """What every record has: the page it is on, its title as plain text, where it was written, and
    under which conditions it stands there.
    """

    docname: str
    title: str = ""
    tags: tuple[str, ...] = ()
    place: Place = Place()
    conditions: Conditions = ()


def found_in(record: Record, problem: Problem, place: Place | None = None) -> Finding:
    """A problem of a record, to be fixed at its place, or at another ``place`` on its page."""
    return Finding(problem, record.docname, record.place if place is None else place)
