"""Rearranges our nodes for LaTeX, where an environment or a command of the style file stands for
each part of an item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from docutils import nodes

from sphinx_beliefs.doctree.nodes import (
    beliefs_block,
    beliefs_credence,
    beliefs_date,
    beliefs_index_table,
    beliefs_placeholder,
    beliefs_title,
)
from sphinx_beliefs.rendering.title_lines import separate_reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class beliefs_line(nodes.paragraph):
    """A paragraph in the LaTeX environment ``environment``."""


class beliefs_group_row(nodes.row):
    """A row that names those below it, from which no page break may part it."""


class beliefs_log_table(nodes.container):
    """The rows of a log; ``dates`` and ``credences`` are all that stand in it."""


class beliefs_page_number(nodes.inline):
    """The number of the page that an anchor of a document is on: ``docname`` and ``anchor``."""


class beliefs_log_line(nodes.paragraph):
    """A row of a log: the reason, with ``date`` and ``credence`` as nodes, or None."""


#: The environment of a paragraph of ours, by its class.
_ENVIRONMENTS = {
    "beliefs-caption": "beliefscaption",
    "beliefs-group-title": "beliefsgroup",
    "beliefs-marked": "beliefsgroup",
    "beliefs-count": "beliefsabove",
    "beliefs-tagline": "beliefsfacts",
    "beliefs-facts": "beliefsfacts",
    "beliefs-to-write": "beliefsfacts",
    "beliefs-details": "beliefsfacts",
    "beliefs-answer": "beliefsfacts",
    "beliefs-resolution": "beliefsresolution",
}

#: The most characters that are set in two lines or so.
_FEW_WORDS = 200

_Element = TypeVar("_Element", bound=nodes.Element)


def rearrange(document: nodes.document) -> None:
    """Rearrange a document that is about to be written."""
    for block in list(document.findall(beliefs_block)):
        if "beliefs-item" in block["classes"]:
            _arrange_title(block)
    for table in list(document.findall(beliefs_index_table)):
        _keep_heading(table)
        for row in list(table.findall(nodes.row)):
            if "beliefs-group-row" in row["classes"]:
                row.replace_self(_changed(row, beliefs_group_row))
    for listed in list(document.findall(nodes.bullet_list)):
        if "beliefs-log-entries" in listed["classes"]:
            listed.replace_self(_log_table(listed))
    for paragraph in list(document.findall(nodes.paragraph)):
        for name in paragraph["classes"]:
            if name in _ENVIRONMENTS:
                line = _changed(paragraph, beliefs_line)
                line["environment"] = _ENVIRONMENTS[name]
                if name == "beliefs-tagline" and "beliefs-header" in paragraph.parent["classes"]:
                    line["environment"] = "beliefstagline"
                paragraph.replace_self(line)
                break


def _keep_heading(table: nodes.Element) -> None:
    """Keep a heading with the first rows of a table that begins a section. A long table begins with
    a break if it has no room, whatever stands before it.
    """
    node = table
    while isinstance(node.parent, nodes.section) and _is_at_the_top(node):
        node = node.parent
    if node is not table:
        room = nodes.raw("", "\n\\Needspace{12\\baselineskip}\n", format="latex")
        _insert_before_labels(node, room)


def _insert_before_labels(section: nodes.Element, added: nodes.Node) -> None:
    """Insert a node before a section, and before the labels that lead to it, which can stand at the
    end of the section before.
    """
    parent, number = section.parent, section.parent.index(section)
    while number:
        before = parent[number - 1]
        if isinstance(before, nodes.section) and isinstance(_last_of(before), nodes.target):
            parent, number = before, len(before)
        elif isinstance(before, nodes.target):
            number -= 1
        else:
            break
    parent.insert(number, added)


def _last_of(section: nodes.Element) -> nodes.Node:
    """The last part of a section, or of the section that is its last part."""
    last = section.children[-1]
    return _last_of(last) if isinstance(last, nodes.section) else last


def _is_at_the_top(node: nodes.Element) -> bool:
    """Return whether only the title of a section and a few words stand before one of its parts."""
    before = node.parent.children[: node.parent.index(node)]
    text = sum(len(part.astext()) for part in before if isinstance(part, nodes.paragraph))
    is_short = all(
        isinstance(part, nodes.title | nodes.paragraph | nodes.target) for part in before
    )
    return is_short and text < _FEW_WORDS


def _changed(node: nodes.Element, kind: type[_Element]) -> _Element:
    """A node of another kind, with the same children."""
    made = kind("", **node.attributes)
    made.source, made.line = node.source, node.line
    made.extend(node.children)
    return made


def _arrange_title(block: nodes.Element) -> None:
    """Arrange the title line of an item."""
    title = block[0]
    if not isinstance(title, beliefs_title):
        # That of a log outside of its belief.
        title = _changed(cast("nodes.Element", title), beliefs_title)
        block[0] = title
    if "beliefs-belief" in block["classes"]:
        _set_credence_apart(title)
    elif "beliefs-reading" in block["classes"]:
        separate_reading(title)


def _set_credence_apart(title: nodes.Element) -> None:
    """Set the credence of a belief apart from its title line: it is set at the end of the first of
    several lines, so it has to be known before them.
    """
    for number, child in enumerate(title.children):
        if isinstance(child, beliefs_credence | beliefs_placeholder):
            title["credence"] = child
            child["is_in_title"] = True
            # With the space before it.
            del title[max(number - 1, 0) : number + 1]
            return


def _log_table(listed: nodes.bullet_list) -> beliefs_log_table:
    rows = list(map(_log_line, _paragraphs(listed)))
    made = beliefs_log_table("", *rows)
    made["dates"] = [row["date"] for row in rows if row["date"] is not None]
    made["credences"] = [row["credence"] for row in rows if row["credence"] is not None]
    return made


def _paragraphs(listed: nodes.bullet_list) -> Iterator[nodes.Element]:
    for entry in listed:
        if isinstance(entry, nodes.Element):
            yield from (part for part in entry if isinstance(part, nodes.paragraph))


def _log_line(paragraph: nodes.Element) -> beliefs_log_line:
    """A row from ``date credence — reason``, of which each part can be missing."""
    rest: Sequence[nodes.Node] = paragraph.children
    date, rest = _taken(rest, beliefs_date)
    credence, rest = _taken(rest, beliefs_credence)
    if rest and isinstance(rest[0], nodes.Text) and not rest[0].strip(" —·"):
        rest = rest[1:]
    line = beliefs_log_line("", "", *rest, date=date, credence=credence)
    line.source, line.line = paragraph.source, paragraph.line
    return line


def _taken(
    children: Sequence[nodes.Node], kind: type[nodes.Element]
) -> tuple[nodes.Element | None, Sequence[nodes.Node]]:
    """The first of some nodes, if it is of a kind, a link of one or a blank, and the rest without a
    space.
    """
    first = children[0] if children else None
    inner = first[0] if isinstance(first, nodes.reference) and len(first) else first
    if not isinstance(first, nodes.Element) or not isinstance(inner, kind | beliefs_placeholder):
        return None, children
    rest = children[1:]
    if rest and isinstance(rest[0], nodes.Text) and not rest[0].strip():
        rest = rest[1:]
    return first, rest
