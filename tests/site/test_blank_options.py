"""A placeholder can stand in every option that takes a value: it is a blank of its page."""

from __future__ import annotations

import pytest
from conftest import Site, new_site, words

from sphinx_beliefs.authoring.directives.belief import BeliefDirective
from sphinx_beliefs.authoring.directives.reading import ReadingDirective
from sphinx_beliefs.authoring.directives.uncertainty import UncertaintyDirective
from sphinx_beliefs.authoring.directives.update_trigger import UpdateTriggerDirective
from sphinx_beliefs.authoring.directives.views import INDEX_DIRECTIVES, BeliefGraphDirective
from sphinx_beliefs.model.fields.topic_fields import TOPIC_KEYS

#: Those whose values say yes or no by being there.
FLAGS = {"normative"}
DIRECTIVES = {
    "belief": BeliefDirective,
    "uncertainty": UncertaintyDirective,
    "update-trigger": UpdateTriggerDirective,
    "reading": ReadingDirective,
    "belief-index": INDEX_DIRECTIVES["belief-index"],
    "belief-graph": BeliefGraphDirective,
}
#: What an item has to say besides.
NEEDED = {"belief": {"credence": "70%"}}
#: Where an option is not looked at without another.
WITH = {"to": {"beliefs": "held"}, "resolved": {"resolution": "true"}}

OPTIONS = [
    (name, option)
    for name, directive in DIRECTIVES.items()
    for option in directive.option_names
    if option not in FLAGS and (name, option) != ("belief", "credence")
]
HELD = "# Held\n\n:::{belief} Held\n:name: held\n:credence: 50%\n:::\n"


@pytest.fixture
def site(site: Site) -> Site:
    """A site with a belief to name."""
    site.write("held", HELD)
    return site


def _write_item(site: Site, page: str, name: str, options: dict[str, str], stub: str = "") -> None:
    title = "" if name.startswith("belief-") else " Words"
    lines = [f":{option}: {value}" for option, value in options.items()]
    if page.endswith(".md"):
        head = f"---\ntopic:\n  tagline: Text.\n{stub}---\n# Page\n\n"
        text = "\n".join([f":::{{{name}}}{title}", *lines, ":::", ""])
    else:
        head = "Page\n====\n\n.. topic-meta::\n   :tagline: Text.\n\n"
        text = "\n".join([f".. {name}::{title}", *(f"   {line}" for line in lines), ""])
    site.write(page, head + text)


@pytest.fixture(scope="module", params=["md", "rst"])
def blank(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with a page for each option and each key, which is left blank there."""
    suffix = request.param
    site = new_site(tmp_path_factory.mktemp("blank"))
    site.write("held", HELD)
    for name, option in OPTIONS:
        options = NEEDED.get(name, {}) | WITH.get(option, {}) | {option: "<a blank>"}
        _write_item(site, f"{name}/{option}.{suffix}", name, options)
    for key in TOPIC_KEYS:
        if suffix == "md":
            page = f"---\ntopic:\n  {key}: <a blank>\n---\n# Page {key}\n"
        else:
            title, option = f"Page {key}", key.replace("_", "-")
            page = f"{title}\n{'=' * len(title)}\n\n.. topic-meta::\n   :{option}: <a blank>\n"
        site.write(f"key/{key}.{suffix}", page)
    site.write("views", "# Views\n\n:::{topic-index}\n:stubs: include\n:::\n")
    return site.build()


@pytest.mark.parametrize(("name", "option"), OPTIONS)
def test_a_placeholder_is_a_blank_in_every_option(blank: Site, name: str, option: str) -> None:
    assert blank.warnings == []
    body = blank.body(f"{name}/{option}")
    assert "Still to write: 1 other blank" in words(body)
    shown = body.select(".beliefs-placeholder")
    if option not in {"caption", "empty"}:  # what an index says there is in its own place
        assert [words(blank) for blank in shown] == ["a blank"]


def test_blanks_without_a_place_of_their_own_stand_in_a_line_below(site: Site) -> None:
    _write_item(
        site,
        "page.md",
        "update-trigger",
        {
            "beliefs": "held, <another>",
            "direction": "<which way>",
            "likelihood-ratio": "<ratio>",
            "tags": "law, <tag>",
        },
    )
    assert site.build().warnings == []
    trigger = site.body("page").select_one(".beliefs-update-trigger")
    assert "Still to write: another · which way · ratio · tag" in words(trigger)
    assert len(trigger.select("a[href='held.html#beliefs-held']")) == 1
    assert "Still to write: 4 other blanks" in site.text("page")


def test_each_blank_is_told_at_its_line_on_a_page_that_is_finished(site: Site) -> None:
    options = {"credence": "70%", "name": "<name>", "superseded-by": "<belief>", "tags": "a, <b>"}
    _write_item(site, "page.md", "belief", options, "  stub: false\n")
    told = [(one.line, one.type) for one in site.check().warnings]
    assert told == [(line, "beliefs.placeholder") for line in (10, 11, 12)]


@pytest.mark.parametrize(
    ("options", "is_open"),
    [
        ({"superseded-by": "<belief>"}, True),
        ({"resolution": "superseded", "superseded-by": "<belief>"}, False),
        ({"resolution": "<what came of it>", "resolved": "2026-05"}, True),
        ({"resolution": "<what came of it>", "superseded-by": "held"}, False),
    ],
)
def test_what_became_of_a_belief_can_be_left_blank(
    site: Site, options: dict[str, str], is_open: bool
) -> None:
    _write_item(site, "page.md", "belief", {"credence": "70%"} | options)
    assert site.build().warnings == []
    belief = site.body("page").select_one(".beliefs-belief")
    assert ("beliefs-closed" not in belief["class"]) == is_open


@pytest.mark.parametrize("key", TOPIC_KEYS)
def test_a_placeholder_is_a_blank_in_every_key_of_a_topic(blank: Site, key: str) -> None:
    assert blank.warnings == []
    header = blank.body(f"key/{key}").select_one(".beliefs-header")
    assert [words(blank) for blank in header.select(".beliefs-placeholder")] == ["a blank"]
    assert "Still to write: 1 other blank." in blank.text(f"key/{key}")
    assert f"Page {key}" in blank.text("views")


def test_a_region_that_is_still_to_be_written_is_none(site: Site) -> None:
    site.write("page", "---\ntopic:\n  region: <region>\n  status: <status>\n---\n# Page\n")
    site.build()
    assert "region · status" in words(site.body("page").select_one(".beliefs-facts"))
    topics = words(site.body("beliefs-topics"))
    assert "Page" in topics
    assert "No region" in topics
    assert "<region>" not in topics


def test_names_of_a_list_can_be_left_blank(site: Site) -> None:
    site.write("other", "---\ntopic: true\n---\n# Other\n")
    site.write(
        "page",
        "---\ntopic:\n  related: [other, <which one>]\n  tags: <tag, or two>\n---\n# Page\n\n"
        ":::{related-topics}\n:::\n",
    )
    assert site.build().warnings == []
    facts = words(site.body("page").select_one(".beliefs-facts"))
    assert facts == "which one · tag, or two"
    assert "Other" in site.text("page")
