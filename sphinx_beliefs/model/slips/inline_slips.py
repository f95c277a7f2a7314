"""Slips in roles of ours in running text, read as they were meant."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from typing import TYPE_CHECKING

from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, LocatedProblem, Problem, Subtype
from sphinx_beliefs.model.slips.markup_names import LONG, ROLES, meant_role

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Collection, Iterator

_NAMES = rf"(?:{LONG})?(?:{'|'.join(ROLES)})"

#: A space before the backtick, or colons in place of braces. After three colons, it is a directive
#: whose title begins with code.
_IN_MARKDOWN = LazyPattern(
    rf"(?:(?<!:::)\{{(?P<braces>{_NAMES})\}}[ \t]+|(?<![\w`:]):(?P<colons>{_NAMES}):)"
    r"`(?P<text>[^`\n]+)`(?!`)"
)
#: The same, or a role of any name.
_ANY_IN_MARKDOWN = LazyPattern(
    rf"{_IN_MARKDOWN.pattern}|(?<![\\{{])\{{(?P<other>[A-Za-z][\w:-]{{0,40}})\}}"
    r"`(?P<inner>[^`\n]+)`(?!`)"
)
_NAME_IN_MARKDOWN = LazyPattern(r"\{([A-Za-z][\w:-]{0,40})\}`")
_IN_RST = LazyPattern(rf"\{{(?P<braces>{_NAMES})\}}[ \t]?`(?P<text>[^`\n]+)`(?!`)")
_PARTS = ("} `", "}  ", "}\t", ":`", "}`")
_TICKS = LazyPattern("`+")


def fix_roles(
    text: str,
    first: int,
    literal: Collection[int],
    has_role: Callable[[str], bool] | None = None,
    *,
    is_rst: bool = False,
) -> tuple[str, list[LocatedProblem]]:
    """Fix the roles in a text from line ``first`` (counted from 0); return the text as it was
    meant, and the problems, at lines counted from 1.

    In the lines ``literal`` nothing is markup. MyST shows nothing of a role that it does not know;
    ``has_role`` says whether it knows one.
    """
    pattern = _IN_RST if is_rst else _IN_MARKDOWN
    # The fast test comes first.
    if not any(part in text for part in _PARTS):
        return text, []
    misspelt = {} if is_rst or has_role is None else _misspelt(text, has_role)
    if misspelt:
        pattern = _ANY_IN_MARKDOWN
    elif pattern.search(text) is None:
        return text, []
    lines = text.split("\n")
    problems = []
    for start, end in _paragraphs(lines, first, literal):
        code = _CodeSpans("\n".join(lines[start:end]), is_rst=is_rst)
        offset = 0
        for number in range(start, end):
            line = lines[number]
            parts, done = [], 0
            for match in pattern.finditer(line):
                other = match.groupdict().get("other")
                if match.start() + offset not in code and (not other or other in misspelt):
                    if other:
                        fixed = f"{{{misspelt[other]}}}`{match['inner']}`"
                        problem = _no_role(other, misspelt[other])
                    else:
                        fixed = _fixed(match, is_rst=is_rst)
                        problem = _problem(match[0], fixed)
                    problems.append(LocatedProblem(problem, number + 1))
                    parts += [line[done : match.start()], fixed]
                    done = match.end()
            offset += len(line) + 1
            lines[number] = "".join([*parts, line[done:]])
    return "\n".join(lines), problems


def _misspelt(text: str, has_role: Callable[[str], bool]) -> dict[str, str]:
    """The names in a text that belong to no role, with the roles of ours that they likely mean."""
    found = {}
    for name in set(_NAME_IN_MARKDOWN.findall(text)):
        meant = meant_role(name)
        is_right = name.casefold().removeprefix(LONG) == meant
        if meant and not is_right and not has_role(name) and not has_role(meant):
            found[name] = meant
    return found


def _no_role(written: str, name: str) -> Problem:
    message = N_("there is no role {written}; it was read as {name}, so write {{{name}}}")
    return Subtype.SYNTAX.problem(message, written=written, name=name)


def _fixed(match: re.Match[str], *, is_rst: bool) -> str:
    name = match.groupdict().get("colons") or match["braces"]
    return f":{name}:`{match['text']}`" if is_rst else f"{{{name}}}`{match['text']}`"


def _problem(written: str, fixed: str) -> Problem:
    message = N_("{written} is not a role on this page; it was read as {fixed}, so write that")
    return Subtype.SYNTAX.problem(message, written=written, fixed=fixed)


def _paragraphs(
    lines: list[str], first: int, literal: Collection[int]
) -> Iterator[tuple[int, int]]:
    """The start and end of each run of lines that are neither empty nor literal."""
    start = None
    for number in range(first, len(lines) + 1):
        is_text = number < len(lines) and bool(lines[number].strip()) and number not in literal
        if is_text and start is None:
            start = number
        elif not is_text and start is not None:
            yield start, number
            start = None


class _CodeSpans:
    """The spans of code in a paragraph: CommonMark 0.31, section 6.1.

    In reStructuredText, code stands between two backticks each.
    """

    def __init__(self, text: str, *, is_rst: bool) -> None:
        runs = [(match.start(), match.end()) for match in _TICKS.finditer(text)]
        places: dict[int, deque[int]] = {}
        for number, (start, end) in enumerate(runs):
            places.setdefault(end - start, deque()).append(number)
        #: The starts and ends of the spans, alternating.
        self.bounds: list[int] = []
        number = 0
        while number < len(runs):
            start, end = runs[number]
            later = places[end - start]
            while later and later[0] <= number:
                later.popleft()
            if later and (not is_rst or end - start == 2):
                number = later[0]
                self.bounds += [start, runs[number][1]]
            number += 1

    def __contains__(self, place: int) -> bool:
        return bisect_right(self.bounds, place) % 2 == 1
