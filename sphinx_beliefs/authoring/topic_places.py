"""Pages that are topics by where they lie (``beliefs_topics``), whatever stands on them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.options.config import BeliefsConfig

#: The key, while a page is read, for the fact that it is a topic by where it lies alone, so that
#: its metadata can still come; its value is what the front matter says of tags.
BY_PLACE = "beliefs:by-place"

#: The key for the fact that its metadata can stand in the fields at its head.
FIELDS = "beliefs:fields"

#: What begins a pattern of pages that are left out.
_NOT = "!"

#: Fields at the head of a reStructuredText page, of which one says that it is not a topic.
_NO_TOPIC = LazyPattern(r":topic:[ \t]*(?:false|no|off)[ \t]*", re.IGNORECASE)
_FIELD = LazyPattern(r":[^:\s][^:]*:(?:[ \t].*)?|[ \t]+\S.*|\.\.(?:[ \t].*)?|[ \t]*")

#: The most lines at the head of a page that are looked at for fields.
_MOST_LINES = 100


def is_topic_by_place(options: BeliefsConfig, docname: str) -> bool:
    """Return whether a page lies where topics lie."""
    patterns = options.topics
    if not patterns:
        return False
    wanted, unwanted = _matchers(tuple(patterns))
    return wanted(docname) and not unwanted(docname)


@lru_cache(maxsize=8)
def _matchers(patterns: Sequence[str]) -> tuple[Matcher, Matcher]:
    """The matchers of the pages that are topics, and of those that are left out."""
    wanted = [_whole(pattern) for pattern in patterns if not pattern.startswith(_NOT)]
    unwanted = [_whole(pattern[1:]) for pattern in patterns if pattern.startswith(_NOT)]
    return Matcher(wanted), Matcher(unwanted)


def _whole(pattern: str) -> str:
    """The pattern of docnames; a folder, with a slash after it, stands for all pages in it."""
    pattern = pattern.removeprefix("/")
    return f"{pattern}**" if pattern.endswith("/") else pattern


def says_no_topic(source: str) -> bool:
    """Return whether the fields at the head of a reStructuredText page say ``:topic: false``."""
    for line in source.split("\n", _MOST_LINES)[:_MOST_LINES]:
        if _NO_TOPIC.fullmatch(line):
            return True
        if not _FIELD.fullmatch(line):
            return False
    return False
