"""The pages of a ``beliefs.json`` as source: what each is about, and the items on it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from sphinx_beliefs.command.importing.new_pages import (
    heading_lines,
    joined_blocks,
    listed,
    page_lines,
    yaml_value,
)
from sphinx_beliefs.command.topic_page import Items
from sphinx_beliefs.exporting import public_types as public
from sphinx_beliefs.model.entries.directive_writer import write_directive
from sphinx_beliefs.model.entries.entry_words import ENGLISH_WORDS, EntryWords, Markup
from sphinx_beliefs.model.entries.entry_writer import write_entry
from sphinx_beliefs.model.known_names import LISTS
from sphinx_beliefs.model.notation.placeholders import BlankKind, blank_kind, find_placeholders
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.sections.section_headings import Meaning, usual_headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sphinx_beliefs.command.importing.exported_items import ItemWriter, WrittenItem
    from sphinx_beliefs.command.topic_page import PageHabits

#: The placeholder of each kind that stands for a blank in prose, which an export has not.
_BLANKS = {
    BlankKind.CREDENCE: "~XX%",
    BlankKind.WHY: "<why>",
    BlankKind.DATE: "<date>",
    BlankKind.TITLE: "<title>",
    BlankKind.TAKEAWAY: "<takeaway>",
    BlankKind.OTHER: "<to come>",
}

#: A docname that is safe to make a file of.
_DOCNAME = re.compile(r"(?!\.)[^/\\\x00-\x1f:*?\"<>|]+(?:/(?!\.)[^/\\\x00-\x1f:*?\"<>|]+)*")


class PageWriter:
    """Writes pages of an export in the shape that a site has.

    ``name_of`` gives a directive in the form that the site has for it, ``mark`` is the mark of
    fences, and ``translate`` gives headings in the language of the site.
    """

    def __init__(
        self,
        habits: PageHabits,
        items: ItemWriter,
        *,
        name_of: Callable[[str], str],
        mark: str,
        translate: Callable[[str], str] = str,
        words: EntryWords = ENGLISH_WORDS,
    ) -> None:
        self._habits = habits
        self._items = items
        self._texts = items.texts
        self._name_of = name_of
        self._mark = mark
        self._translate = translate
        self._words = words

    def topic(self, topic: public.Topic, items: Sequence[public.Item]) -> list[str]:
        """The lines of a topic."""
        keys = {
            "region": topic.region or "",
            "status": topic.status or "",
            "tagline": self._texts.line(topic.tagline) if topic.tagline else "",
            "last_reviewed": topic.last_reviewed.written if topic.last_reviewed else "",
            "last_substantive_update": (
                topic.last_substantive_update.written if topic.last_substantive_update else ""
            ),
            "review_in": topic.review_in or "",
            "order": str(topic.order) if topic.order is not None else "",
            "related": ", ".join(topic.related),
            "tags": ", ".join(topic.tags),
            "stub": self._stub(topic, items),
        }
        keys = {key: value for key, value in keys.items() if value}
        left = self._blanks_left(topic, keys, items)
        sections = [*([blank] for blank in left), *self._sections(items)]
        return page_lines(self._texts.heading(topic.title), keys, self._habits, sections)

    def page(
        self, page: public.Page, items: Sequence[public.Item], *, is_placed: bool
    ) -> list[str]:
        """The lines of a page that is not a topic, also where the place of a page makes it one."""
        keys = {"date": page.date.written if page.date else "", "tags": ", ".join(page.tags)}
        keys = {key: value for key, value in keys.items() if value}
        if is_placed:
            keys = {"topic": "false", **keys}
        title = heading_lines(self._texts.heading(page.title), 1, self._habits.markup)
        if self._habits.markup is Markup.RST:
            head = [f":{key}: {value}" for key, value in keys.items()]
        else:
            lines = [f"{key}: {yaml_value(value)}" for key, value in keys.items()]
            head = ["---", *lines, "---"] if lines else []
        return joined_blocks([head, title, *self._sections(items)])

    def _stub(self, topic: public.Topic, items: Sequence[public.Item]) -> str:
        """The key that says what does not follow from the blanks of a topic; empty for nothing."""
        state = "written"
        if topic.blanks:
            beliefs = (item for item in items if isinstance(item, public.Belief))
            state = "unfinished" if any(map(_is_finished, beliefs)) else "stub"
        if topic.state == state or topic.state == "unfinished":
            return ""
        return "true" if topic.state == "stub" else "false"

    def _blanks_left(
        self, topic: public.Topic, keys: Mapping[str, str], items: Sequence[public.Item]
    ) -> Iterator[str]:
        """Placeholders for the blanks of a topic that stand in none of its fields or items."""
        there = Counter[BlankKind]()
        for text in [topic.title, *keys.values(), *_texts_of(items)]:
            there.update(
                blank_kind(text[span.start : span.end]) for span in find_placeholders(text)
            )
        for blank in topic.blanks:
            kind = BlankKind(blank.kind)
            yield from [_BLANKS[kind]] * (blank.count - there[kind])

    # -- items -----------------------------------------------------------------------------

    def _sections(self, items: Sequence[public.Item]) -> Iterator[Sequence[str]]:
        """The items by kind, each kind below its heading."""
        written = [self._items.written(item) for item in items]
        for name, value in LISTS.items():
            kind = Kind(value)
            of_kind = [item for item in written if item.kind is kind]
            if not of_kind:
                continue
            heading = usual_headings(Meaning(name), self._translate)[0]
            yield heading_lines(heading, 2, self._habits.markup)
            yield from self._of_kind(of_kind, name)

    def _of_kind(self, items: Sequence[WrittenItem], name: str) -> Iterator[Sequence[str]]:
        """Items of one kind, in lists where the site has such, as far as a list can say them."""
        entries: list[Sequence[str]] = []
        for item in items:
            entry = self._entry(item)
            if entry is not None:
                entries.append(entry)
                continue
            yield listed(entries, self._habits, self._name_of(name), self._mark)
            entries = []
            yield self._directive(item)
        yield listed(entries, self._habits, self._name_of(name), self._mark)

    def _entry(self, item: WrittenItem) -> list[str] | None:
        if self._habits.items is Items.DIRECTIVES:
            return None
        said = (item.kind, item.title, item.options, item.body, self._habits.markup)
        return write_entry(*said, self._words)

    def _directive(self, item: WrittenItem) -> list[str]:
        return write_directive(
            item.kind,
            item.title,
            item.options,
            item.body,
            self._habits.markup,
            name=self._name_of(item.kind.value),
            mark=self._mark,
        )


def _is_finished(belief: public.Belief) -> bool:
    """Return whether a belief has a claim, and a credence or the mark of being normative."""
    if any(find_placeholders(belief.title)):
        return False
    return belief.is_normative or (belief.credence is not None and belief.credence.low is not None)


def _texts_of(items: Sequence[public.Item]) -> Iterator[str]:
    """All texts of items in which there can be blanks."""
    for item in items:
        yield item.title
        yield from item.text
        match item:
            case public.Belief():
                dates = (item.since, item.resolve_by, item.resolved)
                yield item.credence.written if item.credence else ""
                yield item.criteria or ""
                yield from (date.written for date in dates if date)
                yield from (entry.reason for entry in item.history)
            case public.Uncertainty():
                yield from (item.if_yes or "", item.if_no or "")
            case public.UpdateTrigger():
                yield item.to.written if item.to else ""
                yield item.fired.written if item.fired else ""
            case public.Reading():
                yield item.date.written if item.date else ""
                yield from (item.authors or "", item.venue or "")


def is_safe(docname: str) -> bool:
    """Return whether a file can be made of a docname, which lies in the folder of the site."""
    return _DOCNAME.fullmatch(docname) is not None
