"""The way for readers to disagree with a belief, as a site says it: a mail address, or a URL with
``{fields}`` for the facts of the belief.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct

from sphinx_beliefs.model.excerpts import whole_words
from sphinx_beliefs.model.notation.names import nearest
from sphinx_beliefs.model.notation.urls import is_harmful, parse_url
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Problem, Subtype

if TYPE_CHECKING:
    import re

#: The facts of a belief that a URL can have in it.
FIELDS = ("title", "credence", "url")

#: The length limit of a title in a link, in characters. Servers refuse addresses that are too long,
#: and in an address a character can take nine.
_LONGEST_TITLE = 200

_FIELD = LazyPattern(r"\{([^{}]{0,40})\}")
_SCHEMES = ("http://", "https://", "mailto:")

#: What a message begins with: the subject is the claim, and the text has a line for each fact.
_MESSAGE = "?subject={title}&body={title}%0D%0A{credence}%0D%0A{url}%0D%0A%0D%0A"

#: Characters that need no escape before the @ of an address in a URL: RFC 6068, section 2.
_IN_ADDRESS = "@!$'*+/=^_`|~"


class DiscussLink(Struct, frozen=True, kw_only=True):
    """An absolute http, https or mailto URL, with fields. ``names_url`` says that an author wrote
    the field for the address of the belief.
    """

    template: str
    names_url: bool = False

    def filled(self, *, title: str, credence: str, url: str) -> str:
        """The link for a belief, its facts escaped so that each stays one value."""
        facts = {"title": _cut(title), "credence": credence, "url": url}

        def escaped(match: re.Match[str]) -> str:
            return quote(facts.get(match[1], ""), safe="", errors="replace")

        return _FIELD.sub(escaped, self.template)


def parse_discuss(written: str, *, field: str) -> tuple[DiscussLink | None, list[Problem]]:
    """Read a mail address, or an absolute URL with fields.

    If the text is neither, there is no link. A field that is not known stays empty.
    """
    text = written.strip()
    if text.lower().startswith(_SCHEMES):
        # In a query, authors write words with spaces.
        text = text.replace(" ", "%20")
    # The URL of a belief whose facts are all "x".
    example = _FIELD.sub("x", text)
    url, problem = parse_url(example, field=field)
    if problem is None and url == f"mailto:{text}":
        return DiscussLink(template=f"mailto:{quote(text, safe=_IN_ADDRESS)}{_MESSAGE}"), []
    if problem is not None or url != example or not url.lower().startswith(_SCHEMES):
        return None, [_refusal(written, field)]
    if url == text and url.lower().startswith("mailto:") and "?" not in url:
        return DiscussLink(template=text + _MESSAGE), []
    names = {match[1] for match in _FIELD.finditer(text)}
    problems = [_unknown(name, field) for name in sorted(names - {*FIELDS})]
    return DiscussLink(template=_without_stray_braces(text), names_url="url" in names), problems


def _cut(title: str) -> str:
    """The beginning of a title that is too long for an address."""
    if len(title) <= _LONGEST_TITLE:
        return title
    return f"{whole_words(title, _LONGEST_TITLE)} …"


def _without_stray_braces(text: str) -> str:
    """A template whose braces are all those of fields: a URL can have no others."""
    parts, end = [], 0
    for match in _FIELD.finditer(text):
        parts += [_escaped_braces(text[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*parts, _escaped_braces(text[end:])])


def _escaped_braces(text: str) -> str:
    return text.replace("{", "%7B").replace("}", "%7D")


def _refusal(written: str, field: str) -> Problem:
    if is_harmful(written):
        message = N_(
            "{field}: {written} is not a link that readers should follow; write one that begins "
            "with https://"
        )
    else:
        message = N_(
            "{field}: {written} is neither a mail address nor a URL; write an address such as "
            "me@example.org, or a URL that begins with https:// and has {{title}}, {{credence}} "
            "or {{url}} in it"
        )
    return Subtype.CONFIG.problem(message, field=field, written=repr(written)[:200])


def _unknown(name: str, field: str) -> Problem:
    """A field that no belief has."""
    close = nearest(name.strip().lower(), FIELDS)
    return Subtype.CONFIG.problem(
        N_("{field}: no belief has a {name}, which is left empty; write {close}"),
        field=field,
        name=f"{{{name}}}",
        close=" / ".join(f"{{{each}}}" for each in close or FIELDS),
    )
