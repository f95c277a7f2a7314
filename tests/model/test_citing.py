"""The items and pages that an item shows since their text names it."""

import pytest
from making import a_belief, a_site

from sphinx_beliefs.model.records.items import Uncertainty
from sphinx_beliefs.model.records.pages import Page
from sphinx_beliefs.model.records.questions import Quote
from sphinx_beliefs.model.site.citing import citing


@pytest.mark.parametrize(
    ("quote", "is_cited"),
    [
        (Quote(role="belief", target="one"), True),
        (Quote(role="credence", target="one"), True),
        (Quote(role="any", target="one"), True),
        (Quote(role="belief", target="one", in_option=True), False),
        (Quote(role="uncertainty", target="one"), False),
        (Quote(role="topic", target="one"), False),
        (Quote(role="ref", target="one"), False),
        (Quote(role="belief", target="two"), False),
    ],
)
def test_a_belief_is_cited_where_prose_links_it(quote: Quote, is_cited: bool) -> None:
    site = a_site(
        a_belief("a", "one", "70%"),
        Page(docname="b", title="A page"),
        shown={"a": [quote], "b": [quote], "essay": [quote, quote]},
        page_title=str.title,
    )
    cited = [(target.docname, target.title) for target in citing(site, site.by_name["one"]).pages]
    assert cited == ([("b", "A page"), ("essay", "Essay")] if is_cited else [])


def test_an_item_shows_the_items_whose_text_names_it() -> None:
    quotes = [
        Quote(role="belief", target="one", item="beliefs-two"),
        Quote(role="belief", target="one", item="beliefs-one"),
        Quote(role="uncertainty", target="q", item="beliefs-two"),
        Quote(role="uncertainty", target="one", item="beliefs-two"),
    ]
    site = a_site(
        a_belief("a", "one", "70%"),
        a_belief("a", "two", "70%"),
        Uncertainty(docname="a", anchor="q", name="q", title="Question?"),
        shown={"a": quotes, "b": [Quote(role="any", target="q")]},
        page_title=str.title,
    )
    assert [target.title for target in citing(site, site.by_name["one"]).items] == ["Claim two"]
    assert [target.title for target in citing(site, site.by_name["q"]).items] == ["Claim two"]
    assert [target.title for target in citing(site, site.by_name["q"]).pages] == ["B"]
