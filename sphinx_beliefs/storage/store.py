"""The store of what is kept of each page from one build to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar, cast

from msgspec.structs import replace

from sphinx_beliefs.model.records.items import Item
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.questions import PageFactsView, View
from sphinx_beliefs.model.records.record import Record
from sphinx_beliefs.model.records.states import with_blanks
from sphinx_beliefs.storage.notes import NotesHere

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

    from sphinx_beliefs.doctree.conditions import Judge
    from sphinx_beliefs.model.notation.placeholders import Blanks
    from sphinx_beliefs.model.problem import Place
    from sphinx_beliefs.model.records.mention import Mention
    from sphinx_beliefs.model.records.query import Question
    from sphinx_beliefs.model.records.record import Condition, Conditions
    from sphinx_beliefs.model.records.texts import Paragraph
    from sphinx_beliefs.storage.notes import Notes
    from sphinx_beliefs.storage.page_notes import PageNote

_R = TypeVar("_R", bound=Record)


class Store:
    """The notes on all pages, kept in the data that Sphinx pickles for the domain.

    It knows the conditions around the parts of pages, and asks a judge which of them hold.
    """

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        #: The number of changes to the data; values computed before the last one are out of date.
        self.changes = 0

    @property
    def _notes(self) -> Notes:
        return cast("Notes", self._data["notes"])

    # -- one page ---------------------------------------------------------------------

    def records(self, docname: str) -> Sequence[Record]:
        """The records of a page in its order, even while it is being read."""
        return self._notes.of(docname).records

    def topic(self, docname: str) -> Topic | None:
        """The topic that a page is, even while it is being read; None if it is not one."""
        return next(self._of(docname, Topic), None)

    def items(self, docname: str) -> Iterator[Item]:
        """The items of a page, even while it is being read."""
        return self._of(docname, Item)

    def _of(self, docname: str, cls: type[_R]) -> Iterator[_R]:
        return (record for record in self.records(docname) if isinstance(record, cls))

    def shown(self, docname: str) -> Mapping[Question, Place | None]:
        """The things that a page shows of others, in order of appearance, with their places."""
        return self._notes.of(docname).shown

    def has_views(self, docname: str) -> bool:
        """Return whether a page asks for lists or tables of other pages."""
        return any(
            isinstance(view, View) and not isinstance(view, PageFactsView)
            for view in self.shown(docname)
        )

    def has_facts(self, docname: str) -> bool:
        """Return whether items or the header of a page show something of other pages or the day."""
        return PageFactsView() in self.shown(docname)

    def conditions(self, docname: str) -> Collection[Condition]:
        """The conditions around any part of a page."""
        return self._notes.of(docname).conditions

    # -- noting, as a page is read ------------------------------------------------------

    def note(self, record: Record) -> None:
        """Keep a record of a page."""
        self.changes += 1
        self._notes.opened(record.docname).records.append(record)

    def note_page(self, page: Page, title: str = "") -> None:
        """Keep a page that is not a topic, in place of what may already be known of it."""
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
        """Keep the blanks that are left on a topic page, and the anchors of the items that have a
        blank in their title, and of those that are there only under conditions.
        """
        self.replace(docname, with_blanks(self.records(docname), blanks, in_titles, conditional))

    def drop_topic(self, docname: str) -> None:
        """Forget that a page is a topic, until more is known of it."""
        kept = [record for record in self.records(docname) if not isinstance(record, Topic)]
        self.replace(docname, kept)

    def note_topic_conditions(self, docname: str, conditions: Conditions) -> None:
        """Keep the conditions under which a page is a topic."""
        self._change_topic(docname, conditions=conditions)

    def note_tagline(self, docname: str, tagline: str) -> None:
        """Keep the tagline of a topic as plain text."""
        self._change_topic(docname, tagline=tagline)

    def _change_topic(self, docname: str, **changes: Any) -> None:
        if self.topic(docname) is not None:
            records = self.records(docname)
            changed = (
                replace(each, **changes) if isinstance(each, Topic) else each for each in records
            )
            self.replace(docname, changed)

    def note_shown(self, docname: str, view: Question, place: Place | None = None) -> None:
        """Keep something that a page shows of other pages, and the first place where it does so, if
        a warning about it is possible.
        """
        self.changes += 1
        self._notes.opened(docname).shown.setdefault(view, place)

    def note_mentions(self, docname: str, mentions: list[Mention]) -> None:
        """Keep the sentences of a page that contain beliefs and percentages."""
        self.changes += 1
        self._notes.opened(docname).mentions = mentions

    def note_texts(self, docname: str, texts: dict[str, tuple[Paragraph, ...]]) -> None:
        """Keep the paragraphs below the titles of the items on a page, by anchor."""
        self.changes += 1
        self._notes.opened(docname).texts = texts

    def note_conditions(self, docname: str, conditions: Iterable[Condition]) -> None:
        """Keep conditions around some part of a page."""
        for condition in conditions:
            self.changes += 1
            self._notes.opened(docname).conditions.add(condition)

    # -- all pages --------------------------------------------------------------------

    @property
    def pages(self) -> Set[str]:
        """The pages that have a note: those with records, or that show something of others."""
        return self._notes.docnames

    def notes_in(self, judge: Judge) -> Mapping[str, PageNote]:
        """The notes on pages, in the order of docnames, without the parts under conditions that do
        not hold in this build.
        """
        return NotesHere(self._notes, judge.all_hold)

    def mentions_in(self, judge: Judge, docname: str) -> Sequence[Mention]:
        """The sentences of a page that contain beliefs and percentages, without those under
        conditions that do not hold.
        """
        return self._notes.of(docname).where(judge.all_hold).mentions

    def hidden_in(self, judge: Judge) -> Sequence[Record]:
        """The records under conditions that do not hold in this build."""
        notes = map(self._notes.of, sorted(self._notes.docnames))
        return [record for note in notes for record in note.hidden(judge.all_hold)]

    def forget(self, docname: str) -> None:
        """Forget a page: it is about to be read, or has been removed."""
        self.changes += 1
        self._notes.forget(docname)

    def take_over(self, docnames: Set[str], others: Mapping[str, Any]) -> None:
        """Take over the pages that another process has read, from the data of its domain."""
        self.changes += 1
        self._notes.take_over(docnames, others["notes"])

    # -- once all pages have been read --------------------------------------------------

    def take_earlier(self) -> Mapping[str, PageNote]:
        """Take away the notes that pages had before they were read or removed in this build."""
        return self._notes.take_earlier()

    def note_of(self, docname: str) -> PageNote:
        """The note on a page, whatever conditions hold; an empty one if there is none."""
        return self._notes.of(docname)
