"""The options of a belief that say how its claim and others hang together, read into a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.late import Late
from sphinx_beliefs.model.notation.credence import NORMATIVE
from sphinx_beliefs.model.notation.placeholders import is_placeholder
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.relations import Relations

if TYPE_CHECKING:
    from sphinx_beliefs.model.fields.reader import FieldReader
    from sphinx_beliefs.model.fields.rung_texts import read_rung, rung_of_claim
    from sphinx_beliefs.model.message import Message
    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.records.relations import Rung
else:
    # Needed only where there are ladders.
    read_rung = Late("sphinx_beliefs.model.fields.rung_texts:read_rung")
    rung_of_claim = Late("sphinx_beliefs.model.fields.rung_texts:rung_of_claim")

#: The options, in the order in which they are written.
RELATION_OPTIONS = ("implies", "excludes", "exactly-one-of", "given", "ladder")

_NOTHING = Relations()


def read_relations(
    reader: FieldReader, *, claim: str, name: str, credence: Credence | None
) -> Relations | None:
    """The relations of a belief; None if it states none, or as a normative belief can have none."""
    written = [option for option in RELATION_OPTIONS if reader.has(option)]
    if not written:
        return None
    if credence == NORMATIVE:
        message = N_(
            "{field}: a normative belief is neither true nor false, so it cannot hang together "
            "with others in this way; remove this option"
        )
        reader.note(Subtype.OPTION_VALUE.problem(message, field=written[0]))
        return None
    ladder, rung = _ladder(reader, claim)
    relations = Relations(
        implies=_others(reader, "implies", name),
        excludes=_others(reader, "excludes", name),
        exactly_one_of=_groups(reader),
        given=_given(reader, name),
        ladder=ladder,
        rung=rung,
    )
    _check_contradictions(reader, relations)
    return relations if relations != _NOTHING else None


def _others(reader: FieldReader, option: str, own: str) -> tuple[str, ...]:
    """The names of other beliefs in an option."""
    names = reader.item_names(option)
    if reader.has(option) and not names and option not in reader.blanks:
        _report_empty(reader, option, N_("{field}: name the beliefs that are meant, or remove it"))
    if own and own in names:
        message = N_("{field}: a belief cannot name itself here; remove {name}")
        reader.note(Subtype.OPTION_VALUE.problem(message, field=option, name=own))
    return tuple(name for name in names if name != own)


def _given(reader: FieldReader, own: str) -> str:
    names = _others(reader, "given", own)
    if len(names) > 1:
        message = N_(
            "given: a credence can be conditional on one belief; write a belief that says all of "
            "it, and name that one"
        )
        reader.note(Subtype.OPTION_VALUE.problem(message, field="given"))
    return names[0] if names else ""


def _groups(reader: FieldReader) -> tuple[str, ...]:
    option = "exactly-one-of"
    names = reader.item_names(option)
    if reader.has(option) and not names and option not in reader.blanks:
        message = N_(
            "{field}: write a name for the group, which is the same at all beliefs of it, or "
            "remove it"
        )
        _report_empty(reader, option, message)
    return names


def _ladder(reader: FieldReader, claim: str) -> tuple[str, Rung | None]:
    """The name of the ladder, and the rung, which the option says or the claim."""
    text = reader.text("ladder")
    if not reader.has("ladder"):
        return "", None
    name, _space, said = text.replace(",", " ", 1).partition(" ")
    said = said.strip()
    if not name:
        message = N_(
            "{field}: write a name for the ladder, which is the same at all its rungs, or remove it"
        )
        _report_empty(reader, "ladder", message)
        return "", None
    blanks = [part for part in (name, said) if is_placeholder(part)]
    if blanks:
        reader.blanks["ladder"] = blanks
        return "" if name in blanks else name, None
    rung = read_rung(said) if said else rung_of_claim(claim)
    if rung is None:
        message = (
            N_(
                "ladder: {written} is not a rung; write a deadline or a threshold, such as "
                ":ladder: {ladder}, by 2030 or :ladder: {ladder}, at least 5 million"
            )
            if said
            else N_(
                "ladder: the claim does not say in one clear way which rung it is; write it after "
                "the name, such as :ladder: {ladder}, by 2030 or :ladder: {ladder}, at least 5 "
                "million"
            )
        )
        problem = Subtype.OPTION_VALUE.problem(
            message, field="ladder", ladder=name, written=repr(said)
        )
        reader.note(problem)
    return name, rung


def _check_contradictions(reader: FieldReader, relations: Relations) -> None:
    """Report a belief that is said to be both implied and excluded."""
    for name in relations.implies:
        if name in relations.excludes:
            message = N_(
                "excludes: {name} is among what this belief implies as well, so this belief could "
                "never be true; remove one of the two"
            )
            reader.note(Subtype.OPTION_VALUE.problem(message, field="excludes", name=name))


def _report_empty(reader: FieldReader, option: str, message: Message) -> None:
    reader.note(Subtype.OPTION_VALUE.problem(message, field=option))
