"""A site as other extensions see it: what there is, and what has to do with what."""

from __future__ import annotations

import pytest
from making import a_belief, a_log, a_site, a_trigger
from msgspec.structs import replace
from named import SITE

from sphinx_beliefs.model.records.items import Reading, Uncertainty
from sphinx_beliefs.model.records.record import Record, quoted
from sphinx_beliefs.model.site.site import Site, once_a_site


def test_a_site_has_its_topics_and_items_in_order() -> None:
    assert list(SITE.topics) == ["t/free", "t/gov", "t/interp", "t/monitor"]
    names = ["stray", "open", "low", "high", "should", "q", "middle"]
    assert [item.name for item in SITE.items] == names
    assert [belief.name for belief in SITE.beliefs] == [name for name in names if name != "q"]


def test_a_record_is_found_by_its_name_and_knows_its_topic() -> None:
    low = SITE.by_name["low"]
    assert SITE.find("belief", "low") is SITE.find("any", "low") is low
    assert SITE.topic_of(low) is SITE.find("topic", "interp") is SITE.topics["t/interp"]
    assert SITE.topic_of(SITE.by_name["stray"]) is None


def test_a_title_that_quotes_another_has_it_in_it() -> None:
    one = a_belief("a", "one")
    two = replace(a_belief("a", "two"), title=f"Not so: {quoted('belief', 'one')}")
    assert a_site(one, two).title(two) == "Not so: Claim one"


def test_what_is_logged_of_a_belief_and_what_bears_on_it() -> None:
    one, other = a_belief("a", "one", "70%"), a_belief("b", "other")
    bearing = [
        Uncertainty(docname="a", anchor="q", title="Question?", beliefs=("one",)),
        a_trigger("b", "other", "one"),
        Reading(docname="c", anchor="r", title="A book", beliefs=("one",)),
    ]
    site = a_site(one, other, *bearing, a_log("a", "2026-02 70%", "2026-01 60%", inside="one"))
    assert [entry.credence.text for entry in site.history(one)] == ["60%", "70%"]
    assert list(site.bearing_on(one)) == bearing
    assert list(site.bearing_on(other)) == bearing[1:2]
    assert list(site.history(other)) == []


def test_a_record_that_is_not_on_the_site_has_nothing_to_do_with_it() -> None:
    stranger = a_belief("a", "stranger")
    assert list(SITE.history(stranger)) == []
    assert list(SITE.bearing_on(stranger)) == []
    assert SITE.topic_of(stranger) is None


class Reads(dict[str, list[Record]]):
    """Records by page, which tell when somebody looks through them."""

    def __iter__(self) -> None:  # type: ignore[override]
        pytest.fail("nobody has asked anything yet")


def test_a_site_of_which_nothing_is_asked_costs_nothing() -> None:
    Site(Reads(a=[a_belief("a", "one")]), SITE.vocabulary)


def test_an_answer_is_worked_out_once_a_site_and_forgotten_with_it() -> None:
    asked = []

    @once_a_site
    def number(site: Site, name: str) -> int:
        asked.append(name)
        return len(site.items)

    one, two = a_site(a_belief("a", "one")), a_site()
    assert [number(one, "x"), number(one, "x"), number(one, "y"), number(two, "x")] == [1, 1, 1, 0]
    assert asked == ["x", "y", "x"]
