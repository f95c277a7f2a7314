"""URLs that readers can follow without harm."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from sphinx_beliefs.model.notation.names import unquoted
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Problem, Subtype

_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
#: Schemes whose content a browser runs, or shows as a page of this site.
_HARMFUL_SCHEMES = frozenset({"javascript", "vbscript", "data"})
# Browsers drop control characters and white space before they look for a scheme.
_DROPPED = LazyPattern(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
_SCHEME = LazyPattern(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE | re.ASCII)
_KIND_OF_DATA = LazyPattern(r"([^;,]*)[;,]")
#: Types that a browser shows as a picture or as plain text; an SVG image can contain scripts.
_HARMLESS_DATA = frozenset(
    {"", "text/plain", *(f"image/{name}" for name in ("avif", "gif", "jpeg", "png", "webp"))}
)
# The part after the last dot excludes dots, or every dot would be tried as the last one.
_MAIL = LazyPattern(r"[^\s@:/<>]+@[^\s@:/<>]+\.[^\s@:/<>.]+")

#: Digital object identifiers, which doi.org resolves: DOI Handbook, section 2.2.
_DOI = LazyPattern(r"(?:(?:doi|DOI|Doi):? ?)?(?P<doi>10\.\d{4,9}/\S+)", re.ASCII)
_ARXIV = LazyPattern(r"arxiv: ?(?P<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z.-]+/\d{7})", re.IGNORECASE)

#: A host, known by its ending: none of these is also an ending of file names on sites.
_HOST = (
    r"(?:www\.[^\s/.]+\.[^\s/?#]+"
    r"|(?:[a-z0-9-]+\.){1,5}(?:com|org|net|edu|gov|int|info|io|ai|dev|co|uk|de|eu|fr|ch|at"
    r"|ca|au|be|nl|se|dk|jp|us|ly|xyz))"
    r"(?::\d+)?(?=[/?#]|\Z)"
)
_BARE_HOST = LazyPattern(rf"(?:{_HOST})\S*", re.IGNORECASE | re.ASCII)
_MISSPELT = LazyPattern(
    rf"h?t{{1,3}}p(?P<safe>s?)[:;.]?[/\\]{{0,3}}(?P<rest>{_HOST}\S*)", re.IGNORECASE | re.ASCII
)

#: URLs with the markup that other notations put around them.
_LINKS = (
    LazyPattern(r"\[[^\[\]]*\]\((?P<url>\S+)\)"),
    LazyPattern(r"`[^`<>]*<(?P<url>[^<>\s]+)>`__?"),
    LazyPattern(r"<(?P<url>[^<>\s]+)>"),
    LazyPattern(r"\((?P<url>\S+)\)"),
    LazyPattern(r"\[(?P<url>[^\[\]\s]+)\]"),
)

#: A single word; it could be a page's name, but that would probably have an ending.
_WORD = LazyPattern(r"[^\s./#?@:]+|n/a", re.IGNORECASE)

#: Characters that no URL contains unescaped: RFC 3986, appendix A.
_NOT_IN_URL = LazyPattern(r"[<>\"`]|\]\(")


class _Reading(NamedTuple):
    """The URL that a text was read as; ``is_told`` says whether the author should write that."""

    url: str
    is_told: bool = True


def parse_url(written: str, *, field: str) -> tuple[str, Problem | None]:
    """Read an http, https or mailto URL, a mail address, a DOI or a relative URL.

    If another notation is clear, both the URL and a problem are returned; if the text cannot be
    read, the URL is empty.
    """
    text = written.strip()
    found = _read(text)
    if not found.is_told:
        return found.url, None
    scheme = _SCHEME.match(text if " " in text and not is_harmful(text) else _DROPPED.sub("", text))
    if found.url:
        message = N_("{field}: {written} is not a URL as it stands; write {fixed}")
    elif _is_foreign(scheme):
        message = N_(
            "{field}: {written} is not a link that readers should follow; write one that begins "
            "with https://"
        )
    else:
        message = N_(
            "{field}: {written} is not a URL; write one that begins with https:// and has no spaces"
        )
    return found.url, Subtype.URL.problem(message, field=field, written=repr(text), fixed=found.url)


def _read(text: str) -> _Reading:
    bare = _DROPPED.sub("", text)
    if match := _DOI.fullmatch(text):
        return _Reading("https://doi.org/" + quote(match["doi"], safe="/:;().,_-"), is_told=False)
    if bare != text or not text:
        return _Reading(_unwrapped(text))
    if _MAIL.fullmatch(text):
        return _Reading(f"mailto:{text}", is_told=False)
    if fixed := _unwrapped(text) or _with_scheme(text):
        return _Reading(fixed)
    scheme = _SCHEME.match(text)
    if _is_foreign(scheme) or _NOT_IN_URL.search(text):
        return _Reading("")
    if scheme is None and _WORD.fullmatch(text):
        return _Reading("")
    return _Reading(text, is_told=False)


def _is_foreign(scheme: re.Match[str] | None) -> bool:
    return scheme is not None and scheme[1].lower() not in _SAFE_SCHEMES


def _with_scheme(text: str) -> str:
    """The URL that a text means whose scheme is missing or misspelt; empty for any other text."""
    if match := _ARXIV.fullmatch(text):
        return f"https://arxiv.org/abs/{match['id']}"
    if _BARE_HOST.fullmatch(text):
        return f"https://{text}"
    match = _MISSPELT.fullmatch(text)
    if match is None or re.match(r"https?://", text, re.IGNORECASE):
        return ""
    return f"http{match['safe'].lower()}://{match['rest']}"


def _unwrapped(text: str) -> str:
    """The URL in a text that has markup or quotation marks around it; empty for other texts."""
    inner = unquoted(text)
    for pattern in _LINKS:
        if match := pattern.fullmatch(inner):
            inner = match["url"]
            break
    if inner == text:
        return ""
    if _MAIL.fullmatch(inner):
        return f"mailto:{inner}"
    found = _with_scheme(inner) or inner
    return found if re.fullmatch(r"https?://[^\s<>\"`]+", found, re.IGNORECASE) else ""


def is_address(text: str) -> bool:
    """Return whether a text in angle brackets is a URL or mail address, and not a blank."""
    return text.startswith("<") and bool(_unwrapped(text))


def is_harmful(url: str) -> bool:
    """Return whether a URL has a scheme that can make a browser run its content."""
    scheme = _SCHEME.match(_DROPPED.sub("", url))
    return scheme is not None and scheme[1].lower() in _HARMFUL_SCHEMES


def runs_code(url: str) -> bool:
    """Return whether following a URL runs code in a browser: it is a script, or a document that
    can contain scripts.
    """
    bare = _DROPPED.sub("", url)
    scheme = _SCHEME.match(bare)
    if scheme is None or scheme[1].lower() not in _HARMFUL_SCHEMES:
        return False
    if scheme[1].lower() != "data":
        return True
    kind = _KIND_OF_DATA.match(bare, scheme.end())
    return kind is None or kind[1].lower() not in _HARMLESS_DATA


def short_url(url: str) -> str:
    """The part of a URL that tells readers where it leads: the host, or a mail address; all of it
    if it leads to another page of the site.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    if parts.scheme == "mailto":
        return unquote(parts.path)
    return parts.netloc.rpartition("@")[2].removeprefix("www.") or url
