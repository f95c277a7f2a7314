"""The items and topics that names mean."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.names import nearest
from sphinx_beliefs.model.records.items import Belief, Item
from sphinx_beliefs.model.records.kinds import ITEM_KINDS, Kind, kind_of
from sphinx_beliefs.model.records.pages import Topic

if TYPE_CHECKING:
    from sphinx_beliefs.model.site.contents import Contents

#: The kind of item that a role points at.
_KIND_OF_ROLE = {
    **{kind.value: kind for kind in ITEM_KINDS},
    **dict.fromkeys(("credence", "implied"), Kind.BELIEF),
}


class Finder:
    """Finds items and topics by their names."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents

    def find(self, role: str, name: str) -> Item | Topic | None:
        """The record that a name means to a role; None if it means none, or more than one."""
        if role == "topic":
            return self.find_topic(name)
        item = self._contents.item_named(name)
        if item is None and role == "any":
            return self.find_topic(name)
        if item is None or (role != "any" and kind_of(item) is not _KIND_OF_ROLE.get(role)):
            return None
        return item

    def find_belief(self, name: str) -> Belief | None:
        """The belief of a name; None if nothing has it, or something that is not a belief."""
        found = self._contents.item_named(name)
        return found if isinstance(found, Belief) else None

    def find_topic(self, name: str) -> Topic | None:
        """The topic that a name means; None if it means none, or more than one."""
        topics = self.find_topics(name)
        return topics[0] if len(topics) == 1 else None

    def find_topics(self, name: str) -> list[Topic]:
        """The topics that a name may mean; more than one if it is ambiguous.

        A topic is named by docname, by ``/absolute/docname``, or by the docname's last part.
        """
        if topic := self._contents.topic(name.removeprefix("/")):
            return [topic]
        if name.startswith("/") or "/" in name:
            return []
        pages = self._contents.directory.defining(name)
        topics = map(self._contents.topic, pages)
        return [topic for topic in topics if topic is not None and _last_part(topic) == name]

    @cached_property
    def _topics_by_last_part(self) -> dict[str, list[Topic]]:
        found: dict[str, list[Topic]] = {}
        for topic in self._contents.topics.values():
            found.setdefault(_last_part(topic), []).append(topic)
        return found

    # -- names that mean nothing ------------------------------------------------------

    def find_hidden(self, name: str) -> Item | Topic | None:
        """The record that a name would mean if the conditions around it held."""
        for record in self._contents.hidden:
            if isinstance(record, Item) and record.name == name:
                return record
            if isinstance(record, Topic) and _can_be_called(record, name):
                return record
        return None

    def nearest_names(self, role: str, name: str) -> list[str]:
        """The names that a role may mean, the likeliest first."""
        if role == "topic":
            parts = self._topics_by_last_part
            short = [
                part if len(parts[part]) == 1 else f"/{topic.docname}"
                for part in parts
                for topic in parts[part]
            ]
            return nearest(name, short) or nearest(name, self._contents.topics)
        kind = _KIND_OF_ROLE.get(role)
        return nearest(name, self._names_by_kind.get(kind, ())) if kind is not None else []

    @cached_property
    def _names_by_kind(self) -> dict[Kind, list[str]]:
        found: dict[Kind, list[str]] = {}
        for name, item in self._contents.by_name.items():
            found.setdefault(kind_of(item), []).append(name)
        return found


def _can_be_called(topic: Topic, name: str) -> bool:
    return name in {topic.docname, f"/{topic.docname}", _last_part(topic)}


def _last_part(topic: Topic) -> str:
    return topic.docname.rpartition("/")[2]
