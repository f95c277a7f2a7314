"""Fills the empty sections of topics below headings such as "Related writing"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import make_id

from sphinx_beliefs.doctree.nodes import beliefs_view
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.notation.placeholders import find_placeholders, is_all_blank
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import place_at
from sphinx_beliefs.model.records.questions import RelatedTopicsView, RelatedWritingView
from sphinx_beliefs.model.sections.section_headings import Meaning, folded_heading
from sphinx_beliefs.words.section_wording import nothing_related

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_beliefs.model.records.questions import View

_QUESTIONS: dict[Meaning, type[View]] = {
    Meaning.RELATED_WRITING: RelatedWritingView,
    Meaning.RELATED_TOPICS: RelatedTopicsView,
}

_COMMENT = LazyPattern(r"<!--(?:(?!-->)[\s\S])*+-->")


class RelatedSections(SphinxTransform):
    """Puts views into the sections of a topic that are meant for them and have no text."""

    def apply(self, **kwargs: Any) -> None:
        """Look at the sections of the page, if it is a topic."""
        domain = beliefs_domain(self.env)
        docname = self.env.current_document.docname
        headings = domain.options.headings
        if headings is None or domain.store.topic(docname) is None:
            return
        for section in list(self.document.findall(nodes.section)):
            title = section[0] if section.children else None
            if not isinstance(title, nodes.title):
                continue
            meaning = headings.meaning_of(title.astext())
            question = _QUESTIONS.get(meaning) if meaning is not None else None
            if question is not None and self._empty(section, domain.options.blank_words):
                section += self._view(question(), docname, title)

    def _empty(self, section: nodes.section, words: Collection[str]) -> bool:
        """Remove what stands for the missing text of a section; return whether it has no other."""
        shown = [child for child in section[1:] if not isinstance(child, _UNSEEN)]
        if not all(_is_missing(child, words) for child in shown):
            return False
        for child in shown:
            section.remove(child)
        return True

    def _view(self, question: View, docname: str, title: nodes.title) -> beliefs_view:
        name = make_id(self.env, self.document, "beliefs-view")
        place = place_at(title.line or 0)
        view = beliefs_view("", view=question, docname=docname, name=name, place=place)
        view.source, view.line = title.source, title.line
        return view


#: Nodes that readers do not see.
_UNSEEN = (nodes.comment, nodes.target, nodes.substitution_definition)


def _is_missing(node: nodes.Node, words: Collection[str]) -> bool:
    """Return whether a block stands for a text that is still to come: a comment, a blank, or the
    sentence that says that there is nothing.
    """
    if not isinstance(node, nodes.paragraph | nodes.raw):
        return False
    text = _COMMENT.sub("", node.astext()).strip()
    if not text or folded_heading(text) in map(folded_heading, nothing_related()):
        return True
    return is_all_blank(text) and any(find_placeholders(text, words))
