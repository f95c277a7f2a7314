"""The base of records: a page of the site, or something on a page, with its conditions."""

from __future__ import annotations

import re

from msgspec import Struct

from sphinx_beliefs.model.problem import Finding, Place, Problem

#: A role within a title, whose text is known only once all pages have been read.
QUOTED = re.compile("\ue000(?P<role>[a-z-]+):(?P<target>[^\ue000\ue001]*)\ue001")


def quoted(role: str, target: str) -> str:
    """The form in which a title keeps a role."""
    return f"\ue000{role}:{target}\ue001"


class Condition(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A condition for something to be on its page: an expression of the directive ``only``, or of
    ``ifconfig``.
    """

    expression: str
    directive: str = "only"

    @property
    def written(self) -> str:
        """The condition as an author would write it."""
        return f"{self.directive} {self.expression}"


#: Conditions that all have to hold, the outermost first.
Conditions = tuple[Condition, ...]


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True):
    """The base of all records: the page, the title as plain text, the place, and the conditions
    around it.
    """

    docname: str
    title: str = ""
    tags: tuple[str, ...] = ()
    place: Place = Place()
    conditions: Conditions = ()


def found_in(record: Record, problem: Problem, place: Place | None = None) -> Finding:
    """A problem of a record, to be fixed at the record's place, or at another on its page."""
    return Finding(problem, record.docname, record.place if place is None else place)
