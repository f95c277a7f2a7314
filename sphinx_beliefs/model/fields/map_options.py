"""The options of a map, read into its query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.fields.view_options import ViewOptions
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.questions import GraphView, Subject

if TYPE_CHECKING:
    from sphinx_beliefs.model.fields.option_reader import OptionReader
    from sphinx_beliefs.model.records.vocabulary import Vocabulary

GRAPH_OPTIONS = ("of", "region", "pages", "topic", "belief", "limit", "caption", "name", "class")

#: The most boxes that a map may have, unless its author says otherwise.
MOST_BOXES = 60


def read_graph_view(reader: OptionReader, vocabulary: Vocabulary) -> GraphView:
    """Make a query of the options of a map; an option that contradicts others is dropped, and
    reported.
    """
    options = ViewOptions(reader, GRAPH_OPTIONS)
    belief = options.text("belief")
    subject = options.one_of("of", Subject) or (Subject.BELIEFS if belief else Subject.TOPICS)
    if belief and subject is Subject.TOPICS:
        message = N_(
            "belief: a map of topics is drawn; write :of: beliefs for what bears on this one, or "
            "take belief away"
        )
        reader.note(Subtype.OPTION_VALUE.problem(message, field="belief"))
        belief = ""
    narrowing = ("topic", "region", "pages")
    left_out = [option for option in narrowing if belief and option in options.written]
    if left_out:
        message = N_(
            "{option}: what bears on the belief is drawn, wherever it stands; take {option} away, "
            "or belief"
        )
        if len(left_out) > 1:
            message = N_(
                "{options}: what bears on the belief is drawn, wherever it stands; take them "
                "away, or belief"
            )
        reader.note(
            Subtype.OPTION_VALUE.problem(
                message, field=left_out[0], option=left_out[0], options=", ".join(left_out)
            )
        )
        options.written -= set(left_out)
    return GraphView(
        subject=subject,
        regions=options.terms("region", vocabulary.regions, Subtype.UNKNOWN_REGION),
        pages=options.pages("pages"),
        topic=options.text("topic"),
        belief=belief,
        limit=options.limit(of_boxes=True) or MOST_BOXES,
        caption=options.text("caption"),
    )
