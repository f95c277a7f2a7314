"""The view directives: each leaves a node with the question that it asks of the site."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.util.nodes import make_id

from sphinx_beliefs.authoring.directives.base import BeliefsDirective
from sphinx_beliefs.doctree.nodes import beliefs_view
from sphinx_beliefs.model.fields.change_options import MIND_CHANGES_OPTIONS, read_mind_changes
from sphinx_beliefs.model.fields.index_options import directives_by_option, options_of, read_query
from sphinx_beliefs.model.fields.map_options import GRAPH_OPTIONS, read_graph_view
from sphinx_beliefs.model.fields.score_options import (
    CALIBRATION_OPTIONS,
    TRACK_RECORD_OPTIONS,
    read_calibration,
    read_track_record,
)
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.questions import RelatedTopicsView, RelatedWritingView, View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_beliefs.model.records.query import Query
    from sphinx_beliefs.model.records.questions import (
        CalibrationView,
        GraphView,
        MindChangesView,
        TrackRecordView,
    )


#: The options with words to readers, which may contain placeholders.
_SAID = ("caption", "empty")


class ViewDirective(BeliefsDirective):
    """Asks one question; text in its body is kept below the answer."""

    option_names: ClassVar[Sequence[str]] = ("name", "class")

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.blankable = [option for option in cls.option_names if option not in _SAID]

    def build(self) -> list[nodes.Node]:
        """The place of the answer, with the question."""
        docname = self.env.current_document.docname
        question = self.question()
        name = make_id(self.env, self.state.document, "beliefs-view")
        node = beliefs_view("", view=question, docname=docname, name=name, place=self.place())
        node["classes"] += self.own_classes()
        self.set_source_info(node)
        if label := self.reader.name():
            node["names"].append(nodes.fully_normalize_name(label))
            self.state.document.note_explicit_target(node, node)
            node["label"] = node["ids"][0]
        if "caption" in self.option_names and self.reader.text("caption"):
            # Otherwise Sphinx would make an id, since views can be referred to by their captions.
            node["ids"].append(name)
        said = (option for option in _SAID if option in self.option_names)
        node += map(self._words, filter(self.reader.text, said))
        return [node, *self.blanks_line(), *self.parse_stray_text()]

    def _words(self, option: str) -> nodes.paragraph:
        """The words to readers in an option, as a paragraph, so that they can be translated."""
        text = self.reader.text(option)
        place = self.place(option)
        words = nodes.paragraph(text, text, option=option)
        words.source, words.line = place.source or self.get_source_info()[0], place.line
        return words

    @abstractmethod
    def question(self) -> View:
        """The question of this directive, made from its options."""


class IndexDirective(ViewDirective):
    """Lists records of one kind."""

    kind: ClassVar[Kind]
    options_elsewhere = directives_by_option()

    def question(self) -> Query:
        """The query for records, and for how they are shown."""
        options = self.domain.options
        return read_query(self.kind, self.reader, options.vocabulary)


def _index_of(listed: Kind) -> type[IndexDirective]:
    """The directive of the index of a kind."""

    class KindIndexDirective(IndexDirective):
        __doc__ = listed.row.about_index
        kind = listed
        option_names = options_of(listed)

    return KindIndexDirective


#: The directives of the indexes of all kinds, by name.
INDEX_DIRECTIVES: Mapping[str, type[IndexDirective]] = {
    kind.index: _index_of(kind) for kind in Kind
}


class BeliefGraphDirective(ViewDirective):
    """Draws topics and their relations, or beliefs and what bears on them."""

    option_names = GRAPH_OPTIONS

    def question(self) -> GraphView:
        """The question for a map; around a belief, it is a map of beliefs."""
        return read_graph_view(self.reader, self.domain.options.vocabulary)


class MindChangesDirective(ViewDirective):
    """Lists what has changed an author's mind: moved credences, outcomes, and what is new."""

    option_names = MIND_CHANGES_OPTIONS

    def question(self) -> MindChangesView:
        """The question for the changes of the site, or of a part of it."""
        return read_mind_changes(self.reader, self.domain.options.vocabulary)


class TrackRecordDirective(ViewDirective):
    """Shows how good credences were: scores of what came out, movement, what triggers promised."""

    option_names = TRACK_RECORD_OPTIONS

    def question(self) -> TrackRecordView:
        """The question for the outcomes of the site, or of a part of it."""
        return read_track_record(self.reader, self.domain.options.vocabulary)


class CalibrationDirective(ViewDirective):
    """Shows how often what got a credence came true, as a picture and a table."""

    option_names = CALIBRATION_OPTIONS

    def question(self) -> CalibrationView:
        """The question for the outcomes of the site, or of a part of it."""
        return read_calibration(self.reader, self.domain.options.vocabulary)


class RelatedTopicsDirective(ViewDirective):
    """Lists the topics that this page names, and those that name it."""

    def question(self) -> RelatedTopicsView:
        """The question for this page, which has to be a topic."""
        if self.domain.store.topic(self.env.current_document.docname) is None:
            message = N_(
                "related-topics stands on a page that is not a topic; give the page topic metadata "
                "before this directive"
            )
            self.warn(Subtype.NOT_A_TOPIC.problem(message))
        return RelatedTopicsView()


class RelatedWritingDirective(ViewDirective):
    """Lists the essays of the site that are tagged with a tag of this page, or with its name."""

    def question(self) -> RelatedWritingView:
        """The question for this page."""
        return RelatedWritingView()
