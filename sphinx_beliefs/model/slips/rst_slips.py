"""Slips in directives and roles of ours in reStructuredText, read as they were meant.

Comments begin with two dots, too: a directive with a slip would vanish without a word.
"""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, LocatedProblem, Problem, Subtype
from sphinx_beliefs.model.records.kinds import ITEM_KINDS
from sphinx_beliefs.model.slips.inline_slips import fix_roles
from sphinx_beliefs.model.slips.markup_names import (
    ITEM_DIRECTIVES,
    LONG,
    is_directive,
    meant_directive,
)
from sphinx_beliefs.model.slips.openings import Fixed, shown

if TYPE_CHECKING:
    from collections.abc import Callable

_DIRECTIVE = LazyPattern(
    r"^(?P<indent> *)\.\.(?P<gap>[ \t]*)(?P<name>[A-Za-z][\w-]*(?::[A-Za-z][\w-]*)?)"
    r"(?P<space>[ \t]?)(?P<marks>[:;]{0,4})(?![:;])(?P<rest>[^\n]*)$",
    re.MULTILINE,
)
_FENCE = LazyPattern(
    r"^(?P<marks>:{3,}|`{3,}|~{3,})[ \t]*\{(?P<name>[^\s{}]+)\}[ \t]*(?P<rest>[^\n]*)$",
    re.MULTILINE,
)
_OPTION = LazyPattern(r"\s+(?::(?P<name>[\w-]+):(?:\s|$)|[-*] \d{4}-\d)")

#: The directive that an option points to, since others do not have it, or seldom.
_DIRECTIVE_OF = {
    **{option: kind.value for kind in ITEM_KINDS for option in kind.row.telling_options},
    "region": "topic-meta",
}

#: The most lines above an indented line that are searched for the block around it.
_FARTHEST = 1000


def fix_rst(text: str, has_directive: Callable[[str], bool]) -> Fixed:
    """Fix a page; ``has_directive`` says whether a name belongs to a directive of others."""
    fixer = _Fixer(text, has_directive)
    if "{" in text:
        fixer.fix_fences()
    fixer.fix_directives()
    text, problems = fix_roles("\n".join(fixer.lines), 0, (), is_rst=True)
    return Fixed(text, sorted([*fixer.problems, *problems], key=lambda found: found.line))


class _Fixer:
    """Changes the lines of one page."""

    def __init__(self, text: str, has_directive: Callable[[str], bool]) -> None:
        self.lines = text.split("\n")
        self.has_directive = has_directive
        self.problems: list[LocatedProblem] = []

    def _note(self, line: int, problem: Problem) -> None:
        self.problems.append(LocatedProblem(problem, line + 1))

    def _meant(self, written: str) -> str:
        """The directive of ours that a word names or was meant to name; empty for none."""
        if is_directive(written):
            is_long = written.casefold().startswith(LONG)
            return written if is_long or not self.has_directive(written) else ""
        return "" if self.has_directive(written) else meant_directive(written)

    def fix_directives(self) -> None:
        """Make directives of lines that are almost directives."""
        for number, line in enumerate(self.lines):
            if ".." not in line:
                continue
            match = _DIRECTIVE.match(line)
            if match is None:
                if line.strip() == ".." and (name := self._of_option(number)):
                    self._fix_to(number, line[: line.index(".")], line, f".. {name}::")
                continue
            # Without two colons it is a comment, unless options follow.
            if len(match["marks"]) > 1 or self._has_options(number):
                name = self._meant(match["name"])
                if not name and not match["marks"] and not match["rest"].strip():
                    name = _begun(match["name"])
                if name:
                    self._fix_directive(number, match, name)

    def _fix_directive(self, number: int, match: re.Match[str], name: str) -> None:
        rest = match["rest"]
        is_right = match["marks"] == "::" and bool(match["gap"]) and rest[:1] in {"", " ", "\t"}
        if is_right and is_directive(match["name"]):
            return
        if self._is_literal(number, len(match["indent"])):
            return
        fixed = f".. {name}:: {rest.strip()}".rstrip()
        if is_right:
            message = N_(
                "there is no directive {written}; it was read as {name}, so write {name}::"
            )
            self._note(number, Subtype.SYNTAX.problem(message, written=match["name"], name=name))
            self.lines[number] = match["indent"] + fixed
        else:
            self._fix_to(number, match["indent"], match[0], fixed)

    def _fix_to(self, number: int, indent: str, written: str, fixed: str) -> None:
        message = N_("{written} does not begin a directive; it was read as {fixed}, so write that")
        self._note(
            number, Subtype.SYNTAX.problem(message, written=shown(written), fixed=shown(fixed))
        )
        self.lines[number] = indent + fixed

    def _of_option(self, number: int) -> str:
        """The directive that the first option below a line points to; empty if there is none."""
        match = _OPTION.match(self.lines[number + 1]) if number + 1 < len(self.lines) else None
        return _DIRECTIVE_OF.get(match["name"] or "", "") if match is not None else ""

    def _has_options(self, number: int) -> bool:
        """Return whether an option or a log entry follows, as it does in no comment."""
        following = [line for line in self.lines[number + 1 : number + 3] if line.strip()]
        return bool(following and _OPTION.match(following[0]))

    def _is_literal(self, number: int, indent: int) -> bool:
        """Return whether a line is in a block in which nothing is markup."""
        for above in range(number - 1, max(number - _FARTHEST, -1), -1):
            if not indent:
                return False
            line = self.lines[above]
            depth = len(line) - len(line.lstrip())
            if line.strip() and depth < indent:
                indent = depth
                head = _DIRECTIVE.match(line)
                if head is None and line.rstrip().endswith("::"):
                    return True
                if head is not None and not is_directive(head["name"]) and _has_code(head["name"]):
                    return True
        return False

    def fix_fences(self) -> None:
        """Make directives of fences as in Markdown, up to the lines that close them."""
        #: By marks, the lines that can close a fence, from top to bottom.
        closing: dict[str, deque[int]] = {}
        for number, line in enumerate(self.lines):
            marks = line.rstrip()
            if len(marks) > 2 and not marks.strip(marks[0]) and marks[0] in ":`~":
                closing.setdefault(marks, deque()).append(number)
        for number, line in enumerate(self.lines):
            match = _FENCE.match(line)
            if match is not None and (name := self._meant(match["name"])):
                ends = closing.get(match["marks"], deque())
                while ends and ends[0] <= number:
                    ends.popleft()
                self._fix_fence(number, match, name, ends[0] if ends else None)

    def _fix_fence(self, number: int, match: re.Match[str], name: str, end: int | None) -> None:
        fixed = f".. {name}:: {match['rest'].strip()}".rstrip()
        if end is None:
            message = N_(
                "directives begin like this in Markdown, but this page is reStructuredText; "
                "write {fixed}, and indent what belongs to it"
            )
            self._note(number, Subtype.SYNTAX.problem(message, fixed=shown(fixed)))
            return
        message = N_(
            "directives begin like this in Markdown, but this page is reStructuredText; it was "
            "read as {fixed}, so write that, and indent what belongs to it"
        )
        self._note(number, Subtype.SYNTAX.problem(message, fixed=shown(fixed)))
        self.lines[number] = fixed
        for inner in range(number + 1, end):
            self.lines[inner] = f"   {self.lines[inner]}".rstrip()
        self.lines[end] = ""


def _begun(written: str) -> str:
    """The first directive of topic pages whose name begins with the text; empty if none does."""
    names = (*ITEM_DIRECTIVES, "credence-log", "topic-meta")
    return next((name for name in names if name.startswith(written.casefold())), "")


def _has_code(name: str) -> bool:
    """Return whether the body of a directive is shown as it is written."""
    return any(part in name for part in ("code", "literal", "raw", "example", "math", "highlight"))
