"""Forecasts from the JSON of Manifold."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from exports import manifold_bet, manifold_market, reasons

from sphinx_beliefs.importing.forecasts import Reason, UnreadableFile
from sphinx_beliefs.model.records.items import Resolution

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_beliefs.importing.forecasts import Imported

    Read = Callable[..., Imported]

DAY = 86_400_000


def test_a_bet_says_the_price_at_which_the_author_left_off(read: Read) -> None:
    bets = [
        manifold_bet(0.8123456, 0.7, createdTime=1704449703123 + 3 * DAY),
        manifold_bet(0.65),
    ]
    imported = read(json.dumps([manifold_market()]), json.dumps(bets))
    (question,) = imported.questions
    assert question.source == "manifold:AbCdEf"
    assert question.url == "https://manifold.markets/Bo/will-it-rain"
    assert [(each.day, each.percent) for each in question.forecasts] == [
        (date(2024, 1, 5), Decimal(65)),
        (date(2024, 1, 8), Decimal("81.23")),
    ]
    assert (question.asked, question.resolve_by) == (date(2024, 1, 5), date(2024, 2, 1))
    assert imported.left_out == ()


@pytest.mark.parametrize(
    "shape",
    [
        lambda market, bets: [{"markets": [market], "bets": bets}],
        lambda market, bets: [{"contracts": [market], "bets": bets}],
        lambda market, bets: [[market, *bets]],
        lambda market, bets: [market | {"bets": bets}],
        lambda market, bets: [bets, market],
        lambda market, bets: [bets, [market]],
    ],
)
def test_markets_and_bets_may_be_in_files_of_any_shape(
    read: Read, shape: Callable[[object, object], list[object]]
) -> None:
    files = shape(manifold_market(), [manifold_bet()])
    (question,) = read(*map(json.dumps, files)).questions
    assert len(question.forecasts) == 1


def test_a_record_on_each_line(read: Read) -> None:
    lines = "\n".join(map(json.dumps, [manifold_market(), manifold_bet(), manifold_bet(0.7)]))
    (question,) = read(lines + "\n").questions
    assert len(question.forecasts) == 2


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({"resolution": "YES"}, Resolution.TRUE),
        ({"resolution": "NO"}, Resolution.FALSE),
        ({"resolution": "CANCEL"}, Resolution.ANNULLED),
    ],
)
def test_outcomes(read: Read, fields: dict[str, object], outcome: Resolution) -> None:
    market = manifold_market(isResolved=True, resolutionTime=1706832000000, **fields)
    imported = read(json.dumps([market, manifold_bet()]))
    (question,) = imported.questions
    assert (question.resolution, question.resolved) == (outcome, date(2024, 2, 2))
    assert imported.left_out == ()


def test_an_outcome_between_yes_and_no_is_ambiguous_and_said(read: Read) -> None:
    market = manifold_market(isResolved=True, resolution="MKT", resolutionProbability=0.4)
    imported = read(json.dumps([market, manifold_bet()]))
    assert imported.questions[0].resolution is Resolution.AMBIGUOUS
    (left,) = imported.left_out
    assert (left.reason, left.said, left.title) == (Reason.PARTLY, "40%", "Will it rain?")


@pytest.mark.parametrize(
    ("bet", "reason"),
    [
        ({"isRedemption": True}, Reason.REDEMPTION),
        ({"before": 0.65, "limitProb": 0.1, "amount": 0, "isFilled": False}, Reason.OFFER),
        ({"userId": "u2"}, Reason.OTHERS),
        ({"contractId": "other"}, Reason.NO_QUESTION),
        ({"answerId": "a1"}, Reason.MULTIPLE_CHOICE),
        ({"createdTime": None}, Reason.NO_DAY),
        ({"createdTime": 1e300}, Reason.NO_DAY),
        ({"probAfter": None}, Reason.NO_CREDENCE),
        ({"probAfter": 1.5}, Reason.NOT_A_CREDENCE),
        ({"probAfter": "high"}, Reason.UNREADABLE),
    ],
)
def test_a_bet_that_cannot_be_taken_is_listed(
    read: Read, bet: dict[str, object], reason: Reason
) -> None:
    bets = [manifold_bet(id="1"), manifold_bet(**{"id": "2"} | bet)]  # type: ignore[arg-type]
    imported = read(json.dumps([manifold_market()]), json.dumps(bets), user="u1")
    assert [len(each.forecasts) for each in imported.questions] == [1]
    (left,) = imported.left_out
    assert (left.reason, left.row, left.file) == (reason, 2, "1-export.csv")


def test_a_bet_that_is_in_two_files_counts_once(read: Read) -> None:
    imported = read(json.dumps([manifold_market(), manifold_bet()]), json.dumps([manifold_bet()]))
    assert len(imported.questions[0].forecasts) == 1
    assert reasons(imported) == {Reason.TWICE: 1}


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("MULTIPLE_CHOICE", Reason.MULTIPLE_CHOICE),
        ("FREE_RESPONSE", Reason.MULTIPLE_CHOICE),
        ("PSEUDO_NUMERIC", Reason.NUMERIC),
        ("MULTI_NUMERIC", Reason.NUMERIC),
        ("DATE", Reason.NUMERIC),
        ("POLL", Reason.OTHER_KIND),
        ("BOUNTIED_QUESTION", Reason.OTHER_KIND),
        ("STONK", Reason.OTHER_KIND),
        ("SOMETHING_NEW", Reason.OTHER_KIND),
    ],
)
def test_other_markets_are_listed(read: Read, kind: str, reason: Reason) -> None:
    with_bets = read(json.dumps([manifold_market(outcomeType=kind), manifold_bet()]))
    without = read(json.dumps([manifold_market(outcomeType=kind)]))
    assert with_bets.questions == without.questions == ()
    assert reasons(with_bets) == reasons(without) == {reason: 1}


def test_a_market_that_cannot_be_taken_counts_once_however_many_bets_it_has(read: Read) -> None:
    bets = [manifold_bet(id=str(number)) for number in range(3)]
    market = manifold_market(outcomeType="MULTIPLE_CHOICE")
    (left,) = read(json.dumps([*bets, market])).left_out
    assert (left.reason, left.title, left.row) == (
        Reason.MULTIPLE_CHOICE,
        market["question"],
        4,
    )


def test_a_market_without_a_bet_of_the_author_is_listed(read: Read) -> None:
    imported = read(json.dumps([manifold_market()]))
    assert reasons(imported) == {Reason.NO_FORECAST: 1}


def test_bets_of_several_users_have_to_be_told_apart(read: Read) -> None:
    bets = [manifold_bet(id="1"), manifold_bet(id="2", userId="u2", userUsername="Bo")]
    with pytest.raises(UnreadableFile, match=r"Bo \(1\), u1 \(1\)"):
        read(json.dumps([manifold_market(), *bets]))
    for user in ("u2", "bo"):
        imported = read(json.dumps([manifold_market(), *bets]), user=user)
        assert reasons(imported) == {Reason.OTHERS: 1}
