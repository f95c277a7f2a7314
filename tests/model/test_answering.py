"""Answers hold all that a page shows, and nothing else."""

import pytest
from making import a_site
from named import SITE

from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.records.questions import Quote
from sphinx_beliefs.model.site.answering import answer


def test_an_answer_changes_exactly_with_what_is_shown() -> None:
    quote = Quote(role="credence", target="low")

    def shown(**changes: object) -> object:
        item: dict[str, object] = {"docname": "t", "anchor": "a", "name": "low", "title": "T"}
        site = a_site(Belief(**(item | changes)))  # type: ignore[arg-type]
        return answer(site, quote, "other")

    assert shown() == shown(place=Place(line=9))
    assert shown() == shown(tags=("x",))
    assert shown() != shown(title="New")
    assert shown() != shown(anchor="b")
    assert shown() != shown(credence=parse_credence("10%")[0])
    assert shown(name="gone") == ()


def test_a_question_of_no_kind_is_a_programming_error() -> None:
    with pytest.raises(AssertionError):
        answer(SITE, "beliefs", "t/interp")  # type: ignore[arg-type]
