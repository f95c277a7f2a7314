"""Maps: topics and what they are related to, or beliefs and what bears on them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.model.records.items import Belief, Item, Reading, UpdateTrigger
from sphinx_beliefs.model.records.kinds import Kind, kind_of
from sphinx_beliefs.model.records.query import Query
from sphinx_beliefs.model.records.questions import GraphView, Subject
from sphinx_beliefs.model.records.states import Shown
from sphinx_beliefs.model.site.answers import Way
from sphinx_beliefs.model.site.listings import Listings
from sphinx_beliefs.model.site.relations import way_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.pages import Topic
    from sphinx_beliefs.model.site.answers import Target


class Box(Shown, frozen=True, kw_only=True):
    """Something that is drawn: an item or a topic. ``kind`` is its kind, ``group`` the region,
    ``credence`` that of a belief, and ``fired`` when a trigger has.
    """

    target: Target
    kind: str
    credence: Credence | None = None
    fired: Date | None = None
    group: str = ""


class Arrow(Struct, frozen=True, kw_only=True):
    """What connects two boxes, by their numbers; ``way`` is None where nothing is pushed, and a
    ``FiredWay`` where something has been.
    """

    start: int
    end: int
    way: Way = None
    is_mutual: bool = False


class Graph(Struct, frozen=True, kw_only=True):
    """Boxes, and the arrows between them."""

    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()


def ends_below(graph: Graph) -> list[list[tuple[int, Arrow]]]:
    """For each box, those that stand below it where the graph is a list, by their numbers, each
    with the arrow that connects them.
    """
    found: list[list[tuple[int, Arrow]]] = [[] for _ in graph.boxes]
    for arrow in graph.arrows:
        found[arrow.end].append((arrow.start, arrow))
        if arrow.is_mutual or graph.boxes[arrow.start].kind == "belief":
            found[arrow.start].append((arrow.end, arrow))
    return found


class Graphs(Listings):
    """Answers questions for maps."""

    def graph(self, view: GraphView) -> Graph:
        """What a map shows."""
        if view.subject is Subject.TOPICS:
            return self._topic_graph(view)
        return self._belief_graph(view)

    def _topic_graph(self, view: GraphView) -> Graph:
        topics = [
            topic
            for topic in sorted(self.topics_in_order, key=self.region_order)
            if not view.regions or topic.region in view.regions
        ]
        if view.pages:
            fits = self.page_test(view.pages)
            topics = [topic for topic in topics if fits(topic.docname)]
        if view.topic:
            centre = self.find("topic", view.topic)
            around = {centre.docname} if centre is not None else set()
            around |= {end for pair in self._related_pairs if around & set(pair) for end in pair}
            topics = [topic for topic in topics if topic.docname in around]
        numbers = {topic.docname: number for number, topic in enumerate(topics)}
        arrows = [
            Arrow(start=numbers[one], end=numbers[other], is_mutual=True)
            for one, other in self._related_pairs
            if one in numbers and other in numbers
        ]
        return Graph(boxes=tuple(map(self._topic_box, topics)), arrows=tuple(arrows))

    @cached_property
    def _related_pairs(self) -> list[tuple[str, str]]:
        """The pairs of topics of which one names the other, each pair once."""
        found: dict[frozenset[str], tuple[str, str]] = {}
        for topic in self.topics_in_order:
            for name in topic.related:
                other = self.find("topic", name)
                if other is not None and other.docname != topic.docname:
                    pair = (topic.docname, other.docname)
                    found.setdefault(frozenset(pair), pair)
        return list(found.values())

    def _topic_box(self, topic: Topic) -> Box:
        return Box(
            target=self.target(topic),
            kind="topic",
            group=self.region_title(topic.region),
            state=topic.state,
        )

    def _belief_graph(self, view: GraphView) -> Graph:
        boxes: dict[tuple[str, str], int] = {}
        found: list[Box] = []
        arrows: list[Arrow] = []

        def number(item: Item) -> int:
            key = (item.docname, item.anchor)
            if key not in boxes:
                boxes[key] = len(found)
                credence = item.credence if isinstance(item, Belief) else None
                fired = item.fired if isinstance(item, UpdateTrigger) else None
                box = Box(
                    target=self.target(item), kind=kind_of(item), credence=credence, fired=fired
                )
                found.append(box)
            return boxes[key]

        for belief in self._drawn_beliefs(view):
            end = number(belief)
            for item in self.bearing_on(belief):
                if not isinstance(item, Reading):
                    way = self._way(item, belief) if isinstance(item, UpdateTrigger) else None
                    arrows.append(Arrow(start=number(item), end=end, way=way))
            successor = self.find("belief", belief.superseded_by) if belief.superseded_by else None
            if isinstance(successor, Belief) and successor is not belief:
                arrows.append(Arrow(start=end, end=number(successor)))
        return Graph(boxes=tuple(found), arrows=tuple(arrows))

    def _way(self, trigger: UpdateTrigger, belief: Belief) -> Way:
        """Which way a trigger pushes a belief, or has pushed it."""
        if trigger.fired is None:
            return way_of(trigger, belief)
        return self.fired_way(trigger, belief.name)

    def _drawn_beliefs(self, view: GraphView) -> Iterable[Belief]:
        """What is named, stub or not; or else what an index lists."""
        if view.belief:
            found = self.find("belief", view.belief)
            return [found] if isinstance(found, Belief) else []
        if view.topic:
            topic = self.find("topic", view.topic)
            return (
                belief
                for belief in self.beliefs
                if topic is not None
                and belief.docname == topic.docname
                and (not view.regions or self._region(belief) in view.regions)
            )
        listed = self.chosen(Query(kind=Kind.BELIEF, regions=view.regions, pages=view.pages))
        return (entry.record for entry in listed if isinstance(entry.record, Belief))
