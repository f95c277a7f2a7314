"""What is long takes time with its length, and not with its square."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from patience import patience

from sphinx_beliefs.authoring.lines import without_html
from sphinx_beliefs.authoring.marking import Marker

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site


def _raw(text: str) -> nodes.raw:
    return nodes.raw(text, text, format="html")


def _paragraph(count: int) -> nodes.paragraph:
    parts = [part for _ in range(count) for part in (nodes.Text("a "), _raw("<why>"))]
    return nodes.paragraph("", "", *parts)


@pytest.mark.parametrize(
    "work",
    [
        lambda paragraph: Marker(()).mark(paragraph),
        lambda paragraph: without_html(paragraph.children),
    ],
    ids=["placeholders", "title"],
)
def test_a_paragraph_full_of_placeholders(work: Callable[[nodes.paragraph], object]) -> None:
    paragraph = _paragraph(30_000)
    with patience(5):
        work(paragraph)


_ITEM = "---\ntopic:\n  stub: {stub}\n---\n# Page\n\n:::{{belief}} {title}\n:credence: {credence}\n{options}\n\n{body}\n:::\n"
_FIELDS = {
    "title": {"title": "long <why> "},
    "credence": {"credence": "x"},
    "credence-digits": {"credence": "0.9"},
    "tags": {"options": ":tags: x\n" + "  x,\n"},
    "unknown": {"options": ":x: y\n"},
    "body": {"body": "long <why> text "},
    "brackets": {"body": "long <see it> text "},
    "brackets-in-lines": {"body": "<see it>\n"},
    "instructions": {"body": "<what to say> "},
    "percent": {"body": "~XX% "},
    "quotes": {"body": "{credence}`x` "},
    "html": {"body": "<b>x</b> "},
    "script": {"body": "<script>\n"},
    "no-stub": {"body": "long <why> ", "stub": "false"},
}


@pytest.mark.parametrize("name", _FIELDS)
def test_a_page_with_one_long_field(site: Site, name: str) -> None:
    fields = {"title": "Claim", "credence": "70%", "options": "", "body": "", "stub": "true"}
    for field, text in _FIELDS[name].items():
        fields[field] = text if field == "stub" else text * (30_000 // len(text))
    site.write("page", _ITEM.format(**fields))
    with patience(5):
        site.build()
    assert "Claim" in site.text("page") or name == "title"
