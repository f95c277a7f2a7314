"""The one place where authors are warned, and told; the subtypes are those of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation, get_translator
from sphinx.util import logging

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_beliefs.model.problem import Problem
    from sphinx_beliefs.model.records import Place

__all__ = ["location_of", "tell_states", "warn"]

#: How much of what an author wrote is quoted, in characters.
_LONGEST = 300

_logger = logging.getLogger(__name__)
_ = get_translation("sphinx_beliefs", "console")


def warn(problem: Problem, location: str | tuple[str, int | None] | nodes.Node | None) -> None:
    """Warn of a problem, translated, at a place: type ``beliefs``, with its own subtype."""
    values = {name: _cut(value) for name, value in problem.values.items()}
    text = _(problem.message).format(**values)
    _logger.warning("%s", text, type="beliefs", subtype=problem.subtype.code, location=location)


def tell_states(stubs: int, unfinished: int) -> None:
    """Tell in a line how many topics of a site are not written."""
    ngettext = get_translator("sphinx_beliefs", "console").ngettext
    if stubs and unfinished:
        text = ngettext(
            "{n} topic is a stub, {unfinished} unfinished",
            "{n} topics are stubs, {unfinished} unfinished",
            stubs,
        )
    elif unfinished:
        text = ngettext("{n} topic is unfinished", "{n} topics are unfinished", unfinished)
    elif stubs:
        text = ngettext("{n} topic is a stub", "{n} topics are stubs", stubs)
    else:
        text = _("all topics are written")
    _logger.info("beliefs: %s", text.format(n=stubs or unfinished, unfinished=unfinished))


def location_of(docname: str, place: Place) -> str | tuple[str, int | None]:
    """The location, in the form ``warn`` takes, of something written on a page."""
    if place.source:
        return f"{place.source}:{place.line}" if place.line else place.source
    return (docname, place.line or None)


def _cut(value: str) -> str:
    """A value as long as a warning should quote it."""
    return value if len(value) <= _LONGEST else value[: _LONGEST - 2] + " …"
