"""Entries that are beliefs: ``**Claim.** ~80% — why``, ``Claim (~80%): why``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.credence_places import Found, credence_at, find_credence
from sphinx_beliefs.model.entries.entry_parts import (
    Head,
    first_part,
    first_sentence,
    one_line,
    skip_separator,
    skip_space,
    skip_stop,
)
from sphinx_beliefs.model.entries.inline_marks import Inline, Run, bold_at
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from sphinx_beliefs.model.entries.entry_words import EntryWords, Markup

_MARKED_NORMATIVE = LazyPattern(r"[(\[（]\s?(?P<word>[^()\[\]（）.]{1,40}?)\s?\.?\s?[)\]）]\s*")
_ENDS_CLAIM = frozenset(".!?…:。！？：")


def read_belief_head(inline: Inline, markup: Markup, words: EntryWords, *, is_alone: bool) -> Head:
    """Part the first paragraph of a belief; ``is_alone`` says that no paragraph follows it."""
    options: dict[str, str] = {}
    places: dict[str, int] = {}
    start = _after_normative(inline, 0, words)
    if start:
        options["normative"], places["normative"] = "", 0
    bold = bold_at(inline.bare, start, markup)
    if bold is not None and (leading := credence_at(inline, start, words)):
        bold = None if leading.end == bold.after else bold
    if bold is not None and _is_claim(inline, bold, words):
        title, rest = _bold_claim(inline, bold, words, options, places)
    else:
        title, rest = _plain_claim(inline, start, words, options, places, is_alone=is_alone)
    if options.get("credence", "").lower() in words.normative:
        del options["credence"]
        options["normative"], places["normative"] = "", places.pop("credence")
    return Head(title, rest, options, places)


def _after_normative(inline: Inline, position: int, words: EntryWords) -> int:
    """The position behind "(Normative.)"; the position itself if that is not said there."""
    match = _MARKED_NORMATIVE.match(inline.bare, position)
    return match.end() if match and match["word"].lower() in words.normative else position


def _is_claim(inline: Inline, bold: Run, words: EntryWords) -> bool:
    """Return whether leading bold text is the claim, and not the beginning of a sentence."""
    bare = inline.bare
    if bare[bold.start : bold.end].rstrip('"”’»)]*_')[-1:] in _ENDS_CLAIM:
        return True
    following = bare[bold.after : bold.after + 1]
    if following and not following.isspace() and following.isalnum():
        return False  # a part of a word, or a script without spaces
    first = skip_space(bare, bold.after)
    if bare[first : first + 1].islower():
        return credence_at(inline, first, words) is not None
    return True


def _bold_claim(
    inline: Inline, bold: Run, words: EntryWords, options: dict[str, str], places: dict[str, int]
) -> tuple[str, int]:
    """Read a claim in bold and the credence after it; the title, and where the rest begins."""
    bare = inline.bare
    start = _after_normative(inline, bold.start, words)
    if start > bold.start:
        options["normative"], places["normative"] = "", bold.start
    end = bold.end
    rest = skip_stop(bare, bold.after)
    title = inline.text[start:end] + inline.text[bold.after : rest].rstrip(",;")
    inside = _credence_within(inline, start, end, words)
    if inside is not None:
        options["credence"], places["credence"] = inside.written, inside.start
        title = inline.text[start : inside.start].rstrip().rstrip("—–―:").rstrip()
        title += inline.text[inside.end : end].strip()
        return one_line(title), _skip(bare, rest)
    for place in dict.fromkeys((skip_space(bare, rest), skip_separator(bare, rest))):
        found = credence_at(inline, place, words) or _labelled(inline, place, words)
        if found is not None:
            options["credence"], places["credence"] = found.written, found.start
            return one_line(title), _skip(bare, skip_stop(bare, found.end))
    return one_line(title), skip_separator(bare, rest)


def _skip(bare: str, position: int) -> int:
    return skip_separator(bare, position)


def _credence_within(inline: Inline, start: int, end: int, words: EntryWords) -> Found | None:
    """The credence at the end of a claim in bold, or after its sentence."""
    within = Inline(inline.text[:end], inline.bare[:end])
    part = Inline(within.text[start:], within.bare[start:])
    found = find_credence(part, words, len(part.bare))
    if found is None or skip_stop(part.bare, found.end) < len(part.bare.rstrip()):
        return None
    return Found(found.written, found.start + start, found.end + start, found.marks)


def _labelled(inline: Inline, position: int, words: EntryWords) -> Found | None:
    """A credence after a word that says so: "credence: ~80%"."""
    text = inline.text
    for label in words.credence:
        end = position + len(label)
        if text[position:end].lower() == label.lower() and text[end : end + 1] in ":= ":
            return credence_at(inline, skip_space(text, skip_separator(text, end)), words)
    return None


def _plain_claim(
    inline: Inline,
    start: int,
    words: EntryWords,
    options: dict[str, str],
    places: dict[str, int],
    *,
    is_alone: bool,
) -> tuple[str, int]:
    """Read a claim without bold; the title, and where the rest begins."""
    bare = inline.bare
    leading = credence_at(inline, start, words)
    if leading is not None and (after := _after_leading(bare, leading)):
        options["credence"], places["credence"] = leading.written, leading.start
        start = after
    part = Inline(inline.text[start:], bare[start:])
    found = None if "credence" in options else find_credence(part, words, first_sentence(part))
    if found is not None:
        options["credence"], places["credence"] = found.written, start + found.start
        stop = skip_stop(part.bare, found.end)
        title = part.text[: found.start].rstrip()
        for mark in ("—", "–", "―", "---", "--", "-", ":", "：", ","):
            if title.endswith(mark):
                title = title[: -len(mark)].rstrip()
                break
        if title[-1:] not in _ENDS_CLAIM:
            title += part.text[found.end : stop].rstrip(",;")
        return one_line(title), start + skip_separator(part.bare, stop)
    if not is_alone:
        return one_line(part.text), len(bare)
    end, rest = first_part(part, colons=True)
    return one_line(part.text[:end]), start + skip_space(part.bare, rest)


def _after_leading(bare: str, found: Found) -> int:
    """The position of the claim behind a credence that precedes it; 0 if it does not."""
    after = skip_space(bare, found.end)
    claim = skip_separator(bare, found.end)
    if claim > after or found.marks:
        return claim if bare[claim : claim + 1] else 0
    return 0
