"""The site with sphinx-needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import by_hand
from .dialect import Dialect
from .directives import Options, items

if TYPE_CHECKING:
    from content import Content, Topic

OPTIONS = Options(name="id", beliefs="links", direction="way", trigger="trigger")


class Needs(Dialect):
    """sphinx-needs, with a type of need for each kind of item, and a needtable."""

    name = "needs"
    extensions = ("myst_parser", "sphinx_needs")
    quotes_by_hand = True

    def configuration(self) -> str:
        """The kinds of items, and their fields."""
        kinds = [
            {
                "directive": kind,
                "title": kind.title(),
                "prefix": "",
                "color": "#fff",
                "style": "node",
            }
            for kind in ("belief", "uncertainty", "trigger", "reading")
        ]
        fields = {
            name: {"nullable": True} for name in ("credence", "way", "date", "url", "authors")
        }
        return (
            f"needs_types = {kinds!r}\nneeds_fields = {fields!r}\n"
            'needs_id_regex = "[a-z0-9-]+"\nneeds_build_json = False\n'
        )

    def topic(self, topic: Topic, content: Content) -> str:
        """The page of a topic."""
        lines = [f"# {topic.title}", "", *by_hand.header(topic)]
        cited = topic.beliefs[0]
        lines += ["## Where I currently stand", ""]
        lines += [f"My ~{cited.credence}% ({{need}}`{cited.name}`) is what counts. {topic.prose}"]
        lines += [f"It rests on ~{b.credence}% ({{need}}`{b.name}`)." for b in topic.quotes]
        lines += ["", *items(topic, OPTIONS, lambda _item: True)]
        return "\n".join(lines + by_hand.related(topic, content))

    def index(self, content: Content) -> str:
        """The table; sphinx-needs has no stubs, so they are listed by hand."""
        lines = ["# All beliefs", "", ":::{needtable}", ":types: belief", ":style: table"]
        lines += [":columns: title;credence;docname", ":sort: credence", ":::", "", "## Stubs", ""]
        return "\n".join([*lines, *by_hand.stubs(content), ""])
