"""What bears on what: logs, triggers, questions, citing pages, and what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making import TODAY, a_date, by_page, log_entries
from msgspec.structs import replace

from sphinx_beliefs.model.notation.bayes import Ratio
from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.notation.dates import Period
from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records.items import (
    Belief,
    Direction,
    Reading,
    Resolution,
    Uncertainty,
    UpdateTrigger,
)
from sphinx_beliefs.model.records.logs import CredenceLog
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.questions import PageFactsView, Quote
from sphinx_beliefs.model.records.vocabulary import Vocabulary
from sphinx_beliefs.model.site.answers import ItemFacts, PageFacts
from sphinx_beliefs.model.site.catalogue import Catalogue

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.record import Record


def belief(docname: str, name: str, credence: str = "70%", **fields: object) -> Belief:
    return Belief(
        docname=docname,
        anchor=f"beliefs-{name}",
        name=name,
        title=f"Claim {name}",
        credence=parse_credence(credence)[0] if credence else None,
        **fields,
    )


def trigger(docname: str, *beliefs: str, **fields: object) -> UpdateTrigger:
    anchor = f"beliefs-{fields.pop('anchor', 'evidence')}"
    return UpdateTrigger(
        docname=docname, anchor=anchor, title="Evidence", beliefs=beliefs, **fields
    )


def log(docname: str, *lines: str, inside: str = "", of: str = "") -> CredenceLog:
    """A log of lines such as ``2026-05 70%``, inside the belief of an anchor or of a name."""
    return CredenceLog(
        docname=docname,
        entries=log_entries(*lines),
        places=tuple(Place(line=number) for number, _ in enumerate(lines, 1)),
        belief=of,
        belief_anchor=inside and f"beliefs-{inside}",
        anchor="" if inside else "beliefs-log",
    )


def catalogue(
    *records: Record,
    shown: dict[str, list[Quote]] | None = None,
    review_in: Period | None = None,
) -> Catalogue:
    vocabulary = Vocabulary(today=TODAY, review_in=review_in)
    noted = {docname: dict.fromkeys(quotes) for docname, quotes in (shown or {}).items()}
    return Catalogue(
        by_page(*records), vocabulary, noted, page_title=lambda docname: docname.title()
    )


def facts(site: Catalogue, name: str) -> ItemFacts:
    """What a belief shows of others; nothing is like an answer in which there is nothing."""
    found = site.by_name[name]
    nothing = ItemFacts(anchor=found.anchor)
    all_facts = site.page_facts(found.docname).items
    return next((one for one in all_facts if one.anchor == found.anchor), nothing)


# -- logs --------------------------------------------------------------------------------------


def test_a_log_belongs_to_the_belief_around_it_or_to_the_one_it_names() -> None:
    site = catalogue(
        belief("a", "one"),
        log("a", "2026-01 60%", inside="one"),
        belief("b", "two"),
        log("c", "2026-02 50%", of="two"),
        log("d", "2026-03 40%", of="nothing"),
        log("e", "2026-03 30%"),
    )
    owners = [site.belief_of(log) for log in site.logs]
    assert [owner.name if owner else None for owner in owners] == ["one", "two", None, None]
    assert [entry.credence.text for entry in site.history(belief("b", "two"))] == ["50%"]


def test_the_log_inside_a_belief_goes_before_one_that_names_it() -> None:
    site = catalogue(
        log("a", "2026-01 60%", of="one"),
        belief("b", "one"),
        log("b", "2026-02 70%", inside="one"),
    )
    [entry] = site.history(belief("b", "one"))
    assert entry.credence.text == "70%"
    assert facts(site, "one").log == ()


def test_the_history_is_in_order_whatever_the_log_is() -> None:
    one = belief("a", "one")
    site = catalogue(one, log("a", "2026-02 60%", "2026-01 70%", inside="one"))
    assert [entry.date.iso for entry in site.history(one)] == ["2026-01", "2026-02"]
    assert catalogue(one).history(one) == ()


def test_a_belief_shows_the_log_that_is_written_elsewhere() -> None:
    site = catalogue(belief("a", "one"), log("b", "2026-01 60%", "2026-02 70%", of="one"))
    found = facts(site, "one")
    assert [entry.credence.text for entry in found.log] == ["60%", "70%"]
    assert found.log_at is not None
    assert (found.log_at.docname, found.log_at.anchor) == ("b", "beliefs-log")


def test_a_log_that_names_something_else_belongs_to_nothing() -> None:
    site = catalogue(Uncertainty(docname="a", anchor="q", name="q"), log("a", "2026 60%", of="q"))
    assert site.belief_of(site.logs[0]) is None


# -- what bears on beliefs -----------------------------------------------------------------------


def test_a_belief_shows_what_names_it() -> None:
    site = catalogue(
        belief("a", "one"),
        trigger("a", "one", direction=Direction.UP),
        trigger("b", "two", "one", likelihood_ratio=Ratio(favour=1, against=4), anchor="down"),
        trigger("b", "one", fired=a_date("2026-01"), anchor="fired"),
        Uncertainty(docname="c", anchor="q", title="Question?", beliefs=("one",)),
        belief("c", "old", superseded_by="one", resolution=Resolution.SUPERSEDED),
    )
    found = facts(site, "one")
    assert [(mover.way, mover.has_fired) for mover in found.movers] == [
        (Direction.UP, False),
        (Direction.DOWN, False),
        (None, True),
    ]
    assert [target.title for target in found.questions] == ["Question?"]
    assert [target.title for target in found.supersedes] == ["Claim old"]


def test_a_closed_belief_shows_only_what_has_come_to_pass() -> None:
    site = catalogue(
        belief("a", "one", resolution=Resolution.TRUE),
        trigger("a", "one", direction=Direction.UP),
        trigger("a", "one", fired=a_date("2026-01"), anchor="fired"),
        Uncertainty(docname="a", anchor="q", title="Question?", beliefs=("one",)),
    )
    found = facts(site, "one")
    assert [mover.has_fired for mover in found.movers] == [True]
    assert found.questions == ()


def test_only_the_first_belief_of_a_name_is_meant_by_it() -> None:
    site = catalogue(
        belief("a", "one"),
        belief("b", "one"),
        trigger("c", "one"),
        shown={"c": [Quote(role="belief", target="one")]},
    )
    assert len(site.page_facts("a").items) == 1
    assert site.page_facts("b").items == ()


def test_a_belief_without_a_name_is_meant_by_nothing() -> None:
    site = catalogue(belief("a", ""), trigger("a", ""), log("b", "2026 70%", of=""))
    assert site.page_facts("a").items == ()


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
    site = catalogue(
        belief("a", "one"),
        Page(docname="b", title="A page"),
        shown={"a": [quote], "b": [quote], "essay": [quote, quote]},
    )
    cited = [(target.docname, target.title) for target in facts(site, "one").citing]
    assert cited == ([("b", "A page"), ("essay", "Essay")] if is_cited else [])


@pytest.mark.parametrize("page", ["a", "b"])
def test_a_belief_shows_what_was_read_on_it(page: str) -> None:
    site = catalogue(
        belief("a", "one", resolution=Resolution.TRUE),
        Reading(docname=page, anchor="r", title="A book", beliefs=("one",)),
    )
    assert [target.title for target in facts(site, "one").readings] == ["A book"]
    assert facts(site, "one").citing == ()


def test_an_item_shows_the_items_whose_text_names_it() -> None:
    quotes = [
        Quote(role="belief", target="one", item="beliefs-two"),
        Quote(role="belief", target="one", item="beliefs-one"),
        Quote(role="uncertainty", target="q", item="beliefs-two"),
        Quote(role="uncertainty", target="one", item="beliefs-two"),
    ]
    site = catalogue(
        belief("a", "one"),
        belief("a", "two"),
        Uncertainty(docname="a", anchor="q", name="q", title="Question?"),
        shown={"a": quotes, "b": [Quote(role="any", target="q")]},
    )
    assert [target.title for target in facts(site, "one").naming] == ["Claim two"]
    assert [target.title for target in facts(site, "q").naming] == ["Claim two"]
    assert [target.title for target in facts(site, "q").citing] == ["B"]


def test_what_shows_nothing_of_others_has_no_facts() -> None:
    site = catalogue(belief("a", "one"), Topic(docname="a"))
    assert site.page_facts("a") == PageFacts()
    assert site.page_facts("nowhere") == PageFacts()
    assert site.answer(PageFactsView(), "a") == (PageFacts(),)


# -- effects ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("credence", "fields", "effect"),
    [
        ("70%", {"to": "40%"}, ("70%", "40%")),
        ("~70%", {"to": "~40%"}, ("~70%", "~40%")),
        ("70%", {"to": "~XX%"}, ("70%", "~XX%")),
        ("50%", {"likelihood_ratio": Ratio(favour=4)}, ("50%", "~80%")),
        ("20-50%", {"likelihood_ratio": Ratio(favour=4)}, ("20–50%", "~50–80%")),
        ("1:3", {"to": "3:1"}, ("25%", "75%")),
        ("50%", {"likelihood_ratio": Ratio(favour=4), "to": "85%"}, ("50%", "85%")),
        ("50%", {}, None),
        ("50%", {"direction": Direction.UP}, None),
        ("~XX%", {"to": "40%"}, ("", "40%")),
        ("normative", {"to": "40%"}, None),
        ("120%", {"to": "40%"}, ("", "40%")),
        ("", {"to": "40%"}, ("", "40%")),
    ],
)
def test_the_effect_of_a_trigger(
    credence: str, fields: dict[str, object], effect: tuple[str, str] | None
) -> None:
    if isinstance(to := fields.get("to"), str):
        fields = fields | {"to": parse_credence(to)[0]}
    site = catalogue(belief("a", "one", credence), trigger("b", "one", **fields))
    found = [
        (effect.before, effect.after)
        for trigger_facts in site.page_facts("b").triggers
        for effect in trigger_facts.effects
    ]
    assert found == ([effect] if effect else [])


@pytest.mark.parametrize(
    ("fired", "effect"),
    [
        ("2026-03-15", [("60%", "40%")]),
        ("2026-04-01", [("60%", "40%")]),
        ("2026-02-01", []),
        ("2026-05-01", []),
    ],
)
def test_the_effect_of_a_trigger_that_has_fired_is_what_the_log_says(
    fired: str, effect: list[tuple[str, str]]
) -> None:
    site = catalogue(
        belief("a", "one", "40%"),
        log("a", "2026-03-01 60%", "2026-04-01 40%", inside="one"),
        trigger("b", "one", "nothing", fired=a_date(fired), to=parse_credence("10%")[0]),
    )
    found = [
        (effect.before, effect.after)
        for trigger_facts in site.page_facts("b").triggers
        for effect in trigger_facts.effects
    ]
    assert found == effect


def test_nothing_moves_a_belief_that_is_closed() -> None:
    site = catalogue(
        belief("a", "one", resolution=Resolution.FALSE),
        trigger("b", "one", to=parse_credence("10%")[0]),
    )
    assert site.page_facts("b").triggers == ()


# -- what is due -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "is_overdue"),
    [
        ("2026-05-31", True),
        ("2026-06-01", False),
        ("2026-06-02", False),
        ("2026-05", True),
        ("2026-06", False),
        ("2025", True),
        ("2026", False),
        ("<date>", False),
    ],
)
def test_a_belief_is_overdue_once_the_last_day_it_names_is_over(
    written: str, is_overdue: bool
) -> None:
    one = belief("a", "one", resolve_by=a_date(written))
    assert catalogue(one).is_overdue(one) is is_overdue
    closed = replace(one, resolution=Resolution.TRUE)
    assert not catalogue(closed).is_overdue(closed)
    assert not Catalogue({"a": [one]}, Vocabulary()).is_overdue(one)


@pytest.mark.parametrize(
    ("fields", "due", "is_never"),
    [
        ({"last_reviewed": "2026-03-01"}, "2026-06-01", False),
        ({"last_reviewed": "2026-02"}, "2026-05-28", False),
        ({"last_reviewed": "2025"}, "2026-03-31", False),
        ({"last_reviewed": "<date>"}, None, True),
        ({}, None, True),
        ({"stub": True}, None, False),
        ({"stub": True, "last_reviewed": "2020"}, None, False),
        ({"last_reviewed": "2026-03-01", "review_in": Period(days=1)}, "2026-03-02", False),
    ],
)
def test_a_topic_is_to_be_reviewed_within_the_span_of_the_site_or_its_own(
    fields: dict[str, object], due: str | None, is_never: bool
) -> None:
    if isinstance(last := fields.get("last_reviewed"), str):
        fields = fields | {"last_reviewed": a_date(last)}
    topic = Topic(docname="a", **fields)
    site = catalogue(topic, review_in=Period(months=3))
    found = site.review_due(topic)
    assert (found.isoformat() if found else None) == due
    assert site.was_never_reviewed(topic) is is_never
    assert site.page_facts("a").is_reviewed is not is_never
    is_past = due is not None and due < TODAY.isoformat()
    assert (site.page_facts("a").review_due is not None) is is_past


def test_where_nothing_is_said_of_reviews_none_is_due() -> None:
    topic = Topic(docname="a")
    site = catalogue(topic)
    assert site.review_due(topic) is None
    assert not site.was_never_reviewed(topic)
