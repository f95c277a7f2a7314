"""Ids of questions, as beliefs name where they come from."""

from __future__ import annotations

import hashlib
import re

#: An id that can be written as it is.
_PLAIN = re.compile(r"[\w.~:/+=-]{1,120}")
#: The length of the ids that are made here, in hexadecimal digits.
_LENGTH = 12


def source_id(platform: str, number: str) -> str:
    """The id of a question of a platform; one that cannot be written as it is becomes a digest."""
    number = number.strip()
    return f"{platform}:{number if _PLAIN.fullmatch(number) else digest(number)}"


def digest(*parts: str) -> str:
    """A short code for some texts, always the same."""
    joined = "\0".join(parts).encode("utf-8", "replace")
    return hashlib.sha256(joined).hexdigest()[:_LENGTH]
