"""The words that readers see, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation, get_translator

from sphinx_beliefs.model.fields.topic_fields import STATUSES
from sphinx_beliefs.model.notation.credence import Credence, CredenceKind
from sphinx_beliefs.model.notation.dates import Date, DateKind
from sphinx_beliefs.model.notation.names import within_sentence
from sphinx_beliefs.model.notation.placeholders import BlankKind, Blanks
from sphinx_beliefs.model.records.items import Direction, Resolution
from sphinx_beliefs.model.records.pages import TopicState
from sphinx_beliefs.words.daytext import day_text, month_text

if TYPE_CHECKING:
    from collections.abc import Mapping

CATALOGUE = "sphinx_beliefs"
_ = get_translation(CATALOGUE)

#: How long a title may be, in characters, where it stands for another item's.
_SHORT = 60


def date_text(date: Date, *, language: str, date_format: str = "long") -> str:
    """A date for a reader, as exact as it is known: "May 1, 2026", "May 2026", "2026"."""
    if date.kind is DateKind.FORTHCOMING:
        return _("forthcoming")
    day = date.first_day
    if day is None:
        return date.text
    if not date.month:
        return str(date.year)
    return day_text(day, language, date_format) if date.day else month_text(day, language)


def blanks_text(blanks: Blanks) -> str:
    """What is left to write: "3 credences, 2 whys"; empty if nothing is."""
    return ", ".join(_blank_text(kind, count) for kind, count in blanks)


def counted(one: str, many: str, count: int) -> str:
    """Words with a count ``{n}`` in them, in the form that the count has in the language."""
    return get_translator(CATALOGUE).ngettext(one, many, count).format(n=count)


def _blank_text(kind: BlankKind, count: int) -> str:
    match kind:
        case BlankKind.CREDENCE:
            return counted("{n} credence", "{n} credences", count)
        case BlankKind.WHY:
            return counted("{n} why", "{n} whys", count)
        case BlankKind.DATE:
            return counted("{n} date", "{n} dates", count)
        case BlankKind.TITLE:
            return counted("{n} title", "{n} titles", count)
        case BlankKind.TAKEAWAY:
            return counted("{n} takeaway", "{n} takeaways", count)
        case BlankKind.OTHER:
            return counted("{n} other blank", "{n} other blanks", count)


# Fixed phrases are functions, so that each is looked up in the language of its build.


def normative() -> str:
    """What stands where a normative belief has no credence."""
    return _("normative")


def no_region() -> str:
    """The title of the group of what belongs to no region."""
    return _("No region")


def status_labels(statuses: Mapping[str, str]) -> dict[str, str]:
    """What a reader sees for each status; the labels that are ours are translated."""
    return {
        status: _(label) if STATUSES.get(status) == label else label
        for status, label in statuses.items()
    }


def filled(phrase: str, **values: str) -> str:
    """A phrase with its gaps filled in, whatever stands in them."""
    for name, value in values.items():
        phrase = phrase.replace(f"{{{name}}}", value)
    return phrase


def was_in() -> str:
    """What a credence was before it changed last."""
    return _("Was {credence} in {date}")


def unchanged_since() -> str:
    """What there is to say of a log in which nothing changes."""
    return _("Unchanged since {date}")


def course_text(first: tuple[str, str], last: tuple[str, str]) -> str:
    """The picture of a credence's course in words; each end is a credence and its date."""
    return _("From {first} ({start}) to {last} ({end})").format(
        first=first[0], start=first[1], last=last[0], end=last[1]
    )


def held_since() -> str:
    """The phrase around the date since when a belief has been held."""
    return _("Held since {date}")


def to_be_decided() -> str:
    """The phrase around the date by when a belief should be decided."""
    return _("to be decided by {date}")


def overdue() -> str:
    """What marks a belief that should have been decided by now."""
    return _("overdue")


def review_was_due() -> str:
    """The phrase around the date by when a topic should have been reviewed."""
    return _("review due since {date}")


def never_reviewed() -> str:
    """What marks a topic that should be reviewed and never was."""
    return _("not reviewed yet")


def resolution_text(resolution: Resolution) -> str:
    """What became of a belief, in words."""
    match resolution:
        case Resolution.TRUE:
            return _("Came true")
        case Resolution.FALSE:
            return _("Came out false")
        case Resolution.AMBIGUOUS:
            return _("Ambiguous: it cannot be told")
        case Resolution.ANNULLED:
            return _("Annulled: it was never put to the test")
        case Resolution.WITHDRAWN:
            return _("Withdrawn: no longer held")
        case Resolution.SUPERSEDED:
            return _("Superseded")


def superseded_by() -> str:
    """The phrase around the belief that has taken the place of another."""
    return _("Superseded by {belief}")


def came_to_pass() -> str:
    """What marks a trigger that has fired."""
    return _("Came to pass")


def effect_text(before: str, after: str) -> str:
    """What a trigger does to a credence."""
    if not before:
        return _("(→ {after})").format(after=after)
    return _("({before} → {after})").format(before=before, after=after)


def ratio_text(ratio: str) -> str:
    """How strong the evidence of a trigger is."""
    return _("likelihood ratio {ratio}").format(ratio=ratio)


def mover_label(way: Direction | None) -> str:
    """What leads in the triggers that would move a belief one way."""
    match way:
        case Direction.UP:
            return _("Would raise it:")
        case Direction.DOWN:
            return _("Would lower it:")
    return _("Would move it:")


def has_moved_label() -> str:
    """What leads in the triggers of a belief that have fired."""
    return _("Has come to pass:")


def questions_label() -> str:
    """What leads in the uncertainties that bear on a belief."""
    return _("Uncertain:")


def supersedes_label() -> str:
    """What leads in the beliefs whose place another has taken."""
    return _("In place of:")


def if_yes_label() -> str:
    """The label of what a yes to an open question would do."""
    return _("If yes:")


def if_no_label() -> str:
    """The label of what a no would do."""
    return _("If no:")


def readings_label() -> str:
    """What leads in what was read about a belief."""
    return _("Read on it:")


def naming_label() -> str:
    """What leads in the items whose text names an item."""
    return _("Named in:")


def citing_label() -> str:
    """What leads in the pages that cite an item."""
    return _("Cited on:")


def kept_on_label() -> str:
    """What leads in the page on which a log was written."""
    return _("Kept on:")


def log_of_label() -> str:
    """What leads in the belief that a log belongs to."""
    return _("Credence log:")


def last_reviewed() -> str:
    """The phrase around the date of the last review."""
    return _("Last reviewed {date}")


def last_changed() -> str:
    """The phrase around the date of the last substantive update."""
    return _("views last changed {date}")


def state_word(state: TopicState) -> str:
    """What marks a topic that is not written in lists, and what stands on it; empty for others."""
    match state:
        case TopicState.STUB:
            return _("stub")
        case TopicState.UNFINISHED:
            return _("unfinished")
        case TopicState.WRITTEN:
            return ""


def still_to_write(blanks: Blanks) -> str:
    """What is left to write on an unfinished topic, in its header."""
    return _("Still to write: {left}").format(left=blanks_text(blanks))


def to_write_label() -> str:
    """What leads in the blanks among the options of an item."""
    return _("Still to write:")


def credence_text(value: Credence | None) -> str:
    """A credence as text; empty for none."""
    if value is None:
        return ""
    return normative() if value.kind is CredenceKind.NORMATIVE else value.text


def explained_credence(value: Credence | None) -> list[str]:
    """A credence as text, and in brackets what it means in percent where it is no number."""
    if value is None or not value.text:
        return []
    return [credence_text(value), *([f"({value.meaning})"] if value.meaning else [])]


def link_to_come() -> str:
    """What stands after something that was read and has no link yet."""
    return _("(link to come)")


def link_title() -> str:
    """What the permalink of an item says."""
    return _("Link to this item")


def to_be_written() -> str:
    """What a placeholder says when it is pointed at."""
    return _("Still to be written")


def shorten(title: str) -> str:
    """The beginning of a title where the whole of it would be in the way: 60 characters or so."""
    title = within_sentence(title, ";")
    if len(title) <= _SHORT:
        return title
    words = title[: _SHORT - 1].rpartition(" ")[0] or title[: _SHORT - 1]
    return words.rstrip(" ,;:–—") + "\u00a0…"
