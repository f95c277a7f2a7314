"""The parts into which the first paragraph of an entry falls, whatever its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.entries.inline_marks import (
    Inline,
    bold_at,
    sentence_ends,
    separators,
)
from sphinx_beliefs.model.notation.placeholders import BlankKind, blank_kind
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from sphinx_beliefs.model.entries.entry_words import Markup
    from sphinx_beliefs.model.problem import Problem

#: What may stand between a title and what follows it: a dash or a colon, with the space around it.
#: A bar at the beginning of a line is not one.
_BETWEEN = LazyPattern(
    r"\s*(?:(?:[—–―]{1,2}|-{1,3}(?![\w-])|(?<!\n)[|·](?=\s))\s*|(?:(?<!\s):|:(?![A-Za-z])|：)\s*)?"
)
_STOP = LazyPattern(r"[.,;!?…]+(?=\s|\Z|[—–―:：]|\[[\^\d#*])|[。，；！？]+")
_SPACE = LazyPattern(r"\s*")


class Head(NamedTuple):
    """The first paragraph, fallen into parts: the title, options, and where the rest begins."""

    title: str
    rest: int
    options: dict[str, str]
    #: The positions of the options.
    places: dict[str, int]
    #: The position at which the rest ends; -1 if that is the end of the paragraph.
    end: int = -1
    #: What cannot be read, and its position.
    problem: Problem | None = None
    problem_at: int = 0
    #: A text before the rest that is to be put before it.
    kept: str = ""


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


def bold_title(inline: Inline, markup: Markup) -> tuple[str, int] | None:
    """The title that is in bold at the beginning, and the position behind it and its full stop;
    None if none is, or if its sentence goes on.
    """
    bare = inline.bare
    bold = bold_at(bare, 0, markup)
    if bold is None:
        return None
    following = bare[bold.after : bold.after + 2].strip()
    if following.islower() and bare[bold.end - 1] not in ".!?？。！":
        return None
    stop = skip_stop(bare, bold.after)
    title = inline.text[bold.start : bold.end] + inline.text[bold.after : stop].rstrip(",;")
    return one_line(title), stop


def first_sentence(inline: Inline) -> int:
    """The position behind the first sentence."""
    return next(sentence_ends(inline.bare))


def first_part(inline: Inline, *, colons: bool) -> tuple[int, int]:
    """The end of the first part of a text, and the beginning of the second: they are parted by a
    dash, by a colon, or by the end of a sentence.
    """
    end = first_sentence(inline)
    blank = _why_at(inline, end)
    if blank >= 0:
        return blank, blank
    found = list(separators(inline.bare, 0, end, colons=colons))
    dashes = [match for match in found if match[0] not in ":："]
    # Two dashes may enclose an aside.
    is_parted = bool(found) and (found[0][0] in ":：" or len(dashes) == 1)
    if is_parted and inline.bare[: found[0].start()].strip():
        return found[0].start(), found[0].end()
    return end, end


_BLANK = LazyPattern(r"<[^<>\n]{1,60}>")
_BODY = frozenset({BlankKind.WHY, BlankKind.TAKEAWAY})


def _why_at(inline: Inline, end: int) -> int:
    """The position of a blank that stands for the body, or that follows another, before a
    position; -1 if there is none.
    """
    start = inline.text.find("<", 0, end)
    last = -1
    while 0 <= start < end:
        blank = _BLANK.match(inline.text, start)
        if blank is not None:
            if start and (blank_kind(blank[0]) in _BODY or skip_space(inline.bare, last) == start):
                return start
            last = blank.end()
        start = inline.text.find("<", start + 1)
    return -1
