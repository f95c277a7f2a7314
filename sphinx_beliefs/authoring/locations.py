"""The file and line of nodes within a paragraph."""

from __future__ import annotations

from itertools import accumulate

from docutils import nodes


class Locations:
    """Finds file and line of placeholders, by counting the lines above them in their paragraph."""

    def __init__(self) -> None:
        self._lines_above: dict[int, dict[int, int]] = {}

    def of(self, node: nodes.Element, above: int = 0) -> str | None:
        """File and line of a placeholder, or of the text ``above`` lines down in a node, as
        ``file:line``; None if its page does not say.
        """
        # MyST gives HTML within a paragraph the paragraph's first line.
        is_own = not isinstance(node, nodes.raw) or not isinstance(node.parent, nodes.TextElement)
        if node.line and node.source and is_own:
            return f"{node.source}:{node.line + above}"
        current: nodes.Node = node
        while current.parent is not None:
            parent = current.parent
            if isinstance(parent, nodes.TextElement):
                above += self._above(parent)[id(current)]
            is_line = isinstance(parent, nodes.Element) and not _is_emphasis(parent)
            if is_line and parent.line and parent.source:
                return f"{parent.source}:{parent.line + above + _rows_above(parent)}"
            current = parent
        return None

    def _above(self, parent: nodes.Element) -> dict[int, int]:
        """The number of the parent's lines above each of its children, by id."""
        if id(parent) not in self._lines_above:
            breaks = [child.astext().count("\n") for child in parent.children]
            lines = accumulate(breaks, initial=0)
            self._lines_above[id(parent)] = dict(zip(map(id, parent.children), lines, strict=False))
        return self._lines_above[id(parent)]


def _rows_above(cell: nodes.Element) -> int:
    """The number of a Markdown table's lines above a cell of its body.

    MyST gives all cells the first line of the table.
    """
    entry = cell.parent
    if not isinstance(entry, nodes.entry) or not isinstance(entry.parent.parent, nodes.tbody):
        return 0
    body = entry.parent.parent
    head = body.parent.next_node(nodes.thead)
    title = head.next_node(nodes.paragraph) if head is not None else None
    return 2 + body.index(entry.parent) if title is not None and title.line == cell.line else 0


def _is_emphasis(node: nodes.Element) -> bool:
    """Return whether a node is emphasis, a link or the like within a line, and not a line or an
    option by itself.
    """
    is_mere = isinstance(node, nodes.Inline) and not isinstance(node, nodes.inline)
    return is_mere and not node.get("translatable")
