"""Names in the questions of pages that nothing on the site has."""

from __future__ import annotations

from fnmatch import translate
from re import compile as compile_pattern
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.names import nearest, slug
from sphinx_beliefs.model.problem import N_, Finding, Message, Problem, Subtype
from sphinx_beliefs.model.records.query import CountView, Query
from sphinx_beliefs.model.records.questions import GraphView
from sphinx_beliefs.model.site.unknown_names import unknown_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sphinx_beliefs.model.problem import Place
    from sphinx_beliefs.model.site.site import Site


def find_view_problems(site: Site) -> Iterator[Finding]:
    """Find names that indexes, counts and maps ask for in vain: tags, pages, beliefs, and, if
    ``conf.py`` does not define them, regions and statuses.
    """
    asked = list(_asked(site))
    if not asked:
        return
    topics = site.topics.values()
    regions = {topic.region for topic in topics if topic.region}
    statuses = {topic.status for topic in topics if topic.status}
    tags = {slug(tag) for record in (*site.items, *topics) for tag in record.tags}
    docnames = {item.docname for item in site.items} | site.topics.keys()
    vocabulary = site.vocabulary
    for view, docname, place in asked:
        found = list(_unknown_pages(site, view.pages, docnames))
        if isinstance(view, GraphView):
            found += _unknown_centre(site, view)
        else:
            found += _unknown_tags(view, tags)
            if not vocabulary.statuses:
                found += _unknown_terms("status", view.statuses, statuses, Subtype.UNKNOWN_STATUS)
        # If conf.py defines them, this was reported when the page was read.
        if not vocabulary.regions:
            found += _unknown_terms("region", view.regions, regions, Subtype.UNKNOWN_REGION)
        for problem in found:
            yield Finding(problem, docname, place)


def _asked(site: Site) -> Iterator[tuple[Query | GraphView, str, Place]]:
    """The questions of pages that can contain unknown names, each with its page and place."""
    for docname in sorted(site.shown):
        for view, place in site.shown[docname].items():
            if isinstance(view, CountView | Query | GraphView) and place is not None:
                yield (view.query if isinstance(view, CountView) else view), docname, place


def _unknown_centre(site: Site, view: GraphView) -> Iterator[Problem]:
    role, name = ("belief", view.belief) if view.belief else ("topic", view.topic)
    if name and site.find(role, name) is None:
        yield unknown_name(site, role, name)


def _unknown_tags(query: Query, known: Collection[str]) -> Iterator[Problem]:
    for option, tags in (("tags", query.tags), ("any-tag", query.any_tags)):
        for tag in tags:
            if slug(tag) not in known:
                message = N_(
                    "{field}: nothing here is tagged {name}; tag something with it, or fix this tag"
                )
                if close := nearest(slug(tag), known):
                    message = N_("{field}: nothing here is tagged {name}; did you mean {close}?")
                yield _unknown(Subtype.UNKNOWN_TAG, message, option, tag, close)


def _unknown_pages(
    site: Site, pages: Collection[str], docnames: Collection[str]
) -> Iterator[Problem]:
    for pattern in pages:
        fits = compile_pattern(translate(pattern)).fullmatch
        if not site.finder.find_topics(pattern) and not any(map(fits, docnames)):
            message = N_(
                "pages: {name} matches no page that has items; write docnames such as "
                "atlas/topics/*"
            )
            close = site.finder.nearest_names("topic", pattern.removesuffix(".md"))
            if close:
                message = N_("pages: {name} matches no page that has items; did you mean {close}?")
            yield _unknown(Subtype.UNKNOWN_NAME, message, "pages", pattern, close)


def _unknown_terms(
    option: str, terms: Collection[str], known: Collection[str], subtype: Subtype
) -> Iterator[Problem]:
    for term in terms:
        if term not in known:
            close = nearest(term, known)
            if option == "region":
                message = N_(
                    "region: no topic has the region {name}; give one that region, or fix this one"
                )
                if close:
                    message = N_("region: no topic has the region {name}; did you mean {close}?")
            else:
                message = N_(
                    "status: no topic has the status {name}; give one that status, or fix this one"
                )
                if close:
                    message = N_("status: no topic has the status {name}; did you mean {close}?")
            yield _unknown(subtype, message, option, term, close)


def _unknown(
    subtype: Subtype, message: Message, option: str, name: str, close: Collection[str]
) -> Problem:
    return subtype.problem(message, field=option, name=repr(name), close=", ".join(close))
