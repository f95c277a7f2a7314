"""Files as the platforms write them, with content made up here."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx_beliefs.importing.forecasts import Imported, Reason

#: The headings of Fatebook's export, in its order.
FATEBOOK = (
    "Question title",
    "Multiple choice option",
    "Forecast created by",
    "Forecast (scale = 0-1)",
    "Forecast created at",
    "Question created by",
    "Question created at",
    "Question resolve by",
    "Resolution",
    "Resolved at",
    "Your Brier score for this question",
    "Your relative Brier score for this question",
    "Question notes",
    "Question shared with",
    "Question shared publicly",
    "Question comments",
    "Question tags",
)


def fatebook_time(text: str) -> datetime:
    """A time of Fatebook's."""
    return datetime.fromisoformat(text)


def _fatebook_cell(value: object) -> str:
    """A cell as Fatebook writes it: texts in quotation marks, seconds without a zero before them."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str():
            return '"' + value.replace('"', '""') + '"'
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}:{value.second}"
        case _:
            return str(value)


def fatebook_row(
    title: str = "Will it rain?", share: object = 0.65, **cells: object
) -> dict[str, object]:
    """A row of Fatebook's: a forecast of Ann's on a question of hers; ``cells`` by short names."""
    row: dict[str, object] = dict.fromkeys(FATEBOOK)
    row |= {
        "Question title": title,
        "Forecast created by": "Ann Example",
        "Forecast (scale = 0-1)": share,
        "Forecast created at": datetime(2024, 1, 5, 10, 15, 3),
        "Question created by": "Ann Example",
        "Question created at": datetime(2024, 1, 5, 10, 15, 2),
        "Question resolve by": datetime(2024, 2, 1),
        "Question notes": "",
        "Question shared with": "",
        "Question shared publicly": False,
        "Question comments": "",
        "Question tags": "",
    }
    short = {
        "option": "Multiple choice option",
        "by": "Forecast created by",
        "at": "Forecast created at",
        "asker": "Question created by",
        "asked": "Question created at",
        "resolve_by": "Question resolve by",
        "resolution": "Resolution",
        "resolved": "Resolved at",
        "notes": "Question notes",
        "shared": "Question shared with",
        "comments": "Question comments",
        "tags": "Question tags",
    }
    row |= {short[name]: value for name, value in cells.items()}
    return row


def fatebook(*rows: dict[str, Any], headings: tuple[str, ...] = FATEBOOK) -> str:
    """The text of an export of Fatebook's, which has no line break at its end."""
    lines = [",".join(_fatebook_cell(row.get(name)) for name in headings) for row in rows]
    return "\n".join([",".join(headings), *lines])


def zipped(**files: str) -> bytes:
    """A zip file with files of text, by names with an underscore for the dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(".".join(name.rsplit("_", 1)), text)
    return buffer.getvalue()


def reasons(imported: Imported) -> dict[Reason, int]:
    """How much is left out for each reason."""
    return dict(Counter(each.reason for each in imported.left_out))
