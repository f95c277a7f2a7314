"""A name that means nothing is reported with what could have been meant."""

import pytest
from making import a_belief, a_site
from named import SITE

from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.record import Condition
from sphinx_beliefs.model.site.site import Site
from sphinx_beliefs.model.site.unknown_names import unknown_name


def said(site: Site, role: str, name: str) -> tuple[str, str]:
    problem = unknown_name(site, role, name)
    return problem.subtype.code, problem.message.format(**problem.values)


@pytest.mark.parametrize(
    ("role", "name", "message"),
    [
        ("belief", "midle", "no belief named 'midle'; did you mean middle?"),
        ("credence", "midle", "no belief named 'midle'; did you mean middle?"),
        ("topic", "interpp", "no topic named 'interpp'; did you mean interp?"),
        ("belief", "q", "'q' is an uncertainty, but this must be a belief"),
        ("belief", "low high", "write commas between names: low, high"),
        ("belief", "low zzzz", "no belief named 'low zzzz'; give one that name"),
        ("reading", "zzzz", "no reading named 'zzzz'; give one that name"),
    ],
)
def test_an_unknown_name_is_reported_with_the_nearest(role: str, name: str, message: str) -> None:
    code, text = said(SITE, role, name)
    assert code == "unknown_name"
    assert message in text


def test_a_short_name_of_two_topics_is_reported_with_both() -> None:
    site = a_site(Topic(docname="a/x"), Topic(docname="b/x"))
    code, text = said(site, "topic", "x")
    assert (code, "write one of /a/x, /b/x" in text) == ("ambiguous_name", True)


def test_a_name_under_a_condition_that_does_not_hold_is_reported_with_the_condition() -> None:
    condition = Condition(expression="draft")
    hidden = [
        a_belief("a", "secret", conditions=(condition,)),
        Topic(docname="t/later", conditions=(condition,)),
    ]
    site = Site({}, SITE.vocabulary, hidden=lambda: hidden)
    for role, name in (("belief", "secret"), ("topic", "later"), ("topic", "/t/later")):
        assert "does not hold in this build: only draft" in said(site, role, name)[1]
    assert "give one that name" in said(site, "topic", "/later")[1]
