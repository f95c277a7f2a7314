"""Topic metadata from the YAML at the head of a page, with real types and line numbers.

MyST hands nested front matter on as text, and without lines; so it is read here from the source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml
from sphinx.util import get_filetype
from sphinx.util.matching import Matcher

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.metadata import read_topic, read_writing
from sphinx_beliefs.model.problem import Problem, Subtype, mark
from sphinx_beliefs.model.records import Place
from sphinx_beliefs.problems import location_of, warn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx

_FastLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

#: The fast loader knows no limit to nesting but the stack of the process. Anything nested takes
#: one of these characters for each level, so text with fewer of them cannot reach it.
_NESTING = "[{-?:"
_SAFE_NESTING = 1000

_FENCE = re.compile(r"-{3,}\s*")
_END = re.compile(r"\.\.\.\s*")
#: Composing costs; this tells cheaply which front matter can be of interest at all.
_OF_INTEREST = re.compile(r"^(?:[\"']?(?:topic|tags)[\"']?\s*:|\{|\?)", re.MULTILINE)

#: How many broken lines of one page are set aside before the rest is given up.
_MOST_MENDS = 20


@dataclass(slots=True)
class Finding:
    """A problem and the number of its line in the file, from 1 on."""

    problem: Problem
    line: int


@dataclass(slots=True)
class FrontMatter:
    """The keys of a page's front matter, the line of each, and what was wrong.

    ``bad_lines`` (from 1 on) are those that had to be set aside to read the others.
    """

    values: dict[str, object] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    bad_lines: set[int] = field(default_factory=set)


def head_of(source: str) -> list[str] | None:
    """The lines between the two lines of dashes that a page begins with; None where it does not."""
    if not source.startswith("---"):
        return None
    lines = source.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        return None
    for number, line in enumerate(lines[1:], start=1):
        if _END.fullmatch(line) or (
            _FENCE.fullmatch(line) and len(line.rstrip()) >= len(lines[0].rstrip())
        ):
            return lines[1:number]
    return None


def read_front_matter(head: Sequence[str]) -> FrontMatter:
    """Read the lines of a front matter; broken ones are reported and set aside.

    The value of ``topic`` is a FrontMatter of its own where it is a mapping.
    """
    found = FrontMatter()
    root = _compose(list(head), found)
    if isinstance(root, yaml.MappingNode):
        _read_mapping(root, found, found)
    return found


def _compose(lines: list[str], found: FrontMatter) -> yaml.Node | None:
    """The YAML tree, without the lines that keep it from being one."""
    depth = max(sum(line.count(char) for line in lines) for char in _NESTING)
    loader = _FastLoader if depth < _SAFE_NESTING else yaml.SafeLoader
    for _ in range(_MOST_MENDS):
        try:
            return yaml.compose("\n".join(lines), Loader=loader)
        except yaml.MarkedYAMLError as error:
            number, what = _place_of(error, lines), str(error.problem or error.context or "")
        except yaml.reader.ReaderError as error:
            text = "\n".join(lines)
            number, what = text.count("\n", 0, error.position), str(error.reason)
        except RecursionError:
            break
        while number and not lines[number].strip():
            number -= 1
        if not lines[number].strip():
            break
        message = mark(
            "this line of the front matter is not YAML ({what}); text with a colon, a # or a "
            "bracket in it wants quotes"
        )
        problem = Problem(subtype=Subtype.FRONT_MATTER, message=message, values={"what": what})
        found.findings.append(Finding(problem, number + 2))
        found.bad_lines.add(number + 2)
        lines[number] = ""
    else:
        return None
    if any(line.strip() for line in lines):
        message = mark("the front matter cannot be read as YAML; write one key: value a line")
        found.findings.append(Finding(Problem(subtype=Subtype.FRONT_MATTER, message=message), 1))
        found.bad_lines.update(range(2, len(lines) + 2))
    return None


def _place_of(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> int:
    """The line, from 0 on, that an author has to mend; not always where the parser gave up."""
    mark_ = error.problem_mark or error.context_mark
    began_earlier = ("flow", "quoted scalar", "simple key", "block scalar", "anchor", "alias")
    if error.context_mark and any(word in str(error.context) for word in began_earlier):
        mark_ = error.context_mark
    return min(mark_.line if mark_ else 0, len(lines) - 1)


def _read_mapping(node: yaml.MappingNode, into: FrontMatter, top: FrontMatter) -> None:
    for key_node, value_node in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
        line = key_node.start_mark.line + 2
        if key in into.values:
            message = mark("the key {key} is written twice; the first is used, remove the other")
            problem = Problem(
                subtype=Subtype.UNKNOWN_KEY, message=message, values={"key": repr(key)}
            )
            top.findings.append(Finding(problem, line))
            continue
        into.lines[key] = line
        if key == "topic" and into is top and isinstance(value_node, yaml.MappingNode):
            inner = FrontMatter()
            _read_mapping(value_node, inner, top)
            into.values[key] = inner
        else:
            into.values[key] = _value_of(value_node, top)


def _value_of(node: yaml.Node, top: FrontMatter) -> object:
    """A scalar, a list of scalars, or an empty list or mapping for what goes deeper."""
    if isinstance(node, yaml.ScalarNode):
        try:
            return yaml.constructor.SafeConstructor().construct_document(node)
        except (yaml.YAMLError, ValueError, OverflowError):
            # A date that the calendar does not have, or a tag that is not to be obeyed.
            top.bad_lines.update(range(node.start_mark.line + 2, node.end_mark.line + 3))
            return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [
            _value_of(child, top) if isinstance(child, yaml.ScalarNode) else []
            for child in node.value
        ]
    return {}


# -- events ------------------------------------------------------------------------


def note_front_matter(app: Sphinx, docname: str, source: list[str]) -> None:
    """Record the topic or the piece of writing that the head of a page makes of it.

    Lines that are no YAML are blanked for MyST, which would throw the others away with them.
    """
    head = head_of(source[0])
    if head is None or not _OF_INTEREST.search("\n".join(head)) or not _is_markdown(app, docname):
        return
    domain = beliefs_domain(app.env)
    found = read_front_matter(head)
    topic = found.values.get("topic", False)
    if topic is False:
        place = Place(line=found.lines.get("tags", 0))
        _note_writing(domain, docname, found.values, place)
        return
    if not isinstance(topic, FrontMatter) and topic not in (True, None):
        # It may be some other tool's key, so the page is left as it is.
        message = mark(
            "topic is {written} here, so this page is no topic; write topic: true, or the keys "
            "indented below topic:"
        )
        values = {"written": repr(topic)[:80]}
        problem = Problem(subtype=Subtype.FRONT_MATTER, message=message, values=values)
        warn(problem, (docname, found.lines["topic"]))
        return
    for finding in found.findings:
        warn(finding.problem, (docname, finding.line))
    if isinstance(topic, FrontMatter):
        keys, lines, strict = topic.values, topic.lines, True
        keys.setdefault("tags", found.values.get("tags"))
    else:
        keys, lines, strict = found.values, found.lines, False
    places = {key.replace("-", "_"): Place(line=line) for key, line in lines.items()}
    places[""] = Place(line=found.lines["topic"])
    note_topic(domain, docname, keys, places, strict=strict)
    if found.bad_lines:
        source[0] = _without_lines(source[0], found.bad_lines, len(head))


def note_topic(
    domain: BeliefsDomain,
    docname: str,
    values: Mapping[str, object],
    places: Mapping[str, Place],
    *,
    strict: bool = True,
) -> None:
    """Record a topic from its metadata and warn of what is wrong with it."""
    vocabulary = domain.options.vocabulary
    topic, problems = read_topic(values, vocabulary, docname=docname, places=places, strict=strict)
    domain.note(topic)
    for problem in problems:
        place = places.get(problem.field.replace("-", "_"), topic.place)
        warn(problem, location_of(docname, place))


def note_docinfo(app: Sphinx, doctree: nodes.document) -> None:
    """Record the piece of writing that the fields at the head of a reStructuredText page make."""
    env = app.env
    docname = env.current_document.docname
    if "tags" in env.metadata[docname] and not _is_markdown(app, docname):
        title = env.titles[docname].astext() if docname in env.titles else ""
        domain = beliefs_domain(env)
        _note_writing(domain, docname, env.metadata[docname], Place(line=1), title)


def _note_writing(
    domain: BeliefsDomain,
    docname: str,
    values: Mapping[str, object],
    place: Place,
    title: str = "",
) -> None:
    patterns = list(domain.options.writing)
    if not values.get("tags") or domain.topic(docname):
        return
    if patterns and not Matcher(patterns)(docname):
        return
    page = read_writing(values, docname=docname, place=place)
    domain.note_page(page, title)


def _is_markdown(app: Sphinx, docname: str) -> bool:
    filename = app.env.doc2path(docname)
    return get_filetype(app.config.source_suffix, filename) != "restructuredtext"


def _without_lines(source: str, bad_lines: set[int], length: int) -> str:
    """The source with those lines blank; with the whole head blank, if that does not mend it."""
    lines = source.split("\n")
    for number in bad_lines:
        lines[number - 1] = ""
    try:
        yaml.safe_load("\n".join(lines[1 : length + 1]))
    except (yaml.YAMLError, ValueError, RecursionError, TypeError, AttributeError):
        lines[1 : length + 1] = [""] * length
    return "\n".join(lines)


__all__: Sequence[str] = (
    "FrontMatter",
    "head_of",
    "note_docinfo",
    "note_front_matter",
    "note_topic",
    "read_front_matter",
)
