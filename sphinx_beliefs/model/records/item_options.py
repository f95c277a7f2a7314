"""The options of each kind of item, for its directive and for its entries in lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The names of the options of an item, in the order in which they are written.
ITEM_OPTIONS: Mapping[Kind, tuple[str, ...]] = {
    Kind.BELIEF: (
        "name",
        "credence",
        "normative",
        "since",
        "resolve-by",
        "criteria",
        "resolution",
        "resolved",
        "superseded-by",
        "implies",
        "excludes",
        "exactly-one-of",
        "given",
        "ladder",
        "source",
        "tags",
        "class",
    ),
    Kind.UNCERTAINTY: ("name", "beliefs", "if-yes", "if-no", "tags", "class"),
    Kind.UPDATE_TRIGGER: (
        "name",
        "beliefs",
        "direction",
        "raises",
        "lowers",
        "strength",
        "to",
        "likelihood-ratio",
        "fired",
        "tags",
        "class",
    ),
    Kind.READING: ("name", "date", "url", "authors", "venue", "beliefs", "tags", "class"),
}
