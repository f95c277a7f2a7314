"""What bears on what: the logs of beliefs, what would move them, who cites them, what is due."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sphinx_beliefs.model.notation.bayes import updated
from sphinx_beliefs.model.notation.credence import CredenceKind, interval_text
from sphinx_beliefs.model.notation.dates import DateKind
from sphinx_beliefs.model.records.items import (
    BearingItem,
    Belief,
    Direction,
    Item,
    Reading,
    Uncertainty,
    UpdateTrigger,
)
from sphinx_beliefs.model.records.kinds import kind_of
from sphinx_beliefs.model.records.logs import CredenceLog, around, in_order
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.questions import Quote, View
from sphinx_beliefs.model.site.answers import (
    Effect,
    FiredWay,
    ItemFacts,
    Mover,
    PageFacts,
    Target,
    TriggerFacts,
)
from sphinx_beliefs.model.site.lookup import Lookup

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sphinx_beliefs.model.problem import Place
    from sphinx_beliefs.model.records.logs import LogEntry
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.records.vocabulary import Vocabulary


class Relations(Lookup):
    """What the items of a site have to do with each other.

    ``shown`` says what each page shows of others, and where; ``page_title`` what a page is called
    that has no record.
    """

    def __init__(
        self,
        records: Mapping[str, Sequence[Record]],
        vocabulary: Vocabulary,
        shown: Mapping[str, Mapping[View | Quote, Place | None]] | None = None,
        page_title: Callable[[str], str] = lambda docname: "",
        hidden: Sequence[Record] = (),
    ) -> None:
        super().__init__(records, vocabulary, hidden)
        self._shown = shown or {}
        self._page_title = page_title

    def views(self) -> Iterator[tuple[View, str, Place]]:
        """What pages ask, with the page and the place of each."""
        for docname in sorted(self._shown):
            for view, place in self._shown[docname].items():
                if isinstance(view, View) and place is not None:
                    yield view, docname, place

    # -- logs -----------------------------------------------------------------------

    @cached_property
    def logs(self) -> list[CredenceLog]:
        """All credence logs, in the order of docnames, then of their places."""
        return list(self._all(CredenceLog))

    def belief_of(self, log: CredenceLog) -> Belief | None:
        """The belief that a log belongs to; None where it names none."""
        if log.belief_anchor:
            return self._beliefs_by_anchor.get((log.docname, log.belief_anchor))
        found = self.find("belief", log.belief)
        return found if isinstance(found, Belief) else None

    def log_of(self, belief: Belief) -> CredenceLog | None:
        """The log of a belief: the one in it, else the first one elsewhere."""
        return self._logs_by_belief.get((belief.docname, belief.anchor))

    def history(self, belief: Belief) -> tuple[LogEntry, ...]:
        """What is logged of a belief, the oldest entry first."""
        log = self.log_of(belief)
        return in_order(log.entries) if log is not None else ()

    @cached_property
    def _beliefs_by_anchor(self) -> dict[tuple[str, str], Belief]:
        return {(belief.docname, belief.anchor): belief for belief in self.beliefs}

    @cached_property
    def _logs_by_belief(self) -> dict[tuple[str, str], CredenceLog]:
        found: dict[tuple[str, str], CredenceLog] = {}
        for log in sorted(self.logs, key=lambda log: not log.belief_anchor):
            belief = self.belief_of(log)
            if belief is not None:
                found.setdefault((belief.docname, belief.anchor), log)
        return found

    # -- what bears on beliefs --------------------------------------------------------

    def bearing_on(self, belief: Belief) -> list[BearingItem]:
        """The items that name a belief, in the order of items."""
        is_named = belief.name and self.by_name[belief.name] is belief
        return self._bearing.get(belief.name, []) if is_named else []

    @cached_property
    def _bearing(self) -> dict[str, list[BearingItem]]:
        found: dict[str, list[BearingItem]] = {}
        for item in self.items:
            if isinstance(item, BearingItem):
                for name in item.named:
                    found.setdefault(name, []).append(item)
        return found

    @cached_property
    def _superseded(self) -> dict[str, list[Belief]]:
        """The beliefs whose place another, of this name, has taken."""
        found: dict[str, list[Belief]] = {}
        for belief in self.beliefs:
            if belief.superseded_by:
                found.setdefault(belief.superseded_by, []).append(belief)
        return found

    # -- who cites what ---------------------------------------------------------------

    @cached_property
    def _quotes(self) -> dict[str, list[tuple[str, Quote]]]:
        """The cross-references that cite the item of a name, each with its page."""
        found: dict[str, list[tuple[str, Quote]]] = {}
        for docname in sorted(self._shown):
            for quote in self._shown[docname]:
                if isinstance(quote, Quote) and not quote.in_option:
                    found.setdefault(quote.target, []).append((docname, quote))
        return found

    @cached_property
    def _items_by_anchor(self) -> dict[tuple[str, str], Item]:
        return {(item.docname, item.anchor): item for item in self.items}

    def _citing(self, item: Item) -> tuple[tuple[Target, ...], tuple[Target, ...]]:
        """The items whose text names an item, and the pages that do so outside of items; its own
        page is none of them.
        """
        if not item.name or self.by_name[item.name] is not item:
            return (), ()
        naming: dict[Target, None] = {}
        pages: dict[Target, None] = {}
        roles = {"any", kind_of(item), *(["credence"] if isinstance(item, Belief) else [])}
        for docname, quote in self._quotes.get(item.name, ()):
            if quote.role not in roles:
                continue
            other = self._items_by_anchor.get((docname, quote.item)) if quote.item else None
            if other is None and docname != item.docname:
                pages[self._page_target(docname)] = None
            elif other is not None and other is not item:
                naming[self.target(other)] = None
        return tuple(naming), tuple(pages)

    def _page_target(self, docname: str) -> Target:
        page = self.topics.get(docname) or self.pages.get(docname)
        return self.target(page or Page(docname=docname, title=self._page_title(docname)))

    # -- facts of a page --------------------------------------------------------------

    def page_facts(self, docname: str) -> PageFacts:
        """What the items and the header of a page show of others, and of the day."""
        if docname not in self._page_facts:
            own = [item for item in self._records.get(docname, ()) if isinstance(item, Item)]
            items = [self._item_facts(item) for item in own]
            triggers = [
                self._trigger_facts(item) for item in own if isinstance(item, UpdateTrigger)
            ]
            topic = self.topics.get(docname)
            due = self.review_due(topic) if topic is not None else None
            self._page_facts[docname] = PageFacts(
                items=tuple(facts for facts in items if facts is not None),
                triggers=tuple(facts for facts in triggers if facts is not None),
                review_due=due if due is not None and self.is_past(due) else None,
                is_reviewed=topic is None or not self.was_never_reviewed(topic),
            )
        return self._page_facts[docname]

    @cached_property
    def _page_facts(self) -> dict[str, PageFacts]:
        """The answers given: each is wanted twice, to compare and to show."""
        return {}

    def _item_facts(self, item: Item) -> ItemFacts | None:
        naming, citing = self._citing(item)
        facts = ItemFacts(anchor=item.anchor, naming=naming, citing=citing)
        if isinstance(item, Belief):
            facts = self._belief_facts(item, facts)
        return None if facts == ItemFacts(anchor=item.anchor) else facts

    def _belief_facts(self, belief: Belief, facts: ItemFacts) -> ItemFacts:
        bearing = self.bearing_on(belief)
        if not belief.is_open:
            # Nothing moves it any more.
            bearing = [item for item in bearing if not _could_move(item)]
        log = self.log_of(belief)
        is_elsewhere = log is not None and not log.belief_anchor
        superseded = self._superseded.get(belief.name, ()) if belief.name else ()
        return replace(
            facts,
            movers=tuple(
                Mover(
                    trigger=self.target(item),
                    way=way_of(item, belief) if item.fired is None else None,
                    strength=item.strength if item.fired is None else None,
                    has_fired=item.fired is not None,
                )
                for item in bearing
                if isinstance(item, UpdateTrigger)
            ),
            questions=tuple(self.target(item) for item in bearing if isinstance(item, Uncertainty)),
            readings=tuple(self.target(item) for item in bearing if isinstance(item, Reading)),
            supersedes=tuple(self.target(other) for other in superseded if other is not belief),
            log=self._quoted_history(belief) if is_elsewhere else (),
            log_at=self._log_target(log) if log is not None and is_elsewhere else None,
            is_overdue=self.is_overdue(belief),
        )

    def _quoted_history(self, belief: Belief) -> tuple[LogEntry, ...]:
        return tuple(
            replace(entry, reason=self.with_quotes(entry.reason)) for entry in self.history(belief)
        )

    def _log_target(self, log: CredenceLog) -> Target:
        """Where a log that stands by itself is, by the title of its page."""
        return replace(self._page_target(log.docname), anchor=log.anchor)

    def _trigger_facts(self, trigger: UpdateTrigger) -> TriggerFacts | None:
        effects = []
        for name in trigger.named:
            belief = self.find("belief", name)
            effect = self.effect(trigger, belief) if isinstance(belief, Belief) else None
            if effect is not None:
                effects.append(effect)
        return TriggerFacts(anchor=trigger.anchor, effects=tuple(effects)) if effects else None

    def effect(self, trigger: UpdateTrigger, belief: Belief) -> Effect | None:
        """What a trigger would do to the credence of a belief, or has done; None where that is
        not said.
        """
        if trigger.fired is not None:
            before, after = around(self.history(belief), trigger.fired)
            if before is None or after is None:
                return None
            return Effect(
                belief=belief.name,
                before=before.credence.percentages,
                after=after.credence.percentages,
            )
        now, after_text = belief.credence, ""
        if not belief.is_open or (now is not None and now.kind is CredenceKind.NORMATIVE):
            return None
        if trigger.to is not None:
            after_text = trigger.to.percentages
        elif (ratio := trigger.ratio_for(belief.name)) is not None and now is not None:
            interval = updated(now, ratio)
            after_text = f"~{interval_text(*interval)}" if interval is not None else ""
        before_text = now.percentages if now is not None and now.is_stated else ""
        if not after_text:
            return None
        return Effect(belief=belief.name, before=before_text, after=after_text)

    def fired_way(self, trigger: UpdateTrigger, name: str) -> FiredWay:
        """Which way a trigger that has fired moved the belief of a name, or speaks."""
        belief = self.find("belief", name)
        moved = self._moved(trigger, belief) if isinstance(belief, Belief) else None
        if moved is not None:
            return FiredWay(way=moved, has_moved=True)
        way = trigger.way_for(name)
        return FiredWay(way=None if way is Direction.EITHER else way)

    def _moved(self, trigger: UpdateTrigger, belief: Belief) -> Direction | None:
        """Which way a belief went when a trigger fired; None where its log does not say."""
        if trigger.fired is None:
            return None
        entries = around(self.history(belief), trigger.fired)
        before, after = (entry.credence.midpoint if entry else None for entry in entries)
        if before is None or after is None or before == after:
            return None
        return Direction.UP if after > before else Direction.DOWN

    # -- what is due ------------------------------------------------------------------

    def is_past(self, day: datetime.date | None) -> bool:
        """Whether a day is over."""
        today = self._vocabulary.today
        return day is not None and today is not None and day < today

    def is_overdue(self, belief: Belief) -> bool:
        """Whether a belief should have been decided by now, and is open still."""
        due = belief.resolve_by
        return belief.is_open and due is not None and self.is_past(due.last_day)

    def review_due(self, topic: Topic) -> datetime.date | None:
        """The day until which a topic should be reviewed again; None where none is known."""
        period = topic.review_in or self._vocabulary.review_in
        last = topic.last_reviewed.last_day if topic.last_reviewed else None
        if period is None or last is None or topic.is_stub:
            return None
        return period.after(last)

    def was_never_reviewed(self, topic: Topic) -> bool:
        """Whether a topic that is to be reviewed does not say that it ever was."""
        period = topic.review_in or self._vocabulary.review_in
        last = topic.last_reviewed
        is_dated = last is not None and last.kind in {DateKind.DATE, DateKind.UNREADABLE}
        return period is not None and not is_dated and not topic.is_stub


def _could_move(item: Item) -> bool:
    """Whether an item speaks of what could still come of a belief."""
    return not isinstance(item, Reading) and getattr(item, "fired", None) is None


def way_of(trigger: UpdateTrigger, belief: Belief) -> Direction | None:
    """Which way a trigger pushes a belief; None where it may be either."""
    now = belief.credence.midpoint if belief.credence is not None else None
    to = trigger.to.midpoint if trigger.to is not None else None
    way = trigger.way_for(belief.name)
    if way is None and now is not None and to is not None and to != now:
        return Direction.UP if to > now else Direction.DOWN
    return None if way is Direction.EITHER else way
