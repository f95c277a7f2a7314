"""Where a belief comes from: an id on a platform, such as ``manifold:AbC``, a URL, or both."""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinx_beliefs.model.notation.urls import parse_url
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Problem, Subtype

#: A platform of at least two letters, and what it calls the question.
_ID = LazyPattern(r"(?P<platform>[A-Za-z][A-Za-z0-9-]{1,40}):(?!//)(?P<id>[^\s<>\"]{1,300})")
_URL = LazyPattern(r"https?://[^\s<>\"`]+")

#: What stands before the colon in addresses, which are not ids.
_NOT_PLATFORMS = frozenset(
    {"http", "https", "mailto", "doi", "arxiv", "javascript", "vbscript", "data", "file", "ftp"}
    | {"blob", "about", "tel", "sms", "ws", "wss"}
)
#: A host, and a path after it: no place of a site has both.
_WITHOUT_SCHEME = LazyPattern(r"(?:[a-z0-9-]{1,60}\.){1,5}[a-z]{2,20}/[^\s<>\"`]*", re.IGNORECASE)


class Source(NamedTuple):
    """The ``id`` with its platform, and the ``url``, which is safe; each is empty if not given."""

    id: str = ""
    url: str = ""

    def __str__(self) -> str:
        """The source as an author writes it."""
        return f"{self.id} {self.url}".strip()


def parse_source(written: str, *, field: str) -> tuple[Source, Problem | None]:
    """Read where a belief comes from: an id, a URL, or an id and a URL after it.

    If another notation is clear, both the source and a problem are returned; if the text cannot be
    read, the source is empty.
    """
    parts = written.split()
    ids = [found for part in parts if (found := _id(part))]
    if len(parts) == len(ids) == 1:
        return Source(id=ids[0]), None
    if len(parts) == 2 and len(ids) == 1:
        is_first = bool(_id(parts[0]))
        url, problem = _parse_web(parts[1] if is_first else parts[0], field)
        source = Source(ids[0], url)
        if url and not is_first:
            message = N_("{field}: the id stands before the URL; write {fixed}")
            problem = Subtype.OPTION_VALUE.problem(message, field=field, fixed=str(source))
        return source, problem
    url, problem = _parse_web(written, field)
    return Source(url=url), problem


def _id(text: str) -> str:
    """An id, with its platform in lower case; empty for other texts."""
    match = _ID.fullmatch(text)
    if match is None or match["platform"].lower() in _NOT_PLATFORMS:
        return ""
    return f"{match['platform'].lower()}:{match['id']}"


def _parse_web(text: str, field: str) -> tuple[str, Problem | None]:
    """Read a URL of the web; what else has an address is not where a belief comes from."""
    url, problem = parse_url(text, field=field)
    if _URL.match(url.lower()):
        return url, problem
    scheme, colon, _rest = text.strip().partition(":")
    if problem is not None and colon and scheme.lower() in _NOT_PLATFORMS:
        return "", problem
    text = text.strip()
    if _WITHOUT_SCHEME.fullmatch(text):
        message = N_("{field}: {written} is not a URL as it stands; write {fixed}")
        url = f"https://{text}"
        return url, Subtype.URL.problem(message, field=field, written=repr(text), fixed=url)
    message = N_(
        "{field}: {written} is neither a URL nor an id; write a URL that begins with https://, an "
        "id such as manifold:AbC, or both, the id first"
    )
    return "", Subtype.OPTION_VALUE.problem(message, field=field, written=repr(text))
