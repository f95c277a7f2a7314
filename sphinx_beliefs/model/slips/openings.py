"""The lines that open fences in Markdown: directives of ours, written correctly or almost so."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.known_names import LISTS
from sphinx_beliefs.model.notation.fences import Opening, Token
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, LocatedProblem, Problem, Subtype
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.slips.markup_names import (
    ITEM_DIRECTIVES,
    LONG,
    is_directive,
    meant_directive,
    short_name,
)

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

#: A directive as it should be written: its name in braces, a space, and its title.
_WRITTEN = LazyPattern(r"\{(?P<name>[^\s{}]+)\}(?P<space>[ \t]*)(?P<rest>.*)")

#: The same with other brackets, or without any.
_ALMOST = LazyPattern(
    r"[;,.']?(?P<open>[{\[(<]{0,2})[ \t]*(?P<name>[A-Za-z][\w:-]*)[ \t]*(?P<close>[}\])>:]{0,2})"
    r"(?P<rest>(?:[ \t].*)?)"
)


#: Invisible characters, which are removed, and full-width braces.
_PLAIN = {
    **dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), ""),
    0xFF5B: "{",
    0xFF5D: "}",
}
_BEFORE_TITLE = LazyPattern(r"[^\s}｝]{0,60}[}｝]")
_TWO_WORDS = LazyPattern(
    r"(?P<first>[{\[(<][ \t]*[A-Za-z]+)[ \t]+(?P<second>[A-Za-z]+[ \t]*[}\])>])"
)


class Dialect(NamedTuple):
    """The directives, roles and fences that a site knows besides ours.

    ``colons`` says whether MyST reads fences of colons; ``has_directive`` and ``has_role`` say
    whether a name belongs to a directive or a role of something other than this extension.
    """

    colons: bool
    has_directive: Callable[[str], bool]
    has_role: Callable[[str], bool] | None = None


class Fixed(NamedTuple):
    """A source as it was meant, and the problems in it, at lines counted from 1."""

    text: str
    problems: list[LocatedProblem]


def shown(line: str) -> str:
    """A line shortened for quoting it in a message, to at most 60 characters."""
    line = line.strip()
    return line if len(line) <= 60 else line[:58].rstrip() + " …"


def _plain(info: str) -> str:
    """The text after the marks of a fence, with its name as one word of visible characters."""
    info = _BEFORE_TITLE.sub(lambda match: match[0].translate(_PLAIN), info, count=1)
    match = _TWO_WORDS.match(info)
    return f"{match['first']}-{match['second']}{info[match.end() :]}" if match else info


class Openings:
    """Reads the lines that open fences, and keeps their problems."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        #: By line: the name and title as they should be written, and the problem.
        self.fixed: dict[int, tuple[str, str, Problem]] = {}

    def of(self, token: Token) -> Opening | None:
        """The opening that a token makes; None if it opens nothing."""
        info = token.info.strip()
        has_ticks = token.marks[0] == "`" and "`" in info
        match = _WRITTEN.fullmatch(info)
        if match is not None and not is_directive(match["name"]):
            match = self._as_meant(token, match)
        elif match is None:
            match = self._with_braces(token, info)
        if match is None:
            is_code = not has_ticks and len(token.marks) > 2
            return _other_opening(info) if is_code else None
        name = self._name(match["name"])
        if not name:
            return _other_opening(info) if not has_ticks and len(token.marks) > 2 else None
        rest = match["rest"].strip()
        if len(token.marks) == 2:
            self._note(token, match["name"], rest, _too_few_colons(token))
        elif match["space"] == "" and rest and token.line not in self.fixed:
            self._note(token, match["name"], rest, _no_space(token, match["name"]))
        elif has_ticks and token.line not in self.fixed:
            self._note(token, match["name"], rest, _ticks_in_title(token))
        is_item = name in ITEM_DIRECTIVES or name in LISTS
        return Opening(name, rest, is_ours=True, is_item=is_item)

    def _name(self, written: str) -> str:
        """The directive of ours that has this name; empty if something else has it on this site."""
        if not is_directive(written):
            return ""
        is_long = written.casefold().startswith(LONG)
        return "" if not is_long and self.dialect.has_directive(written) else short_name(written)

    def _as_meant(self, token: Token, match: re.Match[str]) -> re.Match[str] | None:
        """Match a directive of another name as the one of ours that it means, if any."""
        name = match["name"]
        meant = "" if self.dialect.has_directive(name) else meant_directive(name)
        if not meant or self.dialect.has_directive(meant):
            return match
        message = N_("there is no directive {written}; it was read as {name}, so write {{{name}}}")
        values = {"written": name, "name": meant}
        self._note(token, meant, match["rest"].strip(), Subtype.SYNTAX.problem(message, **values))
        return _WRITTEN.fullmatch(f"{{{meant}}} {match['rest'].strip()}")

    def _with_braces(self, token: Token, info: str) -> re.Match[str] | None:
        """Match a directive of ours whose name has other brackets, or none, as it was meant."""
        match = _ALMOST.fullmatch(_plain(info))
        if match is None:
            return None
        name = match["name"]
        is_bracketed = bool(match["open"] or match["close"])
        if not self._name(name):
            name = meant_directive(name) if match["open"] else ""
        elif not is_bracketed and short_name(name) in _WORDS:
            name = ""
        if not name or (name != match["name"] and self.dialect.has_directive(name)):
            return None
        rest = match["rest"].strip()
        fixed = f"{{{name}}} {rest}".strip()
        message = N_("{written} does not begin a directive; it was read as {fixed}, so write that")
        values = {"written": shown(token.marks + token.info), "fixed": shown(token.marks + fixed)}
        self._note(token, name, rest, Subtype.SYNTAX.problem(message, **values))
        return _WRITTEN.fullmatch(fixed)

    def _note(self, token: Token, name: str, rest: str, problem: Problem) -> None:
        self.fixed[token.line] = (name, rest, problem)


#: Names of ours that are also common words for a block without braces.
_WORDS = frozenset(kind.value for kind in Kind if kind.row.is_common_word)


def _other_opening(info: str) -> Opening:
    match = _WRITTEN.fullmatch(info)
    return Opening(
        match["name"].casefold() if match and (match["space"] or not match["rest"]) else ""
    )


def _too_few_colons(token: Token) -> Problem:
    message = N_(
        "two colons do not begin a directive; it was read as {fixed}, so write that, and ::: to "
        "close it"
    )
    return Subtype.SYNTAX.problem(message, fixed=shown(f":{token.marks}{token.info}"))


def _no_space(token: Token, name: str) -> Problem:
    message = N_(
        "without a space after {{{name}}} this does not begin a directive; it was read as if "
        "there were one, so write it"
    )
    return Subtype.SYNTAX.problem(message, name=name)


def _ticks_in_title(token: Token) -> Problem:
    message = N_(
        "a fence of backticks cannot have backticks in its title; write it with colons or tildes: "
        "{fixed}"
    )
    return Subtype.SYNTAX.problem(message, fixed=shown(f"~~~{token.info}"))
