"""Names of items, lists of names, guesses, and links that can be followed without harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from patience import patience

from sphinx_beliefs.model.notation.names import nearest, parse_name, printable, slug, split_names
from sphinx_beliefs.model.notation.urls import parse_url


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("a", ("a",)),
        ("a, b", ("a", "b")),
        (" a ,, b,\n c ", ("a", "b", "c")),
        ("a, a", ("a",)),
        ("", ()),
        (" , ", ()),
        ("[a, b]", ("a", "b")),
        ("['a', “b c”]", ("a", "b c")),
        ("[a], b", ("[a]", "b")),
    ],
)
def test_names_are_separated_by_commas(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize("name", ["a", "interp-not-sufficient", "x.y:z", "überzeugung", "a_b/c"])
def test_a_handle_is_kept_as_it_is(name: str) -> None:
    assert parse_name(name) == (name, None)


@pytest.mark.parametrize(
    ("written", "fixed"),
    [("two words", "two-words"), ("a, b", "a-b"), ("<b>", "b"), ("#x", "x"), ("", "")],
)
def test_a_bad_handle_is_fixed_and_reported(written: str, fixed: str) -> None:
    name, problem = parse_name(written)
    assert name == fixed
    assert problem is not None
    assert problem.field == "name"


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("interp-sufficent", "interp-sufficient"),
        ("INTERP", "interp"),
        ("interp_sufficient", "interp-sufficient"),
        ("tag", "tags"),
        ("creednce", "credence"),
        ("credance", "credence"),
        ("statuss", "status"),
        ("huosing", "housing"),
        ("eliefs", "beliefs"),
        ("ebliefs", "beliefs"),
        ("dwon", "down"),
        ("upp", "up"),
        ("m34", "m43"),
        ("lenght-of-stay", "length-of-stay"),
    ],
)
def test_a_name_is_near_that_a_slip_leads_from(written: str, near: str) -> None:
    assert nearest(written, ["monitoring", near, "zoning"]) == [near]


@pytest.mark.parametrize(
    ("written", "other"),
    [
        ("zzz", "interp"),
        ("source", "scope"),
        ("note", "date"),
        ("cat", "bat"),
        ("draft", "developing"),
        ("interp", "interp-not-sufficient"),
        ("colour", "columns"),
        ("title", "tags"),
        ("link", "url"),
        ("author-name", "authors"),
        ("x", "y"),
        ("", "a"),
    ],
)
def test_a_name_is_not_near_only_because_it_shares_letters(written: str, other: str) -> None:
    assert nearest(written, [other]) == []


def test_what_is_as_near_to_many_names_is_near_to_none() -> None:
    assert nearest("m9", ["m1", "m2", "m3"]) == ["m1", "m2", "m3"]
    assert nearest("m9", ["m1", "m2", "m3", "m4"]) == []


def test_only_the_nearest_are_offered() -> None:
    assert nearest("credances", ["credence", "credences", "crescendo"]) == ["credences"]


@given(st.text(max_size=300), st.lists(st.text(max_size=300), max_size=4))
def test_near_is_found_for_any_text(written: str, others: list[str]) -> None:
    assert set(nearest(written, others)) <= set(others)


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
        ("#here", "#here"),
        ("glossary/", "glossary/"),
        ("main.pl", "main.pl"),
        ("10.1080/01441647.2012.703697", "https://doi.org/10.1080/01441647.2012.703697"),
        ("doi:10.1080/x", "https://doi.org/10.1080/x"),
        ("DOI: 10.1080/x", "https://doi.org/10.1080/x"),
        (
            "10.1002/(SICI)1097<1661>3.0.CO;2-2",
            "https://doi.org/10.1002/(SICI)1097%3C1661%3E3.0.CO;2-2",
        ),
        ("https://doi.org/10.1080/x", "https://doi.org/10.1080/x"),
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
        "<javascript:alert(1)>",
        "[x](javascript:alert(1))",
        "https://example.org/a b",
        "TBD",
        "smith2020",
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


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("www.example.org/x", "https://www.example.org/x"),
        ("example.org/x", "https://example.org/x"),
        ("doi.org/10.1080/x", "https://doi.org/10.1080/x"),
        ("<https://example.org/x>", "https://example.org/x"),
        ("<me@example.org>", "mailto:me@example.org"),
        ("[t](https://example.org/x_(y))", "https://example.org/x_(y)"),
        ("`t <https://example.org/x>`_", "https://example.org/x"),
        ("“https://example.org/x”", "https://example.org/x"),
        ("(https://example.org/x)", "https://example.org/x"),
        ("https:/example.org/x", "https://example.org/x"),
        ("htps://example.org/x", "https://example.org/x"),
        ("http//example.org/x", "http://example.org/x"),
        ("arXiv:2301.12345", "https://arxiv.org/abs/2301.12345"),
    ],
)
def test_a_link_in_another_form_is_read_and_told(written: str, url: str) -> None:
    found, problem = parse_url(written, field="url")
    assert found == url
    assert problem is not None
    assert problem.message.format(**problem.values).endswith(f"write {url}")


@given(st.text(max_size=8), st.sampled_from(["javascript", "data", "vbscript"]), st.text())
def test_no_spelling_of_a_scheme_gets_through(before: str, scheme: str, after: str) -> None:
    url, _problem = parse_url(f"{before}{scheme}:{after}", field="url")
    first = url.partition(":")[0].lower()
    assert first != scheme


@pytest.mark.parametrize("repeated", ["?", "?:1", "#/"])
def test_a_long_url_in_quotes_takes_time_with_its_length_alone(repeated: str) -> None:
    with patience(3):
        url, problem = parse_url(f'"www.a.{repeated * 50_000} x"', field="url")
    assert not url
    assert problem
