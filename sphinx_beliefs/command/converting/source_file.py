"""A source file as it lies on the disk: its lines, and all that is to stay as it is."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_BOM = "\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True, kw_only=True)
class SourceFile:
    """The text of a file in lines, and the end of each.

    ``text_encoding`` is the encoding without its mark, and ``mark`` the byte order mark, if any.
    """

    path: Path
    text_encoding: str
    mark: str
    lines: tuple[str, ...]
    ends: tuple[str, ...]

    @property
    def newline(self) -> str:
        """The end that most lines have."""
        counted = [end for end in self.ends if end]
        return max(dict.fromkeys(counted), key=counted.count) if counted else "\n"

    @property
    def data(self) -> bytes:
        """What lies on the disk. Raises UnicodeEncodeError if its encoding lacks something."""
        text = "".join(line + end for line, end in zip(self.lines, self.ends, strict=True))
        return (self.mark + text).encode(self.text_encoding)


class Replacement:
    """Lines that take the place of those from ``first`` to before ``end`` (from 0)."""

    def __init__(self, first: int, end: int, lines: Sequence[str]) -> None:
        self.first = first
        self.end = end
        self.lines = lines


def read_source(path: Path, encoding: str) -> SourceFile:
    """Read a file.

    Raises OSError if it cannot be read, and UnicodeDecodeError if it is in another encoding.
    """
    plain = "utf-8" if encoding.lower().replace("_", "-") == "utf-8-sig" else encoding
    text = path.read_bytes().decode(plain)
    mark = _BOM if text.startswith(_BOM) else ""
    found = _LINE.findall(text.removeprefix(_BOM))
    lines = [line.rstrip("\r\n") for line in found]
    ends = [written[len(line) :] for written, line in zip(found, lines, strict=True)]
    return SourceFile(
        path=path, text_encoding=plain, mark=mark, lines=tuple(lines), ends=tuple(ends)
    )


def replaced(file: SourceFile, replacements: Sequence[Replacement]) -> SourceFile:
    """The file with lines replaced; the ends of all other lines stay, and so does a last line that
    has none.
    """
    lines, ends = list(file.lines), list(file.ends)
    newline = file.newline
    for change in sorted(replacements, key=lambda change: change.first, reverse=True):
        last = ends[change.end - 1] if change.end > change.first else newline
        new = [newline] * (len(change.lines) - 1) + [last] * bool(change.lines)
        lines[change.first : change.end] = change.lines
        ends[change.first : change.end] = new
    return SourceFile(
        path=file.path,
        text_encoding=file.text_encoding,
        mark=file.mark,
        lines=tuple(lines),
        ends=tuple(ends),
    )


def write_source(file: SourceFile, *, backup: bool) -> None:
    """Write a file whole or not at all, with the mode that it has; first copy it to ``.bak`` beside
    it if a ``backup`` is wanted.

    Raises OSError if it cannot be written, and UnicodeEncodeError if its encoding lacks something.
    """
    data = file.data
    # A link stays one, and so does what it leads to.
    path = Path(os.path.realpath(file.path))
    if not os.access(path, os.W_OK):
        raise PermissionError(f"{path} is read-only")
    if backup:
        shutil.copy2(path, path.with_name(f"{path.name}.bak"))
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as made:
        new = Path(made.name)
        try:
            made.write(data)
            made.flush()
            os.fsync(made.fileno())
            shutil.copymode(path, new)
            made.close()
            new.replace(path)
        except BaseException:
            made.close()
            with suppress(FileNotFoundError):
                new.unlink()
            raise
