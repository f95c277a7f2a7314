"""Labels that an author wrote in front of a text, and that the extension writes as well."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The wordings of "Why it matters:" that authors use, whatever the language of the site.
_WHYS = ("why it matters", "why this matters", "why")


def without_why(line: str, labels: Iterable[str]) -> str | None:
    """The rest of a line that begins with a label such as ``**Why it matters:**``; None for other
    lines. ``labels`` are those in the language of the site, with or without a colon.
    """
    match = _pattern(*(label.rstrip(" :：\u00a0\u202f") for label in labels)).match(line)
    if match is None:
        return None
    return (match["rest"] or "") + line[match.end() :].lstrip()


@cache
def _pattern(*labels: str) -> re.Pattern[str]:
    # The longest first, since one can be the beginning of another.
    all_labels = sorted(dict.fromkeys((*labels, *_WHYS)), key=len, reverse=True)
    words = "|".join(map(re.escape, filter(None, all_labels)))
    return re.compile(
        # In bold or italics, alone or as the beginning of a longer emphasis.
        rf"\s*(?P<mark>\*\*|__|\*|_)(?:{words})\s?"
        r"(?:：\s?(?P=mark)|(?:[:.]\s?(?P=mark)|(?P=mark)\s?[:：—–-]?)(?!\w))"
        rf"|\s*(?:{words})\s?[:：]"
        rf"|\s*(?P<rest>\*\*|__|\*|_)(?:{words})\s?[:：]\s?",
        re.IGNORECASE,
    )
