"""The one place where warnings and notes for authors are issued, with the model's subtypes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.locale import get_translation, get_translator
from sphinx.util import logging

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_beliefs.model.message import Message
    from sphinx_beliefs.model.problem import Place, Problem

__all__ = ["location_of", "problem_text", "tell", "tell_states", "warn"]

#: The length limit of quotations of an author's text, in characters.
_LONGEST = 300

_logger = logging.getLogger(__name__)
_ = get_translation("sphinx_beliefs", "console")


def warn(problem: Problem, location: str | tuple[str, int | None] | nodes.Node | None) -> None:
    """Warn of a problem, translated, at a location: type ``beliefs``, with its own subtype."""
    text, subtype = problem_text(problem), problem.subtype.code
    _logger.warning("%s", text, type="beliefs", subtype=subtype, location=location)


def problem_text(problem: Problem) -> str:
    """What is wrong, in the language of the console."""
    values = {
        name: _(value) if name in problem.ours else _shortened(value)
        for name, value in problem.values.items()
    }
    message = _(problem.message)
    if problem.many:
        message = _ngettext(problem.message, problem.many, problem.count)
        values["count"] = str(problem.count)
    return message.format(**values)


def tell(message: Message, /, *, about: str = "", **values: str) -> None:
    """Report something that is not a mistake, such as why git is not asked; ``about`` is the option
    that it is about, if the message does not name it.
    """
    _logger.info("beliefs: %s%s", about and f"{about}: ", _(message).format(**values))


def tell_states(stubs: int, unfinished: int) -> None:
    """Report in one line the number of topics of a site that are not written."""
    ngettext, told = _ngettext, []
    if stubs:
        told.append(ngettext("{n} topic is a stub", "{n} topics are stubs", stubs).format(n=stubs))
    if stubs and unfinished:
        told.append(ngettext("{n} unfinished", "{n} unfinished", unfinished).format(n=unfinished))
    elif unfinished:
        text = ngettext("{n} topic is unfinished", "{n} topics are unfinished", unfinished)
        told.append(text.format(n=unfinished))
    comma = _("{one}, {two}").removeprefix("{one}").removesuffix("{two}")
    _logger.info("beliefs: %s", comma.join(told) or _("all topics are written"))


def location_of(docname: str, place: Place) -> str | tuple[str, int | None]:
    """The location of a place on a page, in the form that ``warn`` takes."""
    if place.source:
        return f"{place.source}:{place.line}" if place.line else place.source
    return (docname, place.line or None)


def _ngettext(one: str, many: str, count: int) -> str:
    """A message with a count in it, in the plural form of the language for that count."""
    return get_translator("sphinx_beliefs", "console").ngettext(one, many, count)


def _shortened(value: str) -> str:
    """An author's text for a warning."""
    return value if len(value) <= _LONGEST else value[: _LONGEST - 2] + " …"
