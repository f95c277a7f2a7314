"""The parts into which the first paragraph of an entry falls, whatever its kind."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_beliefs.model.entries.inline_marks import Inline, sentence_ends, separators
from sphinx_beliefs.model.patterns import LazyPattern

#: What may stand between a title and what follows it: a dash or a colon, with the space around it.
_BETWEEN = LazyPattern(r"[\s\u00a0]*(?:(?:[—–―]|-{1,3}(?![\w-]))[\s\u00a0]*|[:：][\s\u00a0]*)?")
_STOP = LazyPattern(r"[.,;!?…。，]+(?=\s|\Z|[—–―:：])")
_SPACE = LazyPattern(r"\s*")


class Head(NamedTuple):
    """The first paragraph, fallen into parts: the title, options, and where the rest begins."""

    title: str
    rest: int
    options: dict[str, str]
    #: The positions of the options.
    places: dict[str, int]


def one_line(text: str) -> str:
    """A text of several lines as one; the marks of a break at the end of a line are dropped."""
    if "\n" not in text:
        return text.strip()
    return " ".join(line.rstrip("\\").strip() for line in text.split("\n")).strip()


def skip_separator(bare: str, position: int) -> int:
    """The position behind the dash or the colon, and the space, that parts two parts of a text."""
    match = _BETWEEN.match(bare, position)
    return match.end() if match else position


def skip_stop(bare: str, position: int) -> int:
    """The position behind marks that end a sentence or a clause, if some stand there."""
    match = _STOP.match(bare, position)
    return match.end() if match else position


def skip_space(bare: str, position: int) -> int:
    """The position behind white space."""
    match = _SPACE.match(bare, position)
    return match.end() if match else position


def first_sentence(inline: Inline) -> int:
    """The position behind the first sentence."""
    return next(sentence_ends(inline.bare))


def first_part(inline: Inline, *, colons: bool) -> tuple[int, int]:
    """The end of the first part of a text, and the beginning of the second: they are parted by a
    dash, by a colon, or by the end of a sentence.
    """
    end = first_sentence(inline)
    found = list(separators(inline.bare, 0, end, colons=colons))
    dashes = [match for match in found if match[0] not in ":："]
    # Two dashes may enclose an aside.
    is_parted = bool(found) and (found[0][0] in ":：" or len(dashes) == 1)
    if is_parted and inline.bare[: found[0].start()].strip():
        return found[0].start(), found[0].end()
    return end, end
