"""A site that is drawn as a map, and what is drawn of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from making import a_site

from sphinx_beliefs.model.records.items import (
    Belief,
    Direction,
    Reading,
    Resolution,
    Uncertainty,
    UpdateTrigger,
)
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.vocabulary import Vocabulary

if TYPE_CHECKING:
    from sphinx_beliefs.model.records.record import Record


def belief(docname: str, name: str, **more: object) -> Belief:
    return Belief(docname=docname, anchor=name, name=name, title=name, **more)  # type: ignore[arg-type]


RECORDS: list[Record] = [
    Topic(docname="a", title="A", region="tech", related=("b", "nope", "a")),
    belief("a", "one"),
    belief("a", "old", resolution=Resolution.SUPERSEDED, superseded_by="one"),
    Uncertainty(docname="a", anchor="q", title="Q", beliefs=("one", "two")),
    Reading(docname="a", anchor="r", title="R", beliefs=("one",)),
    Topic(docname="b", title="B", region="gov", related=("a", "c"), stub=True),
    belief("b", "two"),
    UpdateTrigger(
        docname="b", anchor="t", title="T", beliefs=("one", "gone"), direction=Direction.DOWN
    ),
    Topic(docname="c", title="C", region="gov"),
]
SITE = a_site(
    *RECORDS,
    vocabulary=Vocabulary(regions={"tech": "Technical Safety", "gov": "Governance"}),
)
