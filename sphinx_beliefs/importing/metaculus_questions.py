"""Questions of Metaculus: what a row says of one, and what the author gave."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.importing.forecasts import Forecast, Question, Reason
from sphinx_beliefs.importing.moments import read_moment
from sphinx_beliefs.importing.plain_texts import line_of, paragraphs
from sphinx_beliefs.importing.source_names import source_id
from sphinx_beliefs.model.records.items import Resolution

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable
    from decimal import Decimal

    from sphinx_beliefs.importing.moments import Moment

    #: A function that hears of a part of a question that is left out, and of what stands there.
    LeaveOut = Callable[[Reason, str], None]

ID = "Question ID"
TITLE = "Question Title"
TYPE = "Question Type"
POST = "Post ID"
_URL = "Question URL"
_LABEL = "Label"
_CATEGORIES = "Categories"
_OPENED = "Open Time"
_PUBLISHED = "Post Published Time"
_CLOSES = "Scheduled Close Time"
_CLOSED = "Actual Close Time"
_RESOLUTION = "Resolution"
_RESOLVED = "Resolution Known Time"

#: The columns that are read of the table of questions.
COLUMNS = (
    *(ID, _URL, TITLE, TYPE, _LABEL, POST, _CATEGORIES, _OPENED, _PUBLISHED, _CLOSES),
    *(_CLOSED, _RESOLUTION, _RESOLVED),
)

_OUTCOMES = {
    "yes": Resolution.TRUE,
    "no": Resolution.FALSE,
    "ambiguous": Resolution.AMBIGUOUS,
    "annulled": Resolution.ANNULLED,
}

#: The reasons why questions of some types are left out; others are of another kind.
_TYPES = {
    "multiple_choice": Reason.MULTIPLE_CHOICE,
    "numeric": Reason.NUMERIC,
    "discrete": Reason.NUMERIC,
    "date": Reason.NUMERIC,
}

#: A name in a list as Python writes it.
_LISTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")


class Given(NamedTuple):
    """A forecast of the author's, and when it ended."""

    moment: Moment
    percent: Decimal
    end: Moment | None


class Asked:
    """A question, its file, row and cells, and the forecasts and comments of the author's.

    ``is_met`` says that there are forecasts of theirs, be they taken or left out.
    """

    def __init__(self, file: str, row: int, cells: dict[str, str]) -> None:
        self.file = file
        self.row = row
        self.cells = cells
        self.given: list[Given] = []
        self.comments: list[tuple[Moment, str]] = []
        self.is_met = False

    @property
    def title(self) -> str:
        """The title; the label of a question in a group follows where it is not in the title."""
        title, label = line_of(self.cells[TITLE]), line_of(self.cells.get(_LABEL, ""))
        return title if not title or label in title else f"{title} ({label})"

    @property
    def reason(self) -> Reason | None:
        """The reason why it cannot be taken; None if it is one for yes or no."""
        kind = self.cells[TYPE].strip().lower().replace(" ", "_")
        return None if kind == "binary" else _TYPES.get(kind, Reason.OTHER_KIND)

    def question(self, number: str, leave_out: LeaveOut) -> Question:
        """What it is, with its forecasts; ``leave_out`` hears of what cannot be taken."""
        cells = self.cells
        self.given.sort(key=itemgetter(0))
        word = cells.get(_RESOLUTION, "").strip()
        resolution = _OUTCOMES.get(word.lower())
        if word and resolution is None:
            leave_out(Reason.NOT_AN_OUTCOME, word)
        # What is still open, or closed at its outcome, need not say when it did.
        closed = read_moment(cells.get(_CLOSED, "")) or read_moment(cells.get(_RESOLVED, ""))
        last = self.given[-1].end
        if closed and last and last < closed:
            leave_out(Reason.WITHDRAWN, str(last.day))
        forecasts, remarks = self._with_comments()
        return Question(
            source=source_id("metaculus", number),
            url=cells.get(_URL, "").strip(),
            title=self.title,
            forecasts=tuple(forecasts),
            asked=self._day(_OPENED, leave_out) or self._day(_PUBLISHED, leave_out),
            resolve_by=self._day(_CLOSES, leave_out),
            resolution=resolution,
            resolved=self._day(_RESOLVED, leave_out) if resolution else None,
            tags=_names_in(cells.get(_CATEGORIES, "")),
            notes=paragraphs(*remarks),
        )

    def _day(self, heading: str, leave_out: LeaveOut) -> datetime.date | None:
        text = self.cells.get(heading, "").strip()
        moment = read_moment(text)
        if text and moment is None:
            leave_out(Reason.NOT_A_DEADLINE, text)
        return moment.day if moment else None

    def _with_comments(self) -> tuple[list[Forecast], list[str]]:
        """The forecasts, and the comments that are on none of them, with their days.

        A comment belongs to the last forecast of its day.
        """
        comments: dict[datetime.date, list[str]] = {}
        for moment, text in sorted(self.comments):
            comments.setdefault(moment.day, []).append(text)
        forecasts = []
        for each in reversed(self.given):
            comment = paragraphs(*comments.pop(each.moment.day, []))
            forecasts.append(Forecast(day=each.moment.day, percent=each.percent, comment=comment))
        remarks = [f"{day}: {text}" for day, texts in comments.items() for text in texts]
        return forecasts[::-1], remarks


def _names_in(text: str) -> tuple[str, ...]:
    """The names in a list as Python writes it."""
    names = (line_of(match[1] or match[2] or "") for match in _LISTED.finditer(text))
    return tuple(dict.fromkeys(filter(None, names)))
