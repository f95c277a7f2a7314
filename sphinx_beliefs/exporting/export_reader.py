"""Reads ``beliefs.json`` again, whoever has written it."""

from __future__ import annotations

import codecs
import re
from typing import TypeVar

import msgspec

from sphinx_beliefs.exporting.public_types import FORMAT, Export
from sphinx_beliefs.model.message import N_, Message

#: The marks at the beginning of texts in other encodings than UTF-8, the longest first.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_T = TypeVar("_T")

#: A version of the format.
_VERSION = re.compile(r"([0-9]{1,9})\.[0-9]{1,9}", re.ASCII)

#: The version that this reader knows, without the number after the dot, which adds fields alone.
_KNOWN = "1"


class UnreadableExport(Exception):  # noqa: N818 - named for what was read
    """A file that is not ``beliefs.json``, or not one that can be read.

    ``message`` is a sentence, with a place for the ``reason`` of the reader, which is in English.
    """

    def __init__(self, message: Message, reason: str = "") -> None:
        super().__init__(message.format(reason=reason))
        self.message = message
        self.reason = reason


class _Head(msgspec.Struct, kw_only=True):
    """The fields by which a file is known."""

    format: str = ""
    format_version: str = ""


def read_export(data: bytes) -> Export:
    """Read an export from the bytes of a file; fields that are not known are skipped.

    Text is UTF-8, or has a mark at its beginning that says otherwise. Raises ``UnreadableExport``
    for everything else than an export of this version of the format, or of one that adds to it.
    """
    data = _as_utf8(data)
    head = _decode(data, _Head)
    version = _VERSION.fullmatch(head.format_version)
    if head.format != FORMAT or version is None:
        raise UnreadableExport(
            N_("This is not a beliefs.json; it does not say so in format and format_version.")
        )
    if version[1] != _KNOWN:
        message = N_(
            "This beliefs.json is of version {reason} of the format, which this version of "
            "sphinx-beliefs does not know; install a newer one."
        )
        raise UnreadableExport(message, head.format_version)
    return _decode(data, Export)


def _as_utf8(data: bytes) -> bytes:
    """The same text in UTF-8."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding).encode()
            except UnicodeDecodeError as error:
                raise _damaged(error) from error
    return data


def _decode(data: bytes, kind: type[_T]) -> _T:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _damaged(error) from error
    except RecursionError as error:
        raise UnreadableExport(
            N_("This is not a beliefs.json; it has more brackets inside each other than one has.")
        ) from error


def _damaged(error: Exception) -> UnreadableExport:
    """An error for a file of which a part cannot be read."""
    message = N_("This beliefs.json is damaged; write it again. ({reason})")
    return UnreadableExport(message, str(error))
