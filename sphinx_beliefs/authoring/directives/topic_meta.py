"""The ``topic-meta`` directive: topic metadata for pages without front matter."""

from __future__ import annotations

from docutils import nodes

from sphinx_beliefs.authoring.directives.base import BeliefsDirective
from sphinx_beliefs.authoring.page_heads import note_topic
from sphinx_beliefs.authoring.topic_places import BY_PLACE
from sphinx_beliefs.doctree.nodes import TAGLINE, TOPIC_META, beliefs_tagline, beliefs_topic_meta
from sphinx_beliefs.model.fields.topic_fields import TOPIC_KEYS
from sphinx_beliefs.model.problem import N_, Subtype


class TopicMetaDirective(BeliefsDirective):
    """Makes its page a topic; shows nothing in its own place."""

    option_names = tuple(key.replace("_", "-") for key in TOPIC_KEYS)

    def build(self) -> list[nodes.Node]:
        """Record the topic; text that was written in the directive by mistake is kept."""
        docname = self.env.current_document.docname
        marks: list[nodes.Node] = []
        tags: object = None
        if BY_PLACE in self.env.current_document:
            # It is one by where it lies, and nothing else has been said of it.
            tags = self.env.current_document.pop(BY_PLACE)
            self.domain.store.drop_topic(docname)
        if self.domain.store.topic(docname) is not None:
            message = N_(
                "this page has topic metadata already, so {values} is ignored; keep the "
                "metadata in one place, and remove this"
            )
            written = ", ".join(f"{key}: {value}" for key, value in self.reader.values.items())
            self.warn(Subtype.UNKNOWN_KEY.problem(message, values=written or self.name))
        else:
            given = {key: value for key, value in self.reader.values.items() if value}
            places = {key.replace("-", "_"): self.place(key) for key in given}
            places[""] = self.place()
            known = {key: value for key, value in given.items() if key in self.option_names}
            if tags:
                known.setdefault("tags", tags)
            note_topic(self.domain, docname, known, places)
            marks = [beliefs_topic_meta()]
            self.env.current_document[TOPIC_META] = marks[0]
            marks += self._tagline(docname)
        return [*marks, *self.parse_stray_text()]

    def _tagline(self, docname: str) -> list[nodes.Node]:
        """The tagline, in the markup of the page; the header takes it from here."""
        topic = self.domain.store.topic(docname)
        if topic is None or not topic.tagline:
            return []
        place = self.place("tagline")
        children, messages = self.parse_line(topic.tagline, place.line)
        line = nodes.paragraph(topic.tagline, "", *children)
        line.source, line.line = place.source or self.get_source_info()[0], place.line
        holder = beliefs_tagline("", line)
        self.env.current_document[TAGLINE] = holder
        return [holder, *messages]
