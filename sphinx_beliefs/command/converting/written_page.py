"""A page as its directives have read it: the items on it, and the lines in which each stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sphinx_beliefs.model.message import Message
    from sphinx_beliefs.model.problem import LocatedProblem
    from sphinx_beliefs.model.records.kinds import Kind


@dataclass(kw_only=True, eq=False)
class Written:
    """Anything of ours on a page, in the file's lines from ``first`` to before ``end`` (from 0).

    ``name`` is the directive as it was called, and ``marks`` are those of its fence in Markdown.
    ``obstacle`` says why it cannot have another form (None if it can); if that is a ``warning``,
    it stands there with its line (from 1). ``source`` is the file if it is another than the page's
    own.
    """

    name: str
    first: int
    end: int
    marks: str = ""
    obstacle: Message | None = None
    source: str = ""
    warning: LocatedProblem | None = None


@dataclass(kw_only=True, eq=False)
class WrittenItem(Written):
    """An item: its title in the page's markup, the raw value of each option by name, and the lines
    of its body.

    ``is_entry`` is true if it is an entry of a list, and no directive; then ``gaps`` are the lines
    of the body in whose place options stand, and ``lines`` are those of the whole entry, without
    the indentation of the list. ``anchor`` is its id on the page, if it has one.
    """

    kind: Kind
    title: str
    options: Mapping[str, str]
    body: Sequence[str]
    is_entry: bool
    anchor: str = ""
    gaps: Collection[int] = ()
    lines: Sequence[str] = ()


@dataclass(kw_only=True, eq=False)
class WrittenList(Written):
    """A list of items, with its parts in order: items, and the lines of texts between them.

    ``is_bare`` is true if no directive is around it, since a heading says what it holds.
    """

    kind: Kind
    is_bare: bool
    parts: Sequence[WrittenItem | Sequence[str]]


@dataclass(kw_only=True)
class WrittenPage:
    """A page that was read: what it says (``records``, its ``tree``, its ``warnings``), and how.

    ``others`` are the directives that are neither items nor lists. ``is_rst`` is true for
    reStructuredText.
    """

    docname: str
    is_rst: bool
    items: list[WrittenItem] = field(default_factory=list)
    lists: list[WrittenList] = field(default_factory=list)
    others: list[Written] = field(default_factory=list)
    records: list[Any] = field(default_factory=list)
    tree: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
