"""The options of a reading: where it can be found, and what is written in place of that."""

from __future__ import annotations

import pytest
from making import FIELDS, found, reader

from sphinx_beliefs.model.fields.reading_fields import read_reading


@pytest.mark.parametrize(
    ("written", "url", "problems"),
    [
        (None, "", []),
        ("https://example.org/paper", "https://example.org/paper", []),
        ("<https://example.org/paper>", "https://example.org/paper", ["url"]),
        ("<url>", "", []),
        ("forthcoming", "", []),
        ("Forthcoming", "", []),
        ("TBD", "", ["url"]),
        ("link to come", "", ["url"]),
        ("javascript:alert(1)", "", ["url"]),
        ("", "", ["url"]),
    ],
)
def test_a_url_is_a_link_that_can_be_followed_or_none(
    written: str | None, url: str, problems: list[str]
) -> None:
    options = reader() if written is None else reader(url=written)
    reading = read_reading(options, FIELDS)
    assert reading.url == url
    assert reading.is_link_to_come is ((written or "").casefold() == "forthcoming")
    assert found(options) == [("url", code) for code in problems]


def test_only_the_date_of_a_reading_can_be_forthcoming() -> None:
    options = reader(date="forthcoming", authors=" A.  Author ", venue="Journal")
    reading = read_reading(options, FIELDS)
    assert reading.date is not None
    assert reading.date.text == "forthcoming"
    assert (reading.authors, reading.venue) == ("A. Author", "Journal")
    assert found(options) == []
