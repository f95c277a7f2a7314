"""The options of an update trigger, one by one and together."""

from __future__ import annotations

import pytest
from making import FIELDS, found, reader

from sphinx_beliefs.model.fields.trigger_fields import read_trigger


@pytest.mark.parametrize(
    ("written", "text", "problems"),
    [
        (None, None, []),
        ("~40%", "~40%", []),
        ("30-50%", "30-50%", []),
        ("1:3", "1:3", []),
        ("~XX%", "~XX%", []),
        ("140%", "140%", ["credence"]),
        ("", "", ["credence"]),
        ("likely", "likely", ["credence"]),
        ("normative", "normative", ["credence"]),
    ],
)
def test_evidence_leads_to_a_credence(
    written: str | None, text: str | None, problems: list[str]
) -> None:
    options = reader() if written is None else reader(to=written)
    credence = read_trigger(options, FIELDS).to
    assert (credence.text if credence is not None else None) == text
    assert found(options) == [("to", code) for code in problems]
    for problem in options.problems:
        assert problem.message.format(**problem.values).startswith("to: ")


@pytest.mark.parametrize(
    ("ratio", "direction", "problems"),
    [
        ("4", None, []),
        ("4", "up", []),
        ("4", "UP", []),
        ("4", "either", []),
        ("4", "down", ["update"]),
        ("1:4", "down", []),
        ("1:4", "up", ["update"]),
        ("0.9", "up", ["update"]),
        ("1", "up", ["update"]),
        ("1", "down", ["update"]),
        ("1", "either", []),
        ("1", None, []),
        ("strong", "up", ["likelihood_ratio"]),
        ("4", "sideways", []),
    ],
)
def test_a_likelihood_ratio_pushes_the_way_that_the_direction_says(
    ratio: str, direction: str | None, problems: list[str]
) -> None:
    options = reader(likelihood_ratio=ratio, **({"direction": direction} if direction else {}))
    read_trigger(options, FIELDS)
    misread = [("direction", "direction")] * (direction == "sideways")
    assert found(options) == misread + [("likelihood-ratio", code) for code in problems]


def test_without_a_likelihood_ratio_there_is_none() -> None:
    options = reader(direction="up")
    assert read_trigger(options, FIELDS).likelihood_ratio is None
    assert found(options) == []
