"""LaTeX for our nodes: environments and commands of our style file, ``sphinxbeliefs.sty``, which a
document loads if it has any of them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.doctree.nodes import (
    beliefs_block,
    beliefs_course,
    beliefs_credence,
    beliefs_direction,
    beliefs_index_table,
    beliefs_label,
    beliefs_log,
    beliefs_log_summary,
    beliefs_notice,
    beliefs_phrase,
    beliefs_placeholder,
    beliefs_title,
)
from sphinx_beliefs.rendering.belief_table import BeliefTable
from sphinx_beliefs.rendering.latex_style import with_style
from sphinx_beliefs.rendering.latex_tree import (
    beliefs_group_row,
    beliefs_line,
    beliefs_log_line,
    beliefs_log_table,
    beliefs_page_number,
    rearrange,
)
from sphinx_beliefs.rendering.pictures import bar_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.application import Sphinx
    from sphinx.writers.latex import LaTeXTranslator

    from sphinx_beliefs.rendering.latex_style import Visitor

#: The height of the picture of a course, whose width is 100.
_COURSE_HEIGHT = 24

#: The environments of blocks other than items, by class.
_ENVIRONMENTS = {"beliefs-header": "beliefsheader", "beliefs-card": "beliefscard"}


def _written(translator: LaTeXTranslator, node: nodes.Node | None) -> str:
    """A node by itself as LaTeX; nothing for none."""
    translator.pushbody([])
    if node is not None:
        node.walkabout(translator)
    return "".join(translator.popbody())


# -- blocks -----------------------------------------------------------------------------------


def visit_block(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open an item or another block, and around it the classes that an author has given to it."""
    begin, end = _around(node["classes"])
    self.body.append(f"\n\n{begin}")
    self.context.append(f"\n{end}\n")
    # A figure stays where it is written.
    self.no_latex_floats += 1
    if self.table:
        # A cell whose width is measured could not hold it.
        self.table.has_problematic = True


def _around(classes: Sequence[str]) -> tuple[str, str]:
    """What opens and closes the environments of a block with some classes."""
    begin = [f"\\begin{{sphinxuseclass}}{{{name}}}" for name in _own(classes)]
    end = ["\\end{sphinxuseclass}" for _name in _own(classes)]
    if "beliefs-item" in classes:
        kind = classes[classes.index("beliefs-item") + 1].removeprefix("beliefs-")
        begin.append(f"\\begin{{beliefsitem}}{{{kind}}}")
        end.insert(0, "\\end{beliefsitem}")
    for name in filter(_ENVIRONMENTS.__contains__, classes):
        begin.append(f"\\begin{{{_ENVIRONMENTS[name]}}}")
        end.insert(0, f"\\end{{{_ENVIRONMENTS[name]}}}")
    return "".join(f"{line}\n" for line in begin), "".join(f"{line}\n" for line in end)


def _own(classes: Sequence[str]) -> list[str]:
    return [name for name in classes if not name.startswith("beliefs-")]


def depart_block(self: LaTeXTranslator, _node: nodes.Element) -> None:
    """Close the block."""
    self.no_latex_floats -= 1
    self.body.append(self.context.pop())


def visit_notice(self: LaTeXTranslator, _node: nodes.Element) -> None:
    """Open the box of a notice."""
    self.body.append("\n\n\\begin{beliefsnotice}\n")


def depart_notice(self: LaTeXTranslator, _node: nodes.Element) -> None:
    """Close the box."""
    self.body.append("\\end{beliefsnotice}\n\n")


def visit_title(self: LaTeXTranslator, node: beliefs_title) -> None:
    """Open a title line, with the credence that stands at its end, and the anchors of the item."""
    credence = _written(self, node.get("credence"))
    self.body.append(f"\\begin{{beliefstitle}}{{{credence}}}%\n")
    for name in node.parent["ids"] if isinstance(node.parent, nodes.Element) else ():
        self.body.append(self.hypertarget(name))


def depart_title(self: LaTeXTranslator, _node: nodes.Element) -> None:
    """Close the title line."""
    self.body.append("%\n\\end{beliefstitle}\n")


def visit_line(self: LaTeXTranslator, node: beliefs_line) -> None:
    """Open a line of small facts."""
    self.body.append(f"\n\\begin{{{node['environment']}}}\n")


def depart_line(self: LaTeXTranslator, node: beliefs_line) -> None:
    """Close the line."""
    self.body.append(f"%\n\\end{{{node['environment']}}}\n")


def visit_index_table(self: LaTeXTranslator, node: nodes.table) -> None:
    """Open the table of an index."""
    self.body.append("\n\n\\begin{beliefsindex}")
    self.visit_table(node)


def depart_index_table(self: LaTeXTranslator, node: nodes.table) -> None:
    """Close the table."""
    self.depart_table(node)
    self.body.append("\\end{beliefsindex}\n\n")


def visit_group_row(self: LaTeXTranslator, node: nodes.row) -> None:
    """Open a row that names those below it."""
    self.visit_row(node)


def depart_group_row(self: LaTeXTranslator, node: nodes.row) -> None:
    """Close the row."""
    self.depart_row(node)
    self.body.append("\\noalign{\\nobreak}\n")


# -- logs -------------------------------------------------------------------------------------


def visit_log(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Open a log, which is not folded up."""
    _visit_nothing(self, node)


def visit_log_summary(self: LaTeXTranslator, _node: nodes.Element) -> None:
    """Open the line above a log."""
    self.body.append("\n\\begin{beliefsabove}\n")


def depart_log_summary(self: LaTeXTranslator, _node: nodes.Element) -> None:
    """Close the line."""
    self.body.append("%\n\\end{beliefsabove}\n")


def visit_course(self: LaTeXTranslator, node: beliefs_course) -> None:
    """Write a small picture: steps from one credence to the next, and a dot at the present one."""
    points = [(time, percent * _COURSE_HEIGHT / 100) for time, percent in node["points"]]
    steps = []
    for (x, y), (next_x, next_y) in pairwise(points):
        steps.append(f"\\beliefsflat{{{x:.4g}}}{{{y:.4g}}}{{{next_x - x:.4g}}}")
        steps.append(
            f"\\beliefsrise{{{next_x:.4g}}}{{{min(y, next_y):.4g}}}{{{abs(next_y - y):.4g}}}"
        )
    x, y = points[-1]
    self.body.append(f"\\beliefscourse{{{''.join(steps)}\\beliefsnow{{{x:.4g}}}{{{y:.4g}}}}}")


def visit_log_table(self: LaTeXTranslator, node: beliefs_log_table) -> None:
    """Open a table of a log, with all that its columns have to be wide enough for."""
    date, credence = _longest(self, node["dates"]), _longest(self, node["credences"])
    self.body.append(f"\n\\begin{{beliefslog}}{{{len(node)}}}{{{date}}}{{{credence}}}\n")


def _longest(self: LaTeXTranslator, cells: Iterable[nodes.Element]) -> str:
    longest = max(cells, key=lambda cell: len(cell.astext()), default=None)
    return _written(self, longest)


def depart_log_table(self: LaTeXTranslator, _node: nodes.Element) -> None:
    """Close the table."""
    self.body.append("\\end{beliefslog}\n")


def visit_log_line(self: LaTeXTranslator, node: beliefs_log_line) -> None:
    """Open a row."""
    date, credence = _written(self, node["date"]), _written(self, node["credence"])
    self.body.append(f"\\begin{{beliefslogrow}}{{{date}}}{{{credence}}}\n")


def depart_log_line(self: LaTeXTranslator, _node: nodes.Element) -> None:
    """Close the row."""
    self.body.append("%\n\\end{beliefslogrow}\n")


# -- in a line --------------------------------------------------------------------------------


def visit_credence(self: LaTeXTranslator, node: beliefs_credence) -> None:
    """Write the number, with a bar where there is room for one."""
    if node.get("bar"):
        start, width = bar_of(node["low"], node["high"])
        is_in_cell = self.table and "is_in_title" not in node
        command = "beliefscellcredence" if is_in_cell else "beliefscredence"
        self.body.append(f"\\{command}{{{start:g}}}{{{width:g}}}{{")
        self.context.append("}")
    else:
        self.context.append("")


def depart_credence(self: LaTeXTranslator, _node: nodes.Element) -> None:
    """End the credence."""
    self.body.append(self.context.pop())


def visit_label(self: LaTeXTranslator, _node: nodes.Element) -> None:
    """Open a label."""
    self.body.append("\\beliefslabel{")


def visit_placeholder(self: LaTeXTranslator, _node: nodes.Element) -> None:
    """Open a blank, which keeps its brackets."""
    self.body.append("\\beliefsplaceholder{")


def depart_command(self: LaTeXTranslator, _node: nodes.Element) -> None:
    """Close a command with one argument."""
    self.body.append("}")


def visit_direction(self: LaTeXTranslator, node: nodes.Element) -> None:
    """Write an arrow."""
    self.body.append(f"\\beliefsdirection{{{node['direction']}}}")


def visit_page_number(self: LaTeXTranslator, node: beliefs_page_number) -> None:
    """Write the number of a page."""
    place = self.idescape(f"{node['docname']}:{node['anchor']}")
    self.body.append(f"\\pageref{{{place}}}")


def _visit_nothing(_translator: LaTeXTranslator, _node: nodes.Element) -> None:
    """Write nothing around the content."""


_VISITORS: dict[type[nodes.Element], tuple[Visitor, Visitor]] = {
    beliefs_block: (visit_block, depart_block),
    beliefs_notice: (visit_notice, depart_notice),
    beliefs_title: (visit_title, depart_title),
    beliefs_line: (visit_line, depart_line),
    beliefs_index_table: (visit_index_table, depart_index_table),
    beliefs_group_row: (visit_group_row, depart_group_row),
    beliefs_log: (visit_log, _visit_nothing),
    beliefs_log_summary: (visit_log_summary, depart_log_summary),
    beliefs_log_table: (visit_log_table, depart_log_table),
    beliefs_log_line: (visit_log_line, depart_log_line),
    beliefs_page_number: (visit_page_number, _visit_nothing),
    beliefs_credence: (visit_credence, depart_credence),
    beliefs_label: (visit_label, depart_command),
    beliefs_phrase: (_visit_nothing, _visit_nothing),
    beliefs_placeholder: (visit_placeholder, depart_command),
    beliefs_direction: (visit_direction, _visit_nothing),
    beliefs_course: (visit_course, _visit_nothing),
}


def register(app: Sphinx) -> None:
    """Register all that a build of LaTeX needs and no other does."""
    for node, (visit, depart) in _VISITORS.items():
        app.add_node(node, override=True, latex=(with_style(visit), depart))
    app.add_post_transform(BeliefTable)
    app.connect("doctree-resolved", lambda _app, document, _docname: rearrange(document))
