"""The values that are settled once all pages have been read, and kept for the builds that follow.

Each of them is kept packed, and read only by a build that needs it. A build in which nothing has
changed needs only the objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple
from uuid import uuid4

from sphinx_beliefs.late import Late
from sphinx_beliefs.storage.packing import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_beliefs.doctree.conditions import Judge
    from sphinx_beliefs.model.problem import Finding
    from sphinx_beliefs.model.site.changes import Change
    from sphinx_beliefs.model.site.directory import Directory
    from sphinx_beliefs.model.site.page_keys import PageKeys
else:
    # Not needed by a build in which nothing has changed.
    Directory = Late("sphinx_beliefs.model.site.directory:Directory")

_CHANGES = Late("sphinx_beliefs.storage.kept_types:CHANGES")
_KEYS = Late("sphinx_beliefs.storage.kept_types:KEYS")
_PROBLEMS = Late("sphinx_beliefs.storage.kept_types:PROBLEMS")

#: An object as Sphinx expects it for the inventory and the search: name, displayed name, type,
#: docname, anchor, priority.
ObjectEntry = tuple[str, str, str, str, str, int]

#: The most changes that are kept. Outputs that are further behind compare all pages.
_MOST_CHANGES = 8

#: The most pages in a change that is kept; comparing all pages is then no slower.
_MOST_PAGES = 500


class Outline(NamedTuple):
    """The parts of a page that pages without any record of ours show as well: its title, and a
    digest of all that navigation may show of it.
    """

    title: str = ""
    navigation: str = ""


class Unchanged:
    """Stands for the change since a reading, if there is none."""

    def __bool__(self) -> Literal[False]:
        return False


class States(NamedTuple):
    """The number of topics of a site, and of those that are stubs, or unfinished."""

    topics: int = 0
    stubs: int = 0
    unfinished: int = 0


def initial_settled() -> dict[str, Any]:
    """The values of a site before any page is read."""
    return {
        "reading": "",
        "changes": pack([]),
        "keys": pack({}),
        "outlines": pack({}),
        "known": pack([]),
        "objects": pack([]),
        "problems": pack({}),
        "states": pack(States()),
        # Whether there is any topic or belief, and a digest of what navigation shows of all pages.
        "is_used": False,
        # Whether anything is computed with the packages of an extra.
        "is_computed": False,
        "navigation": "",
        # All conditions of the site, those that held when the values were settled, and the day.
        "conditions": (),
        "held": "",
        "day": "",
    }


class Settled:
    """The values of the whole site, in the data that Sphinx pickles for the domain."""

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data
        self._read: dict[str, Any] = {}

    def _get(self, name: str, kind: Any) -> Any:
        if name not in self._read:
            self._read[name] = unpack(self._data[name], kind)
        return self._read[name]

    def _set(self, name: str, value: Any) -> None:
        self._read[name] = value
        self._data[name] = pack(value)

    # -- readings -------------------------------------------------------------------------

    @property
    def reading(self) -> str:
        """A token that changes whenever pages change for others; empty before the first reading."""
        return str(self._data["reading"])

    def note_change(self, change: Change | None) -> None:
        """Begin a new reading; None stands for a change of which nothing is known."""
        if change is None or len(change.pages) > _MOST_PAGES:
            changes = []
        else:
            changes = [*self._changes, (self.reading, change)][-_MOST_CHANGES:]
        self._set("changes", changes)
        self._data["reading"] = uuid4().hex

    def change_since(self, reading: str | None) -> Change | Unchanged | None:
        """All that has changed since a reading; None if that is not known any more."""
        if reading == self.reading:
            return Unchanged()
        found: Change | None = None
        for before, change in reversed(self._changes):
            found = change if found is None else found | change
            if before == reading:
                return found
        return None

    @property
    def _changes(self) -> list[tuple[str, Change]]:
        found: list[tuple[str, Change]] = self._get("changes", _CHANGES)
        return found

    # -- conditions -----------------------------------------------------------------------

    def held_in(self, judge: Judge) -> str:
        """A text of the conditions of the site that hold in this build; empty if there are none."""
        conditions = self._data["conditions"]
        return repr(judge.verdicts(conditions)) if conditions else ""

    def is_for(self, judge: Judge) -> bool:
        """Return whether the values are of this site as it is in this build: it has been read, and
        the same conditions hold as when they were settled.
        """
        return bool(self.reading) and self._data["held"] == self.held_in(judge)

    def note_conditions(self, judge: Judge) -> None:
        """Keep all conditions of the site, and those that hold."""
        found = {each: None for keys in self.keys.values() for each in keys.conditions}
        self._data["conditions"] = tuple(found)
        self._data["held"] = self.held_in(judge)

    # -- small values ------------------------------------------------------------------------

    @property
    def is_used(self) -> bool:
        """True if there is any topic or belief; without one, there are no generated pages."""
        return bool(self._data["is_used"])

    @is_used.setter
    def is_used(self, is_used: bool) -> None:
        self._data["is_used"] = is_used

    @property
    def is_computed(self) -> bool:
        """True if pages show scores, or beliefs state how they hang together."""
        return bool(self._data["is_computed"])

    @is_computed.setter
    def is_computed(self, is_computed: bool) -> None:
        self._data["is_computed"] = is_computed

    @property
    def navigation(self) -> str:
        """A digest of all that navigation shows of the site."""
        return str(self._data["navigation"])

    @navigation.setter
    def navigation(self, navigation: str) -> None:
        self._data["navigation"] = navigation

    # -- values ---------------------------------------------------------------------------

    @property
    def keys(self) -> Mapping[str, PageKeys]:
        """The keys of all pages with a note."""
        found: Mapping[str, PageKeys] = self._get("keys", _KEYS)
        return found

    @keys.setter
    def keys(self, keys: Mapping[str, PageKeys]) -> None:
        self._set("keys", keys)
        self._read.pop("directory", None)

    @property
    def directory(self) -> Directory:
        """Finds pages by their keys."""
        if "directory" not in self._read:
            self._read["directory"] = Directory(lambda: self.keys)
        found: Directory = self._read["directory"]
        return found

    @property
    def outlines(self) -> Mapping[str, Outline]:
        """The outlines of all pages."""
        found: Mapping[str, Outline] = self._get("outlines", dict[str, Outline])
        return found

    @outlines.setter
    def outlines(self, outlines: Mapping[str, Outline]) -> None:
        self._set("outlines", outlines)

    @property
    def known(self) -> Sequence[tuple[str, str]]:
        """The names that Sphinx itself knows, of those that have a meaning here as well, each after
        the page that refers to it.
        """
        found: Sequence[tuple[str, str]] = self._get("known", list[tuple[str, str]])
        return found

    @known.setter
    def known(self, known: Sequence[tuple[str, str]]) -> None:
        self._set("known", known)

    @property
    def objects(self) -> Sequence[ObjectEntry]:
        """The objects for the inventory and the search, in no order."""
        found: Sequence[ObjectEntry] = self._get("objects", list[ObjectEntry])
        return found

    @objects.setter
    def objects(self, objects: Sequence[ObjectEntry]) -> None:
        self._set("objects", objects)

    @property
    def states(self) -> States:
        """The numbers of topics."""
        found: States = self._get("states", States)
        return found

    @states.setter
    def states(self, states: States) -> None:
        self._set("states", states)

    # -- problems -------------------------------------------------------------------------

    def problems_on(self, day: str, judge: Judge) -> Mapping[str, list[Finding]] | None:
        """The problems between pages, by page; None if they were not found on this day."""
        if self._data["day"] != day or not self.is_for(judge):
            return None
        found: Mapping[str, list[Finding]] = self._get("problems", _PROBLEMS)
        return found

    def note_problems(self, day: str, problems: Mapping[str, list[Finding]]) -> None:
        """Keep the problems that were found on a day."""
        self._set("problems", problems)
        self._data["day"] = day
