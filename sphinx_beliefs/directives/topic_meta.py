"""The ``topic-meta`` directive: topic metadata for pages without front matter."""

from __future__ import annotations

from docutils import nodes

from sphinx_beliefs.directives.base import BeliefsDirective
from sphinx_beliefs.frontmatter import note_topic
from sphinx_beliefs.model.metadata import TOPIC_KEYS
from sphinx_beliefs.model.problem import Problem, Subtype, mark


class TopicMetaDirective(BeliefsDirective):
    """Makes a topic of the page it stands on; shows nothing in its own place."""

    option_names = tuple(key.replace("_", "-") for key in TOPIC_KEYS)

    def build(self) -> list[nodes.Node]:
        """Record the topic; text that has strayed into the directive is kept."""
        docname = self.env.current_document.docname
        if self.domain.topic(docname) is not None:
            message = mark(
                "this page has topic metadata already; keep it in one place and remove this"
            )
            self.warn(Problem(subtype=Subtype.UNKNOWN_KEY, message=message))
        else:
            values = {key: value for key, value in self.reader.values.items() if value}
            places = {key.replace("-", "_"): self.place(key) for key in values}
            places[""] = self.place()
            known = {key: value for key, value in values.items() if key in self.option_names}
            note_topic(self.domain, docname, known, places)
        kept: list[nodes.Node] = []
        if self.title_text or self.body:
            message = mark("topic-meta takes options only; put this text below it")
            self.warn(Problem(subtype=Subtype.OPTION, message=message))
            if self.title_text:
                children, messages = self.parse_inline(self.title_text)
                kept += [nodes.paragraph(self.title_text, "", *children), *messages]
            kept += self.parse_body()
        return kept
