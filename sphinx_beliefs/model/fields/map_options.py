"""The options of a map, read into its question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.fields.narrowing import (
    forget_empty,
    read_limit,
    read_pages,
    read_terms,
)
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.questions import GraphView, Subject

if TYPE_CHECKING:
    from sphinx_beliefs.model.fields.reader import FieldReader
    from sphinx_beliefs.model.records.vocabulary import Vocabulary

GRAPH_OPTIONS = ("of", "region", "pages", "topic", "belief", "limit", "caption", "name", "class")

#: The most boxes that a map may have, unless its author says otherwise.
MOST_BOXES = 60


def read_graph_view(reader: FieldReader, vocabulary: Vocabulary) -> GraphView:
    """Make a question from the options of a map; an option that contradicts others is dropped, and
    reported.
    """
    forget_empty(reader, GRAPH_OPTIONS)
    belief = reader.text("belief")
    subject = reader.choice("of", Subject) or (Subject.BELIEFS if belief else Subject.TOPICS)
    if belief and subject is Subject.TOPICS:
        message = N_(
            "belief: this map is of topics; write :of: beliefs to draw what bears on the "
            "belief, or remove belief"
        )
        reader.note(Subtype.OPTION_VALUE.problem(message, field="belief"))
        belief = ""
    if belief:
        _forget_narrowing(reader)
    return GraphView(
        subject=subject,
        regions=read_terms(reader, "region", vocabulary.regions),
        pages=read_pages(reader, "pages"),
        topic=reader.text("topic"),
        belief=belief,
        limit=read_limit(reader, of_boxes=True) or MOST_BOXES,
        caption=reader.text("caption"),
    )


def _forget_narrowing(reader: FieldReader) -> None:
    """Drop the options that would narrow a map around a belief, and report them."""
    left_out = [*filter(reader.has, ("topic", "region", "pages"))]
    if not left_out:
        return
    message = N_(
        "{field}: a map around a belief has all that bears on it, wherever that stands; remove "
        "{field}, or belief"
    )
    if len(left_out) > 1:
        message = N_(
            "{options}: a map around a belief has all that bears on it, wherever that stands; "
            "remove them, or belief"
        )
    options = ", ".join(left_out)
    reader.note(Subtype.OPTION_VALUE.problem(message, field=left_out[0], options=options))
    reader.forget(left_out)
