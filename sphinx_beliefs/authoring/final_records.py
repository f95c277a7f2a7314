"""Completes the records of a page once the page is final."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from sphinx.transforms import SphinxTransform

from sphinx_beliefs.doctree.conditions import conditions_around
from sphinx_beliefs.doctree.titles import (
    item_answers,
    item_title,
    item_words,
    log_reasons,
    page_title,
    plain_title,
)
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.late import Late
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.items import Belief, Item, Reading, Uncertainty, UpdateTrigger
from sphinx_beliefs.model.records.logs import CredenceLog
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.questions import PageFactsView
from sphinx_beliefs.reporting import location_of, warn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.model.problem import Place
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.records.vocabulary import Vocabulary
    from sphinx_beliefs.storage.store import Store

#: Needed only where other files show the texts.
texts_of = Late("sphinx_beliefs.doctree.paragraphs:texts_of")

#: The key for the anchors of the beliefs that are entries of lists, while a page is read; each with
#: whether its credence has been reported already.
_ENTRIES = "beliefs:entries"


def note_entry(env: BuildEnvironment, anchor: str, *, is_reported: bool) -> None:
    """Note that a belief of the page being read is an entry of a list, and whether it has been
    reported already that its credence cannot be read.
    """
    entries: dict[str, bool] = env.current_document.get(_ENTRIES) or {}
    entries[anchor] = is_reported
    env.current_document[_ENTRIES] = entries


class FinalRecords(SphinxTransform):
    """Gives the records of a page their final titles and their conditions, and warns of beliefs
    without a credence, now that it is known whether their page is a stub.
    """

    def apply(self, **kwargs: Any) -> None:
        """Complete the records, if the page has any."""
        domain = beliefs_domain(self.env)
        store, docname = domain.store, self.env.current_document.docname
        records = list(store.records(docname))
        if not records:
            return
        if not any(isinstance(r, Topic | Page) and not r.conditions for r in records):
            records.append(Page(docname=docname))
        records = [self._under_conditions(record) for record in self._titled(records)]
        store.replace(docname, records)
        for record in records:
            store.note_conditions(docname, record.conditions)
        if any(_has_facts(record, domain.vocabulary) for record in records):
            store.note_shown(docname, PageFactsView())
        if domain.options.keeps_texts:
            _note_texts(store, docname, self.document)
        topic = store.topic(docname)
        if topic is None or not topic.is_stub:
            _check_credences(store, docname, self.env.current_document.get(_ENTRIES) or {})

    def _titled(self, records: list[Record]) -> list[Record]:
        """The records with their texts on the page, as plain text."""
        title_node = page_title(self.document)
        page, ids = "", []
        if title_node is not None:
            page, ids = plain_title(title_node), title_node.parent["ids"]
        reasons: dict[Place, str] = {}
        if any(isinstance(record, CredenceLog) for record in records):
            reasons = log_reasons(self.document)
        found: list[Record] = []
        for record in records:
            match record:
                case CredenceLog():
                    found.append(_with_reasons(record, reasons))
                case Topic():
                    found.append(replace(record, title=page, section="".join(ids[:1])))
                case Item():
                    found.append(_titled(record, self.document.ids.get(record.anchor)))
                case Page():
                    found.append(replace(record, title=page))
                case _:
                    found.append(record)
        return found

    def _under_conditions(self, record: Record) -> Record:
        """A record with the conditions around it on its page.

        A log in a belief has those of the belief, and already knows those between the two.
        """
        anchor = ""
        if isinstance(record, Item):
            anchor = record.anchor
        elif isinstance(record, CredenceLog):
            anchor = record.belief_anchor or record.anchor
        node = self.document.ids.get(anchor)
        conditions = conditions_around(node) if node is not None else ()
        if not conditions:
            return record
        return replace(record, conditions=conditions + record.conditions)


def _titled(item: Item, node: nodes.Element | None) -> Item:
    """An item with its title and its texts, as they are on its page."""
    if isinstance(item, Belief) and item.criteria:
        item = replace(item, criteria=item_answers(node).get("criteria", ""))
    if isinstance(item, Uncertainty) and (item.if_yes or item.if_no):
        answers = item_answers(node)
        item = replace(item, if_yes=answers.get("if-yes", ""), if_no=answers.get("if-no", ""))
    if isinstance(item, Reading) and (item.authors or item.venue):
        words = item_words(node)
        authors, venue = words.get("authors", item.authors), words.get("venue", item.venue)
        item = replace(item, authors=authors, venue=venue)
    title = item_title(node) or item.title
    return item if title == item.title else replace(item, title=title)


def _with_reasons(log: CredenceLog, reasons: Mapping[Place, str]) -> CredenceLog:
    """A log with the reasons of its entries, as they are on its page."""
    entries = tuple(
        replace(entry, reason=reasons.get(place, entry.reason))
        for entry, place in zip(log.entries, log.places, strict=True)
    )
    return log if entries == log.entries else replace(log, entries=entries)


def _note_texts(store: Store, docname: str, document: nodes.document) -> None:
    """Keep the text below the titles of items, for the files that show it."""
    texts = texts_of(document, [item.anchor for item in store.items(docname)])
    store.note_texts(docname, texts)
    for paragraphs in texts.values():
        for paragraph in paragraphs:
            store.note_conditions(docname, paragraph.conditions)


def _has_facts(record: Record, vocabulary: Vocabulary) -> bool:
    """Return whether a record shows something of other pages, or of the day, on its page."""
    match record:
        case Belief():
            return True
        case Item(name=name) if name:
            return True
        case UpdateTrigger(to=to, likelihood_ratio=ratio, fired=fired):
            return any(value is not None for value in (to, ratio, fired))
        case Topic():
            return (record.review_in or vocabulary.review_in) is not None
    return False


def _check_credences(store: Store, docname: str, entries: Mapping[str, bool]) -> None:
    """Warn of beliefs that have no credence and are not marked as normative; ``entries`` are those
    in lists, by anchor, with whether that has been reported.
    """
    for belief in store.items(docname):
        if not isinstance(belief, Belief) or belief.credence is not None:
            continue
        if entries.get(belief.anchor):
            continue
        message = N_(
            "this belief says neither how probable it is nor that it is normative; add "
            ":credence: ~70%, or ~XX% while the number is still to come, or :normative:"
        )
        if belief.anchor in entries:
            message = N_(
                "this belief says neither how probable it is nor that it is normative; write ~70% "
                "behind the claim, or ~XX% while the number is still to come, or (Normative.) "
                "before it"
            )
        warn(Subtype.NO_CREDENCE.problem(message), location_of(docname, belief.place))
