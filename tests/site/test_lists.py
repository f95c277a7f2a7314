"""Lists whose entries are items: each is the same as one written with its own directive."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest
from conftest import Site
from fixture_files import tree_lines

from sphinx_beliefs.model.entries.directive_writer import write_directive
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.entry_writer import write_entry
from sphinx_beliefs.model.known_names import LISTS
from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Form = Callable[["Sequence[Written]", Markup], str]
    Build = Callable[[Form, Markup], "dict[str, Page]"]

#: Writes down what is recorded of each page.
CONF = """
import json
from pathlib import Path

suppress_warnings = ["toc.not_included"]


def setup(app):
    def note(app, env):
        store = env.domains["beliefs"].store
        records = {name: "\\n".join(map(repr, store.records(name))) for name in env.found_docs}
        Path(app.srcdir, "records.json").write_text(json.dumps(records))

    app.connect("env-updated", note)
"""

LIST_OF = {Kind(kind): name for name, kind in LISTS.items()}
SUFFIXES = {Markup.MARKDOWN: "md", Markup.RST: "rst"}


class Written(NamedTuple):
    """An item; ``rst`` is its body in reStructuredText, if that is not the one in Markdown."""

    kind: Kind
    title: str
    options: dict[str, str]
    body: str = ""
    rst: str | None = None

    def lines_of_body(self, markup: Markup) -> list[str]:
        body = self.rst if self.rst is not None and markup is Markup.RST else self.body
        return body.split("\n") if body else []


def belief(title: str, body: str = "", rst: str | None = None, /, **options: str) -> Written:
    given = {name.replace("_", "-"): value for name, value in options.items()}
    return Written(Kind.BELIEF, title, given, body, rst)


PAGES: dict[str, list[Written]] = {
    "plain": [
        belief("One claim.", "Because.", credence="~70%"),
        belief("Another claim.", "Because of that.\nAnd of this.", credence="60-80%", name="p-b"),
        belief("A third."),
        belief("It should be so.", "Why.", normative=""),
    ],
    "markup": [
        belief("A *claim*.", "With *stress*, **more** of it\nand a [link](https://e.org).", "With *stress*, **more** of it\nand a `link <https://e.org>`_.", credence="70%"),
        belief("Another", "Some **bold** and\n\n- a list\n- with *stress*\n\nand more.", credence="3:1"),
        belief("It is so", "(In brackets.)\n\n1. First\n2. Second", credence=">95%"),
        belief("Of *two* **marks**", "> Quoted\n\nEnd.", "    Quoted\n\nEnd.", credence="likely"),
    ],
    "roles": [
        belief("Named", "It is {credence}`one` and {belief}`one`.", "It is :credence:`one` and :belief:`one`.", name="one", credence="70%"),
        belief("Indexed", "An {index}`entry`, *too*.", "An :index:`entry`, *too*.", credence="60%"),
        belief("Indexed too", "An {index}`other`, *too*.", "An :index:`other`, *too*.", credence="60%"),
    ],
    "footnotes": [
        belief("Noted", "Plain *stress* first.[^a]", "Plain *stress* first. [#]_", credence="70%"),
        belief("Noted too", "Then *this*[^b].\n\n[^b]: Second.\n\n[^a]: First.", "Then *this* [#]_.\n\n.. [#] First.\n\n.. [#] Second.", credence="70%"),
        belief("Pointed", "*See* {ref}`here <spot>`.", "*See* :ref:`here <spot>`.", credence="1%"),
    ],
    "blocks": [
        belief("Code", "Like so:\n\n```python\n- x = 1\n```\n\nEnd.", "Like so:\n\n.. code-block:: python\n\n   - x = 1\n\nEnd.", credence="70%"),
        belief("A log", "Why.\n\n:::{credence-log}\n2025-01 40%\n2026-01 *More* 70% came.\n:::", "Why.\n\n.. credence-log::\n\n   2025-01 40%\n   2026-01 *More* 70% came.", credence="70%", name="logged"),
        belief("A plain log", "Why.\n\n- 2025-01 ~40%\n- 2026-01 ~70% *more*\n  of it\n\nEnd.", credence="70%", name="listed"),
        belief("A note", ":::{note}\nMind.\n:::", ".. note::\n\n   Mind.", credence="70%"),
        belief("A picture", "![alt](x.png)", ".. image:: x.png\n   :alt: alt", credence="70%"),
    ],
    "blanks": [
        belief("A <claim>", "<why>", credence="~XX%"),
        belief("And", "Because of <reason>, *so*.", credence="??%", tags="a"),
        Written(Kind.READING, "<title>", {"date": "<date>"}, "<takeaway>"),
    ],
    "outcomes": [
        belief("It came", "So it *did*.", credence="70%", since="2024", resolution="true", resolved="2025"),
        belief("It may", "*Or* not.", credence="70%", resolve_by="2030", tags="a, b", **{"class": "loud"}),
        belief("It was", "Yes.", credence="70%", name="was", superseded_by="is"),
        belief("It is", "*Now*.", credence="70%", name="is"),
    ],
    "uncertainties": [
        Written(Kind.UNCERTAINTY, "Is it?", {}, "It decides *much*."),
        Written(Kind.UNCERTAINTY, "Was it so?", {"name": "u-q", "beliefs": "u-b"}, "It *would* tell.\n\n- a\n- b"),
        Written(Kind.UNCERTAINTY, "Will it?", {"beliefs": "u-b", "if-yes": "Then *more*.", "if-no": "Less."}),
        belief("Held", credence="70%", name="u-b"),
    ],
    "triggers": [
        belief("Held", credence="70%", name="t-b"),
        belief("Too", credence="30%", name="t-c"),
        Written(Kind.UPDATE_TRIGGER, "A *thing* is seen", {"raises": "t-b"}, "It *shows* it."),
        Written(Kind.UPDATE_TRIGGER, "Nothing is seen", {"lowers": "t-b, t-c", "raises": "t-d"}),
        Written(Kind.UPDATE_TRIGGER, "It is late", {"lowers": "t-b", "to": "~40%"}, "So."),
        Written(Kind.UPDATE_TRIGGER, "It came", {"beliefs": "t-b", "direction": "up", "fired": "2025-01-01"}),
        Written(Kind.UPDATE_TRIGGER, "Much", {"lowers": "t-b", "likelihood-ratio": "2:1", "name": "t-t", "strength": "clearly"}),
    ],
    "readings": [
        Written(Kind.READING, "A book", {"date": "2024-05", "url": "https://e.org"}, "It is *long*."),
        Written(Kind.READING, "A book of *it*", {"date": "forthcoming", "authors": "A. Author"}),
        Written(Kind.READING, "Another", {"date": "2024", "authors": "One and Two", "venue": "A Place", "name": "r-r"}, "*Short*.\n\nBut."),
        Written(Kind.READING, "On it", {"beliefs": "r-b", "url": "https://e.org/?a=b&c"}),
        belief("Held", credence="70%", name="r-b"),
    ],
}  # fmt: skip


def fenced(name: str, lines: Sequence[str], markup: Markup) -> list[str]:
    """A directive around lines."""
    if markup is Markup.RST:
        return [f".. {name}::", "", *(f"   {line}" if line else "" for line in lines)]
    return [f"::::::::{{{name}}}", *lines, "::::::::"]


def page(parts: Sequence[Sequence[str]], markup: Markup) -> str:
    head = ["# Page", "", "(spot)=", "## Spot"]
    if markup is Markup.RST:
        head = ["Page", "====", "", ".. _spot:", "", "Spot", "----"]
    return "\n".join(line for part in (head, *parts) for line in (*part, ""))


def as_directives(items: Sequence[Written], markup: Markup) -> str:
    parts = [
        write_directive(item.kind, item.title, item.options, item.lines_of_body(markup), markup)
        for item in items
    ]
    return page(parts, markup)


def as_lists(items: Sequence[Written], markup: Markup, marker: str = "- ") -> str:
    parts: list[list[str]] = []
    last = None
    for item in items:
        body = item.lines_of_body(markup)
        entry = write_entry(item.kind, item.title, item.options, body, markup, marker=marker)
        assert entry is not None, item
        if item.kind is last:
            parts[-1] += entry
        else:
            parts.append(entry)
        last = item.kind
    kinds = list(dict.fromkeys(item.kind for item in items))
    assert len(kinds) == len(parts), "items of one kind stand together"
    lists = [fenced(LIST_OF[kind], part, markup) for kind, part in zip(kinds, parts, strict=True)]
    return page(lists, markup)


class Page(NamedTuple):
    """A page without its lines: its tree, what is recorded of it, and its warnings."""

    tree: list[str]
    records: str
    warnings: list[str]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Builds all pages in a form and a markup as one site, once."""

    @cache
    def build(form: Form, markup: Markup) -> dict[str, Page]:
        site = Site(tmp_path_factory.mktemp("lists") / "site")
        site.configure(CONF)
        site.write("index", "# Index\n")
        site.write("x.png", "")
        for name, items in PAGES.items():
            ordered = sorted(items, key=lambda item: item.kind.value)
            site.write(f"{name}.{SUFFIXES[markup]}", form(ordered, markup))
        site.build("xml")
        records = json.loads((site.root / "records.json").read_text())
        return {
            name: Page(
                list(tree_lines(site.trees[name])),
                re.sub(r"line=\d+(?:, )?", "", records[name]),
                sorted(
                    one.text.replace(str(site.root), "")
                    for one in site.warnings
                    if one.file.startswith(f"{name}.")
                ),
            )
            for name in PAGES
        }

    return build


@pytest.mark.parametrize("markup", Markup, ids=SUFFIXES.get)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_lists_is_the_page_of_directives(built: Build, name: str, markup: Markup) -> None:
    directives = built(as_directives, markup)[name]
    assert built(as_lists, markup)[name] == directives
    assert directives.records.count("anchor=") >= len(PAGES[name])
