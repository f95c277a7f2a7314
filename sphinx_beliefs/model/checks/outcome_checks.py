"""Open beliefs whose outcome follows from that of another, and outcomes that contradict others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.problem import N_, Finding, Subtype
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.record import found_in
from sphinx_beliefs.model.site.settled_outcomes import outcomes
from sphinx_beliefs.model.site.site import once_a_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_beliefs.model.message import Message
    from sphinx_beliefs.model.problem import Problem
    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.site.settled_outcomes import Clash, Settled
    from sphinx_beliefs.model.site.site import Site

#: The length to which a claim is cut in a warning, in characters.
_SHOWN = 60


def find_outcome_problems(site: Site, belief: Belief) -> Iterator[Finding]:
    """Find what the outcomes of others say about a belief."""
    key = (belief.docname, belief.anchor)
    if (settled := _settled(site).get(key)) is not None:
        yield found_in(belief, _to_be_written(site, settled))
    if (clash := _clashes(site).get(key)) is not None:
        yield found_in(belief, _contradiction(site, clash))


@once_a_site
def _settled(site: Site) -> Mapping[tuple[str, str], Settled]:
    return {(one.belief.docname, one.belief.anchor): one for one in outcomes(site).settled}


@once_a_site
def _clashes(site: Site) -> Mapping[tuple[str, str], Clash]:
    return {(one.belief.docname, one.belief.anchor): one for one in outcomes(site).clashes}


def _to_be_written(site: Site, settled: Settled) -> Problem:
    """The problem of an open belief whose outcome is known."""
    lines = f":resolution: {settled.resolution.value}"
    if settled.resolved is not None:
        lines += f", :resolved: {settled.resolved.iso}"
    message = _why_settled(settled)
    return Subtype.SETTLED.problem(
        message,
        because=_called(site, settled.because),
        group=repr(settled.group),
        lines=lines,
    )


def _why_settled(settled: Settled) -> Message:
    is_true = settled.resolution is Resolution.TRUE
    if settled.resolution is Resolution.ANNULLED:
        return N_(
            "{because} came out false, and the credence of this belief is conditional on it, so "
            "this was never put to the test: write {lines}"
        )
    if settled.group and is_true:
        return N_(
            "the other beliefs of the group {group} came out false, the last of them {because}, so "
            "this one is true: write {lines}"
        )
    if settled.group:
        return N_(
            "all but one of the beliefs of the group {group} came out false, the last of them "
            "{because}; the one that is left is true, so this one is false: write {lines}"
        )
    if settled.because.resolution is Resolution.FALSE:
        return N_("{because} came out false, so this one is false as well: write {lines}")
    if is_true:
        return N_("{because} came true, so this one is true as well: write {lines}")
    return N_("{because} came true, so this one cannot be true: write {lines}")


def _contradiction(site: Site, clash: Clash) -> Problem:
    """The problem of outcomes that cannot all be so."""
    if clash.other is not None:
        message = N_(
            "by the outcomes of {because} and {other}, this belief would be true and false at "
            "once; correct an outcome, or what is said of how they hang together"
        )
    elif clash.group:
        message = N_(
            "by the group {group}, of which exactly one belief is true, this one would have come "
            "true; correct an outcome, or the group"
        )
    elif clash.follows:
        message = N_(
            "this belief came out false, but {because} came true, from which it follows; correct "
            "an outcome, or what is said of how they hang together"
        )
    elif clash.because.resolution is Resolution.FALSE:
        message = N_(
            "this belief came true, but {because}, which follows from it, came out false; correct "
            "an outcome, or what is said of how they hang together"
        )
    else:
        message = N_(
            "this belief came true, but so did {because}, and only one of the two can; correct an "
            "outcome, or what is said of how they hang together"
        )
    other = _called(site, clash.other) if clash.other is not None else ""
    return Subtype.SETTLED.problem(
        message, because=_called(site, clash.because), other=other, group=repr(clash.group)
    )


def _called(site: Site, belief: Belief) -> str:
    """The name of a belief, or else its claim, with the day of its outcome."""
    claim = belief.name or site.title(belief)
    shown = repr(claim if len(claim) <= _SHOWN else f"{claim[: _SHOWN - 2]} …")
    return shown if belief.resolved is None else f"{shown} ({belief.resolved.iso})"
