"""What there is on a site, and how it is called: records by kind, by name and by title."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from sphinx_beliefs.model.notation.credence import NO_CREDENCE
from sphinx_beliefs.model.notation.names import nearest, within_sentence
from sphinx_beliefs.model.problem import N_, Problem, Subtype
from sphinx_beliefs.model.records.items import Belief, Item
from sphinx_beliefs.model.records.kind_words import A_KIND, NO_KIND
from sphinx_beliefs.model.records.kinds import kind_of
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.record import QUOTED, Record
from sphinx_beliefs.model.site.answers import Target

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_beliefs.model.records.vocabulary import Vocabulary

#: The kind of item that a role points at, where the two are not called the same.
_KIND_OF_ROLE = {"credence": "belief"}

#: How many quotes in one title are filled in.
_MOST_QUOTES = 100

_T = TypeVar("_T", bound=Record)


class Duplicate(Struct, frozen=True, kw_only=True):
    """An item whose name an earlier one has."""

    first: Item
    second: Item


class Lookup:
    """All records of a site, and what they are called, as they are after reading.

    ``records`` are the records of each page in the order in which they stand there; ``hidden`` are
    those that stand under a condition that does not hold, and are nowhere.
    """

    def __init__(
        self,
        records: Mapping[str, Sequence[Record]],
        vocabulary: Vocabulary,
        hidden: Sequence[Record] = (),
    ) -> None:
        self._records = records
        self._vocabulary = vocabulary
        self._hidden = hidden

    @property
    def vocabulary(self) -> Vocabulary:
        """What the site allows in topic metadata."""
        return self._vocabulary

    # -- lookups ------------------------------------------------------------------

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """All topics by docname, in the order of docnames."""
        return {record.docname: record for record in self._all(Topic)}

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The pages that are no topics but have items or are writing, by docname."""
        return {record.docname: record for record in self._all(Page)}

    @property
    def is_used(self) -> bool:
        """Whether there is any topic or belief; without, there are no generated pages."""
        return bool(self.topics or self.beliefs)

    @cached_property
    def items(self) -> list[Item]:
        """All items in the order of docnames, then of their places on the page."""
        return list(self._all(Item))

    @cached_property
    def beliefs(self) -> list[Belief]:
        """All beliefs in the order of the items."""
        return [item for item in self.items if isinstance(item, Belief)]

    @cached_property
    def by_name(self) -> dict[str, Item]:
        """The item of each name: the first that has it."""
        found: dict[str, Item] = {}
        for item in self.items:
            if item.name:
                found.setdefault(item.name, item)
        return found

    @property
    def duplicates(self) -> Iterator[Duplicate]:
        """The items whose names are taken."""
        for item in self.items:
            if item.name and self.by_name[item.name] is not item:
                yield Duplicate(first=self.by_name[item.name], second=item)

    @cached_property
    def _topics_by_last_part(self) -> dict[str, list[Topic]]:
        found: dict[str, list[Topic]] = {}
        for topic in self.topics.values():
            found.setdefault(topic.docname.rpartition("/")[2], []).append(topic)
        return found

    def find_topics(self, name: str) -> list[Topic]:
        """The topics that a name may mean; more than one where it is ambiguous.

        A topic is named by docname, by ``/absolute/docname``, or by the docname's last part.
        """
        if topic := self.topics.get(name.removeprefix("/")):
            return [topic]
        return [] if name.startswith("/") else self._topics_by_last_part.get(name, [])

    def find(self, role: str, name: str) -> Item | Topic | None:
        """What a role's target means; None for nothing, or nothing that can be meant alone."""
        if role == "topic":
            topics = self.find_topics(name)
            return topics[0] if len(topics) == 1 else None
        item = self.by_name.get(name)
        if item is None and role == "any":
            return self.find("topic", name)
        if item is None or (role != "any" and kind_of(item) != _KIND_OF_ROLE.get(role, role)):
            return None
        return item

    def find_hidden(self, name: str) -> Item | Topic | None:
        """What a name would mean if the conditions held under which it stands."""
        for record in self._hidden:
            if isinstance(record, Item) and record.name == name:
                return record
            if isinstance(record, Topic) and _can_be_called(record, name):
                return record
        return None

    def nearest_names(self, role: str, name: str) -> list[str]:
        """Names that a role could have meant, best first."""
        if role == "topic":
            parts = self._topics_by_last_part
            short = [
                part if len(parts[part]) == 1 else f"/{topic.docname}"
                for part in parts
                for topic in parts[part]
            ]
            return nearest(name, short) or nearest(name, self.topics)
        return nearest(name, self._names_by_kind.get(_KIND_OF_ROLE.get(role, role), ()))

    @cached_property
    def _names_by_kind(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, item in self.by_name.items():
            found.setdefault(kind_of(item), []).append(name)
        return found

    # -- titles -------------------------------------------------------------------

    def region_title(self, region: str) -> str:
        """What a reader sees for a region."""
        return self._vocabulary.regions.get(region, region)

    def status_label(self, status: str) -> str:
        """What a reader sees for a status."""
        return self._vocabulary.statuses.get(status, status)

    def target(self, record: Record) -> Target:
        """A link to a record."""
        anchor = record.anchor if isinstance(record, Item) else ""
        place = (record.docname, anchor)
        if place not in self._targets:
            title = self.title(record) or record.docname.rpartition("/")[2]
            self._targets[place] = Target(docname=record.docname, anchor=anchor, title=title)
        return self._targets[place]

    @cached_property
    def _targets(self) -> dict[tuple[str, str], Target]:
        """The links made so far, each of which stands in many rows."""
        return {}

    def title(self, record: Record) -> str:
        """The title of a record, with what it quotes of others put in."""
        return self.with_quotes(record.title)

    def with_quotes(self, text: str) -> str:
        """A text with what it quotes of others put in: three deep, no deeper, and so many in all,
        since titles that quote titles many times would grow without end.
        """
        if QUOTED.search(text) is None:
            return text
        left = _MOST_QUOTES

        def filled(title: str, depth: int) -> str:
            def quoted(match: re.Match[str]) -> str:
                nonlocal left
                found = self.find(match["role"], match["target"]) if depth and left else None
                if found is None:
                    return match["target"]
                left -= 1
                if match["role"] == "credence" and isinstance(found, Belief):
                    return (found.credence and found.credence.text) or NO_CREDENCE
                return within_sentence(filled(found.title, depth - 1), title[match.end() :][:2])

            return QUOTED.sub(quoted, title)

        return filled(text, 3)

    def owner(self, item: Item) -> Target:
        """A link to the page that an item is on."""
        owner = self.topics.get(item.docname) or self.pages.get(item.docname)
        return self.target(owner or Page(docname=item.docname))

    def _all(self, cls: type[_T]) -> Iterator[_T]:
        for docname in sorted(self._records):
            for record in self._records[docname]:
                if isinstance(record, cls):
                    yield record


def _can_be_called(topic: Topic, name: str) -> bool:
    last_part = topic.docname.rpartition("/")[2]
    return name in {topic.docname, f"/{topic.docname}", last_part}


def unknown_name(lookup: Lookup, role: str, name: str) -> Problem:
    """What is wrong with a name that means nothing, and what it could have meant."""
    if role == "topic" and (topics := lookup.find_topics(name)):
        message = N_("{name} fits more than one topic; write one of {close}")
        close = ", ".join(f"/{topic.docname}" for topic in topics)
        return Subtype.AMBIGUOUS_NAME.problem(message, name=repr(name), close=close)
    kind = "belief" if role == "credence" else role
    other = lookup.by_name.get(name)
    close = ", ".join(lookup.nearest_names(role, name))
    values = {"name": repr(name), "kind": NO_KIND[kind], "close": close}
    hidden = lookup.find_hidden(name) if other is None else None
    if hidden is not None:
        values["condition"] = ", ".join(condition.written for condition in hidden.conditions)
        message = N_(
            "{name} stands under a condition that does not hold in this build: {condition}; put "
            "what refers to it under the same condition, or take the condition away"
        )
    elif other is not None:
        values |= {"kind": A_KIND[kind], "other": A_KIND[kind_of(other)]}
        message = N_("{name} is {other}, and it should be {kind}; write the name of one")
    elif close:
        message = N_("there is {kind} named {name}; did you mean {close}?")
    elif parted := _known_words(lookup, role, name):
        message = N_("there is {kind} named {name}; write commas between names: {close}")
        values["close"] = ", ".join(parted)
    else:
        message = N_("there is {kind} named {name}; give one that name, or fix this one")
    return Subtype.UNKNOWN_NAME.problem(message, **values)


def _known_words(lookup: Lookup, role: str, name: str) -> list[str]:
    """The names that stand in a row without commas; none where not all of them are known."""
    words = name.split()
    is_list = len(words) > 1 and all(lookup.find(role, word) is not None for word in words)
    return words if is_list else []
