"""What is almost a directive or a role of ours in a Markdown page, read as it was meant.

MyST passes over it: it would be text, code, or nothing at all. So the source is changed before it
is read, line by line, no line more or less, and each change is a problem with its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.fences import (
    Fence,
    Opening,
    Page,
    Token,
    all_fences,
    read_fences,
    tokens_of,
)
from sphinx_beliefs.model.inline_slips import fix_roles
from sphinx_beliefs.model.markup_names import (
    ITEM_DIRECTIVES,
    LONG,
    is_directive,
    meant_directive,
    short_name,
)
from sphinx_beliefs.model.problem import LocatedProblem, Problem, Subtype, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: A directive as it is to be written: its name in braces, a space, and its title.
_WRITTEN = re.compile(r"\{(?P<name>[^\s{}]+)\}(?P<space>[ \t]*)(?P<rest>.*)")

#: The same with other brackets, or without.
_ALMOST = re.compile(
    r"(?P<open>[{\[(<]{0,2})[ \t]*(?P<name>[A-Za-z][\w:-]*)[ \t]*(?P<close>[}\])>:]{0,2})"
    r"(?P<rest>(?:[ \t].*)?)"
)
_RST = re.compile(r"(?P<name>[A-Za-z][\w:-]*?)[ \t]?::?(?:[ \t]+(?P<rest>.*))?")
_BARE = re.compile(r" {0,3}(?::{3,}|`{3,}|~{3,})[ \t]*")
_INDENT = re.compile(r"[ \t]*")

#: How often what was written in the way of reStructuredText is looked for, each time one deeper.
_DEEPEST = 4


class Site(NamedTuple):
    """What has to be known of a site: whether MyST reads fences of colons, and whether something
    else than this extension has a directive of a name.
    """

    colons: bool
    has_directive: Callable[[str], bool]


class Fixed(NamedTuple):
    """A source as it was meant, and what was wrong with it, at lines from 1 on."""

    text: str
    problems: list[LocatedProblem]


def fix_markdown(text: str, first: int, site: Site) -> Fixed:
    """A page as it was meant, from the line ``first`` (from 0 on) after its front matter."""
    problems: list[LocatedProblem] = []
    page = Page([], [], [])
    for _ in range(_DEEPEST):
        fixer = _Fixer(text, first, site)
        page = fixer.page
        is_left = fixer.fix_rst()
        if not is_left:
            fixer.fix_fences()
        problems += fixer.problems
        text = fixer.text
        if not is_left:
            break
    text, found = fix_roles(text, first, _literal_lines(page))
    return Fixed(text, sorted([*problems, *found], key=lambda located: located.line))


def unread_colons(text: str, first: int, site: Site) -> int | None:
    """The line (from 1 on) of the first directive of ours in colons, which a site without fences
    of colons does not read; None where there is none.
    """
    if site.colons:
        return None
    lines = text.split("\n")
    tokens = tokens_of(lines, first, colons=True)
    page = read_fences(tokens, _Openings(site).of, len(lines))
    for fence in all_fences(page.fences):
        if fence.char == ":" and fence.length > 2 and fence.opening.is_ours:
            return fence.token.line + 1
    return None


def _literal_lines(page: Page) -> set[int]:
    """The lines in which nothing is Markdown."""
    found: set[int] = set()
    done = 0
    for fence in all_fences(page.fences):
        if fence.opening.is_literal:
            stop = fence.stop if fence.stop or fence.parent is None else fence.parent.stop
            found.update(range(max(fence.token.line, done), stop + 1))
            done = max(done, stop + 1)
    return found


class _Openings:
    """Reads what opens a fence, and remembers what was wrong with it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        #: By line, how what opens a fence has to be written, and why that is not so.
        self.fixed: dict[int, tuple[str, str, Problem]] = {}

    def of(self, token: Token) -> Opening | None:
        """What a token opens; None where it opens nothing."""
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
        return Opening(name, rest, is_ours=True, is_item=name in ITEM_DIRECTIVES)

    def _name(self, written: str) -> str:
        """The directive of ours that a name is; empty where it is not ours on this site."""
        if not is_directive(written):
            return ""
        is_long = written.casefold().startswith(LONG)
        return "" if not is_long and self.site.has_directive(written) else short_name(written)

    def _as_meant(self, token: Token, match: re.Match[str]) -> re.Match[str] | None:
        """A directive of another name, as it was meant, if it was one of ours."""
        name = match["name"]
        meant = "" if self.site.has_directive(name) else meant_directive(name)
        if not meant or self.site.has_directive(meant):
            return match
        message = mark(
            "there is no directive {written}; it was read as {name}, so write {{{name}}}"
        )
        values = {"written": name, "name": meant}
        self._note(token, meant, match["rest"].strip(), _syntax(message, **values))
        return _WRITTEN.fullmatch(f"{{{meant}}} {match['rest'].strip()}")

    def _with_braces(self, token: Token, info: str) -> re.Match[str] | None:
        """A directive of ours whose name has other brackets or none, as it was meant."""
        match = _ALMOST.fullmatch(info)
        if match is None:
            return None
        name = match["name"]
        is_bracketed = bool(match["open"] or match["close"])
        if not self._name(name):
            name = meant_directive(name) if match["open"] else ""
        elif not is_bracketed and short_name(name) in _WORDS:
            name = ""
        if not name or (name != match["name"] and self.site.has_directive(name)):
            return None
        rest = match["rest"].strip()
        fixed = f"{{{name}}} {rest}".strip()
        message = mark(
            "{written} does not begin a directive; it was read as {fixed}, so write that"
        )
        values = {"written": _shown(token.marks + token.info), "fixed": _shown(token.marks + fixed)}
        self._note(token, name, rest, _syntax(message, **values))
        return _WRITTEN.fullmatch(fixed)

    def _note(self, token: Token, name: str, rest: str, problem: Problem) -> None:
        self.fixed[token.line] = (name, rest, problem)


#: Names of ours that others may well give to a block without braces.
_WORDS = frozenset({"reading"})


def _other_opening(info: str) -> Opening:
    match = _WRITTEN.fullmatch(info)
    return Opening(
        match["name"].casefold() if match and (match["space"] or not match["rest"]) else ""
    )


class _Fixer:
    """Changes the lines of one page."""

    def __init__(self, text: str, first: int, site: Site) -> None:
        self.text = text
        self.lines = text.split("\n")
        self.openings = _Openings(site)
        tokens = tokens_of(self.lines, first, colons=site.colons)
        self.page = read_fences(tokens, self.openings.of, len(self.lines))
        self.problems: list[LocatedProblem] = []
        self.site = site

    def _note(self, line: int, problem: Problem) -> None:
        self.problems.append(LocatedProblem(problem, line + 1))

    # -- blocks in the way of reStructuredText ------------------------------------------

    def fix_rst(self) -> bool:
        """Put fences around what begins with two dots; returns whether there may be more in it."""
        is_changed = False
        end = 0
        for token in self.page.rst:
            if token.line >= end and (fixed := self._fix_rst(token)):
                end, is_changed = fixed, True
        self.text = "\n".join(self.lines)
        return is_changed

    def _fix_rst(self, token: Token) -> int:
        """Fix one block; returns the line below it, or 0 for what is left as it is."""
        match = _RST.fullmatch(token.info)
        if match is None or not is_directive(match["name"]):
            return 0
        end = self._end_of_block(token)
        closing = next((n for n in range(end, len(self.lines)) if self.lines[n].strip()), None)
        is_last = closing is None or _BARE.fullmatch(self.lines[closing]) is not None
        has_room = is_last or closing != end
        name, rest = match["name"], (match["rest"] or "").strip()
        block = self.lines[token.line + 1 : end]
        longest = max((len(run) for line in block for run in re.findall("~+", line)), default=0)
        marks = "~" * max(longest + 1, 3 + _DEEPEST)
        fixed = f"{token.indent}{marks}{{{name}}} {rest}".rstrip()
        message = mark(
            "directives begin so in reStructuredText, and this page is Markdown; it was read as "
            "{fixed}, so write that, and close it below"
        )
        if not has_room:
            message = mark(
                "directives begin so in reStructuredText, and this page is Markdown; write "
                "{fixed}, and close it below"
            )
        shown = ":::" if self.site.colons else "```"
        values = {"fixed": _shown(f"{shown}{{{name}}} {rest}".rstrip())}
        self._note(token.line, _syntax(message, **values))
        if not has_room:
            self.lines[token.line] = f"{token.indent}\\{self.lines[token.line].lstrip()}"
            return end
        depth = min((len(_indent(line)) for line in block if line.strip()), default=0)
        self.lines[token.line] = fixed
        for number, line in enumerate(block, start=token.line + 1):
            self.lines[number] = token.indent + line[depth:] if line.strip() else ""
        if not is_last:
            self.lines[end] = token.indent + marks
        return end

    def _end_of_block(self, token: Token) -> int:
        """The line below the last of the indented lines that follow."""
        end = number = token.line + 1
        while number < len(self.lines):
            line = self.lines[number]
            if line.strip():
                if len(_indent(line)) <= len(token.indent):
                    break
                end = number + 1
            number += 1
        return end

    # -- fences ---------------------------------------------------------------------------

    def fix_fences(self) -> None:
        """Make fences begin and end where they were meant to."""
        for root in list(self.page.fences):
            fences = list(all_fences([root]))
            if any(fence.opening.is_ours for fence in fences):
                self._fix_group(fences)
        if any(fence.opening.is_ours for fence in all_fences(self.page.fences)):
            for token in self.page.strays:
                self._remove(token)
        self.text = "\n".join(self.lines)

    def _remove(self, token: Token) -> None:
        message = mark(
            "{fence} closes nothing here, and would make code of what follows; remove it"
        )
        self._note(token.line, _fence(message, fence=token.marks))
        self.lines[token.line] = ""

    def _fix_group(self, fences: Sequence[Fence]) -> None:
        """Fix what stands in one fence that stands in no other."""
        ends: dict[Fence, int] = {}
        for fence in fences:
            if fence.end is None and not fence.opening.is_literal:
                self._close(fence, ends)
        lengths: dict[Fence, int] = {}
        for fence in reversed(fences):
            lengths[fence] = self._needed_length(fence, lengths, ends)
        for fence in fences:
            self._write(fence, lengths[fence], ends.get(fence))

    def _close(self, fence: Fence, ends: dict[Fence, int]) -> None:
        """Close a fence that nothing closes, before what is not a part of it any more."""
        last = fence.children[-1] if fence.children else None
        if last is not None and not last.opening.is_item and _closes_both(last, fence):
            # As CommonMark has it, and nothing is lost.
            return
        inner = [child.token.line for child in fence.children if child.opening.is_item]
        limits = [line for line in (*inner[:1], fence.heading) if line is not None]
        if not fence.opening.is_ours or (fence.parent is not None and not limits):
            return
        stop = min([*limits, fence.stop])
        end = stop
        while end - 1 > fence.token.line and not self.lines[end - 1].strip():
            end -= 1
        message = mark(
            "this {name} is not closed, and takes in all that follows; close it with a line of "
            "{fence}"
        )
        if limits and end < stop:
            ends[fence] = end
            message = mark(
                "this {name} is not closed; it was taken to end before line {line}, so close it "
                "there with a line of {fence}"
            )
        values = {
            "name": fence.opening.name,
            "line": str(stop + 1),
            "fence": fence.char * max(3, fence.length),
        }
        self._note(fence.token.line, _fence(message, **values))
        if fence in ends:
            _move_out(fence, stop)

    def _needed_length(
        self, fence: Fence, lengths: dict[Fence, int], ends: dict[Fence, int]
    ) -> int:
        """Of how many marks a fence has to be, so that nothing in it ends it."""
        needed = max(3, fence.length)
        if fence.end is None and fence not in ends:
            return needed
        end = fence.end if fence.end is not None else ends[fence]
        for child in fence.children:
            is_closed = child.end is not None or child in ends
            if is_closed and child.char == fence.char:
                needed = max(needed, lengths[child] + 1)
        longest = _longest_bare(self.lines[fence.token.line + 1 : end], fence.char)
        return max(needed, longest + 1) if longest >= needed else needed

    def _write(self, fence: Fence, length: int, end: int | None) -> None:
        """Write the lines that open and close a fence."""
        token = fence.token
        name, rest, problem = self.openings.fixed.get(token.line, ("", "", None))
        char = (
            "~" if fence.char == "`" and "`" in token.info and problem is not None else fence.char
        )
        marks = char * length
        if problem is not None:
            self._note(token.line, problem)
            self.lines[token.line] = f"{token.indent}{marks}{{{name}}} {rest}".rstrip()
        elif length != fence.length:
            if fence.end is not None:
                self._note(token.line, _ended_within(fence, length))
            self.lines[token.line] = f"{token.indent}{marks}{token.info}"
        if end is not None:
            self.lines[end] = token.indent + marks
        elif fence.end is not None and (char != fence.char or len(fence.closing) < length):
            if len(fence.closing) < fence.length:
                message = mark("{written} does not close {fence}; write as many marks: {fence}")
                values = {"written": fence.closing, "fence": fence.char * max(3, fence.length)}
                self._note(fence.end, _fence(message, **values))
            indent = _indent(self.lines[fence.end])
            self.lines[fence.end] = indent + marks


def _closes_both(inner: Fence, outer: Fence) -> bool:
    return inner.end is not None and inner.char == outer.char and len(inner.closing) >= outer.length


def _longest_bare(lines: Sequence[str], char: str) -> int:
    """Of how many marks the longest line is that could close a fence."""
    found = 0
    for line in lines:
        if line[:1] in {char, " "}:
            text = line.strip()
            if text and not text.strip(char) and len(_indent(line)) < 4:
                found = max(found, len(text))
    return found


def _move_out(fence: Fence, line: int) -> None:
    """Put what begins at or below a line beside a fence, and not in it."""
    moved = [child for child in fence.children if child.token.line >= line]
    fence.children = [child for child in fence.children if child.token.line < line]
    for child in moved:
        child.parent = fence.parent
    if fence.parent is not None:
        place = fence.parent.children.index(fence) + 1
        fence.parent.children[place:place] = moved


def _indent(line: str) -> str:
    return _INDENT.match(line)[0]  # type: ignore[index]


def _shown(line: str) -> str:
    """A line as short as a message should quote it."""
    line = line.strip()
    return line if len(line) <= 60 else line[:58].rstrip() + " …"


def _syntax(message: str, **values: str) -> Problem:
    return Problem(subtype=Subtype.SYNTAX, message=message, values=values)


def _fence(message: str, **values: str) -> Problem:
    return Problem(subtype=Subtype.FENCE, message=message, values=values)


def _ended_within(fence: Fence, length: int) -> Problem:
    message = mark(
        "this fence is ended by one in it that has as many marks; write {fixed}, and as many marks "
        "to close it"
    )
    return _fence(message, fixed=_shown(fence.char * length + fence.token.info.rstrip()))


def _too_few_colons(token: Token) -> Problem:
    message = mark(
        "two colons do not begin a directive; it was read as {fixed}, so write that, and ::: to "
        "close it"
    )
    return _syntax(message, fixed=_shown(f":{token.marks}{token.info}"))


def _no_space(token: Token, name: str) -> Problem:
    message = mark(
        "without a space after {{{name}}} this does not begin a directive; it was read as if it "
        "had one, so write it"
    )
    return _syntax(message, name=name)


def _ticks_in_title(token: Token) -> Problem:
    message = mark(
        "a fence of backticks cannot have backticks in its title; write it with colons or tildes: "
        "{fixed}"
    )
    return _syntax(message, fixed=_shown(f"~~~{token.info}"))
