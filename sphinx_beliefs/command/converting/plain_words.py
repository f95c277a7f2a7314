"""What an item says in its options, as sentences that need no extension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.records.items import (
    Belief,
    Item,
    Reading,
    Resolution,
    Uncertainty,
    UpdateTrigger,
)
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.words.joining import _, comma, label_of, led_by, semicolon
from sphinx_beliefs.words.relation_wording import (
    conditional_on_label,
    excludes_label,
    group_label,
    implies_label,
)
from sphinx_beliefs.words.trigger_wording import moves_alone, moves_label
from sphinx_beliefs.words.wording import (
    came_to_pass,
    criteria_label,
    held_since,
    if_no_label,
    if_yes_label,
    ratio_text,
    resolution_text,
    source_label,
    superseded_by,
    to_be_decided,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.relations import Relations

#: The options that an entry of a list may have a natural place for, by kind: as many as possible,
#: and fewer.
IN_PLACE: Mapping[Kind, Sequence[Collection[str]]] = {
    Kind.BELIEF: [("credence", "normative", "source"), ("credence", "normative")],
    Kind.UNCERTAINTY: [()],
    Kind.UPDATE_TRIGGER: [()],
    Kind.READING: [("date", "url", "authors"), ("date", "url")],
}

#: The options of an update trigger that say what it would do to beliefs.
_EFFECTS = frozenset(
    {"raises", "lowers", "beliefs", "to", "direction", "strength", "likelihood-ratio"}
)


def sentences_of(record: Item, options: Mapping[str, str], link: Callable[[str], str]) -> list[str]:
    """A line for each thing that these options of an item say, which its entry has no place for.

    ``options`` are raw values, and ``link`` gives the link to a belief of a name.
    """
    found: list[str] = []
    match record:
        case Belief():
            found = _of_belief(record, options, link)
        case Uncertainty():
            found = [
                led_by(label) + options[name]
                for name, label in (("if-yes", if_yes_label()), ("if-no", if_no_label()))
                if options.get(name)
            ]
        case UpdateTrigger():
            found = _of_trigger(record, options, link)
        case Reading():
            said = [options[name] for name in ("authors", "venue") if options.get(name)]
            found = [comma().join(said)] if said else []
    if isinstance(record, Uncertainty | Reading) and record.beliefs and "beliefs" in options:
        found.append(led_by(_("Bears on:")) + _linked(record.beliefs, link))
    if record.tags and "tags" in options:
        found.append(led_by(label_of(_("Tags"))) + comma().join(record.tags))
    return found


def _of_belief(record: Belief, options: Mapping[str, str], link: Callable[[str], str]) -> list[str]:
    outcome = ""
    if record.resolution is Resolution.SUPERSEDED and record.superseded_by:
        outcome = superseded_by().format(belief=link(record.superseded_by))
    elif record.resolution is not None:
        outcome = resolution_text(record.resolution)
    dates = []
    if record.since is not None:
        dates.append(held_since().format(date=options["since"]))
    if record.resolve_by is not None:
        phrase = to_be_decided(begins=not dates)
        dates.append(phrase.format(date=options["resolve-by"]))
    criteria = led_by(criteria_label()) + options["criteria"] if options.get("criteria") else ""
    lines = [_with_date(outcome, options, "resolved", record.resolved), criteria, " · ".join(dates)]
    if options.get("source"):
        lines.append(led_by(source_label()) + options["source"])
    if record.relations is not None:
        lines += _of_relations(record.relations, options, link)
    return [line for line in lines if line]


def _of_relations(
    relations: Relations, options: Mapping[str, str], link: Callable[[str], str]
) -> list[str]:
    """The beliefs that a belief names, and its groups; its claim says which rung it is."""
    given = (relations.given,) if relations.given else ()
    lines = [
        led_by(label) + _linked(names, link)
        for option, label, names in (
            ("implies", implies_label(), relations.implies),
            ("excludes", excludes_label(), relations.excludes),
            ("given", conditional_on_label(), given),
        )
        if names and option in options
    ]
    if relations.exactly_one_of and "exactly-one-of" in options:
        lines.append(led_by(group_label()) + comma().join(relations.exactly_one_of))
    return lines


def _of_trigger(
    record: UpdateTrigger, options: Mapping[str, str], link: Callable[[str], str]
) -> list[str]:
    has_fired = record.fired is not None
    lines = [_with_date(came_to_pass(), options, "fired", record.fired)] if has_fired else []
    target = options.get("to", "")
    if not _EFFECTS & options.keys():
        return lines
    after = f" (→ {target})" if target else ""
    for way, names in record.moves:
        label = moves_label(way, record.strength, has_fired=has_fired)
        lines.append(led_by(label) + _linked(names, link) + after)
    if not record.moves and (alone := moves_alone(record.way, record.strength) + after):
        lines.append(alone.strip())
    if record.likelihood_ratio is not None:
        ratio = ratio_text(options["likelihood-ratio"])
        lines.append(ratio[:1].upper() + ratio[1:])
    return lines


def _with_date(words: str, options: Mapping[str, str], name: str, date: Date | None) -> str:
    return f"{words} · {options[name]}" if words and date is not None else words


def _linked(names: Iterable[str], link: Callable[[str], str]) -> str:
    return semicolon().join(map(link, names))
