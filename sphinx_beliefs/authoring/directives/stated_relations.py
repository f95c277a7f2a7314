"""The lines of a belief that link the others that it names in ``implies``, ``excludes``, ``given``.

Its groups and its ladder depend on other pages: their lines are written with the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.words.relation_wording import (
    conditional_on_label,
    excludes_label,
    implies_label,
)

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_beliefs.authoring.directives.item import ItemDirective
    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.records.relations import Relations


def condition_line(directive: ItemDirective[Belief], relations: Relations) -> list[nodes.Element]:
    """The line that says what the credence is conditional on, which changes what it means."""
    given = (relations.given,) if relations.given else ()
    return _line(directive, "given", conditional_on_label(), given)


def stated_relations(directive: ItemDirective[Belief], relations: Relations) -> list[nodes.Element]:
    """A line for each of the other options."""
    return [
        *_line(directive, "implies", implies_label(), relations.implies),
        *_line(directive, "excludes", excludes_label(), relations.excludes),
    ]


def _line(
    directive: ItemDirective[Belief], option: str, label: str, names: tuple[str, ...]
) -> list[nodes.Element]:
    return directive.belief_links(label, names, option_of=lambda _name: option)
