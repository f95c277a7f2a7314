"""The problems between pages: found when pages have been read, kept, and reported.

They are found again only for pages on which they may have changed. Like Sphinx's own checks of
consistency, all of them are reported whenever something has been read.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.late import Late
from sphinx_beliefs.model.checks.all_checks import find_problems_of
from sphinx_beliefs.model.problem import N_, Place, Subtype
from sphinx_beliefs.model.records.questions import TOCTREE, Quote
from sphinx_beliefs.model.site.page_keys import RELATED, SUPERSEDED
from sphinx_beliefs.reporting import location_of, warn

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.problem import Finding
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.site.changes import Change
    from sphinx_beliefs.scoring.score_needs import can_compute
else:
    # Needed only where something is computed.
    can_compute = Late("sphinx_beliefs.scoring.score_needs:can_compute")


def report_problems(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn of problems between pages, or with the day, in the order of docnames."""
    domain = beliefs_domain(env)
    kept = domain.settled.problems_on(_day(domain), domain.output.judge)
    found = kept if kept is not None else _problems_on(domain, domain.settled.keys)
    for docname in sorted(found):
        for problem, _docname, place in found[docname]:
            warn(problem, location_of(docname, place))
    if not domain.settled.is_used:
        _report_toctrees(domain)


def _report_toctrees(domain: BeliefsDomain) -> None:
    """Warn of toctrees that name generated pages, on a site that has none yet."""
    message = N_(
        "toctree: {page} is made once the site has a topic or a belief; until then, remove it"
    )
    for docname in sorted(domain.store.pages):
        for quote, place in domain.store.shown(docname).items():
            if isinstance(quote, Quote) and quote.role == TOCTREE:
                problem = Subtype.UNKNOWN_NAME.problem(message, page=quote.target)
                warn(problem, location_of(docname, place or Place()))


def find_all_problems(domain: BeliefsDomain) -> None:
    """Find the problems of all pages, and keep them."""
    settled = domain.settled
    settled.note_problems(_day(domain), _problems_on(domain, settled.keys))


def find_problems_again(domain: BeliefsDomain, read: Set[str], change: Change) -> None:
    """Find the problems again on the pages on which they may have changed.

    These are the pages that have been read and those around them, since a message may name a line
    of another page; and if anything has changed, those with views, and those that have a problem,
    since a message may suggest any name of the site.
    """
    settled, day = domain.settled, _day(domain)
    kept = settled.problems_on(day, domain.output.judge)
    if kept is None:
        find_all_problems(domain)
        return
    own = [settled.keys[docname] for docname in read if docname in settled.keys]
    pages = set(read) | settled.directory.around(
        (key for keys in own for key in keys.defines),
        (key for keys in own for key in keys.mentions),
    )
    if change:
        pages |= {*change.concerned(settled.directory), *settled.directory.with_views, *kept}
        # A circle is reported where it begins, which may be far from where it was closed.
        if not pages.isdisjoint(superseded := settled.directory.defining(SUPERSEDED)):
            pages.update(superseded)
        # So is what follows from relations: an outcome, or a circle, may concern a whole group.
        related = settled.directory.defining(RELATED)
        if related and not pages.isdisjoint(related):
            named = (name for docname in related for name in settled.keys[docname].mentions)
            pages |= {*related, *settled.directory.around((), named)}
    others = {docname: findings for docname, findings in kept.items() if docname not in pages}
    found = others | _problems_on(domain, pages & settled.keys.keys())
    if found != kept:
        settled.note_problems(day, found)


def _problems_on(domain: BeliefsDomain, docnames: Iterable[str]) -> dict[str, list[Finding]]:
    """The problems on pages, for each that has any."""
    found = {}
    for docname in docnames:
        mentions = domain.store.mentions_in(domain.output.judge, docname)
        findings = find_problems_of(
            domain.site,
            docname,
            mentions=mentions,
            where=partial(_where, domain.env),
            is_on=partial(_is_on, domain),
        )
        if listed := list(findings):
            found[docname] = listed
    return found


def _where(env: BuildEnvironment, record: Record) -> str:
    source = record.place.source or str(env.doc2path(record.docname, base=False))
    return f"{source}:{record.place.line}"


def _day(domain: BeliefsDomain) -> str:
    """The day of the build, what git may say since then, and whether scores can be computed, as
    problems depend on them.
    """
    has_extra = domain.settled.is_computed and can_compute()
    day = domain.options.day.isoformat() + " scores" * has_extra
    return f"{day} {domain.past.state}" if domain.past is not None else day


def _is_on(domain: BeliefsDomain, subtype: Subtype) -> bool:
    """Return whether problems of a subtype are reported on this site."""
    return subtype.is_on or subtype.code in domain.options.checks
