"""Maps: topics with their related topics, or beliefs with the items that bear on them."""

from __future__ import annotations

from enum import Enum
from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

from msgspec import Struct

from sphinx_beliefs.model.records.items import Belief, Item, UpdateTrigger
from sphinx_beliefs.model.records.kinds import Kind, kind_of
from sphinx_beliefs.model.records.query import Query
from sphinx_beliefs.model.records.questions import GraphView, Subject
from sphinx_beliefs.model.records.states import Shown
from sphinx_beliefs.model.site.answers import Way
from sphinx_beliefs.model.site.effects import way_of
from sphinx_beliefs.model.site.order import region_order, topics_in_order
from sphinx_beliefs.model.site.page_keys import RELATED
from sphinx_beliefs.model.site.related import related_pairs
from sphinx_beliefs.model.site.relation_groups import relation_groups
from sphinx_beliefs.model.site.selection import chosen, page_test

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.items import BearingItem
    from sphinx_beliefs.model.records.pages import Topic
    from sphinx_beliefs.model.site.answers import Target
    from sphinx_beliefs.model.site.site import Site


class Box(Shown, frozen=True, kw_only=True):
    """An item or a topic that is drawn: ``kind`` is its kind, ``group`` its region, ``credence``
    that of a belief, and ``fired`` the date of a trigger that has fired.
    """

    target: Target
    kind: Kind
    credence: Credence | None = None
    fired: Date | None = None
    group: str = ""


class Relation(Enum):
    """How the claims of two beliefs hang together, on an arrow between them."""

    IMPLIES = "implies"
    EXCLUDES = "excludes"
    #: Exactly one of the two is true.
    EITHER = "either"
    #: Exactly one of a group is true, of which both are, and others.
    ONE_OF = "one of"
    #: The credence at the end of the arrow is conditional on what is at its start.
    GIVEN = "given"


#: The relations that lead both ways.
_MUTUAL = frozenset({Relation.EXCLUDES, Relation.EITHER, Relation.ONE_OF})


class Arrow(Struct, frozen=True, kw_only=True):
    """A connection of two boxes, by their numbers; ``way`` is None if nothing is moved, and a
    ``FiredWay`` if something has been. Between beliefs it is a ``relation``, or one has taken the
    place of the other.
    """

    start: int
    end: int
    way: Way = None
    is_mutual: bool = False
    relation: Relation | None = None


class Graph(Struct, frozen=True, kw_only=True):
    """Boxes, and the arrows between them."""

    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()


def ends_below(graph: Graph) -> list[list[tuple[int, Arrow]]]:
    """For each box, the numbers of those below it when the graph is shown as a list, each with the
    arrow that connects them.
    """
    found: list[list[tuple[int, Arrow]]] = [[] for _ in graph.boxes]
    for arrow in graph.arrows:
        found[arrow.end].append((arrow.start, arrow))
        if arrow.is_mutual or graph.boxes[arrow.start].kind is Kind.BELIEF:
            found[arrow.start].append((arrow.end, arrow))
    return found


def graph_of(site: Site, view: GraphView) -> Graph:
    """The boxes and arrows of a map."""
    match view.subject:
        case Subject.TOPICS:
            return _topic_graph(site, view)
        case Subject.BELIEFS:
            return _belief_graph(site, view)
    assert_never(view.subject)


# -- topics -----------------------------------------------------------------------------------


def _topic_graph(site: Site, view: GraphView) -> Graph:
    topics = _drawn_topics(site, view)
    numbers = {topic.docname: number for number, topic in enumerate(topics)}
    arrows = [
        Arrow(start=numbers[one], end=numbers[other], is_mutual=True)
        for one, other in related_pairs(site)
        if one in numbers and other in numbers
    ]
    boxes = tuple(_topic_box(site, topic) for topic in topics)
    return Graph(boxes=boxes, arrows=tuple(arrows))


def _drawn_topics(site: Site, view: GraphView) -> list[Topic]:
    """The topics of the selected regions and pages, or those around one topic if it is named."""
    topics = [
        topic
        for topic in sorted(topics_in_order(site), key=lambda topic: region_order(site, topic))
        if not view.regions or topic.region in view.regions
    ]
    if view.pages:
        fits = page_test(site, view.pages)
        topics = [topic for topic in topics if fits(topic.docname)]
    if view.topic:
        centre = site.finder.find_topic(view.topic)
        around = {centre.docname} if centre is not None else set()
        around |= {end for pair in related_pairs(site) if around & set(pair) for end in pair}
        topics = [topic for topic in topics if topic.docname in around]
    return topics


def _topic_box(site: Site, topic: Topic) -> Box:
    return Box(
        target=site.links.target(topic),
        kind=Kind.TOPIC,
        group=site.vocabulary.region_title(topic.region),
        state=topic.state,
    )


# -- beliefs ----------------------------------------------------------------------------------


def _belief_graph(site: Site, view: GraphView) -> Graph:
    numbers: dict[tuple[str, str], int] = {}
    boxes: list[Box] = []
    arrows: list[Arrow] = []

    def number(item: Item) -> int:
        key = (item.docname, item.anchor)
        if key not in numbers:
            numbers[key] = len(boxes)
            boxes.append(_item_box(site, item))
        return numbers[key]

    for belief in _drawn_beliefs(site, view):
        end = number(belief)
        for item in site.bearing_on(belief):
            if _is_drawn(item):
                pushed = way_of(site, item, belief) if isinstance(item, UpdateTrigger) else None
                arrows.append(Arrow(start=number(item), end=end, way=pushed))
        successor = site.finder.find_belief(belief.superseded_by)
        if successor is not None and successor is not belief:
            arrows.append(Arrow(start=end, end=number(successor)))
    for one, other, relation in _relations(site, view, set(numbers)):
        is_mutual = relation in _MUTUAL
        start, end = number(one), number(other)
        arrows.append(Arrow(start=start, end=end, is_mutual=is_mutual, relation=relation))
    return Graph(boxes=tuple(boxes), arrows=tuple(arrows))


def _relations(
    site: Site, view: GraphView, drawn: Set[tuple[str, str]]
) -> Iterator[tuple[Belief, Belief, Relation]]:
    """The relations between beliefs that are drawn, and those of the centre of a map to others."""
    for group in relation_groups(site) if site.contents.directory.defining(RELATED) else ():
        beliefs = group.beliefs
        are_drawn = [(belief.docname, belief.anchor) in drawn for belief in beliefs]
        if not any(are_drawn):
            continue
        pairs = [
            *((one, other, Relation.IMPLIES) for one, other in group.implications),
            *((one, other, Relation.EXCLUDES) for one, other in group.excludes),
            *((given, claim, Relation.GIVEN) for claim, given in group.given),
            *(
                (one, other, Relation.EITHER if len(members) == 2 else Relation.ONE_OF)
                for _name, members in group.exactly_one
                for one, other in _joined(members, are_drawn, is_around=bool(view.belief))
            ),
        ]
        for one, other, relation in pairs:
            number = are_drawn[one] + are_drawn[other]
            if number == 2 or (number and view.belief):
                yield beliefs[one], beliefs[other], relation


def _joined(
    members: Sequence[int], are_drawn: Sequence[bool], *, is_around: bool
) -> Iterator[tuple[int, int]]:
    """The pairs of a group between which there is a line: each that is drawn and the next, or
    around a belief, those that are drawn and each other. A line between any two would hide all.
    """
    drawn = [member for member in members if are_drawn[member]]
    if not is_around:
        yield from pairwise(drawn)
        return
    for place, one in enumerate(drawn):
        yield from ((one, other) for other in members if other not in drawn[: place + 1])


def _is_drawn(item: BearingItem) -> bool:
    on_beliefs = kind_of(item).row.on_beliefs
    return isinstance(item, UpdateTrigger) or bool(on_beliefs and on_beliefs.arrow)


def _item_box(site: Site, item: Item) -> Box:
    return Box(
        target=site.links.target(item),
        kind=kind_of(item),
        credence=item.credence if isinstance(item, Belief) else None,
        fired=item.fired if isinstance(item, UpdateTrigger) else None,
    )


def _drawn_beliefs(site: Site, view: GraphView) -> Iterable[Belief]:
    """The belief that is named, even on a stub, or else the beliefs that an index would list."""
    if view.belief:
        found = site.finder.find_belief(view.belief)
        return [found] if found is not None else []
    if view.topic:
        topic = site.finder.find_topic(view.topic)
        if topic is None or (view.regions and topic.region not in view.regions):
            return []
        return (belief for belief in site.beliefs if belief.docname == topic.docname)
    listed = chosen(site, Query(kind=Kind.BELIEF, regions=view.regions, pages=view.pages))
    return (entry.record for entry in listed if isinstance(entry.record, Belief))
