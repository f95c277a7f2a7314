"""What is to be done on a site, the most urgent first."""

import datetime

import pytest
from making import TODAY, a_belief, a_date, a_site

from sphinx_beliefs.model.notation.dates import Period
from sphinx_beliefs.model.notation.placeholders import BlankKind
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.site.agenda import agenda_of
from sphinx_beliefs.model.site.site import Site

MONTH = Period(days=30)


def a_topic(name: str, reviewed: str = "", **fields: object) -> Topic:
    date = a_date(reviewed) if reviewed else None
    return Topic(docname=name, title=name, last_reviewed=date, review_in=MONTH, **fields)


def found(site: Site, within: Period = MONTH) -> list[tuple[str, str, str]]:
    return [
        (each.task.value, each.urgency.value, each.record.title) for each in agenda_of(site, within)
    ]


def test_the_most_urgent_comes_first() -> None:
    assert datetime.date(2026, 6, 1) == TODAY
    site = a_site(
        a_topic("a", "2026-05-20", blanks=((BlankKind.WHY, 1),), has_finished=True),
        a_topic("b", "2026-01-01"),
        a_topic("c"),
        a_topic("d", stub=True),
        a_belief("b", "soon", "70%", resolve_by=a_date("2026-06-10")),
        a_belief("b", "late", "70%", resolve_by=a_date("2025")),
        a_belief("b", "far", "70%", resolve_by=a_date("2027")),
        a_belief("b", "done", "70%", resolve_by=a_date("2025"), resolution=Resolution.TRUE),
    )
    assert found(site) == [
        ("forecast", "overdue", "Claim late"),
        ("review", "overdue", "b"),
        ("review", "never", "c"),
        ("forecast", "due", "Claim soon"),
        ("review", "due", "a"),
        ("blanks", "left", "a"),
        ("blanks", "left", "d"),
    ]


@pytest.mark.parametrize(("days", "is_due"), [(8, False), (9, True), (30, True)])
def test_something_is_due_within_a_time(days: int, is_due: bool) -> None:
    site = a_site(a_belief("b", "soon", "70%", resolve_by=a_date("2026-06-10")))
    assert bool(found(site, Period(days=days))) is is_due


def test_nothing_is_due_on_a_site_without_a_day() -> None:
    assert agenda_of(a_site(), MONTH) == []
