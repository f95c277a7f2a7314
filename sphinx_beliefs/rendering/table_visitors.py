"""How tables of indexes are written in HTML, in the boxes in which they become lists."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.doctree.nodes import beliefs_rows
from sphinx_beliefs.model.records.index_choices import ChangeColumn
from sphinx_beliefs.model.records.query import Query, default_columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.writers.html5 import HTML5Translator

    from sphinx_beliefs.doctree.nodes import beliefs_index_table

#: The number of columns from which on a table needs more room.
_WIDE = 7


def visit_index_table(self: HTML5Translator, node: beliefs_index_table) -> None:
    """Open a table as the theme does, with the words of the script as attributes.

    The script keeps the reader's choices in the address, under the id of the table. Themes put a
    box around the table, with all ids of the node, so the script's own id is written here.
    """
    self.body.append(open_table_box(_columns(node)))
    self.visit_table(node)
    words = dict(node["words"])
    if words and not node["ids"]:
        words["id"] = node["name"]
    start, mark, end = self.body[-1].rpartition("<table")
    self.body[-1] = f"{start}{mark}{word_attributes(words)}{end}"


def depart_index_table(self: HTML5Translator, node: beliefs_index_table) -> None:
    """Close the table, and the box around it."""
    self.depart_table(node)
    self.body.append("</div>\n")


def _columns(table: beliefs_index_table) -> int:
    """The number of columns of a table, whose rows are nodes or still to be written."""
    for child in table.children:
        if isinstance(child, nodes.tgroup):
            return int(child["cols"])
        if isinstance(child, beliefs_rows):
            view = child["view"]
            is_index = isinstance(view, Query)
            return len((view.columns or default_columns(view)) if is_index else ChangeColumn)
    return 0


def open_table_box(columns: int) -> str:
    """The beginning of the box around a table, in which it becomes a list where it has no room."""
    size = " beliefs-wide" if columns >= _WIDE else ""
    return f'<div class="beliefs-table{size}">\n'


def word_attributes(words: Mapping[str, str]) -> str:
    """Words as attributes of an element, such as those of the script on a table."""
    return "".join(f' {name}="{escape(word)}"' for name, word in words.items())
