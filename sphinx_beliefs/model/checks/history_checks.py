"""Entries of logs that git contradicts, and credences that are older than their claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.claim_edits import is_reworded
from sphinx_beliefs.model.past.suspicion import reworded_since
from sphinx_beliefs.model.problem import N_, Problem, Subtype
from sphinx_beliefs.model.records.record import found_in
from sphinx_beliefs.model.site.past_entries import contradicted_entries, versions_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_beliefs.model.problem import Finding
    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.site.site import Site


def find_history_problems(
    site: Site, beliefs: Iterable[Belief], is_on: Callable[[Subtype], bool]
) -> Iterator[Finding]:
    """Find the problems of some beliefs that the history of the site shows."""
    for belief in beliefs:
        for log, number, found in contradicted_entries(site, belief):
            said = log.entries[number]
            yield found_in(
                log,
                _contradiction(
                    said=said.credence.text,
                    date=said.date.iso,
                    was=found.credence.text,
                    since=found.since.isoformat(),
                    until=found.until.isoformat() if found.until is not None else "",
                ),
                log.places[number],
            )
        if is_on(Subtype.SUSPECT) and (problem := _suspicion(site, belief)) is not None:
            yield found_in(belief, problem)


def _contradiction(**values: str) -> Problem:
    message = N_(
        "the log says {said} for {date}, but in the history the page said {was} from {since} until "
        "{until}; write what it said then, or a later date"
    )
    if not values["until"]:
        message = N_(
            "the log says {said} for {date}, but in the history the page has said {was} since "
            "{since}; write what it said then, or a later date"
        )
    return Subtype.HISTORY.problem(message, **values)


def _suspicion(site: Site, belief: Belief) -> Problem | None:
    """The problem of a belief whose claim or criteria have changed since its last credence."""
    if not belief.is_open or belief.credence is None or not belief.credence.is_stated:
        return None
    versions = versions_of(site, belief)
    if not versions or not belief.credence.means_the_same(versions[-1].credence):
        return None  # it has just been moved, and is not committed yet
    entries = site.history(belief)
    found = reworded_since(versions, entries[-1].date.last_day if entries else None)
    if found is None:
        return None
    basis, changed = found
    values = {"stated": basis.day.isoformat(), "changed": changed.day.isoformat()}
    message = N_(
        "the claim was changed on {changed}, after its credence was stated on {stated}; log the "
        "credence that you have now, even if it is the same"
    )
    if not is_reworded(basis.claim, changed.claim):
        message = N_(
            "the criteria were changed on {changed}, after the credence was stated on {stated}; "
            "log the credence that you have now, even if it is the same"
        )
    return Subtype.SUSPECT.problem(message, **values)
