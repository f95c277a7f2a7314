"""What records say in the columns of an index."""

from __future__ import annotations

from listed import BLANKS, SITE, cells
from making import a_date

from sphinx_beliefs.model.records.index_choices import Column, Fired
from sphinx_beliefs.model.records.items import Direction
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.query import Query
from sphinx_beliefs.model.site.answers import FiredWay
from sphinx_beliefs.model.site.columns import Left
from sphinx_beliefs.model.site.listing import listing_of


def test_the_tags_that_are_shown_are_those_that_are_asked_for() -> None:
    columns = (Column.TITLE, Column.TAGS)
    listing = listing_of(SITE, Query(kind=Kind.BELIEF, tags=("deployment",), columns=columns))
    cells = {row.cells[1] for group in listing.groups for row in group.rows}
    assert cells == {"x, deployment", "deployment"}


def test_cells_say_what_their_columns_ask() -> None:
    assert cells(Query(kind=Kind.STUB, columns=(Column.LEFT, Column.REGION))) == [
        Left(blanks=BLANKS),
        "Governance",
        Left(blanks=()),
        "elsewhere",
    ]
    found = cells(Query(kind=Kind.UNCERTAINTY, columns=(Column.BELIEFS, Column.STATUS)))
    assert [target.title for target in found[0]] == ["high"]  # type: ignore[attr-defined]
    assert found[1] == "Settled"
    columns = (Column.DIRECTION, Column.DATE)
    directions = cells(Query(kind=Kind.UPDATE_TRIGGER, fired=Fired.ALL, columns=columns))
    spoke = FiredWay(way=Direction.DOWN)
    assert directions == [spoke, a_date("2026-04"), Direction.UP, None]
