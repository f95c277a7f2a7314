"""The author among the forecasters of a file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinx_beliefs.importing.file_members import shown
from sphinx_beliefs.importing.forecasts import UnreadableFile
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The most names that a message lists.
_MOST_NAMES = 20


class Forecasters:
    """The people whose forecasts a file has, of whom one is the author.

    Where the author has not said who they are (``user``), they are the only one. A bot is the
    author only if they say so.
    """

    def __init__(self, user: str | None) -> None:
        self._user = user
        self._key = None if user is None else _key(user)
        self._people: Counter[str] = Counter()
        self._bots: Counter[str] = Counter()
        self._own: dict[tuple[str, str, bool], bool] = {}
        self._is_found = False

    def is_author(self, name: str, number: str = "", *, is_bot: bool = False) -> bool:
        """Note a forecast of someone with a name, and perhaps an id; return whether it is one of
        the author's.
        """
        (self._bots if is_bot else self._people)[name or number] += 1
        own = self._own.get((name, number, is_bot))
        if own is None:
            if self._key is None and not is_bot:
                self._key = _key(number or name)
            own = self._own[name, number, is_bot] = self.is_named(name, number)
            self._is_found = self._is_found or own
        return own

    def is_named(self, name: str, number: str = "") -> bool:
        """Return whether a name or an id is the author's, as far as they are known."""
        return self._key is not None and self._key in {_key(name), _key(number or name)}

    @property
    def names(self) -> frozenset[str]:
        """All that have been met."""
        return frozenset(self._people) | frozenset(self._bots)

    def check(self, files: Sequence[str]) -> None:
        """Raise ``UnreadableFile`` if it is not known who the author is, or they are not there."""
        file, names = shown(", ".join(files)), self._listed()
        people = {who for who in self._own if not who[2]}
        if self._user is None and (len(people) > 1 or (self._bots and not people)):
            message = N_(
                "{file} has forecasts of several people: {names}. Say which are yours, with --user "
                "and the name."
            )
            raise UnreadableFile(message, file=file, names=names)
        if self._own and not self._is_found:
            message = N_("{file} has no forecasts of {user}; it has those of {names}.")
            user = _name_shown(self._user or "")
            raise UnreadableFile(message, file=file, user=user, names=names)

    def _listed(self) -> str:
        """The names, people before bots and those with most forecasts first."""
        listed = [
            f"{_name_shown(name)} ({count})"
            for counts in (self._people, self._bots)
            for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        ]
        return ", ".join([*listed[:_MOST_NAMES], "…"] if len(listed) > _MOST_NAMES else listed)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _name_shown(name: str) -> str:
    return shown(name) or '""'
