"""The command itself: its subcommands by name."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from sphinx_beliefs import __version__
from sphinx_beliefs.command.frame import Option, speaking, write_help
from sphinx_beliefs.command.speech import _, speak, translated
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from sphinx_beliefs.model.message import Message

#: The exit status of what was interrupted, as shells have it.
_INTERRUPTED = 130


class Listed(NamedTuple):
    """A subcommand: ``module:name`` in this package, and what it does, in a line."""

    path: str
    summary: Message


#: All subcommands, in the order of the help. A module is imported when its command is used.
SUBCOMMANDS: dict[str, Listed] = {
    "init": Listed("sphinx_beliefs.command.init:init", N_("Write a new site that builds at once.")),
    "new": Listed("sphinx_beliefs.command.new:new", N_("Write a topic with blanks to fill.")),
    "check": Listed(
        "sphinx_beliefs.command.check:check", N_("Say what is wrong with a site; write no pages.")
    ),
    "due": Listed(
        "sphinx_beliefs.command.due_list:due",
        N_("Say what is overdue, what is due soon, and what is left to write."),
    ),
    "list": Listed(
        "sphinx_beliefs.command.list_rows:list_rows",
        N_("List beliefs, topics and what else there is, here or for a spreadsheet."),
    ),
    "export": Listed(
        "sphinx_beliefs.command.export:export",
        N_("Print all that a site says as data, or write it into files."),
    ),
    "history": Listed(
        "sphinx_beliefs.command.history:history",
        N_("Say what each belief said when, from git; put that into credence logs."),
    ),
    "score": Listed(
        "sphinx_beliefs.command.score:score",
        N_("Say how good the credences were of what has been decided."),
    ),
    "repair": Listed(
        "sphinx_beliefs.command.repair:repair",
        N_("Make credences fit that hang together; write outcomes that follow."),
    ),
    "convert": Listed(
        "sphinx_beliefs.command.convert:convert",
        N_("Turn directives of pages into lists, or lists into directives."),
    ),
    "import": Listed(
        "sphinx_beliefs.command.import_files:import_files",
        N_("Bring in forecasts that you have made elsewhere."),
    ),
    "snippets": Listed(
        "sphinx_beliefs.command.snippets:snippets",
        N_("Print snippets for an editor such as VS Code."),
    ),
    "schema": Listed(
        "sphinx_beliefs.command.schema:schema",
        N_("Print a schema of front matter, for editors that check YAML."),
    ),
}


def _prepare(stream: Any) -> None:
    """Have a stream take every letter."""
    if stream.isatty() or os.environ.get("PYTHONIOENCODING"):
        # What a terminal cannot show is a question mark, and not an error.
        stream.reconfigure(errors="replace")
    else:
        # Files and programs lose nothing, whatever the system's own encoding.
        stream.reconfigure(encoding="utf-8", errors="replace")


class Group(click.Group):
    """The command, which imports a subcommand when it is used."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command in the language of the console."""
        speak()
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                _prepare(stream)
        return super().main(*args, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the subcommands, in the order of the help."""
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A subcommand by its name."""
        listed = SUBCOMMANDS.get(cmd_name)
        if listed is None:
            return None
        module, _colon, name = listed.path.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a subcommand; an interruption ends it without a word."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            ctx.exit(_INTERRUPTED)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command is for, in the language of the console."""
        write_help(self.help, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the subcommands and what they do, without importing any."""
        rows = [(name, translated(listed.summary)) for name, listed in SUBCOMMANDS.items()]
        if rows:
            with formatter.section(translated("Commands")):
                formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write where there is more help."""
        formatter.write_paragraph()
        formatter.write_text(_("sphinx-beliefs COMMAND --help says more about a command."))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option for help, with its text in the language of the console."""
        return speaking(super().get_help_option(ctx))


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from sphinx import __display_version__

        click.echo(f"sphinx-beliefs {__version__} (Sphinx {__display_version__})")
        ctx.exit()


@click.group(
    cls=Group,
    name="sphinx-beliefs",
    help=N_("Look after a site that says what its author believes, how strongly, and why."),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--version",
    cls=Option,
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help=N_("Show the version and exit."),
)
def main() -> None:
    """Run a subcommand."""
