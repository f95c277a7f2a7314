"""The words for the effects of update triggers on beliefs, in the language of the site.

Each phrase is one message, since languages combine words such as "clearly" and "raise" differently.
"""

from __future__ import annotations

from typing import assert_never

from sphinx_beliefs.model.records.items import Direction, Strength
from sphinx_beliefs.model.site.answers import FiredWay, Way
from sphinx_beliefs.words.joining import _


def moves_label(
    way: Direction | None, strength: Strength | None = None, *, has_fired: bool = False
) -> str:
    """The label of the beliefs that a trigger would move one way, or has spoken for or against."""
    return _has_moved(way, strength) if has_fired else _would_move(way, strength)


def _would_move(way: Direction | None, strength: Strength | None) -> str:
    match way:
        case Direction.UP:
            return _by_strength(
                strength,
                _("Would raise:"),
                _("Would slightly raise:"),
                _("Would clearly raise:"),
                _("Would strongly raise:"),
            )
        case Direction.DOWN:
            return _by_strength(
                strength,
                _("Would lower:"),
                _("Would slightly lower:"),
                _("Would clearly lower:"),
                _("Would strongly lower:"),
            )
        case Direction.EITHER:
            return _by_strength(
                strength,
                _("Would move, either way:"),
                _("Would slightly move, either way:"),
                _("Would clearly move, either way:"),
                _("Would strongly move, either way:"),
            )
        case None:
            return _by_strength(
                strength,
                _("Would move:"),
                _("Would slightly move:"),
                _("Would clearly move:"),
                _("Would strongly move:"),
            )
    assert_never(way)


def _has_moved(way: Direction | None, strength: Strength | None) -> str:
    match way:
        case Direction.UP:
            return _by_strength(
                strength,
                _("Speaks for:"),
                _("Speaks slightly for:"),
                _("Speaks clearly for:"),
                _("Speaks strongly for:"),
            )
        case Direction.DOWN:
            return _by_strength(
                strength,
                _("Speaks against:"),
                _("Speaks slightly against:"),
                _("Speaks clearly against:"),
                _("Speaks strongly against:"),
            )
        case Direction.EITHER | None:
            return _by_strength(
                strength,
                _("Bears on:"),
                _("Bears slightly on:"),
                _("Bears clearly on:"),
                _("Bears strongly on:"),
            )
    assert_never(way)


def moves_alone(way: Direction | None, strength: Strength | None) -> str:
    """The effect of a trigger that names no beliefs; empty if it does not say."""
    match way:
        case Direction.UP:
            return _by_strength(
                strength,
                _("Would raise my credence."),
                _("Would slightly raise my credence."),
                _("Would clearly raise my credence."),
                _("Would strongly raise my credence."),
            )
        case Direction.DOWN:
            return _by_strength(
                strength,
                _("Would lower my credence."),
                _("Would slightly lower my credence."),
                _("Would clearly lower my credence."),
                _("Would strongly lower my credence."),
            )
        case Direction.EITHER:
            return _by_strength(
                strength,
                _("Would move my credence, either way."),
                _("Would slightly move my credence, either way."),
                _("Would clearly move my credence, either way."),
                _("Would strongly move my credence, either way."),
            )
        case None:
            return _by_strength(
                strength,
                "",
                _("Would slightly move my credence."),
                _("Would clearly move my credence."),
                _("Would strongly move my credence."),
            )
    assert_never(way)


def _by_strength(
    strength: Strength | None, alone: str, slightly: str, clearly: str, strongly: str
) -> str:
    match strength:
        case None:
            return alone
        case Strength.SLIGHTLY:
            return slightly
        case Strength.CLEARLY:
            return clearly
        case Strength.STRONGLY:
            return strongly
    assert_never(strength)


def strength_word(strength: Strength) -> str:
    """The strength of a trigger, in a cell of its own or after its title."""
    return _by_strength(strength, "", _("slightly"), _("clearly"), _("strongly"))


def way_text(way: Way) -> str:
    """The direction of a trigger that may have fired, in a cell of its own or on an arrow."""
    if isinstance(way, FiredWay):
        return _fired_text(way)
    match way:
        case Direction.UP:
            return _("raises")
        case Direction.DOWN:
            return _("lowers")
        case Direction.EITHER:
            return _("either way")
        case None:
            return _("moves")
    assert_never(way)


def _fired_text(fired: FiredWay) -> str:
    return by_effect(
        fired,
        up=(_("has raised"), _("speaks for")),
        down=(_("has lowered"), _("speaks against")),
        other=_("bears on"),
    )


def by_effect(fired: FiredWay, *, up: tuple[str, str], down: tuple[str, str], other: str) -> str:
    """Choose the text for the effect of a fired trigger.

    ``up`` and ``down`` have two texts each: for a trigger that has moved a credence that way, and
    for one that only speaks for it.
    """
    match fired.way:
        case Direction.UP:
            return up[0] if fired.has_moved else up[1]
        case Direction.DOWN:
            return down[0] if fired.has_moved else down[1]
        case Direction.EITHER | None:
            return other
    assert_never(fired.way)


def way_label(way: Way) -> str:
    """The label, in a cell, of the beliefs that a trigger moves one way of several."""
    if isinstance(way, FiredWay):
        return _fired_label(way)
    match way:
        case Direction.UP:
            return _("raises:")
        case Direction.DOWN:
            return _("lowers:")
        case Direction.EITHER:
            return _("moves either way:")
        case None:
            return _("moves:")
    assert_never(way)


def _fired_label(fired: FiredWay) -> str:
    return by_effect(
        fired,
        up=(_("has raised:"), _("speaks for:")),
        down=(_("has lowered:"), _("speaks against:")),
        other=_("bears on:"),
    )
