"""What the items of a page, and its header, show of other pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making import a_belief, a_date, a_log, a_site, a_trigger, facts_of

from sphinx_beliefs.model.notation.bayes import Ratio
from sphinx_beliefs.model.records.items import Direction, Reading, Resolution, Uncertainty
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.questions import PageFactsView, Quote
from sphinx_beliefs.model.site.answering import answer
from sphinx_beliefs.model.site.answers import PageFacts
from sphinx_beliefs.model.site.facts import page_facts

if TYPE_CHECKING:
    from sphinx_beliefs.model.site.answers import ItemFacts


def bearing(facts: ItemFacts) -> list[tuple[Kind, list[str]]]:
    return [(found.kind, [target.title for target in found.items]) for found in facts.bearing]


def test_a_belief_shows_what_names_it() -> None:
    site = a_site(
        a_belief("a", "one", "70%"),
        a_trigger("a", "one", direction=Direction.UP),
        a_trigger("b", "two", "one", likelihood_ratio=Ratio(favour=1, against=4), anchor="down"),
        a_trigger("b", "one", fired=a_date("2026-01"), anchor="fired"),
        Uncertainty(docname="c", anchor="q", title="Question?", beliefs=("one",)),
        a_belief("c", "old", "70%", superseded_by="one", resolution=Resolution.SUPERSEDED),
    )
    found = facts_of(site, "one")
    assert [(mover.way, mover.has_fired) for mover in found.movers] == [
        (Direction.UP, False),
        (Direction.DOWN, False),
        (None, True),
    ]
    assert bearing(found) == [(Kind.UNCERTAINTY, ["Question?"])]
    assert [target.title for target in found.supersedes] == ["Claim old"]


def test_a_closed_belief_shows_only_what_has_come_to_pass() -> None:
    site = a_site(
        a_belief("a", "one", "70%", resolution=Resolution.TRUE),
        a_trigger("a", "one", direction=Direction.UP),
        a_trigger("a", "one", fired=a_date("2026-01"), anchor="fired"),
        Uncertainty(docname="a", anchor="q", title="Question?", beliefs=("one",)),
    )
    found = facts_of(site, "one")
    assert [mover.has_fired for mover in found.movers] == [True]
    assert found.bearing == ()


def test_only_the_first_belief_of_a_name_is_meant_by_it() -> None:
    site = a_site(
        a_belief("a", "one", "70%"),
        a_belief("b", "one", "70%"),
        a_trigger("c", "one"),
        shown={"c": [Quote(role="belief", target="one")]},
    )
    assert len(page_facts(site, "a").items) == 1
    assert page_facts(site, "b").items == ()


def test_a_belief_without_a_name_is_meant_by_nothing() -> None:
    site = a_site(a_belief("a", "", "70%"), a_trigger("a", ""), a_log("b", "2026 70%", of=""))
    assert page_facts(site, "a").items == ()


@pytest.mark.parametrize("page", ["a", "b"])
def test_a_belief_shows_what_was_read_on_it(page: str) -> None:
    site = a_site(
        a_belief("a", "one", "70%", resolution=Resolution.TRUE),
        Reading(docname=page, anchor="r", title="A book", beliefs=("one",)),
    )
    assert bearing(facts_of(site, "one")) == [(Kind.READING, ["A book"])]
    assert facts_of(site, "one").citing == ()


def test_what_shows_nothing_of_others_has_no_facts() -> None:
    site = a_site(a_belief("a", "one", "70%"), Topic(docname="a"))
    assert page_facts(site, "a") == PageFacts()
    assert page_facts(site, "nowhere") == PageFacts()
    assert answer(site, PageFactsView(), "a") == (PageFacts(),)
