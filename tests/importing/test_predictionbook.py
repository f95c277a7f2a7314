"""Forecasts from the JSON of PredictionBook."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from exports import (
    predictionbook,
    predictionbook_prediction,
    predictionbook_response,
    reasons,
)

from sphinx_beliefs.importing.forecasts import Reason, UnreadableFile
from sphinx_beliefs.model.records.items import Resolution

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_beliefs.importing.forecasts import Imported

    Read = Callable[..., Imported]


def test_a_prediction_has_the_estimates_of_its_author(read: Read) -> None:
    prediction = predictionbook_prediction(
        12345,
        predictionbook_response(80, id=2, created_at="2014-01-09T08:00:00.000Z", comment="Clouds"),
        predictionbook_response(65, id=1),
        predictionbook_response(10, id=3, user_id=9, user_label="bo"),
        predictionbook_response(None, id=4, comment="Who knows?"),
    )
    imported = read(predictionbook(prediction))
    (question,) = imported.questions
    assert question.source == "predictionbook:12345"
    assert question.url == "https://predictionbook.com/predictions/12345"
    assert question.title == "It will rain."
    assert [(each.day, each.percent, each.comment) for each in question.forecasts] == [
        (date(2014, 1, 5), Decimal(65), ""),
        (date(2014, 1, 9), Decimal(80), "Clouds"),
    ]
    assert question.notes == "2014-01-05: Who knows?"
    assert (question.asked, question.resolve_by) == (date(2014, 1, 5), date(2014, 2, 1))
    assert reasons(imported) == {Reason.OTHERS: 1}


@pytest.mark.parametrize(
    ("fields", "outcome", "day"),
    [
        ({"outcome": True, "last_judgement_at": "2014-02-03T00:00:00Z"}, "true", date(2014, 2, 3)),
        ({"outcome": False}, "false", date(2014, 1, 5)),
        ({"withdrawn": True}, "withdrawn", date(2014, 1, 5)),
    ],
)
def test_outcomes(read: Read, fields: dict[str, object], outcome: str, day: date) -> None:
    prediction = predictionbook_prediction(1, predictionbook_response(), **fields)
    (question,) = read(predictionbook(prediction)).questions
    assert (question.resolution, question.resolved) == (Resolution(outcome), day)


def test_the_group_of_a_prediction_stands_before_it(read: Read) -> None:
    fields = {"description_with_group": "[In May] It will rain."}
    prediction = predictionbook_prediction(1, predictionbook_response(), **fields)
    assert read(predictionbook(prediction)).questions[0].title == "[In May] It will rain."


def test_pages_are_one_record(read: Read) -> None:
    pages = [
        predictionbook(predictionbook_prediction(number, predictionbook_response()))
        for number in (1, 2, 1)
    ]
    imported = read(*pages)
    assert [each.source for each in imported.questions] == ["predictionbook:1", "predictionbook:2"]
    assert reasons(imported) == {Reason.TWICE: 1}


@pytest.mark.parametrize("user", ["ann", "117", "Ann Example", "ANN@example.org"])
def test_the_author_can_say_who_they_are(read: Read, user: str) -> None:
    prediction = predictionbook_prediction(1, predictionbook_response())
    assert len(read(predictionbook(prediction), user=user).questions) == 1


@pytest.mark.parametrize(
    "user",
    [
        {"id": 117, "name": "ann"},
        {"user_id": 117, "name": "ann"},
        {"id": 117, "label": "Ann Example"},
        {"name": "Ann"},
        {"label": "ann"},
        {"name": "Ann Example", "label": "ann"},
        "ann",
        117,
    ],
)
def test_a_file_says_who_asked_for_it(read: Read, user: object) -> None:
    responses = predictionbook_response(user_id=9, user_label="bo"), predictionbook_response()
    predictions = [predictionbook_prediction(1, *responses)]
    imported = read(json.dumps({"user": user, "predictions": predictions}))
    assert len(imported.questions) == 1
    assert reasons(imported) == {Reason.OTHERS: 1}


def test_who_asked_by_a_name_that_no_one_has_is_anyone(read: Read) -> None:
    user = {"name": "Ann Example", "email": "ann@example.org"}
    one = predictionbook_prediction(1, predictionbook_response())
    assert len(read(json.dumps({"user": user, "predictions": [one]})).questions) == 1
    responses = predictionbook_response(user_id=9, user_label="bo"), predictionbook_response()
    two = predictionbook_prediction(1, *responses)
    with pytest.raises(UnreadableFile, match="several people"):
        read(json.dumps({"user": user, "predictions": [two]}))


def test_a_list_alone_says_not_who_the_author_is(read: Read) -> None:
    responses = predictionbook_response(), predictionbook_response(user_id=9, user_label="bo")
    text = json.dumps([predictionbook_prediction(1, *responses)])
    with pytest.raises(UnreadableFile, match=r"ann \(1\), bo \(1\)"):
        read(text)
    assert len(read(text, user="bo").questions) == 1


@pytest.mark.parametrize(
    ("response", "reason"),
    [
        ({"confidence": 101}, Reason.NOT_A_CREDENCE),
        ({"confidence": -1}, Reason.NOT_A_CREDENCE),
        ({"confidence": "most"}, Reason.NOT_A_CREDENCE),
        ({"confidence": None}, Reason.NO_CREDENCE),
        ({"created_at": None}, Reason.NO_DAY),
        ({"created_at": "yesterday"}, Reason.NO_DAY),
        ({"confidence": [1]}, Reason.UNREADABLE),
    ],
)
def test_an_estimate_that_cannot_be_taken_is_listed(
    read: Read, response: dict[str, object], reason: Reason
) -> None:
    responses = predictionbook_response(), predictionbook_response(**response)  # type: ignore[arg-type]
    imported = read(predictionbook(predictionbook_prediction(7, *responses)))
    assert [len(each.forecasts) for each in imported.questions] == [1]
    (left,) = imported.left_out
    assert (left.reason, left.title, left.row) == (reason, "It will rain.", 1)


def test_a_prediction_that_cannot_be_read_costs_only_itself(read: Read) -> None:
    bad = predictionbook_prediction(1, predictionbook_response(), outcome="right")
    good = predictionbook_prediction(2, predictionbook_response())
    imported = read(predictionbook(bad, good))
    assert [each.source for each in imported.questions] == ["predictionbook:2"]
    (left,) = imported.left_out
    assert (left.reason, left.row) == (Reason.UNREADABLE, 1)
    assert "outcome" in left.said


def test_a_prediction_without_estimates_is_listed(read: Read) -> None:
    imported = read(predictionbook(predictionbook_prediction(1)))
    assert reasons(imported) == {Reason.NO_FORECAST: 1}


def test_its_csv_has_no_estimates_and_says_what_to_take_instead(read: Read) -> None:
    text = (
        "id,description,description_with_group,mean_confidence\n1,It will rain.,It will rain.,65\n"
    )
    with pytest.raises(UnreadableFile, match="my_predictions"):
        read(text)
