"""What contradicts itself between beliefs, logs, triggers, prose and the day; and what does not."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from making import TODAY, a_credence, a_date, a_site, log_entries
from msgspec.structs import replace
from patience import patience

from sphinx_beliefs.model.checks.all_checks import find_problems
from sphinx_beliefs.model.notation.bayes import Ratio, ratio_of
from sphinx_beliefs.model.notation.dates import Period
from sphinx_beliefs.model.problem import Finding, Place
from sphinx_beliefs.model.records.items import Belief, Direction, Resolution, UpdateTrigger
from sphinx_beliefs.model.records.logs import CredenceLog
from sphinx_beliefs.model.records.mention import Mention
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.vocabulary import Vocabulary

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.record import Record


def belief(name: str = "b", credence: str = "70%", **fields: object) -> Belief:
    return Belief(
        docname="a",
        anchor=f"beliefs-{name}",
        name=name,
        place=Place(line=1),
        credence=a_credence(credence) if credence else None,
        **fields,
    )


def trigger(*beliefs: str, **fields: object) -> UpdateTrigger:
    return UpdateTrigger(
        docname="t", anchor="beliefs-t", place=Place(line=2), beliefs=beliefs or ("b",), **fields
    )


def log(*lines: str, inside: str = "b", of: str = "", line: int = 10) -> CredenceLog:
    """A log of lines such as ``2026-05 70%``, each on a line of its own from ``line`` on."""
    return CredenceLog(
        docname="a",
        place=Place(line=line - 1),
        entries=log_entries(*lines),
        places=tuple(Place(line=number) for number, _ in enumerate(lines, line)),
        belief=of,
        belief_anchor="" if of else f"beliefs-{inside}",
    )


def findings(
    *records: Record, mentions: tuple[Mention, ...] = (), review_in: Period | None = None
) -> list[Finding]:
    vocabulary = Vocabulary(today=TODAY, review_in=review_in)
    return list(
        find_problems(
            a_site(*records, vocabulary=vocabulary),
            mentions={"p": mentions} if mentions else {},
            where=lambda record: f"{record.docname}.md:{record.place.line}",
        )
    )


def found(*records: Record, **more: object) -> list[tuple[str, int]]:
    """What is warned of by itself, and at which line; all that is found can be said."""
    return [
        (finding.problem.subtype.code, finding.place.line)
        for finding in findings(*records, **more)
        if finding.problem.message.format(**finding.problem.values)
        and finding.problem.subtype.is_on
    ]


def is_one_sided(*records: Record) -> bool:
    """Whether the check that is off by itself finds something."""
    return "one_sided" in {finding.problem.subtype.code for finding in findings(*records)}


# -- logs ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("credence", "last", "agree"),
    [
        ("70%", "70%", True),
        ("~70%", "70%", True),
        ("0.7", "~70.0%", True),
        ("75%", "3:1", True),
        ("55-80%", "likely", True),
        (">95%", "95-100%", True),
        ("70%", "71%", False),
        ("70%", "60-80%", False),
        (">95%", ">96%", False),
        ("normative", "70%", False),
        ("~XX%", "70%", True),
        ("120%", "70%", True),
        ("", "70%", True),
    ],
)
def test_the_last_entry_of_a_log_is_what_the_belief_says(
    credence: str, last: str, agree: bool
) -> None:
    wrong = found(belief(credence=credence), log("2026-01 50%", f"2026-02 {last}"))
    assert wrong == ([] if agree else [("log_mismatch", 11)])


@pytest.mark.parametrize("credence", ["70%", "50%", "10%"])
def test_until_a_log_is_in_order_and_whole_nobody_knows_which_entry_is_the_last(
    credence: str,
) -> None:
    one = belief(credence=credence)
    assert found(one, log("2026-02 70%", "2026-01 50%")) == [("credence_log", 11)]
    assert found(one, log("2026-02 70%", "2026-07 50%")) == [("future_date", 11)]
    assert found(one, replace(log("2026-02 70%", "2026-03 50%"), is_whole=False)) == []


def test_of_two_entries_on_one_day_the_lower_one_is_the_last() -> None:
    assert found(belief(), log("2026-02 60%", "2026-02 70%")) == []
    assert found(belief(), log("2026-02 70%", "2026-02 60%")) == [("log_mismatch", 11)]


@pytest.mark.parametrize(
    ("credence", "agrees"), [("90%", True), ("60%", True), ("20%", False), ("100%", False)]
)
def test_a_belief_that_was_decided_has_the_last_credence_before_or_on_that_day(
    credence: str, agrees: bool
) -> None:
    one = replace(
        belief(credence=credence), resolution=Resolution.TRUE, resolved=a_date("2026-03-01")
    )
    of = log("2026-01-01 20%", "2026-02-01 60%", "2026-03-01 90%", "2026-04-01 100%")
    assert found(one, of) == ([] if agrees else [("log_mismatch", 11)])


def test_a_belief_has_one_log() -> None:
    wrong = found(belief(), log("2026 70%"), log("2026 60%", line=20))
    assert wrong == [("credence_log", 19)]
    wrong = found(belief(), log("2026 60%", of="b", line=20), log("2026 70%"))
    assert wrong == [("credence_log", 19)]


def test_a_log_names_a_belief_that_is_there() -> None:
    assert found(belief(), log("2026 70%", of="nope")) == [("unknown_name", 9)]


def test_a_log_without_an_entry_that_can_be_read_says_nothing_of_the_belief() -> None:
    assert found(belief(), log()) == []


# -- triggers --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("credence", "fields", "is_wrong"),
    [
        ("70%", {"to": "80%", "direction": Direction.UP}, False),
        ("70%", {"to": "70%", "direction": Direction.UP}, True),
        ("70%", {"to": "60%", "direction": Direction.UP}, True),
        ("70%", {"to": "60%", "direction": Direction.DOWN}, False),
        ("70%", {"to": "70%", "direction": Direction.DOWN}, True),
        ("70%", {"to": "80%", "direction": Direction.DOWN}, True),
        ("70%", {"to": "60%", "direction": Direction.EITHER}, False),
        ("70%", {"to": "60%"}, False),
        ("60-80%", {"to": "65-80%", "direction": Direction.UP}, False),
        ("60-80%", {"to": "70%", "direction": Direction.UP}, True),
        ("~XX%", {"to": "60%", "direction": Direction.UP}, False),
        ("70%", {"to": "~XX%", "direction": Direction.UP}, False),
        ("50%", {"to": "80%", "ratio": 4}, False),
        ("50%", {"to": "82%", "ratio": 4}, False),
        ("50%", {"to": "82.5%", "ratio": 4}, False),
        ("50%", {"to": "83%", "ratio": 4}, True),
        ("50%", {"to": "77%", "ratio": 4}, True),
        ("50%", {"to": "75-85%", "ratio": 4}, True),
        ("20-50%", {"to": "50-80%", "ratio": 4}, False),
        ("50%", {"to": "~XX%", "ratio": 4}, False),
        ("50%", {"ratio": 4}, False),
        ("50%", {"to": "50%", "ratio": 1}, False),
    ],
)
def test_where_a_trigger_leads_to_agrees_with_its_direction_and_its_ratio(
    credence: str, fields: dict[str, object], is_wrong: bool
) -> None:
    made = {key: value for key, value in fields.items() if key == "direction"}
    if isinstance(to := fields.get("to"), str):
        made["to"] = a_credence(to)
    if isinstance(ratio := fields.get("ratio"), int):
        made["likelihood_ratio"] = ratio_of(Fraction(ratio))
    wrong = found(belief(credence=credence), trigger(**made))
    assert wrong == ([("update", 2)] if is_wrong else [])


def test_each_belief_of_a_trigger_is_looked_at() -> None:
    wrong = findings(
        belief("one", "50%"),
        belief("two", "70%"),
        belief("old", "90%", resolution=Resolution.TRUE),
        trigger("one", "two", "old", "nope", direction=Direction.UP, to=a_credence("60%")),
    )
    [finding] = [finding for finding in wrong if finding.problem.subtype.code == "update"]
    assert finding.problem.values["name"] == "two"


@pytest.mark.parametrize(
    ("fields", "is_wrong"),
    [
        ({"to": a_credence("60%")}, True),
        ({"likelihood_ratio": Ratio(favour=4)}, True),
        ({"direction": Direction.UP}, False),
        ({"fired": a_date("2026-01")}, False),
        ({}, False),
    ],
)
def test_a_normative_belief_has_no_credence_to_change(
    fields: dict[str, object], is_wrong: bool
) -> None:
    wrong = found(belief(credence="normative"), trigger(**fields))
    assert wrong == ([("normative_update", 2)] if is_wrong else [])


@pytest.mark.parametrize(
    ("fired", "lines", "is_wrong"),
    [
        ("2026-03-15", (), True),
        ("2026-03-15", ("2026-03-14 70%",), True),
        ("2026-03-15", ("2026-03-15 70%",), False),
        ("2026-03-15", ("2026-03-16 70%",), False),
        ("2026-03-15", ("2026-03 70%",), False),
        ("2026-03-15", ("2026 70%",), False),
        ("2026-03", ("2026-02-28 70%",), True),
        ("2026-03", ("2026-03-01 70%",), False),
        ("<date>", (), False),
    ],
)
def test_once_a_trigger_has_fired_the_log_says_what_came_of_it(
    fired: str, lines: tuple[str, ...], is_wrong: bool
) -> None:
    logs = [log(*lines)] if lines else []
    wrong = found(belief(), *logs, trigger(fired=a_date(fired)))
    assert wrong == ([("fired", 2)] if is_wrong else [])
    closed = belief(resolution=Resolution.WITHDRAWN)
    assert found(closed, *logs, trigger(fired=a_date(fired))) == []


UP, DOWN, EITHER = Direction.UP, Direction.DOWN, Direction.EITHER


@pytest.mark.parametrize(
    ("ways", "is_wrong"),
    [
        ([], False),
        ([UP], True),
        ([DOWN], True),
        ([UP, UP], True),
        ([UP, DOWN], False),
        ([EITHER], False),
        ([None], False),
        ([UP, EITHER], False),
        ([UP, None], False),
    ],
)
def test_what_one_expects_to_see_pushes_both_ways(
    ways: list[Direction | None], is_wrong: bool
) -> None:
    triggers = [replace(trigger(direction=way), anchor=f"t{n}") for n, way in enumerate(ways)]
    assert is_one_sided(belief(), *triggers) is is_wrong
    assert not is_one_sided(belief(resolution=Resolution.TRUE), *triggers)
    assert not is_one_sided(belief(credence="normative"), *triggers)


def test_what_has_fired_is_no_more_to_be_expected() -> None:
    fired = trigger(direction=DOWN, fired=a_date("2026-01"))
    assert is_one_sided(belief(), log("2026-02 70%"), trigger(direction=UP), fired)


# -- days --------------------------------------------------------------------------------------


def test_a_belief_past_its_day_is_found_until_it_is_closed() -> None:
    late = belief(resolve_by=a_date("2026-05"))
    assert found(late) == [("resolve_by", 1)]
    assert found(replace(late, resolution=Resolution.FALSE)) == []
    assert found(belief(resolve_by=a_date("2026-06"))) == []


def test_a_topic_past_its_review_is_found_at_the_date_of_the_last_one() -> None:
    places = {"last_reviewed": Place(line=5)}
    topic = Topic(docname="a", place=Place(line=2), places=places)
    every_year = Period(months=12)
    assert found(topic, review_in=every_year) == [("never_reviewed", 5)]
    late = replace(topic, last_reviewed=a_date("2025-05-31"))
    assert found(late, review_in=every_year) == [("review_overdue", 5)]
    assert found(late) == []
    assert found(replace(topic, last_reviewed=a_date("2025-06-01")), review_in=every_year) == []
    assert found(replace(late, stub=True), review_in=every_year) == []


# -- what has taken the place of what ------------------------------------------------------------


@pytest.mark.parametrize(
    ("successors", "wrong"),
    [
        ({"b": "b"}, {"b"}),
        ({"b": "c", "c": "b"}, {"b"}),
        ({"b": "c", "c": ""}, set()),
        ({"b": "c", "c": "d", "d": "c"}, {"c"}),
        ({"b": "d", "c": "d", "d": "c"}, {"c"}),
        ({"b": "c", "c": "b", "d": "e", "e": "d", "f": "b", "g": "g"}, {"b", "d", "g"}),
    ],
)
def test_beliefs_that_supersede_each_other_in_a_circle_are_told_once(
    successors: dict[str, str], wrong: set[str]
) -> None:
    beliefs = [
        replace(
            belief(
                name,
                superseded_by=successor,
                resolution=Resolution.SUPERSEDED if successor else None,
            ),
            place=Place(line=number),
        )
        for number, (name, successor) in enumerate(successors.items())
    ]
    lines = [number for number, name in enumerate(successors) if name in wrong]
    assert found(*beliefs) == [("resolution", line) for line in lines]


@pytest.mark.parametrize(
    ("length", "named"),
    [(2, "b0 → b1 → b0"), (5, "b0 → b1 → b2 → b3 → b4 → b0"), (6, "b3 → b4 → … (6) → b0")],
)
def test_a_circle_is_told_with_the_beliefs_in_it(length: int, named: str) -> None:
    [finding] = findings(*_circle(length))
    assert named in finding.problem.values["circle"]


# To follow each belief by itself would take minutes.
@pytest.mark.parametrize("is_closed", [False, True])
def test_a_long_chain_of_successors_is_followed_once(is_closed: bool) -> None:
    beliefs = _circle(20_000)
    if not is_closed:
        beliefs[-1] = belief("last")
    with patience(20):
        assert found(*beliefs) == [("resolution", 1)] * is_closed


def _circle(length: int) -> list[Belief]:
    return [
        belief(
            f"b{number}",
            superseded_by=f"b{(number + 1) % length}",
            resolution=Resolution.SUPERSEDED,
        )
        for number in range(length)
    ]


# -- prose -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("credences", "number", "is_stale"),
    [
        (["70%"], "70", False),
        (["~70%"], "70.0", False),
        (["70%"], "65", True),
        (["60-80%"], "60", False),
        (["60-80%"], "80", False),
        (["60-80%"], "81", True),
        ([">95%"], "99", False),
        (["3:1"], "75", False),
        (["70%", "20%"], "20", False),
        (["70%", "20%"], "50", True),
        (["~XX%"], "65", False),
        (["normative"], "65", False),
        (["70%", "~XX%"], "65", False),
        ([], "65", False),
    ],
)
def test_a_percentage_said_of_a_belief_is_its_credence(
    credences: list[str], number: str, is_stale: bool
) -> None:
    names = [f"b{place}" for place, _ in enumerate(credences)]
    beliefs = [belief(name, credence) for name, credence in zip(names, credences, strict=True)]
    mention = Mention(
        beliefs=tuple(names) or ("nope",), percentages=(Decimal(number),), place=Place(line=7)
    )
    assert found(*beliefs, mentions=(mention,)) == ([("stale_number", 7)] if is_stale else [])
