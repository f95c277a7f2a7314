"""The domain: everything that Sphinx asks of it, each answered by the part that is responsible."""

from __future__ import annotations

from functools import cached_property, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar, cast

from msgspec.structs import replace
from sphinx.domains import Domain, ObjType
from sphinx.locale import get_translation

from sphinx_beliefs.late import Late
from sphinx_beliefs.model.known_names import CATALOGUE, DOMAIN, OBJECT_TYPES
from sphinx_beliefs.options.config import BeliefsConfig
from sphinx_beliefs.output import Output
from sphinx_beliefs.storage.notes import Notes, PartOfNotes
from sphinx_beliefs.storage.settled import Settled, initial_settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence, Set

    from docutils import nodes
    from sphinx import addnodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment
    from sphinx.util.docutils import SphinxDirective

    from sphinx_beliefs.doctree.dating import DateStyle
    from sphinx_beliefs.model.past.build_past import BuildPast
    from sphinx_beliefs.model.records.texts import Paragraph
    from sphinx_beliefs.model.records.vocabulary import Vocabulary
    from sphinx_beliefs.model.site.site import Site
    from sphinx_beliefs.references import References, warn_of_missing
    from sphinx_beliefs.storage.settled import ObjectEntry
    from sphinx_beliefs.storage.store import Store
    from sphinx_beliefs.words.wording import status_labels
else:
    # Not needed by a build in which nothing is read or written.
    DateStyle = Late("sphinx_beliefs.doctree.dating:DateStyle")
    Site = Late("sphinx_beliefs.model.site.site:Site")
    References = Late("sphinx_beliefs.references:References")
    Store = Late("sphinx_beliefs.storage.store:Store")
    warn_of_missing = Late("sphinx_beliefs.references:warn_of_missing")
    status_labels = Late("sphinx_beliefs.words.wording:status_labels")


class BeliefsDomain(Domain):
    """Topics and the items on them.

    Its parts are what is kept of each page (``store``) and of all of them (``settled``), the site
    that they make once all have been read (``site``), the output of the build (``output``), and the
    options of conf.py.
    """

    name = DOMAIN
    label = "Beliefs"
    object_types: ClassVar[dict[str, ObjType]] = {
        name: ObjType(label, name) for name, label in OBJECT_TYPES.items()
    }
    data_version = 6
    initial_data: ClassVar[dict[str, Any]] = {"notes": Notes(), **initial_settled()}

    #: The output of this build, from the moment when its builder exists.
    output: Output

    #: What git says of the site in this build; None if it is not asked.
    past: BuildPast | None = None

    #: Called with each directive of ours once it is read, and with its nodes. Only the command that
    #: rewrites pages sets it.
    watch: Callable[[SphinxDirective, Sequence[nodes.Node]], None] | None = None

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        #: What is kept of all pages together.
        self.settled = Settled(self.data)
        #: True if all pages have been read in this build, so that the site is complete.
        self.is_read = False
        self._site: Site | None = None
        self._changes = -1

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002 - as Sphinx
        """The label of an object type in the search, in the language of the site."""
        return str(get_translation(CATALOGUE)(type.lname))

    def setup(self) -> None:
        """Do nothing; Sphinx would add the labels of the generated pages to the inventory of sites
        that have no such pages.
        """

    # -- parts ----------------------------------------------------------------------

    @cached_property
    def store(self) -> Store:
        """What is kept of each page."""
        return Store(self.data)

    @property
    def were_read(self) -> bool:
        """True if pages have been read or removed, and what is kept of them is not yet settled."""
        return cast("Notes", self.data["notes"]).were_read

    @cached_property
    def options(self) -> BeliefsConfig:
        """The options of the site."""
        return BeliefsConfig.from_config(self.env.config)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The values that topic metadata can have, with the words that readers see."""
        written = self.options.vocabulary
        return replace(
            written,
            regions=self._translated(written.regions),
            statuses=self._translated(status_labels(written.statuses)),
        )

    @cached_property
    def region_descriptions(self) -> Mapping[str, str]:
        """The description of each region that has one, by slug, in the language of the site."""
        return self._translated(self.options.region_descriptions)

    @property
    def stub_notice(self) -> str:
        """The site's own text of the notice of stubs, in its language; empty if it has none."""
        return self._translated({"": self.options.stub_notice})[""]

    def _translated(self, texts: Mapping[str, str]) -> dict[str, str]:
        """The texts of an option, translated with the site's own catalogue."""
        translations: Mapping[str, str] = self.env.config.beliefs_translations
        return {key: translations.get(text, text) for key, text in texts.items()}

    @cached_property
    def date_style(self) -> DateStyle:
        """The style in which dates are written on this site."""
        return DateStyle(self.env.config.language, self.options.date_format)

    @property
    def site(self) -> Site:
        """The site, with everything that is recorded; complete once all pages have been read."""
        if self._site is None or self._changes != self.store.changes:
            self._changes = self.store.changes
            notes = self.store.notes_in(self.output.judge)
            self._site = Site(
                PartOfNotes(notes, attrgetter("records")),
                self.vocabulary,
                PartOfNotes(notes, attrgetter("shown")),
                page_title=self._page_title,
                hidden=partial(self.store.hidden_in, self.output.judge),
                # As long as pages are being read, only the notes themselves are right.
                directory=None if self.were_read else self.settled.directory,
                past=self.past,
            )
        return self._site

    @property
    def texts(self) -> Mapping[str, Mapping[str, Sequence[Paragraph]]]:
        """The paragraphs below the titles of items, by page and by anchor; none are kept unless
        files beside the pages show them.
        """
        return PartOfNotes(self.store.notes_in(self.output.judge), attrgetter("texts"))

    def note_past(self, past: BuildPast | None) -> None:
        """Note what git says of the site, before anything is asked that depends on it."""
        self.past, self._site = past, None

    def _page_title(self, docname: str) -> str:
        outline = self.settled.outlines.get(docname)
        return outline.title if outline is not None else ""

    # -- pages ----------------------------------------------------------------------

    def clear_doc(self, docname: str) -> None:
        """Forget a page: it is about to be read, or has been removed."""
        self.is_read = False
        self.store.forget(docname)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        self.store.take_over(docnames, otherdata)

    # -- once all pages have been read ------------------------------------------------

    def get_objects(self) -> Iterable[ObjectEntry]:
        """The objects for the inventory and the search."""
        return self.settled.objects

    # -- references -----------------------------------------------------------------

    def references(self, docname: str) -> References:
        """The references on a page."""
        return References(
            self.site,
            self.output,
            docname,
            blank_words=self.options.blank_words,
            figures=self.date_style.figures,
        )

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
