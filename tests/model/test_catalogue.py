"""Every question over all records, asked without a site."""

from collections.abc import Iterable

import pytest
from making import by_page
from msgspec.structs import replace

from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.notation.dates import parse_date
from sphinx_beliefs.model.notation.placeholders import BlankKind
from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records.items import Belief, Item, Uncertainty
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.questions import Quote, RelatedTopicsView, RelatedWritingView
from sphinx_beliefs.model.records.record import Record, quoted
from sphinx_beliefs.model.records.vocabulary import Vocabulary
from sphinx_beliefs.model.site.catalogue import Catalogue

VOCABULARY = Vocabulary(
    regions={"tech": "Technical Safety", "gov": "Governance"},
    statuses={"exploring": "Exploring"},
)
BLANKS = ((BlankKind.CREDENCE, 2), (BlankKind.WHY, 1))


def belief(docname: str, name: str, credence: str = "", tags: Iterable[str] = ()) -> Belief:
    return Belief(
        docname=docname,
        anchor=f"beliefs-{name}",
        name=name,
        title=f"Claim {name}",
        tags=tuple(tags),
        credence=parse_credence(credence)[0] if credence else None,
    )


def essay(docname: str, date: str, *tags: str) -> Page:
    return Page(
        docname=docname,
        title=docname.title(),
        tags=tags,
        date=parse_date(date, field="date")[0],
        is_writing=True,
    )


def catalogue(*records: Record) -> Catalogue:
    return Catalogue(by_page(*records), VOCABULARY)


SITE = catalogue(
    Topic(
        docname="t/interp", title="Interp", region="tech", tags=("deployment",), related=("gov",)
    ),
    belief("t/interp", "low", "20%"),
    belief("t/interp", "high", "90%", ["x"]),
    belief("t/interp", "should", "normative"),
    Uncertainty(docname="t/interp", anchor="beliefs-q", name="q", title="Question?"),
    Topic(docname="t/monitor", title="Monitor", region="tech", order=1, related=("interp", "nope")),
    belief("t/monitor", "middle", "~60%", ["x"]),
    Topic(docname="t/gov", title="Gov", region="gov", blanks=BLANKS),
    belief("t/gov", "open", "~XX%"),
    Topic(docname="t/free", title="Free", region="elsewhere", stub=True),
    Page(docname="notes", title="Notes"),
    belief("notes", "stray", "50%", ["x"]),
    essay("e/old", "2025-01", "interp"),
    essay("e/new", "2026-01-02", "Deployment"),
    essay("e/undated", "", "/t/interp"),
    essay("e/other", "2026-02-02", "governance"),
)


def test_related_topics_are_those_named_and_those_that_name() -> None:
    rows = SITE.answer(RelatedTopicsView(), "t/interp")
    assert [row.topic.title for row in rows] == ["Gov", "Monitor"]  # type: ignore[attr-defined]
    assert [row.is_stub for row in rows] == [True, False]  # type: ignore[attr-defined]


def test_a_related_topic_that_is_not_there_is_a_row_without_a_page() -> None:
    rows = SITE.answer(RelatedTopicsView(), "t/monitor")
    assert [(row.topic.title, row.topic.docname) for row in rows] == [  # type: ignore[attr-defined]
        ("Interp", "t/interp"),
        ("nope", ""),
    ]


def test_writing_is_found_by_tag_and_by_name_the_newest_first() -> None:
    rows = SITE.answer(RelatedWritingView(), "t/interp")
    assert [row.page.docname for row in rows] == ["e/new", "e/old", "e/undated"]  # type: ignore[attr-defined]
    assert SITE.answer(RelatedWritingView(), "t/monitor") == ()


@pytest.mark.parametrize(
    ("name", "docnames"),
    [
        ("t/interp", ["t/interp"]),
        ("/t/interp", ["t/interp"]),
        ("interp", ["t/interp"]),
        ("/interp", []),
        ("notes", []),
    ],
)
def test_a_topic_is_named_in_three_ways(name: str, docnames: list[str]) -> None:
    assert [topic.docname for topic in SITE.find_topics(name)] == docnames


def test_a_short_name_that_fits_two_topics_means_neither() -> None:
    site = catalogue(Topic(docname="a/x"), Topic(docname="b/x"))
    assert len(site.find_topics("x")) == 2
    assert site.find("topic", "x") is None
    assert site.find("topic", "a/x") is not None
    assert site.nearest_names("topic", "x") == []
    assert site.nearest_names("topic", "/a/xx")[0] == "/a/x"


@pytest.mark.parametrize(
    ("role", "name", "title"),
    [
        ("belief", "low", "Claim low"),
        ("credence", "low", "Claim low"),
        ("uncertainty", "q", "Question?"),
        ("topic", "interp", "Interp"),
        ("any", "q", "Question?"),
        ("any", "interp", "Interp"),
        ("belief", "q", None),
        ("credence", "q", None),
        ("belief", "interp", None),
        ("reading", "nope", None),
    ],
)
def test_a_role_means_one_kind_only(role: str, name: str, title: str | None) -> None:
    found = SITE.find(role, name)
    assert (found.title if found else None) == title


def test_a_misspelt_name_is_guessed_among_its_kind() -> None:
    assert SITE.nearest_names("belief", "midle") == ["middle"]
    assert SITE.nearest_names("uncertainty", "midle") == []


def test_the_first_of_two_items_keeps_the_name() -> None:
    site = catalogue(belief("b", "x"), belief("a", "x"), belief("a", "x"))
    assert site.by_name["x"].docname == "a"
    seconds = [(d.first.docname, d.second.docname) for d in site.duplicates]
    assert seconds == [("a", "a"), ("a", "b")]


def test_an_answer_changes_exactly_with_what_is_shown() -> None:
    quote = Quote(role="credence", target="low")

    def answer(**changes: object) -> object:
        item: dict[str, object] = {"docname": "t", "anchor": "a", "name": "low", "title": "T"}
        return catalogue(Belief(**(item | changes))).answer(quote, "other")  # type: ignore[arg-type]

    assert answer() == answer(place=Place(line=9))
    assert answer() == answer(tags=("x",))
    assert answer() != answer(title="New")
    assert answer() != answer(anchor="b")
    assert answer() != answer(credence=parse_credence("10%")[0])
    assert answer(name="gone") == ()


def test_a_question_of_no_kind_is_a_programming_error() -> None:
    with pytest.raises(TypeError):
        SITE.answer("beliefs", "t/interp")  # type: ignore[arg-type]


def test_items_have_one_place_in_the_order() -> None:
    assert [type(item) for item in SITE.items] == [Belief, *[Belief] * 4, Uncertainty, Belief]
    assert all(isinstance(item, Item) for item in SITE.items)


def test_titles_that_quote_titles_do_not_grow_without_end() -> None:
    chain = [
        replace(belief("a", f"b{level}"), title=quoted("belief", f"b{level + 1}") * 300)
        for level in range(4)
    ]
    last = replace(belief("a", "b4"), title="ha " * 300)
    found = Catalogue({"a": [*chain, last]}, VOCABULARY)
    # Filled in to the end, these would be nearly 30 GB.
    assert len(found.title(chain[0])) < 200_000
    assert found.title(chain[3]).startswith("ha ha ")
