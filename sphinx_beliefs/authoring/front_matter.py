"""The YAML at the head of a page, read with real types and line numbers, even if lines are broken.

MyST passes nested front matter on as text, without line numbers, so it is read here from the
source.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from sphinx_beliefs.authoring.yaml_values import lines_of, pairs_of, unfolded_length, value_of
from sphinx_beliefs.model.fields.topic_signs import OWN_KEYS
from sphinx_beliefs.model.notation.names import unquoted
from sphinx_beliefs.model.problem import N_, LocatedProblem, Subtype
from sphinx_beliefs.model.slips.yaml_lines import fixed_line, has_early_tab, lacks_blank

if TYPE_CHECKING:
    from collections.abc import Sequence

_FastLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: The fast loader limits nesting only by the stack of the process. Each level of nesting takes one
#: of these characters, so a text with few enough of them cannot reach that limit.
_NESTING = "[{-?:"
_SAFE_NESTING = 1000

#: MyST ignores text after the first dashes, and accepts slightly indented dashes as the end.
_BEGIN = re.compile(r"(?P<dashes>-{3,})(?P<rest>\s.*)?")
_FENCE = re.compile(r" {0,3}-{3,}\s*")
_END = re.compile(r"\.\.\.\s*")
_TOPIC = re.compile(r"[\"']?topic[\"']?\s*:")

#: Characters at which YAML breaks lines, but Sphinx does not, or no longer does.
_UNSEEN_BREAKS = {0x0D: " ", 0x85: " ", 0x2028: " ", 0x2029: " "}

#: The limit, in characters, on the growth of the front matter when its aliases are expanded.
_MOST_UNFOLDED = 100_000

#: The most broken lines of a page that are set aside before the whole front matter is given up.
_MOST_FIXES = 20


class FrontMatter:
    """The keys of a page's front matter, the line of each, and the problems.

    ``bad_lines`` (counted from 1) had to be set aside to read the others, or could be read once
    they were fixed, and are then in ``fixed``. ``topic_lines`` are those of the mapping under
    ``topic``, with its key, and ``title_lines`` those of the title. ``room`` is the number of
    characters that the values still to be read may have.
    """

    def __init__(self) -> None:
        self.values: dict[str, object] = {}
        self.lines: dict[str, int] = {}
        self.problems: list[LocatedProblem] = []
        self.bad_lines: set[int] = set()
        self.fixed: dict[int, str] = {}
        self.topic_lines = range(0)
        self.title_lines = range(0)
        self.room: float = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, FrontMatter) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]


def head_of(source: str) -> list[str] | None:
    """The lines between the two lines of dashes at the top of a page; None if it has none."""
    if not source.startswith("---"):
        return None
    lines = source.split("\n")
    begin = _BEGIN.fullmatch(lines[0])
    if begin is None:
        return None
    for number, line in enumerate(lines[1:], start=1):
        if _END.fullmatch(line) or (
            _FENCE.fullmatch(line) and len(line.strip()) >= len(begin["dashes"])
        ):
            return lines[1:number]
    return None


def read_front_matter(head: Sequence[str]) -> FrontMatter:
    """Read the lines of a front matter; broken ones are reported and set aside.

    If ``topic`` is a mapping, its value is a FrontMatter of its own.
    """
    found = FrontMatter()
    lines = [_printable(line, number, found) for number, line in enumerate(head, start=2)]
    owner = ""  # the line that the indented lines below it belong to
    for number, line in enumerate(lines):
        if has_early_tab(line) or lacks_blank(line, owner):
            _fix_line(lines, number, found)
        owner = owner if lines[number][:1] in {"", " "} else lines[number]
    root = _compose(lines, found)
    if isinstance(root, yaml.MappingNode):
        _find_topic(root, found)
        found.room = _MOST_UNFOLDED + 2 * sum(map(len, head))
        _read_mapping(root, found, found)
        if root.flow_style:
            found.topic_lines = found.title_lines = range(0)
    elif root is None and any(_TOPIC.match(line) for line in head):
        # Nothing can be read, but the page is clearly meant to be a topic.
        found.values["topic"], found.lines["topic"] = FrontMatter(), 1
    return found


def _printable(line: str, number: int, found: FrontMatter) -> str:
    """The line without characters that YAML rejects, or takes for line breaks."""
    line = line.translate(_UNSEEN_BREAKS)
    if yaml.reader.Reader.NON_PRINTABLE.search(line) is None:
        return line
    message = N_(
        "this line of the front matter has control characters in it; remove them, or write "
        "them as YAML does, such as \\x07 between double quotes"
    )
    problem = Subtype.FRONT_MATTER.problem(message)
    found.problems.append(LocatedProblem(problem, number))
    found.bad_lines.add(number)
    return yaml.reader.Reader.NON_PRINTABLE.sub(" ", line)


def _compose(lines: list[str], found: FrontMatter) -> yaml.Node | None:
    """The YAML tree, without the lines that cannot be parsed; None if nothing can be read."""
    depth = max((sum(line.count(char) for line in lines) for char in _NESTING), default=0)
    loader = _FastLoader if depth < _SAFE_NESTING else yaml.SafeLoader
    written = list(lines)
    for _ in range(_MOST_FIXES):
        try:
            root = yaml.compose("\n".join([*lines, ""]), Loader=loader)
        except yaml.MarkedYAMLError as error:
            number, what = _place_of(error, lines), str(error.problem or error.context or "")
        except RecursionError:
            number, what = _deepest_line(lines), N_("nested too deeply")
        else:
            # An empty head is a mapping without keys.
            return root or yaml.MappingNode("tag:yaml.org,2002:map", [])
        while number and not lines[number].strip():
            number -= 1
        if _fix_line(lines, number, found):
            continue
        if found.fixed.pop(number + 2, None):
            # The fix did not help, so its problem is withdrawn.
            found.problems = [told for told in found.problems if told.line != number + 2]
        message = N_(
            "this line of the front matter is not YAML ({what}): {line}; text with a colon, a # or "
            "a bracket in it needs quotes"
        )
        problem = Subtype.FRONT_MATTER.problem(
            message, what=what, line=repr(written[number].strip())
        )
        found.problems.append(LocatedProblem(problem, number + 2))
        found.bad_lines.add(number + 2)
        lines[number] = ""
    message = N_("the front matter cannot be read as YAML: {text}; write one key: value per line")
    problem = Subtype.FRONT_MATTER.problem(message, text=repr(" ".join(" ".join(lines).split())))
    found.problems.append(LocatedProblem(problem, 1))
    found.bad_lines.update(range(2, len(lines) + 2))
    return None


def _fix_line(lines: list[str], number: int, found: FrontMatter) -> bool:
    """Replace a line by what was meant; return whether that is clear, and was not tried before."""
    fixed = fixed_line(lines, number)
    if fixed is None:
        return False
    if number + 2 in found.fixed:
        tried = (told.problem for told in found.problems if told.line == number + 2)
        if any(problem.message == fixed.problem.message for problem in tried):
            return False
    lines[number] = found.fixed[number + 2] = fixed.line
    found.problems.append(LocatedProblem(fixed.problem, number + 2))
    found.bad_lines.add(number + 2)
    return True


def _find_topic(root: yaml.MappingNode, found: FrontMatter) -> None:
    """Rename a key that is almost ``topic``, if the keys that belong to it are those of a topic."""
    keys = {key.value: key for key, _value in root.value if isinstance(key, yaml.ScalarNode)}
    if "topic" in keys:
        return
    for key, value in root.value:
        if not isinstance(key, yaml.ScalarNode) or unquoted(key.value.casefold()) not in {
            "topic",
            "topics",
        }:
            continue
        is_true = isinstance(value, yaml.ScalarNode) and value.value.casefold() == "true"
        inner = (
            value.value if isinstance(value, yaml.MappingNode) else root.value if is_true else []
        )
        names = {part.value for part, _value in inner if isinstance(part, yaml.ScalarNode)}
        if any(name.replace("-", "_") in OWN_KEYS for name in names):
            message = N_(
                "the key that makes a page a topic is topic; write that in place of {written}"
            )
            problem = Subtype.FRONT_MATTER.problem(message, written=repr(key.value))
            found.problems.append(LocatedProblem(problem, key.start_mark.line + 2))
            key.value = "topic"
            return


def _deepest_line(lines: Sequence[str]) -> int:
    return max(range(len(lines)), key=lambda number: sum(map(lines[number].count, _NESTING)))


def _place_of(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> int:
    """The line (counted from 0) that an author has to fix, which may be above the parser's."""
    mark_ = error.problem_mark or error.context_mark
    began_earlier = ("flow", "quoted scalar", "simple key", "block scalar", "anchor", "alias")
    if error.context_mark and any(word in str(error.context) for word in began_earlier):
        mark_ = error.context_mark
    return min(mark_.line if mark_ else 0, len(lines) - 1)


def _read_mapping(node: yaml.MappingNode, into: FrontMatter, top: FrontMatter) -> None:
    sizes: dict[int, float] = {}
    for key_node, value_node in pairs_of(node):
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
        line = key_node.start_mark.line + 2
        value_of(key_node, top.bad_lines)
        if key in into.values:
            message = N_("the key {key} is written twice; the first is used, remove the other")
            if into.values[key] is None:
                message = N_(
                    "the key {key} is written twice, first without a value; remove that line"
                )
            problem = Subtype.UNKNOWN_KEY.problem(message, key=repr(key))
            top.problems.append(LocatedProblem(problem, line))
            if into.values[key] is None:
                top.bad_lines.add(into.lines[key])
            else:
                continue
        into.lines[key] = line
        if key == "topic" and into is top and isinstance(value_node, yaml.MappingNode):
            inner = FrontMatter()
            _read_mapping(value_node, inner, top)
            into.values[key] = inner
            top.topic_lines = lines_of(key_node, value_node)
        elif (size := unfolded_length(value_node, sizes)) > top.room:
            message = N_(
                "the aliases (*) in {key} expand to too many values; write out those that are meant"
            )
            problem = Subtype.FRONT_MATTER.problem(message, key=repr(key))
            top.problems.append(LocatedProblem(problem, line))
            top.bad_lines.update(lines_of(key_node, value_node))
            into.values[key] = None
        else:
            top.room -= size
            into.values[key] = value_of(value_node, top.bad_lines)
            if key == "title" and into is top:
                top.title_lines = lines_of(key_node, value_node)
