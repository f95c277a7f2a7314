"""The site with this extension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import REGIONS

from .dialect import VIEW_PAGES, Dialect
from .directives import Options, items

if TYPE_CHECKING:
    from content import Belief, Content, Essay, Question, Reading, Topic, Trigger

OPTIONS = Options(name="name", beliefs="beliefs", direction="direction", trigger="update-trigger")


class Beliefs(Dialect):
    """This extension, with its indexes and related lists; only items referred to have a name."""

    name = "beliefs"
    extensions = ("myst_parser", "sphinx_beliefs")

    def configuration(self) -> str:
        """The regions."""
        return f"beliefs_regions = {REGIONS!r}\n"

    def is_named(self, topic: Topic, item: Belief | Question | Trigger | Reading) -> bool:
        """Whether the author gives an item of the topic a name."""
        return item in topic.linked()

    def items(self, topic: Topic) -> list[str]:
        """The sections with the items of a topic."""
        return items(topic, OPTIONS, lambda item: self.is_named(topic, item))

    def topic(self, topic: Topic, content: Content) -> str:
        """The page of a topic."""
        year, month, day = topic.reviewed
        lines = ["---", "topic:", f"  region: {topic.region}", f"  status: {topic.status}"]
        lines += [f"  tagline: {topic.tagline}", f"  last_reviewed: {year}-{month:02}-{day:02}"]
        lines += [
            f"  stub: {str(topic.is_stub).lower()}",
            f"  related: [{', '.join(topic.related)}]",
        ]
        lines += ["---", "", f"# {topic.title}", "", "## Where I currently stand", ""]
        lines += [f"My {{credence}}`{topic.beliefs[0].name}` is what counts. {topic.prose}"]
        lines += [f"It rests on {{credence}}`{belief.name}`." for belief in topic.quotes]
        lines += ["", *self.items(topic)]
        lines += ["## Related writing", "", ":::{related-writing}", ":::", ""]
        lines += ["## Related topics", "", ":::{related-topics}", ":::", ""]
        return "\n".join(lines)

    def essay(self, essay: Essay) -> str:
        """The page of an essay, tagged with its topics."""
        tags = ", ".join(topic.name for topic in essay.topics)
        head = f"---\ntags: [{tags}]\n---\n"
        return head + super().essay(essay)

    def index(self, content: Content) -> str:
        """The two views."""
        views = ("# All beliefs", ":::{belief-index}\n:::", "## Stubs", ":::{stub-index}\n:::")
        return "\n\n".join(views) + "\n"


class BeliefsNamed(Beliefs):
    """This extension, with a name on every item, as a site has it whose items others link to."""

    name = "beliefs-named"

    def is_named(self, topic: Topic, item: Belief | Question | Trigger | Reading) -> bool:
        """Every item has a name."""
        return True


class BeliefsExported(Beliefs):
    """This extension, with all that the site says as data beside the pages."""

    name = "beliefs-exported"

    def configuration(self) -> str:
        """The regions, and the wish for the file."""
        return f"{super().configuration()}beliefs_export = True\n"


class BeliefsBare(Beliefs):
    """This extension without any page of a view, but with the pages that it makes itself."""

    name = "beliefs-bare"
    has_index = False


class Views(Beliefs):
    """This extension, with six pages of views, one of each kind."""

    name = "views"
    view_pages = VIEW_PAGES

    def views(self, content: Content) -> dict[str, str]:
        """A page with one directive for each view."""
        return {
            "view-beliefs": "# Beliefs\n\n:::{belief-index}\n:::\n",
            "view-uncertainties": "# Uncertainties\n\n:::{uncertainty-index}\n:::\n",
            "view-update-triggers": "# Update triggers\n\n:::{update-trigger-index}\n:::\n",
            "view-readings": "# Readings\n\n:::{reading-index}\n:::\n",
            "view-topics": (
                "# Topics\n\n:::{topic-index}\n:format: cards\n"
                ":columns: title, status, tagline\n:::\n"
            ),
            "view-stubs": "# Stubs\n\n:::{stub-index}\n:::\n",
        }
