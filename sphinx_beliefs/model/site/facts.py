"""The facts that the items and the header of a page show of other pages, and of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sphinx_beliefs.late import Late
from sphinx_beliefs.model.records.items import Belief, UpdateTrigger
from sphinx_beliefs.model.records.kinds import ITEM_KINDS, kind_of
from sphinx_beliefs.model.site.answers import (
    BearingFacts,
    ItemFacts,
    Mover,
    PageFacts,
    TriggerFacts,
)
from sphinx_beliefs.model.site.citing import citing
from sphinx_beliefs.model.site.due import is_overdue, is_past, review_due, was_never_reviewed
from sphinx_beliefs.model.site.effects import effect_of, expected_way
from sphinx_beliefs.model.site.related_beliefs import has_relations
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.model.records.items import BearingItem, Item
    from sphinx_beliefs.model.records.logs import LogEntry
    from sphinx_beliefs.model.site.past_entries import vouched_entries
    from sphinx_beliefs.model.site.relation_facts import relation_facts
    from sphinx_beliefs.model.site.site import Site
else:
    # Needed only on a site that asks git.
    vouched_entries = Late("sphinx_beliefs.model.site.past_entries:vouched_entries")
    # Needed only where beliefs say how they hang together.
    relation_facts = Late("sphinx_beliefs.model.site.relation_facts:relation_facts")


# The answer is needed twice: for comparing, and for showing.
@once_a_site
def page_facts(site: Site, docname: str) -> PageFacts:
    """The facts of a page."""
    own = site.contents.on(docname).items
    items = [_item_facts(site, item) for item in own]
    triggers = [_trigger_facts(site, item) for item in own if isinstance(item, UpdateTrigger)]
    topic = site.contents.topic(docname)
    due = review_due(site, topic) if topic is not None else None
    return PageFacts(
        items=tuple(facts for facts in items if facts is not None),
        triggers=tuple(facts for facts in triggers if facts is not None),
        review_due=due if is_past(site, due) else None,
        is_reviewed=topic is None or not was_never_reviewed(site, topic),
    )


def _item_facts(site: Site, item: Item) -> ItemFacts | None:
    cited = citing(site, item)
    facts = ItemFacts(anchor=item.anchor, naming=cited.items, citing=cited.pages)
    if isinstance(item, Belief):
        facts = _belief_facts(site, item, facts)
    return None if facts == ItemFacts(anchor=item.anchor) else facts


def _belief_facts(site: Site, belief: Belief, facts: ItemFacts) -> ItemFacts:
    bearing = site.bearing_on(belief)
    if not belief.is_open:
        # Nothing can move it any more.
        bearing = [item for item in bearing if not _could_move(item)]
    target = site.links.target
    log = site.logbook.log_of(belief)
    if log is not None and not log.belief_anchor:
        # The log is outside of its belief, and is linked by the title of its page.
        log_at = replace(site.links.page(log.docname), anchor=log.anchor)
        facts = replace(facts, log=_quoted_history(site, belief), log_at=log_at)
    superseded = site.bearing.superseded_by(belief)
    return replace(
        facts,
        movers=tuple(
            _mover(site, item, belief) for item in bearing if isinstance(item, UpdateTrigger)
        ),
        bearing=tuple(_of_each_kind(site, bearing)),
        supersedes=tuple(target(other) for other in superseded if other is not belief),
        vouched=vouched_entries(site, belief) if site.past is not None else (),
        is_overdue=is_overdue(site, belief),
        relations=relation_facts(site, belief) if has_relations(site) else None,
    )


def _of_each_kind(site: Site, bearing: Sequence[BearingItem]) -> Iterator[BearingFacts]:
    for kind in ITEM_KINDS:
        items = [item for item in bearing if kind_of(item) is kind]
        if items and kind.row.on_beliefs is not None:
            yield BearingFacts(kind=kind, items=tuple(map(site.links.target, items)))


def _mover(site: Site, trigger: UpdateTrigger, belief: Belief) -> Mover:
    target = site.links.target(trigger)
    if trigger.fired is not None:
        return Mover(trigger=target, has_fired=True)
    return Mover(trigger=target, way=expected_way(trigger, belief), strength=trigger.strength)


def _quoted_history(site: Site, belief: Belief) -> tuple[LogEntry, ...]:
    return tuple(
        replace(entry, reason=site.links.with_quotes(entry.reason))
        for entry in site.history(belief)
    )


def _could_move(item: Item) -> bool:
    """Return whether an item is about what could still move a belief."""
    if isinstance(item, UpdateTrigger):
        return item.fired is None
    on_beliefs = kind_of(item).row.on_beliefs
    return on_beliefs is None or not on_beliefs.is_kept


def _trigger_facts(site: Site, trigger: UpdateTrigger) -> TriggerFacts | None:
    beliefs = [site.finder.find_belief(name) for name in trigger.named]
    effects = [effect_of(site, trigger, belief) for belief in beliefs if belief is not None]
    said = tuple(each for each in effects if each is not None)
    return TriggerFacts(anchor=trigger.anchor, effects=said) if said else None
