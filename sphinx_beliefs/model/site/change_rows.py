"""The answers of lists of what has changed an author's mind: the selected changes, as rows."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.model.notation.credence import Credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.records.items import Belief, Resolution
from sphinx_beliefs.model.records.pages import TopicState
from sphinx_beliefs.model.records.states import state_of
from sphinx_beliefs.model.site.answers import Target
from sphinx_beliefs.model.site.entries import tags_of
from sphinx_beliefs.model.site.mind_changes import (
    ChangeKind,
    changes_of,
    mind_changes,
    newest_first,
)
from sphinx_beliefs.model.site.selection import page_test
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_beliefs.model.records.questions import MindChangesView
    from sphinx_beliefs.model.site.mind_changes import MindChange
    from sphinx_beliefs.model.site.site import Site


class ChangeRow(Struct, frozen=True, kw_only=True):
    """A change of mind in a list. A belief that is over has a ``resolution``, and ``successor`` if
    another has taken its place.
    """

    kind: ChangeKind
    date: Date
    belief: Target
    before: Credence | None = None
    after: Credence | None = None
    resolution: Resolution | None = None
    successor: Target | None = None
    reason: str = ""


class ChangeList(Struct, frozen=True, kw_only=True):
    """The answer of a list: of ``total`` changes it shows those of the rows.

    ``left_out`` is the last of the dates of changes that it leaves out for their dates or for their
    number; None if it leaves out none.
    """

    rows: tuple[ChangeRow, ...]
    total: int
    left_out: Date | None = None


# The answer is needed twice: for comparing, and for showing.
@once_a_site
def changes_shown(site: Site, view: MindChangesView, docname: str) -> ChangeList:
    """The changes that a page asks for, the newest first. Those of beliefs on stubs, and of beliefs
    with a blank, are left out, as they are from indexes.
    """
    tests = list(_tests(site, view, docname))
    asked = [
        change for change in _candidates(site, view, docname) if all(test(change) for test in tests)
    ]
    asked, newer = _until(asked, view.until)
    found, older = _by_age(asked, first_day(site, view))
    shown = found if view.limit is None else found[: view.limit]
    left_out = [change.date for change in (*found[len(shown) :], *older, *newer)]
    return ChangeList(
        rows=tuple(_row(site, change) for change in shown),
        total=len(found),
        left_out=max(left_out, key=_last_day) if left_out else None,
    )


def _until(
    changes: list[MindChange], last: datetime.date | None
) -> tuple[list[MindChange], list[MindChange]]:
    """The changes on ``last`` or earlier, and those that are newer, or have no day yet."""
    if last is None:
        return changes, []
    found: list[MindChange] = []
    newer: list[MindChange] = []
    for change in changes:
        day = change.date.first_day
        (found if day is not None and day <= last else newer).append(change)
    return found, newer


def _by_age(
    changes: list[MindChange], first: datetime.date | None
) -> tuple[list[MindChange], list[MindChange]]:
    """The changes on ``first`` or later, and those that are older."""
    if first is None:
        return changes, []
    found: list[MindChange] = []
    older: list[MindChange] = []
    for change in changes:
        (found if _last_day(change.date) >= first else older).append(change)
    return found, older


def _last_day(date: Date) -> datetime.date:
    return date.last_day or datetime.date.min


def _candidates(site: Site, view: MindChangesView, docname: str) -> Iterable[MindChange]:
    """The changes to look through: those of the asking page, if no others are asked for."""
    if not view.is_of_own_page or view.pages:
        return mind_changes(site)
    beliefs = (item for item in site.contents.on(docname).items if isinstance(item, Belief))
    return newest_first(change for belief in beliefs for change in changes_of(site, belief))


def _tests(
    site: Site, view: MindChangesView, docname: str
) -> Iterator[Callable[[MindChange], bool]]:
    """The tests that a change has to pass, besides that of ``first_day``."""
    if view.moved is not None:
        least, moves_further = view.moved, view.moves_further
        yield (
            lambda change: (
                change.points is not None
                and (abs(change.points) > least if moves_further else abs(change.points) >= least)
            )
        )
    if view.pages:
        fits = page_test(site, view.pages)
        own = docname if view.is_of_own_page else None
        yield lambda change: change.belief.docname == own or fits(change.belief.docname)
    if view.regions:
        regions = frozenset(view.regions)
        yield (
            lambda change: (
                (topic := site.topic_of(change.belief)) is not None and topic.region in regions
            )
        )
    if view.tags:
        tags = frozenset(map(slug, view.tags))
        yield lambda change: tags <= tags_of(site, change.belief)
    if view.any_tags:
        any_tags = frozenset(map(slug, view.any_tags))
        yield lambda change: not any_tags.isdisjoint(tags_of(site, change.belief))
    yield lambda change: state_of(change.belief, site.topic_of(change.belief)) is TopicState.WRITTEN


def first_day(site: Site, view: MindChangesView) -> datetime.date | None:
    """The first day of the changes that are asked for; None if there is no limit."""
    today = site.vocabulary.today
    return view.since if view.back is None or today is None else view.back.before(today)


def _row(site: Site, change: MindChange) -> ChangeRow:
    belief = change.belief
    is_over = change.kind in {ChangeKind.DECIDED, ChangeKind.SUPERSEDED}
    successor = None
    if change.kind is ChangeKind.SUPERSEDED and belief.superseded_by:
        successor = site.finder.find_belief(belief.superseded_by)
    return ChangeRow(
        kind=change.kind,
        date=change.date,
        belief=site.links.target(belief),
        before=change.before,
        after=change.after,
        resolution=belief.resolution if is_over else None,
        successor=site.links.target(successor) if successor is not None else None,
        reason=site.text(change.reason),
    )
