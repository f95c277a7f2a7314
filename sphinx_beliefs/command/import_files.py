"""``import``: what other places keep of the author's forecasts, as beliefs of the site."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sphinx_beliefs.command.converting.diffs import coloured
from sphinx_beliefs.command.frame import Command, CommandError, Example, Option
from sphinx_beliefs.command.heard import shown_path
from sphinx_beliefs.command.importing.export_plan import conf_lines, is_export, make_export_plan
from sphinx_beliefs.command.importing.import_plan import Destination, make_plan
from sphinx_beliefs.command.importing.import_report import (
    as_data,
    preview,
    summary,
    toctree_hints,
)
from sphinx_beliefs.command.importing.site_files import SiteFiles
from sphinx_beliefs.command.importing.whole_writes import write_all
from sphinx_beliefs.command.new_files import write_or_fail
from sphinx_beliefs.command.progress import show_bar
from sphinx_beliefs.command.site_reader import opened_site
from sphinx_beliefs.command.sources import define_option, find_source
from sphinx_beliefs.command.speech import _, translated
from sphinx_beliefs.command.terminal import colour_option, has_colours
from sphinx_beliefs.exporting.export_reader import UnreadableExport, read_export
from sphinx_beliefs.importing.column_mapping import read_mapping
from sphinx_beliefs.importing.forecasts import Chosen, Imported, UnreadableFile
from sphinx_beliefs.importing.platform_signs import Platform
from sphinx_beliefs.importing.platforms import read_files
from sphinx_beliefs.importing.spreadsheets import drafted_mapping
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_beliefs.command.importing.import_plan import Plan
    from sphinx_beliefs.exporting.public_types import Export

#: The name of our own format.
_EXPORT = "beliefs"


@click.command(
    "import",
    cls=Command,
    help=N_(
        "Bring in your forecasts from files of Fatebook, PredictionBook, Metaculus or Manifold, or "
        "from any table, as beliefs with their credence logs, and the beliefs.json of another site "
        "with all that is in it. What would be written is shown, and "
        "written only if asked for. Another run adds what is new: a belief is known by its source, "
        "wherever it stands, and what you have edited stays as it is. What cannot be brought in "
        "is counted at the end."
    ),
    examples=[
        Example("import fatebook.csv", N_("Show what would come of a file:")),
        Example("import fatebook.csv --write", N_("Write it:")),
        Example(
            "import fatebook.csv --topic topics/elections.md --write",
            N_("Add it to a page, or to a new one of that title:"),
        ),
    ],
)
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--from",
    "platform",
    cls=Option,
    type=click.Choice([*(platform.value for platform in Platform), _EXPORT]),
    help=N_("What the files are of, if their content does not say it."),
)
@click.option(
    "--topic",
    cls=Option,
    default="",
    metavar="PAGE",
    help=N_("The page for new beliefs: one that is there, or the title of a new one."),
)
@click.option(
    "--by",
    cls=Option,
    type=click.Choice(["none", "tag"]),
    default="none",
    show_default=True,
    help=N_("With tag, each new belief goes to a page for its first tag."),
)
@click.option(
    "--user",
    cls=Option,
    metavar="NAME",
    help=N_("Who you are in the files, where they have forecasts of several people."),
)
@click.option(
    "--mapping",
    cls=Option,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=N_("A file that says what the columns of a table are."),
)
@click.option(
    "--save-mapping",
    "draft",
    cls=Option,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help=N_("Write such a file, as far as the headings of the table tell, and do nothing else."),
)
@click.option("--write", "writes", cls=Option, is_flag=True, help=N_("Write the files."))
@click.option(
    "--format",
    "format_",
    cls=Option,
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=N_("The form of the report."),
)
@click.option("--src", cls=Option, metavar="PATH", help=N_("The folder of the site."))
@define_option
@click.option(
    "-v", "--verbose", cls=Option, is_flag=True, help=N_("Show all of it, and name each record.")
)
@colour_option
def import_files(
    files: Sequence[Path],
    platform: str | None,
    topic: str,
    by: str,
    user: str | None,
    mapping: Path | None,
    draft: Path | None,
    writes: bool,
    format_: str,
    src: str | None,
    defined: Mapping[str, Any],
    verbose: bool,
    color: bool | None,
) -> None:
    """Import files."""
    if draft is not None:
        _save_mapping(files, draft)
        return
    source = find_source(src, defined=defined)
    imported, export = Imported(), None
    if platform == _EXPORT or (platform is None and is_export(files[0])):
        if topic or by != "none":
            raise CommandError(_("--topic and --by are not for a beliefs.json, which has pages."))
        export = _read_export(files)
    else:
        imported = _read(
            files, Chosen(user=user), Platform(platform) if platform else None, mapping
        )
    with opened_site(source) as app:
        site = SiteFiles(app)
        if export is not None:
            plan = make_export_plan(site, export)
            missing = list(conf_lines(site, export))
        else:
            destination = Destination(topic=topic, is_by_tag=by == "tag")
            plan, missing = make_plan(site, imported.questions, destination), []
        new = [file.docname for file in plan.files if file.before is None and file.docname]
        wanted = site.wanted_lines(new)
        path_of = site.path_of
    if writes:
        _write(plan)
    if format_ == "json":
        data = as_data(plan, imported, wanted, is_written=writes and bool(plan.files))
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    if not writes:
        for file in plan.files:
            for line in preview(file, is_whole=verbose):
                click.echo(coloured(line), color=has_colours(color))
    for line in summary(plan, imported, is_written=writes, is_verbose=verbose):
        click.echo(line, err=True)
    for line in toctree_hints(path_of, wanted):
        click.echo(line, err=True)
    if missing:
        click.echo(_("So that all of it means the same here, conf.py needs:"), err=True)
        for line in missing:
            click.echo(f"    {line}", err=True)


def _read(
    files: Sequence[Path], chosen: Chosen, platform: Platform | None, mapping: Path | None
) -> Imported:
    """The questions in files; raises ``CommandError`` if one of them cannot be read."""
    try:
        with show_bar(_("Reading")) as show:
            return read_files(
                files,
                chosen,
                platform=platform,
                mapping=read_mapping(mapping) if mapping is not None else None,
                tick=lambda done, total: show(100 * done // max(total, 1), 100),
            )
    except UnreadableFile as error:
        raise CommandError(error.text(translated)) from error


def _save_mapping(files: Sequence[Path], path: Path) -> None:
    """Write what the columns of a table probably are to a file that is not there yet."""
    try:
        text = drafted_mapping(files)
    except UnreadableFile as error:
        raise CommandError(error.text(translated)) from error
    shown = shown_path(str(path))
    if write_or_fail({path: text}).left:
        raise CommandError(_("{path} is there already; name another file.").format(path=shown))
    message = _("Wrote {path}. Change what is wrong in it, and name it with --mapping.")
    click.echo(message.format(path=shown), err=True)


def _read_export(files: Sequence[Path]) -> Export:
    """The export in a file; raises ``CommandError`` if it cannot be read."""
    if len(files) > 1:
        raise CommandError(_("Bring in one beliefs.json at a time."))
    try:
        return read_export(files[0].read_bytes())
    except OSError as error:
        message = _("{path} cannot be read: {error}")
        raise CommandError(message.format(path=files[0], error=error)) from error
    except UnreadableExport as error:
        raise CommandError(translated(error.message).format(reason=error.reason)) from error


def _write(plan: Plan) -> None:
    """Write what is to be written: all of it, or nothing."""
    try:
        write_all([file.after for file in plan.files])
    except (OSError, UnicodeEncodeError) as error:
        message = _("Nothing was written: {error}")
        raise CommandError(message.format(error=error)) from error
