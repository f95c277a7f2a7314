"""The table of the files beside the pages of HTML, which every build looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class SideFile(NamedTuple):
    """A file beside the pages: the option of conf.py that asks for it, and the function that makes
    its content, as ``module:name``.

    The function takes the domain and gives bytes, the same for the same site on any day; None if
    there is nothing to write.
    """

    option: str
    content: str


#: The files, by their paths in the output.
SIDE_FILES: Mapping[str, SideFile] = {
    "beliefs.json": SideFile("export", "sphinx_beliefs.exporting.beliefs_json:beliefs_json"),
    "beliefs-changes.atom": SideFile("feeds", "sphinx_beliefs.feeds.file_contents:changes_feed"),
    "beliefs-readings.atom": SideFile("feeds", "sphinx_beliefs.feeds.file_contents:readings_feed"),
    "beliefs.ics": SideFile("calendar", "sphinx_beliefs.feeds.file_contents:calendar"),
}
