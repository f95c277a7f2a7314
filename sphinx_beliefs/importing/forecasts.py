"""Questions and forecasts as any place keeps them: what a reader of a file gives."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import Enum

from msgspec import Struct

from sphinx_beliefs.model.enum_tables import total
from sphinx_beliefs.model.message import Message, N_plural
from sphinx_beliefs.model.records.items import Resolution

#: A function that hears of progress: how many bytes of a file have been read, and of how many.
Tick = Callable[[int, int], None]


class Forecast(Struct, frozen=True, kw_only=True, gc=False):
    """A credence in percent (0 to 100) that the author gave on a day, with their comment on it.

    ``percent`` has at most two decimal places, or six close to 0 and 100; ``format(percent, "f")``
    writes it. ``is_about`` says that the author gave it as a rough one.
    """

    day: datetime.date
    percent: Decimal
    comment: str = ""
    is_about: bool = False


class Question(Struct, frozen=True, kw_only=True):
    """A claim that comes true or does not, with the author's own forecasts, the oldest first.

    ``source`` is its id (``platform:id``), the same each time that it is read; ``url`` its page,
    empty if it has none. ``asked`` is the day on which it was asked, by whomever. Several forecasts
    of one day are in the order of their times. ``notes`` are what else was written about it. All
    texts are plain text of others: nothing in them is markup.
    """

    source: str
    title: str
    forecasts: tuple[Forecast, ...]
    url: str = ""
    asked: datetime.date | None = None
    resolve_by: datetime.date | None = None
    resolution: Resolution | None = None
    resolved: datetime.date | None = None
    tags: tuple[str, ...] = ()
    notes: str = ""


class Reason(Enum):
    """The reason why something of a file is left out."""

    MULTIPLE_CHOICE = "multiple_choice"
    NUMERIC = "numeric"
    OTHER_KIND = "other_kind"
    OTHERS = "others"
    OTHERS_COMMENT = "others_comment"
    NOT_A_PERSON = "not_a_person"
    NO_TITLE = "no_title"
    NO_CREDENCE = "no_credence"
    NOT_A_CREDENCE = "not_a_credence"
    NO_DAY = "no_day"
    NO_FORECAST = "no_forecast"
    NO_QUESTION = "no_question"
    NOT_AN_OUTCOME = "not_an_outcome"
    PARTLY = "partly"
    NOT_A_DEADLINE = "not_a_deadline"
    WITHDRAWN = "withdrawn"
    OFFER = "offer"
    REDEMPTION = "redemption"
    TWICE = "twice"
    UNREADABLE = "unreadable"

    @property
    def is_of_a_part(self) -> bool:
        """True if only a part of a record is left out, and the rest of it is taken."""
        return self in _PARTS

    @property
    def words(self) -> tuple[Message, Message]:
        """The reason with a count ``{n}`` of what is left out, in its forms for one and many."""
        return _WORDS[self]


_PARTS = frozenset(
    {
        Reason.OTHERS_COMMENT,
        Reason.NOT_AN_OUTCOME,
        Reason.PARTLY,
        Reason.NOT_A_DEADLINE,
        Reason.WITHDRAWN,
    }
)

_WORDS: Mapping[Reason, tuple[Message, Message]] = total(
    Reason,
    {
        Reason.MULTIPLE_CHOICE: N_plural(
            "{n} record of multiple choice", "{n} records of multiple choice"
        ),
        Reason.NUMERIC: N_plural(
            "{n} record of a question for a number or a date",
            "{n} records of questions for a number or a date",
        ),
        Reason.OTHER_KIND: N_plural(
            "{n} record of what is not a question for yes or no",
            "{n} records of what is not a question for yes or no",
        ),
        Reason.OTHERS: N_plural("{n} forecast of someone else", "{n} forecasts of other people"),
        Reason.OTHERS_COMMENT: N_plural(
            "{n} comment of someone else", "{n} comments of other people"
        ),
        Reason.NOT_A_PERSON: N_plural(
            "{n} forecast of a bot or of the community",
            "{n} forecasts of bots or of the community",
        ),
        Reason.NO_TITLE: N_plural("{n} record without a title", "{n} records without a title"),
        Reason.NO_CREDENCE: N_plural(
            "{n} record without a probability", "{n} records without a probability"
        ),
        Reason.NOT_A_CREDENCE: N_plural(
            "{n} record whose probability cannot be read",
            "{n} records whose probability cannot be read",
        ),
        Reason.NO_DAY: N_plural(
            "{n} record without a date that can be read",
            "{n} records without a date that can be read",
        ),
        Reason.NO_FORECAST: N_plural(
            "{n} question without a forecast of yours",
            "{n} questions without a forecast of yours",
        ),
        Reason.NO_QUESTION: N_plural(
            "{n} forecast whose question is not in the files",
            "{n} forecasts whose questions are not in the files",
        ),
        Reason.NOT_AN_OUTCOME: N_plural(
            "{n} outcome that cannot be read", "{n} outcomes that cannot be read"
        ),
        Reason.PARTLY: N_plural(
            "{n} outcome between yes and no, taken as ambiguous",
            "{n} outcomes between yes and no, taken as ambiguous",
        ),
        Reason.WITHDRAWN: N_plural(
            "{n} withdrawal of a forecast, which stands as it was",
            "{n} withdrawals of forecasts, which stand as they were",
        ),
        Reason.NOT_A_DEADLINE: N_plural(
            "{n} date of a question that cannot be read",
            "{n} dates of questions that cannot be read",
        ),
        Reason.OFFER: N_plural(
            "{n} bet that did not move the price", "{n} bets that did not move the price"
        ),
        Reason.REDEMPTION: N_plural(
            "{n} entry that Manifold made by itself",
            "{n} entries that Manifold made by itself",
        ),
        Reason.TWICE: N_plural(
            "{n} record that is there twice", "{n} records that are there twice"
        ),
        Reason.UNREADABLE: N_plural(
            "{n} record that cannot be read", "{n} records that cannot be read"
        ),
    },
)


class LeftOut(Struct, frozen=True, kw_only=True, gc=False):
    """Something of a file that is left out: why, of which question, and where it stands.

    ``row`` is the row of a table, where the headings are row 1, or the place of a record among
    those of its file, from 1; None if it is of no row. ``file`` is the name of the file. ``said``
    is what stands there, where that helps.
    """

    reason: Reason
    title: str = ""
    row: int | None = None
    file: str = ""
    said: str = ""


class Remark(Struct, frozen=True, kw_only=True):
    """Something that the author should know of how a file was read, with the values in it, which
    can be remarks themselves.
    """

    message: Message
    values: Mapping[str, str | Remark] = {}

    def text(self, translate: Callable[[str], str] = str) -> str:
        """The remark in the language of ``translate``, which translates a message."""
        values = {
            name: value.text(translate) if isinstance(value, Remark) else value
            for name, value in self.values.items()
        }
        return translate(self.message).format(**values)


class Imported(Struct, frozen=True, kw_only=True):
    """What was read: the questions in the order of the files, what is left out, and remarks."""

    questions: tuple[Question, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[Remark, ...] = ()


class Chosen(Struct, frozen=True, kw_only=True):
    """The choices of the author: the ``user`` whose forecasts are theirs, by name or id; None if
    they did not say.
    """

    user: str | None = None


class UnreadableFile(Exception):  # noqa: N818 - it says what a file is
    """A file that cannot be read at all: one sentence that says what to do."""

    def __init__(self, message: Message, **values: str | Remark) -> None:
        self.remark = Remark(message=message, values=values)
        super().__init__(self.remark.text())

    def text(self, translate: Callable[[str], str] = str) -> str:
        """The sentence in the language of ``translate``, which translates a message."""
        return self.remark.text(translate)


def no_tick(_done: int, _total: int) -> None:
    """Hear of progress, and say nothing."""
