"""Lines of items where there is no stylesheet that keeps their parts apart."""

from __future__ import annotations

from docutils import nodes

from sphinx_beliefs.doctree.nodes import beliefs_placeholder

#: The classes of what is said after the title of a reading, each beginning with a mark.
AFTER_TITLE = frozenset({"beliefs-authors", "beliefs-venue"})


def separate_reading(title: nodes.Element) -> None:
    """Put a dash between the title of a reading and its authors, or its venue."""
    for number, child in enumerate(title.children):
        if isinstance(child, nodes.Element) and AFTER_TITLE.intersection(child["classes"]):
            first = child.next_node(nodes.Text)
            if first is not None:
                first.parent.replace(first, nodes.Text(first.lstrip()))
            title.insert(number, nodes.Text(" — "))
            return


def separate(line: nodes.Element, kind: type[nodes.Element], sign: str) -> None:
    """Put a sign, in place of the space, after the first part of a line, if it is of a kind or a
    blank.
    """
    if len(line) < 2 or not isinstance(line[0], kind | beliefs_placeholder):
        return
    if isinstance(line[1], nodes.Text) and line[1] == " ":
        line[1] = nodes.Text(sign)
