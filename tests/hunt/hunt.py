"""A long run of the machine that edits, with seeds of its own: ``tox run -e hunt``.

Each seed is a run of its own. A finding is printed with the edits that lead to it, and the hunt
goes on with the next seed. ``--shrink --seed 5`` makes the list of edits of a finding as short as it
can be, which takes minutes.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import astuple, dataclass

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test
from machine import FIGURES, EditingMachine, Figures, step


class LongMachine(EditingMachine):
    """The machine of the tests, which also kills builds by the clock.

    Where that hits depends on the day, so the tests do without.
    """

    @step(output=st.sampled_from(["html", "other", "dirhtml"]), after=st.floats(0.03, 0.4))
    def kill_a_build_by_the_clock(self, output: str, after: float) -> None:
        """After so many seconds, whatever it is doing."""
        self.note_harm(output, self.run_build(output, kill_after=after))


@dataclass
class Run:
    """What came of one seed; ``finding`` is empty where every build was as it should be."""

    seed: int
    figures: Figures
    finding: str


def run(number: int, examples: int, steps: int, *, shrink: bool) -> Run:
    """Let the machine edit some sites."""
    before = astuple(FIGURES)
    finding = ""
    try:
        run_state_machine_as_test(
            seed(number)(type("Machine", (LongMachine,), {})),
            settings=settings(
                max_examples=examples,
                stateful_step_count=steps,
                database=None,
                deadline=None,
                print_blob=False,
                phases=[Phase.generate, Phase.shrink] if shrink else [Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a finding
        finding = "".join(traceback.format_exception(error, limit=-1, chain=False))
    done = (after - then for after, then in zip(astuple(FIGURES), before, strict=True))
    return Run(number, Figures(*done), finding)


def main() -> int:
    """Print the findings and the figures; the exit status says whether there are findings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=20, help="begin no seed after these")
    parser.add_argument("--examples", type=int, default=20, help="sites for each seed")
    parser.add_argument("--steps", type=int, default=40, help="edits and builds for each site")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--seed", type=int, action="append", help="only this one; repeatable")
    parser.add_argument("--shrink", action="store_true", help="make findings short")
    options = parser.parse_args()
    start = time.monotonic()
    total, findings = Figures(), 0
    seeds = options.seed or [random.randrange(10**9) for _ in range(1000)]
    running: set[Future[Run]] = set()
    with ProcessPoolExecutor(options.jobs) as pool:
        while True:
            is_time = time.monotonic() - start < options.minutes * 60
            while is_time and seeds and len(running) < options.jobs:
                how = (options.examples, options.steps)
                running.add(pool.submit(run, seeds.pop(), *how, shrink=options.shrink))
            if not running:
                break
            ended, running = wait(running, return_when=FIRST_COMPLETED)
            for future in ended:
                result = future.result()
                sums = zip(astuple(total), astuple(result.figures), strict=True)
                total = Figures(*map(sum, sums))
                findings += bool(result.finding)
                say(
                    f"seed {result.seed}: {'FINDING' if result.finding else 'well'}; so far {total}"
                )
                if result.finding:
                    say(result.finding)
    minutes = (time.monotonic() - start) / 60
    say(f"{total} in {minutes:.1f} minutes, {findings} findings")
    return bool(findings)


def say(text: str) -> None:
    """Print at once: a hunt is long."""
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
