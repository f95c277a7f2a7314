"""The author among the forecasters of a file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sphinx_beliefs.importing.file_members import shown
from sphinx_beliefs.importing.forecasts import UnreadableFile
from sphinx_beliefs.model.message import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.importing.forecasts import Chosen

#: The most names that a message lists.
_MOST_NAMES = 20


class Forecasters:
    """The people whose forecasts a file has, of whom one is the author.

    Where the author has not said who they are, it is the first one of the file, who then has to
    be the only one.
    """

    def __init__(self, chosen: Chosen) -> None:
        self._chosen = chosen.user
        self._key = None if chosen.user is None else _key(chosen.user)
        self._counts: Counter[str] = Counter()
        self._own: dict[str, bool] = {}
        self._is_found = False

    def is_author(self, name: str, number: str = "") -> bool:
        """Note a forecast of someone with a name, and perhaps an id; return whether it is one of
        the author's.
        """
        self._counts[name] += 1
        known = self._own.get(name)
        if known is None:
            keys = {_key(name), _key(number)} if number else {_key(name)}
            if self._key is None:
                self._key = _key(name)
            known = self._own[name] = self._key in keys
            self._is_found = self._is_found or known
        return known

    def is_named(self, name: str) -> bool:
        """Return whether a name is the author's, once their forecasts have been met."""
        return self._key == _key(name)

    @property
    def names(self) -> frozenset[str]:
        """All that have been met."""
        return frozenset(self._counts)

    def check(self, files: Sequence[str]) -> None:
        """Raise ``UnreadableFile`` if it is not known who the author is, or they are not there."""
        if not self._counts:
            return
        names, file = self._listed(), shown(", ".join(files))
        if self._chosen is None and len(self._own) > 1:
            message = N_(
                "{file} has forecasts of several people: {names}. Say which are yours, with --user "
                "and the name."
            )
            raise UnreadableFile(message, file=file, names=names)
        if not self._is_found:
            message = N_("{file} has no forecasts of {user}; it has those of {names}.")
            user = _name_shown(self._chosen or "")
            raise UnreadableFile(message, file=file, user=user, names=names)

    def _listed(self) -> str:
        """The names, those with most forecasts first."""
        listed = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        texts = [f"{_name_shown(name)} ({count})" for name, count in listed[:_MOST_NAMES]]
        return ", ".join([*texts, "…"] if len(listed) > _MOST_NAMES else texts)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _name_shown(name: str) -> str:
    return shown(name) or '""'
