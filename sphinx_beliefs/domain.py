"""The domain: what Sphinx asks of it when pages have been read, are checked, and are linked."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from msgspec.structs import replace
from sphinx import addnodes
from sphinx.domains import Domain, ObjType
from sphinx.errors import NoUri
from sphinx.util import docname_join
from sphinx.util.nodes import clean_astext, make_id, make_refnode

from sphinx_beliefs.config import BeliefsConfig
from sphinx_beliefs.doctree.conditions import conditions_around
from sphinx_beliefs.doctree.dating import DateStyle
from sphinx_beliefs.doctree.nodes import credence, with_placeholders
from sphinx_beliefs.doctree.titles import (
    item_answers,
    item_title,
    page_title,
    plain_title,
    text_after,
)
from sphinx_beliefs.model.checks.all_checks import find_problems
from sphinx_beliefs.model.notation.credence import NO_CREDENCE
from sphinx_beliefs.model.notation.names import (
    CREDENCE_SUFFIX,
    name_of_target,
    printable,
    slug,
    within_sentence,
)
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.items import Belief, Item, Uncertainty, UpdateTrigger
from sphinx_beliefs.model.records.kinds import LINKED_KINDS, Kind, kind_of
from sphinx_beliefs.model.records.logs import CredenceLog
from sphinx_beliefs.model.records.pages import Page, Topic, TopicState
from sphinx_beliefs.model.records.questions import PageFactsView
from sphinx_beliefs.model.site.site import Site
from sphinx_beliefs.model.site.unknown_names import unknown_name
from sphinx_beliefs.output import Output
from sphinx_beliefs.problems import location_of, tell_states, warn
from sphinx_beliefs.storage.store import Store, initial_data
from sphinx_beliefs.words.wording import credence_text, shorten, status_labels

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.records.vocabulary import Vocabulary
    from sphinx_beliefs.model.site.answers import Target
    from sphinx_beliefs.storage.store import ObjectEntry

#: Item anchors must be neither a name nor an object type with a name: Sphinx's search would
#: then build them anew from the title that it displays, and miss.
ANCHOR_PREFIX = "beliefs"


#: What a link of a reading to a page of the site is called; there is no such role.
PAGE_LINK = "page-link"


class BeliefsDomain(Domain):
    """Topics and the items on them."""

    name = "beliefs"
    label = "Beliefs"
    object_types: ClassVar[dict[str, ObjType]] = {
        **{kind.value: ObjType(kind.row.label, kind.value) for kind in LINKED_KINDS},
        "credence": ObjType("credence", "credence"),
    }
    data_version = 4
    initial_data: ClassVar[dict[str, Any]] = initial_data()

    #: What this build writes, and how, from the moment at which its builder is there.
    output: Output

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        #: All that is kept of the pages.
        self.store = Store(self.data)
        self._site: Site | None = None
        self._changes = -1

    @cached_property
    def options(self) -> BeliefsConfig:
        """The options of the site."""
        return BeliefsConfig.from_config(self.env.config)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """What topic metadata can say, in the words that readers see."""
        written = self.options.vocabulary
        return replace(written, statuses=status_labels(written.statuses))

    @property
    def site(self) -> Site:
        """Everything that is recorded, to be asked once all pages have been read."""
        if self._site is None or self._changes != self.store.changes:
            notes = self.store.notes_in(self.output.judge)
            self._changes = self.store.changes
            self._site = Site(
                notes.records,
                self.vocabulary,
                notes.shown,
                page_title=self._page_title,
                hidden=self.store.hidden_in(self.output.judge),
            )
        return self._site

    def _page_title(self, docname: str) -> str:
        title = self.env.titles.get(docname)
        return printable(clean_astext(title)) if title is not None else ""

    @cached_property
    def date_style(self) -> DateStyle:
        """How dates are written on this site."""
        return DateStyle(self.env.config.language, self.options.date_format)

    def setup(self) -> None:
        """Leave out what Sphinx does here: it would put the labels of the generated pages into
        the inventory of sites that have no such pages.
        """

    # -- reading --------------------------------------------------------------------

    def clear_doc(self, docname: str) -> None:
        """Forget a page: it is about to be read, or has been removed."""
        self.store.forget(docname)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        """Take over the pages that another process has read."""
        self.store.take_over(docnames, otherdata)

    def make_anchor(self, document: nodes.document, name: str, title: str) -> str:
        """An id for an item, not yet used in the document, from its name or else its title."""
        return make_id(self.env, document, ANCHOR_PREFIX, name or slug(title))

    def process_doc(
        self,
        env: BuildEnvironment,
        docname: str,
        document: nodes.document,
    ) -> None:
        """Give the records of a page the titles that are now final (and translated)."""
        records = list(self.store.records(docname))
        if not records:
            return
        title_node = page_title(document)
        title_text = plain_title(title_node) if title_node is not None else ""
        ids = title_node.parent["ids"] if title_node is not None else []
        if not any(isinstance(r, Topic | Page) and not r.conditions for r in records):
            records.append(Page(docname=docname))

        def titled(record: Record) -> Record:
            title = title_text
            if isinstance(record, Item):
                title = item_title(document.ids.get(record.anchor)) or record.title
            if isinstance(record, Topic):
                return replace(record, title=title, section="".join(ids[:1]))
            if isinstance(record, CredenceLog):
                return record
            if isinstance(record, Uncertainty) and (record.if_yes or record.if_no):
                answers = item_answers(document.ids.get(record.anchor))
                yes, no = answers.get("if-yes", ""), answers.get("if-no", "")
                record = replace(record, if_yes=yes, if_no=no)
            return record if title == record.title else replace(record, title=title)

        records = [_under_conditions(titled(record), document) for record in records]
        self.store.replace(docname, records)
        for record in records:
            self.store.note_conditions(docname, record.conditions)
        topic = self.store.topic(docname)
        if any(map(self._has_facts, records)):
            self.store.note_shown(docname, PageFactsView())
        if topic is None or not topic.is_stub:
            self._check_credences(docname)

    def _has_facts(self, record: Record) -> bool:
        """Whether a record shows something of other pages, or of the day, where it stands."""
        match record:
            case Belief():
                return True
            case Item(name=name) if name:
                return True
            case UpdateTrigger(to=to, likelihood_ratio=ratio, fired=fired):
                return any(value is not None for value in (to, ratio, fired))
            case Topic():
                return (record.review_in or self.vocabulary.review_in) is not None
        return False

    def _check_credences(self, docname: str) -> None:
        """Warn of beliefs that say neither how probable they are nor that they are normative."""
        for belief in self.store.items(docname):
            if isinstance(belief, Belief) and belief.credence is None:
                message = N_(
                    "this belief says neither how probable it is nor that it is normative; add "
                    ":credence: ~70%, or ~XX% for a number still to come, or :normative:"
                )
                problem = Subtype.NO_CREDENCE.problem(message)
                warn(problem, location_of(docname, belief.place))

    # -- checks ---------------------------------------------------------------------

    def check_consistency(self) -> None:
        """Warn of what is wrong between pages, or with the day."""
        found = find_problems(
            self.site,
            mentions=self.store.notes_in(self.output.judge).mentions,
            today=self.vocabulary.today,
            where=self._where,
        )
        for problem, docname, place in found:
            if problem.subtype.is_on or problem.subtype.code in self.options.checks:
                warn(problem, location_of(docname, place))

    def _where(self, record: Record) -> str:
        source = record.place.source or str(self.env.doc2path(record.docname, base=False))
        return f"{source}:{record.place.line}"

    # -- cross-references -----------------------------------------------------------

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
        if typ == PAGE_LINK:
            return self._link_page(fromdocname, builder, target, node, contnode)
        found = self.site.find(typ, name_of_target(typ, target))
        if found is None:
            return None
        if not node.get("refexplicit"):
            contnode.children = []
            if typ == "credence" and isinstance(found, Belief):
                contnode += credence(found.credence, credence_text(found.credence))
            else:
                title = self.site.links.target(found).title
                if node.get("beliefs_short"):
                    shown = shorten(title)
                    if shown != title:
                        node["reftitle"] = title
                else:
                    shown = within_sentence(title, text_after(node))
                contnode += self.as_nodes(shown)
        reference = self._link(found, fromdocname, builder, contnode)
        if "reftitle" in node:
            reference["reftitle"] = node["reftitle"]
        return reference

    def _link_page(
        self,
        fromdocname: str,
        builder: Builder,
        docname: str,
        node: addnodes.pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference:
        """Link a page by its docname, whether it is there or not: what is shown must not depend on
        other pages.
        """
        if docname not in self.env.all_docs:
            message = N_("url: there is no page {page}; write the path of one from this page on")
            warn(Subtype.URL.problem(message, page=docname), node)
        return make_refnode(builder, fromdocname, docname, "", contnode)

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
        found = self.site.find("any", target)
        if found is None or (
            isinstance(found, Topic) and self.is_known_to_sphinx(target, fromdocname)
        ):
            return []
        if not node.get("refexplicit"):
            title = self.site.links.target(found).title
            title = within_sentence(title, text_after(node))
            contnode = nodes.inline("", "", *self.as_nodes(title))
        kind = (kind_of(found) if isinstance(found, Item) else Kind.TOPIC).value
        contnode["classes"] += role_classes(kind)[1:]
        link = self._link(found, fromdocname, builder, contnode)
        # Sphinx and MyST would give the classes of their making to the first element in it, and
        # "beliefs-reading" is a block's.
        link.insert(0, nodes.Text(""))
        return [(f"beliefs:{kind}", link)]

    def is_known_to_sphinx(self, target: str, fromdocname: str) -> bool:
        """Whether Sphinx itself finds a page or a label under that name."""
        return (
            docname_join(fromdocname, target) in self.env.all_docs
            or target.lower() in self.env.domains.standard_domain.anonlabels
        )

    def _link(
        self, record: Record, fromdocname: str, builder: Builder, contnode: nodes.Element
    ) -> nodes.reference:
        return _reference(builder, fromdocname, self.site.links.target(record), [contnode])

    def as_nodes(self, text: str) -> list[nodes.Node]:
        """The plain text of a field, such as a title, as nodes, its placeholders made visible."""
        return with_placeholders(text, self.options.blank_words)

    def link(self, target: Target, fromdocname: str) -> nodes.Element:
        """The title of a target, linked; plain where this builder has no such page."""
        text = self.as_nodes(target.title)
        if target.docname:
            with suppress(NoUri):
                return _reference(self.output.builder, fromdocname, target, text)
        return nodes.inline("", "", *text)

    @property
    def is_settled(self) -> bool:
        """Whether what is wanted of all pages in every build is known already."""
        return self.store.is_settled(self.output.judge)

    def settle(self) -> None:
        """Once all pages have been read, work out what is wanted of all of them in every build."""
        if not self.is_settled:
            self.store.settle(self.output.judge, sorted(self._all_objects()))

    def get_objects(self) -> list[ObjectEntry]:
        """Everything that the inventory and the search should know, as it was last worked out."""
        return self.store.objects if self.is_settled else sorted(self._all_objects())

    def _all_objects(self) -> Iterator[ObjectEntry]:
        """All items and topics.

        An item without a name is listed by its page and anchor. Topics and credences are left
        out of the search (-1), which finds them as pages and beliefs.
        """
        by_name = self.site.by_name
        for item in self.site.items:
            named = item.name and by_name[item.name] is item
            name = item.name if named else f"{item.docname}#{item.anchor}"
            title = self.site.title(item) or name
            yield (name, title, kind_of(item).value, item.docname, item.anchor, 1)
            if named and isinstance(item, Belief) and item.credence is not None:
                text = credence_text(item.credence) or NO_CREDENCE
                yield (name + CREDENCE_SUFFIX, text, "credence", item.docname, item.anchor, -1)
        for topic in self.site.topics.values():
            title = self.site.title(topic) or topic.docname
            yield (topic.docname, title, "topic", topic.docname, "", -1)


def _under_conditions(record: Record, document: nodes.document) -> Record:
    """A record that knows the conditions under which it stands on its page.

    A log in a belief has those of the belief, and knows already those that stand between the two.
    """
    anchor = ""
    if isinstance(record, Item):
        anchor = record.anchor
    elif isinstance(record, CredenceLog):
        anchor = record.belief_anchor or record.anchor
    node = document.ids.get(anchor)
    conditions = conditions_around(node) if node is not None else ()
    return replace(record, conditions=conditions + record.conditions) if conditions else record


def warn_missing_reference(
    app: Sphinx,
    domain: Domain | None,
    node: addnodes.pending_xref,
) -> bool | None:
    """Say what a reference that found nothing could have meant, if it is ours or could be."""
    if not isinstance(domain, BeliefsDomain):
        return _warn_of_label(beliefs_domain(app.env), node)
    if not domain.output.judge.all_hold(conditions_around(node)):
        # It is on no page, and what it names need not be.
        return True
    name = name_of_target(node["reftype"], node["reftarget"])
    warn(unknown_name(domain.site, node["reftype"], name), node)
    return True


def _warn_of_label(domain: BeliefsDomain, node: addnodes.pending_xref) -> bool | None:
    """Say which role leads to an item whose name was taken for a label of Sphinx."""
    if (node["refdomain"], node["reftype"]) != ("std", "ref"):
        return None
    # Sphinx writes labels in lower case.
    by_name = domain.site.by_name
    name = next((name for name in by_name if name.lower() == node["reftarget"]), None)
    if name is None:
        return None
    message = N_("{name} is not a label of Sphinx but a name; write {{{kind}}}`{name}`")
    warn(Subtype.UNKNOWN_NAME.problem(message, name=name, kind=kind_of(by_name[name]).value), node)
    return True


def settle(app: Sphinx, env: BuildEnvironment) -> None:
    """Tell the domain that all pages have been read, and the author how far the topics are."""
    domain = beliefs_domain(env)
    was_read = not domain.store.reading
    domain.settle()
    if was_read and domain.site.topics:
        states = Counter(topic.state for topic in domain.site.topics.values())
        tell_states(states[TopicState.STUB], states[TopicState.UNFINISHED])


def note_output(app: Sphinx) -> None:
    """Tell the domain which builder is at work."""
    beliefs_domain(app.env).output = Output(app)


def beliefs_domain(env: BuildEnvironment) -> BeliefsDomain:
    """The domain of an environment."""
    return cast("BeliefsDomain", env.domains["beliefs"])


def pending_reference(role: str, name: str, docname: str) -> addnodes.pending_xref:
    """A cross-reference as the role would make it, with a short title, for names in options."""
    return addnodes.pending_xref(
        "",
        nodes.inline(name, name, classes=role_classes(role)),
        refdomain=BeliefsDomain.name,
        reftype=role,
        reftarget=name,
        refexplicit=False,
        refwarn=True,
        refdoc=docname,
        beliefs_short=True,
    )


def role_classes(role: str) -> list[str]:
    """The classes of a role's text: those that Sphinx gives to roles of a domain, but for the last,
    which would be that of the block it leads to.
    """
    return ["xref", BeliefsDomain.name, f"{BeliefsDomain.name}-role-{role}"]


def _reference(
    builder: Builder, fromdocname: str, target: Target, content: list[nodes.Node]
) -> nodes.reference:
    if builder.name == "singlehtml" and target.anchor:
        # Sphinx would write the anchor of the page before that of the item.
        return nodes.reference("", "", *content, internal=True, refid=target.anchor)
    return make_refnode(builder, fromdocname, target.docname, target.anchor, content)
