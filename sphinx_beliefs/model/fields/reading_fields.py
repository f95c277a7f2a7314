"""The fields of a reading, read into its record: date, URL, authors and venue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.dates import FORTHCOMING
from sphinx_beliefs.model.notation.placeholders import is_placeholder
from sphinx_beliefs.model.notation.urls import is_address, parse_url
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.items import ItemFields, Reading

if TYPE_CHECKING:
    from sphinx_beliefs.model.fields.reader import FieldReader

#: Other words that authors write for a link that they do not have yet.
_MEANS_FORTHCOMING = frozenset({"tbd", "tba", "to come", "link to come", "coming soon", "soon"})


def read_reading(reader: FieldReader, fields: ItemFields) -> Reading:
    """Make a reading from its options."""
    is_link_to_come = reader.text("url").casefold() == FORTHCOMING.text
    return Reading(
        **fields,
        date=reader.date("date", allow_forthcoming=True),
        url="" if is_link_to_come else _url(reader),
        is_link_to_come=is_link_to_come,
        authors=reader.text("authors"),
        venue=reader.text("venue"),
        beliefs=reader.item_names("beliefs"),
    )


def _url(reader: FieldReader) -> str:
    """A URL that readers can follow without harm; empty if there is none."""
    text = reader.text("url")
    if not reader.has("url") or (is_placeholder(text) and not is_address(text)):
        return ""
    if text.casefold() in _MEANS_FORTHCOMING:
        message = N_(
            "{field}: {written} is not a URL; for a link that is still to come write "
            ":{field}: forthcoming"
        )
        reader.note(Subtype.URL.problem(message, field="url", written=repr(text)))
        return ""
    url, problem = parse_url(reader.raw("url"), field="url")
    reader.note(problem)
    return url
