"""What all subcommands share: help in the language of the console, and how they end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from sphinx_beliefs.command.speech import _, translated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_beliefs.model.message import Message

#: The exit status of a command that could not do what it was asked for. (1: it did, and found
#: something wrong.)
FAILED = 2


class CommandError(click.ClickException):
    """A sentence for the user on what went wrong, and what to do; the exit status is 2."""

    exit_code = FAILED


class Example(NamedTuple):
    """What can be typed, after ``sphinx-beliefs``, and what that does."""

    typed: str
    meaning: Message


class Option(click.Option):
    """An option whose help is a message."""

    def help_by(self, translate: Callable[[str], str]) -> str:
        """The help, of which ``translate`` translates each message."""
        return translate(self.help or "")

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help, in the language of the console."""
        original = self.help
        self.help = self.help_by(translated)
        try:
            return super().get_help_record(ctx)
        finally:
            self.help = original


class Command(click.Command):
    """A command whose help is a message, with examples of its use."""

    def __init__(self, *args: Any, examples: Sequence[Example] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what it does, in the language of the console."""
        write_help(self.help, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples."""
        write_examples(self.examples, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option for help, with its text in the language of the console."""
        return speaking(super().get_help_option(ctx))


class Subgroup(Command, click.Group):
    """A command that is several."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of its commands, in the order in which they were added."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, and what each does."""
        rows = [(name, translated(each.help or "")) for name, each in self.commands.items()]
        with formatter.section(translated("Commands")):
            formatter.write_dl(rows)


def write_help(text: str | None, formatter: click.HelpFormatter) -> None:
    """Write what a command does, in the language of the console."""
    if text:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(translated(text))


def write_examples(examples: Sequence[Example], formatter: click.HelpFormatter) -> None:
    """Write what can be typed, and what that does."""
    if examples:
        with formatter.section(_("Examples")):
            for example in examples:
                formatter.write_text(translated(example.meaning))
                with formatter.indentation():
                    # Never wrapped, so that it can be copied.
                    indent = " " * formatter.current_indent
                    formatter.write(f"{indent}sphinx-beliefs {example.typed}\n")


def speaking(option: click.Option | None) -> click.Option | None:
    """Click's own option with its text made anew; click keeps the first that it made."""
    if option is not None:
        option.help = translated("Show this message and exit.")
    return option
