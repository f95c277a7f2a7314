"""Lists of topics and of writing, and the facts about an item, with a line for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from sphinx_beliefs.doctree.inline_nodes import outcome_classes
from sphinx_beliefs.late import Late
from sphinx_beliefs.model.notation.dates import DateKind
from sphinx_beliefs.model.records.items import Direction
from sphinx_beliefs.model.records.pages import TopicState
from sphinx_beliefs.model.site.answers import Related, Target
from sphinx_beliefs.rendering.row_markup import (
    Markup,
    dotted,
    entry_of_list,
    joined,
    label_line,
    of_several,
    state_mark,
)
from sphinx_beliefs.words.joining import note_pattern, semicolon, with_note
from sphinx_beliefs.words.trigger_wording import strength_word
from sphinx_beliefs.words.view_wording import bearing_label, resolution_word
from sphinx_beliefs.words.wording import (
    citing_label,
    has_moved_label,
    mover_label,
    naming_label,
    supersedes_label,
    tooltip_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_beliefs.model.site.answers import ItemFacts, Mover, TopicRow, WritingRow
    from sphinx_beliefs.rendering.relation_lines import relation_lines
else:
    # Needed only where beliefs say how they hang together.
    relation_lines = Late("sphinx_beliefs.rendering.relation_lines:relation_lines")

T = TypeVar("T")


def topic_list(markup: Markup[T], rows: Iterable[TopicRow]) -> T:
    """Topics with region, status and tagline."""
    return markup.bullets((_topic_entry(markup, row) for row in rows), "beliefs-topics")


def _topic_entry(markup: Markup[T], row: TopicRow) -> T:
    facts = [markup.text(fact) for fact in (row.region, row.status) if fact]
    if row.state is not TopicState.WRITTEN:
        facts.append(state_mark(markup, row.state))
    tagline = markup.text(row.tagline)
    below = [markup.paragraph(tagline, "beliefs-tagline")] if row.tagline else []
    return entry_of_list(markup, markup.link(row.topic), facts, below)


def writing_list(markup: Markup[T], rows: Iterable[WritingRow]) -> T:
    """Essays with their dates."""
    return markup.bullets((_writing_entry(markup, row) for row in rows), "beliefs-writing")


def _writing_entry(markup: Markup[T], row: WritingRow) -> T:
    parts = [markup.link(row.page)]
    if row.date is not None and row.date.kind is DateKind.DATE:
        parts.append(markup.date(row.date))
    return markup.paragraph(dotted(markup, parts))


def fact_lines(markup: Markup[T], facts: ItemFacts) -> T:
    """The relations of other items and pages to an item, with a line for each kind of relation."""
    waiting = [mover for mover in facts.movers if not mover.has_fired]
    lines: list[tuple[str, Sequence[Mover | Target | Related]]] = [
        *(relation_lines(facts.relations) if facts.relations is not None else ()),
        *(
            (mover_label(way), [mover for mover in waiting if mover.way is way])
            for way in (Direction.UP, Direction.DOWN, None)
        ),
        (has_moved_label(), [mover for mover in facts.movers if mover.has_fired]),
        *((bearing_label(bearing.kind), bearing.items) for bearing in facts.bearing),
        (supersedes_label(), facts.supersedes),
        (naming_label(), facts.naming),
        (citing_label(), facts.citing),
    ]
    return markup.join(fact_line(markup, label, targets) for label, targets in lines if targets)


def fact_line(markup: Markup[T], label: str, targets: Iterable[Mover | Target | Related]) -> T:
    """Links to several things, after their label."""
    links = (_fact(markup, target) for target in targets)
    return label_line(markup, label, joined(markup, links, semicolon()))


def _fact(markup: Markup[T], target: Mover | Target | Related) -> T:
    """A link; a trigger is followed by its strength, if it gives one, and a belief that hangs
    together with the one above by its credence or its outcome.
    """
    if isinstance(target, Target):
        return _link(markup, target)
    if isinstance(target, Related):
        return _related(markup, target)
    link = _link(markup, target.trigger)
    if target.strength is None:
        return link
    return markup.join([link, markup.text(with_note("", strength_word(target.strength)))])


def _related(markup: Markup[T], related: Related) -> T:
    """A link to a belief, with its credence, or with what became of it."""
    link = _link(markup, related.belief)
    if related.resolution is not None:
        words = markup.text(resolution_word(related.resolution))
        outcome = markup.span(words, *outcome_classes(related.resolution))
        return markup.join([link, markup.text(" "), outcome])
    if related.credence is None:
        return link
    before, _mark, after = note_pattern().partition("{text}")[2].partition("{note}")
    credence = markup.credence(related.credence, in_table=False)
    return markup.join([link, markup.text(before), credence, markup.text(after)])


def _link(markup: Markup[T], target: Target) -> T:
    """A title, linked; a long one is shown on hovering as well, since the stylesheet may cut it."""
    shown = of_several(target)
    return markup.link(shown, tooltip_of(shown.title))
