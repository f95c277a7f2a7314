"""An export as tables, for those who have thousands of rows: a table for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from msgspec import Meta, Struct

from sphinx_beliefs.exporting import public_types as public
from sphinx_beliefs.exporting.export_columns import Column, Row, columns_of, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


class Table(NamedTuple):
    """A table, with the names of the columns by which a row is known."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[Row, ...]


class _History(Struct, frozen=True, kw_only=True):
    """An entry of a credence log, as a row."""

    belief: Annotated[str, Meta(description="The `id` of the belief.")]
    entry: Annotated[
        int, Meta(description="The number of the entry in its log, from 1, the oldest.")
    ]
    date: Annotated[public.Date, Meta(description="Since when.")]
    credence: Annotated[public.Credence, Meta(description="The credence.")]
    reason: Annotated[str, Meta(description="Why it changed, as plain text.")]


class _Blanks(Struct, frozen=True, kw_only=True):
    """Blanks of one kind that are left on a topic, as a row."""

    topic: Annotated[str, Meta(description="The `id` of the topic.")]
    kind: Annotated[str, Meta(description="What is to be written there.")]
    count: Annotated[int, Meta(description="How many there are.")]


class _Relation(Struct, frozen=True, kw_only=True):
    """Two things that have to do with each other, as a row."""

    kind: Annotated[str, Meta(description="The table of the first, such as `readings`.")]
    id: Annotated[str, Meta(description="The `id` of the first.")]
    relation: Annotated[
        str,
        Meta(
            description="`bears_on`, `raises`, `lowers`, `moves` (in no direction that is said), "
            "`superseded_by`, `implies`, `excludes`, `given` (its credence is conditional on the "
            "second), `exactly_one_of` (a group), `on_ladder`, `related`, `stands_on` (a page), "
            "`in_region`, `tagged`."
        ),
    ]
    other_kind: Annotated[
        str,
        Meta(
            description="The table of the second; `tags`, `groups` or `ladders`, if it is only a "
            "name of such."
        ),
    ]
    other: Annotated[
        str,
        Meta(
            description="The `id` or `slug` of the second, or a name as written, if nothing is "
            "called so; the words of a tag."
        ),
    ]


#: The relation of an update trigger to a belief, by direction.
_MOVES = {"up": "raises", "down": "lowers", "either": "moves", None: "moves"}

#: The type of the rows of each table, and the columns by which a row is known.
TABLES: Mapping[str, tuple[type[Struct], tuple[str, ...]]] = {
    "regions": (public.Region, ("slug",)),
    "topics": (public.Topic, ("id",)),
    "blanks": (_Blanks, ("topic", "kind")),
    "pages": (public.Page, ("id",)),
    "beliefs": (public.Belief, ("id",)),
    "history": (_History, ("belief", "entry")),
    "uncertainties": (public.Uncertainty, ("id",)),
    "update_triggers": (public.UpdateTrigger, ("id",)),
    "readings": (public.Reading, ("id",)),
    "changes": (public.Change, ("belief", "kind", "date", "ordinal")),
    "relations": (_Relation, ("kind", "id", "relation", "other_kind", "other")),
}


def tables_of(export: public.Export) -> tuple[Table, ...]:
    """All tables of an export."""
    records: Mapping[str, Iterable[Struct]] = {
        "regions": export.site.regions,
        "topics": export.topics,
        "blanks": (
            _Blanks(topic=topic.id, kind=blank.kind, count=blank.count)
            for topic in export.topics
            for blank in topic.blanks
        ),
        "pages": export.pages,
        "beliefs": export.beliefs,
        "history": _history(export.beliefs),
        "uncertainties": export.uncertainties,
        "update_triggers": export.update_triggers,
        "readings": export.readings,
        "changes": export.changes,
        "relations": dict.fromkeys(_relations(export)),
    }
    return tuple(
        Table(
            name=name,
            description=(kind.__doc__ or "").strip(),
            columns=(columns := columns_of(kind)),
            key=key,
            rows=tuple(row_of(record, columns) for record in records[name]),
        )
        for name, (kind, key) in TABLES.items()
    )


def _history(beliefs: Iterable[public.Belief]) -> Iterator[_History]:
    for belief in beliefs:
        for number, entry in enumerate(belief.history, start=1):
            yield _History(
                belief=belief.id,
                entry=number,
                date=entry.date,
                credence=entry.credence,
                reason=entry.reason,
            )


def _relations(export: public.Export) -> Iterator[_Relation]:
    """Who has to do with whom, in the order of the export."""
    topics = {topic.id for topic in export.topics}

    def all_of(
        kind: str, record_id: str, relation: str, other_kind: str, others: Iterable[str]
    ) -> Iterator[_Relation]:
        for other in others:
            yield _Relation(
                kind=kind, id=record_id, relation=relation, other_kind=other_kind, other=other
            )

    for topic in export.topics:
        yield from all_of("topics", topic.id, "related", "topics", topic.related)
        region = (topic.region,) if topic.region else ()
        yield from all_of("topics", topic.id, "in_region", "regions", region)
        yield from all_of("topics", topic.id, "tagged", "tags", topic.tags)
    for page in export.pages:
        yield from all_of("pages", page.id, "tagged", "tags", page.tags)
    items: Sequence[tuple[str, Sequence[public.Item]]] = [
        ("beliefs", export.beliefs),
        ("uncertainties", export.uncertainties),
        ("update_triggers", export.update_triggers),
        ("readings", export.readings),
    ]
    for kind, some in items:
        for item in some:
            place = "topics" if item.page in topics else "pages"
            yield from all_of(kind, item.id, "stands_on", place, (item.page,))
            yield from all_of(kind, item.id, "tagged", "tags", item.tags)
            match item:
                case public.Belief():
                    for relation, other_kind, others in _of_belief(item):
                        yield from all_of(kind, item.id, relation, other_kind, others)
                case public.Uncertainty(beliefs=names) | public.Reading(beliefs=names):
                    yield from all_of(kind, item.id, "bears_on", "beliefs", names)
                case public.UpdateTrigger(moves=moves):
                    for move in moves:
                        relation = _MOVES[move.direction]
                        yield from all_of(kind, item.id, relation, "beliefs", (move.belief,))


def _of_belief(belief: public.Belief) -> Iterator[tuple[str, str, Sequence[str]]]:
    """The relations of a belief, each with the kind of the others, and these."""
    if belief.superseded_by is not None:
        yield "superseded_by", "beliefs", (belief.superseded_by,)
    yield "implies", "beliefs", belief.implies
    yield "excludes", "beliefs", belief.excludes
    if belief.given is not None:
        yield "given", "beliefs", (belief.given,)
    yield "exactly_one_of", "groups", belief.exactly_one_of
    if belief.ladder is not None:
        yield "on_ladder", "ladders", (belief.ladder,)
