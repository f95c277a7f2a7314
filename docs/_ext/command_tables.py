"""Directives of this manual that show the command, made from its code: options, and fields."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from docutils import nodes
from reference_tables import prose, row
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

from sphinx_beliefs import command as command_package
from sphinx_beliefs.command import sources, terminal
from sphinx_beliefs.command.frame import Option
from sphinx_beliefs.command.main import SUBCOMMANDS, main

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

#: What can be typed, in a text that does not mark it: options, and values in quotation marks.
_TYPED = re.compile(r"(?<![\w`'-])(?:sphinx-beliefs[a-zA-Z -]* )?--[a-z][a-z-]*|(?<![\w`])'[^'`]+'")

#: A command that has nothing but the options that several commands share, and these by name.
_SHARING = click.command("sharing")(terminal.colour_option(sources.site_options(lambda: None)))
SHARED = {str(each.name): each for each in _SHARING.params if isinstance(each, click.Option)}


class CommandDirective(SphinxDirective):
    """Shows how a command is called, what it does, its examples, and its options."""

    optional_arguments = 2

    def run(self) -> list[nodes.Node]:
        """Build the parts, and make the page depend on the code that they come from."""
        context = _context_of(self.arguments)
        command = context.command
        for name in (__file__, *map(str, Path(command_package.__file__).parent.glob("*.py"))):
            self.env.note_dependency(name)
        pieces = ["sphinx-beliefs", *self.arguments, *command.collect_usage_pieces(context)]
        usage = nodes.literal_block(" ".join(pieces), " ".join(pieces), language="text")
        options = [each for each in command.get_params(context) if isinstance(each, click.Option)]
        made: list[nodes.Node] = [
            nodes.paragraph("", "", *_prose(command.help or "")),
            usage,
            *self._examples(getattr(command, "examples", ())),
        ]
        if isinstance(command, click.Group):
            rows = [
                ([nodes.literal(name, name)], _prose(summary))
                for name, summary in _summaries(command).items()
            ]
            made.append(_table(("Command", "What it does"), rows))
        else:
            shown = [each for each in options if each.name not in SHARED and not _is_help(each)]
            rows = [_option(each, context) for each in shown]
            made.append(_table(("Option", "What it says"), rows))
        for node in made:
            self.set_source_info(node)
        return made

    def _examples(self, examples: Iterable[Any]) -> list[nodes.Node]:
        lines = []
        for example in examples:
            lines += [f"# {example.meaning.rstrip(':')}", f"sphinx-beliefs {example.typed}", ""]
        text = "\n".join(lines).rstrip()
        return [nodes.literal_block(text, text, language="sh")] if text else []


class SharedOptionsDirective(SphinxDirective):
    """Lists the options that several commands share."""

    def run(self) -> list[nodes.Node]:
        """Build the table, and make the page depend on the code that it comes from."""
        for file in (__file__, sources.__file__, terminal.__file__):
            self.env.note_dependency(str(file))
        context = click.Context(_SHARING)
        rows = [_option(each, context) for each in SHARED.values()]
        table = _table(("Option", "What it says"), rows)
        self.set_source_info(table)
        return [table]


class FieldsDirective(SphinxDirective):
    """Lists the fields of an output, from a mapping of names to meanings in a module."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Build the table."""
        place, _colon, name = self.arguments[0].partition(":")
        module = import_module(f"sphinx_beliefs.command.{place}")
        self.env.note_dependency(str(module.__file__))
        fields: dict[Any, str] = getattr(module, name)
        rows = [
            ([nodes.literal("", str(getattr(key, "value", key)))], _prose(meaning))
            for key, meaning in fields.items()
        ]
        table = _table(("Field", "What it holds"), rows)
        self.set_source_info(table)
        return [table]


def _is_help(option: click.Option) -> bool:
    return "--help" in option.opts


def _context_of(names: Sequence[str]) -> click.Context:
    """The context of a command, by the words that call it."""
    command: click.Command = main
    context = click.Context(command, info_name="sphinx-beliefs")
    for name in names:
        found = command.get_command(context, name) if isinstance(command, click.Group) else None
        if found is None:
            message = f"there is no command {' '.join(names)}"
            raise ExtensionError(message)
        command = found
        context = click.Context(command, info_name=name, parent=context)
    return context


def _summaries(group: click.Group) -> dict[str, str]:
    """What each command of a group does."""
    if group is main:
        return {name: str(listed.summary) for name, listed in SUBCOMMANDS.items()}
    return {name: each.help or "" for name, each in group.commands.items()}


def _option(
    option: click.Option, context: click.Context
) -> tuple[list[nodes.Node], list[nodes.Node]]:
    """An option as it is typed, and its help."""
    record = click.Option.get_help_record(option, context)
    typed = record[0] if record else ", ".join(option.opts)
    meaning = option.help_by(str) if isinstance(option, Option) else option.help or ""
    if option.show_default and not option.is_flag:
        meaning += f" Default: ``{option.default}``."
    return [nodes.literal(typed, typed)], _prose(meaning)


def _prose(text: str) -> list[nodes.Node]:
    """A help text as nodes; what can be typed is code, as it is not in a terminal."""
    return prose(_TYPED.sub(r"`\g<0>`", text))


def _table(
    titles: Sequence[str], rows: Iterable[tuple[list[nodes.Node], list[nodes.Node]]]
) -> nodes.table:
    table = nodes.table("", classes=["colwidths-given", "reference-table"])
    columns = [nodes.colspec("", colwidth=width) for width in (34, 66)]
    head = nodes.thead("", row([nodes.Text(title)] for title in titles))
    body = nodes.tbody("", *(row(cells) for cells in rows))
    table += nodes.tgroup("", *columns, head, body, cols=len(columns))
    return table


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("command", CommandDirective)
    app.add_directive("command-shared", SharedOptionsDirective)
    app.add_directive("command-fields", FieldsDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
