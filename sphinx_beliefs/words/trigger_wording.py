"""The words for the effects of update triggers on beliefs, in the language of the site.

Each phrase is one message, since languages combine words such as "clearly" and "raise" differently.
"""

from __future__ import annotations

from sphinx_beliefs.model.records.items import Direction, Strength
from sphinx_beliefs.model.site.answers import FiredWay, Way
from sphinx_beliefs.words.wording import _


def moves_label(
    way: Direction | None, strength: Strength | None = None, *, has_fired: bool = False
) -> str:
    """The label of the beliefs that a trigger would move one way, or has spoken for or against."""
    return _has_moved(way, strength) if has_fired else _would_move(way, strength)


def _would_move(way: Direction | None, strength: Strength | None) -> str:
    match way, strength:
        case Direction.UP, None:
            return _("Would raise:")
        case Direction.UP, Strength.SLIGHTLY:
            return _("Would slightly raise:")
        case Direction.UP, Strength.CLEARLY:
            return _("Would clearly raise:")
        case Direction.UP, _strongly:
            return _("Would strongly raise:")
        case Direction.DOWN, None:
            return _("Would lower:")
        case Direction.DOWN, Strength.SLIGHTLY:
            return _("Would slightly lower:")
        case Direction.DOWN, Strength.CLEARLY:
            return _("Would clearly lower:")
        case Direction.DOWN, _strongly:
            return _("Would strongly lower:")
        case Direction.EITHER, None:
            return _("Would move, either way:")
        case Direction.EITHER, Strength.SLIGHTLY:
            return _("Would slightly move, either way:")
        case Direction.EITHER, Strength.CLEARLY:
            return _("Would clearly move, either way:")
        case Direction.EITHER, _strongly:
            return _("Would strongly move, either way:")
        case None, Strength.SLIGHTLY:
            return _("Would slightly move:")
        case None, Strength.CLEARLY:
            return _("Would clearly move:")
        case None, Strength.STRONGLY:
            return _("Would strongly move:")
    return _("Would move:")


def _has_moved(way: Direction | None, strength: Strength | None) -> str:
    match way, strength:
        case Direction.UP, None:
            return _("Speaks for:")
        case Direction.UP, Strength.SLIGHTLY:
            return _("Speaks slightly for:")
        case Direction.UP, Strength.CLEARLY:
            return _("Speaks clearly for:")
        case Direction.UP, _strongly:
            return _("Speaks strongly for:")
        case Direction.DOWN, None:
            return _("Speaks against:")
        case Direction.DOWN, Strength.SLIGHTLY:
            return _("Speaks slightly against:")
        case Direction.DOWN, Strength.CLEARLY:
            return _("Speaks clearly against:")
        case Direction.DOWN, _strongly:
            return _("Speaks strongly against:")
        case _either, Strength.SLIGHTLY:
            return _("Bears slightly on:")
        case _either, Strength.CLEARLY:
            return _("Bears clearly on:")
        case _either, Strength.STRONGLY:
            return _("Bears strongly on:")
    return _("Bears on:")


def moves_alone(way: Direction | None, strength: Strength | None) -> str:
    """The effect of a trigger that names no beliefs; empty if it does not say."""
    match way, strength:
        case Direction.UP, None:
            return _("Would raise my credence.")
        case Direction.UP, Strength.SLIGHTLY:
            return _("Would slightly raise my credence.")
        case Direction.UP, Strength.CLEARLY:
            return _("Would clearly raise my credence.")
        case Direction.UP, _strongly:
            return _("Would strongly raise my credence.")
        case Direction.DOWN, None:
            return _("Would lower my credence.")
        case Direction.DOWN, Strength.SLIGHTLY:
            return _("Would slightly lower my credence.")
        case Direction.DOWN, Strength.CLEARLY:
            return _("Would clearly lower my credence.")
        case Direction.DOWN, _strongly:
            return _("Would strongly lower my credence.")
        case Direction.EITHER, None:
            return _("Would move my credence, either way.")
        case Direction.EITHER, Strength.SLIGHTLY:
            return _("Would slightly move my credence, either way.")
        case Direction.EITHER, Strength.CLEARLY:
            return _("Would clearly move my credence, either way.")
        case Direction.EITHER, _strongly:
            return _("Would strongly move my credence, either way.")
        case None, Strength.SLIGHTLY:
            return _("Would slightly move my credence.")
        case None, Strength.CLEARLY:
            return _("Would clearly move my credence.")
        case None, Strength.STRONGLY:
            return _("Would strongly move my credence.")
    return ""


def strength_word(strength: Strength) -> str:
    """The strength of a trigger, in a cell of its own or after its title."""
    match strength:
        case Strength.SLIGHTLY:
            return _("slightly")
        case Strength.CLEARLY:
            return _("clearly")
        case Strength.STRONGLY:
            return _("strongly")


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


def _fired_text(fired: FiredWay) -> str:
    match fired.way:
        case Direction.UP:
            return _("has raised") if fired.has_moved else _("speaks for")
        case Direction.DOWN:
            return _("has lowered") if fired.has_moved else _("speaks against")
    return _("bears on")


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


def _fired_label(fired: FiredWay) -> str:
    match fired.way:
        case Direction.UP:
            return _("has raised:") if fired.has_moved else _("speaks for:")
        case Direction.DOWN:
            return _("has lowered:") if fired.has_moved else _("speaks against:")
    return _("bears on:")
