"""A machine edits a site, and every build of it gives what a build from nothing gives.

The test always makes the same edits. ``tox run -e hunt`` makes others, for as long as you let it.
"""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from machine import EditingMachine


def test_after_any_edits_a_build_gives_what_a_build_from_nothing_gives() -> None:
    run_state_machine_as_test(
        seed(0)(type("Machine", (EditingMachine,), {})),
        settings=settings(
            max_examples=5,  # the first of them is always the simplest, in which nothing happens
            stateful_step_count=15,
            database=None,
            deadline=None,
            # A finding takes minutes to be made as short as it can be: that is for the long run.
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
