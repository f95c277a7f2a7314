"""The changes of beliefs, each with what was before it, in the order in which they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx_beliefs.model.past.suspicion import reworded_since
from sphinx_beliefs.past.version_events import changed_fields

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.model.past.versions import History, Version


class ChangeKind(Enum):
    """The sort of thing that a commit did to a belief."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"
    BACK = "back"


@dataclass(frozen=True, kw_only=True)
class BeliefChange:
    """A change of the belief of a name: the version since it, and the one before (None if it is
    new), and the fields that differ.

    Where the claim, or the criteria, have been others since this change and the last credence was
    stated before, ``stated`` is the version in which it was.
    """

    name: str
    kind: ChangeKind
    version: Version
    before: Version | None
    fields: tuple[str, ...]
    stated: Version | None = None


def changes_of(name: str, versions: Sequence[Version]) -> Iterator[BeliefChange]:
    """The changes of a belief, the oldest first."""
    doubt = reworded_since(versions)
    before: Version | None = None
    for version in versions:
        fields = changed_fields(before, version)
        kind = ChangeKind.CHANGED
        if version.is_gone:
            kind, fields = ChangeKind.REMOVED, ()
        elif before is None:
            kind = ChangeKind.NEW
        elif before.is_gone:
            kind = ChangeKind.BACK
        if kind is ChangeKind.CHANGED and not fields:
            continue  # only its log is another
        stated = doubt[0] if doubt is not None and doubt[1] is version else None
        yield BeliefChange(
            name=name, kind=kind, version=version, before=before, fields=fields, stated=stated
        )
        before = version


def newest_first(changes: Sequence[BeliefChange]) -> list[BeliefChange]:
    """The changes by day, the newest first; those of one day by their commits."""
    return sorted(
        changes, key=lambda change: (change.version.day, change.version.order), reverse=True
    )


def chosen_changes(
    history: History, *, page: str | None, since: datetime.date | None, prefix: str
) -> list[BeliefChange]:
    """The changes of all beliefs, or of those that are, or were at last, on a page, since a day;
    ``prefix`` is the path of the site in its repository.
    """
    return [
        change
        for name, versions in history
        if page is None or is_page(history.path_of(name), page, prefix)
        for change in changes_of(name, versions)
        if since is None or change.version.day >= since
    ]


def is_page(path: str, page: str, prefix: str = "") -> bool:
    """Return whether a file is a page, which is named as Sphinx calls it, as a file, or by a
    pattern of either.
    """
    inside = path.removeprefix(prefix)
    wanted = page.removeprefix("./").removeprefix("/")
    names = (path, inside, str(PurePosixPath(inside).with_suffix("")))
    return any(name == wanted or fnmatchcase(name, wanted) for name in names)
