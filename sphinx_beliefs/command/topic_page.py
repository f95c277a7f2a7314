"""The text of a new topic: blanks in the shape that the pages of its site have."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from docutils.utils import column_width

from sphinx_beliefs.command.filling import as_markdown, as_rst, as_yaml, filled, template
from sphinx_beliefs.model.entries.directive_writer import write_directive
from sphinx_beliefs.model.entries.entry_words import ENGLISH_WORDS, EntryWords, Markup
from sphinx_beliefs.model.entries.entry_writer import write_entry
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.sections.section_headings import Meaning, usual_headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Head(Enum):
    """The way in which a page says what it is about."""

    #: Keys at the top level of the front matter; the place of the page says that it is a topic.
    PLACE = "place"
    #: The same with ``topic: true``.
    FLAT = "flat"
    #: A mapping ``topic`` in the front matter.
    NESTED = "nested"
    #: The directive ``topic-meta``.
    DIRECTIVE = "directive"


class Items(Enum):
    """The way in which items are written."""

    #: Lists below headings that say what they hold.
    LISTS = "lists"
    #: Lists in a directive for each kind.
    LIST_DIRECTIVES = "list directives"
    #: A directive for each item.
    DIRECTIVES = "directives"


@dataclass(frozen=True, kw_only=True)
class PageHabits:
    """The shape of the topics of a site."""

    markup: Markup
    head: Head
    items: Items


@dataclass(frozen=True, kw_only=True)
class NewTopic:
    """A topic that is to be written; an empty ``region`` or ``status`` is left blank."""

    title: str
    region: str
    status: str


@dataclass(frozen=True, kw_only=True)
class _Blank:
    """An item of blanks, and the name of the directive that holds a list of its kind."""

    kind: Kind
    title: str
    options: dict[str, str]
    body: list[str]
    listing: str


#: The items of a new page, by the gap of the template where they stand.
_BLANKS = {
    "beliefs": _Blank(
        kind=Kind.BELIEF,
        title="<claim>",
        options={"credence": "~XX%"},
        body=["<why>"],
        listing="beliefs",
    ),
    "uncertainties": _Blank(
        kind=Kind.UNCERTAINTY,
        title="<question>",
        options={},
        body=["<reason>"],
        listing="uncertainties",
    ),
    "triggers": _Blank(
        kind=Kind.UPDATE_TRIGGER,
        title="<evidence>",
        options={},
        body=[],
        listing="update-triggers",
    ),
    "readings": _Blank(
        kind=Kind.READING,
        title="<title>",
        options={"date": "<date>"},
        body=["<takeaway>"],
        listing="readings",
    ),
}

# Translators: a blank for the one line that says what a page is about; keep the brackets.
_TAGLINE = N_("<What this page is about, in one line.>")

# Translators: a blank for the first paragraph of a page; keep the brackets.
_STAND = N_("<Where you stand, in a few sentences.>")

# Translators: the heading of the first section of a page, which says what its author thinks.
_STANDING = N_("Where I currently stand")

#: The headings of the templates that other languages have words for.
_MEANINGS = {
    "Current beliefs": Meaning.BELIEFS,
    "Uncertainties": Meaning.UNCERTAINTIES,
    "What would update me": Meaning.UPDATE_TRIGGERS,
    "Recent reading": Meaning.READINGS,
    "Related topics": Meaning.RELATED_TOPICS,
}


def topic_page(
    topic: NewTopic,
    habits: PageHabits,
    translate: Callable[[str], str] = str,
    words: EntryWords = ENGLISH_WORDS,
) -> str:
    """The text of a page about a topic, with blanks to fill.

    ``translate`` gives texts in the language of the site, and ``words`` are those that it has for
    the entries of lists.
    """
    is_rst = habits.markup is Markup.RST
    title = as_rst(topic.title) if is_rst else as_markdown(topic.title)
    values = {
        "title": title,
        "underline": "=" * column_width(title),
        "head": "\n".join(_head(topic, habits.head, translate(_TAGLINE))),
        "stand": translate(_STAND),
        "related": "\n".join(_view("related-topics", habits)),
        **{gap: "\n".join(_items(blank, habits, words)) for gap, blank in _BLANKS.items()},
    }
    page = template("topic/topic.rst" if is_rst else "topic/topic.md")
    written = _rst_heading if is_rst else _markdown_heading
    for heading, own in _headings(translate):
        page = page.replace(written(heading), written(own))
    return filled(page, values).rstrip("\n") + "\n"


def _headings(translate: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The headings of the templates, each with the most usual one in the language of the site."""
    yield _STANDING, translate(_STANDING)
    for heading, meaning in _MEANINGS.items():
        usual = usual_headings(meaning, translate)
        if usual and usual != usual_headings(meaning):
            yield heading, usual[0]


def _markdown_heading(text: str) -> str:
    return f"\n## {text}\n"


def _rst_heading(text: str) -> str:
    return f"\n{text}\n{'-' * column_width(text)}\n"


def _head(topic: NewTopic, head: Head, tagline: str) -> Iterator[str]:
    keys = {
        "region": topic.region or "<region>",
        "status": topic.status or "<status>",
        "tagline": tagline,
    }
    if head is Head.DIRECTIVE:
        yield ".. topic-meta::"
        yield from (f"   :{key}: {value}" for key, value in keys.items())
        return
    lines = [f"{key}: {as_yaml(value)}" for key, value in keys.items()]
    yield "---"
    if head is Head.NESTED:
        yield "topic:"
        lines = [f"  {line}" for line in lines]
    elif head is Head.FLAT:
        yield "topic: true"
    yield from lines
    yield "---"


def _items(blank: _Blank, habits: PageHabits, words: EntryWords) -> Iterator[str]:
    item = (blank.kind, blank.title, blank.options, blank.body, habits.markup)
    entry = None if habits.items is Items.DIRECTIVES else write_entry(*item, words)
    if entry is None:
        yield from write_directive(*item)
    elif habits.items is Items.LISTS:
        yield from entry
    else:
        yield from _block(blank.listing, entry, habits.markup)


def _view(name: str, habits: PageHabits) -> Iterator[str]:
    """A directive that fills a section by itself, where no heading asks for it."""
    if habits.items is not Items.LISTS:
        yield ""
        yield from _block(name, [], habits.markup)


def _block(name: str, body: list[str], markup: Markup) -> Iterator[str]:
    if markup is Markup.RST:
        yield f".. {name}::"
        if body:
            yield ""
        yield from (f"   {line}" if line else "" for line in body)
    else:
        yield f":::{{{name}}}"
        yield from body
        yield ":::"
