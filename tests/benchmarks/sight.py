"""What a reader sees on a built page: a benchmark of a stale page would measure nothing."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from content import Belief

_TAG = re.compile(r"<[^>]*>")
_MARK = re.compile(r"[*`]")
_CREDENCE = re.compile(r"(\d+)%")


def text_of(page: str) -> str:
    """The text of the body of a page in HTML, with single spaces.

    Marks of emphasis that a dialect shows as they are, as sphinx-needs does in titles, are left out.
    """
    body = page[page.index("<body") :]
    return without_marks(" ".join(html.unescape(_TAG.sub("", body)).split()))


def without_marks(markdown: str) -> str:
    """What stands on the page for a line of Markdown with emphasis and code in it."""
    return _MARK.sub("", markdown)


def shown_credence(page: str, belief: Belief) -> int | None:
    """The credence that a page shows after the first mention of a belief's whole claim."""
    _, claim, rest = text_of(page).partition(without_marks(belief.claim))
    found = _CREDENCE.search(rest) if claim else None
    return int(found[1]) if found else None


def quoted_credence(page: str) -> int | None:
    """The credence that a page quotes of another topic's belief."""
    found = re.search(r"It rests on ~(\d+)%", text_of(page))
    return int(found[1]) if found else None
