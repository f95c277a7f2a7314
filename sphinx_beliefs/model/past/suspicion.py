"""Credences that may be of another claim: it was reworded after the last of them was stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.claim_edits import is_reworded

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from sphinx_beliefs.model.past.versions import Version


def reworded_since(
    versions: Sequence[Version], affirmed: datetime.date | None = None
) -> tuple[Version, Version] | None:
    """The version in which the last credence of a belief was stated, and the one since which its
    claim, or its resolution criteria, are others; None if they still are the same.

    ``versions`` are all of the belief, the oldest first. What it said on the last day for which its
    log has a credence was meant: that day is ``affirmed``, if the log is not all committed.
    """
    if not versions or versions[-1].is_gone:
        return None
    logged = (entry.date.last_day for entry in versions[-1].logged)
    days = [day for day in (affirmed, *logged) if day is not None]
    stated = _last_stated(versions, max(days, default=None))
    if stated is None:
        return None
    basis = versions[stated]
    found = None
    for version in reversed(versions[stated + 1 :]):
        if version.is_gone or not _is_another(basis, version):
            break
        found = version
    return (basis, found) if found is not None else None


def _last_stated(versions: Sequence[Version], affirmed: datetime.date | None) -> int | None:
    """The number of the version in which the last credence was stated; None if there is none."""
    now = versions[-1].credence
    if now is None or not now.is_stated:
        return None
    number = len(versions) - 1
    while number and now.means_the_same(versions[number - 1].credence):
        number -= 1
    if affirmed is not None:
        for later in range(number + 1, len(versions)):
            if versions[later].day <= affirmed:
                number = later
    return number


def _is_another(basis: Version, version: Version) -> bool:
    """Return whether another claim is made, or it is decided in another way."""
    if basis.criteria and version.criteria != basis.criteria:
        return True
    return is_reworded(basis.claim, version.claim)
