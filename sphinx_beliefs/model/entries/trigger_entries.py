"""Entries that are update triggers: ``evidence → lowers NAME, raises NAME2 (to ~40%)``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.entries.entry_parts import (
    Head,
    bold_title,
    first_sentence,
    one_line,
    skip_separator,
    skip_space,
    skip_stop,
)
from sphinx_beliefs.model.entries.inline_marks import Inline, bold_at
from sphinx_beliefs.model.entries.written_credences import credence_at, starts_with
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.items import Strength

if TYPE_CHECKING:
    import re

    from sphinx_beliefs.model.entries.entry_words import EntryWords, Markup

_ARROW = LazyPattern(r"→|⇒|⟶|⟹|➔|➜|(?<![-=<])(?:-{1,2}|={1,2})>")
#: A name: in a role, in backticks, as a link, or plain.
_NAME = LazyPattern(
    r"(?:\{[\w:-]+\}|:[\w:-]+:)?(?P<ticks>`+)(?P<code>[^`<>\n]+?)(?:<(?P<target>[^<>`\n]+)>)?(?P=ticks)"
    r"|(?P<blank><[^<>\n]{1,40}>)|\[[^\[\]\n]*\]\(#?(?P<link>[^\s()]+)\)"
    r"|(?P<plain>[^\W_](?:[^\s,;()（）<>`\"'#\\“”„‟«»‹›\[\]{}]*[^\s,;.:!?()（）<>`\"'#\\“”„‟«»‹›\[\]{}])?)"
)
#: A colon behind a verb, with a space before it as French has it.
_COLON = LazyPattern(r"[ \u00a0\u202f]?:(?=\s)|：")
_COMMA = LazyPattern(r"\s*[,;，、；]\s*")
_CLOSED_BY = {"(": ")", "（": "）"}
_OPTIONS = ("raises", "lowers", "beliefs")
_STRENGTHS = tuple(strength.value for strength in Strength)
_DIRECTIONS = {"raises": "up", "lowers": "down"}


class _Effects(NamedTuple):
    """What a trigger does, by option, and the position behind it."""

    options: dict[str, str]
    end: int


def read_trigger_head(inline: Inline, markup: Markup, words: EntryWords) -> Head:
    """Part the first paragraph of an update trigger."""
    bare = inline.bare
    arrow = next(iter(list(_ARROW.finditer(bare))[-1:]), None)
    if arrow is not None and bare[: arrow.start()].strip():
        effects = _effects(inline, arrow.end(), words)
        if effects is not None:
            title = _title(inline, bare[: arrow.start()].rstrip(), markup)
            places = dict.fromkeys(effects.options, arrow.end())
            rest = skip_separator(bare, skip_stop(bare, effects.end))
            return Head(one_line(title), rest, effects.options, places)
        if _begins_effects(inline, arrow.end(), words):
            return _unread(inline, arrow.end())
    titled = bold_title(inline, markup)
    if titled is not None:
        title, rest = titled
        return Head(title, skip_separator(bare, rest), {}, {})
    end = first_sentence(inline)
    return Head(one_line(inline.text[:end]), skip_space(bare, end), {}, {})


def _unread(inline: Inline, arrow: int) -> Head:
    """The whole paragraph as the evidence, with the problem of what follows its arrow."""
    message = N_(
        "what follows the arrow cannot be read; write it as in {example}, with the names of "
        "beliefs, and all else below it, as options"
    )
    problem = Subtype.UPDATE.problem(message, example="→ raises a, lowers b (to ~40%)")
    return Head(one_line(inline.text), len(inline.text), {}, {}, problem=problem, problem_at=arrow)


def _begins_effects(inline: Inline, position: int, words: EntryWords) -> bool:
    """Return whether a verb stands behind an arrow, perhaps after its strength."""
    position = skip_space(inline.bare, position)
    if said := starts_with(inline.text, position, _STRENGTHS):
        position = skip_space(inline.bare, position + said)
    return _verb(inline.text, position, words) is not None


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
    strength = ""
    while True:
        if said := starts_with(text, position, _STRENGTHS):
            if option:
                return None  # it would be said of all
            strength, position = text[position : position + said].lower(), position + said + 1
        if verb := _verb(text, position, words):
            option, position = verb
        elif not option:
            return None
        match = _NAME.match(text, position)
        if match is None:
            return _alone(inline, names, option, position)
        names[option].append(_name(match))
        position = match.end()
        if found := _target(inline, position, words):
            if target and target != found[0]:
                return None
            target, position = found
        following = _after_comma(text, position, words)
        if following == position:
            break
        position = following
    if not _is_end(inline.bare, position):
        return None
    options = {option: ", ".join(found) for option, found in names.items() if found}
    if strength:
        options["strength"] = strength
    if target:
        options["to"] = target
    return _Effects(options, position)


def _alone(
    inline: Inline, names: dict[str, list[str]], option: str, position: int
) -> _Effects | None:
    """The effect of a trigger that names no belief, only the direction."""
    if any(names.values()) or option not in _DIRECTIONS or not _is_end(inline.bare, position):
        return None
    return _Effects({"direction": _DIRECTIONS[option]}, position)


def _after_comma(text: str, position: int, words: EntryWords) -> int:
    """The position behind the comma, or the "and", between two names; the position itself if
    neither stands there, or nothing follows it.
    """
    comma = _COMMA.match(text, position)
    following = comma.end() if comma else skip_space(text, position)
    joined = _joined(text, following, words)
    is_joined = comma is not None or joined > following
    return joined if is_joined and joined < len(text) else position


def _verb(text: str, position: int, words: EntryWords) -> tuple[str, int] | None:
    """The option that a verb stands for, and the position behind the verb and its space."""
    for option, verbs in zip(_OPTIONS, (words.raises, words.lowers, words.moves), strict=True):
        for verb in verbs:
            end = position + len(verb)
            if text[position:end].lower() != verb:
                continue
            after = text[end : end + 1]
            if not after.isalnum() or not verb[-1].isalnum():
                colon = _COLON.match(text, end)
                return option, skip_space(text, colon.end() if colon else end)
    return None


def _joined(text: str, position: int, words: EntryWords) -> int:
    """The position behind "and"."""
    for word in words.also:
        end = position + len(word)
        if text[position:end].lower() == word.lower() and text[end : end + 1].isspace():
            return skip_space(text, end)
    return position


def _name(match: re.Match[str]) -> str:
    names = match.group("target", "code", "link", "blank", "plain")
    return str(next(filter(None, names))).strip()


def _target(inline: Inline, position: int, words: EntryWords) -> tuple[str, int] | None:
    """The credence that a trigger leads to, and the position behind it."""
    text = inline.text
    start = skip_space(text, position)
    bracket = text[start : start + 1] in _CLOSED_BY
    closing = _CLOSED_BY[text[start]] if bracket else ""
    start += bracket
    for word in words.to:
        end = start + len(word)
        if text[start:end].lower() == word.lower() and text[end : end + 1].isspace():
            found = credence_at(text, skip_space(text, end), words)
            if found and text.startswith(closing, found.end):
                return found.written, found.end + bracket
    return None


def _is_end(bare: str, position: int) -> bool:
    """Return whether the effects are over: the text ends, or another sentence begins."""
    if not bare[position:].strip():
        return True
    after = skip_stop(bare, position)
    return after > position or skip_separator(bare, position) > skip_space(bare, position)
