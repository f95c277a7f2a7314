"""Names of items, lists of names, guesses, and links that can be followed without harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_beliefs.model.names import nearest, parse_name, printable, slug, split_names
from sphinx_beliefs.model.urls import parse_url


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a", ("a",)),
        ("a, b", ("a", "b")),
        (" a ,, b,\n c ", ("a", "b", "c")),
        ("a, a", ("a",)),
        ("", ()),
        (" , ", ()),
    ],
)
def test_names_are_separated_by_commas(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize("name", ["a", "interp-not-sufficient", "x.y:z", "überzeugung", "a_b/c"])
def test_a_handle_is_kept_as_it_is(name: str) -> None:
    assert parse_name(name) == (name, None)


@pytest.mark.parametrize(
    ("written", "mended"),
    [("two words", "two-words"), ("a, b", "a-b"), ("<b>", "b"), ("#x", "x"), ("", "")],
)
def test_a_bad_handle_is_mended_and_reported(written: str, mended: str) -> None:
    name, problem = parse_name(written)
    assert name == mended
    assert problem is not None
    assert problem.field == "name"


def test_the_nearest_names_come_first() -> None:
    assert nearest("interp-sufficent", ["monitoring", "interp-sufficient"]) == ["interp-sufficient"]
    assert nearest("INTERP", ["interp"]) == ["interp"]
    assert nearest("zzz", ["interp"]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Technical Safety", "technical-safety"),
        ("Là où ça compte", "la-ou-ca-compte"),
        ("信念", "信念"),
        ("~XX%", "xx"),
        ("!?", ""),
    ],
)
def test_a_slug_is_words_joined_by_hyphens(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_a_slug_is_short_and_stable(text: str) -> None:
    made = slug(text)
    assert len(made) <= 60
    assert slug(made) == made


def test_a_slug_of_a_long_text_is_made_at_once() -> None:
    assert slug("long " * 1_000_000) == "-".join(["long"] * 12)


@pytest.mark.parametrize(
    ("text", "expected"), [(" a\tb\n", "a b"), ("a\x07b", "ab"), ("ä\u200bö", "ä\u200bö")]
)
def test_control_characters_are_not_shown(text: str, expected: str) -> None:
    assert printable(text) == expected


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:me@example.org", "mailto:me@example.org"),
        ("me@example.org", "mailto:me@example.org"),
        ("papers/one.pdf", "papers/one.pdf"),
        ("../one.html#x", "../one.html#x"),
        ("//example.org/x", "//example.org/x"),
    ],
)
def test_a_safe_link_is_kept(written: str, url: str) -> None:
    assert parse_url(written, field="url") == (url, None)


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "\u2028javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:x",
        "view-source:https://example.org",
        "with space",
        "me@example.org\x03",
        "m\x00e@example.org",
        "",
    ],
)
def test_any_other_link_is_refused(written: str) -> None:
    url, problem = parse_url(written, field="url")
    assert url == ""
    assert problem is not None
    assert problem.field == "url"


@given(st.text(max_size=8), st.sampled_from(["javascript", "data", "vbscript"]), st.text())
def test_no_spelling_of_a_scheme_gets_through(before: str, scheme: str, after: str) -> None:
    url, _problem = parse_url(f"{before}{scheme}:{after}", field="url")
    first = url.partition(":")[0].lower()
    assert first != scheme
