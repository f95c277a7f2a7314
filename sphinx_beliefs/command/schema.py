"""The command ``schema``: what can stand in front matter, for editors that check YAML."""

from __future__ import annotations

import click

from sphinx_beliefs.command.editor_files import as_json, deliver, output_options
from sphinx_beliefs.command.frame import Command, CommandError, Example, Option
from sphinx_beliefs.command.front_matter_schema import front_matter_schema
from sphinx_beliefs.command.site_reader import opened_site, without_extension
from sphinx_beliefs.command.sources import find_source
from sphinx_beliefs.command.speech import translated
from sphinx_beliefs.exporting.export_schema import export_schema
from sphinx_beliefs.model.known_names import STATUSES
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.options.config import BeliefsConfig


@click.command(
    "schema",
    cls=Command,
    help=N_(
        "Print a JSON schema of the front matter of topics, with which editors complete and check "
        "keys. With SRC, the folder of a site, it has the regions and statuses of that site, and "
        "the keys of other tools that it reads."
    ),
    examples=[
        Example("schema", N_("For any site:")),
        Example("schema docs --output topic.schema.json", N_("For the site in docs:")),
        Example("schema --export", N_("What can stand in beliefs.json:")),
    ],
)
@click.argument("src", required=False)
@click.option(
    "--export",
    "is_of_export",
    cls=Option,
    is_flag=True,
    help=N_("The schema of beliefs.json, which is the same for all sites."),
)
@output_options
def schema(src: str | None, is_of_export: bool, output: str, force: bool) -> None:
    """Print the schema, or write it into a file."""
    if is_of_export:
        deliver(as_json(export_schema()), output, force=force)
        return
    deliver(as_json(_of_site(src) if src is not None else _of_any()), output, force=force)


def _of_any() -> dict[str, object]:
    """The schema for a site of which nothing is known."""
    statuses = {slug: translated(label) for slug, label in STATUSES.items()}
    return front_matter_schema(regions={}, statuses=statuses, translate=translated)


def _of_site(src: str) -> dict[str, object]:
    """The schema for a site, by its conf.py."""
    with opened_site(find_source(src)) as app:
        if "sphinx_beliefs" not in app.extensions:
            raise CommandError(without_extension())
        options = BeliefsConfig.from_config(app.config)
        return front_matter_schema(
            regions=options.region_titles,
            statuses=options.statuses,
            is_flat=bool(options.topics),
            mapping=options.front_matter,
            translate=translated,
        )
