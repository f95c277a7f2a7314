"""The option lines of a directive, read so that one bad line costs only itself.

docutils drops a whole directive, and MyST all its options, when one option line is malformed;
and MyST reads values as a dialect of YAML, in which ``>95%`` is an error. An author's credence
must not get lost over that, so the directives of this extension read their own option lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from sphinx_beliefs.model.notation.bare_options import can_be_value
from sphinx_beliefs.model.notation.names import nearest
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, LocatedProblem, Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_FIELD = re.compile(r"\s*:(?P<name>[^\s:`][^:`]*):(?:\s+(?P<value>.*))?", re.DOTALL)
_LOOSE = LazyPattern(
    r"\s*:(?P<name>[A-Za-z][\w-]*)(?:\s*=|[:：](?!`)|(?=\s))\s*(?P<value>.*)", re.DOTALL
)
#: An option without its second colon and without a value.
_ALONE = LazyPattern(r"\s*:(?P<name>[A-Za-z][\w-]*)(?P<value>\s*)")
#: An option with something other than a colon before its name.
_ODD = LazyPattern(
    r"\s*(?:[-*+]\s+:?|:\s+|::)(?P<name>[A-Za-z][\w-]*)\s*[:=]\s*(?P<value>\S.*)", re.DOTALL
)
_YAML = LazyPattern(r"(?P<name>[A-Za-z][\w-]*)\s*:(?:\s+(?P<value>.*))?", re.DOTALL)
_BLOCK_SCALAR = LazyPattern(r"[>|][+-]?")
#: An option without its first colon, as in YAML.
_BARE = LazyPattern(r"(?P<name>[A-Za-z][\w-]*)(?::\s+|\s*=\s*)(?P<value>\S.*)", re.DOTALL)
#: A comment in Markdown, reStructuredText or HTML.
_COMMENT = LazyPattern(r"\s*(?:%|\.\.(?:\s(?!\s*\S+::)|\Z)|<!--.*-->\s*\Z)")
#: Other words that authors use for options.
_OTHER_WORDS = {
    **dict.fromkeys(("probability", "confidence", "likelihood", "prob", "p"), "credence"),
    **dict.fromkeys(("id", "label", "handle", "slug"), "name"),
    **dict.fromkeys(("link", "href", "source", "doi"), "url"),
    **dict.fromkeys(("deadline", "due", "by"), "resolve-by"),
    **dict.fromkeys(("criterion", "resolution-criteria", "resolves-if"), "criteria"),
    **dict.fromkeys(("outcome", "result"), "resolution"),
    **dict.fromkeys(("published", "year"), "date"),
    **dict.fromkeys(("journal", "publisher"), "venue"),
    **dict.fromkeys(("writer", "writers"), "authors"),
    **dict.fromkeys(("implication", "entails"), "implies"),
    **dict.fromkeys(("exclude", "incompatible-with"), "excludes"),
    **dict.fromkeys(("one-of", "exactly-one", "group"), "exactly-one-of"),
    **dict.fromkeys(("if", "conditional-on", "condition"), "given"),
    "rung": "ladder",
    "lr": "likelihood-ratio",
    "origin": "source",
}
#: Options whose name begins lines of text as well: "Source: https://example.org".
_SAID_IN_TEXTS = frozenset({"source"})
_NOWHERE: Mapping[str, str] = {}
_QUOTED = LazyPattern(r"\"[^\"]*\"|'[^']*'")


class _Refused(NamedTuple):
    """An option that is unknown or written twice; ``parts`` are the lines of its value."""

    line: int
    name: str
    parts: list[str]


class OptionBlock:
    """The options that were read, with their problems.

    ``values`` and ``lines`` are the value of each option and its line (counted from 0), by name.
    ``length`` is the number of lines that the options take up at the top; where they stand among
    other text, ``taken`` are their lines.
    """

    def __init__(self, length: int = 0) -> None:
        self.values: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        self.problems: list[LocatedProblem] = []
        self.length = length
        self.taken: set[int] = set()
        #: Options that cannot be used.
        self.refused: list[_Refused] = []


def is_option_line(line: str) -> bool:
    """Return whether a line reads ``:name: value``; a nested colon fence or a role does not."""
    return _FIELD.fullmatch(line) is not None


def option_name(line: str) -> str:
    """The name in a line of the form ``:name: value``, as options spell it; empty for others."""
    match = _FIELD.fullmatch(line)
    return match["name"].strip().replace("_", "-").lower() if match else ""


def bare_option(line: str, known: Collection[str]) -> re.Match[str] | None:
    """Match a line that reads ``name: value`` and names a known option; a sentence that begins
    with the same word does not match.
    """
    match = _BARE.fullmatch(line)
    if match is None or match["name"].lower() not in known:
        return None
    name = match["name"].lower()
    if name in _SAID_IN_TEXTS:
        return None
    return match if can_be_value(name, match["value"]) else None


def is_comment(line: str) -> bool:
    """Return whether a line is a comment in Markdown, reStructuredText or HTML."""
    return _COMMENT.match(line) is not None


def read_options(
    lines: Sequence[str], known: Collection[str], elsewhere: Mapping[str, str] = _NOWHERE
) -> OptionBlock:
    """Read the option lines that ``lines`` begins with; the rest is the body.

    Two forms are understood: lines of the form ``:name: value``, with indented continuation
    lines, and the block between two lines of dashes that MyST offers. ``known`` are the
    directive's options; ``elsewhere`` maps the names of others to the directives that have them.
    """
    if lines and lines[0].rstrip() == "---":
        return _read_dashed_block(lines, known, elsewhere)
    block = OptionBlock()
    parts: dict[str, list[str]] = {}
    current: list[str] | None = None
    for number, line in enumerate(lines):
        if match := _FIELD.fullmatch(line):
            name, value = match["name"].strip(), match["value"] or ""
            current = _note(block, parts, name, value, number, known)
        elif (match := _LOOSE.fullmatch(line) or _ALONE.fullmatch(line)) and match["name"] in known:
            current = _note(block, parts, match["name"], match["value"], number, known)
            _complain(block, number, _malformed(line.strip(), match["name"], match["value"]))
        elif current is not None and line[:1].isspace() and line.strip():
            current.append(line.strip())
        elif match := _bare(line, known):
            name, value = match["name"].lower(), match["value"]
            current = _note(block, parts, name, value, number, known)
            _complain(block, number, _malformed(line.strip(), name, value))
        elif is_comment(line) and _option_follows(lines[number + 1 : number + 6], known):
            current = None
            _complain(block, number, comment_among_options())
        else:
            if _LOOSE.fullmatch(line):
                _complain(block, number, _not_an_option(line.strip()))
            break
        block.length = number + 1
    return _filled(block, parts, known, elsewhere)


def _bare(line: str, known: Collection[str]) -> re.Match[str] | None:
    """Match a line, where options are expected, that reads ``name: value``, as in YAML; one that
    begins with a capital may be a sentence.
    """
    match = _BARE.fullmatch(line)
    if match is None and (match := _ODD.fullmatch(line)):
        name = match["name"].lower()
        return match if name in known and can_be_value(name, match["value"]) else None
    return match if match and match["name"] in known else bare_option(line, known)


def _option_follows(lines: Sequence[str], known: Collection[str]) -> bool:
    """Return whether the first of the lines that is not a comment is an option."""
    line = next((line for line in lines if not is_comment(line)), "")
    return option_name(line) in known or bare_option(line, known) is not None


def _read_dashed_block(
    lines: Sequence[str], known: Collection[str], elsewhere: Mapping[str, str]
) -> OptionBlock:
    block = OptionBlock(length=1)
    parts: dict[str, list[str]] = {}
    current: list[str] | None = None
    for number, line in enumerate(lines[1:], start=1):
        block.length = number + 1
        if line.rstrip() == "---":
            break
        if match := _YAML.fullmatch(line):
            current = _note(block, parts, match["name"], match["value"] or "", number, known)
        elif current is not None and line[:1].isspace():
            current.append(line.strip())
        elif line.strip():
            _complain(block, number, _not_an_option(line.strip()))
    return _filled(block, parts, known, elsewhere)


def _note(
    block: OptionBlock,
    parts: dict[str, list[str]],
    name: str,
    value: str,
    number: int,
    known: Collection[str],
) -> list[str]:
    """Keep one option in ``parts``; return the list of its value's lines, to be continued."""
    name = name if name in known else name.replace("_", "-").lower()
    value = "" if _BLOCK_SCALAR.fullmatch(value.strip()) else value.strip()
    found = [value] if value else []
    if name not in known or name in parts:
        block.refused.append(_Refused(number, name, found))
        return found
    parts[name] = found
    block.lines[name] = number
    return found


def _filled(
    block: OptionBlock,
    parts: dict[str, list[str]],
    known: Collection[str],
    elsewhere: Mapping[str, str],
) -> OptionBlock:
    """Complete the block: the values, without the quotes that MyST allows around them, and the
    problems of options that cannot be used.
    """
    for name, lines in parts.items():
        value = " ".join(filter(None, lines))
        block.values[name] = value[1:-1].strip() if _QUOTED.fullmatch(value) else value
    for refused in block.refused:
        is_double = refused.name in known
        name, value = refused.name, " ".join(filter(None, refused.parts))
        problem = written_twice(name) if is_double else _unknown(name, known, elsewhere)
        meant = "" if is_double or name in elsewhere else _meant(name, known)
        is_free = meant not in block.values
        if meant == "credence" and "normative" in block.values:
            is_free = False  # a normative belief has none
        if meant and is_free and can_be_value(meant, value):
            block.values[meant], block.lines[meant] = value, refused.line
            problem = _read_as(name, meant, value)
        elif value:
            # The value appears nowhere else on the page.
            shown = repr(f":{name}: {value}")
            problem = replace(problem, values={**problem.values, "name": shown})
        _complain(block, refused.line, problem)
    block.problems.sort(key=lambda located: located.line)
    return block


def written_twice(name: str) -> Problem:
    """The problem of the second of two options of one name."""
    message = N_("option {name} is written twice; the first is used, remove the other")
    return Subtype.OPTION.problem(message, name=name)


def _complain(block: OptionBlock, number: int, problem: Problem) -> None:
    block.problems.append(LocatedProblem(problem=problem, line=number))


def _meant(name: str, known: Collection[str]) -> str:
    """The option that an unknown name means; empty unless exactly one is likely."""
    other = _OTHER_WORDS.get(name, "")
    found = [other] if other in known else nearest(name, known)
    return found[0] if len(found) == 1 else ""


def _read_as(name: str, meant: str, value: str) -> Problem:
    message = N_("there is no option {name} here; it was read as {known}, so write {line}")
    return Subtype.OPTION.problem(message, name=name, known=meant, line=f":{meant}: {value}")


def _unknown(name: str, known: Collection[str], elsewhere: Mapping[str, str]) -> Problem:
    other = _OTHER_WORDS.get(name, "")
    close = [other] if other in known else nearest(name, known)
    values = {"name": name, "known": ", ".join(close or sorted(known))}
    if name in elsewhere:
        values["directives"] = elsewhere[name]
        message = N_("there is no option {name} here; it belongs to {directives}")
    elif not known:
        message = N_("there is no option {name} here, as this directive has none; remove the line")
    elif close:
        message = N_("there is no option {name} here; did you mean {known}?")
    else:
        message = N_("there is no option {name} here; the options are {known}")
    return Subtype.OPTION.problem(message, **values)


def _malformed(line: str, name: str, value: str) -> Problem:
    message = N_("the option line {line} is malformed; write :{name}: {value}")
    return Subtype.OPTION.problem(message, line=repr(line), name=name, value=value.strip())


def comment_among_options() -> Problem:
    """The problem of a comment between options, or right above them."""
    message = N_("a comment among the options is left out; write it below them")
    return Subtype.OPTION.problem(message)


def _not_an_option(line: str) -> Problem:
    message = N_(
        "the line {line} among the options is not an option; write options as :name: value, "
        "and leave a blank line before the text"
    )
    return Subtype.OPTION.problem(message, line=repr(line))
