"""The words of lists of what has changed an author's mind, in the language of the site."""

from __future__ import annotations

from sphinx_beliefs.words.joining import _


def change_heads() -> tuple[str, str, str, str]:
    """The heads of the columns: the day, the belief, what changed, and why."""
    return _("Date"), _("Belief"), _("Change"), _("Why")


def newly_held() -> str:
    """The mark of a belief that is held from then on, before its credence."""
    # Translators: a belief that an author holds from a day on, as in "New · 70%", "New, 70%".
    return _("New")


def arrow() -> str:
    """The sign between a credence and the one after it."""
    # Translators: the sign between two credences, in the direction of writing: "70% → 40%".
    return _("→")


def then() -> str:
    """The word in which the sign between two credences is read aloud."""
    # Translators: read aloud in place of an arrow: "70 percent, then 40 percent".
    return _("then")


def no_changes(*, is_of_a_time: bool) -> str:
    """The text of a list that finds nothing; ``is_of_a_time`` says whether it asks for a time."""
    return _("No change of mind in this time.") if is_of_a_time else _("No change of mind yet.")


def since_words() -> dict[str, str]:
    """The texts of the script that shows the changes since a date, by attribute."""
    return {
        # Translators: numbers of changes: "Changed since May 1, 2026: 3 of 12".
        "data-beliefs-since": _("Changed since {date}: {shown} of {total}"),
        "data-beliefs-unchanged": _("Nothing has changed since {date}."),
        "data-beliefs-all": _("Show all"),
    }


def cut_words() -> dict[str, str]:
    """The text of the script for lists that leave out some of the changes since a date."""
    # Translators: a number of changes: "Changed since May 1, 2026: 20 in this list; ...".
    return {
        "data-beliefs-cut": _("Changed since {date}: {shown} in this list; others are left out")
    }
