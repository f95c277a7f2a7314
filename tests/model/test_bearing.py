"""The items that bear on a belief, and the beliefs whose place it has taken."""

from making import a_belief, a_site, a_trigger

from sphinx_beliefs.model.records.items import Reading, Resolution, Uncertainty


def test_what_names_a_belief_bears_on_it_in_the_order_of_the_site() -> None:
    reading = Reading(docname="b", anchor="r", title="A book", beliefs=("two", "one"))
    question = Uncertainty(docname="a", anchor="q", title="Question?", beliefs=("one",))
    site = a_site(reading, question, a_belief("c", "one"), a_belief("c", "two"))
    assert list(site.bearing.on(site.by_name["one"])) == [question, reading]
    assert list(site.bearing.on(site.by_name["two"])) == [reading]


def test_what_names_a_belief_bears_on_the_first_one_of_that_name() -> None:
    first, second = a_belief("a", "one"), a_belief("b", "one")
    site = a_site(first, second, a_trigger("c", "one"))
    assert [item.title for item in site.bearing.on(first)] == ["Evidence"]
    assert list(site.bearing.on(second)) == []


def test_a_trigger_bears_on_a_belief_whichever_way_it_names_it() -> None:
    one = a_belief("a", "one")
    raising = a_trigger("a", anchor="up", raises=("one",))
    lowering = a_trigger("a", anchor="down", lowers=("one",))
    assert list(a_site(one, raising, lowering).bearing.on(one)) == [raising, lowering]


def test_a_belief_knows_those_whose_place_it_has_taken() -> None:
    new = a_belief("b", "new")
    old = [
        a_belief(docname, "old", superseded_by="new", resolution=Resolution.SUPERSEDED)
        for docname in "ac"
    ]
    site = a_site(*old, new, a_belief("d", "other", superseded_by="nothing"))
    assert list(site.bearing.superseded_by(new)) == old
    assert list(site.bearing.superseded_by(a_belief("e", ""))) == []
