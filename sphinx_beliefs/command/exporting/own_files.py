"""Writes files that this command has made before, or that are not there yet, and no others."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sphinx_beliefs.command.frame import CommandError
from sphinx_beliefs.command.heard import shown_path
from sphinx_beliefs.command.speech import _
from sphinx_beliefs.exporting.public_types import FORMAT
from sphinx_beliefs.exporting.table_files import DESCRIPTION, PACKAGE

if TYPE_CHECKING:
    from collections.abc import Mapping


class _Head(msgspec.Struct):
    """The fields by which a file of ours is known."""

    format: str = ""
    name: str = ""


def write_file(path: Path, content: bytes, *, force: bool) -> None:
    """Write an export into a file: a new one, an earlier export, or any by ``force``."""
    if path.exists() and not force and _head(path).format != FORMAT:
        raise _is_there(path)
    _write({path: content})


def write_tables(folder: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write tables into a folder, by their names. Those that are there are overwritten if the
    description of the tables beside them is ours, or by ``force``.
    """
    are_ours = _head(folder / DESCRIPTION).name == PACKAGE
    paths = {folder / name: content for name, content in files.items()}
    for path in paths:
        if path.exists() and not force and not are_ours:
            raise _is_there(path)
    _write(paths)


def _head(path: Path) -> _Head:
    """What a file says that it is; nothing, if it is not JSON."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Head)
    except (OSError, ValueError, RecursionError):
        return _Head()


def _is_there(path: Path) -> CommandError:
    message = _("{path} is there already; to overwrite it, say --force.")
    return CommandError(message.format(path=shown_path(str(path))))


def _write(files: Mapping[Path, bytes]) -> None:
    """Write files whole: all are written beside their places first, and then take them."""
    waiting: list[tuple[Path, Path]] = []
    try:
        for named, content in files.items():
            path = Path(os.path.realpath(named))  # a link stays one, and so does what it leads to
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.exists() and not os.access(path, os.W_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(named))
            new = path.with_name(f".{path.name}.{os.getpid()}")
            waiting.append((new, path))
            new.write_bytes(content)
        for new, path in waiting:
            if path.exists():
                shutil.copymode(path, new)
            new.replace(path)
    except OSError as error:
        message = _("Nothing was written. {path}: {reason}.").format(
            path=shown_path(str(error.filename2 or error.filename)), reason=error.strerror
        )
        raise CommandError(message) from error
    finally:
        for new, _path in waiting:
            with suppress(OSError):
                new.unlink()
