"""The generated indexes of the domain: what is listed in each, for every builder that has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from sphinx.domains import Index, IndexEntry

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.notation.credence import Credence
from sphinx_beliefs.model.records.kinds import PAGE_OF_KIND, Kind
from sphinx_beliefs.model.records.query import Column, Fired, Group, Query, Stubs
from sphinx_beliefs.model.site.cells import Left
from sphinx_beliefs.model.site.listing import listing_of
from sphinx_beliefs.words.view_wording import TITLES_OF_ALL, nothing_text
from sphinx_beliefs.words.wording import blanks_text, explained_credence, no_region, state_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.model.site.listing import Row, RowGroup

Content = tuple[list[tuple[str, list[IndexEntry]]], bool]


class BeliefsIndex(Index):
    """An index of one kind by region; a site without topics and beliefs has none."""

    #: What is listed.
    query: ClassVar[Query]

    #: Whether it is for HTML alone: in print, pages are not looked up by a link.
    is_for_html: ClassVar[bool] = False

    @classmethod
    def page_name(cls) -> str:
        """The name of the page, which is also that of the label that leads to it."""
        return PAGE_OF_KIND[cls.query.kind.value]

    @property
    def groups(self) -> Sequence[RowGroup]:
        """What is listed."""
        return listing_of(self._domain.site, self.query).groups

    @property
    def nothing(self) -> str:
        """What stands in the index when nothing is listed."""
        return nothing_text(self.query.kind.value)

    def generate(self, docnames: Iterable[str] | None = None) -> Content:
        """All entries by region, or those of some pages; none if the page need not be written."""
        domain = self._domain
        is_wanted = domain.output.is_html or not self.is_for_html
        if domain.output.has_fresh_pages or not is_wanted or not domain.site.is_used:
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

    def _entry(self, row: Row) -> IndexEntry:
        """A title, and what there is to say beside it."""
        target = row.target
        # LaTeX can only point at anchors.
        anchor = target.anchor or self._domain.site.topics[target.docname].section
        return IndexEntry(target.title, 0, target.docname, anchor, self.beside(row), "", "")

    def beside(self, row: Row) -> str:
        """What is said beside a title."""
        return ""

    @property
    def _domain(self) -> BeliefsDomain:
        return cast("BeliefsDomain", self.domain)


class AllBeliefsIndex(BeliefsIndex):
    """Every open belief of the site that is not on a stub."""

    name = "all"
    localname = TITLES_OF_ALL["belief"]
    query = Query(kind=Kind.BELIEF, columns=(Column.TITLE, Column.CREDENCE, Column.TOPIC))

    def beside(self, row: Row) -> str:
        """The credence."""
        credence = row.cells[1]
        return " ".join(explained_credence(credence)) if isinstance(credence, Credence) else ""


class UncertaintiesIndex(BeliefsIndex):
    """Every uncertainty that is not on a stub."""

    name = "uncertainties"
    localname = TITLES_OF_ALL["uncertainty"]
    query = Query(kind=Kind.UNCERTAINTY)
    is_for_html = True


class UpdateTriggersIndex(BeliefsIndex):
    """Every update trigger that is not on a stub, also those that have fired."""

    name = "update-triggers"
    localname = TITLES_OF_ALL["update-trigger"]
    query = Query(kind=Kind.UPDATE_TRIGGER, fired=Fired.ALL)
    is_for_html = True


class ReadingsIndex(BeliefsIndex):
    """Everything read, by year."""

    name = "readings"
    localname = TITLES_OF_ALL["reading"]
    query = Query(kind=Kind.READING, group_by=Group.YEAR)
    is_for_html = True


class StubsIndex(BeliefsIndex):
    """Every topic still to be written: the stubs, then the unfinished ones."""

    name = "stubs"
    localname = TITLES_OF_ALL["stub"]
    query = Query(kind=Kind.STUB, columns=(Column.TITLE, Column.LEFT))

    def beside(self, row: Row) -> str:
        """What is left to write, and which topics are there in part."""
        left = row.cells[1]
        text = blanks_text(left.blanks) if isinstance(left, Left) else ""
        return text if row.is_stub else f"{text} · {state_word(row.state)}"


class TopicsIndex(BeliefsIndex):
    """Every topic: the written ones, the unfinished ones, the stubs."""

    name = "topics"
    localname = TITLES_OF_ALL["topic"]
    query = Query(
        kind=Kind.TOPIC,
        stubs=Stubs.INCLUDE,
        columns=(Column.TITLE, Column.STATUS, Column.TAGLINE),
    )

    def beside(self, row: Row) -> str:
        """The status; of a stub, that it is one."""
        facts = ["" if row.is_stub else str(row.cells[1]), state_word(row.state)]
        return " · ".join(filter(None, facts))


INDICES: Sequence[type[BeliefsIndex]] = (
    AllBeliefsIndex,
    UncertaintiesIndex,
    UpdateTriggersIndex,
    ReadingsIndex,
    StubsIndex,
    TopicsIndex,
)


def note_labels(app: Sphinx, env: BuildEnvironment) -> None:
    """Let the generated pages be referred to (``{ref}`beliefs-all```), where they exist.

    A label that an author has given that name is left alone.
    """
    domain = beliefs_domain(env)
    if domain.is_settled:
        # Nothing has been read, or has come to hold, that could change it.
        return
    is_used = domain.site.is_used
    standard = env.domains.standard_domain
    for index in INDICES:
        name = index.page_name()
        if standard.anonlabels.get(name, (name, ""))[0] != name:
            continue
        if is_used:
            standard.labels[name] = name, "", str(index.localname)
            standard.anonlabels[name] = name, ""
        else:
            standard.labels.pop(name, None)
            standard.anonlabels.pop(name, None)
