"""``score``: how good the credences were of what has been decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sphinx_beliefs.command.frame import Command, Example, Option
from sphinx_beliefs.command.scoring_output.score_json import as_json
from sphinx_beliefs.command.scoring_output.score_tables import ScoreTables
from sphinx_beliefs.command.site_reader import hint_at_warnings, read_site
from sphinx_beliefs.command.sources import Source, site_options
from sphinx_beliefs.command.speech import _
from sphinx_beliefs.command.terminal import colour_option, has_colours
from sphinx_beliefs.model.fields.reader import FieldReader
from sphinx_beliefs.model.fields.score_options import read_calibration, read_track_record
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.problem import Subtype
from sphinx_beliefs.model.records.score_choices import BinsBy, By
from sphinx_beliefs.model.site.track_records import track_record_of
from sphinx_beliefs.reporting import problem_text
from sphinx_beliefs.scoring.score_needs import EXTRA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_beliefs.domain import BeliefsDomain

#: Warnings of what is said anyway.
_SAID = frozenset({Subtype.MISSING_EXTRA, Subtype.RESOLVE_BY})


@click.command(
    cls=Command,
    help=N_(
        "Say how good the credences were of what has been decided: scores, calibration, movement, "
        "and what triggers that fired promised. It is what the directives track-record and "
        "calibration show. SRC is the folder of the pages."
    ),
    examples=[
        Example("score", N_("All that has been decided:")),
        Example("score docs --by region --by year", N_("With a row for each region and year:")),
        Example("score --since 2026 --tagged economy --format json", N_("A part, for a program:")),
    ],
)
@click.option(
    "--by",
    cls=Option,
    multiple=True,
    type=click.Choice([by.value for by in By]),
    help=N_("A table with a row for each of these; can be given several times."),
)
@click.option(
    "--region", cls=Option, multiple=True, metavar="REGION", help=N_("Only topics of this region.")
)
@click.option(
    "--tagged",
    "tag",
    cls=Option,
    multiple=True,
    metavar="TAG",
    help=N_("Only beliefs with this tag."),
)
@click.option(
    "--page", cls=Option, multiple=True, metavar="PAGE", help=N_("Only pages such as 'topics/*'.")
)
@click.option("--since", cls=Option, metavar="DATE", help=N_("Only outcomes on that day or later."))
@click.option(
    "--until", cls=Option, metavar="DATE", help=N_("Only outcomes on that day or earlier.")
)
@click.option(
    "--ahead",
    cls=Option,
    is_flag=True,
    help=N_("Also what was decided although its resolve-by is still ahead."),
)
@click.option("--bins", cls=Option, metavar="N", help=N_("The number of bins of the calibration."))
@click.option(
    "--bins-by",
    cls=Option,
    type=click.Choice([by.value for by in BinsBy]),
    help=N_("Bins of one width, or with as many outcomes each."),
)
@click.option(
    "--format",
    "form",
    cls=Option,
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=N_("For people, or as an object for programs."),
)
@colour_option
@site_options
def score(
    source: Source,
    by: tuple[str, ...],
    region: tuple[str, ...],
    tag: tuple[str, ...],
    page: tuple[str, ...],
    since: str | None,
    until: str | None,
    ahead: bool,
    bins: str | None,
    bins_by: str | None,
    form: str,
    color: bool | None,
) -> None:
    """Print the scores in a format."""
    read = read_site(source)
    domain = read.domain
    narrowing = {
        "region": ", ".join(region),
        "tags": ", ".join(tag),
        "pages": ", ".join(page),
        "since": since or "",
        "until": until or "",
        "ahead": "include" if ahead else "",
    }
    reader = _reader(domain, narrowing | {"by": ", ".join(by)})
    view = read_track_record(reader, domain.options.vocabulary)
    of_bins = _reader(domain, narrowing | {"bins": bins or "", "bins-by": bins_by or ""})
    calibration = read_calibration(of_bins, domain.options.vocabulary)
    for problem in (*reader.problems, *of_bins.problems):
        raise click.BadParameter(problem_text(problem))
    hint_at_warnings(read, _SAID)
    record = track_record_of(domain.site, view, "")
    if form == "json":
        click.echo(as_json(record, view, calibration))
    else:
        is_coloured = has_colours(color)
        tables = ScoreTables(domain, is_coloured=is_coloured)
        click.echo(tables.text(record, view, calibration), color=is_coloured)
    if not record.is_computed:
        message = _('Scores need packages that are not installed; run pip install "{extra}"')
        click.echo(message.format(extra=EXTRA), err=True)


def _reader(domain: BeliefsDomain, values: Mapping[str, str]) -> FieldReader:
    written = {name: value for name, value in values.items() if value}
    return FieldReader(written, domain.options.scale, domain.options.day)
