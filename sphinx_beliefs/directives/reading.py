"""The ``reading`` directive: something read, and what it left behind."""

from __future__ import annotations

from docutils import nodes

from sphinx_beliefs.directives.item import ItemDirective, bears_on
from sphinx_beliefs.model.records import ItemFields, Reading
from sphinx_beliefs.nodes import with_placeholders


class ReadingDirective(ItemDirective[Reading]):
    """A reading; the body is the takeaway."""

    kind = "reading"
    words_class = nodes.inline
    option_names = ("name", "date", "url", "authors", "beliefs", "tags", "class")

    def make_record(self, fields: ItemFields) -> Reading:
        """The record with what is known of the text that was read."""
        return Reading(
            **fields,
            date=self.reader.date("date", allow_forthcoming=True),
            url=self.reader.url(),
            authors=self.reader.text("authors"),
            beliefs=self.reader.names("beliefs"),
        )

    def before_title(self, record: Reading) -> list[nodes.Node]:
        """The date."""
        if record.date is None:
            return []
        date = self.located("date", self.domain.date_style.node(record.date))
        return [*date, nodes.Text(" ")]

    def title_element(self, record: Reading, words: nodes.TextElement) -> nodes.Element:
        """The title, linked where there is a URL and no other link in it."""
        if not record.url or words.next_node(nodes.reference) is not None:
            return words
        return nodes.reference("", "", words, refuri=record.url, internal=False)

    def after_title(self, record: Reading) -> list[nodes.Node]:
        """The authors, and the place of a URL that is still to come."""
        parts: list[nodes.Node] = []
        if record.authors:
            authors = nodes.inline(
                "", "", *with_placeholders(f" {record.authors}"), classes=["beliefs-authors"]
            )
            parts += self.located("authors", [authors])
        if not record.url and self.reader.text("url").startswith("<"):
            blank = self.located("url", with_placeholders(self.reader.text("url")))
            parts += [nodes.Text(" "), *blank]
        return parts

    def details(self, record: Reading) -> list[nodes.Element]:
        """The beliefs it bears on."""
        return self.belief_links(bears_on(), record.beliefs)
