"""The language of the command: Sphinx's for the console, for our words and for those of click."""

from __future__ import annotations

import contextlib
import gettext
import locale
import os
from pathlib import Path
from typing import Any

import sphinx.locale
from sphinx.locale import get_translation, get_translator, init, init_console

from sphinx_beliefs.model.known_names import CATALOGUE
from sphinx_beliefs.model.message import N_, N_plural

#: A message in the language of the console. Modules mark their messages with ``_``, or with ``N_``
#: where they are translated later.
_ = get_translation(CATALOGUE, "console")

_CATALOGUES = Path(__file__).parents[1] / "locale"

#: The words of click that people meet, in its versions since 8.1. Click asks gettext for them, and
#: gives the form for one the values of the form for many as well.
WORDS_OF_CLICK = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Show this message and exit."),
    N_("default: {default}"),
    N_("required"),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Aborted!"),
    N_("Missing command."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("No such command {name!r}."),
    N_("No such option {name!r}."),
    N_("No such option: {name}"),
    N_plural("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    N_("Option {name!r} does not take a value."),
    N_plural(
        "Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."
    ),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_plural("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    N_plural("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
)


def speak() -> None:
    """Have the command speak the language of the console: that of LANGUAGE, as other programs have
    it, or else the one that Sphinx speaks there.
    """
    with contextlib.suppress(locale.Error):  # it is not installed here
        locale.setlocale(locale.LC_ALL, "")
    wanted = os.environ.get("LANGUAGE", "").partition(":")[0]
    if wanted:
        os.environ["LANGUAGE"] = wanted
        init([Path(sphinx.locale.__file__).parent], wanted, "sphinx", "console")
        init([_CATALOGUES], wanted, CATALOGUE, "console")
    init_console()
    init_console(_CATALOGUES, CATALOGUE)
    gettext.bindtextdomain(CATALOGUE, str(_CATALOGUES))
    gettext.textdomain(CATALOGUE)


def translated(message: str) -> str:
    """A message that is marked elsewhere, in the language of the console."""
    return _(message) if message else ""


def counted(one: str, many: str, count: int, **values: Any) -> str:
    """A message with a count ``{n}`` in it, in the plural form for that count."""
    text = get_translator(CATALOGUE, "console").ngettext(one, many, count)
    return text.format(n=count, **values)
