"""What is reported of how beliefs hang together, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from making import a_belief, a_date, a_site
from msgspec.structs import replace

from sphinx_beliefs.model.checks.all_checks import find_problems
from sphinx_beliefs.model.fields.rung_texts import read_rung
from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.relations import Relations

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.site.site import Site


def related(
    name: str,
    *,
    rung: str = "",
    resolution: Resolution | None = None,
    day: str = "",
    **said: object,
) -> Belief:
    relations = Relations(rung=read_rung(rung) if rung else None, **said) if said else None
    resolved = a_date(day) if day else None
    made = a_belief("a", name, "50%", relations=relations, resolution=resolution, resolved=resolved)
    return replace(made, place=Place(line=len(name)))


def where(record: Record) -> str:
    return f"{record.docname}.md:{record.place.line}"


def found(site: Site) -> list[tuple[str, str]]:
    """The name of each belief with a problem, and what is reported there."""
    names = {one.place.line: one.name for one in site.beliefs}
    return [
        (names[place.line], problem.message.format(**problem.values))
        for problem, _docname, place in find_problems(site, mentions={}, where=where)
    ]


def test_what_hangs_together_well_is_not_reported() -> None:
    site = a_site(
        related("a", implies=("eeeee",), exactly_one_of=("year",)),
        related("bb", exactly_one_of=("year",), given="ccc"),
        related("ccc", ladder="it", rung="by 2030"),
        related("dddd", ladder="it", rung="by 2035"),
        related("eeeee"),
    )
    assert found(site) == []


@pytest.mark.parametrize(
    ("beliefs", "at", "says"),
    [
        (
            [related("a", exactly_one_of=("year",))],
            "a",
            "no other belief is in the group 'year'; w",
        ),
        (
            [
                related("a", exactly_one_of=("colour",)),
                related("bb", exactly_one_of=("colour",)),
                related("ccc", exactly_one_of=("color",)),
            ],
            "ccc",
            "no other belief is in the group 'color'; did you mean colour?",
        ),
        ([related("a", ladder="it", rung="by 2030")], "a", "no other belief is on the ladder 'it'"),
        (
            [
                related("a", ladder="tests", rung="by 2030"),
                related("bb", ladder="tests", rung="by 2035"),
                related("ccc", ladder="test", rung="by 2035"),
            ],
            "ccc",
            "no other belief is on the ladder 'test'; did you mean tests?",
        ),
        (
            [
                related("a", ladder="it", rung="by 2030"),
                related("bb", ladder="it", rung="before 2031"),
            ],
            "bb",
            "'before 2031' is the same rung as 'by 2030' at a.md:1",
        ),
        (
            [
                related("a", ladder="it", rung="at least 1,000"),
                related("bb", ladder="it", rung="at least 2 thousand"),
                related("ccc", ladder="it", rung="at most 500"),
            ],
            "ccc",
            "'at most 500' and 'at least 1,000' at a.md:1 are of different sorts",
        ),
        (
            [
                related("a", implies=("bb",)),
                related("bb", implies=("ccc",)),
                related("ccc", implies=("a",)),
            ],
            "a",
            "in a circle, so they all say the same: a → bb → ccc → a; keep one",
        ),
        (
            [
                related("a", ladder="it", rung="by 2035", implies=("bb",)),
                related("bb", ladder="it", rung="by 2030"),
            ],
            "a",
            "they all say the same: a → bb → a",
        ),
        (
            [
                related("a", resolution=Resolution.TRUE, day="2027-05-01"),
                related("bb", given="x"),
                related("cc3", excludes=("a",)),
            ],
            "cc3",
            "'a' (2027-05-01) came true, so this one cannot be true: write :resolution: false, "
            ":resolved: 2027-05-01",
        ),
        (
            [related("a", resolution=Resolution.FALSE, given="x"), related("cc3", implies=("a",))],
            "cc3",
            "'a' came out false, so this one is false as well: write :resolution: false",
        ),
        (
            [related("a", resolution=Resolution.FALSE), related("cc3", given="a")],
            "cc3",
            "'a' came out false, and the credence of this belief is conditional on it, so this was "
            "never put to the test: write :resolution: annulled",
        ),
        (
            [
                related("a", resolution=Resolution.FALSE, exactly_one_of=("year",)),
                related("bb", exactly_one_of=("year",)),
            ],
            "bb",
            "the other beliefs of the group 'year' came out false, the last of them 'a', so this "
            "one is true: write :resolution: true",
        ),
        (
            [
                related("a", resolution=Resolution.TRUE, day="2026", implies=("bb",)),
                related("bb", resolution=Resolution.FALSE, day="2027"),
            ],
            "bb",
            "this belief came out false, but 'a' (2026) came true, from which it follows",
        ),
        (
            [
                related("a", resolution=Resolution.TRUE, day="2027", implies=("bb",)),
                related("bb", resolution=Resolution.FALSE, day="2026"),
            ],
            "a",
            "this belief came true, but 'bb' (2026), which follows from it, came out false",
        ),
        (
            [
                related("a", resolution=Resolution.TRUE, exactly_one_of=("year",)),
                related("bb", resolution=Resolution.TRUE, exactly_one_of=("year",)),
            ],
            "bb",
            "this belief came true, but so did 'a', and only one of the two can",
        ),
        (
            [
                related("a", resolution=Resolution.FALSE, exactly_one_of=("year",)),
                related("bb", resolution=Resolution.FALSE, exactly_one_of=("year",)),
            ],
            "bb",
            "by the group 'year', of which exactly one belief is true, this one would have come",
        ),
        (
            [
                related("a", resolution=Resolution.TRUE, implies=("ccc",)),
                related("bb", resolution=Resolution.TRUE, excludes=("ccc",)),
                related("ccc"),
            ],
            "ccc",
            "by the outcomes of 'bb' and 'a', this belief would be true and false at once",
        ),
    ],
)
def test_what_cannot_be_is_reported_at_one_belief(
    beliefs: list[Belief], at: str, says: str
) -> None:
    [(name, text)] = found(a_site(*beliefs))
    assert name == at
    assert says in text


def test_a_normative_belief_has_no_truth_that_anything_could_follow_from() -> None:
    site = a_site(related("a", implies=("ought",)), a_belief("b", "ought", "normative"))
    assert found(site) == [
        (
            "a",
            "implies: ought is normative, so it is neither true nor false, and nothing follows "
            "from it; remove it here",
        )
    ]


def test_an_outcome_settles_a_rung_without_a_name_by_its_claim() -> None:
    first = replace(related("", ladder="it", rung="by 2028"), title="It comes. " * 20)
    first = replace(first, resolution=Resolution.TRUE)
    [(_name, text)] = found(a_site(first, related("bb", ladder="it", rung="by 2030")))
    assert text.startswith("'It comes. It comes. It comes. It comes. It comes. It comes …' came")
