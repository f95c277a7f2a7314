"""What names mean, and what they could have meant."""

import pytest
from making import a_site
from named import SITE

from sphinx_beliefs.model.records.pages import Topic


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
    assert [topic.docname for topic in SITE.finder.find_topics(name)] == docnames


def test_a_short_name_that_fits_two_topics_means_neither() -> None:
    site = a_site(Topic(docname="a/x"), Topic(docname="b/x"))
    assert len(site.finder.find_topics("x")) == 2
    assert site.find("topic", "x") is None
    assert site.find("topic", "a/x") is not None
    assert site.finder.nearest_names("topic", "x") == []
    assert site.finder.nearest_names("topic", "/a/xx")[0] == "/a/x"


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
    assert SITE.finder.nearest_names("belief", "midle") == ["middle"]
    assert SITE.finder.nearest_names("uncertainty", "midle") == []
