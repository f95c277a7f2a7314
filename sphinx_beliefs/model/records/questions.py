"""The questions that pages ask about other pages.

A question is kept with the page that asks it; an answer contains everything of other pages that the
page will show, and nothing else, so that equal answers mean equal pages.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from sphinx_beliefs.model.notation.dates import Period
from sphinx_beliefs.model.records.record import Conditions
from sphinx_beliefs.model.records.score_choices import BinsBy, By, ScorePart


class View(Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True):
    """A question that a page asks, with the conditions around it."""

    conditions: Conditions = ()


class RelatedTopicsView(View, frozen=True, kw_only=True):
    """The question for topics that the asking page names as related, and those that name it."""


class RelatedWritingView(View, frozen=True, kw_only=True):
    """The question for writing that is tagged with a tag of the asking page, or with its name."""


class PageFactsView(View, frozen=True, kw_only=True):
    """The question for facts in items and the header that depend on other pages or the day."""


#: The role of a toctree's entry for a generated page.
TOCTREE = "toctree"


class Quote(Struct, frozen=True, kw_only=True, omit_defaults=True, tag=True):
    """A cross-reference that shows something of its target.

    ``role`` is the role's name without the domain: ``any`` for roles that may mean anything,
    ``ref`` for Sphinx's own, which can lead to a generated page, and ``toctree`` for such an entry.
    ``in_option`` says that an item names the target in an option, and not in prose; ``item`` is the
    anchor of the item whose text contains it, if any, and ``conditions`` are the conditions around
    it.
    """

    role: str
    target: str
    in_option: bool = False
    item: str = ""
    conditions: Conditions = ()


#: The most boxes that are drawn: for four times the boxes, Graphviz needs sixteen times the time,
#: and it needs a second for these.
MOST_DRAWN = 1000


class Subject(Enum):
    """The subject of a map."""

    TOPICS = "topics"
    BELIEFS = "beliefs"


class GraphView(View, frozen=True, kw_only=True):
    """The question for a map of topics, or of beliefs and what bears on them: of these regions, on
    these pages, of this topic, or around this belief. At most ``limit`` boxes are drawn, and at
    most ``MOST_DRAWN``.
    """

    subject: Subject
    regions: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    topic: str = ""
    belief: str = ""
    limit: int
    caption: str = ""


class MindChangesView(View, frozen=True, kw_only=True):
    """The question for what has changed an author's mind, the newest change first.

    A field that is empty or None restricts nothing. Changes are of ``since`` or later, or of the
    time of ``back`` before the day of the build, and of ``until`` or earlier. They are about
    beliefs of these regions, with all of ``tags`` and one of ``any_tags``, on pages of these
    patterns or short names, or on the asking page (``is_of_own_page``). With ``moved``, only
    credences count that have moved by that many percentage points, or by more of them if
    ``moves_further``.
    """

    since: datetime.date | None = None
    back: Period | None = None
    until: datetime.date | None = None
    regions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    any_tags: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    is_of_own_page: bool = False
    moved: Decimal | None = None
    moves_further: bool = False
    limit: int | None = None
    caption: str = ""
    empty: str = ""


class ScoreView(View, frozen=True, kw_only=True):
    """The question for how good credences were: which beliefs it is about.

    A field that is empty or None restricts nothing. Beliefs are those with an outcome of ``since``
    or later and of ``until`` or earlier, of these regions, with all of ``tags`` and one of
    ``any_tags``, on pages of these patterns or short names, or on the asking page
    (``is_of_own_page``). Those whose resolve-by is still ahead count only ``with_ahead``.
    """

    since: datetime.date | None = None
    until: datetime.date | None = None
    regions: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    any_tags: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    is_of_own_page: bool = False
    with_ahead: bool = False
    caption: str = ""


class TrackRecordView(ScoreView, frozen=True, kw_only=True):
    """The question for the scores of what came out, with a table of rows for each of ``by``, and
    for the other parts of a track record; ``show`` is empty for all that there is.
    """

    by: tuple[By, ...] = ()
    show: tuple[ScorePart, ...] = ()


class CalibrationView(ScoreView, frozen=True, kw_only=True):
    """The question for how well credences are calibrated; ``bins`` is None for the usual number."""

    bins: int | None = None
    bins_by: BinsBy = BinsBy.WIDTH
