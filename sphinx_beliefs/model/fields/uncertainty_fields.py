"""The fields of an uncertainty, read into its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.records.items import ItemFields, Uncertainty

if TYPE_CHECKING:
    from sphinx_beliefs.model.fields.reader import FieldReader


def read_uncertainty(reader: FieldReader, fields: ItemFields) -> Uncertainty:
    """Make an uncertainty from its options, with the answers as written; their plain text is known
    once the page has been read.
    """
    return Uncertainty(
        **fields,
        beliefs=reader.item_names("beliefs"),
        if_yes=reader.text("if-yes"),
        if_no=reader.text("if-no"),
    )
