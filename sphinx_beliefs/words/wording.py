"""The words that readers see, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from sphinx.locale import get_translator

from sphinx_beliefs.model.known_names import CATALOGUE, STATUSES
from sphinx_beliefs.model.notation.credence import Credence, CredenceKind
from sphinx_beliefs.model.notation.dates import Date, DateKind
from sphinx_beliefs.model.notation.placeholders import BlankKind, Blanks
from sphinx_beliefs.model.records.items import Direction, Resolution
from sphinx_beliefs.model.records.pages import TopicState
from sphinx_beliefs.words.daytext import day_text, month_text, year_text
from sphinx_beliefs.words.joining import _, enumerated

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The length of a title, in characters, for which every line of a page has room.
_FITS = 60


def date_text(date: Date, *, language: str, date_format: str = "long") -> str:
    """A date for a reader, as exact as it is known: "May 1, 2026", "May 2026", "2026"."""
    if date.kind is DateKind.FORTHCOMING:
        return _("forthcoming")
    day = date.first_day
    if day is None:
        return date.text
    if not date.month:
        return year_text(day, language)
    return day_text(day, language, date_format) if date.day else month_text(day, language)


def blanks_text(blanks: Blanks) -> str:
    """The blanks that are left to fill: "3 credences, 2 whys"; empty if there are none."""
    return enumerated(_blank_text(kind, count) for kind, count in blanks)


def counted(one: str, many: str, count: int, **values: str) -> str:
    """Words with a count ``{n}`` in them, in the plural form that the language has for it, and with
    other values.
    """
    return get_translator(CATALOGUE).ngettext(one, many, count).format(n=count, **values)


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
    assert_never(kind)


# Fixed phrases are functions, so that each is looked up in the language of the build.


def normative() -> str:
    """The word in place of a normative belief's credence."""
    return _("normative")


def no_region() -> str:
    """The title of the group of records without a region."""
    return _("No region")


def status_labels(statuses: Mapping[str, str]) -> dict[str, str]:
    """The label of each status, by slug; the extension's own labels are translated."""
    return {
        status: _(label) if STATUSES.get(status) == label else label
        for status, label in statuses.items()
    }


def filled(phrase: str, **values: str) -> str:
    """A phrase with its gaps filled in, even if the values contain braces."""
    for name, value in values.items():
        phrase = phrase.replace(f"{{{name}}}", value)
    return phrase


def was_before(before: str, date: str, changed: str) -> str:
    """A credence before its last change, the date of that credence, and the date of the change."""
    values = {"credence": before, "date": date, "changed": changed}
    if date == changed:
        # Translators: a date in braces is a month with its year as it stands by itself ("May
        # 2026"), or a year; elsewhere it can be a day. It often goes best after a colon.
        return filled(_("Was {credence}, last changed in {changed}"), **values)
    return filled(_("Was {credence} in {date}, last changed in {changed}"), **values)


def unchanged_since() -> str:
    """The phrase for a log without changes."""
    return _("Unchanged since {date}")


def in_the_history() -> str:
    """The phrase of an entry of a log that the history of the site bears out."""
    # Translators: behind an entry of a log; the date is the day from which on what it says is in
    # the version history of the site (git).
    return _("in the history since {date}")


def in_the_history_since_then() -> str:
    """The phrase of an entry that is in the history of the site since the day that it names."""
    return _("in the history since then")


def all_in_the_history() -> str:
    """The sentence below a log all of whose entries the history of the site bears out."""
    # Translators: below a log of a belief; the history is the version history of the site (git).
    return _("The history of this site bears out each of these entries, to within two days.")


def course_text(first: tuple[str, str], last: tuple[str, str]) -> str:
    """The course of a credence in words, in place of its picture; each end is a credence and its
    date.
    """
    return _("From {first} ({start}) to {last} ({end})").format(
        first=first[0], start=first[1], last=last[0], end=last[1]
    )


def held_since() -> str:
    """The phrase around the date since when a belief has been held."""
    return _("Held since {date}")


def to_be_decided(*, begins: bool) -> str:
    """The phrase around the date by when a belief should be decided; ``begins`` says whether it
    begins a line.
    """
    return _("To be decided by {date}") if begins else _("to be decided by {date}")


def source_label() -> str:
    """The label of the place where a belief comes from."""
    # Translators: before a link to the site on which a forecast was first made.
    return _("Source:")


def overdue() -> str:
    """The mark of a belief that should have been decided by now."""
    return _("overdue")


def review_was_due() -> str:
    """The phrase around the date by when a topic should have been reviewed."""
    return _("review due since {date}")


def never_reviewed() -> str:
    """The mark of a topic that should be reviewed and never was."""
    return _("not reviewed yet")


def resolution_text(resolution: Resolution) -> str:
    """The outcome of a belief, in a few words."""
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
    assert_never(resolution)


def superseded_by() -> str:
    """The phrase around the belief that supersedes another."""
    return _("Superseded by {belief}")


def came_to_pass() -> str:
    """The mark of a trigger that has fired."""
    return _("Came to pass")


def effect_text(before: str, after: str) -> str:
    """The effect of a trigger on a credence: "(~70% → ~40%)"."""
    if not before:
        return _("(→ {after})").format(after=after)
    return _("({before} → {after})").format(before=before, after=after)


def ratio_text(ratio: str) -> str:
    """The strength of a trigger's evidence, as its likelihood ratio."""
    return _("likelihood ratio {ratio}").format(ratio=ratio)


def mover_label(way: Direction | None) -> str:
    """The label of the triggers that would move a belief one way."""
    match way:
        case Direction.UP:
            return _("Would raise it:")
        case Direction.DOWN:
            return _("Would lower it:")
        case Direction.EITHER | None:
            return _("Would move it:")
    assert_never(way)


def has_moved_label() -> str:
    """The label of the triggers of a belief that have fired."""
    return _("Has come to pass:")


def supersedes_label() -> str:
    """The label of the beliefs that another has superseded."""
    return _("In place of:")


def if_yes_label() -> str:
    """The label of the effect of a yes to an open question."""
    return _("If yes:")


def if_no_label() -> str:
    """The label of the effect of a no to an open question."""
    return _("If no:")


def criteria_label() -> str:
    """The label of the criteria by which a belief is decided."""
    # Translators: before the author's words on how it will be decided whether a claim is true.
    return _("Criteria:")


def naming_label() -> str:
    """The label of the items whose text names an item."""
    return _("Named in:")


def citing_label() -> str:
    """The label of the pages that cite an item."""
    return _("Cited on:")


def kept_on_label() -> str:
    """The label of the page on which a log was written."""
    return _("Kept on:")


def log_of_label() -> str:
    """The label of the belief that a log belongs to."""
    return _("Credence log:")


def last_reviewed() -> str:
    """The phrase around the date of the last review."""
    return _("Last reviewed {date}")


def last_changed() -> str:
    """The phrase around the date of the last substantive update."""
    return _("views last changed {date}")


def state_word(state: TopicState) -> str:
    """The mark, in lists, of a stub or an unfinished topic and its items; empty for others."""
    match state:
        case TopicState.STUB:
            return _("stub")
        case TopicState.UNFINISHED:
            return _("unfinished")
        case TopicState.WRITTEN:
            return ""
    assert_never(state)


def still_to_write(blanks: Blanks) -> str:
    """The line on the blanks that are left on an unfinished topic, in its header."""
    return _("Still to write: {left}").format(left=blanks_text(blanks))


def to_write_label() -> str:
    """The label of the blanks among the options of an item."""
    return _("Still to write:")


def credence_text(value: Credence | None) -> str:
    """A credence as text; empty for none."""
    if value is None:
        return ""
    return normative() if value.kind is CredenceKind.NORMATIVE else value.text


def disagree() -> str:
    """The text of the link below a belief for readers who see it differently."""
    return _("Disagree?")


def link_to_come() -> str:
    """The note after a reading that has no link yet."""
    return _("(link to come)")


def link_title() -> str:
    """The text of an item's permalink, for those who hover over it or cannot see it."""
    return _("Link to this item")


def to_be_written() -> str:
    """The text of a placeholder when readers hover over it."""
    return _("Still to be written")


def tooltip_of(title: str) -> str:
    """The text on hovering over a title in a line of several: a long title, since the line may not
    have room for all of it; empty for others.
    """
    return title if len(title) > _FITS else ""
