"""The problems of a site are found page by page, and can be kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from making import a_belief, a_site, a_trigger, by_page
from msgspec.structs import replace
from sites import parts, unhurried

from sphinx_beliefs.model.checks.all_checks import find_problems, find_problems_of
from sphinx_beliefs.model.problem import Finding, Message, Place, Subtype
from sphinx_beliefs.model.records.items import Belief, Direction
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.query import Query
from sphinx_beliefs.model.records.vocabulary import Vocabulary
from sphinx_beliefs.model.site.site import Site
from sphinx_beliefs.storage.packing import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sites import Parts

    from sphinx_beliefs.model.records.record import Record


def where(record: Record) -> str:
    return f"{record.docname}.md:{record.place.line}"


def all_of(made: Parts) -> list[Finding]:
    return list(find_problems(made.site(), mentions=made.mentions, where=where))


def of_page(made: Parts, site: Site, docname: str) -> list[Finding]:
    said = made.mentions.get(docname, [])
    return list(find_problems_of(site, docname, mentions=said, where=where))


def in_order(docnames: Iterable[str], found: list[Finding]) -> list[Finding]:
    return [one for docname in docnames for one in found if one.docname == docname]


@unhurried
@given(parts())
def test_a_page_has_the_same_problems_whichever_pages_have_been_looked_at(made: Parts) -> None:
    found = all_of(made)
    docnames = sorted({*made.records, *made.shown, *made.mentions})
    assert found == in_order(docnames, found)
    backwards = made.site()
    for docname in reversed(docnames):
        wanted = [one for one in found if one.docname == docname]
        assert of_page(made, made.site(), docname) == wanted
        assert of_page(made, backwards, docname) == wanted


@unhurried
@given(parts())
def test_problems_are_the_same_after_they_have_been_kept(made: Parts) -> None:
    found = all_of(made)
    packed = pack(found)
    assert isinstance(packed, bytes)
    kept: list[Finding] = unpack(packed, list[Finding])
    assert kept == found
    for problem, _docname, _place in found:
        # What is translated when it is shown is known without the classes of the texts.
        ours = {name for name, value in problem.values.items() if isinstance(value, Message)}
        assert set(problem.ours) == ours


@pytest.mark.parametrize("subtype", Subtype)
def test_each_subtype_can_be_kept(subtype: Subtype) -> None:
    problem = subtype.problem(Message("{a} {count}"), Message("{a}s"), 2, field="f", a="b")
    kept: list[Finding] = unpack(pack([Finding(problem, "page", Place(line=3))]), list[Finding])
    assert kept == [Finding(problem, "page", Place(line=3))]
    assert kept[0].problem.subtype is subtype


@unhurried
@given(parts())
def test_of_items_of_one_name_all_but_the_first_are_reported(made: Parts) -> None:
    site = made.site()
    named = Counter(item.name for item in site.items if item.name)
    doubles = [one for one in all_of(made) if one.problem.subtype is Subtype.DUPLICATE_NAME]
    found = [one for one in doubles if "name" in one.problem.values]
    taken = Counter(one.problem.values["name"] for one in found)
    assert taken == named - Counter(named.keys())
    for one in found:
        assert one.problem.values["first"] == where(site.by_name[one.problem.values["name"]])


@unhurried
@given(parts())
def test_of_beliefs_of_one_source_all_but_the_first_are_reported(made: Parts) -> None:
    sources = Counter(one.source for one in made.site().beliefs if one.source)
    doubles = [one for one in all_of(made) if one.problem.subtype is Subtype.DUPLICATE_NAME]
    found = Counter(
        one.problem.values["source"] for one in doubles if "source" in one.problem.values
    )
    assert found == sources - Counter(sources.keys())


@unhurried
@given(parts())
def test_each_circle_is_reported_at_its_first_belief(made: Parts) -> None:
    site = made.site()
    wanted = []
    for belief in site.beliefs:
        circle = _ring(site, belief)
        if circle and min(circle, key=lambda one: site.items.index(one)) is belief:
            wanted.append((belief.docname, belief.place))
    found = [one for one in all_of(made) if one.problem.subtype is Subtype.RESOLUTION]
    assert [(one.docname, one.place) for one in found] == wanted


def _ring(site: Site, belief: Belief) -> list[Belief]:
    """The beliefs from one until it is reached again; empty if it never is."""
    ring = [belief]
    for _ in site.beliefs:
        following = site.by_name.get(ring[-1].superseded_by)
        if following is belief:
            return ring
        if not isinstance(following, Belief):
            return []
        ring.append(following)
    return []


def test_a_circle_over_two_pages_is_reported_on_the_first() -> None:
    one, two = a_belief("b", "one"), a_belief("a", "two")
    site = a_site(replace(one, superseded_by="two"), replace(two, superseded_by="one"))
    assert [one.docname for one in find_problems(site, mentions={}, where=where)] == ["a"]


def test_a_belief_whose_name_is_taken_is_in_no_circle() -> None:
    records = [a_belief("a", "x"), a_belief("c", "y", superseded_by="x")]
    site = a_site(*records, a_belief("b", "x", superseded_by="y"))
    [one] = find_problems(site, mentions={}, where=where)
    assert one.problem.subtype is Subtype.DUPLICATE_NAME


def test_a_check_that_is_off_finds_nothing() -> None:
    site = a_site(
        Topic(docname="a"), a_belief("a", "x"), a_trigger("a", "x", direction=Direction.UP)
    )

    def found(*off: Subtype) -> list[Subtype]:
        found = find_problems(site, mentions={}, where=where, is_on=lambda one: one not in off)
        return [one.problem.subtype for one in found]

    assert found() == [Subtype.ONE_SIDED]
    assert found(Subtype.ONE_SIDED) == []
    site = a_site(a_belief("a", "x", superseded_by="x"))
    assert found() == [Subtype.RESOLUTION]
    assert found(Subtype.RESOLUTION) == []


def test_names_that_may_have_been_meant_are_offered_in_one_order() -> None:
    tagged = [replace(a_belief("a", f"n{tag}"), tags=(f"tag-{tag}",)) for tag in "cab"]
    view = Query(kind=Kind.BELIEF, tags=("tag-x",))
    made = Site(by_page(*tagged), Vocabulary(), {"b": {view: Place(line=1)}})
    [one] = find_problems(made, mentions={}, where=where)
    assert one.problem.values["close"] == "tag-a, tag-b, tag-c"
