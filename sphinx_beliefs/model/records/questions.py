"""What pages show of other pages: the questions they ask.

A question is kept with the page that asks it; an answer holds everything of other pages that
the page will show, and nothing else, so that two equal answers mean two equal pages.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct

from sphinx_beliefs.model.records.record import Conditions


class View(Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True):
    """A question that a page asks; under some conditions, if it stands under any."""

    conditions: Conditions = ()


class RelatedTopicsView(View, frozen=True, kw_only=True):
    """The topics that the asking page names as related, and those that name it."""


class RelatedWritingView(View, frozen=True, kw_only=True):
    """The writing that carries a tag of the asking page, or its name."""


class PageFactsView(View, frozen=True, kw_only=True):
    """What the items and the header of the asking page show of other pages, and of the day."""


class Quote(Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True):
    """A cross-reference that shows something of its target.

    ``role`` is the role's name without the domain; ``any`` for those that may mean anything, and
    ``ref`` for Sphinx's own, which can lead to a generated page. ``in_option`` says that an item
    names the target in an option, and no prose does; ``item`` is the anchor of the item in whose
    text it stands, if it stands in one, and ``conditions`` are those under which it does.
    """

    role: str
    target: str
    in_option: bool = False
    item: str = ""
    conditions: Conditions = ()


#: How many boxes are drawn at most: for four times the boxes Graphviz needs sixteen times the time,
#: a second for these.
MOST_DRAWN = 1000


class Subject(Enum):
    """What is drawn."""

    TOPICS = "topics"
    BELIEFS = "beliefs"


class GraphView(View, frozen=True, kw_only=True):
    """Topics, or beliefs and what bears on them: of these regions, on these pages, of this topic,
    or around this belief. More than ``limit`` boxes are not drawn, nor more than ``MOST_DRAWN``.
    """

    subject: Subject
    regions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    topic: str = ""
    belief: str = ""
    limit: int
    caption: str = ""
