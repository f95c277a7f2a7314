"""What there is on a site, by kind and by name."""

from making import a_belief, a_site
from named import SITE

from sphinx_beliefs.model.records.items import Belief, Item, Uncertainty


def test_the_first_of_two_items_keeps_the_name() -> None:
    site = a_site(a_belief("b", "x"), a_belief("a", "x"), a_belief("a", "x"))
    assert site.by_name["x"].docname == "a"
    assert [item.docname for item in site.contents.items_named("x")] == ["a", "a", "b"]


def test_few_names_have_more_than_one_item() -> None:
    one = a_belief("a", "x")
    site = a_site(one, a_belief("a", ""))
    assert list(site.contents.items_named("x")) == [one]
    assert list(site.contents.items_named("y")) == list(site.contents.items_named("")) == []


def test_items_have_one_place_in_the_order() -> None:
    assert [type(item) for item in SITE.items] == [Belief, *[Belief] * 4, Uncertainty, Belief]
    assert all(isinstance(item, Item) for item in SITE.items)
