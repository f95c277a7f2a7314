"""All that is kept of a site from one build to the next, and how it gets in and out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast
from uuid import uuid4

from msgspec.structs import replace

from sphinx_beliefs.model.records.items import Item
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.questions import PageFactsView, View
from sphinx_beliefs.model.records.record import Record
from sphinx_beliefs.model.records.states import with_blanks
from sphinx_beliefs.storage.notes import Notes, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

    from sphinx_beliefs.doctree.conditions import Judge
    from sphinx_beliefs.model.notation.placeholders import Blanks
    from sphinx_beliefs.model.problem import Place
    from sphinx_beliefs.model.records.mention import Mention
    from sphinx_beliefs.model.records.query import Question
    from sphinx_beliefs.model.records.record import Condition, Conditions
    from sphinx_beliefs.storage.notes import PageNote

_R = TypeVar("_R", bound=Record)

#: An object as Sphinx wants it for the inventory and the search: name, shown name, type, docname,
#: anchor, priority.
ObjectEntry = tuple[str, str, str, str, str, int]


def initial_data() -> dict[str, Any]:
    """The data of a site of which nothing has been read."""
    return {
        "notes": Notes(),
        "objects": pack([]),
        "reading": "",
        # All conditions of the site, and which of them held when the objects were worked out.
        "conditions": (),
        "held": "",
    }


class Store:
    """The notes of all pages, and what has been worked out of them for every build; over the data
    that Sphinx pickles for the domain.

    It knows what stands on a page under which conditions, and asks a judge which of them hold.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._objects: list[ObjectEntry] | None = None
        #: How often what is kept has changed: what was worked out of it before is then out of date.
        self.changes = 0

    @property
    def _notes(self) -> Notes:
        return cast("Notes", self._data["notes"])

    # -- one page ---------------------------------------------------------------------

    def records(self, docname: str) -> Sequence[Record]:
        """The records of a page in its order, also while it is being read."""
        return self._notes.of(docname).records

    def topic(self, docname: str) -> Topic | None:
        """The topic that a page is, also while it is being read."""
        return next(self._of(docname, Topic), None)

    def items(self, docname: str) -> Iterator[Item]:
        """The items of a page, also while it is being read."""
        return self._of(docname, Item)

    def _of(self, docname: str, cls: type[_R]) -> Iterator[_R]:
        return (record for record in self.records(docname) if isinstance(record, cls))

    def shown(self, docname: str) -> Mapping[Question, Place | None]:
        """What a page shows of other pages in order of appearance, and where it says so."""
        return self._notes.of(docname).shown

    def has_views(self, docname: str) -> bool:
        """Whether a page asks for lists or tables of other pages."""
        return any(
            isinstance(view, View) and not isinstance(view, PageFactsView)
            for view in self.shown(docname)
        )

    def has_facts(self, docname: str) -> bool:
        """Whether the items or the header of a page show something of other pages, or the day."""
        return PageFactsView() in self.shown(docname)

    def conditions(self, docname: str) -> Collection[Condition]:
        """The conditions under which anything stands on a page."""
        return self._notes.of(docname).conditions

    # -- noting, as a page is read ------------------------------------------------------

    def note(self, record: Record) -> None:
        """Keep a record of a page."""
        self.changes += 1
        self._notes.opened(record.docname).records.append(record)

    def note_page(self, page: Page, title: str = "") -> None:
        """Keep a page that is no topic, instead of what may be known of it already."""
        records = self.records(page.docname)
        known = [record.title for record in records if isinstance(record, Page)]
        kept = [record for record in records if not isinstance(record, Page)]
        self.replace(page.docname, [*kept, replace(page, title=title or "".join(known))])

    def replace(self, docname: str, records: Iterable[Record]) -> None:
        """Keep these records of a page instead of those that it has."""
        self.changes += 1
        self._notes.opened(docname).records = list(records)

    def note_blanks(
        self,
        docname: str,
        blanks: Blanks,
        in_titles: Collection[str],
        conditional: Collection[str],
    ) -> None:
        """Remember what is left to write on a topic page, and which items, by their anchors, have a
        blank in their title, and which stand there only under conditions.
        """
        self.replace(docname, with_blanks(self.records(docname), blanks, in_titles, conditional))

    def note_topic_conditions(self, docname: str, conditions: Conditions) -> None:
        """Remember under which conditions a page is a topic."""
        self._change_topic(docname, conditions=conditions)

    def note_tagline(self, docname: str, tagline: str) -> None:
        """Remember the tagline of a topic as plain text."""
        self._change_topic(docname, tagline=tagline)

    def _change_topic(self, docname: str, **changes: Any) -> None:
        if self.topic(docname) is not None:
            records = self.records(docname)
            changed = (
                replace(each, **changes) if isinstance(each, Topic) else each for each in records
            )
            self.replace(docname, changed)

    def note_shown(self, docname: str, view: Question, place: Place | None = None) -> None:
        """Remember that a page shows something of other pages, and where it does so first, if there
        can be something wrong with it.
        """
        self.changes += 1
        self._notes.opened(docname).shown.setdefault(view, place)

    def note_mentions(self, docname: str, mentions: list[Mention]) -> None:
        """Remember the sentences of a page that have beliefs and percentages in them."""
        self.changes += 1
        self._notes.opened(docname).mentions = mentions

    def note_conditions(self, docname: str, conditions: Iterable[Condition]) -> None:
        """Remember that something on a page stands under conditions."""
        for condition in conditions:
            self.changes += 1
            self._notes.opened(docname).conditions.add(condition)

    # -- all pages --------------------------------------------------------------------

    @property
    def pages(self) -> Set[str]:
        """The pages of which anything is kept: that have records, or show something of others."""
        return self._notes.docnames

    def notes_in(self, judge: Judge) -> Mapping[str, PageNote]:
        """The notes of pages without what stands under conditions that do not hold in this build,
        in the order of docnames.
        """
        return {docname: note.where(judge.all_hold) for docname, note in self._all()}

    def hidden_in(self, judge: Judge) -> Sequence[Record]:
        """The records that stand under conditions that do not hold in this build."""
        return [record for _, note in self._all() for record in note.hidden(judge.all_hold)]

    def _all(self) -> Iterator[tuple[str, PageNote]]:
        return ((docname, self._notes.of(docname)) for docname in sorted(self._notes.docnames))

    def forget(self, docname: str) -> None:
        """Forget a page: it is about to be read, or has been removed."""
        self.changes += 1
        self._data["reading"] = ""
        self._notes.forget(docname)

    def take_over(self, docnames: Set[str], others: Mapping[str, Any]) -> None:
        """Take over the pages that another process has read, from the data of its domain."""
        self.changes += 1
        self._notes.take_over(docnames, others["notes"])

    # -- once all pages have been read --------------------------------------------------

    @property
    def reading(self) -> str:
        """A sign that is new whenever any page of the site was read or removed; empty before all
        has been read.
        """
        return str(self._data["reading"])

    def held_in(self, judge: Judge) -> str:
        """Which of all conditions of the site hold in this build; empty where there are none."""
        conditions = self._data["conditions"]
        return repr(judge.verdicts(conditions)) if conditions else ""

    def is_settled(self, judge: Judge) -> bool:
        """Whether what is wanted in every build is known: no page has been read since it was worked
        out, and the same conditions hold.
        """
        return bool(self.reading) and self._data["held"] == self.held_in(judge)

    def settle(self, judge: Judge, objects: list[ObjectEntry]) -> None:
        """Keep what has been worked out of all pages, and is wanted in every build."""
        if not self.reading:
            conditions = {condition for _, note in self._all() for condition in note.conditions}
            self._data["conditions"] = tuple(conditions)
        self._objects = objects
        self._data["objects"] = pack(objects)
        self._data["held"] = self.held_in(judge)
        self._data["reading"] = self.reading or uuid4().hex

    @property
    def objects(self) -> list[ObjectEntry]:
        """What the inventory and the search should know, as it was last worked out."""
        if self._objects is None:
            self._objects = unpack(self._data["objects"], list[ObjectEntry])
        return self._objects
