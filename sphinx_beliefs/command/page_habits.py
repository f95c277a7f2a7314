"""The shape that the topics of a site have, by what most of its pages do."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, TypeVar

from sphinx_beliefs.command.topic_page import Head, Items, PageHabits
from sphinx_beliefs.model.entries.entry_words import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEAD = re.compile(r"---\s*\n(.*?)^---\s*$", re.DOTALL | re.MULTILINE)
_NESTED = re.compile(r"^topic:\s*(?:#.*)?$", re.MULTILINE)
_FLAT = re.compile(r"^topic:\s*true\b", re.MULTILINE | re.IGNORECASE)
_ITEM = r"(?:beliefs:)?(?:belief|uncertainty|update-trigger|reading)"
_LIST = r"(?:beliefs:)?(?:beliefs|uncertainties|update-triggers|readings)"
_DIRECTIVES = {
    Items.DIRECTIVES: re.compile(
        rf"^[ \t]*(?:[:`~]{{3,}}\{{{_ITEM}\}}|\.\. {_ITEM}::)", re.MULTILINE
    ),
    Items.LIST_DIRECTIVES: re.compile(
        rf"^[ \t]*(?:[:`~]{{3,}}\{{{_LIST}\}}|\.\. {_LIST}::)", re.MULTILINE
    ),
}

_Choice = TypeVar("_Choice")


def page_habits(
    pages: Iterable[tuple[Markup, str]], markup: Markup, *, reads_lists: bool, is_placed: bool
) -> PageHabits:
    """The habits of the topics of a site, from the markup and the text of each.

    ``markup`` is that of the new page. ``reads_lists`` says whether the site reads the lists below
    known headings, and ``is_placed`` whether the place of the new page makes it a topic.
    """
    texts = [(each, text) for each, text in pages]
    heads = (_head(text) for each, text in texts if each is Markup.MARKDOWN)
    items = (_items(text, reads_lists=reads_lists) for _, text in texts)
    return PageHabits(
        markup=markup,
        head=Head.DIRECTIVE
        if markup is Markup.RST
        else _usable(_most(heads, Head.PLACE), is_placed=is_placed),
        items=_most(items, Items.LISTS if reads_lists else Items.DIRECTIVES),
    )


def _usable(head: Head, *, is_placed: bool) -> Head:
    """The head for a page; one that the place of a page does not make a topic has to say so."""
    if head is not Head.PLACE or is_placed:
        return head
    return Head.NESTED


def _head(text: str) -> Head | None:
    match = _HEAD.match(text)
    if match is None:
        return None
    if _NESTED.search(match[1]):
        return Head.NESTED
    return Head.FLAT if _FLAT.search(match[1]) else Head.PLACE


def _items(text: str, *, reads_lists: bool) -> Items | None:
    """The way in which most items of a page are written; None of a page that does not show it."""
    counts = {items: len(pattern.findall(text)) for items, pattern in _DIRECTIVES.items()}
    if not any(counts.values()):
        return Items.LISTS if reads_lists else None
    # A list holds several items.
    counts[Items.LIST_DIRECTIVES] *= 2
    return max(counts, key=lambda items: counts[items])


def _most(votes: Iterable[_Choice | None], default: _Choice) -> _Choice:
    """The choice with the most votes."""
    counted = Counter(vote for vote in votes if vote is not None).most_common(1)
    return counted[0][0] if counted else default
