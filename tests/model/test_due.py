"""Beliefs that are to be decided, and topics that are to be reviewed again."""

import pytest
from making import TODAY, a_belief, a_date, a_site
from msgspec.structs import replace

from sphinx_beliefs.model.notation.dates import Period
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.vocabulary import Vocabulary
from sphinx_beliefs.model.site.due import is_overdue, review_due, was_never_reviewed
from sphinx_beliefs.model.site.facts import page_facts


@pytest.mark.parametrize(
    ("written", "is_late"),
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
    written: str, is_late: bool
) -> None:
    one = a_belief("a", "one", "70%", resolve_by=a_date(written))
    assert is_overdue(a_site(one), one) is is_late
    closed = replace(one, resolution=Resolution.TRUE)
    assert not is_overdue(a_site(closed), closed)
    assert not is_overdue(a_site(one, vocabulary=Vocabulary()), one)


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
    site = a_site(topic, vocabulary=Vocabulary(today=TODAY, review_in=Period(months=3)))
    found = review_due(site, topic)
    assert (found.isoformat() if found else None) == due
    assert was_never_reviewed(site, topic) is is_never
    assert page_facts(site, "a").is_reviewed is not is_never
    is_past = due is not None and due < TODAY.isoformat()
    assert (page_facts(site, "a").review_due is not None) is is_past


def test_where_nothing_is_said_of_reviews_none_is_due() -> None:
    topic = Topic(docname="a")
    site = a_site(topic)
    assert review_due(site, topic) is None
    assert not was_never_reviewed(site, topic)
