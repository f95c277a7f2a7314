"""The headings below which lists are items."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from sphinx_beliefs.model.sections.section_headings import (
    Headings,
    Meaning,
    meaning_of_word,
    usual_headings,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

KNOWN = Headings({})


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Current beliefs", Meaning.BELIEFS),
        ("CURRENT BELIEFS", Meaning.BELIEFS),
        ("Current beliefs:", Meaning.BELIEFS),
        ("Current  beliefs ##", Meaning.BELIEFS),
        ("Current beliefs {#now .wide}", Meaning.BELIEFS),
        ("**Current** *beliefs*", Meaning.BELIEFS),
        ("[Current beliefs](#now)", Meaning.BELIEFS),
        ("🔮 Current beliefs", Meaning.BELIEFS),
        ("⚠️ Current beliefs", Meaning.BELIEFS),
        ("1️⃣ Current beliefs", Meaning.BELIEFS),
        ("3. Beliefs", Meaning.BELIEFS),
        ("3 Beliefs", Meaning.BELIEFS),
        ("2.1 Beliefs", Meaning.BELIEFS),
        ("§ 2.1: Beliefs", Meaning.BELIEFS),
        ("IV. Beliefs", Meaning.BELIEFS),
        ("b) Beliefs", Meaning.BELIEFS),
        ("Beliefs (as of May 2026)", Meaning.BELIEFS),
        ("2. **Beliefs** (May):", Meaning.BELIEFS),
        ("What I’m unsure about", Meaning.UNCERTAINTIES),
        ("What I'm unsure about?", Meaning.UNCERTAINTIES),
        ("What would change my mind…", Meaning.UPDATE_TRIGGERS),
        ("Recent reading", Meaning.READINGS),
        ("Related Regions", Meaning.RELATED_TOPICS),
        ("Related writing", Meaning.RELATED_WRITING),
        ("Beliefs and doubts", None),
        ("What I believed in 2019", None),
        ("(May 2026)", None),
        ("3.", None),
        ("", None),
    ],
)
def test_a_heading_is_known_whatever_stands_around_it(
    heading: str, meaning: Meaning | None
) -> None:
    assert KNOWN.meaning_of(heading) is meaning


@pytest.mark.parametrize("meaning", [meaning for meaning in Meaning if meaning.value])
def test_all_usual_headings_are_known(meaning: Meaning) -> None:
    for heading in usual_headings(meaning):
        assert KNOWN.meaning_of(heading) is meaning


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("Key claims", Meaning.BELIEFS),
        ("Beliefs I hold", Meaning.BELIEFS),
        ("Not sure about", Meaning.UNCERTAINTIES),
        ("Things I’m not sure about", Meaning.UNCERTAINTIES),
        ("Would change my mind", Meaning.UPDATE_TRIGGERS),
        ("What could change my mind?", Meaning.UPDATE_TRIGGERS),
        ("What I'm reading", Meaning.READINGS),
    ],
)
def test_so_are_those_that_people_write_instead(heading: str, meaning: Meaning) -> None:
    assert KNOWN.meaning_of(heading) is meaning


def test_other_languages_add_to_the_english_headings() -> None:
    words = {_of(Meaning.BELIEFS): "Dinge | 私の信念"}
    headings = Headings({}, lambda text: words.get(text, text))
    assert headings.meaning_of("Dinge") is Meaning.BELIEFS
    assert headings.meaning_of("三、私の信念") is Meaning.BELIEFS
    assert headings.meaning_of("Current beliefs") is Meaning.BELIEFS


def _of(meaning: Meaning) -> str:
    """The message with the headings of a meaning."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    usual_headings(meaning, note)
    return found[0]


@pytest.mark.parametrize(
    ("own", "heading", "meaning"),
    [
        ({"Positions": "beliefs"}, "Positions", Meaning.BELIEFS),
        ({"Positions": "belief"}, "2. POSITIONS:", Meaning.BELIEFS),
        ({"Signs": "update_trigger"}, "Signs", Meaning.UPDATE_TRIGGERS),
        ({"Mine": "Related-Writing"}, "Mine", Meaning.RELATED_WRITING),
        ({"Positions": "beliefs"}, "Current beliefs", Meaning.BELIEFS),
        ({"Reading": ""}, "Reading", Meaning.PLAIN),
        ({"Reading": None}, "Reading", Meaning.PLAIN),
        ({"Reading": ""}, "Recent reading", Meaning.READINGS),
        ({"Predictions": "uncertainties"}, "Predictions", Meaning.UNCERTAINTIES),
        ({"Positions": "opinions"}, "Positions", None),
        ({"…": "beliefs"}, "", None),
    ],
)
def test_a_site_adds_to_them_and_takes_out(
    own: Mapping[str, object], heading: str, meaning: Meaning | None
) -> None:
    assert Headings(own).meaning_of(heading) is meaning


@pytest.mark.parametrize("word", ["opinions", 3, ["beliefs"], True])
def test_other_words_mean_nothing(word: object) -> None:
    assert meaning_of_word(word) is None


@pytest.mark.parametrize("text", ["(" * 50_000, " " * 50_000 + "#", "{" * 50_000, "1." * 50_000])
def test_no_heading_takes_long(text: str) -> None:
    begin = time.perf_counter()
    assert KNOWN.meaning_of(text) is None
    assert KNOWN.meaning_of(text[:190]) is None
    assert time.perf_counter() - begin < 0.5
