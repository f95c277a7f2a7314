"""Our references: their targets, their texts and their links."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import NoUri
from sphinx.util import docname_join
from sphinx.util.nodes import make_id, make_refnode

from sphinx_beliefs.doctree.conditions import conditions_around
from sphinx_beliefs.doctree.inline_nodes import credence, with_placeholders
from sphinx_beliefs.doctree.nodes import beliefs_turned_link
from sphinx_beliefs.doctree.titles import text_after
from sphinx_beliefs.late import Late
from sphinx_beliefs.model.known_names import DOMAIN
from sphinx_beliefs.model.notation.credence import NO_CREDENCE
from sphinx_beliefs.model.notation.names import (
    CREDENCE_SUFFIX,
    cut_slug,
    name_of_target,
    slug,
    within_sentence,
)
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.items import Belief, Item
from sphinx_beliefs.model.records.kinds import Kind, kind_of
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.site.page_keys import IMPLIED
from sphinx_beliefs.model.site.unknown_names import unknown_name
from sphinx_beliefs.reporting import warn
from sphinx_beliefs.words.direction import turns
from sphinx_beliefs.words.wording import tooltip_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.doctree.conditions import Judge
    from sphinx_beliefs.model.site.answers import Target
    from sphinx_beliefs.model.site.group_systems import implied_bounds
    from sphinx_beliefs.model.site.site import Site
    from sphinx_beliefs.output import Output
    from sphinx_beliefs.storage.settled import ObjectEntry
    from sphinx_beliefs.words.figures import Figures
    from sphinx_beliefs.words.implied_wording import bounds_words
else:
    # Needed only for the role ``implied``.
    implied_bounds = Late("sphinx_beliefs.model.site.group_systems:implied_bounds")
    bounds_words = Late("sphinx_beliefs.words.implied_wording:bounds_words")

#: The type of a reading's link to a page of the site; there is no role of that name.
PAGE_LINK = "page-link"

#: The prefix of item anchors. An anchor must be neither a name nor an object type with a name:
#: Sphinx's search would then build it from the title that it displays, and miss.
ANCHOR_PREFIX = "beliefs"

#: The length limit of the anchor of an item without a name, in characters after the prefix. Each
#: stands in every link to the item.
_LONGEST_SLUG = 30


# -- as a page is read ------------------------------------------------------------------


def make_anchor(env: BuildEnvironment, document: nodes.document, handle: str) -> str:
    """An id made from a handle, such as the name of an item, not yet used in the document."""
    return make_id(env, document, ANCHOR_PREFIX, handle)


def make_short_anchor(env: BuildEnvironment, document: nodes.document, title: str) -> str:
    """An id for an item without a name, not yet used in the document: the prefix, and the beginning
    of its title, with a number if others on the page begin like it.
    """
    words = nodes.make_id(f"{ANCHOR_PREFIX}-{slug(title)}").removeprefix(ANCHOR_PREFIX)[1:]
    if not words:
        return make_id(env, document, ANCHOR_PREFIX)
    anchor = first = f"{ANCHOR_PREFIX}-{cut_slug(words, _LONGEST_SLUG)}"
    while anchor in document.ids:
        # Sphinx counts for each text by itself, so that many equal titles take no longer.
        number = f"-{env.new_serialno(first) + 2}"
        anchor = f"{ANCHOR_PREFIX}-{cut_slug(words, _LONGEST_SLUG - len(number))}{number}"
    return anchor


def pending_reference(role: str, name: str, docname: str) -> addnodes.pending_xref:
    """A cross-reference like that of the role, for names in options."""
    return addnodes.pending_xref(
        "",
        nodes.inline(name, name, classes=role_classes(role)),
        refdomain=DOMAIN,
        reftype=role,
        reftarget=name,
        refexplicit=False,
        refwarn=True,
        refdoc=docname,
        beliefs_in_option=True,
    )


def role_classes(role: str) -> list[str]:
    """The classes of a role's text: those that Sphinx gives to roles of a domain, except the last,
    which is the class of a block.
    """
    return ["xref", DOMAIN, f"{DOMAIN}-role-{role}"]


# -- as a page is written ---------------------------------------------------------------


class References:
    """Makes the references on the page ``docname`` of a site, for its output."""

    def __init__(
        self,
        site: Site,
        output: Output,
        docname: str,
        *,
        blank_words: Collection[str],
        figures: Figures,
    ) -> None:
        self._site = site
        self._output = output
        self._builder = output.builder
        self._docname = docname
        self._blank_words = blank_words
        self._figures = figures

    def resolve(
        self, role: str, target: str, node: addnodes.pending_xref, shown: nodes.Element
    ) -> nodes.reference | None:
        """The link that a role becomes, with the author's own text, ``shown``, or the title of the
        target; None if there is no target.
        """
        if role == PAGE_LINK:
            return self._link_page(target, node, shown)
        found = self._site.find(role, name_of_target(role, target))
        if found is None:
            return None
        if not node.get("refexplicit"):
            shown.children = []
            if role == "credence" and isinstance(found, Belief):
                shown += credence(found.credence, self._figures)
            elif role == IMPLIED and isinstance(found, Belief):
                bounds = implied_bounds(self._site, found.docname, found.anchor)
                words = NO_CREDENCE if bounds is None else bounds_words(*bounds, self._figures)
                shown += nodes.Text(words)
            else:
                title = self._site.links.target(found).title
                if node.get("beliefs_in_option"):
                    text = within_sentence(title, ";")
                    tooltip = tooltip_of(text)
                    if tooltip:
                        node["reftitle"] = tooltip
                else:
                    text = within_sentence(title, text_after(node))
                shown += with_placeholders(text, self._blank_words)
        link = self._link(self._site.links.target(found), [shown])
        if "reftitle" in node:
            link["reftitle"] = node["reftitle"]
        return link

    def resolve_any(
        self, target: str, node: addnodes.pending_xref, shown: nodes.Element
    ) -> tuple[str, nodes.reference] | None:
        """The link that a reference to anything becomes, and the role for its target; None if there
        is none. It finds items by name, and topics by short name if Sphinx does not know the name.
        """
        found = self._site.find("any", target)
        if found is None or (
            isinstance(found, Topic)
            and is_known_to_sphinx(self._builder.env, target, self._docname)
        ):
            return None
        if not node.get("refexplicit"):
            title = self._site.links.target(found).title
            title = within_sentence(title, text_after(node))
            shown = nodes.inline("", "", *with_placeholders(title, self._blank_words))
        kind = (kind_of(found) if isinstance(found, Item) else Kind.TOPIC).value
        shown["classes"] += role_classes(kind)[1:]
        link = self._link(self._site.links.target(found), [shown])
        # Sphinx and MyST add classes of their own to the first child, and "beliefs-reading" is the
        # class of a block.
        link.insert(0, nodes.Text(""))
        return f"{DOMAIN}:{kind}", link

    def link(self, target: Target) -> nodes.Element:
        """The title of a target, linked, or plain if this builder has no such page."""
        text = with_placeholders(target.title, self._blank_words)
        if target.docname:
            with suppress(NoUri):
                return self._link(target, text)
        return nodes.inline("", "", *text)

    def _link(self, target: Target, content: list[nodes.Node]) -> nodes.reference:
        link = self._plain_link(target, content)
        if turns(link.astext(), in_leftward=self._output.is_leftward):
            return beliefs_turned_link("", "", *link.children, **link.attributes)
        return link

    def _plain_link(self, target: Target, content: list[nodes.Node]) -> nodes.reference:
        if self._output.is_one_html_page and target.anchor:
            # Sphinx would write the anchor of the page before that of the item.
            return nodes.reference("", "", *content, internal=True, refid=target.anchor)
        return make_refnode(self._builder, self._docname, target.docname, target.anchor, content)

    def _link_page(
        self, docname: str, node: addnodes.pending_xref, shown: nodes.Element
    ) -> nodes.reference:
        """Link a page by its docname, whether it exists or not, since what is shown must not depend
        on other pages.
        """
        if docname not in self._builder.env.all_docs:
            message = N_(
                "url: there is no page {page}; write the path to one, relative to this page"
            )
            warn(Subtype.URL.problem(message, page=docname), node)
        return make_refnode(self._builder, self._docname, docname, "", shown)


def is_known_to_sphinx(env: BuildEnvironment, target: str, docname: str) -> bool:
    """Return whether Sphinx itself finds a page or a label by a name, from the page ``docname``."""
    return (
        docname_join(docname, target) in env.all_docs
        or target.lower() in env.domains.standard_domain.anonlabels
    )


# -- what finds nothing -----------------------------------------------------------------


def warn_of_missing(site: Site, judge: Judge, node: addnodes.pending_xref) -> bool | None:
    """Report what a reference without a target may mean, if it is ours or could be; None if it is
    for others to report it.
    """
    if node.get("refdomain") != DOMAIN:
        return _warn_of_label(site, node)
    if judge.all_hold(conditions_around(node)):
        name = name_of_target(node["reftype"], node["reftarget"])
        warn(unknown_name(site, node["reftype"], name), node)
    # Otherwise it is on no page of this build, and its target need not be either.
    return True


def _warn_of_label(site: Site, node: addnodes.pending_xref) -> bool | None:
    """Report the role for an item whose name was used as a label of Sphinx."""
    if (node.get("refdomain"), node["reftype"]) != ("std", "ref"):
        return None
    # Sphinx writes labels in lower case.
    name = next((name for name in site.by_name if name.lower() == node["reftarget"]), None)
    if name is None:
        return None
    message = N_("{name} is the name of an item, not a label of Sphinx; write {{{kind}}}`{name}`")
    kind = kind_of(site.by_name[name]).value
    warn(Subtype.UNKNOWN_NAME.problem(message, name=name, kind=kind), node)
    return True


# -- from other sites, and the search -----------------------------------------------------


def objects_of_page(
    site: Site, docname: str, figures: Figures, *, with_nameless: bool = False
) -> Iterator[ObjectEntry]:
    """The objects of a page: the items that have a name, with their credences, and the topic that
    the page is.

    Nothing can refer to an item without a name, or with one that another item had before; the
    search finds its words as those of its page. ``with_nameless`` lists it nevertheless, by its
    page and anchor. Topics and credences are excluded from the search (-1), which finds them as
    pages and beliefs.

    The titles are whole. The inventory and the search have only one text for each object: one that
    is cut would be the text of links on other sites, and the search would not find what is cut off.
    Credences are in the ``figures`` of the site, as its pages show them.
    """
    for record in site.contents.by_page.get(docname, ()):
        if isinstance(record, Topic):
            yield (docname, site.title(record) or docname, "topic", docname, "", -1)
        elif isinstance(record, Item):
            named = site.contents.has_own_name(record)
            if named or with_nameless:
                name = record.name if named else f"{docname}#{record.anchor}"
                title = site.title(record) or name
                yield (name, title, kind_of(record).value, docname, record.anchor, 1)
            if named and isinstance(record, Belief) and record.credence is not None:
                text = figures.credence(record.credence) or NO_CREDENCE
                yield (name + CREDENCE_SUFFIX, text, "credence", docname, record.anchor, -1)
