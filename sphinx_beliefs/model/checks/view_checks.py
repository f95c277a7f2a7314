"""Names in the questions of pages that nothing on the site has."""

from __future__ import annotations

from fnmatch import translate
from re import compile as compile_pattern
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.names import nearest, slug
from sphinx_beliefs.model.problem import N_, Finding, Message, Problem, Subtype
from sphinx_beliefs.model.records.query import CountView, Query
from sphinx_beliefs.model.records.questions import GraphView, MindChangesView, ScoreView
from sphinx_beliefs.model.site.site import once_a_site
from sphinx_beliefs.model.site.unknown_names import unknown_name
from sphinx_beliefs.scoring.score_needs import EXTRA, can_compute

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sphinx_beliefs.model.problem import Place
    from sphinx_beliefs.model.records.query import Question
    from sphinx_beliefs.model.site.site import Site


#: The questions that narrow what they ask for by names.
_NAMING = CountView | Query | GraphView | MindChangesView | ScoreView


def find_view_problems(
    site: Site, docname: str, shown: Mapping[Question, Place | None]
) -> Iterator[Finding]:
    """Find names that lists, counts and maps on a page ask for in vain: tags, pages, beliefs,
    and, if ``conf.py`` does not define them, regions and statuses. ``shown`` has what the page
    shows of others.
    """
    for question, place in shown.items():
        if place is not None and isinstance(question, _NAMING):
            view = question.query if isinstance(question, CountView) else question
            for problem in _problems_of(site, view):
                yield Finding(problem, docname, place)
            if isinstance(question, ScoreView) and not can_compute():
                yield from _missing_extra(site, docname, question, place)


def _problems_of(
    site: Site, view: Query | GraphView | MindChangesView | ScoreView
) -> Iterator[Problem]:
    # If conf.py defines regions or statuses, this was reported when the page was read.
    vocabulary = site.vocabulary
    yield from _unknown_pages(site, view.pages)
    if isinstance(view, GraphView):
        yield from _unknown_centre(site, view)
    else:
        yield from _unknown_tags(site, view)
        if isinstance(view, Query) and view.statuses and not vocabulary.statuses:
            known = statuses_in_use(site)
            yield from _unknown_terms("status", view.statuses, known, Subtype.UNKNOWN_STATUS)
    if view.regions and not vocabulary.regions:
        known = regions_in_use(site)
        yield from _unknown_terms("region", view.regions, known, Subtype.UNKNOWN_REGION)


def _missing_extra(site: Site, docname: str, view: ScoreView, place: Place) -> Iterator[Finding]:
    """Report once, at the first view of the site that needs it, what computes scores."""
    if (docname, view) == _first_score(site):
        message = N_(
            "only the counts are shown, since scores need packages that are not installed; run "
            'pip install "{extra}"'
        )
        yield Finding(Subtype.MISSING_EXTRA.problem(message, extra=EXTRA), docname, place)


@once_a_site
def _first_score(site: Site) -> tuple[str, ScoreView] | None:
    """The first view of scores on the site, and its page; None if there is none."""
    return next(
        (
            (docname, question)
            for docname in sorted(site.contents.directory.with_views)
            for question in site.shown.get(docname, ())
            if isinstance(question, ScoreView)
        ),
        None,
    )


# -- what there is to ask for ----------------------------------------------------------------
# In order, so that the same names are offered in each build.


@once_a_site
def tags_in_use(site: Site) -> Collection[str]:
    """The slugs of all tags of items and topics."""
    records = (*site.items, *site.topics.values())
    return _in_order(slug(tag) for record in records for tag in record.tags)


@once_a_site
def statuses_in_use(site: Site) -> Collection[str]:
    """The statuses of all topics."""
    return _in_order(topic.status for topic in site.topics.values() if topic.status)


@once_a_site
def regions_in_use(site: Site) -> Collection[str]:
    """The regions of all topics."""
    return _in_order(topic.region for topic in site.topics.values() if topic.region)


@once_a_site
def pages_in_use(site: Site) -> Collection[str]:
    """The docnames of all pages that are topics or have items."""
    return _in_order((*site.topics, *(item.docname for item in site.items)))


def _in_order(names: Iterable[str]) -> Collection[str]:
    return dict.fromkeys(sorted(set(names)))


@once_a_site
def _is_page(site: Site, pattern: str) -> bool:
    """Return whether a pattern, or a short name, means any page that has items."""
    if site.finder.find_topics(pattern):
        return True
    fits = compile_pattern(translate(pattern)).fullmatch
    return any(map(fits, pages_in_use(site)))


# -- what is asked for -----------------------------------------------------------------------


def _unknown_centre(site: Site, view: GraphView) -> Iterator[Problem]:
    role, name = ("belief", view.belief) if view.belief else ("topic", view.topic)
    if name and site.find(role, name) is None:
        yield unknown_name(site, role, name)


def _unknown_tags(site: Site, query: Query | MindChangesView | ScoreView) -> Iterator[Problem]:
    for option, tags in (("tags", query.tags), ("any-tag", query.any_tags)):
        for tag in tags:
            if slug(tag) not in (known := tags_in_use(site)):
                message = N_(
                    "{field}: nothing here is tagged {name}; tag something with it, or fix this tag"
                )
                if close := nearest(slug(tag), known):
                    message = N_("{field}: nothing here is tagged {name}; did you mean {close}?")
                yield _unknown(Subtype.UNKNOWN_TAG, message, option, tag, close)


def _unknown_pages(site: Site, pages: Collection[str]) -> Iterator[Problem]:
    for pattern in pages:
        if not _is_page(site, pattern):
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
