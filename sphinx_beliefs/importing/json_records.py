"""Records in JSON files, each decoded by itself, so that a broken one costs only itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeVar

import msgspec
from msgspec import Raw

from sphinx_beliefs.importing.encodings import encoding_of, text_of
from sphinx_beliefs.importing.file_members import shown
from sphinx_beliefs.importing.forecasts import UnreadableFile, no_tick
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.importing.file_members import Member
    from sphinx_beliefs.importing.forecasts import Tick

#: The largest JSON file that is read, in bytes: all of it is in memory at once.
LARGEST_JSON = 2**30
_MEGABYTE = 2**20

_T = TypeVar("_T")

_top: msgspec.json.Decoder[list[Raw] | dict[str, Raw]] = msgspec.json.Decoder(
    list[Raw] | dict[str, Raw]
)
_list = msgspec.json.Decoder(list[Raw])


class Unread(NamedTuple):
    """A record that cannot be read: what is wrong with it."""

    said: str


def is_json(member: Member) -> bool:
    """Return whether a file begins as JSON does."""
    with text_of(member, no_tick) as text:
        return text.read(1000).lstrip("\ufeff \t\r\n")[:1] in {"{", "["}


def json_of(member: Member, tick: Tick) -> list[Raw] | dict[str, Raw]:
    """The records of a JSON file by place, or by name; those of a file with a record on each line,
    too.

    Raises ``UnreadableFile``.
    """
    if member.size > LARGEST_JSON:
        message = N_("{file} has more than {megabytes} MB; divide it, and name the parts.")
        megabytes = str(LARGEST_JSON // _MEGABYTE)
        raise UnreadableFile(message, file=member.name, megabytes=megabytes)
    data = _bytes_of(member, tick)
    try:
        return _top.decode(data)
    except RecursionError as error:
        message = N_("{file} nests too deeply to be read.")
        raise UnreadableFile(message, file=member.name) from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        lines = _records_by_line(data)
        if lines is not None:
            return lines
        message = N_("{file} is not JSON that can be read: {error}")
        raise UnreadableFile(message, file=member.name, error=shown(str(error))) from error


def _bytes_of(member: Member, tick: Tick) -> bytes:
    """The bytes of a file in UTF-8."""
    encoding = encoding_of(member)
    with member.bytes_read(tick) as file:
        data = file.read(LARGEST_JSON)
    return data if encoding == "utf-8" else data.decode(encoding, "replace").encode("utf-8")


def _records_by_line(data: bytes) -> list[Raw] | None:
    """The records of a file with one on each line; None if it is not such a file."""
    lines = [line for line in data.splitlines() if line.strip()]
    is_of_records = len(lines) > 1 and all(line.lstrip()[:1] == b"{" for line in lines)
    return [Raw(line) for line in lines] if is_of_records else None


def records_in(value: Raw | None) -> list[Raw] | None:
    """The records of a list in JSON; None for anything else."""
    try:
        return None if value is None else _list.decode(value)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        return None


def keys_of(records: Iterable[Raw]) -> list[str]:
    """The keys of the first of some records that has any."""
    for record in records:
        try:
            if keys := list(_top.decode(record)):
                return [key for key in keys if isinstance(key, str)]
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
            continue
    return []


def decoded(decoder: msgspec.json.Decoder[_T], value: Raw) -> _T | Unread:
    """A record as a decoder reads it, or else what is wrong with it."""
    try:
        return decoder.decode(value)
    except RecursionError:
        return Unread("RecursionError")
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        return Unread(shown(str(error)))
