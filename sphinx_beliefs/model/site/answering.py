"""The answers to the questions of pages, each from the module that is responsible for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from sphinx_beliefs.late import Late
from sphinx_beliefs.model.known_names import GENERATED_PAGES
from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.records.query import CountView, Query
from sphinx_beliefs.model.records.questions import (
    CalibrationView,
    GraphView,
    MindChangesView,
    PageFactsView,
    Quote,
    RelatedTopicsView,
    RelatedWritingView,
    TrackRecordView,
)
from sphinx_beliefs.model.site.answers import Target
from sphinx_beliefs.model.site.change_rows import changes_shown
from sphinx_beliefs.model.site.facts import page_facts
from sphinx_beliefs.model.site.listing import listing_of
from sphinx_beliefs.model.site.maps import graph_of
from sphinx_beliefs.model.site.page_keys import IMPLIED
from sphinx_beliefs.model.site.related import related_topics, related_writing
from sphinx_beliefs.model.site.selection import count_of

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.query import Question
    from sphinx_beliefs.model.site.group_systems import implied_bounds
    from sphinx_beliefs.model.site.site import Site
    from sphinx_beliefs.model.site.track_records import calibration_answer, track_record_of
else:
    # Needed only on a site that has such a role, or such views.
    implied_bounds = Late("sphinx_beliefs.model.site.group_systems:implied_bounds")
    calibration_answer = Late("sphinx_beliefs.model.site.track_records:calibration_answer")
    track_record_of = Late("sphinx_beliefs.model.site.track_records:track_record_of")

#: Everything of other pages that a page shows for one question; equal answers look the same.
Answer = tuple[object, ...]


def answer(site: Site, question: Question, docname: str) -> Answer:
    """Everything of other pages that the page ``docname`` shows for a question."""
    match question:
        case Query():
            # A list that is cut short leads to a generated page, if the site has any.
            return (listing_of(site, question), site.is_used)
        case GraphView():
            return (graph_of(site, question),)
        case MindChangesView():
            return (changes_shown(site, question, docname),)
        case TrackRecordView():
            return (track_record_of(site, question, docname),)
        case CalibrationView():
            return (calibration_answer(site, question, docname),)
        case CountView():
            return (count_of(site, question),)
        case RelatedTopicsView():
            return tuple(related_topics(site, docname))
        case RelatedWritingView():
            return tuple(related_writing(site, docname))
        case PageFactsView():
            return (page_facts(site, docname),)
        case Quote():
            return _quoted(site, question)
    assert_never(question)


def _quoted(site: Site, quote: Quote) -> Answer:
    """The parts of its target that a cross-reference shows.

    A credence comes with its kind, and so does the target of a reference that may mean anything:
    HTML has a class for it.
    """
    found = site.find(quote.role, quote.target)
    if found is None:
        # The generated pages exist as soon as there is anything to list.
        is_page = quote.target in GENERATED_PAGES and site.is_used
        return (Target(docname=quote.target, title=""),) if is_page else ()
    target = site.links.target(found)
    if quote.role == "credence" and isinstance(found, Belief):
        return (target, found.credence)
    if quote.role == IMPLIED and isinstance(found, Belief):
        return (target, implied_bounds(site, found.docname, found.anchor))
    return (target, type(found).__name__) if quote.role == "any" else (target,)
