"""Conditions on parts of pages: those of Sphinx's ``only``, and of ``ifconfig``.

A page is read once, for all builders and tags; the parts whose condition does not hold are removed
when it is written.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils import Reporter
from jinja2 import TemplateError
from sphinx import addnodes
from sphinx.ext.ifconfig import ifconfig, process_ifconfig_nodes
from sphinx.util.docutils import new_document

from sphinx_beliefs.late import Late

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from sphinx_beliefs.model.records.record import Condition, Conditions
else:
    # Not needed by a build in which nothing has changed.
    Condition = Late("sphinx_beliefs.model.records.record:Condition")


#: The nodes around parts that have a condition.
CONDITIONAL = (addnodes.only, ifconfig)


class Judge:
    """Decides which conditions hold for the builder at work, the tags and the configuration."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self.holds = cache(self._holds)

    def all_hold(self, conditions: Iterable[Condition]) -> bool:
        """Return whether all conditions hold, so that the part under them is on its page."""
        return all(map(self.holds, conditions))

    def verdicts(self, conditions: Iterable[Condition]) -> list[tuple[str, bool]]:
        """Each condition as an author would call it, in order, and whether it holds."""
        return sorted((each.written, self.holds(each)) for each in conditions)

    def _holds(self, condition: Condition) -> bool:
        if condition.directive == "ifconfig":
            return self._is_kept(condition)
        try:
            return self._app.tags.eval_condition(condition.expression)
        except (TemplateError, ValueError, TypeError, RecursionError):
            # Sphinx reports the expression, and keeps the part under it.
            return True

    def _is_kept(self, condition: Condition) -> bool:
        """Return whether Sphinx keeps the part under an ``ifconfig``. Its condition is a Python
        expression, which only Sphinx's own code should run.
        """
        document = new_document("")
        # A bad expression is reported when the page is written.
        document.reporter = Reporter("", 5, 5)
        document += wrapped((condition,), nodes.comment())
        process_ifconfig_nodes(self._app, document, "")
        return document.next_node(nodes.comment) is not None


def condition_of(node: nodes.Element) -> Condition:
    """The condition that a node puts around its children."""
    return Condition(expression=node.get("expr", ""), directive=node.tagname)


def conditions_around(node: nodes.Node) -> Conditions:
    """The conditions around a node, the outermost first."""
    found: list[Condition] = []
    parent = node.parent
    while parent is not None:
        if isinstance(parent, CONDITIONAL):
            found.append(condition_of(parent))
        parent = parent.parent
    return tuple(reversed(found))


def wrapped(conditions: Conditions, node: nodes.Element) -> nodes.Element:
    """A node wrapped in conditions, the outermost first."""
    for condition in reversed(conditions):
        kind = ifconfig if condition.directive == "ifconfig" else addnodes.only
        node = kind("", node, expr=condition.expression)
    return node
