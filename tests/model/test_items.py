"""Items: what follows from their fields; and the subtypes of warnings."""

from __future__ import annotations

from itertools import combinations

import pytest

from sphinx_beliefs.model.notation.bayes import Ratio
from sphinx_beliefs.model.problem import Subtype
from sphinx_beliefs.model.records.items import Belief, Direction, Resolution, UpdateTrigger


@pytest.mark.parametrize("resolution", [None, *Resolution])
def test_a_belief_is_open_until_it_has_come_to_an_end(resolution: Resolution | None) -> None:
    belief = Belief(docname="a", anchor="b", resolution=resolution)
    assert belief.is_open is (resolution is None)


@pytest.mark.parametrize(
    ("direction", "ratio", "way"),
    [
        (None, None, None),
        (Direction.UP, None, Direction.UP),
        (Direction.EITHER, None, Direction.EITHER),
        (None, Ratio(favour=4), Direction.UP),
        (None, Ratio(favour=1, against=4), Direction.DOWN),
        (None, Ratio(favour=1), None),
        (Direction.EITHER, Ratio(favour=4), Direction.EITHER),
        (Direction.DOWN, Ratio(favour=4), Direction.DOWN),
    ],
)
def test_a_trigger_pushes_as_its_author_says_or_else_as_its_ratio_does(
    direction: Direction | None, ratio: Ratio | None, way: Direction | None
) -> None:
    trigger = UpdateTrigger(docname="a", anchor="b", direction=direction, likelihood_ratio=ratio)
    assert trigger.way is way


def test_each_subtype_has_its_own_name_and_its_own_meaning() -> None:
    for one, other in combinations(Subtype, 2):
        assert one.code != other.code
        assert one.meaning != other.meaning
    assert [subtype.code for subtype in Subtype if not subtype.is_on] == [
        "suspect",
        "trigger_kept",
        "one_sided",
    ]
