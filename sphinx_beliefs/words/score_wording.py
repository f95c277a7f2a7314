"""The words of track records and of calibration, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from sphinx_beliefs.model.records.score_choices import By
from sphinx_beliefs.scoring.cases import CaseState
from sphinx_beliefs.scoring.movement import Hint
from sphinx_beliefs.scoring.scores import Horizon
from sphinx_beliefs.words.joining import _, enumerated
from sphinx_beliefs.words.wording import counted, no_region

if TYPE_CHECKING:
    from sphinx_beliefs.scoring.cases import Sample

#: What a measure is, and what its values mean.
Measure = tuple[str, str]


def decided_words(sample: Sample) -> str:
    """The number of outcomes that count, and how many came true."""
    number = len(sample.scored)
    if not number:
        return _("Nothing has been decided yet.")
    return counted(
        "{n} belief has been decided, with a credence from before: {true} came true, {false} did "
        "not.",
        "{n} beliefs have been decided, with a credence from before: {true} came true, {false} did "
        "not.",
        number,
        true=str(sample.came_true),
        false=str(number - sample.came_true),
    )


def due_words(sample: Sample) -> str:
    """The number of what should be decided by now, and of what is; empty if nothing is due."""
    if not sample.due:
        return ""
    overdue = sample.number(CaseState.OVERDUE)
    if not overdue:
        return counted(
            "{n} was to be decided by now, and is not overdue.",
            "{n} were to be decided by now, and none of them is overdue.",
            sample.due,
        )
    return counted(
        "Of {due} that were to be decided by now, {n} is overdue.",
        "Of {due} that were to be decided by now, {n} are overdue.",
        overdue,
        due=str(sample.due),
    )


def left_out_words(sample: Sample) -> str:
    """The numbers of what is decided and not scored; empty for nothing."""
    found = [
        _state_words(state, number)
        for state in (
            CaseState.AMBIGUOUS,
            CaseState.ANNULLED,
            CaseState.WITHDRAWN,
            CaseState.WITHOUT_CREDENCE,
            CaseState.AHEAD,
        )
        if (number := sample.number(state))
    ]
    return _("Not scored: {list}.").format(list=enumerated(found)) if found else ""


def _state_words(state: CaseState, number: int) -> str:
    match state:
        case CaseState.AMBIGUOUS:
            return counted("{n} ambiguous", "{n} ambiguous", number)
        case CaseState.ANNULLED:
            return counted("{n} annulled", "{n} annulled", number)
        case CaseState.WITHDRAWN:
            return counted("{n} withdrawn or superseded", "{n} withdrawn or superseded", number)
        case CaseState.WITHOUT_CREDENCE:
            return counted(
                "{n} without an earlier credence", "{n} without earlier credences", number
            )
        case CaseState.AHEAD:
            return counted(
                "{n} decided early, while its date is still ahead",
                "{n} decided early, while their dates are still ahead",
                number,
            )
        case CaseState.SCORED | CaseState.OPEN | CaseState.OVERDUE:
            return str(number)
    assert_never(state)


def early_words() -> str:
    """The reason why early outcomes are left out."""
    return _("What is decided early is not a fair sample: it is mostly what came true.")


def few_words(number: int) -> str:
    """The sentence before outcomes that are too few to tell."""
    return counted(
        "{n} decided: too few to tell; here it is.",
        "{n} decided: too few to tell; here they are.",
        number,
    )


def few_scores() -> str:
    """The sentence below scores of few outcomes."""
    return _("With so few outcomes, chance decides much of these scores.")


def convention() -> str:
    """The sentence that says what is scored."""
    return _(
        "Scored is the last credence before the outcome, once for each belief; an interval counts "
        "as its middle."
    )


def measure_heads() -> tuple[str, str, str]:
    """The heads of the table of scores: the measure, its value, and how to read it."""
    return _("Score"), _("Value"), _("How to read it")


def brier() -> Measure:
    """The Brier score."""
    return _("Brier score"), _("from 0, the best, to 1; it is 0.25 for always saying 50%")


def over_time(number: int) -> Measure:
    """The Brier score over time."""
    how = counted(
        "each credence counts for the time it was held, from the first on ({n} belief)",
        "each credence counts for the time it was held, from the first on ({n} beliefs)",
        number,
    )
    return _("Brier score over time"), how


def log_score() -> Measure:
    """The logarithmic score."""
    return _("Logarithmic score"), _("0 is the best; it is 0.69 for always saying 50%")


def infinite_log() -> str:
    """How an infinite logarithmic score comes about."""
    return _("infinite, since something came true that had 0%, or did not that had 100%")


def skill_base(rate: str) -> Measure:
    """The skill against the share that came true."""
    how = _("1 is the best; 0 is no better than always saying {rate}, the share that came true")
    return _("Skill against the base rate"), how.format(rate=rate)


def skill_half() -> Measure:
    """The skill against even odds."""
    return _("Skill against 50%"), _("1 is the best; 0 is no better than always saying 50%")


def interval_note(low: str, high: str) -> str:
    """An interval after a value."""
    # Translators: the interval after a score: "0.14; interval (90%): 0.09 to 0.19".
    return _("interval (90%): {low} to {high}").format(low=low, high=high)


def row_heads(by: By) -> tuple[str, ...]:
    """The heads of a table by something: its key, and the columns."""
    heads = (
        _by_head(by),
        _("Decided"),
        _("Came true"),
        _("Mean credence"),
        _("Brier score"),
        _("Logarithmic score"),
    )
    return (*heads, _("Overdue")) if by.has_open else heads


def _by_head(by: By) -> str:
    match by:
        case By.REGION:
            return _("Region")
        case By.YEAR:
            return _("Year of the outcome")
        case By.TAG:
            return _("Tag")
        case By.HORIZON:
            return _("From credence to outcome")
    assert_never(by)


def without_key(by: By) -> str:
    """The name of the row of those without a region, a year, a tag, or a day."""
    match by:
        case By.REGION:
            return no_region()
        case By.YEAR | By.HORIZON:
            return _("Not known")
        case By.TAG:
            return _("No tag")
    assert_never(by)


def horizon_words(horizon: Horizon) -> str:
    """The time from credence to outcome."""
    match horizon:
        case Horizon.WEEK:
            return _("up to a week")
        case Horizon.MONTH:
            return _("up to a month")
        case Horizon.QUARTER:
            return _("up to three months")
        case Horizon.YEAR:
            return _("up to a year")
        case Horizon.LONGER:
            return _("more than a year")
    assert_never(horizon)


# -- movement and triggers -----------------------------------------------------------------------


def movement_head() -> str:
    """The title of the part about movement."""
    return _("Movement of credences")


def movement_words(number: int, moved: str, drop: str, excess: str, interval: str) -> str:
    """How far credences moved, and how much less uncertain they have become."""
    return counted(
        "In {n} log, the squares of all moves add up to {moved}, and uncertainty has dropped by "
        "{drop}, on average; the difference is {excess}; {interval}.",
        "In {n} logs, the squares of all moves add up to {moved}, and uncertainty has dropped by "
        "{drop}, on average; the difference is {excess}; {interval}.",
        number,
        moved=moved,
        drop=drop,
        excess=excess,
        interval=interval,
    )


def hint_words(hint: Hint) -> str:
    """What movement hints at."""
    match hint:
        case Hint.TOO_MUCH:
            return _(
                "Credences moved more than what was learned explains: a hint of overreaction, or "
                "of noise."
            )
        case Hint.TOO_LITTLE:
            return _(
                "Credences moved less than what was learned explains: a hint that they follow the "
                "news too slowly."
            )
        case Hint.NONE:
            return _("It may well be 0, which is what updating by Bayes' rule gives on average.")
    assert_never(hint)


def few_logs(number: int, least: int) -> str:
    """The sentence for logs that are too few."""
    return counted(
        "{n} log has moved so far; this can be told from {least} on.",
        "{n} logs have moved so far; this can be told from {least} on.",
        number,
        least=str(least),
    )


def triggers_head() -> str:
    """The title of the part about triggers."""
    return _("Triggers that fired")


def trigger_heads() -> tuple[str, str, str, str, str]:
    """The heads of the table of what triggers promised."""
    return _("Trigger"), _("Belief"), _("Said to lead to"), _("Became"), _("Difference")


def kept() -> str:
    """The difference of a credence that became what a trigger said."""
    return _("none")


def points(number: str) -> str:
    """A distance in percentage points; ``number`` is in the figures of the language."""
    # Translators: a distance between two credences: "10 points".
    return _("{number} points").format(number=number)


# -- calibration ----------------------------------------------------------------------------------


def calibration_heads() -> tuple[str, str, str, str, str, str]:
    """The heads of the table of bins."""
    return (
        _("Credence"),
        _("Decided"),
        _("Mean credence"),
        _("Came true"),
        _("Interval (90%)"),
        _("If calibrated"),
    )


def outcome_heads() -> tuple[str, str, str]:
    """The heads of the table of single outcomes."""
    return _("Belief"), _("Credence"), _("Outcome")


def came_true_of(share: str, true: str, number: str) -> str:
    """The share that came true, with the numbers: "62% (5 of 8)"."""
    return _("{share} ({true} of {number})").format(share=share, true=true, number=number)


def span(low: str, high: str) -> str:
    """From one number to another."""
    # Translators: an interval of percentages in a table: "20% to 80%".
    return _("{low} to {high}").format(low=low, high=high)


def calibration_note() -> str:
    """How to read the last two columns, and the picture."""
    return _(
        "The interval says how far the true share may be from the one seen. If calibrated, the "
        "share seen would be within the last column at least nine times in ten."
    )


def corp_words(score: str, miscalibration: str, discrimination: str, uncertainty: str) -> str:
    """The Brier score in its parts."""
    return _(
        "Brier score {score} = miscalibration {miscalibration} − discrimination {discrimination} + "
        "uncertainty {uncertainty}, by isotonic regression."
    ).format(
        score=score,
        miscalibration=miscalibration,
        discrimination=discrimination,
        uncertainty=uncertainty,
    )


def picture_title() -> str:
    """What the picture is, for those who cannot see it."""
    return _("How often what got a credence came true; the table has the same numbers.")


def picture_axes() -> tuple[str, str]:
    """The names of the axes of the picture."""
    return _("Credence"), _("Came true")


def picture_marks() -> tuple[str, str, str]:
    """What the dots with their lines are, the areas, and the curve."""
    return (
        _("share that came true, with its interval (90%)"),
        _("where it would be if calibrated"),
        _("without bins"),
    )
