"""Values as bytes, in the form in which they are kept from one build to the next."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any, TypeVar

from msgspec import msgpack

from sphinx_beliefs.late import Late

_T = TypeVar("_T")

#: What comes from docutils or from another extension may be a text of a class of its own.
_WRITER = msgpack.Encoder(enc_hook=str.__str__)


def pack(value: _T) -> bytes | _T:
    """A value as msgpack, or the value itself if msgpack cannot hold it, but pickle can: a file
    name need not be valid text.
    """
    try:
        return _WRITER.encode(value)
    except UnicodeEncodeError:
        return value


def digest(value: object) -> str:
    """A digest of a value that is made of records and answers, texts and numbers.

    Values of different types may be the same text in msgpack. A question is never answered by one
    of these in one build, and by another in the next.
    """
    packed = pack(value)
    if not isinstance(packed, bytes):
        packed = repr(value).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(packed, digest_size=12).hexdigest()


def unpack(packed: bytes | _T, kind: Any) -> _T:
    """The value, of type ``kind``, that was packed. The type is imported only now if it is late."""
    if not isinstance(packed, bytes):
        return packed
    value: _T = _reader(kind).decode(packed)
    return value


@cache
def _reader(kind: Any) -> msgpack.Decoder[Any]:
    """The decoder of msgpack for a type. It is made only when there is something to decode, since
    making it takes as long as decoding a hundred pages.
    """
    return msgpack.Decoder(kind.loaded if isinstance(kind, Late) else kind)
