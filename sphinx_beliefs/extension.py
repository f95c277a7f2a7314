"""The composition root: the only file that registers anything with Sphinx."""

from __future__ import annotations

import dataclasses
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, assert_never

from sphinx.locale import get_translation
from sphinx.util import logging
from sphinx.util.docutils import is_directive_registered, is_role_registered

from sphinx_beliefs import __version__
from sphinx_beliefs.after_reading import BELIEFS_READ, after_reading
from sphinx_beliefs.authoring.blanks import Placeholders
from sphinx_beliefs.authoring.directives.belief import BeliefDirective
from sphinx_beliefs.authoring.directives.credence_log import CredenceLogDirective
from sphinx_beliefs.authoring.directives.reading import ReadingDirective
from sphinx_beliefs.authoring.directives.topic_meta import TopicMetaDirective
from sphinx_beliefs.authoring.directives.uncertainty import UncertaintyDirective
from sphinx_beliefs.authoring.directives.update_trigger import UpdateTriggerDirective
from sphinx_beliefs.authoring.directives.views import (
    INDEX_DIRECTIVES,
    BeliefGraphDirective,
    RelatedTopicsDirective,
    RelatedWritingDirective,
)
from sphinx_beliefs.authoring.final_records import FinalRecords
from sphinx_beliefs.authoring.header import LeftToWrite, TopicHeader
from sphinx_beliefs.authoring.page_heads import note_docinfo, note_front_matter
from sphinx_beliefs.authoring.prose import check_prose, note_included_ordinals, note_ordinals
from sphinx_beliefs.authoring.quotes import note_shown
from sphinx_beliefs.authoring.roles import BeliefsRole, CountRole
from sphinx_beliefs.authoring.safe_links import SafeLinks
from sphinx_beliefs.authoring.slip_fixer import SlipFixer
from sphinx_beliefs.authoring.taglines import ReadTagline
from sphinx_beliefs.config import PREFIX, BeliefsConfig, find_config_problems
from sphinx_beliefs.doctree.nodes import (
    beliefs_block,
    beliefs_course,
    beliefs_credence,
    beliefs_date,
    beliefs_direction,
    beliefs_effect,
    beliefs_graph,
    beliefs_index_table,
    beliefs_log,
    beliefs_log_summary,
    beliefs_meaning,
    beliefs_notice,
    beliefs_number,
    beliefs_placeholder,
    beliefs_region,
    beliefs_review,
    beliefs_rows,
    beliefs_tagline,
    beliefs_title,
    beliefs_topic_meta,
    beliefs_view,
)
from sphinx_beliefs.domain import BeliefsDomain, note_output, warn_missing_reference
from sphinx_beliefs.freshness import Freshness
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.slips.markup_names import LINK_ROLES
from sphinx_beliefs.rendering import html_visitors, map_visitors
from sphinx_beliefs.rendering.assets import add_static_dir, link_assets
from sphinx_beliefs.rendering.domain_indices import INDICES
from sphinx_beliefs.rendering.fill_facts import FillFacts
from sphinx_beliefs.rendering.fill_views import FillViews, caption_of
from sphinx_beliefs.rendering.generated_pages import (
    remove_stale_pages,
    write_generated_page,
    write_parts,
)
from sphinx_beliefs.rendering.region_links import RegionLinks
from sphinx_beliefs.rendering.row_visitor import visit_rows
from sphinx_beliefs.reporting import warn
from sphinx_beliefs.words.wording import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.docutils import SphinxRole
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_beliefs.authoring.directives.base import BeliefsDirective

    Visitors = tuple[Callable[..., None], Callable[..., None] | None]

logger = logging.getLogger(__name__)
_ = get_translation("sphinx_beliefs", "console")

#: To be increased whenever a record or a node changes its shape; all pages are then read again.
ENV_VERSION = 5


def _item_directive(kind: Kind) -> type[BeliefsDirective] | None:
    """The directive for items of a kind; None for topics and stubs, which are pages."""
    match kind:
        case Kind.BELIEF:
            return BeliefDirective
        case Kind.UNCERTAINTY:
            return UncertaintyDirective
        case Kind.UPDATE_TRIGGER:
            return UpdateTriggerDirective
        case Kind.READING:
            return ReadingDirective
        case Kind.TOPIC | Kind.STUB:
            return None
    assert_never(kind)


#: All directives, by name.
DIRECTIVES: dict[str, type[BeliefsDirective]] = {
    **{kind.value: made for kind in Kind if (made := _item_directive(kind)) is not None},
    "credence-log": CredenceLogDirective,
    "topic-meta": TopicMetaDirective,
    **INDEX_DIRECTIVES,
    "belief-graph": BeliefGraphDirective,
    "related-topics": RelatedTopicsDirective,
    "related-writing": RelatedWritingDirective,
}

#: All roles, by name.
ROLES: dict[str, SphinxRole] = {
    **{name: BeliefsRole() for name in LINK_ROLES},
    "beliefs-count": CountRole(),
}


#: The functions that write our nodes in HTML, at the beginning and at the end of a node. Other
#: builders write them like the docutils nodes they are based on, as HTML does with other nodes.
HTML_VISITORS: dict[type[nodes.Element], Visitors] = {
    beliefs_block: (html_visitors.visit_block, html_visitors.depart_block),
    beliefs_notice: (html_visitors.visit_notice, html_visitors.depart_block),
    beliefs_title: (html_visitors.visit_title, html_visitors.depart_title),
    beliefs_credence: (html_visitors.visit_credence, html_visitors.depart_span),
    beliefs_meaning: (html_visitors.visit_meaning, html_visitors.depart_span),
    beliefs_placeholder: (html_visitors.visit_placeholder, html_visitors.depart_span),
    beliefs_direction: (html_visitors.visit_direction, html_visitors.depart_span),
    beliefs_date: (html_visitors.visit_date, html_visitors.depart_date),
    beliefs_index_table: (html_visitors.visit_index_table, html_visitors.depart_index_table),
    beliefs_rows: (visit_rows, None),
    beliefs_log: (html_visitors.visit_log, html_visitors.depart_log),
    beliefs_log_summary: (html_visitors.visit_log_summary, html_visitors.depart_log_summary),
    beliefs_course: (html_visitors.visit_course, html_visitors.depart_span),
}

#: Nodes that are replaced before a page is written, or that every builder writes like their base.
PLAIN_NODES: tuple[type[nodes.Element], ...] = (
    beliefs_effect,
    beliefs_review,
    beliefs_region,
    beliefs_number,
    beliefs_topic_meta,
    beliefs_tagline,
)


def setup_extension(app: Sphinx) -> ExtensionMetadata:
    """Register everything, in the order of the phases of a build."""
    freshness = Freshness()
    _set_up_configuration(app)
    _set_up_domain(app)
    _set_up_reading(app)
    _set_up_after_reading(app, freshness)
    _set_up_writing(app, freshness)
    _set_up_html(app)
    return {
        "version": __version__,
        "env_version": ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _set_up_configuration(app: Sphinx) -> None:
    """Register the options of conf.py, and the translations."""
    app.add_message_catalog(CATALOGUE, str(Path(__file__).parent / "locale"))
    for field in dataclasses.fields(BeliefsConfig):
        # The values are checked by find_config_problems, which says how to fix them.
        app.add_config_value(PREFIX + field.name, field.metadata["default"], "env", types=Any)
    app.connect("config-inited", _check_config)


def _set_up_domain(app: Sphinx) -> None:
    """Register the domain, the directives and the roles."""
    app.add_domain(BeliefsDomain)
    app.connect("builder-inited", note_output)
    for index in INDICES:
        app.add_index_to_domain(BeliefsDomain.name, index)
    for name, role in ROLES.items():
        app.add_role_to_domain(BeliefsDomain.name, name, role)
    app.add_role_to_domain(BeliefsDomain.name, "count", ROLES["beliefs-count"])
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain(BeliefsDomain.name, name, directive)
    # After the extensions that make directives from a site's own configuration.
    app.connect("config-inited", _add_short_names, priority=900)


def _set_up_reading(app: Sphinx) -> None:
    """Register what happens as a page is read: to its source, in transforms, and to its doctree."""
    app.connect("source-read", note_front_matter)
    app.connect("source-read", note_ordinals)
    app.connect("include-read", note_included_ordinals)
    # After front matter has been read from its original place.
    slip_fixer = SlipFixer()
    app.connect("source-read", slip_fixer.fix_source, priority=600)
    app.connect("include-read", slip_fixer.fix_included, priority=600)
    app.add_transform(ReadTagline)
    app.add_transform(TopicHeader)
    app.add_transform(SafeLinks)
    app.add_transform(Placeholders)
    app.add_transform(LeftToWrite)
    app.add_transform(FinalRecords)
    app.connect("doctree-read", note_docinfo)
    app.connect("doctree-read", note_shown)
    app.connect("doctree-read", check_prose)


def _set_up_after_reading(app: Sphinx, freshness: Freshness) -> None:
    """Register what happens once all pages have been read."""
    app.add_event(BELIEFS_READ)
    app.connect("env-updated", partial(after_reading, freshness))


def _set_up_writing(app: Sphinx, freshness: Freshness) -> None:
    """Register what happens as a page is written, for every builder."""
    app.add_post_transform(FillViews)
    app.add_post_transform(FillFacts)
    app.add_post_transform(RegionLinks)
    app.connect("warn-missing-reference", warn_missing_reference)
    app.connect("doctree-resolved", freshness.note_resolved)
    for node, visitors in HTML_VISITORS.items():
        app.add_node(node, html=visitors)
    for node in PLAIN_NODES:
        app.add_node(node)
    # References to a view show its caption, and no number, since not all views are tables.
    app.add_enumerable_node(beliefs_view, "", caption_of)  # type: ignore[arg-type]
    app.add_node(
        beliefs_graph,
        html=(map_visitors.visit_graph, map_visitors.depart_graph),
        latex=(map_visitors.visit_graph_latex, map_visitors.depart_graph_latex),
    )
    app.connect("build-finished", freshness.keep)


def _set_up_html(app: Sphinx) -> None:
    """Register what only HTML has: stylesheets, a script, and generated pages."""
    app.connect("builder-inited", add_static_dir)
    app.connect("html-page-context", link_assets)
    app.connect("html-page-context", write_generated_page)
    app.connect("html-collect-pages", write_parts)
    app.connect("build-finished", remove_stale_pages)


def _add_short_names(app: Sphinx, config: Config) -> None:
    """Add the short names that nothing else has, so that a site's existing directives still work.

    The long forms are always ours.
    """
    for name, directive in DIRECTIVES.items():
        if not is_directive_registered(name):
            app.add_directive(name, directive)
        else:
            message = _(
                "The directive %s is another extension's on this site; write beliefs:%s for this "
                "one."
            )
            logger.info(message, name, name)
    for name, role in ROLES.items():
        if not is_role_registered(name):
            app.add_role(name, role)
        else:
            message = _(
                "The role %s is another extension's on this site; write beliefs:%s for this one."
            )
            logger.info(message, name, name)


def _check_config(app: Sphinx, config: Config) -> None:
    for problem in find_config_problems(config):
        warn(problem, None)
