"""Entries that are update triggers: ``evidence → lowers NAME, raises NAME2 (to ~40%)``."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.entries.bare_credences import starts_with
from sphinx_beliefs.model.entries.entry_parts import (
    Head,
    bold_title,
    first_sentence,
    one_line,
    skip_separator,
    skip_space,
    skip_stop,
)
from sphinx_beliefs.model.entries.entry_words import ARROWS
from sphinx_beliefs.model.entries.inline_marks import Inline, bold_at
from sphinx_beliefs.model.entries.written_credences import credence_at
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.items import Strength

if TYPE_CHECKING:
    import re

    from sphinx_beliefs.model.entries.entry_words import EntryWords, Markup

_ARROW = LazyPattern(rf"[{ARROWS}]|(?<![-=<])(?:-{{1,2}}|={{1,2}})>")
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
#: Words that can stand before a verb.
_BEFORE_VERBS = ("i would", "i'd", "i’d", "i will", "i'll", "i’ll", "i", "we would", "we", "would")
#: Verbs that are nouns as well, as in "cuts in spending"; a name has to follow them.
_NOUNS = frozenset(
    {"supports", "support", "boosts", "boost", "rises", "rise", "drops", "drop", "cuts", "cut"}
)
#: Words that can follow a name, with the options that they stand for.
_BEHIND_NAMES = {"up": "raises", "↑": "raises", "▲": "raises"} | dict.fromkeys(
    ("down", "↓", "▼"), "lowers"
)
#: A name that is not a word of a sentence.
_CLEARLY_NAME = LazyPattern(r"\{[\w:-]+\}`|:[\w:-]+:`|`|[^\W_]+[-_][\w-]*[^\W_](?![\w-])")


class _Effects(NamedTuple):
    """What a trigger does, by option, and the position behind it."""

    options: dict[str, str]
    end: int


def read_trigger_head(inline: Inline, markup: Markup, words: EntryWords) -> Head:
    """Part the first paragraph of an update trigger."""
    bare = inline.bare
    arrow = next(iter(list(_ARROW.finditer(bare))[-1:]), None)
    if arrow is not None and bare[: arrow.start()].strip():
        effects = _effects(inline, arrow.end(), words) or _named_first(inline, arrow.end(), words)
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
    written = one_line(inline.text[arrow:])
    message = N_("nothing follows the arrow; write the names of beliefs behind it, as in {example}")
    if written:
        message = N_(
            "{written} follows the arrow, and cannot be read; write it as in {example}, with the "
            "names of beliefs, and all else below it, as options"
        )
    example = "→ raises a, lowers b (to ~40%)"
    problem = Subtype.UPDATE.problem(message, written=written, example=example)
    return Head(one_line(inline.text), len(inline.text), {}, {}, problem=problem, problem_at=arrow)


def _begins_effects(inline: Inline, position: int, words: EntryWords) -> bool:
    """Return whether a verb stands behind an arrow, perhaps after its strength, or a name and a
    word such as "down", or nothing at all.
    """
    text = inline.text
    position = skip_space(inline.bare, position)
    if position == len(text):
        return True
    if said := starts_with(text, position, _STRENGTHS):
        position = skip_space(inline.bare, position + said)
    position = _after_pronoun(text, position, words)
    if verb := _verb(text, position, words):
        return not _is_noun(text, position) or _CLEARLY_NAME.match(text, verb[1]) is not None
    name = _NAME.match(text, position)
    if name is None or not _CLEARLY_NAME.match(text, position):
        return False
    after = skip_space(text, name.end())
    return starts_with(text, after, (*_BEHIND_NAMES, *words.to)) > 0


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
        start, position = position, _after_pronoun(text, position, words)
        needs_name = position > start or _is_noun(text, position)
        if verb := _verb(text, position, words):
            option, position = verb
        elif not option:
            return None
        match = _NAME.match(text, position)
        if match is None:
            return None if needs_name else _alone(inline, names, option, position)
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


def _named_first(inline: Inline, position: int, words: EntryWords) -> _Effects | None:
    """Read effects whose names come first: ``NAME down``, ``NAME to 40%``."""
    text = inline.text
    options: dict[str, str] = {}
    position, following = -1, skip_space(text, position)
    while following > position:
        match = _NAME.match(text, following)
        if match is None or "%" in match[0]:
            return None
        option, position = "beliefs", match.end()
        after = skip_space(text, position + (text[position : position + 1] == ":"))
        if said := starts_with(text, after, _BEHIND_NAMES):
            option, position = _BEHIND_NAMES[text[after : after + said].lower()], after + said
        target = _target(inline, position, words)
        if target is not None:
            position = target[1]
            if options.setdefault("to", target[0]) != target[0]:
                return None
        elif option == "beliefs":
            return None
        options[option] = ", ".join(filter(None, (options.get(option), _name(match))))
        following = _after_comma(text, position, words)
    return _Effects(options, position) if _is_end(inline.bare, position) else None


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


def _is_noun(text: str, position: int) -> bool:
    """Return whether the verb at a position can be a noun."""
    return starts_with(text, position, _NOUNS) > 0


def _after_pronoun(text: str, position: int, words: EntryWords) -> int:
    """The position behind a word such as "I" before a verb; the position itself without a verb."""
    said = starts_with(text, position, _BEFORE_VERBS)
    verb = skip_space(text, position + said)
    return verb if said and _verb(text, verb, words) else position


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
