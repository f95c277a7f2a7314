"""The composition root: the only file that registers anything with Sphinx."""

from __future__ import annotations

import dataclasses
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.locale import get_translation
from sphinx.util import logging
from sphinx.util.docutils import is_directive_registered, is_role_registered

from sphinx_beliefs import __version__
from sphinx_beliefs.doctree.nodes import beliefs_graph, beliefs_picture, beliefs_view
from sphinx_beliefs.domain import BeliefsDomain, note_output, warn_missing_reference
from sphinx_beliefs.late import Late, LateObject
from sphinx_beliefs.model.known_names import CATALOGUE, LISTED, LISTS, OBJECT_TYPES
from sphinx_beliefs.options.config import (
    PREFIX,
    TEXTS,
    BeliefsConfig,
    may_have_problems,
    set_options,
)
from sphinx_beliefs.rendering import gate
from sphinx_beliefs.rendering.late_indices import late_index
from sphinx_beliefs.rendering.visitor_table import HTML_VISITORS, PLAIN_NODES
from sphinx_beliefs.settling.after_reading import BELIEFS_READ, after_reading
from sphinx_beliefs.settling.freshness import Freshness
from sphinx_beliefs.stand_ins import (
    LateRole,
    late_directive,
    late_post_transform,
    late_transform,
)
from sphinx_beliefs.toctrees import drop_absent, list_once, offer_pages, withdraw_pages

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_beliefs.stand_ins import LateDirective

    Visitors = tuple[Callable[..., None], Callable[..., None] | None]

logger = logging.getLogger(__name__)
_ = get_translation(CATALOGUE, "console")

read_translations = Late("sphinx_beliefs.options.conf_texts:read_translations")
offer_texts = Late("sphinx_beliefs.options.conf_texts:offer_texts")
offer_targets = Late("sphinx_beliefs.role_targets:offer_targets")
report_config_problems = Late("sphinx_beliefs.options.config_problems:report_config_problems")

#: To be increased whenever a record or a node changes its shape; all pages are then read again.
ENV_VERSION = 11


#: All directives, by name.
DIRECTIVES: dict[str, type[LateDirective]] = {
    name: late_directive(f"sphinx_beliefs.authoring.directives.{place}")
    for name, place in {
        "belief": "belief:BeliefDirective",
        "uncertainty": "uncertainty:UncertaintyDirective",
        "update-trigger": "update_trigger:UpdateTriggerDirective",
        "reading": "reading:ReadingDirective",
        **{name: f"lists:LIST_DIRECTIVES[{name}]" for name in LISTS},
        "credence-log": "credence_log:CredenceLogDirective",
        "topic-meta": "topic_meta:TopicMetaDirective",
        **{f"{kind}-index": f"views:INDEX_DIRECTIVES[{kind}-index]" for kind in LISTED},
        "belief-graph": "views:BeliefGraphDirective",
        "mind-changes": "views:MindChangesDirective",
        "track-record": "views:TrackRecordDirective",
        "calibration": "views:CalibrationDirective",
        "related-topics": "views:RelatedTopicsDirective",
        "related-writing": "views:RelatedWritingDirective",
    }.items()
}

#: All roles, by name.
ROLES: dict[str, LateRole] = {
    **{name: LateRole(Late("sphinx_beliefs.authoring.roles:BeliefsRole")) for name in OBJECT_TYPES},
    "implied": LateRole(Late("sphinx_beliefs.authoring.roles:BeliefsRole")),
    "beliefs-count": LateRole(Late("sphinx_beliefs.authoring.roles:CountRole")),
}


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
        # The values are checked by config_problems, which says how to fix them.
        app.add_config_value(PREFIX + field.name, field.metadata["default"], "env", types=Any)
    # No option of the site: what its catalogues have for the texts in conf.py.
    app.add_config_value("beliefs_translations", {}, "env", types=Any)
    app.connect("config-inited", _check_config)
    app.connect("config-inited", _translate_config)
    app.connect("config-inited", _read_sections)
    app.connect("builder-inited", _offer_config)


def _set_up_domain(app: Sphinx) -> None:
    """Register the domain, the directives and the roles."""
    app.add_domain(BeliefsDomain)
    app.connect("builder-inited", note_output)
    _ = get_translation(CATALOGUE)
    for kind, listed in LISTED.items():
        app.add_index_to_domain(BeliefsDomain.name, late_index(kind, listed, _(listed.title)))
    for name, role in ROLES.items():
        app.add_role_to_domain(BeliefsDomain.name, name, role)
    app.add_role_to_domain(BeliefsDomain.name, "count", ROLES["beliefs-count"])
    for name, directive in DIRECTIVES.items():
        app.add_directive_to_domain(BeliefsDomain.name, name, directive)
    # After the extensions that make directives from a site's own configuration.
    app.connect("config-inited", _add_short_names, priority=900)


def _set_up_reading(app: Sphinx) -> None:
    """Register what happens as a page is read: to its source, in transforms, and to its doctree."""
    place = "sphinx_beliefs.authoring"
    app.connect("env-before-read-docs", offer_pages)
    app.connect("source-read", Late(f"{place}.page_heads:note_front_matter"))
    app.connect("source-read", Late(f"{place}.prose:note_ordinals"))
    app.connect("include-read", Late(f"{place}.prose:note_included_ordinals"))
    # After front matter has been read from its original place.
    slip_fixer = LateObject(Late(f"{place}.slip_fixer:SlipFixer"))
    app.connect("source-read", slip_fixer.method("fix_source"), priority=600)
    app.connect("include-read", slip_fixer.method("fix_included"), priority=600)
    # Before titles are translated (20).
    app.add_transform(late_transform(f"{place}.taglines:ReadTagline", 5))
    # After that; before titles are collected (850) and the table of contents is made (880). The
    # header comes first, then the removal of links, since references are resolved and translated
    # and ours made, then placeholders, also those in the header, and then what is left of them.
    app.add_transform(late_transform(f"{place}.header:TopicHeader", 840))
    app.add_transform(late_transform(f"{place}.safe_links:SafeLinks", 841))
    app.add_transform(late_transform(f"{place}.blanks:Placeholders", 842))
    app.add_transform(late_transform(f"{place}.header:LeftToWrite", 844))
    # With the domains.
    app.add_transform(late_transform(f"{place}.final_records:FinalRecords", 850))
    app.connect("doctree-read", Late(f"{place}.page_heads:note_docinfo"))
    app.connect("doctree-read", Late(f"{place}.quotes:note_shown"))
    app.connect("doctree-read", Late(f"{place}.prose:check_prose"))


def _set_up_after_reading(app: Sphinx, freshness: Freshness) -> None:
    """Register what happens once all pages have been read."""
    app.add_event(BELIEFS_READ)
    app.connect("env-updated", partial(after_reading, freshness))
    app.connect(
        "env-check-consistency", Late("sphinx_beliefs.settling.consistency:report_problems")
    )


def _set_up_writing(app: Sphinx, freshness: Freshness) -> None:
    """Register what happens as a page is written, for every builder."""
    place = "sphinx_beliefs.rendering"
    # Before references are resolved, by MyST (9) and by Sphinx (10).
    app.add_post_transform(late_post_transform(f"{place}.fill_views:FillViews", 8))
    app.add_post_transform(late_post_transform(f"{place}.fill_facts:FillFacts", 8))
    app.add_post_transform(late_post_transform(f"{place}.region_links:RegionLinks", 8))
    app.connect("warn-missing-reference", warn_missing_reference)
    app.connect("doctree-resolved", freshness.note_resolved)
    app.connect("doctree-resolved", drop_absent)
    for node, visitors in HTML_VISITORS.items():
        app.add_node(node, html=visitors)
    for node in PLAIN_NODES:
        app.add_node(node)
    # References to a view show its caption, and no number, since not all views are tables.
    app.add_enumerable_node(beliefs_view, "", Late(f"{place}.fill_views:caption_of"))
    app.add_node(
        beliefs_graph,
        html=(
            Late(f"{place}.map_visitors:visit_graph"),
            Late(f"{place}.map_visitors:depart_graph"),
        ),
        latex=(
            Late(f"{place}.map_visitors:visit_graph_latex"),
            Late(f"{place}.map_visitors:depart_graph_latex"),
        ),
    )
    app.add_node(
        beliefs_picture,
        html=(Late(f"{place}.calibration_visitors:visit_picture"), None),
        latex=(Late(f"{place}.calibration_visitors:visit_picture_latex"), None),
    )
    app.connect("builder-inited", gate.prepare_writer)
    app.connect("build-finished", freshness.keep)
    app.connect("build-finished", withdraw_pages)


def _set_up_html(app: Sphinx) -> None:
    """Register what only HTML has: stylesheets, a script, and generated pages."""
    app.connect("builder-inited", gate.add_static_dir)
    app.connect("doctree-resolved", gate.make_absolute)
    app.connect("html-page-context", gate.link_assets)
    app.connect("html-page-context", gate.link_feeds)
    app.connect("html-page-context", gate.write_previews)
    app.connect("html-page-context", gate.write_generated_page)
    app.connect("html-page-context", gate.add_structured_data)
    # Before sphinxext-opengraph, and after all other extensions that describe pages.
    app.connect("html-page-context", gate.describe_to_opengraph, priority=400)
    app.connect("html-page-context", gate.describe_page, priority=900)
    app.connect("html-collect-pages", gate.write_parts)
    # Once Sphinx has written the generated pages.
    app.connect("html-collect-pages", list_once)
    # At the last moment before Sphinx writes the index of the search.
    app.connect("html-collect-pages", gate.label_search)
    # Before it is kept that all generated pages are as they should be.
    app.connect("build-finished", gate.remove_stale_pages, priority=400)
    app.connect("build-finished", gate.write_side_files)


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
    ours = {}
    for name, role in ROLES.items():
        if not is_role_registered(name):
            app.add_role(name, role)
            ours[name] = role
        else:
            message = _(
                "The role %s is another extension's on this site; write beliefs:%s for this one."
            )
            logger.info(message, name, name)
    if hasattr(app, "esbonio"):  # the language server of an editor
        offer_targets(app, ours)


def _translate_config(app: Sphinx, config: Config) -> None:
    """Find the translations of the texts in conf.py, where a site has catalogues of its own."""
    config.beliefs_translations = {}
    if not any(field.name in TEXTS for field, _value in set_options(config)):
        return
    folders = [Path(app.srcdir, str(folder), config.language) for folder in config.locale_dirs]
    if any(folder.is_dir() for folder in folders):
        read_translations(app, config)


def _read_sections(app: Sphinx, config: Config) -> None:
    """Register what reads plain lists as items, where a site wants it."""
    if config.beliefs_sections is False:
        return
    place = "sphinx_beliefs.authoring"
    for name in LISTS:
        late = late_directive(
            f"{place}.directives.section_lists:SECTION_DIRECTIVES[section-{name}]"
        )
        app.add_directive_to_domain(BeliefsDomain.name, f"section-{name}", late)
    section_reader = LateObject(Late(f"{place}.section_reader:SectionReader"))
    # After slips have been fixed, so that what is put in is not one.
    app.connect("source-read", section_reader.method("read_source"), priority=650)
    app.connect("include-read", section_reader.method("read_included"), priority=650)
    # Before titles are translated (20).
    app.add_transform(late_transform(f"{place}.related_sections:RelatedSections", 6))


def _offer_config(app: Sphinx) -> None:
    """Have the templates for translators include the texts in conf.py."""
    if app.builder.name == "gettext":
        app.connect("env-updated", offer_texts)


def _check_config(app: Sphinx, config: Config) -> None:
    if may_have_problems(config):
        report_config_problems(app, config)
