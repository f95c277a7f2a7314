"""Labels that an author wrote in front of a text, and that the extension writes as well."""

from __future__ import annotations

import re
from functools import cache

#: The wordings of "Why it matters:" that authors use, whatever the language of the site.
_WHYS = ("why it matters", "why this matters", "why")


def without_why(line: str, label: str) -> str | None:
    """The rest of a line that begins with a label such as ``**Why it matters:**``; None for other
    lines. ``label`` is the label in the language of the site.
    """
    match = _pattern(label.rstrip(" :")).match(line)
    if match is None:
        return None
    return (match["rest"] or "") + line[match.end() :].lstrip()


@cache
def _pattern(label: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in (label, *_WHYS))
    return re.compile(
        # In bold or italics, alone or as the beginning of a longer emphasis.
        rf"\s*(?P<mark>\*\*|__|\*|_)(?:{words})\s?(?:[:.]\s?(?P=mark)|(?P=mark)\s?[:—–-]?)(?!\w)"
        rf"|\s*(?:{words})\s?:"
        rf"|\s*(?P<rest>\*\*|__|\*|_)(?:{words})\s?:\s?",
        re.IGNORECASE,
    )
