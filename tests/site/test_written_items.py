"""Items that are written as entries and as directives are the same when a site reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from sphinx_beliefs.model.entries.directive_writer import write_directive
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.entry_writer import write_entry
from sphinx_beliefs.model.known_names import LISTS
from sphinx_beliefs.model.records.kinds import ITEM_KINDS, Kind

if TYPE_CHECKING:
    from conftest import Site

#: Titles and bodies that both forms have to keep.
TITLES = (
    "Plain words.",
    "Is it A? Or B?",
    "The share will be 50%.",
    "Words with *emphasis* — and a dash",
    "A claim: with a colon",
    '"Quoted" and (bracketed)',
    "这是一个主张。",
    "هذا ادعاء",
)
BODIES = (
    [],
    ["Over", "two lines."],
    ["One.", "", "Two.", "", "- a", "- b"],
    ["- a list", "", "  with a paragraph"],
    ["~80% of *them*."],
)
OPTIONS = {
    Kind.BELIEF: [
        {"credence": "~80%", "resolve-by": "2030"},
        {"normative": ""},
        {"credence": ">95%"},
        {"credence": "60%", "source": "site:{} https://example.org/a_(b)"},
        {"credence": "60%", "source": "https://example.org/a_(b)"},
    ],
    Kind.UNCERTAINTY: [{"if-yes": "All is well."}, {}],
    Kind.UPDATE_TRIGGER: [{"direction": "up"}, {"strength": "clearly", "direction": "down"}],
    Kind.READING: [
        {"date": "2025-05", "url": "https://example.org/a_(b)", "authors": "Jane Doe"},
        {"date": "forthcoming"},
        {"authors": "A. One, B. Two", "venue": "A Journal"},
    ],
}
NAMES = {Kind(kind): name for name, kind in LISTS.items()}


class Item(NamedTuple):
    """An item, as both writers take it."""

    kind: Kind
    title: str
    options: dict[str, str]
    body: list[str]


def items() -> list[Item]:
    found = []
    for kind in ITEM_KINDS:
        for number, title in enumerate(TITLES * 2):
            options = {
                # An id stands for one belief.
                option: value.format(number) if option == "source" else value
                for option, value in OPTIONS[kind][number % len(OPTIONS[kind])].items()
            }
            name = {"name": f"{kind.value}-{number}"}
            found.append(Item(kind, title, name | options, BODIES[number % len(BODIES)]))
    return found


def as_lists(markup: Markup) -> str:
    lines: list[str] = []
    for kind in ITEM_KINDS:
        name = NAMES[kind]
        lines += ["", f".. {name}::", ""] if markup is Markup.RST else ["", f"::::{{{name}}}"]
        for item in items():
            if item.kind is kind:
                entry = write_entry(*item, markup)
                assert entry is not None, item
                indent = "   " if markup is Markup.RST else ""
                lines += [*(f"{indent}{line}".rstrip() for line in entry), ""]
        lines += [] if markup is Markup.RST else ["::::"]
    return "\n".join(lines)


def as_directives(markup: Markup) -> str:
    return "\n".join("\n".join(["", *write_directive(*item, markup)]) for item in items())


def page(site: Site, name: str, text: str) -> str:
    """The page as HTML, which no word of a warning was said of."""
    site.write(name, text)
    site.build()
    assert site.warnings == []
    return str(site.body("other"))


@pytest.mark.parametrize("markup", Markup)
def test_entries_and_directives_are_the_same_items(site: Site, markup: Markup) -> None:
    name, title = ("other.rst", ":orphan:\n\nPage\n====\n")
    if markup is Markup.MARKDOWN:
        name, title = ("other.md", "---\norphan: true\n---\n\n# Page\n")
    listed = page(site, name, title + as_lists(markup))
    assert listed.count("beliefs-claim") == len(items())
    assert listed == page(site, name, title + as_directives(markup))
