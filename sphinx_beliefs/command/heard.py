"""The warnings of a build, each with its place and its type."""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path
from typing import NamedTuple

#: Sequences by which a terminal is given colours.
_COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")

#: The line at the end of a place.
_LINE = re.compile(r":(\d*)$")

#: What Sphinx writes if it knows a line, and not the file.
_UNKNOWN = "<unknown>"


class Heard(NamedTuple):
    """A warning: what is wrong, and where.

    ``path`` is the file as Sphinx has it (absolute), or empty; ``line`` counts from 1, and is 0 if
    it is not known; ``type`` and ``subtype`` are what ``suppress_warnings`` knows it by, and may be
    empty.
    """

    path: str
    line: int
    text: str
    type: str
    subtype: str
    is_error: bool

    @property
    def code(self) -> str:
        """What it is suppressed by: ``beliefs.date``; empty if it cannot be."""
        return f"{self.type}.{self.subtype}" if self.type and self.subtype else self.type

    @property
    def shown_path(self) -> str:
        """The path from the current folder; empty if the file is not known."""
        return shown_path(self.path)


def shown_path(path: str) -> str:
    """A path as it is shown: from the current folder, wherever that can be said."""
    if not path or not Path(path).is_absolute():
        return path
    try:
        return os.path.relpath(path)
    except ValueError:
        return path  # another drive


def without_colours(text: str) -> str:
    """A text without the sequences by which a terminal is given colours."""
    return _COLOUR.sub("", text)


class Listener(logging.Filter):
    """Takes down each warning that Sphinx is about to write, and lets it pass.

    As the last filter of Sphinx's own handler, it sees what is not suppressed, with its place.
    """

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Heard] = []

    def filter(self, record: logging.LogRecord) -> bool:
        """Take down a warning."""
        kind, subtype = getattr(record, "type", "") or "", getattr(record, "subtype", "") or ""
        self.heard.append(
            heard_at(
                str(getattr(record, "location", None) or ""),
                # Sphinx's own records say the place and the level in their text.
                without_colours(logging.LogRecord.getMessage(record)),
                str(kind),
                str(subtype),
                is_error=record.levelno >= logging.ERROR,
            )
        )
        return True


def heard_at(location: str, text: str, kind: str, subtype: str, *, is_error: bool) -> Heard:
    """A warning, from its place in Sphinx's form: ``path:line``, ``path:`` or ``path``."""
    path, line = location, 0
    found = _LINE.search(location)
    if found is not None:
        path, line = location[: found.start()], int(found[1] or 0)
    if path == _UNKNOWN:
        path = ""
    warning = Heard(path, line, text.strip(), kind, subtype, is_error)
    # Newer versions of Sphinx append the type, unless the site does not want it.
    plain = warning.text.removesuffix(f"[{warning.code}]").rstrip()
    return warning._replace(text=plain)
