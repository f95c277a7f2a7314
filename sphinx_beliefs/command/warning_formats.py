"""Warnings as text, as JSON, and as annotations for GitHub."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.command.heard import Heard


def as_text(heard: Sequence[Heard]) -> Iterator[str]:
    """A line for each warning, as compilers have it: ``path:line: text [type.subtype]``.

    Those of a file stand together; more lines of one text are indented.
    """
    for each in heard:
        path = each.shown_path
        place = f"{path}:{each.line}" if path and each.line else path
        text = each.text.replace("\n", "\n    ")
        code = click.style(f" [{each.code}]", fg="yellow") if each.code else ""
        yield (click.style(f"{place}: ", bold=True) if place else "") + text + code


#: The names of the fields of a warning in JSON, with what each holds. The manual shows them.
JSON_FIELDS = {
    "path": "the file, from the current folder; null if it is not known",
    "line": "the line, counted from 1; null if it is not known",
    "text": "what is wrong, without colours and without the type",
    "type": "the type, such as `beliefs` or `toc`; empty if the warning has none",
    "subtype": "the subtype, such as `date`; empty if the warning has none",
    "level": "`warning` or `error`",
}


def as_json(heard: Sequence[Heard]) -> str:
    """A list of objects with ``JSON_FIELDS``."""
    rows = [
        {
            "path": Path(each.shown_path).as_posix() if each.path else None,
            "line": each.line or None,
            "text": each.text,
            "type": each.type,
            "subtype": each.subtype,
            "level": _level(each),
        }
        for each in heard
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False)


def as_annotations(heard: Sequence[Heard]) -> Iterator[str]:
    """A command for each warning, which GitHub Actions show as an annotation of its line."""
    for each in heard:
        properties = {}
        if each.path:
            properties["file"] = _in_repository(each)
            if each.line:
                properties["line"] = str(each.line)
        if each.code:
            properties["title"] = each.code
        listed = ",".join(f"{name}={_escaped(value)}" for name, value in properties.items())
        yield f"::{_level(each)}{' ' if listed else ''}{listed}::{_plain(each.text)}"


def _in_repository(heard: Heard) -> str:
    """The path of a file, from the root of the repository that GitHub has checked out."""
    root = os.environ.get("GITHUB_WORKSPACE")
    path = Path(heard.path)
    if root and path.is_relative_to(Path(root).resolve()):
        return path.relative_to(Path(root).resolve()).as_posix()
    return Path(heard.shown_path).as_posix()


def _level(heard: Heard) -> str:
    return "error" if heard.is_error else "warning"


def _plain(text: str) -> str:
    """A text in which nothing ends the command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped(value: str) -> str:
    """A value in which nothing ends the property."""
    return _plain(value).replace(":", "%3A").replace(",", "%2C")
