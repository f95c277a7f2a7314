"""The subjects that a new site can be about: those that are prepared, and any other words."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx_beliefs.command.file_names import file_name
from sphinx_beliefs.command.filling import TEMPLATES, filled

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SUBJECTS = TEMPLATES / "subjects"

#: The folder of the subject that takes any words.
_ANY = "any"


@dataclass(frozen=True, kw_only=True)
class Region:
    """A region of the map of a new site."""

    title: str
    description: str


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A subject: the ``title`` of a site about it, the ``phrase`` that names it in a sentence, its
    ``regions`` by slug, and the ``pages`` of its topics: templates by path below the folder of the
    site.
    """

    title: str
    phrase: str
    regions: Mapping[str, Region]
    pages: Mapping[str, str]
    #: The gaps that its pages have besides those of every page, and what fills them.
    values: Mapping[str, str]


def summaries() -> dict[str, str]:
    """The subjects that are prepared, by name, with what their topics are."""
    folders = sorted(folder for folder in _SUBJECTS.iterdir() if folder.name != _ANY)
    return {folder.name: _table(folder)["summary"] for folder in folders}


def subject_about(words: str) -> Subject:
    """The prepared subject of that name; else one around these words."""
    name = words.casefold()
    if name in summaries():
        return _read(_SUBJECTS / name, {})
    values = {
        "subject": words,
        "Subject": words[:1].upper() + words[1:],
        "slug": file_name(words) or "notes",
    }
    return _read(_SUBJECTS / _ANY, values)


def _read(folder: Path, values: Mapping[str, str]) -> Subject:
    table = _table(folder)
    pages = {
        filled(path.relative_to(folder).as_posix(), values): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.md"))
    }
    return Subject(
        title=filled(table["title"], values),
        phrase=filled(table["subject"], values),
        regions={name: Region(**region) for name, region in table["regions"].items()},
        pages=pages,
        values=values,
    )


def _table(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "subject.toml").read_text("utf-8"))
