"""Snippets for VS Code, made from the tables of directives, options and kinds.

Each blank of a page becomes a stop of the tabulator key, and the words of an option a choice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_beliefs.command.topic_page import Head, Items, NewTopic, PageHabits, topic_page
from sphinx_beliefs.extension import DIRECTIVES
from sphinx_beliefs.model.entries.directive_writer import write_directive
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.entry_writer import write_entry
from sphinx_beliefs.model.known_names import LISTS
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.records.index_choices import Fired, Group, Layout, Stubs
from sphinx_beliefs.model.records.items import Direction, Resolution, Strength
from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sphinx_beliefs.model.message import Message

Snippet = dict[str, object]

#: The languages of VS Code, by our names for them.
_SCOPES = {Markup.MARKDOWN: "markdown", Markup.RST: "restructuredtext"}
_TITLES = {Markup.MARKDOWN: "Markdown", Markup.RST: "reStructuredText"}

#: A blank of a page; a credence is one as well.
_BLANK = re.compile(r"<[^<>\n]+>|~XX%")

_ESCAPED = re.compile(r"\\?<title\\?>")
_UNDERLINE = re.compile(r"={3,}")

#: The items as they are begun: with the options that most of them have.
_ITEMS: Mapping[Kind, tuple[str, Mapping[str, str], Sequence[str]]] = {
    Kind.BELIEF: ("<claim>", {"credence": "~XX%"}, ["<why>"]),
    Kind.UNCERTAINTY: ("<question>", {}, ["<why it matters>"]),
    Kind.UPDATE_TRIGGER: ("<evidence>", {"direction": "<direction>"}, ["<effect>"]),
    Kind.READING: ("<title>", {"date": "<date>"}, ["<takeaway>"]),
}

#: The words of which an option is one.
_CHOICES: Mapping[str, Sequence[str]] = {
    **{
        option: [str(choice.value) for choice in choices]
        for option, choices in (
            ("direction", Direction),
            ("strength", Strength),
            ("resolution", Resolution),
            ("stubs", Stubs),
            ("fired", Fired),
            ("format", Layout),
            ("group-by", Group),
        )
    },
    "stub": ["true", "false"],
}

#: The options without a value.
_FLAGS = frozenset({"normative"})

_DIRECTIVE = N_("The directive {name}.")
_OPTION = N_("The option {name} of {directives}.")
_ENTRY = N_("An entry of a list: {kind}.")
_WITH_DIRECTIVES = N_("A topic with a directive for each item.")
_WITH_LISTS = N_("A topic with lists, for sites with beliefs_sections.")
_PAGES: Mapping[str, tuple[Items, Message]] = {
    "topic-page": (Items.DIRECTIVES, _WITH_DIRECTIVES),
    "topic-page-lists": (Items.LISTS, _WITH_LISTS),
}


def vscode_snippets(translate: Callable[[str], str] = str) -> dict[str, Snippet]:
    """All snippets, by name, as VS Code reads them from a file that ends in .code-snippets."""
    return dict(
        (
            *_pages(translate),
            *_directives(translate),
            *_entries(translate),
            *_options(translate),
        )
    )


def _pages(translate: Callable[[str], str]) -> Iterator[tuple[str, Snippet]]:
    """Whole topics, in the shapes that sites have."""
    topic = NewTopic(title="<title>", region="", status="")
    for prefix, (items, about) in _PAGES.items():
        for markup in Markup:
            head = Head.FLAT if markup is Markup.MARKDOWN else Head.DIRECTIVE
            habits = PageHabits(markup=markup, head=head, items=items)
            page = _ESCAPED.sub("<title>", topic_page(topic, habits))
            # A title in reStructuredText may be longer than its blank.
            lines = [_UNDERLINE.sub("=" * 60, line) for line in page.splitlines()]
            yield _snippet(prefix, markup, lines, translate(about))


def _directives(translate: Callable[[str], str]) -> Iterator[tuple[str, Snippet]]:
    items = {kind.value: kind for kind in _ITEMS}
    for name in DIRECTIVES:
        about = translate(_DIRECTIVE).format(name=name)
        for markup in Markup:
            if name in items:
                kind = items[name]
                title, options, body = _ITEMS[kind]
                lines = write_directive(kind, title, options, body, markup)
            else:
                lines = _block(name, _content(name, markup), markup)
            yield _snippet(name, markup, lines, about)


def _content(name: str, markup: Markup) -> list[str]:
    """What stands in a directive that is not an item."""
    if name in LISTS:
        return _entry(Kind(LISTS[name]), markup)
    if name == "credence-log":
        return ["<date> ~XX% <why>"]
    if name == "topic-meta":
        return [f":{option}: <{option}>" for option in ("region", "status", "tagline")]
    return []


def _block(name: str, content: Sequence[str], markup: Markup) -> list[str]:
    if markup is Markup.MARKDOWN:
        return [f":::{{{name}}}", *content, ":::"]
    gap = [""] if content and not content[0].startswith(":") else []
    return [f".. {name}::", *gap, *(f"   {line}" for line in content)]


def _entries(translate: Callable[[str], str]) -> Iterator[tuple[str, Snippet]]:
    for kind in _ITEMS:
        about = translate(_ENTRY).format(kind=translate(kind.row.a_kind))
        for markup in Markup:
            yield _snippet(f"{kind.value}-entry", markup, _entry(kind, markup), about)


def _entry(kind: Kind, markup: Markup) -> list[str]:
    title, options, body = _ITEMS[kind]
    if kind is Kind.UPDATE_TRIGGER:
        # An entry says the direction with the name of a belief, so it leaves it to the author.
        options, body = {}, []
    return write_entry(kind, title, options, body, markup) or write_directive(
        kind, title, options, body, markup
    )


def _options(translate: Callable[[str], str]) -> Iterator[tuple[str, Snippet]]:
    """A snippet for each option, since language servers offer none, with its words as a choice."""
    directives: dict[str, list[str]] = {}
    for name, standing in DIRECTIVES.items():
        for option in standing.directive.loaded.option_names:
            directives.setdefault(option, []).append(name)
    for option, names in sorted(directives.items()):
        about = translate(_OPTION).format(name=option, directives=", ".join(names))
        snippet: Snippet = {
            "prefix": f":{option}",
            "scope": ",".join(_SCOPES.values()),
            "body": [f":{option}: {_value(option)}".rstrip()],
            "description": about,
        }
        yield f":{option}:", snippet


def _value(option: str) -> str:
    if option in _FLAGS:
        return ""
    return _stop(1, "~XX%" if option in {"credence", "to"} else f"<{option}>")


def _stop(number: int, blank: str) -> str:
    """A stop of the tabulator key that has a blank in it, or the words to choose from."""
    choices = _CHOICES.get(blank[1:-1])
    return f"${{{number}|{','.join(choices)}|}}" if choices else f"${{{number}:{blank}}}"


def _snippet(prefix: str, markup: Markup, lines: Iterable[str], about: str) -> tuple[str, Snippet]:
    """A snippet with its name; its blanks become stops."""
    count = 0

    def stop(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return _stop(count, match[0])

    body = [_BLANK.sub(stop, line.replace("\\", "\\\\").replace("$", "\\$")) for line in lines]
    snippet: Snippet = {"prefix": prefix, "scope": _SCOPES[markup], "body": [*body, "$0"]}
    return f"{prefix} ({_TITLES[markup]})", snippet | {"description": about}
