"""Which probabilities a sentence says, in figures and in words."""

from __future__ import annotations

import time

import pytest

from sphinx_beliefs.model.notation.prose_numbers import prose_reader
from sphinx_beliefs.model.notation.prose_words import ENGLISH, ProseWords


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("It is at 90% now.", [90]),
        ("It is at 80-90% now.", [80, 90]),
        ("It is at 90 percent now.", [90]),
        ("It is at 85 per cent.", [85]),
        ("I give 62,5 percent.", [62.5]),
        ("Ninety percent, I say.", [90]),
        ("I give eighty-five per cent.", [85]),
        ("I say nine in ten.", [90]),
        ("I am nine in ten sure.", [90]),
        ("It is 9 out of 10 that it holds.", [90]),
        ("It is 90 in 100.", [90]),
    ],
)
def test_a_probability_is_found(sentence: str, numbers: list[float]) -> None:
    assert [float(number) for number in prose_reader(ENGLISH).percentages_in(sentence)] == numbers


@pytest.mark.parametrize(
    "sentence",
    [
        "About 90% of tenants rent.",
        "About 90 percent of tenants rent.",
        "Rents rose by 5 percent more than wages.",
        "Rents rose by five percent.",
        "Nine in ten tenants rent.",
        "Nine out of ten of them rent.",
        "It will take nine in tents.",
        "There are ten percentages here.",
        "Rents fell in 2010.",
        "Twelve in ten.",
    ],
)
def test_a_share_of_something_is_none(sentence: str) -> None:
    assert list(prose_reader(ENGLISH).percentages_in(sentence)) == []


GERMAN = ProseWords(
    percent="Prozent",
    of_something="der, des, mehr",
    changed_by="um",
    numbers="eins 1, ein 1, zwei 2, neun 9, zehn 10, zwanzig 20, dreißig 30, neunzig 90, hundert 100",
    compounds="{ones}und{tens}",
    shares="{part} von {whole}",
    goes_on="dass, sicher",
    ordinals="Überzeugung {number}, Überzeugung Nr. {number}",
)

CHINESE = ProseWords(
    percent="百分点",
    of_something="的",
    changed_by="上涨",
    numbers="一 1、九 9、十 10、九十 90",
    compounds="{tens}{ones}",
    shares="{whole}分之{part}",
    goes_on="地、的把握",
    ordinals="信念{number}、第{number}个信念",
)


@pytest.mark.parametrize(
    ("words", "sentence", "numbers"),
    [
        (GERMAN, "Ich gebe 62,5 Prozent.", [62.5]),
        (GERMAN, "Ich gebe zweiunddreißig Prozent.", [32]),
        (GERMAN, "Ich bin mir neun von zehn sicher.", [90]),
        (GERMAN, "Das sind 20 % der Mieter.", []),
        (GERMAN, "Neun von zehn Mietern wohnen hier.", []),
        (GERMAN, "Die Miete stieg um 5 Prozent.", []),
        (GERMAN, "It is at ninety percent now.", []),
        (CHINESE, "我认为是70%。", [70]),
        (CHINESE, "我认为是70％，不多。", [70]),
        (CHINESE, "这是70%的人。", []),
        (CHINESE, "租金上涨5%。", []),
        (CHINESE, "我认为是九十一百分点。", [91]),
        (CHINESE, "我认为是十分之九。", [90]),
        (CHINESE, "我认为是十分之9.5。", []),
        (CHINESE, "我认为是九十 百分点。", [90]),
        (CHINESE, "我有70%的把握。", [70]),
        (CHINESE, "我有 70% 的把握。", [70]),
        (CHINESE, "这是70% 的人。", []),
        (CHINESE, "租金上涨 5%。", []),
        (CHINESE, "租金上涨九十一百分点。", []),
        (CHINESE, "租金上涨十分之一。", []),
        (ENGLISH._replace(of_something=""), "It is at 70% now.", []),
    ],
)
def test_words_are_those_of_the_language(
    words: ProseWords, sentence: str, numbers: list[float]
) -> None:
    assert [float(number) for number in prose_reader(words).percentages_in(sentence)] == numbers


@pytest.mark.parametrize(
    ("words", "text", "numbers"),
    [
        (
            ENGLISH,
            "See belief 3, belief no. 4, Belief No5, belief number 6, beliefs #7.",
            [3, 4, 5, 6, 7],
        ),
        (ENGLISH, "belief # 8 and belief#9", [8, 9]),
        (
            ENGLISH,
            "My belief 70%, belief 2.5, the belief 2026, “belief 3”, unbelief 3, belief 3rd",
            [],
        ),
        (GERMAN, "Überzeugung 3 und Überzeugung Nr. 4; belief 5", [3, 4]),
        (CHINESE, "我的信念3和第4个信念", [3, 4]),
        (ENGLISH._replace(ordinals=""), "belief 3", []),
        (ENGLISH._replace(ordinals="belief"), "belief 3", []),
    ],
)
def test_a_belief_called_by_its_number_is_found(
    words: ProseWords, text: str, numbers: list[int]
) -> None:
    reader = prose_reader(words)
    assert [found.number for found in reader.numbered_in(text)] == numbers
    assert reader.may_number_beliefs(text) == bool(numbers)


@pytest.mark.parametrize(
    "text",
    [
        "belief " * 20_000,
        "belief" + " " * 40_000,
        "belief no" + " " * 40_000 + ".",
        "9" * 40_000,
        "nine " * 10_000,
        "9 in" + " " * 40_000,
        "70%" + " " * 40_000,
        "forty-" * 10_000,
    ],
)
def test_a_long_text_takes_no_long_time(text: str) -> None:
    reader = prose_reader(ENGLISH)
    started = time.process_time()
    assert list(reader.percentages_in(text)) in ([], [70])
    assert list(reader.numbered_in(text)) == []
    assert time.process_time() - started < 2
