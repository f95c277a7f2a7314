"""The domain: everything that Sphinx asks of it, each answered by the part that is responsible."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, cast

from msgspec.structs import replace
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import clean_astext

from sphinx_beliefs.config import BeliefsConfig
from sphinx_beliefs.late import Late
from sphinx_beliefs.model.known_names import DOMAIN, OBJECT_TYPES
from sphinx_beliefs.output import Output
from sphinx_beliefs.reporting import location_of, warn
from sphinx_beliefs.storage.store import Store, initial_data

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes
    from sphinx import addnodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.doctree.dating import DateStyle
    from sphinx_beliefs.model.checks.all_checks import find_problems
    from sphinx_beliefs.model.notation.names import printable
    from sphinx_beliefs.model.problem import Subtype
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.records.vocabulary import Vocabulary
    from sphinx_beliefs.model.site.site import Site
    from sphinx_beliefs.references import References, objects_of_page, warn_of_missing
    from sphinx_beliefs.storage.store import ObjectEntry
    from sphinx_beliefs.words.wording import status_labels
else:
    # Not needed by a build in which nothing is read or written.
    DateStyle = Late("sphinx_beliefs.doctree.dating:DateStyle")
    find_problems = Late("sphinx_beliefs.model.checks.all_checks:find_problems")
    printable = Late("sphinx_beliefs.model.notation.names:printable")
    Site = Late("sphinx_beliefs.model.site.site:Site")
    References = Late("sphinx_beliefs.references:References")
    objects_of_page = Late("sphinx_beliefs.references:objects_of_page")
    warn_of_missing = Late("sphinx_beliefs.references:warn_of_missing")
    status_labels = Late("sphinx_beliefs.words.wording:status_labels")


class BeliefsDomain(Domain):
    """Topics and the items on them.

    Its parts are the data that is kept of pages (``store``), the site made of them once all have
    been read (``site``), the output of the build (``output``), and the options of conf.py.
    """

    name = DOMAIN
    label = "Beliefs"
    object_types: ClassVar[dict[str, ObjType]] = {
        name: ObjType(label, name) for name, label in OBJECT_TYPES.items()
    }
    data_version = 4
    initial_data: ClassVar[dict[str, Any]] = initial_data()

    #: The output of this build, from the moment when its builder exists.
    output: Output

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        #: Everything that is kept of the pages.
        self.store = Store(self.data)
        #: True if all pages have been read in this build, so that the site is complete.
        self.is_read = False
        self._site: Site | None = None
        self._changes = -1

    def setup(self) -> None:
        """Do nothing; Sphinx would add the labels of the generated pages to the inventory of sites
        that have no such pages.
        """

    # -- parts ----------------------------------------------------------------------

    @cached_property
    def options(self) -> BeliefsConfig:
        """The options of the site."""
        return BeliefsConfig.from_config(self.env.config)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The values that topic metadata can have, with the words that readers see."""
        written = self.options.vocabulary
        return replace(written, statuses=status_labels(written.statuses))

    @cached_property
    def date_style(self) -> DateStyle:
        """The style in which dates are written on this site."""
        return DateStyle(self.env.config.language, self.options.date_format)

    @property
    def site(self) -> Site:
        """The site, with everything that is recorded; complete once all pages have been read."""
        if self._site is None or self._changes != self.store.changes:
            notes = self.store.notes_in(self.output.judge)
            self._changes = self.store.changes
            self._site = Site(
                {docname: note.records for docname, note in notes.items()},
                self.vocabulary,
                {docname: note.shown for docname, note in notes.items()},
                page_title=self._page_title,
                hidden=self.store.hidden_in(self.output.judge),
            )
        return self._site

    def _page_title(self, docname: str) -> str:
        title = self.env.titles.get(docname)
        return printable(clean_astext(title)) if title is not None else ""

    # -- pages ----------------------------------------------------------------------

    def clear_doc(self, docname: str) -> None:
        """Forget a page: it is about to be read, or has been removed."""
        self.is_read = False
        self.store.forget(docname)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        self.store.take_over(docnames, otherdata)

    # -- once all pages have been read ------------------------------------------------

    @property
    def is_settled(self) -> bool:
        """True if the values that every build needs of all pages are already known."""
        return self.store.is_settled(self.output.judge)

    def settle(self) -> None:
        """Compute and keep the values that every build needs of all pages."""
        self.store.settle(self.output.judge, self._find_objects())

    def check_consistency(self) -> None:
        """Warn of problems between pages, or with the day."""
        notes = self.store.notes_in(self.output.judge)
        found = find_problems(
            self.site,
            mentions={docname: note.mentions for docname, note in notes.items()},
            where=self._where,
            is_on=self._is_on,
        )
        for problem, docname, place in found:
            warn(problem, location_of(docname, place))

    def _is_on(self, subtype: Subtype) -> bool:
        return subtype.is_on or subtype.code in self.options.checks

    def _where(self, record: Record) -> str:
        source = record.place.source or str(self.env.doc2path(record.docname, base=False))
        return f"{source}:{record.place.line}"

    def get_objects(self) -> list[ObjectEntry]:
        """The objects for the inventory and the search, as they were last computed."""
        return self.store.objects if self.is_settled else self._find_objects()

    def _find_objects(self) -> list[ObjectEntry]:
        with_nameless = self.options.search_all
        return sorted(
            entry
            for docname in self.site.contents.by_page
            for entry in objects_of_page(self.site, docname, with_nameless=with_nameless)
        )

    # -- references -----------------------------------------------------------------

    def references(self, docname: str) -> References:
        """The references on a page."""
        return References(self.site, self.output, docname, self.options.blank_words)

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Resolve a role of this domain; its text is the author's own or the target's title."""
        return self.references(fromdocname).resolve(typ, target, node, contnode)

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Resolve a reference that can mean anything: items by name, topics by short name."""
        found = self.references(fromdocname).resolve_any(target, node, contnode)
        return [found] if found is not None else []


def warn_missing_reference(
    app: Sphinx, domain: Domain | None, node: addnodes.pending_xref
) -> bool | None:
    """Report what a reference without a target may mean, if it is ours or could be."""
    ours = beliefs_domain(app.env)
    return warn_of_missing(ours.site, ours.output.judge, node)


def note_output(app: Sphinx) -> None:
    """Tell the domain which builder is at work."""
    beliefs_domain(app.env).output = Output(app)


def beliefs_domain(env: BuildEnvironment) -> BeliefsDomain:
    """The domain of an environment."""
    return cast("BeliefsDomain", env.domains[DOMAIN])
