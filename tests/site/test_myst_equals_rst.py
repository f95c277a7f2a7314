"""The same page in Markdown and in reStructuredText gives the same doctree."""

from __future__ import annotations

import pickle
import re
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Site

SNIPPETS = Path(__file__).parents[2] / "docs" / "snippets"

MYST = """\
---
topic:
  region: tech
  status: exploring
  tagline: A tagline with a <blank>
  last_reviewed: 2026-05-01
  related: [page]
  tags: [a, b]
---
# A title

:::{belief} A claim with *emphasis* and <why>.
:name: one
:credence: ~70%
:tags: a, b
:class: loud

First paragraph.

- a list
- of two
:::

:::{belief}
:credence: ~XX%

The claim is the first paragraph.

Then the why.
:::

:::{belief} An ought
:normative:
:::

:::{uncertainty} A question?
:beliefs: one
:if-yes: {belief}`one` *rises* to
  <why>.
:if-no: Not.

Why it does.
:::

:::{update-trigger} Some evidence
:beliefs: one, nothing
:direction: up
:lowers: nobody
:strength: clearly

Its effect.
:::

:::{reading} A book
:date: 2024-05
:url: https://example.org
:authors: A. Author
:venue: A place

<takeaway>
:::

:::{reading} Another
:url: forthcoming
:::

:::{belief-index}
:stubs: include
:caption: All
:::

:::{related-topics}
:::
"""
RST = """\
A title
=======

.. topic-meta::
   :region: tech
   :status: exploring
   :tagline: A tagline with a <blank>
   :last-reviewed: 2026-05-01
   :related: page
   :tags: a, b

.. belief:: A claim with *emphasis* and <why>.
   :name: one
   :credence: ~70%
   :tags: a, b
   :class: loud

   First paragraph.

   - a list
   - of two

.. belief::
   :credence: ~XX%

   The claim is the first paragraph.

   Then the why.

.. belief:: An ought
   :normative:

.. uncertainty:: A question?
   :beliefs: one
   :if-yes: :belief:`one` *rises* to
      <why>.
   :if-no: Not.

   Why it does.

.. update-trigger:: Some evidence
   :beliefs: one, nothing
   :direction: up
   :lowers: nobody
   :strength: clearly

   Its effect.

.. reading:: A book
   :date: 2024-05
   :url: https://example.org
   :authors: A. Author
   :venue: A place

   <takeaway>

.. reading:: Another
   :url: forthcoming

.. belief-index::
   :stubs: include
   :caption: All

.. related-topics::
"""


def shape(site: Site, text: str, suffix: str) -> str:
    """The doctree of a page, as far as a reader or a builder can tell."""
    for path in site.root.glob("page.*"):
        path.unlink()
    site.write(f"page.{suffix}", text)
    site.build("dummy", folder=f"_{suffix}")
    doctree = pickle.loads((site.root / f"_{suffix}/doctrees/page.doctree").read_bytes())
    for node in list(doctree.findall(nodes.bullet_list)):
        node.attributes.pop("bullet", None)
    text = "\n".join(_lines(doctree, 0))
    return re.sub(r' (?:slug|wordcount-\w+|xml:space)="[^"]*"', "", text)


def _lines(node: nodes.Node, depth: int) -> Iterator[str]:
    if isinstance(node, nodes.Text):
        yield "  " * depth + repr(node.astext())
        return
    assert isinstance(node, nodes.Element)
    shown = {
        name: value
        for name, value in sorted(node.attributes.items())
        if value
        and name
        not in {"source", "names", "myst_slugs", "translation_progress", "slug", "entry_at"}
    }
    if not isinstance(node, nodes.document | nodes.docinfo | nodes.meta):
        yield "  " * depth + f"{type(node).__name__} {shown}"
    for is_text, children in groupby(node.children, lambda child: isinstance(child, nodes.Text)):
        if is_text:  # MyST makes a text of each line, and docutils one of them all
            yield from _lines(nodes.Text("".join(child.astext() for child in children)), depth + 1)
            continue
        for child in children:
            if not isinstance(child, nodes.docinfo):
                yield from _lines(child, depth + 1)


def test_a_whole_page_is_the_same(site: Site) -> None:
    assert shape(site, MYST, "md") == shape(site, RST, "rst")


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_backtick_fences_are_the_same_as_colon_fences(site: Site, fence: str) -> None:
    assert shape(site, MYST.replace(":::", fence), "md") == shape(site, MYST, "md")


@pytest.mark.parametrize("path", sorted(SNIPPETS.glob("*.md")), ids=lambda path: path.stem)
def test_the_examples_of_the_manual_are_the_same_in_both(site: Site, path: Path) -> None:
    site.configure('beliefs_verbal_scale = "icd203"\n')  # as the manual has it
    markdown, rest = path.read_text(), path.with_suffix(".rst").read_text()
    first = shape(site, f"# Page\n\n{markdown}", "md")
    assert [warned for warned in site.warnings if warned.type != "beliefs.unknown_name"] == []
    assert first == shape(site, f"Page\n====\n\n{rest}", "rst")


@pytest.mark.parametrize("essay", ["e.md", "e.rst"], ids=["Markdown", "reStructuredText"])
def test_the_title_of_an_essay_says_elsewhere_what_it_quotes(site: Site, essay: str) -> None:
    site.write("page", MYST + "\n:::{related-writing}\n:::\n")
    site.write("e.md", "---\ntags: [page]\n---\n# Why {credence}`one`\n")
    site.write("e.rst", ":tags: page\n\nWhy :credence:`one`\n===================\n")
    (site.root / {"e.md": "e.rst", "e.rst": "e.md"}[essay]).unlink()
    site.build()
    assert "Why ~70%" in site.text("page")
