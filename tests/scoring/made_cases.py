"""Cases as tests of scores write them."""

from __future__ import annotations

import datetime

from sphinx_beliefs.scoring.cases import Case, CaseState, Decided, Step


def a_day(written: str) -> datetime.date:
    return datetime.date.fromisoformat(written)


def decided(
    percents: str, outcome: bool, resolved: str | None = None, *, anchor: str = "b"
) -> Decided:
    """What was forecast: ``2026-01-01 70, 2026-02-01 80``, or ``70``."""
    steps = []
    for written in percents.split(", "):
        day, _space, percent = written.rpartition(" ")
        low, _dash, high = percent.partition("-")
        ends = (float(low) / 100, float(high or low) / 100)
        steps.append(Step(*ends, a_day(day) if day else None))
    return Decided(
        docname="a",
        anchor=anchor,
        outcome=outcome,
        steps=tuple(steps),
        resolved=a_day(resolved) if resolved else None,
    )


def scored(one: Decided, **fields: object) -> Case:
    return Case(state=CaseState.SCORED, decided=one, **fields)
