"""Entries that are update triggers: ``evidence → lowers NAME, raises NAME2 (to ~40%)``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.entries.credence_places import credence_at
from sphinx_beliefs.model.entries.entry_parts import (
    Head,
    first_sentence,
    one_line,
    skip_separator,
    skip_space,
    skip_stop,
)
from sphinx_beliefs.model.entries.inline_marks import Inline, bold_at
from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    import re

    from sphinx_beliefs.model.entries.entry_words import EntryWords, Markup

_ARROW = LazyPattern(r"→|⇒|⟶|⟹|➔|➜|(?<![-=<])(?:-{1,2}|={1,2})>")
#: A name: in a role, in backticks, as a link, or plain.
_NAME = LazyPattern(
    r"(?:\{[\w:-]+\}|:[\w:-]+:)?(?P<ticks>`+)(?P<code>[^`<>\n]+?)(?:<(?P<target>[^<>`\n]+)>)?(?P=ticks)"
    r"|\[[^\[\]\n]*\]\(#?(?P<link>[^\s()]+)\)"
    r"|(?P<plain>[^\W_](?:[^\s,;()<>`\"'#\\“”„‟«»‹›\[\]{}]*[^\s,;.:!?()<>`\"'#\\“”„‟«»‹›\[\]{}])?)"
)
_COMMA = LazyPattern(r"\s*(?:[,;，、；]\s*)?")
_OPTIONS = ("raises", "lowers", "beliefs")


class _Effects(NamedTuple):
    """What a trigger does, by option, and the position behind it."""

    options: dict[str, str]
    end: int


def read_trigger_head(inline: Inline, markup: Markup, words: EntryWords) -> Head:
    """Part the first paragraph of an update trigger."""
    bare = inline.bare
    arrows = list(_ARROW.finditer(bare))[-1:]
    effects = _effects(inline, arrows[0].end(), words) if arrows else None
    if effects is not None and bare[: arrows[0].start()].strip():
        title = _title(inline, bare[: arrows[0].start()].rstrip(), markup)
        places = dict.fromkeys(effects.options, arrows[0].end())
        rest = skip_separator(bare, skip_stop(bare, effects.end))
        return Head(one_line(title), rest, effects.options, places)
    bold = bold_at(bare, 0, markup)
    following = bare[bold.after : bold.after + 2].strip() if bold else ""
    if bold and not following.islower():
        stop = skip_stop(bare, bold.after)
        title = inline.text[bold.start : bold.end] + inline.text[bold.after : stop].rstrip(",;")
        return Head(one_line(title), skip_separator(bare, stop), {}, {})
    end = first_sentence(inline)
    return Head(one_line(inline.text[:end]), skip_space(bare, end), {}, {})


def _title(inline: Inline, evidence: str, markup: Markup) -> str:
    bold = bold_at(evidence, 0, markup)
    if bold is not None and bold.after == len(evidence):
        return inline.text[bold.start : bold.end]
    return inline.text[: len(evidence)]


def _effects(inline: Inline, position: int, words: EntryWords) -> _Effects | None:
    """Read the effects behind an arrow; None if that is not what stands there."""
    text = inline.text
    names: dict[str, list[str]] = {option: [] for option in _OPTIONS}
    option, target = "", ""
    position = skip_space(text, position)
    while True:
        if verb := _verb(text, position, words):
            option, position = verb
        elif not option:
            return None
        match = _NAME.match(text, position)
        if match is None:
            return None
        names[option].append(_name(match))
        position = match.end()
        found = _target(inline, position, words)
        if found:
            if target and target != found[0]:
                return None
            target, position = found
        after = _COMMA.match(text, position)
        follows = after.end() if after else position
        joined = _joined(text, follows, words)
        if (joined == follows and not text[position:follows].strip()) or joined >= len(text):
            break
        position = joined
    if not _is_end(inline.bare, position):
        return None
    options = {option: ", ".join(found) for option, found in names.items() if found}
    if target:
        options["to"] = target
    return _Effects(options, position)


def _verb(text: str, position: int, words: EntryWords) -> tuple[str, int] | None:
    """The option that a verb stands for, and the position behind the verb and its space."""
    for option, verbs in zip(_OPTIONS, (words.raises, words.lowers, words.moves), strict=True):
        for verb in verbs:
            end = position + len(verb)
            if text[position:end].lower() == verb.lower():
                after = text[end : end + 1]
                if after.isspace() or (after in ":`[{" and after) or not verb[-1].isalnum():
                    end += after == ":" and text[end + 1 : end + 2].isspace()
                    return option, skip_space(text, end)
    return None


def _joined(text: str, position: int, words: EntryWords) -> int:
    """The position behind "and"."""
    for word in words.also:
        end = position + len(word)
        if text[position:end].lower() == word.lower() and text[end : end + 1].isspace():
            return skip_space(text, end)
    return position


def _name(match: re.Match[str]) -> str:
    return (match["target"] or match["code"] or match["link"] or match["plain"]).strip()


def _target(inline: Inline, position: int, words: EntryWords) -> tuple[str, int] | None:
    """The credence that a trigger leads to, and the position behind it."""
    text = inline.text
    start = skip_space(text, position)
    bracket = text[start : start + 1] == "("
    start += bracket
    for word in words.to:
        end = start + len(word)
        if text[start:end].lower() == word.lower() and text[end : end + 1].isspace():
            found = credence_at(inline, skip_space(text, end), words)
            if found and (not bracket or text[found.end : found.end + 1] == ")"):
                return found.written, found.end + bracket
    return None


def _is_end(bare: str, position: int) -> bool:
    """Return whether the effects are over: the text ends, or another sentence begins."""
    if not bare[position:].strip():
        return True
    after = skip_stop(bare, position)
    return after > position or skip_separator(bare, position) > skip_space(bare, position)
