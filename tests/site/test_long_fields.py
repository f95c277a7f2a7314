"""What is long takes time with its length, and not with its square."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

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
    def seconds(count: int) -> float:
        paragraph = _paragraph(count)
        start = time.process_time()
        work(paragraph)
        return time.process_time() - start

    # A machine that is busy with something else may need a second look.
    assert any(seconds(30_000) < 40 * max(seconds(3_000), 0.001) for _ in range(4))


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
    def seconds(size: int) -> float:
        fields = {"title": "Claim", "credence": "70%", "options": "", "body": "", "stub": "true"}
        for field, text in _FIELDS[name].items():
            fields[field] = text if field == "stub" else text * (size // len(text))
        site.write("page", _ITEM.format(**fields))
        start = time.process_time()
        site.build()
        return time.process_time() - start

    seconds(100)
    assert any(seconds(20_000) < 25 * max(seconds(2_000), 0.05) for _ in range(4))
    assert "Claim" in site.text("page") or name == "title"
