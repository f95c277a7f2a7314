"""The composition root: the only file that registers anything with Sphinx."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translation
from sphinx.util import logging
from sphinx.util.docutils import is_directive_registered, is_role_registered

from sphinx_beliefs import __version__
from sphinx_beliefs.authoring.blanks import Placeholders
from sphinx_beliefs.authoring.directives.belief import BeliefDirective
from sphinx_beliefs.authoring.directives.credence_log import CredenceLogDirective
from sphinx_beliefs.authoring.directives.indexes import (
    BeliefGraphDirective,
    BeliefIndexDirective,
    ReadingIndexDirective,
    RelatedTopicsDirective,
    RelatedWritingDirective,
    StubIndexDirective,
    TopicIndexDirective,
    UncertaintyIndexDirective,
    UpdateTriggerIndexDirective,
)
from sphinx_beliefs.authoring.directives.reading import ReadingDirective
from sphinx_beliefs.authoring.directives.topic_meta import TopicMetaDirective
from sphinx_beliefs.authoring.directives.uncertainty import UncertaintyDirective
from sphinx_beliefs.authoring.directives.update_trigger import UpdateTriggerDirective
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
from sphinx_beliefs.domain import BeliefsDomain, note_output, settle, warn_missing_reference
from sphinx_beliefs.freshness import Freshness
from sphinx_beliefs.model.slips.markup_names import LINK_ROLES
from sphinx_beliefs.problems import warn
from sphinx_beliefs.rendering import html_visitors, map_visitors
from sphinx_beliefs.rendering.assets import add_static_dir, link_assets
from sphinx_beliefs.rendering.fill_facts import FillFacts
from sphinx_beliefs.rendering.fill_views import FillViews, caption_of
from sphinx_beliefs.rendering.generated_pages import remove_stale_pages, write_generated_page
from sphinx_beliefs.rendering.html_rows import visit_rows
from sphinx_beliefs.rendering.indices import INDICES, note_labels
from sphinx_beliefs.rendering.region_links import RegionLinks
from sphinx_beliefs.words.wording import CATALOGUE

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.docutils import SphinxRole
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_beliefs.authoring.directives.base import BeliefsDirective

logger = logging.getLogger(__name__)
_ = get_translation("sphinx_beliefs", "console")

#: To be raised whenever a record or a node changes its shape: everything is then read anew.
ENV_VERSION = 5


#: All directives, by name.
DIRECTIVES: dict[str, type[BeliefsDirective]] = {
    "belief": BeliefDirective,
    "uncertainty": UncertaintyDirective,
    "update-trigger": UpdateTriggerDirective,
    "reading": ReadingDirective,
    "credence-log": CredenceLogDirective,
    "topic-meta": TopicMetaDirective,
    "belief-index": BeliefIndexDirective,
    "uncertainty-index": UncertaintyIndexDirective,
    "update-trigger-index": UpdateTriggerIndexDirective,
    "reading-index": ReadingIndexDirective,
    "topic-index": TopicIndexDirective,
    "stub-index": StubIndexDirective,
    "belief-graph": BeliefGraphDirective,
    "related-topics": RelatedTopicsDirective,
    "related-writing": RelatedWritingDirective,
}

#: All roles, by name.
ROLES: dict[str, SphinxRole] = {
    **{name: BeliefsRole() for name in LINK_ROLES},
    "beliefs-count": CountRole(),
}


def setup_extension(app: Sphinx) -> ExtensionMetadata:
    """Register everything."""
    app.add_message_catalog(CATALOGUE, str(Path(__file__).parent / "locale"))
    for field in dataclasses.fields(BeliefsConfig):
        # The values are checked by find_config_problems, which says how to mend them.
        app.add_config_value(PREFIX + field.name, field.metadata["default"], "env", types=Any)
    app.connect("config-inited", _check_config)

    app.add_domain(BeliefsDomain)
    app.connect("builder-inited", note_output)
    for index in INDICES:
        app.add_index_to_domain(BeliefsDomain.name, index)
    app.connect("env-updated", note_labels)
    app.connect("env-updated", settle)
    for name, role in ROLES.items():
        app.add_role_to_domain(BeliefsDomain.name, name, role)
    app.add_role_to_domain(BeliefsDomain.name, "count", ROLES["beliefs-count"])
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain(BeliefsDomain.name, name, directive)
    # After the extensions that make directives of a site's own words.
    app.connect("config-inited", _add_short_names, priority=900)
    app.connect("warn-missing-reference", warn_missing_reference)

    app.connect("source-read", note_front_matter)
    app.connect("doctree-read", note_docinfo)
    app.connect("doctree-read", note_shown)
    app.connect("source-read", note_ordinals)
    app.connect("include-read", note_included_ordinals)
    app.connect("doctree-read", check_prose)
    # After front matter has been read where it stands.
    slip_fixer = SlipFixer()
    app.connect("source-read", slip_fixer.fix_source, priority=600)
    app.connect("include-read", slip_fixer.fix_included, priority=600)
    app.add_transform(ReadTagline)
    app.add_transform(TopicHeader)
    app.add_transform(SafeLinks)
    app.add_transform(Placeholders)
    app.add_transform(LeftToWrite)
    app.add_post_transform(FillViews)
    app.add_post_transform(FillFacts)
    app.add_post_transform(RegionLinks)

    freshness = Freshness()
    app.connect("env-updated", freshness.find_stale)
    app.connect("doctree-resolved", freshness.note_resolved)
    app.connect("build-finished", freshness.keep)

    app.add_node(beliefs_block, html=(html_visitors.visit_block, html_visitors.depart_block))
    app.add_node(beliefs_notice, html=(html_visitors.visit_notice, html_visitors.depart_block))
    app.add_node(beliefs_title, html=(html_visitors.visit_title, html_visitors.depart_title))
    app.add_node(beliefs_credence, html=(html_visitors.visit_credence, html_visitors.depart_span))
    app.add_node(beliefs_meaning, html=(html_visitors.visit_meaning, html_visitors.depart_span))
    app.add_node(
        beliefs_placeholder, html=(html_visitors.visit_placeholder, html_visitors.depart_span)
    )
    app.add_node(beliefs_direction, html=(html_visitors.visit_direction, html_visitors.depart_span))
    app.add_node(beliefs_date, html=(html_visitors.visit_date, html_visitors.depart_date))
    app.add_node(
        beliefs_index_table,
        html=(html_visitors.visit_index_table, html_visitors.depart_index_table),
    )
    app.add_node(beliefs_rows, html=(visit_rows, None))
    app.add_node(beliefs_log, html=(html_visitors.visit_log, html_visitors.depart_log))
    app.add_node(
        beliefs_log_summary,
        html=(html_visitors.visit_log_summary, html_visitors.depart_log_summary),
    )
    app.add_node(beliefs_course, html=(html_visitors.visit_course, html_visitors.depart_span))
    app.add_node(beliefs_effect)
    app.add_node(beliefs_review)
    app.add_node(beliefs_region)
    # A reference calls a view by its caption; it has no number, since not all are tables.
    app.add_enumerable_node(beliefs_view, "", caption_of)  # type: ignore[arg-type]
    app.add_node(beliefs_number)
    app.add_node(beliefs_topic_meta)
    app.add_node(beliefs_tagline)
    app.add_node(
        beliefs_graph,
        html=(map_visitors.visit_graph, map_visitors.depart_graph),
        latex=(map_visitors.visit_graph_latex, map_visitors.depart_graph_latex),
    )
    app.connect("builder-inited", add_static_dir)
    app.connect("html-page-context", link_assets)
    app.connect("html-page-context", write_generated_page)
    app.connect("build-finished", remove_stale_pages)

    return {
        "version": __version__,
        "env_version": ENV_VERSION,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _add_short_names(app: Sphinx, config: Config) -> None:
    """Take the names that nobody else has taken: what a site had before stays as it was.

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
