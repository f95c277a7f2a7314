"""The ``reading`` directive: something read, and the takeaway from it."""

from __future__ import annotations

from posixpath import splitext
from typing import cast

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

from sphinx_beliefs.authoring.directives.item import ItemDirective, bears_on
from sphinx_beliefs.doctree.titles import holds_link
from sphinx_beliefs.model.fields.reading_fields import read_reading
from sphinx_beliefs.model.known_names import DOMAIN
from sphinx_beliefs.model.notation.urls import short_url
from sphinx_beliefs.model.records.item_options import ITEM_OPTIONS
from sphinx_beliefs.model.records.items import ItemFields, Reading
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.references import PAGE_LINK
from sphinx_beliefs.words.joining import comma
from sphinx_beliefs.words.wording import link_to_come


class ReadingDirective(ItemDirective[Reading]):
    """A reading; the body is the takeaway."""

    kind = Kind.READING
    words_class = nodes.inline
    option_names = ITEM_OPTIONS[Kind.READING]

    def make_record(self, fields: ItemFields) -> Reading:
        """The record of its options."""
        return read_reading(self.reader, fields)

    def before_title(self, record: Reading) -> list[nodes.Node]:
        """The date."""
        if record.date is None:
            return []
        date = self.located("date", self.domain.date_style.node(record.date))
        return [*date, nodes.Text(" ")]

    def title_element(self, record: Reading, words: nodes.TextElement) -> nodes.Element:
        """The title, linked if there is a URL; a title with links in it is followed by the URL."""
        if not record.url:
            return words
        if not holds_link(words):
            return self._link(record, words)
        host = nodes.inline("", short_url(record.url), classes=["beliefs-url"])
        return nodes.inline("", "", words, nodes.Text(" "), self._link(record, host))

    def _link(self, record: Reading, words: nodes.TextElement) -> nodes.Element:
        """A link to the text that was read."""
        docname = self.env.current_document.docname
        path, suffix = splitext(record.url)
        if suffix in self.config.source_suffix and "//" not in path:
            page = docname_join(docname, path)
            fields = {"refdomain": DOMAIN, "reftype": PAGE_LINK, "reftarget": page}
            link = addnodes.pending_xref("", words, refdoc=docname, refexplicit=True, **fields)
            return cast("nodes.Element", self.located("url", [link])[0])
        return nodes.reference("", "", words, refuri=record.url, internal=False)

    def after_title(self, record: Reading) -> list[nodes.Node]:
        """The authors and the venue, and a note for a URL that is still to come."""
        parts: list[nodes.Node] = []
        if record.authors:
            parts += self._translatable("authors", " ", record.authors)
        if record.venue:
            parts += self._translatable("venue", comma() if record.authors else " ", record.venue)
        if record.is_link_to_come:
            parts += [nodes.Text(" "), *self._said("url", link_to_come(), "beliefs-to-come")]
        elif not record.url and (written := self.reader.text("url")):
            # A blank, or a text that is not a URL, and so not a link.
            parts += [nodes.Text(" "), *self._said("url", written, "beliefs-to-come")]
        return parts

    def _translatable(self, option: str, before: str, text: str) -> list[nodes.Node]:
        """The text of an option, which translators can change, and what stands before it."""
        words = nodes.inline(text, "", *self.as_nodes(text), translatable=True, said=option)
        self.located(option, [words])
        line = nodes.inline("", "", nodes.Text(before), words, classes=[f"beliefs-{option}"])
        return self.located(option, [line])

    def _said(self, option: str, text: str, css_class: str = "") -> list[nodes.Node]:
        """The text of an option, in a span of its own."""
        words = nodes.inline("", "", *self.as_nodes(text))
        words["classes"].append(css_class or f"beliefs-{option}")
        return self.located(option, [words])

    def details(self, record: Reading) -> list[nodes.Element]:
        """The beliefs it bears on."""
        return self.belief_links(bears_on(), record.beliefs)
