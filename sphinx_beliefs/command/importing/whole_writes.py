"""The writing of several files: all of them whole, or none."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_beliefs.command.converting.source_file import SourceFile


def write_all(files: Sequence[SourceFile]) -> None:
    """Write files, with the folders around those that are new.

    All are written beside their places first, and then take them. Raises OSError or
    UnicodeEncodeError if that fails; then all is as it was.
    """
    made: list[Path] = []
    waiting: list[tuple[Path, Path]] = []
    kept: list[tuple[Path, Path]] = []
    try:
        for file in files:
            # A link stays one, and so does what it leads to.
            path = Path(os.path.realpath(file.path))
            _make_folder(path.parent, made)
            waiting.append((_written_beside(path, file.data), path))
        for _new, path in waiting:
            if path.exists():
                kept.append((_copied_beside(path), path))
        for new, path in waiting:
            is_new = not path.exists()
            new.replace(path)
            if is_new:
                made.append(path)
    except BaseException:
        for old, path in kept:
            with suppress(OSError):
                old.replace(path)
        _remove(made)
        raise
    finally:
        for left, _path in (*waiting, *kept):
            with suppress(OSError):
                left.unlink()


def _written_beside(path: Path, data: bytes) -> Path:
    """A new file beside a place, with the mode of the file that is there."""
    if path.exists() and not os.access(path, os.W_OK):
        raise PermissionError(13, "it is read-only", str(path))
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as made:
        new = Path(made.name)
        try:
            made.write(data)
            made.flush()
            os.fsync(made.fileno())
            if path.exists():
                shutil.copymode(path, new)
            else:
                new.chmod(0o666 & ~_umask())
        except BaseException:
            made.close()
            with suppress(OSError):
                new.unlink()
            raise
    return new


def _copied_beside(path: Path) -> Path:
    """A second name of a file, or a copy of it where it can have none."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as made:
        copy = Path(made.name)
    shutil.copy2(path, copy)
    return copy


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _make_folder(folder: Path, made: list[Path]) -> None:
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir()
        made.append(each)


def _remove(paths: Iterable[Path]) -> None:
    """Remove files and folders that were made, the last one first."""
    for path in reversed(list(paths)):
        with suppress(OSError):
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
