"""Topics that are related to each other, and writing that is about them."""

from named import SITE

from sphinx_beliefs.model.records.questions import RelatedTopicsView, RelatedWritingView
from sphinx_beliefs.model.site.answering import answer


def test_related_topics_are_those_named_and_those_that_name() -> None:
    rows = answer(SITE, RelatedTopicsView(), "t/interp")
    assert [row.topic.title for row in rows] == ["Gov", "Monitor"]  # type: ignore[attr-defined]
    assert [row.is_stub for row in rows] == [True, False]  # type: ignore[attr-defined]


def test_a_related_topic_that_is_not_there_is_a_row_without_a_page() -> None:
    rows = answer(SITE, RelatedTopicsView(), "t/monitor")
    assert [(row.topic.title, row.topic.docname) for row in rows] == [  # type: ignore[attr-defined]
        ("Interp", "t/interp"),
        ("nope", ""),
    ]


def test_writing_is_found_by_tag_and_by_name_the_newest_first() -> None:
    rows = answer(SITE, RelatedWritingView(), "t/interp")
    assert [row.page.docname for row in rows] == ["e/new", "e/old", "e/undated"]  # type: ignore[attr-defined]
    assert answer(SITE, RelatedWritingView(), "t/monitor") == ()
