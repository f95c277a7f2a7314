"""Files of other people's making, opened as bytes: as they are, packed, or a folder of several."""

from __future__ import annotations

import contextlib
import io
import lzma
import zipfile
import zlib
from typing import IO, TYPE_CHECKING, NamedTuple

from sphinx_beliefs.importing.forecasts import UnreadableFile
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from sphinx_beliefs.importing.forecasts import Tick
    from sphinx_beliefs.model.message import Message

#: The most that a zip file may unpack to, in bytes, and the most files that it may hold.
LARGEST_ZIP = 2 * 2**30
MOST_MEMBERS = 1000
#: How much is read at a time, in bytes.
_CHUNK = 2**18
_MEGABYTE = 2**20

#: The endings of the files that are read of a folder or a zip file.
_ENDINGS = (".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson")

#: What a broken zip file raises as it is opened or read, besides ``OSError``.
_BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, ValueError, IndexError)

_WORKBOOK = ("xl/workbook.xml", "content.xml")
#: The first bytes of a zip file, and of one without files.
_ZIP_SIGNS = (b"PK\x03\x04", b"PK\x05\x06")


class Member(NamedTuple):
    """One file with data in it: its name for the author, its size in bytes, and how to open it."""

    name: str
    size: int
    opened: Callable[[], IO[bytes]]

    @contextlib.contextmanager
    def bytes_read(self, tick: Tick) -> Iterator[io.BufferedReader]:
        """The bytes of the file, in order; ``tick`` hears how many have been read.

        Raises ``UnreadableFile`` where they cannot be read.
        """
        with _as_unreadable(self.name):
            raw = self.opened()
        with raw:
            yield io.BufferedReader(_Watched(raw, self, tick), _CHUNK)


class _Watched(io.RawIOBase):
    """The bytes of a member, with word of how far they have been read."""

    def __init__(self, raw: IO[bytes], member: Member, tick: Tick) -> None:
        self._raw = raw
        self._member = member
        self._tick = tick
        self._done = 0

    def readable(self) -> bool:
        """It is there to be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview, /) -> int:  # type: ignore[override]
        """Read some bytes."""
        with _as_unreadable(self._member.name):
            chunk = self._raw.read(len(buffer))
        buffer[: len(chunk)] = chunk
        self._done += len(chunk)
        self._tick(self._done, max(self._member.size, self._done))
        return len(chunk)


def members_of(sources: Sequence[Path]) -> list[Member]:
    """The files with data in the sources, each of which is a file, a folder or a zip file.

    Raises ``UnreadableFile``.
    """
    if not sources:
        raise UnreadableFile(N_("No file is named."))
    return [member for source in sources for member in _members(source)]


def _members(source: Path) -> list[Member]:
    name = source.name or str(source)
    try:
        if source.is_dir():
            return _of_folder(source)
        with source.open("rb") as file:
            first = file.read(4)
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from error
    if not first:
        raise UnreadableFile(N_("{file} is empty."), file=name)
    if first in _ZIP_SIGNS:
        return _of_zip(source, name)
    return [_of_path(source, name)]


def _of_folder(folder: Path) -> list[Member]:
    found = [
        path
        for path in sorted(folder.iterdir())
        if path.suffix.lower() in _ENDINGS and path.is_file() and path.stat().st_size
    ]
    if not found:
        message = N_("{folder} has no CSV or JSON files in it; name the file that you mean.")
        raise UnreadableFile(message, folder=folder.name or str(folder))
    return [_of_path(path, path.name) for path in found]


def _of_path(path: Path, name: str) -> Member:
    return Member(name, path.stat().st_size, lambda: path.open("rb"))


def _of_zip(source: Path, name: str) -> list[Member]:
    with _as_unreadable(name), zipfile.ZipFile(source) as archive:
        infos = archive.infolist()
    names = [info.filename for info in infos]
    if any(sign in names for sign in _WORKBOOK):
        raise UnreadableFile(
            N_("{file} is a workbook; save the sheet that you mean as CSV, and name that file."),
            file=name,
        )
    outside = next(filter(_leads_out, names), None)
    if outside is not None:
        message = N_("{file} has a path in it that leads out of it, {path}; it was not opened.")
        raise UnreadableFile(message, file=name, path=shown(outside))
    if len(infos) > MOST_MEMBERS or sum(info.file_size for info in infos) > LARGEST_ZIP:
        message = N_(
            "{file} would unpack to more than {files} files or {megabytes} MB, and was not opened; "
            "unpack it yourself and name the file that you mean."
        )
        limits = {"files": str(MOST_MEMBERS), "megabytes": str(LARGEST_ZIP // _MEGABYTE)}
        raise UnreadableFile(message, file=name, **limits)
    wanted = [info for info in infos if _is_wanted(info)]
    if not wanted:
        raise UnreadableFile(N_("{file} has no CSV or JSON files in it."), file=name)
    return [_of_archive(source, name, info) for info in wanted]


def _of_archive(source: Path, name: str, info: zipfile.ZipInfo) -> Member:
    return Member(f"{name}/{info.filename}", info.file_size, lambda: _open_packed(source, info))


def _open_packed(source: Path, info: zipfile.ZipInfo) -> IO[bytes]:
    """Open a file in a zip file, which is closed with it."""
    with zipfile.ZipFile(source) as archive:
        return archive.open(info)


def _leads_out(path: str) -> bool:
    parts = path.replace("\\", "/").split("/")
    return ".." in parts or parts[0] == "" or parts[0].endswith(":")


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    # What a Mac adds to a zip file has the names of the files that it goes with.
    is_added = info.filename.startswith("__MACOSX/")
    return info.filename.lower().endswith(_ENDINGS) and info.file_size > 0 and not is_added


@contextlib.contextmanager
def _as_unreadable(name: str) -> Iterator[None]:
    """Have what goes wrong with a file be a sentence on it."""
    try:
        yield
    except (OSError, *_BROKEN) as error:
        raise _unreadable(name, error) from error
    except NotImplementedError as error:
        message = N_("{file} is packed in a way that cannot be opened here; unpack it yourself.")
        raise UnreadableFile(message, file=name) from error
    except RuntimeError as error:  # so says the module of zip files
        message = N_("{file} needs a password; unpack it yourself, and name the file in it.")
        raise UnreadableFile(message, file=name) from error


def _unreadable(name: str, error: Exception) -> UnreadableFile:
    match error:
        case FileNotFoundError():
            message: Message = N_("{file} is not there; check its name.")
        case PermissionError():
            message = N_("{file} may not be read; change who may read it.")
        case OSError():
            message = N_("{file} cannot be read: {error}.")
        case _:
            message = N_(
                "{file} is broken, or only a part of it is there: {error}; download it again."
            )
    return UnreadableFile(message, file=name, error=shown(_why(error)))


def _why(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def shown(text: str, longest: int = 80) -> str:
    """A text of others as a part of a sentence: on one line, and cut where it is long."""
    line = " ".join(text[: 4 * longest].split())
    line = "".join(char for char in line if char.isprintable())
    return line if len(line) <= longest else line[: longest - 2] + " …"
