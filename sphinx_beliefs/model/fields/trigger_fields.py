"""The fields of an update trigger, read into its record: its moves, their direction and size."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.notation.bayes import Ratio, parse_ratio
from sphinx_beliefs.model.notation.credence import Credence, CredenceKind
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.items import Direction, ItemFields, Strength, UpdateTrigger

if TYPE_CHECKING:
    from sphinx_beliefs.model.fields.reader import FieldReader
    from sphinx_beliefs.model.notation.dates import Date

_DIRECTIONS = frozenset(direction.value for direction in Direction)

#: The values that authors write for a trigger that has not fired.
_NOT_YET = frozenset({"no", "not yet", "never", "false"})


def read_trigger(reader: FieldReader, fields: ItemFields) -> UpdateTrigger:
    """Make an update trigger from its options."""
    return UpdateTrigger(
        **fields,
        **_moved(reader)._asdict(),
        direction=reader.choice("direction", Direction, Subtype.DIRECTION),
        strength=reader.choice("strength", Strength),
        to=_target(reader),
        likelihood_ratio=_likelihood_ratio(reader),
        fired=_fired(reader),
    )


class _Moved(NamedTuple):
    """The names of the beliefs that a trigger would move, raise or lower."""

    beliefs: tuple[str, ...]
    raises: tuple[str, ...]
    lowers: tuple[str, ...]


def _moved(reader: FieldReader) -> _Moved:
    """The names of the beliefs that a trigger would move, by option."""
    found = _Moved(*(reader.item_names(option) for option in _Moved._fields))
    seen = Counter(name for names in found for name in names)
    twice = [name for name, count in seen.items() if count > 1]
    if twice:
        message = N_(
            "the options beliefs, raises and lowers name {names} more than once; name each "
            "belief only in the one that is right"
        )
        field = "lowers" if set(found.lowers) & set(twice) else "raises"
        reader.note(Subtype.UPDATE.problem(message, field=field, names=", ".join(twice)))
    is_read = reader.text("direction").casefold() in _DIRECTIONS
    if is_read and not found.beliefs and (found.raises or found.lowers):
        message = N_(
            "direction: it applies to the option beliefs, which names none; remove it, or name "
            "the beliefs there"
        )
        reader.note(Subtype.DIRECTION.problem(message, field="direction"))
    return found


def _target(reader: FieldReader) -> Credence | None:
    """The credence that a trigger would lead to; None if none is given."""
    credence = reader.credence("to")
    if credence is not None and credence.kind is CredenceKind.NORMATIVE:
        message = N_("to: evidence cannot make a belief normative; write a number")
        reader.note(Subtype.CREDENCE.problem(message, field="to"))
    return credence


def _likelihood_ratio(reader: FieldReader) -> Ratio | None:
    """The probability of the evidence if a belief is true, divided by its probability if the
    belief is false: above 0, or None if none is given.
    """
    field = "likelihood-ratio"
    if not reader.has(field):
        return None
    ratio, problem = parse_ratio(reader.raw(field), field=field)
    reader.note(problem)
    said = _said_directions(reader)
    pushes = ratio.pushes if ratio is not None else ""
    if ratio is not None and not said <= {pushes}:
        if len(said) > 1:
            message = N_(
                "likelihood-ratio: a ratio pushes all beliefs one way, but this trigger raises "
                "some and lowers others; write two triggers, or remove the ratio"
            )
        elif not pushes:
            message = N_(
                "likelihood-ratio: {ratio} moves no belief at all, but the other options say "
                "which way this trigger does; fix one of them"
            )
        elif pushes == "up":
            message = N_(
                "likelihood-ratio: {ratio} would raise a belief, but the other options say "
                "that this trigger lowers it; fix one of them"
            )
        else:
            message = N_(
                "likelihood-ratio: {ratio} would lower a belief, but the other options say "
                "that this trigger raises it; fix one of them"
            )
        reader.note(Subtype.UPDATE.problem(message, field=field, ratio=reader.text(field)))
    return ratio


def _said_directions(reader: FieldReader) -> set[str]:
    """The directions, up or down, that the options of a trigger give."""
    options = {"raises": "up", "lowers": "down"}
    said = {direction for option, direction in options.items() if reader.text(option)}
    return said | ({reader.text("direction").casefold()} & {"up", "down"})


def _fired(reader: FieldReader) -> Date | None:
    """The date on which a trigger fired; None if it has not, or says so."""
    if reader.text("fired").casefold() not in _NOT_YET:
        return reader.past_date("fired")
    message = N_("fired: remove it until the evidence has come to pass, then write the day")
    reader.note(Subtype.DATE.problem(message, field="fired"))
    return None
