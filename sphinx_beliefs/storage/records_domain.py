"""What the domain keeps from one build to the next, and how it gets in and out."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast
from uuid import uuid4

from sphinx.domains import Domain
from sphinx.util.nodes import clean_astext

from sphinx_beliefs.config import BeliefsConfig
from sphinx_beliefs.model.notation.names import printable
from sphinx_beliefs.model.records.items import Item
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.questions import PageFactsView, View
from sphinx_beliefs.model.records.record import Condition, Record
from sphinx_beliefs.model.records.states import with_blanks
from sphinx_beliefs.model.site.catalogue import Catalogue
from sphinx_beliefs.storage.notes import Notes, Packed
from sphinx_beliefs.words.wording import status_labels

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.doctree.conditions import Judge
    from sphinx_beliefs.model.notation.placeholders import Blanks
    from sphinx_beliefs.model.problem import Place
    from sphinx_beliefs.model.records.mention import Mention
    from sphinx_beliefs.model.records.questions import Quote
    from sphinx_beliefs.model.records.record import Conditions
    from sphinx_beliefs.model.records.vocabulary import Vocabulary

_R = TypeVar("_R", bound=Record)

#: An object as Sphinx wants it for the inventory and the search: name, shown name, type, docname,
#: anchor, priority.
ObjectEntry = tuple[str, str, str, str, str, int]


class RecordsDomain(Domain):
    """A domain that keeps records by page."""

    initial_data: ClassVar[dict[str, Any]] = {
        "notes": Packed(Notes()),
        "objects": Packed[list[ObjectEntry]]([]),
        "reading": "",
        # All conditions of the site, and which of them held when the objects were worked out.
        "conditions": (),
        "held": "",
    }

    #: What says which conditions hold, from ``note_builder``.
    judge: Judge

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._catalogue: Catalogue | None = None

    @property
    def _notes(self) -> Notes:
        return cast("Packed[Notes]", self.data["notes"]).value

    @property
    def records(self) -> dict[str, list[Record]]:
        """The records of each page that has any, in the order of the page."""
        return self._notes.records

    @property
    def shown(self) -> dict[str, dict[View | Quote, Place | None]]:
        """What each page shows of other pages in order of appearance, and where it says so."""
        return self._notes.shown

    @property
    def mentions(self) -> dict[str, list[Mention]]:
        """The sentences of each page that have beliefs and percentages in them."""
        return self._notes.mentions

    @cached_property
    def options(self) -> BeliefsConfig:
        """The options of the site."""
        return BeliefsConfig.from_config(self.env.config)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What topic metadata can say, in the words that readers see."""
        written = self.options.vocabulary
        return written.replace(statuses=status_labels(written.statuses))

    @property
    def catalogue(self) -> Catalogue:
        """Everything that is recorded, to be asked once all pages have been read."""
        if self._catalogue is None:
            notes = self._present
            self._catalogue = Catalogue(
                notes.records,
                self.vocabulary,
                notes.shown,
                page_title=self._page_title,
                hidden=self._notes.hidden(self.judge.all_hold),
            )
        return self._catalogue

    def _page_title(self, docname: str) -> str:
        title = self.env.titles.get(docname)
        return printable(clean_astext(title)) if title is not None else ""

    # -- conditions -------------------------------------------------------------------

    @property
    def _present(self) -> Notes:
        """The notes without what stands under conditions that do not hold in this build."""
        return self._notes.where(self.judge.all_hold)

    @property
    def mentions_now(self) -> Mapping[str, Sequence[Mention]]:
        """The sentences of each page that have beliefs and percentages in them, in this build."""
        return self._present.mentions

    def note_conditions(self, docname: str, conditions: Iterable[Condition]) -> None:
        """Remember that something on a page stands under conditions."""
        for condition in conditions:
            self._notes.conditions.setdefault(docname, set()).add(condition)

    def held_on(self, docname: str) -> Sequence[tuple[str, bool]]:
        """The conditions of a page, and whether each of them holds."""
        return self._judged(self._notes.conditions.get(docname, ()))

    @property
    def held(self) -> str:
        """Which of all conditions of the site hold in this build; empty where there are none."""
        conditions = self.data["conditions"]
        return repr(self._judged(conditions)) if conditions else ""

    def _judged(self, conditions: Iterable[Condition]) -> list[tuple[str, bool]]:
        return sorted((each.written, self.judge.holds(each)) for each in conditions)

    # -- one page ---------------------------------------------------------------------

    def topic(self, docname: str) -> Topic | None:
        """The topic that a page is, also while it is being read."""
        return next(self._of(docname, Topic), None)

    def items(self, docname: str) -> Iterator[Item]:
        """The items of a page, also while it is being read."""
        return self._of(docname, Item)

    def _of(self, docname: str, cls: type[_R]) -> Iterator[_R]:
        return (record for record in self.records.get(docname, ()) if isinstance(record, cls))

    def note(self, record: Record) -> None:
        """Keep a record of a page."""
        self._catalogue = None
        self.records.setdefault(record.docname, []).append(record)

    def note_page(self, page: Page, title: str = "") -> None:
        """Keep a page that is no topic, instead of what may be known of it already."""
        records = self.records.setdefault(page.docname, [])
        known = [record.title for record in records if isinstance(record, Page)]
        records[:] = [record for record in records if not isinstance(record, Page)]
        self.note(page.replace(title=title or "".join(known)))

    def note_shown(self, docname: str, view: View | Quote, place: Place | None = None) -> None:
        """Remember that a page shows something of other pages, and where it does so first, if there
        can be something wrong with it.
        """
        self.shown.setdefault(docname, {}).setdefault(view, place)

    def has_views(self, docname: str) -> bool:
        """Whether a page asks for lists or tables of other pages."""
        return any(
            isinstance(view, View) and not isinstance(view, PageFactsView)
            for view in self.shown.get(docname, ())
        )

    def has_facts(self, docname: str) -> bool:
        """Whether the items or the header of a page show something of other pages, or the day."""
        return PageFactsView() in self.shown.get(docname, ())

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
        self._catalogue = None
        records = self.records[docname]
        records[:] = with_blanks(records, blanks, in_titles, conditional)

    def note_topic_conditions(self, docname: str, conditions: Conditions) -> None:
        """Remember under which conditions a page is a topic."""
        self._change_topic(docname, conditions=conditions)

    def note_tagline(self, docname: str, tagline: str) -> None:
        """Remember the tagline of a topic as plain text."""
        self._change_topic(docname, tagline=tagline)

    def _change_topic(self, docname: str, **changes: Any) -> None:
        records = self.records.get(docname, [])
        for number, record in enumerate(records):
            if isinstance(record, Topic):
                self._catalogue = None
                records[number] = record.replace(**changes)

    # -- all pages --------------------------------------------------------------------

    @property
    def reading(self) -> str:
        """A sign that is new whenever any page of the site was read or removed; empty before all
        has been read.
        """
        return str(self.data["reading"])

    def clear_doc(self, docname: str) -> None:
        """Forget a page: it is about to be read, or has been removed."""
        self._catalogue = None
        self.data["reading"] = ""
        self._notes.forget(docname)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        self._catalogue = None
        self._notes.take_over(docnames, otherdata["notes"].value)

    @property
    def is_settled(self) -> bool:
        """Whether what is wanted in every build is known: no page has been read since it was worked
        out, and the same conditions hold.
        """
        return bool(self.reading) and self.data["held"] == self.held

    def settle(self) -> None:
        """Once all pages have been read, work out what is wanted of all of them in every build."""
        if self.is_settled:
            return
        if not self.reading:
            conditions = set[Condition]().union(*self._notes.conditions.values())
            self.data["conditions"] = tuple(conditions)
        self.data["objects"] = Packed(sorted(self.list_objects()))
        self.data["held"] = self.held
        self.data["reading"] = self.reading or uuid4().hex

    def list_objects(self) -> Iterator[ObjectEntry]:
        """Everything that the inventory and the search should know."""
        raise NotImplementedError

    def get_objects(self) -> list[ObjectEntry]:
        """Everything that the inventory and the search should know, as it was last worked out."""
        return (
            cast("list[ObjectEntry]", self.data["objects"].value)
            if self.is_settled
            else sorted(self.list_objects())
        )
