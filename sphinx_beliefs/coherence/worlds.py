"""The worlds that are possible under the relations of a system, and the best of them for a bet.

Where there are few, all are listed. Where there are many, the best is found by mixed-integer
programming, which is exact.
"""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_beliefs.coherence.systems import NoWorldError, OutOfTimeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from scipy.optimize import LinearConstraint

    from sphinx_beliefs.coherence.systems import System

    Floats = NDArray[np.float64]

#: The most worlds that are listed, and the most steps that are taken to list them.
_MOST_LISTED = 1024
_MOST_STEPS = 20_000

World = tuple[bool, ...]


class Clock:
    """The time that is left for a system: that of this process, so that a busy machine finds out as
    much as another.
    """

    def __init__(self, seconds: float) -> None:
        # What has to be imported is not the system's fault.
        import scipy.optimize
        import scipy.sparse  # noqa: F401

        self._end = time.process_time() + seconds

    @property
    def left(self) -> float:
        """The seconds that are left; raises OutOfTimeError if there are none."""
        left = self._end - time.process_time()
        if left <= 0:
            raise OutOfTimeError
        return left


class Worlds:
    """The possible worlds of a system.

    A world is seen as its ``features``: 1 or 0 for each claim, and then for each pair of ``given``
    whether both are true.
    """

    def __init__(self, system: System, clock: Clock) -> None:
        self.system = system
        self.clock = clock
        self.size = len(system.credences)
        self.pairs = system.given
        listed = _listed(system)
        if listed is not None and not listed:
            raise NoWorldError
        self.listed = listed

    def features(self, worlds: Sequence[World]) -> Floats:
        """The features of some worlds, a row each."""
        import numpy as np

        truths = np.array(worlds, dtype=float).reshape(len(worlds), self.size)
        both = [truths[:, [claim]] * truths[:, [given]] for claim, given in self.pairs]
        return np.hstack([truths, *both])

    @cached_property
    def _all_features(self) -> Floats:
        return self.features(self.listed or ())

    def best(self, gains: Floats) -> World:
        """The world in which the sum of ``gains``, one for each feature, is greatest."""
        if self.listed is not None:
            return self.listed[int((self._all_features @ gains).argmax())]
        return self._best_of_many(gains)

    def _best_of_many(self, gains: Floats) -> World:
        import numpy as np
        from scipy.optimize import Bounds, milp

        low = [0.0] * len(gains)
        high = [1.0] * len(gains)
        for claim in range(self.size):
            truth = self.system.known_of(claim)
            if truth is not None:
                low[claim] = high[claim] = float(truth)
        found = milp(
            -gains,
            integrality=np.array([1] * self.size + [0] * len(self.pairs)),
            bounds=Bounds(low, high),
            constraints=self._constraints,
            options={"time_limit": self.clock.left, "mip_rel_gap": 0.0},
        )
        if found.status == 2:
            raise NoWorldError
        if found.status != 0:
            raise OutOfTimeError
        return tuple(bool(value > 0.5) for value in found.x[: self.size])

    @cached_property
    def _constraints(self) -> LinearConstraint:
        """The relations, and that a pair is true if and only if both of its claims are."""
        from scipy.optimize import LinearConstraint
        from scipy.sparse import csr_array

        rows = list(self._rows())
        data, columns, starts = [], [], [0]
        for weights, _low, _high in rows:
            columns += list(weights)
            data += list(weights.values())
            starts.append(len(columns))
        shape = (len(rows), self.size + len(self.pairs))
        matrix = csr_array((data, columns, starts), shape=shape)
        return LinearConstraint(matrix, [low for _, low, _ in rows], [high for *_, high in rows])

    def _rows(self) -> Iterator[tuple[dict[int, float], float, float]]:
        for first, second in self.system.implies:
            yield {first: 1.0, second: -1.0}, -1.0, 0.0
        for first, second in self.system.excludes:
            yield {first: 1.0, second: 1.0}, 0.0, 1.0
        for claims in self.system.exactly_one:
            yield dict.fromkeys(claims, 1.0), 1.0, 1.0
        for number, (claim, given) in enumerate(self.pairs, start=self.size):
            yield {number: 1.0, claim: -1.0}, -1.0, 0.0
            yield {number: 1.0, given: -1.0}, -1.0, 0.0
            yield {claim: 1.0, given: 1.0, number: -1.0}, 0.0, 1.0


def is_possible(system: System, world: World) -> bool:
    """Return whether a world agrees with all relations of a system, and with what is known."""
    return (
        all(world[second] for first, second in system.implies if world[first])
        and not any(world[first] and world[second] for first, second in system.excludes)
        and all(sum(world[claim] for claim in claims) == 1 for claims in system.exactly_one)
        and all(truth is None or truth is world[claim] for claim, truth in enumerate(system.known))
    )


# -- listing --------------------------------------------------------------------------------------


def _listed(system: System) -> list[World] | None:
    """All possible worlds; None if they are many."""
    steps = Following(system)
    found: list[World] = []
    known = {claim: truth for claim, truth in enumerate(system.known) if truth is not None}
    start = steps.follow({}, known)
    waiting = [start] if start is not None else []
    for _step in range(_MOST_STEPS):
        if not waiting:
            return found
        truths = waiting.pop()
        free = next((at for at in range(len(system.credences)) if at not in truths), None)
        if free is None:
            found.append(tuple(truths[at] for at in range(len(system.credences))))
            if len(found) > _MOST_LISTED:
                return None
            continue
        for truth in (False, True):
            after = steps.follow(truths, {free: truth})
            if after is not None:
                waiting.append(after)
    return None


class Following:
    """Finds what follows from the truth of claims, one relation at a time."""

    def __init__(self, system: System) -> None:
        self._then: dict[tuple[int, bool], list[tuple[int, bool]]] = {}
        for first, second in system.implies:
            self._then.setdefault((first, True), []).append((second, True))
            self._then.setdefault((second, False), []).append((first, False))
        for first, second in system.excludes:
            self._then.setdefault((first, True), []).append((second, False))
            self._then.setdefault((second, True), []).append((first, False))
        self._sets: dict[int, list[tuple[int, ...]]] = {}
        for claims in system.exactly_one:
            for claim in claims:
                self._sets.setdefault(claim, []).append(claims)

    def follow(self, truths: dict[int, bool], more: dict[int, bool]) -> dict[int, bool] | None:
        """The truths of claims, and ``more``, and all that follow; None if they contradict."""
        found = dict(truths)
        waiting = list(more.items())
        while waiting:
            claim, truth = waiting.pop()
            if claim in found:
                if found[claim] is not truth:
                    return None
                continue
            found[claim] = truth
            waiting += self._then.get((claim, truth), ())
            for claims in self._sets.get(claim, ()):
                settled = _settled_of(claims, found)
                if settled is None:
                    return None
                waiting += settled
        return found


def _settled_of(claims: Sequence[int], truths: dict[int, bool]) -> list[tuple[int, bool]] | None:
    """What follows for claims of which exactly one is true; None for a contradiction."""
    are_true = [claim for claim in claims if truths.get(claim)]
    free = [claim for claim in claims if claim not in truths]
    if len(are_true) > 1 or not (are_true or free):
        return None
    if are_true:
        return [(claim, False) for claim in free]
    return [(free[0], True)] if len(free) == 1 else []
