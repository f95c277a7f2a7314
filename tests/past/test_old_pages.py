"""Pages of old commits are read as a site reads its pages, however they were written."""

from __future__ import annotations

import json
from textwrap import dedent

import pytest
from patience import patience

from sphinx_beliefs.model.entries.entry_words import EntryWords, Markup
from sphinx_beliefs.model.sections.section_headings import Headings
from sphinx_beliefs.past.old_pages import OldPages
from sphinx_beliefs.past.page_rules import PageRules
from sphinx_beliefs.past.plain_claims import plain_claim

MARKDOWN, RST = Markup.MARKDOWN, Markup.RST


def beliefs(
    text: str | bytes, markup: Markup = MARKDOWN, path: str = "a.md", **rules: object
) -> list[tuple[str, str, str]]:
    """Name, claim and credence of each belief."""
    data = text if isinstance(text, bytes) else dedent(text).encode()
    pages = OldPages(PageRules(**rules))  # type: ignore[arg-type]
    return [
        (each.name, each.claim, each.credence.text if each.credence is not None else "")
        for each in pages.read(data, markup, path)
    ]


@pytest.mark.parametrize(
    "text",
    [
        ":::{belief} Rents fall.\n:name: r\n:credence: ~40%\n\nWhy.\n:::\n",
        "```{belief} Rents fall.\n:name: r\n:credence: ~40%\n```\n",
        ":::{beliefs:belief} Rents fall.\n:name: r\n:credence: ~40%\n:::\n",
        ":::{belief}\n:name: r\n:credence: ~40%\n\nRents fall.\n\nWhy.\n:::\n",
        ":::{belief} Rents\nfall.\n:name: r\n:credence: ~40%\n:::\n",
        ":::{belief} **Rents** `fall`.\n:id: r\n:probability: ~40%\n:::\n",
        ":::{beleif} Rents fall.\n:name: r\n:credence: ~40%\n:::\n",
        ":::{belief}Rents fall.\n:name: r\n:credence: ~40%\n:::\n",
        "::{belief} Rents fall.\n:name: r\n:credence: ~40%\n:::\n",
        ":::{belief} Rents fall.\n---\nname: r\ncredence: ~40%\n---\nWhy.\n:::\n",
        ":::{belief} Rents fall.\n\n:name: r\n\nWhy.\n\n:credence: ~40%\n:::\n",
        ":::{belief} Rents fall. :name: r :credence: ~40%\nWhy.\n:::\n",
        "::::{note}\nSome.\n\n:::{belief} Rents fall.\n:name: r\n:credence: ~40%\n:::\n::::\n",
        "# T\n\n:::{belief} Rents fall.\n:name: r\n:credence: ~40%\n\nWhy, half writ",
        "```{beliefs}\n:tags: x\n\n- **Rents fall.** ~40% — Why.\n  :name: r\n```\n",
        ":::{beliefs}\n1. **Rents fall.** (~40%) {#r}\n:::\n",
        ":::{belief}\n- **Rents fall.** ~40% {#r}\n:::\n",
        "1. In a list:\n\n   :::{belief} Rents fall.\n   :name: r\n   :credence: ~40%\n   :::\n",
    ],
)
def test_markdown(text: str) -> None:
    assert beliefs(text) == [("r", "Rents fall.", "~40%")]
    assert beliefs(text.replace("\n", "\r\n")) == [("r", "Rents fall.", "~40%")]


@pytest.mark.parametrize(
    "text",
    [
        ".. belief:: Rents fall.\n   :name: r\n   :credence: ~40%\n\n   Why.\n",
        ".. beliefs:belief:: Rents fall.\n   :name: r\n   :credence: ~40%\n",
        ".. belief::\n   :name: r\n   :credence: ~40%\n\n   Rents fall.\n\n   Why.\n",
        ".. belief:: Rents\n   fall.\n   :name: r\n   :credence: ~40%\n",
        ".. note::\n\n   .. belief:: Rents fall.\n      :name: r\n      :credence: ~40%\n",
        ".. beliefs::\n\n   - **Rents fall.** ~40% Why.\n     :name: r\n",
        ".. beliefs:: - **Rents fall.** ~40% Why.\n     :name: r\n",
    ],
)
def test_restructuredtext(text: str) -> None:
    assert beliefs(text, RST, "a.rst") == [("r", "Rents fall.", "~40%")]


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("````\n:::{belief} Rents fall.\n:::\n````\n", MARKDOWN),
        ("```markdown\n:::{belief} Rents fall.\n:::\n```\n", MARKDOWN),
        ("<!--\n:::{belief} Rents fall.\n:::\n-->\n", MARKDOWN),
        ("An example::\n\n   .. belief:: Rents fall.\n\nAfter.\n", RST),
        (".. code-block:: rst\n\n   .. belief:: Rents fall.\n", RST),
        (":::{belief}\n:::\n", MARKDOWN),
        (b"\x00\x01:::{belief} Rents fall.\n:::\n", MARKDOWN),
        (b"", MARKDOWN),
    ],
)
def test_what_is_not_a_belief(text: str, markup: Markup) -> None:
    assert beliefs(text, markup) == []


SECTION = """\
    ---
    {head}
    ---

    # Rents

    ## Current beliefs

    - **Rents fall.** ~40% — Why.
      :name: r
    - **Wages rise.** (10%)

    ## Notes

    - Nothing, 50%.
"""


@pytest.mark.parametrize(
    ("head", "path", "is_read"),
    [
        ("topic: {}", "a.md", True),
        ("topic: true", "a.md", True),
        ("region: x", "topics/a.md", True),
        ("region: x", "a.md", False),
    ],
)
def test_lists_below_headings_of_topics(head: str, path: str, is_read: bool) -> None:
    found = beliefs(
        SECTION.format(head=head),
        path=path,
        headings=Headings({}),
        is_topic=lambda inside: inside.startswith("topics/"),
    )
    assert found == [("r", "Rents fall.", "~40%"), ("", "Wages rise.", "10%")] * is_read
    assert beliefs(SECTION.format(head=head), path=path) == []


def test_lists_below_headings_in_restructuredtext() -> None:
    text = ".. topic-meta::\n\nRents\n=====\n\nMy claims\n---------\n\n* **Rents fall.** ~40%\n  :name: r\n"
    assert beliefs(text, RST, "a.rst", headings=Headings({})) == [("r", "Rents fall.", "~40%")]


def test_notebooks() -> None:
    cells = [
        {
            "cell_type": "markdown",
            "source": [":::{belief} Rents fall.\n", ":credence: 40%\n", ":::"],
        },
        {"cell_type": "code", "source": ":::{belief} No.\n:::"},
    ]
    text = json.dumps({"cells": cells})
    assert beliefs(text, path="a.ipynb") == [("", "Rents fall.", "40%")]
    assert beliefs(text[:-9], path="a.ipynb") == []
    assert beliefs('["belief"]', path="a.ipynb") == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    text = ":::{belief} Löhne fallen.\n:credence: 40%\n:::\n"
    assert beliefs(text.encode(encoding)) == [("", "Löhne fallen.", "40%")]


def test_words_of_a_scale() -> None:
    text = ":::{belief} Rents fall.\n:credence: likely\n:::\n"
    from sphinx_beliefs.model.notation.scales import SCALES

    pages = OldPages(PageRules(words=EntryWords(scale=SCALES["icd203"])))
    (found,) = pages.read(text.encode(), MARKDOWN, "a.md")
    assert found.credence is not None
    assert found.credence.is_stated


def test_all_that_is_followed() -> None:
    text = """\
        :::{belief} Rents fall.
        :credence: 40%
        :resolve-by: 2026-05
        :resolution: false
        :criteria: By the census.
        :::
        """
    (found,) = OldPages(PageRules()).read(dedent(text).encode(), MARKDOWN, "a.md")
    assert found.resolution is not None
    assert found.resolution.value == "false"
    assert found.resolve_by is not None
    assert found.resolve_by.iso == "2026-05"
    same = text.replace("By the census.", "by  the census.")
    assert OldPages(PageRules()).read(dedent(same).encode(), MARKDOWN, "a.md") == (found,)
    other = text.replace("census", "survey")
    assert OldPages(PageRules()).read(dedent(other).encode(), MARKDOWN, "a.md") != (found,)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("A **bold** and *soft* claim", "A bold and soft claim"),
        ("A [link](https://x.org/a_b) and {belief}`text <name>`", "A link and text"),
        ("See {topic}`rents` and `code`", "See rents and code"),
        ("snake_case stays, 2 * 3 too", "snake_case stays, 2 * 3 too"),
        ("A <b>tag</b> &amp; a note[^1]", "A tag & a note"),
        (r"A \*star\*", "A *star*"),
        ("A <b>b</b><br> and <why> of <my view on it>", "A b and <why> of <my view on it>"),
    ],
)
def test_a_claim_is_plain_text(written: str, plain: str) -> None:
    assert plain_claim(written, MARKDOWN) == plain


@pytest.mark.parametrize(
    "text", ["[" * 50_000, "*a " * 20_000, "`" * 50_001, "{a}`" * 20_000, "<a " * 20_000]
)
def test_hostile_claims_take_no_time(text: str) -> None:
    with patience(10):
        assert isinstance(plain_claim(text, MARKDOWN), str)
        assert isinstance(beliefs(f":::{{belief}} {text}\n:::\n"), list)
