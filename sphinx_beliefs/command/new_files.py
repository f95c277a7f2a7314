"""The writing of files that are not there yet: whole, and none if one of them cannot be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.command.frame import CommandError
from sphinx_beliefs.command.heard import shown_path
from sphinx_beliefs.command.speech import _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Written(NamedTuple):
    """The files that were written, and those that were there before and are as they were."""

    new: list[Path]
    left: list[Path]


def write_new_files(files: Mapping[Path, str]) -> Written:
    """Write each of these texts to its file, with the folders around it, unless there is one.

    Raises OSError if one cannot be written; then none of them has been.
    """
    made: list[Path] = []
    written = Written([], [])
    try:
        for path, text in files.items():
            if path.exists() or path.is_symlink():
                written.left.append(path)
                continue
            _make_folder(path.parent, made)
            # "x": a file that has come to be there since is not overwritten either.
            with path.open("x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
            written.new.append(path)
    except BaseException:
        _remove(made)
        raise
    return written


def write_or_fail(files: Mapping[Path, str]) -> Written:
    """Do that, and raise ``CommandError`` where it fails."""
    try:
        return write_new_files(files)
    except OSError as error:
        message = _("Nothing was written. {path}: {reason}.").format(
            path=shown_path(str(error.filename)), reason=error.strerror
        )
        raise CommandError(message) from error


def _make_folder(folder: Path, made: list[Path]) -> None:
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir()
        made.append(each)


def _remove(made: list[Path]) -> None:
    """Remove files and folders that were made, the last one first."""
    for path in reversed(made):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
