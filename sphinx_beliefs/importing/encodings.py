"""The encoding of a file of text, found by its bytes."""

from __future__ import annotations

import codecs
import contextlib
import io
from typing import IO, TYPE_CHECKING

from sphinx_beliefs.importing.forecasts import UnreadableFile, no_tick
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_beliefs.importing.file_members import Member
    from sphinx_beliefs.importing.forecasts import Tick

#: How much is looked at of a file that has no mark of its encoding, at a time, in bytes.
_CHUNK = 2**20

#: The marks at the beginning of a file, and the encodings that they stand for. The longer first:
#: the mark of UTF-32 begins with one of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

#: The first bytes of files that are not text.
_NOT_TEXT = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"SQLite format",
)


def encoding_of(member: Member) -> str:
    """The encoding of a file: by its mark, as UTF-16 without one, as UTF-8, or else Windows-1252.

    A file with a few bytes that mean nothing in UTF-8 is one of UTF-8 all the same. Raises
    ``UnreadableFile`` where the bytes are not those of a text.
    """
    with member.bytes_read(no_tick) as file:
        chunk = file.read(_CHUNK)
        for mark, name in _MARKS:
            if chunk.startswith(mark):
                return name
        if chunk.startswith(_NOT_TEXT):
            message = N_("{file} is not a file of text; save what you mean as CSV or JSON.")
            raise UnreadableFile(message, file=member.name)
        if wide := _wide(chunk):
            return wide
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        broken = whole = 0
        while chunk:
            text = decoder.decode(chunk)
            if not text.isascii():
                bad = text.count("\ufffd")
                broken += bad
                whole += len(text) - len(text.encode("ascii", "ignore")) - bad
            chunk = file.read(_CHUNK)
    # Letters of Windows-1252 are hardly ever read as letters of UTF-8.
    return "utf-8" if whole >= broken else "cp1252"


def _wide(chunk: bytes) -> str:
    """The encoding of UTF-16 without a mark, known by the zeros in what is mostly Latin letters."""
    head = chunk[:1000]
    half = len(head) // 2
    odd, even = head[1::2].count(0), head[::2].count(0)
    if half > 1 and odd > 0.7 * half > even:
        return "utf-16-le"
    return "utf-16-be" if half > 1 and even > 0.7 * half > odd else ""


@contextlib.contextmanager
def text_of(member: Member, tick: Tick) -> Iterator[IO[str]]:
    """The text of a file, in order, with its line breaks as they are.

    Bytes that mean nothing in its encoding become replacement characters. Raises
    ``UnreadableFile``.
    """
    encoding = encoding_of(member)
    with member.bytes_read(tick) as file:
        yield io.TextIOWrapper(file, encoding, errors="replace", newline="")
