"""The command ``snippets``: what editors write for an author."""

from __future__ import annotations

import click

from sphinx_beliefs.command.editor_files import as_json, deliver, output_options
from sphinx_beliefs.command.frame import Command, Example, Option
from sphinx_beliefs.command.speech import translated
from sphinx_beliefs.command.vscode_snippets import vscode_snippets
from sphinx_beliefs.model.message import N_


@click.command(
    "snippets",
    cls=Command,
    help=N_(
        "Print snippets for an editor: a topic, each directive, an entry of each list, and each "
        "option, in Markdown and in reStructuredText."
    ),
    examples=[
        Example(
            "snippets --vscode --output .vscode/beliefs.code-snippets",
            N_("For VS Code, in the folder that you open with it:"),
        ),
    ],
)
@click.option(
    "--vscode",
    cls=Option,
    is_flag=True,
    default=True,
    help=N_("In the form that VS Code reads, as do other editors; there is no other yet."),
)
@output_options
def snippets(vscode: bool, output: str, force: bool) -> None:
    """Print the snippets, or write them into a file."""
    deliver(as_json(vscode_snippets(translated)), output, force=force)
