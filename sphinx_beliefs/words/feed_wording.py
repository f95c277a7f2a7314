"""The words of feeds and of the calendar, in the language of the site."""

from __future__ import annotations

from sphinx_beliefs.model.site.mind_changes import ChangeKind
from sphinx_beliefs.words.change_wording import newly_held
from sphinx_beliefs.words.joining import _, enumerated
from sphinx_beliefs.words.wording import filled


def calendar_title(site: str) -> str:
    """The title of the calendar of a site."""
    # Translators: the title of a calendar; {site} is the title of a website.
    return filled(_("{site}: to decide and review"), site=site)


def to_decide() -> str:
    """The phrase around a claim in a calendar, on the day by which it should be decided."""
    return _("Decide: {claim}")


def to_review() -> str:
    """The phrase around a topic in a calendar, on the day by which it should be reviewed."""
    return _("Review: {topic}")


def changes_title(site: str) -> str:
    """The title of the feed of what has changed an author's mind."""
    # Translators: the title of a feed; {site} is the title of a website.
    return filled(_("{site}: changes of mind"), site=site)


def readings_title(site: str) -> str:
    """The title of the feed of what an author has read."""
    # Translators: the title of a feed; {site} is the title of a website.
    return filled(_("{site}: reading"), site=site)


def change_text(kind: ChangeKind, before: str, after: str) -> str:
    """The words of a change of a credence, or of a belief that is new; credences that are not known
    are empty.
    """
    if kind is ChangeKind.NEW:
        return enumerated(filter(None, (newly_held(), after)))
    if not before:
        # Translators: the credence of a belief after a change: "Now 70%".
        return filled(_("Now {credence}"), credence=after)
    return filled(_("From {before} to {after}"), before=before, after=after)


def last_credence(credence: str) -> str:
    """The last credence of a belief that is over."""
    return filled(_("Last credence: {credence}"), credence=credence)
