"""Rows of views are written in two ways, as HTML at once and as nodes: both say the same."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

import pytest
from bs4 import NavigableString, Tag

from sphinx_beliefs.model.records.index_choices import Fired, Layout, Stubs
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.output import Output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Site

TOPIC = """\
---
topic:
  region: gov
  status: exploring
  tagline: About "law" & <order>.
  last_reviewed: 2026-01-01
  review_in: 1 month
  tags: [law, two words]
  related: [stub, half]
---
# Law & `order` {belief}`claim`

See {belief}`claim` and {credence}`claim`.

:::{belief} A claim with *marks*, `code`, <a blank> & "quotes"
:name: claim
:credence: ~70%
:since: 2024
:resolve-by: 2025-01-01
:source: site:7 https://example.org/7?a=1&b=2
:tags: other
:given: odds
:exactly-one-of: group
:ladder: it, by 2030

Because of {belief}`odds`, and that is so long a claim that it has to be cut somewhere in the lists.
:::

:::{belief} Odds are a credence as well, and a claim can be so long that lists show its beginning alone
:name: odds
:credence: 3:1
:implies: likely
:exactly-one-of: group
:ladder: it, by 2040
:::

:::{belief} Likely
:name: likely
:credence: likely
:::

:::{belief} A range
:name: range
:credence: 20-40%
:::

:::{belief} It should
:name: should
:normative:
:::

:::{belief} It came out
:name: out
:credence: 80%
:resolution: true
:resolved: 2026-02
:::

:::{belief} Replaced
:name: replaced
:credence: 10%
:resolution: superseded
:superseded-by: claim
:::

:::{uncertainty} Is it so?
:beliefs: claim, odds, nowhere-to-be-found
:if-yes: Then **raise** it.
:if-no: Then lower it.
:::

:::{update-trigger} Evidence <to come>
:beliefs: claim, likely
:direction: up
:strength: clearly
:to: 90%
:::

:::{update-trigger} This way and that
:raises: claim
:lowers: odds
:::

:::{update-trigger} Seen
:beliefs: claim
:direction: down
:fired: 2026-01-15
:::

:::{reading} A book, with "quotes"
:date: forthcoming
:authors: Somebody & others
:beliefs: claim
:venue: A journal
:url: https://example.org/
:::

:::{reading} An older one
:date: 2024-03
:::

:::{reading} Undated
:date: <date>
:::

:::{related-topics}
:::

:::{related-writing}
:::
"""

PAGES = {
    "law": TOPIC,
    "stub": "---\ntopic:\n  stub: true\n  region: tech\n  tagline: <later>\n---\n# A stub\n\n"
    ":::{belief} Blank\n:name: blank\n:credence: ~XX%\n:::\n\nSee {belief}`claim`.\n",
    "half": "---\ntopic:\n  status: settled\n---\n# Half <done>\n\n"
    ":::{belief} Done\n:name: done\n:credence: 60%\n:::\n\n"
    ":::{belief} Not done\n:name: undone\n:credence: XX%\n\n<why>\n:::\n\n"
    ":::{related-topics}\n:::\n",
    "loose": "# No topic\n\n:::{belief} Loose\n:credence: 1%\n:::\n",
    "essay": "---\ntags: [law]\ndate: 2026-03-01\n---\n# An essay & more\n\nOn {belief}`claim`.\n",
    "undated": "---\ntags: [law]\n---\n# Undated essay\n\nText.\n",
}

#: What each way alone has: classes that Sphinx gives to all tables and lists.
_OF_SPHINX = {"docutils", "row-odd", "row-even", "head", "colwidths-auto", "align-default"}


def every_index() -> Iterator[tuple[str, str]]:
    """All that an index can be asked for, each with a name."""
    for kind, layout in product(Kind, Layout):
        lines = [
            f":format: {layout.value}",
            f":columns: {', '.join(c.value for c in kind.row.columns)}",
        ]
        if kind is Kind.BELIEF:
            lines.append(":resolution: all")
        for group in kind.row.all_groups:
            for stubs in Stubs if kind is not Kind.STUB else [None]:
                for fired in Fired if kind is Kind.UPDATE_TRIGGER else [None]:
                    more = [f":group-by: {group.value}"]
                    more += [f":stubs: {stubs.value}"] if stubs else []
                    more += [f":fired: {fired.value}"] if fired else []
                    options = "\n".join([*lines, *more])
                    name = "-".join(f"{kind.value} {layout.value} {' '.join(more)}".split())
                    yield name, f":::{{{kind.value}-index}}\n{options}\n:::\n"
        yield (
            f"{kind.value}-{layout.value}-plain",
            f":::{{{kind.value}-index}}\n:format: {layout.value}\n:::\n",
        )


def parts(tag: Tag) -> Iterator[object]:
    """What a reader and a stylesheet find in an element: words, links, and classes."""
    for child in tag.children:
        if isinstance(child, NavigableString):
            if child.strip() or "\n" not in child:
                yield re.sub(r"\s+", " ", child)
        elif isinstance(child, Tag):
            classes = tuple(sorted(set(child.get("class") or ()) - _OF_SPHINX))
            told = {
                name: child.get(name) for name in ("href", "title", "datetime", "data-sort", "id")
            }
            if child.name in {"a", "ul", "time", "svg"} or classes or any(told.values()):
                yield (child.name.replace("th", "td"), classes, tuple(told.items()))
            yield from parts(child)
            if child.name in {"p", "li", "ul", "div", "td", "th", "tr", "table"}:
                yield "/"


@pytest.fixture
def site(site: Site) -> Site:
    site.configure('beliefs_today = "2026-06-01"\nbeliefs_verbal_scale = "icd203"\n')
    for name, text in PAGES.items():
        if name == "law":
            # On a topic's page views link to the page itself.
            text += "\n".join(view for _name, view in every_index())
        site.write(name, text)
    return site


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_rows_say_the_same_as_html_and_as_nodes(
    site: Site, builder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pages(folder: str) -> dict[str, list[object]]:
        site.build(builder, folder=folder)
        found = {}
        for name in PAGES:
            path = name if builder == "html" else f"{name}/index"
            found[name] = list(parts(site.body(path)))
        return found

    at_once = pages("_once")
    monkeypatch.setattr(Output, "writes_rows_at_once", property(lambda self: False))
    as_nodes = pages("_nodes")
    for name in PAGES:
        assert at_once[name] == as_nodes[name]
