"""What the history of a site shows of its beliefs: of the entries of their logs, and of credences
that are older than the claims they stand beside.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sphinx_beliefs.model.past.vouching import contradicted, vouched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.model.past.versions import Version
    from sphinx_beliefs.model.past.vouching import Contradicted
    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.records.logs import CredenceLog, LogEntry, Vouched
    from sphinx_beliefs.model.site.site import Site


def versions_of(site: Site, belief: Belief) -> Sequence[Version]:
    """The versions of a belief in the history of the site, the oldest first; none if they may be
    those of another.
    """
    if site.past is None:
        return ()
    if belief.name:
        meant = site.finder.find_belief(belief.name)
        is_meant = meant is not None and _place(meant) == _place(belief)
        return site.past.of(belief.name, "") if is_meant else ()
    beliefs = site.contents.on(belief.docname).items
    if any(other.title == belief.title and other is not belief for other in beliefs):
        return ()
    # Another page may make the same claim.
    versions = site.past.of("", site.title(belief))
    return versions if versions and _is_at(belief, versions[-1].path) else ()


def _place(belief: Belief) -> tuple[str, str]:
    return belief.docname, belief.anchor


def _is_at(belief: Belief, path: str) -> bool:
    """Return whether a belief is written in the file of a path in the repository."""
    if source := belief.place.source:
        return Path(source).as_posix().endswith(f"/{path}")
    return f"/{PurePosixPath(path).with_suffix('')}".endswith(f"/{belief.docname}")


def vouched_entries(site: Site, belief: Belief) -> tuple[Vouched | None, ...]:
    """The commits that bear out the entries of the log in a belief, in the order in which these are
    written; empty if there is none.
    """
    log = _log_in(site, belief)
    if log is None or site.past is None:
        return ()
    found = vouched(log.entries, versions_of(site, belief))
    if not site.past.is_linked:
        # A page that does not lead to commits does not change with them.
        found = [one and replace(one, commit="") for one in found]
    return tuple(found) if any(found) else ()


def contradicted_entries(
    site: Site, belief: Belief
) -> Iterator[tuple[CredenceLog, int, Contradicted]]:
    """Find the entries of the log in a belief that the history contradicts, each with its log and
    its number there (from 0).
    """
    log = _log_in(site, belief)
    if log is None:
        return
    for number, found in contradicted(log.entries, versions_of(site, belief)):
        if not _is_outcome(belief, log.entries[number]):
            yield log, number, found


def _log_in(site: Site, belief: Belief) -> CredenceLog | None:
    """The log in a belief. Of one that stands elsewhere, the history does not know the entries."""
    log = site.logbook.log_of(belief)
    return log if log is not None and log.belief_anchor else None


def _is_outcome(belief: Belief, entry: LogEntry) -> bool:
    """Return whether an entry may be about what a belief came to, which its credence is not."""
    end = belief.resolved.first_day if belief.resolved is not None else None
    last = entry.date.last_day
    return end is not None and last is not None and last >= end
