"""The text below the titles of items, which is kept only for files beside the pages."""

from __future__ import annotations

from msgspec import Struct

from sphinx_beliefs.model.records.record import Conditions


class Paragraph(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A paragraph as plain text, in which quotes of other records are not filled in; ``conditions``
    are those around it within its item.
    """

    text: str
    conditions: Conditions = ()
