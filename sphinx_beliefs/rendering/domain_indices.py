"""The generated indexes of the domain, and their content, for every builder that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx.domains import IndexEntry

from sphinx_beliefs.model.notation.credence import Credence
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.query import Query, query_of_all
from sphinx_beliefs.model.site.columns import Left
from sphinx_beliefs.model.site.listing import listing_of
from sphinx_beliefs.words.view_wording import all_of, nothing_text
from sphinx_beliefs.words.wording import blanks_text, no_region, state_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.site.columns import Cell
    from sphinx_beliefs.model.site.listing import Row, RowGroup
    from sphinx_beliefs.model.site.site import Site
    from sphinx_beliefs.words.figures import Figures

Content = tuple[list[tuple[str, list[IndexEntry]]], bool]


class BeliefsIndex:
    """An index of one kind by region; it is empty on a site without topics and beliefs.

    Sphinx has a ``LateIndex`` in its place until there is something to list.
    """

    kind: ClassVar[Kind]

    #: The query for the records that are listed.
    query: ClassVar[Query]

    def __init__(self, domain: BeliefsDomain) -> None:
        self._domain = domain

    @property
    def localname(self) -> str:
        """The title, in the language of the build."""
        return all_of(self.kind)

    @classmethod
    def page_name(cls) -> str:
        """The name of the page, which is also the name of the label for references to it."""
        return cls.kind.row.page.name

    @property
    def groups(self) -> Sequence[RowGroup]:
        """The rows that are listed, in groups."""
        return listing_of(self._domain.site, self.query).groups

    @property
    def nothing(self) -> str:
        """The text of the index if nothing is listed."""
        return nothing_text(self.kind)

    def generate(self, docnames: Iterable[str] | None = None) -> Content:
        """All entries by region, or those of some pages; none if this builder has no such index."""
        if self._is_left_out:
            return [], False
        chosen = None if docnames is None else set(docnames)
        content = []
        for group in self.groups:
            entries = [
                entry
                for entry in map(self._entry, group.rows)
                if chosen is None or entry.docname in chosen
            ]
            if entries:
                content.append((group.title or no_region(), entries))
        if not content:
            content = [("", [IndexEntry(self.nothing, 0, "", "", "", "", "")])]
        return content, False

    @property
    def _is_left_out(self) -> bool:
        """True if the builder at work has no such index, or a table in its place."""
        output = self._domain.output
        if output.builder.format == "latex" and self._domain.options.latex_table:
            return self.kind is Kind.BELIEF or self.kind.row.page.beside is None
        return not output.is_html and self.kind.row.page.beside is None

    def _entry(self, row: Row) -> IndexEntry:
        """A title, and the words beside it."""
        target = row.target
        # LaTeX can only point at anchors.
        anchor = target.anchor or self._section(target.docname)
        return IndexEntry(target.title, 0, target.docname, anchor, self._beside(row), "", "")

    def _section(self, docname: str) -> str:
        topic = self._domain.site.contents.topic(docname)
        return topic.section if topic is not None else ""

    def _beside(self, row: Row) -> str:
        """The words beside a title: a cell and the state of the record; of a stub, only one."""
        column = self.kind.row.page.beside
        if column is None:
            return ""
        cell = row.cells[self.query.columns.index(column)]
        said, state = _words(cell, self._domain.date_style.figures), state_word(row.state)
        if row.is_stub:
            # If all are stubs, readers know that already.
            return said if self.kind is Kind.STUB else state
        return " · ".join(filter(None, (said, state)))


def _words(cell: Cell, figures: Figures) -> str:
    """The content of a cell in words."""
    match cell:
        case Credence():
            return figures.explained(cell)
        case Left(blanks=blanks):
            return blanks_text(blanks)
    return str(cell or "")


def _index_of(listed: Kind) -> type[BeliefsIndex]:
    """The index of a kind."""

    class KindIndex(BeliefsIndex):
        kind = listed
        query = query_of_all(listed)

    return KindIndex


INDICES: Sequence[type[BeliefsIndex]] = tuple(map(_index_of, Kind))

_BY_KIND = {index.kind.value: index for index in INDICES}


def index_of(domain: BeliefsDomain, kind: str) -> BeliefsIndex:
    """The index of a kind."""
    return _BY_KIND[kind](domain)


def note_labels(env: BuildEnvironment, site: Site) -> None:
    """Add labels for references to the generated pages that exist (``{ref}`beliefs-all```).

    A label of that name that an author has written is left alone.
    """
    standard = env.domains.standard_domain
    for index in INDICES:
        name = index.page_name()
        if standard.anonlabels.get(name, (name, ""))[0] != name:
            continue
        if site.is_used:
            standard.labels[name] = name, "", all_of(index.kind)
            standard.anonlabels[name] = name, ""
        else:
            standard.labels.pop(name, None)
            standard.anonlabels.pop(name, None)
