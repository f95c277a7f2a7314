"""What kept Sphinx from reading a site, in a sentence."""

from __future__ import annotations

import traceback
from pathlib import Path

from sphinx.errors import ConfigError, ExtensionError, SphinxError, VersionRequirementError

from sphinx_beliefs.command.heard import shown_path
from sphinx_beliefs.command.speech import _

#: The length at which a message of others is cut, in characters.
_LONGEST = 300


def sentence_for(error: Exception, conf_file: Path) -> str:
    """Say what went wrong while Sphinx read a site, and what to do.

    ``conf_file`` is the path of conf.py.
    """
    cause = error.__cause__
    match error, cause:
        case ConfigError(), Exception() | SystemExit():
            return _in_conf(cause, conf_file)
        case ExtensionError(), ModuleNotFoundError():
            return _not_installed(cause)
        case VersionRequirementError(), _cause:
            return _("The site needs another version: {error}.").format(error=_line(error))
        case ExtensionError(), Exception() if _is_of_a_handler(error):
            why = _raised(cause)
        case ExtensionError(), _cause if error.modname:
            message = _("The extension {name} cannot be used here: {error}")
            return message.format(name=error.modname, error=_line(error))
        case SphinxError(), _cause:
            why = _line(error)
        case OSError(), _cause:
            why = _named(error)
        case _:
            why = _raised(error)
    return _("Sphinx cannot read the site: {error}").format(error=why)


def is_raised_in(folder: str, error: Exception) -> bool:
    """Return whether a mistake in the code of a folder raised an error, or the error that Sphinx
    made it of.
    """
    first = error.__cause__ or error
    steps = traceback.extract_tb(first.__traceback__)
    is_said = isinstance(first, SphinxError)  # what a code says on purpose
    return bool(steps) and steps[-1].filename.startswith(folder) and not is_said


def _is_of_a_handler(error: ExtensionError) -> bool:
    """Return whether Sphinx made an error of what the handler of an event raised."""
    steps = traceback.extract_tb(error.__traceback__)
    return bool(steps) and Path(steps[-1].filename).stem == "events"


def _in_conf(cause: BaseException, conf_file: Path) -> str:
    """A sentence on a conf.py that cannot be run."""
    shown = shown_path(str(conf_file))
    if isinstance(cause, SystemExit):
        return _("{path} ends the program with sys.exit.").format(path=shown)
    steps = traceback.extract_tb(cause.__traceback__)
    line = next((s.lineno for s in reversed(steps) if Path(s.filename).name == "conf.py"), None)
    if isinstance(cause, SyntaxError):
        line = cause.lineno if Path(cause.filename or "").name == "conf.py" else line
    place = f"{shown}:{line}" if line else shown
    if isinstance(cause, KeyError) and steps and Path(steps[-1].filename).stem in _OS:
        message = _("{place} needs the environment variable {name}; set it, and try again.")
        return message.format(place=place, name=cause.args[0])
    if isinstance(cause, ModuleNotFoundError):
        return f"{place}: {_not_installed(cause)}"
    if isinstance(cause, SyntaxError):
        message = _("{place} is not Python that can be read: {error}")
        return message.format(place=place, error=cause.msg)
    return _("{place} raised {error}").format(place=place, error=_named(cause))


#: The file of the environment of a process, as it is and as it is frozen into Python.
_OS = {"os", "<frozen os>"}


def _not_installed(cause: ModuleNotFoundError) -> str:
    message = _(
        "The site needs the module {name}, which is not installed where this command is; install "
        "what the site needs there, for example with pip install -r requirements.txt."
    )
    return message.format(name=cause.name or cause)


def _raised(error: BaseException) -> str:
    """An error, and the file and the line that raised it."""
    steps = traceback.extract_tb(error.__traceback__)
    if not steps:
        return _named(error)
    place = f"{shown_path(steps[-1].filename)}:{steps[-1].lineno}"
    return _("{place} raised {error}").format(place=place, error=_named(error))


def _named(error: BaseException) -> str:
    """An error with its kind."""
    return f"{type(error).__name__}: {_line(error)}".rstrip(": ")


def _line(error: BaseException) -> str:
    """The text of an error, on one line."""
    text = " ".join(str(error).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 2] + " …"
