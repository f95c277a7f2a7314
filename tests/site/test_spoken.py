"""What a screen reader says in place of signs: credences as words, and blanks as what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.notation.scales import SCALES
from sphinx_beliefs.words.spoken import spoken_credence

if TYPE_CHECKING:
    from bs4 import Tag
    from conftest import Site


def name(tag: Tag | None) -> str:
    """What an element is read as."""
    assert tag is not None
    assert tag["role"] == "img"
    return str(tag["aria-label"])


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("70%", "70 percent"),
        ("~70%", "about 70 percent"),
        ("≈ 0.705", "about 70.5 percent"),
        ("0.05%", "0.05 percent"),
        ("60-80%", "60 to 80 percent"),
        ("~60–80%", "about 60 to 80 percent"),
        (">95%", "more than 95 percent"),
        (">=95%", "at least 95 percent"),
        ("< 5%", "less than 5 percent"),
        ("≤5%", "at most 5 percent"),
        ("3:1", "odds of 3 to 1, that is 75 percent"),
        ("1:2", "odds of 1 to 2, that is 33 percent"),
        ("33/67", "odds of 33 to 67, that is 33 percent"),
        ("likely", "likely, that is 55 to 80 percent"),
        ("normative", ""),
        ("~XX%", ""),
        ("forty", ""),
    ],
)
def test_a_credence_is_read_in_words(site: Site, written: str, words: str) -> None:
    site.write("page", "# Page\n").exists()
    site.build()  # for the language
    assert spoken_credence(parse_credence(written, SCALES["icd203"])[0], "en") == words


PAGE = """\
# Page

:::{belief} A claim
:name: one
:credence: ~70%

Why.

:::{credence-log}
- 2026-01-01: 0.5 — A guess.
- 2026-02-01: ~70% — A result.
:::
:::

:::{belief} A blank
:credence: ~XX%

Because <why>.
:::

:::{belief} What should be
:normative:
:::

My {credence}`one` on it.

:::{belief-index}
:columns: title, credence
:::

:::{belief-index}
:format: list
:columns: title, credence
:::
"""


def test_it_is_a_sentence_where_nothing_around_it_says_what_it_is(site: Site) -> None:
    site.write("page", PAGE)
    site.build()
    body = site.body("page")
    item = body.select_one("#beliefs-one")
    assert item is not None
    assert name(item.select_one(".beliefs-title > .beliefs-credence")) == (
        "credence about 70 percent"
    )
    logged = item.select(".beliefs-log-entries .beliefs-credence")
    assert list(map(name, logged)) == ["50 percent", "about 70 percent"]
    assert name(body.select_one("p > a .beliefs-credence")) == "about 70 percent"
    assert name(body.select_one("td .beliefs-credence")) == "about 70 percent"
    assert name(body.select_one("li .beliefs-beside .beliefs-credence")) == (
        "credence about 70 percent"
    )


def test_what_is_seen_and_copied_stays_as_it_was(site: Site) -> None:
    site.write("page", PAGE)
    site.build()
    shown = {tag.get_text() for tag in site.body("page").select(".beliefs-credence")}
    assert shown == {"~70%", "0.5", "normative"}
    assert "percent" not in site.text("page")


def test_a_blank_is_said_to_be_one(site: Site) -> None:
    site.write("page", PAGE)
    site.build()
    names = list(map(name, site.body("page").select(".beliefs-item .beliefs-placeholder")))
    assert names == ["credence, still to be written", "why, still to be written"]


def test_in_the_language_of_the_site(site: Site) -> None:
    site.configure("language = 'de'\n")
    site.write("page", PAGE)
    site.build()
    body = site.body("page")
    assert name(body.select_one("td .beliefs-credence")) == "etwa 70 Prozent"


def test_all_pages_in_one_say_the_same(site: Site) -> None:
    site.write("page", PAGE)
    site.build("singlehtml")
    one = [tag.get("aria-label") for tag in site.body().select(".beliefs-credence")]
    site.build()
    assert one == [tag.get("aria-label") for tag in site.body("page").select(".beliefs-credence")]
