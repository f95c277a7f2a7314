"""The history of beliefs as git has it: what each said from which commit on."""

from __future__ import annotations

import datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from sphinx_beliefs.model.notation.credence import Credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.logs import LogEntry
from sphinx_beliefs.model.records.record import QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_beliefs.model.message import Message


class NoHistory(Exception):  # noqa: N818 - it is not an error of a program
    """There is no history to be read; ``message`` is a sentence that says why and what to do, with
    ``values`` to be filled in.
    """

    def __init__(self, message: Message, **values: str) -> None:
        super().__init__(message)
        self.message = message
        self.values = values


class Version(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a belief says from a commit on, since something of it has changed there.

    ``commit`` is the whole hash, ``day`` the day on which the author wrote it, where they were, and
    ``author`` their name by the mailmap. ``order`` counts the commits, so that the versions of all
    beliefs can be put in one order; ``path`` is the file in the repository. ``criteria`` is a
    digest of the resolution criteria, empty for none, and ``logged`` are the entries of a log in
    it, without their reasons. A belief that ``is_gone`` is on no page any more.
    """

    commit: str
    day: datetime.date
    author: str
    order: int
    path: str
    name: str = ""
    claim: str = ""
    credence: Credence | None = None
    resolution: Resolution | None = None
    resolve_by: Date | None = None
    criteria: str = ""
    logged: tuple[LogEntry, ...] = ()
    is_gone: bool = False


class History(Struct, frozen=True, kw_only=True):
    """The versions of each belief, the oldest first, by its name.

    A belief without a name has the one that its claim gives (``name_of_claim``); ``former`` are
    other names that beliefs have had, with the names that they have now. ``moved_to`` are the files
    of beliefs that have been moved since their last version. ``head`` is the commit
    that is checked out, and ``prefix`` the path of the site in the repository (empty, or with a
    slash at its end). A repository that ``is_shallow`` lacks what was before; ``missing`` is the
    number of old files that a partial clone has not fetched.
    """

    of_name: dict[str, tuple[Version, ...]]
    former: dict[str, str]
    head: str
    moved_to: dict[str, str] = {}
    prefix: str = ""
    is_shallow: bool = False
    missing: int = 0

    def of(self, name: str, claim: str = "") -> tuple[Version, ...]:
        """The versions of the belief of a name, or of the one that makes a claim if there is none
        of that name: it may be about to get it. None if it is not in the history.
        """
        for key in filter(None, (name, name_of_claim(claim))):
            if found := self.of_name.get(key) or self.of_name.get(self.former.get(key, "")):
                return found
        return ()

    def path_of(self, name: str) -> str:
        """The file in which the belief of a name stands, or stood at last."""
        return self.moved_to.get(name) or self.of_name[name][-1].path

    def __iter__(self) -> Iterator[tuple[str, tuple[Version, ...]]]:
        """Each name with its versions."""
        return iter(self.of_name.items())


@lru_cache(maxsize=1 << 15)
def name_of_claim(claim: str) -> str:
    """The name by which a belief without one is known."""
    return slug(QUOTED.sub(lambda match: match["target"], claim))
