"""The generated indexes of the domain: what is listed in each, for every builder that has them."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, Generic, cast

from sphinx.domains import Index, IndexEntry
from sphinx.locale import get_translation

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.views import (
    BeliefIndexView,
    BeliefRow,
    RegionGroup,
    RowT,
    StubIndexView,
    StubRow,
    TopicRow,
)
from sphinx_beliefs.wording import CATALOGUE, blanks_text, explained_credence, no_region, stub_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_ = get_translation(CATALOGUE)

Content = tuple[list[tuple[str, list[IndexEntry]]], bool]


class BeliefsIndex(Index, Generic[RowT]):
    """An index by region; a site without topics and beliefs has none."""

    #: What stands in the index when nothing is listed.
    nothing: ClassVar[str]

    @classmethod
    def page_name(cls) -> str:
        """The name of the page, which is also that of the label that leads to it."""
        return f"{BeliefsDomain.name}-{cls.name}"

    @abstractmethod
    def groups(self) -> Sequence[RegionGroup[RowT]]:
        """What is listed."""

    @abstractmethod
    def entry(self, row: RowT) -> IndexEntry:
        """One line."""

    def generate(self, docnames: Iterable[str] | None = None) -> Content:
        """All entries by region, or those of some pages; none if the page need not be written."""
        if self._domain.pages_are_fresh or not self._domain.catalogue.is_used:
            return [], False
        chosen = None if docnames is None else set(docnames)
        content = []
        for group in self.groups():
            entries = [
                entry
                for entry in map(self.entry, group.rows)
                if chosen is None or entry.docname in chosen
            ]
            if entries:
                content.append((group.title or no_region(), entries))
        if not content:
            content = [("", [IndexEntry(str(self.nothing), 0, "", "", "", "", "")])]
        return content, False

    @property
    def _domain(self) -> BeliefsDomain:
        return cast("BeliefsDomain", self.domain)

    def _section(self, docname: str) -> str:
        """The anchor of a topic: LaTeX can only point at anchors."""
        return self._domain.catalogue.topics[docname].section


class AllBeliefsIndex(BeliefsIndex[BeliefRow]):
    """Every belief of the site that is not on a stub."""

    name = "all"
    localname = _("All beliefs")
    nothing = _("No beliefs here yet.")

    def groups(self) -> Sequence[RegionGroup[BeliefRow]]:
        """Beliefs by region."""
        return self._domain.catalogue.belief_index(BeliefIndexView())

    def entry(self, row: BeliefRow) -> IndexEntry:
        """A claim with its credence."""
        target = row.belief
        extra = " ".join(explained_credence(row.credence))
        return IndexEntry(target.title, 0, target.docname, target.anchor, extra, "", "")


class StubsIndex(BeliefsIndex[StubRow]):
    """Every topic still to be written."""

    name = "stubs"
    localname = _("Topics still to be written")
    nothing = _("Nothing is left to write.")

    def groups(self) -> Sequence[RegionGroup[StubRow]]:
        """Stubs by region."""
        return self._domain.catalogue.stub_index(StubIndexView())

    def entry(self, row: StubRow) -> IndexEntry:
        """A topic with what is left on it."""
        docname = row.topic.docname
        extra = blanks_text(row.blanks)
        return IndexEntry(row.topic.title, 0, docname, self._section(docname), extra, "", "")


class TopicsIndex(BeliefsIndex[TopicRow]):
    """Every topic, the written ones before the stubs."""

    name = "topics"
    localname = _("All topics")
    nothing = _("No topics here yet.")

    def groups(self) -> Sequence[RegionGroup[TopicRow]]:
        """Topics by region."""
        return self._domain.catalogue.topic_index()

    def entry(self, row: TopicRow) -> IndexEntry:
        """A topic with its status."""
        docname = row.topic.docname
        extra = stub_word() if row.is_stub else row.status
        return IndexEntry(row.topic.title, 0, docname, self._section(docname), extra, "", "")


def note_labels(app: Sphinx, env: BuildEnvironment) -> None:
    """Let the generated pages be referred to (``{ref}`beliefs-all```), where they exist.

    A label that an author has given that name is left alone.
    """
    domain = beliefs_domain(env)
    if domain.reading:
        # Nothing has been read that could change it.
        return
    is_used = domain.catalogue.is_used
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


INDICES: Sequence[type[AllBeliefsIndex] | type[StubsIndex] | type[TopicsIndex]] = (
    AllBeliefsIndex,
    StubsIndex,
    TopicsIndex,
)
