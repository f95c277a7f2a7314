"""Parses texts of several items at once, which costs much less than parsing each by itself.

The texts become the entries of a list, which keeps them apart: nothing that one of them leaves
open can reach into the next. A text with markup that counts as it is met, such as a footnote, is
left to be parsed by itself, so that it is met in the order of the page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util.parsing import nested_parse_to_nodes

from sphinx_beliefs.authoring.directives.directive_lines import without_blank_ends
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.slips.markup_names import LINK_ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx_beliefs.authoring.directives.item import ItemDirective

#: A line that begins with a word, perhaps of a list, and so begins or continues a paragraph; not
#: one such as ``a.`` or ``ii)``, which begins a list in reStructuredText.
_WORDS_FIRST = LazyPattern(r"(?: *[-*+] +)?(?:\*\*?|``?)?[^\W\d_]+(?![\w.)]).*| *")

_ROLES = "|".join((*LINK_ROLES, "abbr", "any", "doc", "math", "ref", "term"))
#: Roles that only make a reference, or a formula.
_MERE_ROLE = LazyPattern(
    rf"\{{(?:beliefs:)?(?:{_ROLES})\}}`[^`]*`|:(?:beliefs:)?(?:{_ROLES}):`[^`]*`|``[^`]+``"
)
#: What may count as it is met, or define a name, once those roles are set aside.
_COUNTED = {
    False: LazyPattern(r"\[\^|!\[|[}]`|\{#"),
    True: LazyPattern(r"[\[|`]|__|\w_\b|::\s*\Z"),
}


class _Text(NamedTuple):
    """A text of an item, the line of the page where it begins, and what takes its nodes."""

    lines: list[str]
    line: int
    take: Callable[[list[nodes.Node]], None]


def parse_together(items: Sequence[ItemDirective[Any]]) -> None:
    """Parse titles and bodies, as far as they can be parsed in one go, and give them to the items
    of a list; the others parse theirs when they are built.
    """
    _parse(items, filter(None, map(_title_of, items)))
    _parse(items, filter(None, map(_body_of, items)))


def _title_of(item: ItemDirective[Any]) -> _Text | None:
    title = item.lines.title
    line = item.lines.title_line
    if not title:
        return None
    item.title_parsed = item.simple_line([title], line)
    if item.title_parsed is not None or not _is_safe([title], is_rst=item.is_rst):
        return None

    def take(made: list[nodes.Node]) -> None:
        if len(made) == 1 and isinstance(made[0], nodes.paragraph):
            item.title_parsed = list(made[0].children)

    return _Text([title], line, take)


def _body_of(item: ItemDirective[Any]) -> _Text | None:
    item.drop_label()
    item.body_parsed = item.simple_block(item.lines.body)
    if item.body_parsed is not None:
        return None
    blank, lines = without_blank_ends(item.lines.body)
    if not _is_safe(lines, is_rst=item.is_rst):
        return None

    def take(made: list[nodes.Node]) -> None:
        item.body_parsed = made

    return _Text(lines, item.lines.line_of_body(blank), take)


def _is_safe(lines: Sequence[str], *, is_rst: bool) -> bool:
    """Return whether lines can be parsed before others that stand above them."""
    if not all(_WORDS_FIRST.fullmatch(line) for line in lines):
        return False
    return _COUNTED[is_rst].search(_MERE_ROLE.sub("", "\n".join(lines))) is None


def _parse(items: Sequence[ItemDirective[Any]], chosen: Iterable[_Text]) -> None:
    """Parse texts, which follow each other on the page, as the entries of a list."""
    texts = list(chosen)
    if len(texts) < 2:
        return
    first = texts[0].line
    lines = [""] * (texts[-1].line - first + len(texts[-1].lines))
    for text in texts:
        begin = text.line - first
        marked = [f"  {line}" if line else "" for line in text.lines]
        marked[0] = f"+ {text.lines[0]}"
        lines[begin : begin + len(marked)] = marked
    directive = items[0]
    made = nested_parse_to_nodes(
        directive.state,
        StringList(lines, items=[directive.source_at(first + n) for n in range(len(lines))]),
        offset=directive.lines.offset_of(first),
        allow_section_headings=False,
    )
    entries = [entry for node in made if isinstance(node, nodes.bullet_list) for entry in node]
    if len(entries) == len(texts):
        for text, entry in zip(texts, entries, strict=True):
            text.take(list(entry.children))
