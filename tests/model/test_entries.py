"""The dates, tags and numbers by which records are found."""

import datetime

import pytest
from listed import SITE
from making import a_belief, a_date, a_log, a_site

from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.site.entries import (
    Entry,
    date_of,
    due_of,
    first_day,
    last_day,
    middle,
    tags_of,
    written_tags,
)


def test_a_belief_is_dated_by_its_end_else_by_its_log_else_by_its_beginning() -> None:
    one = a_belief("a", "one", since=a_date("2024"))
    log = a_log("a", "2025-02 60%", "2025-01 50%", inside="one")
    assert date_of(a_site(one), one) == a_date("2024")
    assert date_of(a_site(one, log), one) == a_date("2025-02")
    ended = a_belief("a", "one", resolution=Resolution.TRUE, resolved=a_date("2026-01"))
    assert date_of(a_site(ended, log), ended) == a_date("2026-01")
    assert date_of(a_site(), a_belief("a", "two")) is None


def test_a_date_can_mean_any_of_its_days() -> None:
    one = a_belief("a", "one", since=a_date("2024-02"))
    site = a_site(one)
    assert first_day(site, one) == datetime.date(2024, 2, 1)
    assert last_day(site, one) == datetime.date(2024, 2, 29)
    assert first_day(site, a_belief("a", "two")) is None


def test_a_belief_is_due_on_its_day_and_a_topic_when_it_is_to_be_reviewed() -> None:
    interp = SITE.topics["t/interp"]
    high = SITE.by_name["high"]
    assert due_of(SITE, Entry(high, interp)) == a_date("2027")
    assert due_of(SITE, Entry(interp, interp)) == a_date("2026-11-01")
    assert due_of(SITE, Entry(SITE.by_name["stray"], None)) is None


def test_the_tags_of_a_topic_are_those_of_its_items_too() -> None:
    one = a_belief("a", "one", tags=("Deep Nets", "x"))
    topic = Topic(docname="a", tags=("X", "other"))
    site = a_site(topic, one, a_belief("b", "two", tags=("y",)))
    assert tags_of(site, one) == {"deep-nets", "x", "other"}
    assert written_tags(site, one) == {"deep-nets": "Deep Nets", "x": "x", "other": "other"}
    assert tags_of(site, site.by_name["two"]) == {"y"}


@pytest.mark.parametrize(
    ("credence", "percent"), [("70%", 70), ("50-70%", 60), ("normative", None), ("~XX%", None)]
)
def test_a_range_counts_as_its_middle(credence: str, percent: int | None) -> None:
    assert middle(a_belief("a", "one", credence)) == percent
    assert middle(Page(docname="a")) is None
