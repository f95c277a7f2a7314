"""The reader of beliefs.json: what it takes, and what it says of all else."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from sphinx_beliefs.exporting.export_reader import UnreadableExport, read_export
from sphinx_beliefs.exporting.public_types import FORMAT_VERSION

SMALL: dict[str, Any] = {
    "format": "sphinx-beliefs",
    "format_version": "1.0",
    "producer": {"name": "sphinx-beliefs", "version": "0.1"},
    "topics": [{"id": "grid", "title": "Grid"}],
    "beliefs": [
        {
            "id": "share",
            "title": "Batteries cover the peak",
            "page": "grid",
            "credence": {
                "written": "~70%",
                "kind": "point",
                "low": 70,
                "high": 70.0,
                "middle": 70,
                "is_approximate": True,
            },
            "since": {
                "written": "2026-05",
                "precision": "month",
                "first": "2026-05-01",
                "last": "2026-05-31",
            },
            "history": [],
        }
    ],
}


def as_bytes(**changes: Any) -> bytes:
    return json.dumps(SMALL | changes).encode()


def test_what_is_written_is_read() -> None:
    found = read_export(as_bytes())
    (belief,) = found.beliefs
    assert (belief.id, belief.title) == ("share", "Batteries cover the peak")
    assert belief.credence is not None
    assert (belief.credence.low, belief.credence.is_approximate) == (70, True)
    assert belief.since is not None
    assert str(belief.since.last) == "2026-05-31"
    assert found.topics[0].title == "Grid"


def test_a_later_version_may_have_fields_that_are_not_known() -> None:
    topics = [{"id": "a", "title": "A", "new": [1, {"x": 2}]}]
    data = as_bytes(format_version="1.9", topics=topics, more={"deep": [[]]})
    assert read_export(data).topics[0].id == "a"
    assert FORMAT_VERSION.startswith("1.")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_other_encodings_are_known_by_their_mark(encoding: str) -> None:
    data = json.dumps(SMALL, ensure_ascii=False).encode(encoding)
    assert read_export(data).beliefs[0].id == "share"


#: Files that cannot be read, each with a part of what is said of it.
BAD = {
    "nothing": (b"", "damaged"),
    "a part of one": (as_bytes()[:-20], "damaged"),
    "something else": (b"PK\x03\x04", "damaged"),
    "text in another encoding": (b'{"format": "caf\xe9"}', "damaged"),
    "half of UTF-16": (b"\xff\xfe{\0x", "damaged"),
    "a list": (b"[]", "damaged"),
    "another object": (b'{"name": "x"}', "not a beliefs.json"),
    "another format": (as_bytes(format="feed"), "not a beliefs.json"),
    "a version that is none": (as_bytes(format_version="one"), "not a beliefs.json"),
    "a version that is not known": (as_bytes(format_version="2.0"), "install a newer one"),
    "a text for a list": (as_bytes(topics="grid"), r"\$\.topics"),
    "a topic without a title": (as_bytes(topics=[{"id": "a"}]), r"title.*\$\.topics\[0\]"),
    "a value that is not one": (
        as_bytes(topics=[{"id": "a", "title": "A", "state": "done"}]),
        r"\$\.topics\[0\]\.state",
    ),
    "a day that is none": (
        as_bytes(
            pages=[
                {
                    "id": "a",
                    "title": "A",
                    "date": {"written": "x", "precision": "day", "first": "2026-02-31"},
                }
            ]
        ),
        r"\$\.pages\[0\]\.date\.first",
    ),
    "more than certain": (
        as_bytes().replace(b'"low": 70', b'"low": 170'),
        r"\$\.beliefs\[0\]\.credence\.low",
    ),
    "brackets in brackets": (b"[" * 1_000_000, "damaged"),
    "brackets in a field": (b'{"format": ' + b"[" * 1_000_000, "damaged"),
    "brackets in a field that is not known": (b'{"new": ' + b"[" * 1_000_000, "brackets"),
    "objects in objects": (b'{"new": ' * 1_000_000, "brackets"),
    "a number without end": (
        as_bytes(topics=[{"id": "a", "title": "A", "order": 1}]).replace(
            b'"order": 1', b'"order": 1' + b"0" * 1_000_000
        ),
        r"order",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_all_else_is_one_error_that_says_what(name: str) -> None:
    data, said = BAD[name]
    with pytest.raises(UnreadableExport) as raised:
        read_export(data)
    text = str(raised.value)
    assert re.search(said, text)
    assert "\n" not in text
    assert len(text) < 300
    assert raised.value.message.format(reason=raised.value.reason) == text
