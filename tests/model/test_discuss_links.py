"""The link below a belief: what a site can write, and what becomes of it."""

from __future__ import annotations

import pytest

from sphinx_beliefs.model.notation.discuss import DiscussLink, parse_discuss

FACTS = {
    "title": "It is 50% & <b>more</b>? Ça",
    "credence": "~70%",
    "url": "https://example.org/a.html#beliefs-b",
}
TITLE = "It%20is%2050%25%20%26%20%3Cb%3Emore%3C%2Fb%3E%3F%20%C3%87a"
CREDENCE = "~70%25"
URL = "https%3A%2F%2Fexample.org%2Fa.html%23beliefs-b"
MESSAGE = f"?subject={TITLE}&body={TITLE}%0D%0A{CREDENCE}%0D%0A{URL}%0D%0A%0D%0A"


def link_of(written: str) -> DiscussLink:
    link, problems = parse_discuss(written, field="discuss")
    assert link is not None
    assert problems == []
    return link


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("me@example.org", f"mailto:me@example.org{MESSAGE}"),
        ("  mailto:me@example.org ", f"mailto:me@example.org{MESSAGE}"),
        ("a?b&c%d@example.org", f"mailto:a%3Fb%26c%25d@example.org{MESSAGE}"),
        (
            "mailto:me@example.org?subject=Re: {title}",
            f"mailto:me@example.org?subject=Re:%20{TITLE}",
        ),
        ("https://example.org/form", "https://example.org/form"),
        (
            "https://example.org/new?title=On {title}&body={credence}%20{url}",
            f"https://example.org/new?title=On%20{TITLE}&body={CREDENCE}%20{URL}",
        ),
        ("HTTPS://example.org/{title}#{url}", f"HTTPS://example.org/{TITLE}#{URL}"),
        ("https://example.org/?a=}{&b={url}", f"https://example.org/?a=%7D%7B&b={URL}"),
    ],
)
def test_all_facts_are_filled_in_and_each_stays_one_value(written: str, expected: str) -> None:
    assert link_of(written).filled(**FACTS) == expected


@pytest.mark.parametrize(
    "written",
    [
        "me",
        "me@example",
        "{url}",
        "{title}@example.org",
        "javascript:alert({title})",
        " java\nscript:alert(1)",
        "data:text/html,{title}",
        "ftp://example.org",
        "//example.org/{title}",
        "/contact?about={title}",
        "example.org/{title}",
        "10.1000/182",
        'https://example.org/"onclick="alert(1)',
        "https://example.org/\u2028{title}",
        "<https://example.org/>",
    ],
)
def test_what_is_neither_an_address_nor_a_url_is_no_link(written: str) -> None:
    link, [problem] = parse_discuss(written, field="discuss")
    assert link is None
    assert problem.subtype.code == "config"


@pytest.mark.parametrize(
    ("name", "close"),
    [("titel", "{title}"), ("URL", "{url}"), ("", "{title} / {credence} / {url}")],
)
def test_a_field_that_is_not_known_stays_empty_and_is_reported(name: str, close: str) -> None:
    written = f"https://example.org/?a={{{name}}}&b={{credence}}"
    link, [problem] = parse_discuss(written, field="discuss")
    assert link is not None
    assert link.filled(**FACTS) == f"https://example.org/?a=&b={CREDENCE}"
    assert problem.values["close"] == close


def test_a_claim_that_is_too_long_for_an_address_is_cut_after_a_word() -> None:
    link = link_of("https://example.org/{title}")
    filled = link.filled(title="word " * 100, credence="", url="")
    assert filled.endswith("word%20%E2%80%A6")
    assert len(filled) < 320


def test_half_a_character_raises_nothing() -> None:
    assert "%3F" in link_of("https://example.org/{title}").filled(
        title="a\ud800b", credence="", url=""
    )
