"""What all dialects share: the pages of a site, and the edits that an author makes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from content import Belief, Content, Essay, Topic

#: The page that lists all beliefs, in every dialect that has one.
INDEX = "beliefs"

#: The pages of the dialects with six more lists.
VIEW_PAGES = (
    "view-beliefs",
    "view-uncertainties",
    "view-update-triggers",
    "view-readings",
    "view-topics",
    "view-stubs",
)

CONF = """
project = "Benchmark"
extensions = [{extensions}]
myst_enable_extensions = ["colon_fence"]
html_theme = "basic"
html_copy_source = False
exclude_patterns = ["_*"]
"""


class Dialect(ABC):
    """Writes a site in one way, and edits it as an author has to who writes that way."""

    name: str
    extensions: tuple[str, ...] = ("myst_parser",)

    #: Whether the site has a page that lists all beliefs.
    has_index = True

    #: The names of the pages of lists beyond the one in all dialects.
    view_pages: tuple[str, ...] = ()

    #: Whether lists of beliefs are the author's own text, to be kept right by hand.
    lists_by_hand = False

    #: Whether a credence that another page quotes is the author's own text there.
    quotes_by_hand = False

    def __init__(self, root: Path) -> None:
        self.root = root
        self.source = root / "source"

    def write(self, content: Content) -> None:
        """Write every page of the site."""
        for folder in ("topics", "essays"):
            (self.source / folder).mkdir(parents=True, exist_ok=True)
        extensions = ", ".join(f'"{name}"' for name in self.extensions)
        self._put("conf.py", CONF.format(extensions=extensions) + self.configuration())
        lists = self.lists(content)
        self._put("index.md", toctree("The site", ["topics/index", "essays/index", *lists]))
        self._put("topics/index.md", toctree("Topics", [t.name for t in content.topics]))
        self._put("essays/index.md", toctree("Essays", [e.name for e in content.essays]))
        for topic in content.topics:
            self.write_topic(topic, content)
        for essay in content.essays:
            self._put(f"essays/{essay.name}.md", self.essay(essay))
        for name, text in lists.items():
            self._put(f"{name}.md", text)

    def write_topic(self, topic: Topic, content: Content) -> None:
        """Write the page of one topic."""
        self._put(f"topics/{topic.name}.md", self.topic(topic, content))

    def lists(self, content: Content) -> dict[str, str]:
        """All pages that list items of the site, by name."""
        index = {INDEX: self.index(content)} if self.has_index else {}
        return index | self.views(content)

    def edit_prose(self, content: Content, number: int) -> tuple[Topic, str]:
        """Change a sentence of one topic's prose; return the topic, and a word that is new."""
        topic, word = content.change_prose(number)
        self.write_topic(topic, content)
        return topic, word

    def edit_credence(self, content: Content, number: int) -> tuple[Topic, Belief]:
        """Make all the edits that an author makes when the credence of one belief changes."""
        topic, belief = content.change_credence(number)
        self.write_topic(topic, content)
        self._update_lists(content)
        return topic, belief

    def edit_quoted(self, content: Content, *, with_lists: bool) -> tuple[list[Topic], Belief]:
        """Change the credence of the belief that many pages quote; return its topic, then theirs.

        Where quotes are written by hand, the author changes each of these pages. Without lists,
        those written by hand are left as they are, for a build of these pages only.
        """
        topic, belief = content.change_quoted()
        quoting = [other for other in content.topics if belief in other.quotes]
        for page in [topic, *quoting] if self.quotes_by_hand else [topic]:
            self.write_topic(page, content)
        if with_lists:
            self._update_lists(content)
        return [topic, *quoting], belief

    def edit_view(self, name: str) -> None:
        """Make an edit after which only the page of a view is read and written again."""
        path = self.source / f"{name}.md"
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")

    def _update_lists(self, content: Content) -> None:
        """Write the lists that changed, if they are the author's to keep right."""
        if not self.lists_by_hand:
            return
        for name, text in self.lists(content).items():
            if (self.source / f"{name}.md").read_text(encoding="utf-8") != text:
                self._put(f"{name}.md", text)

    def _put(self, name: str, text: str) -> None:
        (self.source / name).write_text(text, encoding="utf-8")

    def configuration(self) -> str:
        """The text of conf.py beyond the list of extensions."""
        return ""

    def views(self, content: Content) -> dict[str, str]:
        """The pages of lists beyond the one in all dialects, by name."""
        return {}

    @abstractmethod
    def topic(self, topic: Topic, content: Content) -> str:
        """The page of a topic."""

    def essay(self, essay: Essay) -> str:
        """The page of an essay."""
        return "\n\n".join([f"# {essay.title}", *essay.paragraphs]) + "\n"

    @abstractmethod
    def index(self, content: Content) -> str:
        """The page that lists all beliefs, and all stubs."""


def toctree(title: str, names: list[str]) -> str:
    """A page that leads to others."""
    return "\n".join([f"# {title}", "", "```{toctree}", ":maxdepth: 1", "", *names, "```", ""])
