"""The file ``beliefs.json`` of a site that is built, and the export that is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.exporting import public_types as public
from sphinx_beliefs.exporting.export_maker import Around, make_export
from sphinx_beliefs.exporting.export_writer import as_json
from sphinx_beliefs.exporting.page_urls import page_urls

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_beliefs.domain import BeliefsDomain


def beliefs_json(domain: BeliefsDomain) -> bytes:
    """The content of the file, with addresses as the builder at work makes them."""
    output = domain.output
    url_of = page_urls(output.builder, is_one_page=output.is_one_html_page)
    return as_json(export_of(domain, output.base_url, url_of))


def export_of(
    domain: BeliefsDomain, base_url: str, path_of: Callable[[str, str], str]
) -> public.Export:
    """The export of a site.

    ``path_of`` gives the address of a page or of an anchor on it, relative to ``base_url``, which
    is empty if it is not known.
    """

    def url_of(docname: str, anchor: str) -> str:
        return base_url + path_of(docname, anchor)

    texts = domain.texts

    def text_of(docname: str, anchor: str) -> Sequence[str]:
        return [paragraph.text for paragraph in texts.get(docname, {}).get(anchor, ())]

    around = Around(
        producer=public.Producer(name="sphinx-beliefs", version=domain.output.version),
        about=_about(domain, base_url),
        url_of=url_of,
        text_of=text_of,
    )
    return make_export(domain.site, around)


def _about(domain: BeliefsDomain, base_url: str) -> public.Site:
    config, vocabulary = domain.env.config, domain.vocabulary
    descriptions = domain.region_descriptions
    return public.Site(
        title=_unless_default(config.project, "Project name not set"),
        author=_unless_default(config.author, "Author name not set"),
        base_url=base_url or None,
        language=str(config.language) or None,
        regions=tuple(
            public.Region(slug=slug, title=title, description=descriptions.get(slug) or None)
            for slug, title in vocabulary.regions.items()
        ),
        statuses=tuple(
            public.Status(slug=slug, label=label) for slug, label in vocabulary.statuses.items()
        ),
    )


def _unless_default(value: object, default: str) -> str | None:
    """The text of an option of Sphinx; None if nothing, or what Sphinx has by itself."""
    text = str(value or "").strip()
    return text if text and text != default else None
