"""The fields of a belief, read into its record: its credence, its dates and its resolution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.fields.relation_fields import read_relations
from sphinx_beliefs.model.notation.credence import NORMATIVE, Credence, CredenceKind
from sphinx_beliefs.model.notation.placeholders import is_placeholder
from sphinx_beliefs.model.notation.source_ids import Source, parse_source
from sphinx_beliefs.model.notation.urls import is_address
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.items import Belief, ItemFields, Resolution

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_beliefs.model.fields.reader import FieldReader
    from sphinx_beliefs.model.notation.dates import Date


def read_belief(reader: FieldReader, fields: ItemFields) -> Belief:
    """Make a belief from its options, with the criteria as written; their plain text is known once
    the page has been read.
    """
    source = _source(reader)
    credence = _credence(reader)
    record = Belief(
        **fields,
        credence=credence,
        since=reader.past_date("since"),
        resolve_by=reader.date("resolve-by"),
        criteria=reader.text("criteria"),
        resolution=_resolution(reader),
        resolved=reader.past_date("resolved"),
        superseded_by=", ".join(reader.item_names("superseded-by")),
        source=source.id,
        source_url=source.url,
        relations=read_relations(
            reader, claim=fields["title"], name=fields["name"], credence=credence
        ),
    )
    ends = {"resolve-by": record.resolve_by, "resolved": record.resolved}
    _check_order(reader, record.since, ends)
    if reader.has("criteria") and not record.criteria:
        message = N_("{field}: nothing is written here; write a value or remove the option")
        reader.note(Subtype.OPTION_VALUE.problem(message, field="criteria"))
    return record


def _credence(reader: FieldReader) -> Credence | None:
    """The credence, or NORMATIVE; None if neither was written."""
    is_normative = reader.flag("normative")
    credence = reader.credence("credence")
    if credence is None:
        return NORMATIVE if is_normative else None
    if is_normative and credence.kind is not CredenceKind.NORMATIVE:
        message = N_(
            "credence: a normative belief carries no credence; remove either the option "
            "normative or the credence {written}"
        )
        reader.note(Subtype.CREDENCE.problem(message, field="normative", written=credence.text))
    return credence


def _resolution(reader: FieldReader) -> Resolution | None:
    """The resolution of a belief, from options that have to be consistent; None if open."""
    resolution = reader.choice("resolution", Resolution)
    successor = reader.text("superseded-by")
    is_left = not reader.blanks.keys().isdisjoint({"superseded-by", "resolution"})
    if successor and resolution is None:
        # Any other value in its place has already been reported.
        return Resolution.SUPERSEDED
    if successor and resolution is not Resolution.SUPERSEDED:
        message = N_(
            "superseded-by: a belief that has been replaced by another is superseded; write "
            ":resolution: superseded, or remove one of the options"
        )
        reader.note(Subtype.RESOLUTION.problem(message, field="superseded-by"))
    elif resolution is Resolution.SUPERSEDED and not (successor or is_left):
        message = N_("resolution: name the belief that has replaced it with :superseded-by:")
        reader.note(Subtype.RESOLUTION.problem(message, field="resolution"))
    elif reader.has("resolved") and not (reader.has("resolution") or is_left):
        message = N_(
            "resolved: this belief says when it was decided, but not what came out; add "
            ":resolution: true, or false, ambiguous, annulled, withdrawn or superseded"
        )
        reader.note(Subtype.RESOLUTION.problem(message, field="resolved"))
    return resolution


def _source(reader: FieldReader) -> Source:
    """Where the belief comes from; empty if nothing was written that can be read, or a blank."""
    text = reader.text("source")
    if not reader.has("source") or (is_placeholder(text) and not is_address(text)):
        return Source()
    source, problem = parse_source(text, field="source")
    reader.note(problem)
    return source


def _check_order(reader: FieldReader, since: Date | None, ends: Mapping[str, Date | None]) -> None:
    """Report each of ``ends``, which are dates by option, that is before ``since``."""
    start = since.first_day if since is not None else None
    for option, end in ends.items():
        last = end.last_day if end is not None else None
        if since is not None and end is not None and start and last and last < start:
            message = N_(
                "{field}: {end} is earlier than since, which is {start}; correct one of them"
            )
            reader.note(
                Subtype.DATE_ORDER.problem(message, field=option, end=end.iso, start=since.iso)
            )
