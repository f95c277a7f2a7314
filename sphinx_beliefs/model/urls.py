"""URLs that a reader can follow without harm."""

from __future__ import annotations

import re

from sphinx_beliefs.model.problem import Problem, Subtype, mark

_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
#: What a browser runs, or shows as a page of this site.
_HARMFUL_SCHEMES = frozenset({"javascript", "vbscript", "data"})
# Browsers drop control characters and white space before they look for a scheme.
_DROPPED = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]+")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE | re.ASCII)
# What follows the last dot has none in it: else each dot would be tried for the last one.
_MAIL = re.compile(r"[^\s@:/<>]+@[^\s@:/<>]+\.[^\s@:/<>.]+")


def parse_url(written: str, *, field: str) -> tuple[str, Problem | None]:
    """Read an http, https or mailto URL, a mail address or a relative one; else an empty text."""
    text = written.strip()
    bare = _DROPPED.sub("", text)
    if bare == text and _MAIL.fullmatch(text):
        return f"mailto:{text}", None
    scheme = _SCHEME.match(bare)
    if bare and bare == text and (scheme is None or scheme[1].lower() in _SAFE_SCHEMES):
        return text, None
    if scheme and scheme[1].lower() not in _SAFE_SCHEMES:
        message = mark(
            "{field}: {written} is not a link that readers should follow; write one that begins "
            "with https://"
        )
    else:
        message = mark(
            "{field}: {written} is no URL; write one that begins with https:// and has no spaces"
        )
    values = {"field": field, "written": repr(text)}
    return "", Problem(subtype=Subtype.URL, message=message, values=values, field=field)


def is_harmful(url: str) -> bool:
    """Whether following a URL runs what stands in it."""
    scheme = _SCHEME.match(_DROPPED.sub("", url))
    return scheme is not None and scheme[1].lower() in _HARMFUL_SCHEMES
