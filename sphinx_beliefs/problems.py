"""The one place where authors are warned, and told; the subtypes are those of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation, get_translator
from sphinx.util import logging

from sphinx_beliefs.model.problem import Message

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_beliefs.model.problem import Place, Problem

__all__ = ["location_of", "tell_states", "warn"]

#: How much of what an author wrote is quoted, in characters.
_LONGEST = 300

_logger = logging.getLogger(__name__)
_ = get_translation("sphinx_beliefs", "console")


def warn(problem: Problem, location: str | tuple[str, int | None] | nodes.Node | None) -> None:
    """Warn of a problem, translated, at a place: type ``beliefs``, with its own subtype."""
    values = {name: _shown(value) for name, value in problem.values.items()}
    message = _(problem.message)
    if problem.many:
        message = _ngettext(problem.message, problem.many, problem.count)
        values["count"] = str(problem.count)
    text = message.format(**values)
    _logger.warning("%s", text, type="beliefs", subtype=problem.subtype.code, location=location)


def tell_states(stubs: int, unfinished: int) -> None:
    """Tell in a line how many topics of a site are not written."""
    ngettext, told = _ngettext, []
    if stubs:
        told.append(ngettext("{n} topic is a stub", "{n} topics are stubs", stubs).format(n=stubs))
    if stubs and unfinished:
        told.append(ngettext("{n} unfinished", "{n} unfinished", unfinished).format(n=unfinished))
    elif unfinished:
        text = ngettext("{n} topic is unfinished", "{n} topics are unfinished", unfinished)
        told.append(text.format(n=unfinished))
    _logger.info("beliefs: %s", ", ".join(told) or _("all topics are written"))


def location_of(docname: str, place: Place) -> str | tuple[str, int | None]:
    """The location, in the form ``warn`` takes, of something written on a page."""
    if place.source:
        return f"{place.source}:{place.line}" if place.line else place.source
    return (docname, place.line or None)


def _ngettext(one: str, many: str, count: int) -> str:
    """A message with a count in it, in the form that the count has in the reader's language."""
    return get_translator("sphinx_beliefs", "console").ngettext(one, many, count)


def _shown(value: str) -> str:
    """A value as a warning has it: translated if it is ours, or as long as it should be quoted."""
    if isinstance(value, Message):
        return _(value)
    return value if len(value) <= _LONGEST else value[: _LONGEST - 2] + " …"
