"""The circumstances of a build that change what pages show, even if nothing that is read does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.late import Late
from sphinx_beliefs.storage.packing import digest

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.options.file_needs import can_be_made
    from sphinx_beliefs.scoring.score_needs import can_compute
else:
    # Needed only where the site has feeds.
    can_be_made = Late("sphinx_beliefs.options.file_needs:can_be_made")
    # Needed only where something is computed.
    can_compute = Late("sphinx_beliefs.scoring.score_needs:can_compute")


def outside_of(domain: BeliefsDomain) -> str:
    """The circumstances that can change what pages show although no page is read: the day, links to
    generated pages, the presence of Graphviz, of what makes feeds and of what computes scores, the
    conditions that hold, and what git says.

    Options are not among them. After a change of one, Sphinx reads all pages again, and that is a
    change of which nothing is known.
    """
    output, day = domain.output, domain.options.day.isoformat()
    held = domain.settled.held_in(output.judge)
    is_used = domain.settled.is_used
    pages = sorted(output.wanted_pages)
    packages = (output.draws_maps, _feeds_of(domain), domain.settled.is_computed and can_compute())
    found = (day, pages, is_used, packages, held)
    return digest(found if domain.past is None else (*found, domain.past.state))


def _feeds_of(domain: BeliefsDomain) -> tuple[str, str] | None:
    """The address and the title of a site whose pages lead to feeds; None if it has none."""
    config = domain.env.config
    if not domain.options.feeds or not can_be_made(config, "feeds"):
        return None
    return domain.output.base_url, config.project


def options_of(domain: BeliefsDomain) -> str:
    """The options that pages show.

    When they change, Sphinx reads all pages again and has the present builder write them. Other
    builders, and later builds if this one is interrupted, would not notice.
    """
    options = domain.options
    shown = (
        options.region_titles,
        options.region_descriptions,
        dict(options.statuses),
        dict(options.scale),
        options.contact_url,
        options.discuss,
        options.stub_notice,
        domain.env.config.beliefs_translations,
        options.date_format,
        options.sortable_rows,
        options.page_rows,
        options.previews,
        options.structured_data,
        _feeds_of(domain),
        sorted(options.blank_words),
        options.safe_links,
        sorted(options.topics),
        dict(options.front_matter),
        options.sections,
        sorted(domain.output.wanted_pages),
        domain.env.config.language,
        options.git,
        options.commit_url,
    )
    return repr(shown)


def frame_of(app: Sphinx) -> str:
    """The things that generated pages depend on besides rows: options of HTML, templates,
    navigation, and this code.
    """
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder):
        return ""
    info = builder.build_info
    templates = builder.templates.newest_template_mtime() if builder.templates else 0
    version = app.extensions["sphinx_beliefs"].version
    domain = beliefs_domain(app.env)
    held, navigation = domain.settled.held_in(domain.output.judge), domain.settled.navigation
    around = (templates, held, navigation, _feeds_of(domain))
    return digest((version, info.config_hash, info.tags_hash, *around))
