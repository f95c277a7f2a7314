"""What is to be known of a site to read its pages as it reads them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.entry_words import ENGLISH_WORDS, EntryWords, Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx_beliefs.model.sections.section_headings import Headings


def _never(_path: str) -> bool:
    return False


@dataclass(frozen=True, kw_only=True)
class PageRules:
    """How a site reads pages: their markup by the ending of the file, whether fences of colons are
    read, the words of entries, and the headings below which lists are items (None if no list is).

    ``is_excluded`` says of a path from the folder of the site whether it is no page, and
    ``is_topic`` whether it is a topic by where it lies. ``written`` is the text of all options
    that these follow from: histories that were read by other rules are not used.
    """

    suffixes: Mapping[str, Markup] = field(
        default_factory=lambda: {".md": Markup.MARKDOWN, ".rst": Markup.RST}
    )
    has_colons: bool = True
    words: EntryWords = ENGLISH_WORDS
    headings: Headings | None = None
    is_excluded: Callable[[str], bool] = _never
    is_topic: Callable[[str], bool] = _never
    written: Sequence[str] = ()

    def markup_of(self, path: str) -> Markup | None:
        """The markup of a file; None if it is not a page of the site."""
        for suffix, markup in self.suffixes.items():
            if path.endswith(suffix):
                return markup
        return None

    @property
    def digest(self) -> str:
        """A short text that differs for other rules."""
        parts = [repr((suffix, markup.value)) for suffix, markup in self.suffixes.items()]
        parts += [repr(self.has_colons), repr(self.words), *self.written]
        return hashlib.blake2b(
            "\0".join(parts).encode("utf-8", "replace"), digest_size=8
        ).hexdigest()
