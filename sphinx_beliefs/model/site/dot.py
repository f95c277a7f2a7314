"""Maps in the language of Graphviz."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.site.maps import Relation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.items import Direction
    from sphinx_beliefs.model.site.answers import FiredWay
    from sphinx_beliefs.model.site.maps import Box, Graph

#: The length limit of a line in a box, in characters.
_WIDTH = 24

#: The most lines of a title in a box.
_LINES = 3

#: The most lines in a map of so few boxes that there is room for nearly all titles.
_LINES_OF_FEW, _FEW = 7, 12

#: The attributes of boxes and arrows, by the kind of the item in the box or at the arrow's start.
_BOX_LOOKS = {
    Kind.UNCERTAINTY: {"style": "dashed"},
    Kind.UPDATE_TRIGGER: {"shape": "note", "style": "solid"},
}
_RELATION_LOOKS = {
    Relation.IMPLIES: {"arrowhead": "empty"},
    Relation.GIVEN: {"style": "dashed", "arrowhead": "empty"},
    Relation.EXCLUDES: {"dir": "none", "style": "dotted"},
    Relation.EITHER: {"dir": "none", "style": "dotted"},
    Relation.ONE_OF: {"dir": "none", "style": "dotted"},
}
_ARROW_LOOKS = {Kind.UNCERTAINTY: {"style": "dashed"}, Kind.BELIEF: {"style": "bold"}}


def dot_text(
    graph: Graph,
    *,
    arrow_word: Callable[[Kind, Direction | FiredWay | None], str],
    relation_word: Callable[[Relation], str] = lambda relation: relation.value,
    credence_text: Callable[[Credence | None], str],
    fired_text: Callable[[Date], str] = lambda date: date.iso,
    links: bool,
    leftward: bool = False,
) -> str:
    """A graph in the DOT language.

    Shapes, line styles and words tell kinds apart, and classes let a stylesheet colour them.
    ``arrow_word`` gives the effect of an item of a kind on a belief, ``relation_word`` how two
    beliefs hang together, ``credence_text`` the text
    below the claim of a belief, and ``fired_text`` the text below evidence that has come to pass.
    With ``links``, each box links to ``beliefs:`` and its number, for the caller to replace. Arrows
    lead to the right, or with ``leftward`` to the left.
    """
    most_lines = _LINES_OF_FEW if len(graph.boxes) <= _FEW else _LINES

    def lines() -> Iterator[str]:
        way = "RL" if leftward else "LR"
        yield "digraph beliefs {"
        yield f"  graph [rankdir={way}, bgcolor=transparent, nodesep=0.15, ranksep=0.35, pad=0.1,"
        yield '    style=rounded, labeljust=l, fontname="sans-serif", fontsize=11];'
        yield '  node [shape=box, style=rounded, fontname="sans-serif", fontsize=11];'
        yield '  edge [arrowsize=0.6, fontname="sans-serif", fontsize=9];'
        groups: dict[str, list[int]] = {}
        for number, box in enumerate(graph.boxes):
            note = fired_text(box.fired) if box.fired else credence_text(box.credence)
            style = _box_style(box, note, most_lines)
            if links:
                style["URL"] = f"beliefs:{number}"
            yield f"  n{number} [{_attributes(style)}];"
            groups.setdefault(box.group, []).append(number)
        groups.pop("", None)
        for number, (title, members) in enumerate(groups.items()):
            style = {"label": _wrapped(title, _LINES), "class": "beliefs-box-region"}
            names = " ".join(f"n{member};" for member in members)
            # Graphviz draws a border around subgraphs whose name begins with this word.
            yield f"  subgraph cluster{number} {{ graph [{_attributes(style)}]; {names} }}"
        for arrow in graph.arrows:
            style = {"dir": "none"}
            if arrow.relation is not None:
                style = {"label": relation_word(arrow.relation)} | _RELATION_LOOKS[arrow.relation]
            elif not arrow.is_mutual:
                kind = graph.boxes[arrow.start].kind
                style = {"label": arrow_word(kind, arrow.way)} | _ARROW_LOOKS.get(kind, {})
            yield f"  n{arrow.start} -> n{arrow.end} [{_attributes(style)}];"
        yield "}"

    return "\n".join(lines())


def _box_style(box: Box, note: str, most_lines: int) -> dict[str, str]:
    style = {"label": _wrapped(box.target.title, most_lines), "tooltip": box.target.title}
    style["class"] = f"beliefs-box-{box.kind.value}"
    if note:
        style["label"] += f"\n{_shortened(note)}"
        if box.fired is None:
            # The stylesheet sets a credence in bold, which is too wide for a longer note.
            style["class"] += " beliefs-noted"
    style |= _BOX_LOOKS.get(box.kind, {})
    if box.is_stub:
        style["style"] = "rounded,dashed"
    return style


def _attributes(values: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in values.items())


def _quoted(text: str) -> str:
    """A text in quotes, in which nothing but a line break has a meaning to Graphviz.

    An ampersand would begin an entity, as in HTML.
    """
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
    return '"' + text.replace("\n", "\\n") + '"'


def _wrapped(title: str, most_lines: int) -> str:
    """A title in lines that fit a box."""
    lines = [""]
    for word in re.split(r"\s+", title):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > _WIDTH:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word[:_WIDTH]}".strip()
    return "\n".join(lines[:most_lines]) + (" …" if len(lines) > most_lines else "")


def _shortened(note: str) -> str:
    """A note in one line, which may be somewhat longer than the others."""
    return note if len(note) <= 2 * _WIDTH else f"{note[: 2 * _WIDTH]} …"
