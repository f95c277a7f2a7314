"""Forecasts from the data of Metaculus."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from exports import (
    METACULUS_FORECASTS,
    METACULUS_QUESTIONS,
    metaculus,
    metaculus_forecast,
    metaculus_mean,
    metaculus_question,
    reasons,
    table,
    zipped,
)

from sphinx_beliefs.importing.forecasts import Reason, UnreadableFile
from sphinx_beliefs.model.records.items import Resolution

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_beliefs.importing.forecasts import Imported

    Read = Callable[..., Imported]


def test_a_question_has_the_forecasts_of_its_author(read: Read) -> None:
    forecasts = [
        metaculus_forecast(0.8, "2024-01-09 08:00:00+00:00"),
        metaculus_forecast(0.65, "2024-01-05 10:15:03.123456+00:00"),
        metaculus_mean(0.5),
    ]
    imported = read(metaculus([metaculus_question()], forecasts))
    (question,) = imported.questions
    assert question.source == "metaculus:5423"
    assert question.url == "https://www.metaculus.com/questions/5523/rain-in-may/"
    assert question.title == "Will it rain in May?"
    assert [(each.day, each.percent) for each in question.forecasts] == [
        (date(2024, 1, 5), Decimal(65)),
        (date(2024, 1, 9), Decimal(80)),
    ]
    assert (question.asked, question.resolve_by) == (date(2024, 1, 2), date(2024, 6, 1))
    assert question.tags == ("Weather", "Farmers' days")
    (left,) = imported.left_out
    assert (left.reason, left.row, left.said) == (Reason.NOT_A_PERSON, 4, "recency_weighted")
    assert left.file == "export.csv/forecast_data.csv"


@pytest.mark.parametrize(
    ("word", "outcome"),
    [
        ("yes", Resolution.TRUE),
        ("no", Resolution.FALSE),
        ("ambiguous", Resolution.AMBIGUOUS),
        ("annulled", Resolution.ANNULLED),
    ],
)
def test_outcomes(read: Read, word: str, outcome: Resolution) -> None:
    cells = {"Resolution": word, "Resolution Known Time": "2024-05-07 12:00:00+00:00"}
    (question,) = read(metaculus([metaculus_question(**cells)], [metaculus_forecast()])).questions
    assert (question.resolution, question.resolved) == (outcome, date(2024, 5, 7))


def test_a_question_of_a_group_has_its_label(read: Read) -> None:
    questions = [
        metaculus_question(1, Label="Bremen"),
        metaculus_question(2, Label="Bremen", Question_Title="Will it rain in Bremen?"),
    ]
    forecasts = [metaculus_forecast(Question_ID=number) for number in (1, 2)]
    assert [each.title for each in read(metaculus(questions, forecasts)).questions] == [
        "Will it rain in May? (Bremen)",
        "Will it rain in Bremen?",
    ]


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("multiple_choice", Reason.MULTIPLE_CHOICE),
        ("numeric", Reason.NUMERIC),
        ("discrete", Reason.NUMERIC),
        ("date", Reason.NUMERIC),
        ("conditional", Reason.OTHER_KIND),
    ],
)
def test_questions_of_other_types_are_listed(read: Read, kind: str, reason: Reason) -> None:
    question = metaculus_question(Question_Type=kind)
    assert reasons(read(metaculus([question], []))) == {reason: 1}
    imported = read(metaculus([question], [metaculus_forecast(None), metaculus_forecast(None)]))
    assert imported.questions == ()
    assert reasons(imported) == {reason: 2}


def test_other_people_and_bots_are_left_out(read: Read) -> None:
    bot = {"Forecaster ID": 118, "Forecaster Username": "ann-bot", "Is Bot": True}
    bo = {"Forecaster ID": 9, "Forecaster Username": "bo"}
    own = metaculus_forecast()
    imported = read(metaculus([metaculus_question()], [own, metaculus_forecast(0.1, **bot)]))
    assert reasons(imported) == {Reason.NOT_A_PERSON: 1}
    data = metaculus([metaculus_question()], [own, metaculus_forecast(0.1, **bo)])
    with pytest.raises(UnreadableFile, match=r"ann \(1\), bo \(1\)"):
        read(data)
    for user in ("bo", "9"):
        assert reasons(read(data, user=user)) == {Reason.OTHERS: 1}


def test_a_bot_is_the_author_where_they_say_so(read: Read) -> None:
    cells = {"Forecaster Username": "ann-bot", "Is Bot": True}
    data = metaculus([metaculus_question()], [metaculus_forecast(0.1, **cells)])
    with pytest.raises(UnreadableFile, match=r"ann-bot \(1\)"):
        read(data)
    assert len(read(data, user="ann-bot").questions) == 1


def test_anonymous_data_is_read_by_the_id_of_the_author(read: Read) -> None:
    headings = ("Question ID", "Forecaster (Anonymized)", *METACULUS_FORECASTS[3:])
    codes = [hashlib.sha256(number.encode()).hexdigest() for number in ("117", "9")]
    rows = [
        metaculus_forecast(share) | {"Forecaster (Anonymized)": code}
        for share, code in zip((0.6, 0.2), codes, strict=True)
    ]
    rows.append(metaculus_mean() | {"Forecaster (Anonymized)": "recency_weighted"})
    data = zipped(
        question_data_csv=table(METACULUS_QUESTIONS, [metaculus_question()]),
        forecast_data_csv=table(headings, rows),
    )
    for user in ("9", codes[1]):
        imported = read(data, user=user)
        assert [each.percent for each in imported.questions[0].forecasts] == [20]
        assert reasons(imported) == {Reason.OTHERS: 1, Reason.NOT_A_PERSON: 1}


def test_own_comments_are_with_the_forecast_of_their_day(read: Read) -> None:
    comment = {"Author ID": 117, "Author Username": "ann", "Post ID": 5523}
    comments = [
        {"Created At": "2024-01-05 10:16:00+00:00", "Comment Text": "Clouds,\n*dark* ones"}
        | comment,
        {"Created At": "2024-01-07 10:16:00+00:00", "Comment Text": "Still"} | comment,
        {"Created At": "2024-01-07 10:16:00+00:00", "Comment Text": "No", "Post ID": 5523}
        | {"Author ID": 9, "Author Username": "bo"},
    ]
    imported = read(metaculus([metaculus_question()], [metaculus_forecast()], comments))
    (question,) = imported.questions
    assert question.forecasts[0].comment == "Clouds,\n*dark* ones"
    assert question.notes == "2024-01-07: Still"
    assert reasons(imported) == {Reason.OTHERS_COMMENT: 1}


@pytest.mark.parametrize(
    "end",
    [
        {"Actual_Close_Time": "2024-06-01 00:00:00+00:00"},
        {"Actual_Close_Time": "", "Resolution_Known_Time": "2024-06-01 00:00:00+00:00"},
    ],
)
def test_a_forecast_that_was_withdrawn_is_said(read: Read, end: dict[str, str]) -> None:
    question = metaculus_question(**end)
    forecast = metaculus_forecast(End_Time="2024-03-01 00:00:00+00:00")
    imported = read(metaculus([question], [forecast]))
    assert [(each.reason, each.said) for each in imported.left_out] == [
        (Reason.WITHDRAWN, "2024-03-01")
    ]


def test_questions_without_a_forecast_of_the_author_are_listed(read: Read) -> None:
    questions = [metaculus_question(1), metaculus_question(2)]
    imported = read(metaculus(questions, [metaculus_forecast(Question_ID=2)]))
    (left,) = imported.left_out
    assert (left.reason, left.row) == (Reason.NO_FORECAST, 2)


def test_forecasts_of_unknown_questions_are_listed(read: Read) -> None:
    imported = read(metaculus([metaculus_question(1)], [metaculus_forecast(Question_ID=2)]))
    assert reasons(imported) == {Reason.NO_QUESTION: 1, Reason.NO_FORECAST: 1}


def test_the_files_may_be_unpacked(read: Read) -> None:
    questions = table(METACULUS_QUESTIONS, [metaculus_question()])
    forecasts = table(METACULUS_FORECASTS, [metaculus_forecast()])
    assert len(read(forecasts, questions).questions) == 1


def test_headings_may_be_in_other_letters(read: Read) -> None:
    texts = [
        table(METACULUS_QUESTIONS, [metaculus_question()]),
        table(METACULUS_FORECASTS, [metaculus_forecast()]),
    ]
    lower = [
        "\n".join([first.lower(), rest]) for first, rest in (text.split("\n", 1) for text in texts)
    ]
    assert read(*lower).questions == read(*texts).questions


def test_a_missing_file_is_named(read: Read) -> None:
    with pytest.raises(UnreadableFile, match=r"question_data\.csv"):
        read(table(METACULUS_FORECASTS, [metaculus_forecast()]))
    with pytest.raises(UnreadableFile, match=r"forecast_data\.csv"):
        read(table(METACULUS_QUESTIONS, [metaculus_question()]))
