"""Lists whose entries are items: each is the same as one written with its own directive."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, NamedTuple

import pytest
from conftest import Site, words
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
        belief("It may", "*Or* not.", credence="70%", resolve_by="2030", criteria="*As* is.", tags="a, b", **{"class": "loud"}),
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


#: What is advised where an entry has no credence, and what is where a directive has none.
ADVICE = (
    "write ~70% behind the claim, or ~XX% while the number is still to come, or (Normative.) "
    "before it",
    "add :credence: ~70%, or ~XX% while the number is still to come, or :normative:",
)


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
                    one.text.replace(str(site.root), "").replace(*ADVICE)
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


class Case(NamedTuple):
    """A page in a markup, the warnings that it gives, by line, and what a reader reads of it."""

    text: str
    warnings: list[tuple[int, str]]
    read: list[str]
    suffix: str = "md"


CASES = {
    "an empty list": Case(":::{beliefs}\n:::\n", [(3, "holds no list")], []),
    "an empty list in rst": Case(".. beliefs::\n", [(4, "holds no list")], [], "rst"),
    "text and no list": Case(":::{readings}\n\nSome text.\n:::\n", [(3, "holds no list")], ["Some text."]),
    "one item with the name of a list": Case(
        ":::{beliefs} A claim\n:credence: 70%\n\nWhy.\n:::\n", [(3, "so write belief")], ["A claim 70% Why."]
    ),
    "one item with options of its own": Case(
        ":::{beliefs}\n:credence: 70%\n\nA claim\n\nWhy.\n:::\n", [(3, "so write belief")], ["A claim 70% Why."]
    ),
    "one item in rst": Case(
        ".. readings:: A book\n   :date: 2024\n\n   Long.\n", [(4, "so write reading")], ["2024 A book Long."], "rst"
    ),
    "a list with the name of an item": Case(
        ":::{belief}\n:class: c\n- One. 70% — Why.\n- Two. 60%\n:::\n", [(3, "read as beliefs")], ["One. 70% Why.", "Two. 60%"]
    ),
    "a list with the name of an item in rst": Case(
        ".. belief::\n\n   - One. 70% — Why.\n   - Two. 60%\n", [(4, "read as beliefs")], ["One. 70% Why.", "Two. 60%"], "rst"
    ),
    "a list in the body of an item": Case(":::{belief} One\n:credence: 70%\n\n- a\n- b\n:::\n", [], ["One 70% a b"]),
    "text around": Case(
        ":::{beliefs}\nBefore, *so*.\n\n- One. 70%\n\nBetween.\n\n1. Two. 60%\n\nAfter.\n:::\n",
        [],
        ["Before, so.", "One. 70%", "Between.", "Two. 60%", "After."],
    ),
    "a title": Case(":::{beliefs} Some *title*\n- One. 70%\n:::\n", [(3, "has no title")], ["Some title", "One. 70%"]),
    "a title in rst": Case(".. beliefs:: Some *title*\n\n   - One. 70%\n", [(4, "has no title")], ["Some title", "One. 70%"], "rst"),
    "on the line of the name": Case(
        ":::{beliefs} - One. 70% — Why\n  and *so*.\n- Two. 60%\n:::\n", [], ["One. 70% Why and so.", "Two. 60%"]
    ),
    "on the line of the name in rst": Case(
        ".. beliefs:: - One. 70% — Why\n     and *so*.\n\n   - Two. 60%\n", [], ["One. 70% Why and so.", "Two. 60%"], "rst"
    ),
    "one entry on the line of the name in rst": Case(
        ".. beliefs:: - One. 70% — Why\n     and *so*.\n\n     More.\n", [], ["One. 70% Why and so. More."], "rst"
    ),
    "no blank line in rst": Case(".. beliefs::\n   - One. 70%\n   - Two. 60%\n", [], ["One. 70%", "Two. 60%"], "rst"),
    "a line of its entry": Case(
        ":::{beliefs}\n:class: c\n:tags: t\n\n- One. 70%\n- Two. 60%\n  :since: never\n\n  {nothing}`x`\n:::\n",
        [(9, "never"), (11, "nothing")],
        ["One. 70%"],
    ),
    "a line of its entry in rst": Case(
        ".. beliefs::\n   :class: c\n\n   - One. 70%\n   - Two. 60%\n     :since: never\n\n     :nothing:`x`\n",
        [(9, "never"), (11, "nothing")],
        ["One. 70%"],
        "rst",
    ),
    "an unknown option": Case(":::{beliefs}\n:colour: red\n\n- One. 70%\n:::\n", [(4, "no option")], ["One. 70%"]),
    "an option of the entries": Case(":::{beliefs}\n:credence: 70%\n\n- One.\n:::\n", [(4, "it belongs to belief")], ["One."]),
    "an empty entry": Case(":::{beliefs}\n- One. 70%\n-\n- Two. 60%\n:::\n", [(5, "empty")], ["One. 70%", "Two. 60%"]),
    "a list in an entry": Case(
        "::::{beliefs}\n- One. 70%\n\n  :::{beliefs}\n  - Two. 60%\n  - Three. 50%\n  :::\n::::\n",
        [(6, "cannot stand inside another")],
        ["One. 70% Two. 60% Three. 50%", "Two. 60%", "Three. 50%"],
    ),
    "a belief in an entry": Case(
        "::::{beliefs}\n- One. 70%\n\n  :::{belief} Two.\n  :credence: 60%\n  :::\n::::\n",
        [(6, "cannot stand inside another")],
        ["One. 70% Two. 60%", "Two. 60%"],
    ),
    "a heading in an entry": Case(":::{beliefs}\n- One. 70%\n\n  ## Two\n:::\n", [(6, "a heading cannot stand")], ["One. 70% Two"]),
    "a log of one line is not long enough to tell": Case(
        ":::{beliefs}\n- One. 70%\n\n  - 2026-01 Of ~70% nobody spoke.\n:::\n", [], ["One. 70% 2026-01 Of ~70% nobody spoke."]
    ),
    "a log in code in rst is code": Case(
        ".. beliefs::\n\n   - One. 70% — such as::\n\n        - 2026-01 ~60%\n        - 2026-02 ~70%\n",
        [], ["One. 70% such as: - 2026-01 ~60% - 2026-02 ~70%"], "rst",
    ),
    "a log in code is code": Case(
        "~~~{beliefs}\n- One. 70%\n\n  ```\n  - 2026-01 ~60%\n  - 2026-02 ~70%\n  ```\n~~~\n", [], ["One. 70% - 2026-01 ~60% - 2026-02 ~70%"]
    ),
    "a bad line of a log": Case(
        ":::{beliefs}\n- One. 70%\n\n  - 2026-01 ~60%\n  - 2026-02 ~70%\n  - soon 70%\n:::\n", [(8, "does not begin with a date")], ["One. 70%"]
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """All pages of the table as one site."""
    site = Site(tmp_path_factory.mktemp("cases") / "site")
    site.configure('suppress_warnings = ["toc.not_included", "beliefs.no_credence"]\n')
    site.write("index", "# Index\n")
    for name, case in CASES.items():
        head = "# Page\n\n" if case.suffix == "md" else "Page\n====\n\n"
        site.write(f"{name.replace(' ', '-')}.{case.suffix}", head + case.text)
    return site.build()


@pytest.mark.parametrize("name", CASES)
def test_what_is_said_of_a_list_and_shown_of_it(cases: Site, name: str) -> None:
    case = CASES[name]
    docname = name.replace(" ", "-")
    found = sorted(
        # MyST 4 adds a suffix to the page of a role that it does not know.
        (
            one
            for one in cases.warnings
            if one.file.replace(".md.rst", ".md") == f"{docname}.{case.suffix}"
        ),
        key=lambda one: one.line or 0,
    )
    assert [one.line for one in found] == [line for line, _text in case.warnings]
    for one, (_line, text) in zip(found, case.warnings, strict=True):
        assert text in one.text
    shown = cases.text(docname)
    items = [words(item) for item in cases.body(docname).select(".beliefs-item")]
    for text in case.read:
        assert text in shown
        assert text in items or not re.search("%|book", text) or text in " ".join(items)


# The include directive of MyST 5.2 asks for the application, which Sphinx 9 deprecates.
@pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app. is deprecated")
def test_warnings_of_a_file_that_is_included_are_of_its_lines(site: Site) -> None:
    site.write("_part.md", ":::{beliefs}\n\n- One. 70%\n  :since: never\n- Two. 60% — Why\n:::\n")
    site.write("_part.txt", ".. beliefs::\n\n   - One. 70%\n     :since: never\n\n   - Two. 60%\n")
    site.write("page", "# Page\n\nText.\n\n```{include} _part.md\n```\n")
    site.write("other.rst", "Other\n=====\n\nText.\n\n.. include:: _part.txt\n")
    site.build()
    found = {(one.file.rpartition("/")[2], one.line) for one in site.warnings}
    # MyST 4 counts one line too many in what it includes.
    line = 5 if version("myst-parser").startswith("4.") else 4
    assert found == {("_part.md", line), ("_part.txt", 4)}


def test_options_of_a_list_are_those_of_all_its_items(site: Site) -> None:
    site.configure(CONF)
    site.write(
        "page",
        "# Page\n\n:::{beliefs}\n:class: loud\n:tags: a\n\n- One. 70%\n- Two. 60%\n  :tags: b\n  :class: soft\n:::\n",
    )
    site.build()
    items = site.body("page").select(".beliefs-item")
    assert [("loud" in item["class"], "soft" in item["class"]) for item in items] == [
        (True, False),
        (True, True),
    ]
    records = json.loads((site.root / "records.json").read_text())["page"]
    assert "tags=('a',)" in records
    assert "tags=('b', 'a')" in records


def test_long_forms_are_lists_as_well(site: Site) -> None:
    site.write(
        "page",
        "# Page\n\n:::{beliefs:beliefs}\n- One. 70%\n:::\n\n:::{beliefs:update-triggers}\n- It rains\n:::\n",
    )
    site.write("other.rst", "Other\n=====\n\n.. beliefs:uncertainties::\n\n   - Is it?\n")
    site.build()
    assert site.warnings == []
    assert "One. 70%" in site.text("page")
    assert "It rains" in words(site.body("page").select_one(".beliefs-update-trigger"))
    assert "Is it?" in words(site.body("other").select_one(".beliefs-uncertainty"))


def test_entries_stand_under_conditions(site: Site) -> None:
    site.write(
        "page",
        "# Page\n\n::::{only} draft\n:::{beliefs}\n- One. 70%\n:::\n::::\n\n:::{belief-index}\n:::\n",
    )
    site.build()
    assert "One." not in site.text("page")
    site.build(tags=["draft"], folder="_draft")
    assert site.text("page").count("One.") == 2


INDENTED = [
    *((indent, blank, "md") for indent in ("  ", "   ", "    ", "     ", "\t") for blank in ("", "\n")),
    *((indent, "\n", "rst") for indent in ("  ", "   ", "    ", "\t")),
]  # fmt: skip


@pytest.mark.parametrize("why", ["", " — Why."])
@pytest.mark.parametrize(("indent", "blank", "suffix"), INDENTED)
def test_a_log_below_an_entry_can_be_indented_as_editors_do(
    site: Site, indent: str, blank: str, suffix: str, why: str
) -> None:
    log = ["- 2026-08 ~30%", f"- 2026-11-20 ~70% for this\n{indent}  reason"]
    below = "\n".join(f"{indent}{line}" for line in log)
    text = f"- **B.** 70%{why}\n{blank}{below}\n- **C.** 60%\n"
    if suffix == "md":
        site.write("page.md", f"# Page\n\n:::{{beliefs}}\n{text}:::\n")
    else:
        inside = "".join(f"   {line}".rstrip() + "\n" for line in text.splitlines())
        site.write("page.rst", f"Page\n====\n\n.. beliefs::\n\n{inside}")
    site.build()
    rows = site.body("page").select(".beliefs-log li")
    assert [words(row) for row in rows] == [
        "August 2026 ~30%",
        "November 20, 2026 ~70% — for this reason",
    ]
    assert [one.text for one in site.warnings if "log" in one.text] == []
