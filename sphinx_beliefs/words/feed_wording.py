"""The words of feeds and of the calendar, in the language of the site."""

from __future__ import annotations

from sphinx_beliefs.words.joining import _
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
