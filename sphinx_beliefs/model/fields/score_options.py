"""The options of views of how good credences were, read into their questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict, TypeVar

from sphinx_beliefs.model.fields.narrowing import (
    forget_empty,
    note_order,
    read_day,
    read_pages,
    read_terms,
)
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.records.questions import CalibrationView, TrackRecordView
from sphinx_beliefs.model.records.score_choices import Ahead, BinsBy, By, ScorePart

if TYPE_CHECKING:
    import datetime
    from enum import Enum

    from sphinx_beliefs.model.fields.reader import FieldReader
    from sphinx_beliefs.model.records.vocabulary import Vocabulary

    EnumT = TypeVar("EnumT", bound=Enum)

#: The options that narrow what a score is about.
_NARROWING = ("region", "tags", "any-tag", "pages", "since", "until", "ahead")
_LAST = ("caption", "name", "class")

TRACK_RECORD_OPTIONS = ("by", "show", *_NARROWING, *_LAST)
CALIBRATION_OPTIONS = ("bins", "bins-by", *_NARROWING, *_LAST)

#: The word for the page on which the view stands, among names of pages.
OWN_PAGE = "this"

#: The most bins; each needs room in a picture.
_MOST_BINS = 50


class _Narrowing(TypedDict):
    since: datetime.date | None
    until: datetime.date | None
    regions: tuple[str, ...]
    tags: tuple[str, ...]
    any_tags: tuple[str, ...]
    pages: tuple[str, ...]
    is_of_own_page: bool
    with_ahead: bool
    caption: str


def read_track_record(reader: FieldReader, vocabulary: Vocabulary) -> TrackRecordView:
    """Make a question from the options; an option that cannot be read is ignored, and reported."""
    forget_empty(reader, TRACK_RECORD_OPTIONS)
    return TrackRecordView(
        by=_choices(reader, "by", By),
        show=_choices(reader, "show", ScorePart),
        **_narrowing(reader, vocabulary),
    )


def read_calibration(reader: FieldReader, vocabulary: Vocabulary) -> CalibrationView:
    """Make a question from the options; an option that cannot be read is ignored, and reported."""
    forget_empty(reader, CALIBRATION_OPTIONS)
    return CalibrationView(
        bins=_bins(reader),
        bins_by=reader.choice("bins-by", BinsBy) or BinsBy.WIDTH,
        **_narrowing(reader, vocabulary),
    )


def _narrowing(reader: FieldReader, vocabulary: Vocabulary) -> _Narrowing:
    since, until = read_day(reader, "since"), read_day(reader, "until", is_last=True)
    note_order(reader, since, until)
    has_own = OWN_PAGE in map(str.casefold, reader.names("pages"))
    pages = read_pages(reader, "pages")
    return _Narrowing(
        since=since,
        until=until,
        regions=read_terms(reader, "region", vocabulary.regions),
        tags=reader.names("tags"),
        any_tags=reader.names("any-tag"),
        pages=tuple(name for name in pages if not has_own or name.casefold() != OWN_PAGE),
        is_of_own_page=has_own,
        with_ahead=reader.choice("ahead", Ahead) is Ahead.INCLUDE,
        caption=reader.text("caption"),
    )


def _choices(reader: FieldReader, option: str, enum: type[EnumT]) -> tuple[EnumT, ...]:
    """The choices of an option, in the order in which they are written, each once."""
    by_word = {str(choice.value): choice for choice in enum}
    words = (reader.word(option, name, by_word) for name in reader.names(option))
    return tuple(dict.fromkeys(by_word[word] for word in words if word))


def _bins(reader: FieldReader) -> int | None:
    if not reader.has("bins"):
        return None
    text = reader.text("bins")
    if text.isascii() and text.isdecimal() and len(text) < 4 and 1 < int(text) <= _MOST_BINS:
        return int(text)
    message = N_("bins: {written} is not a number of bins from 2 to {most}; write one such as 10")
    reader.note(
        Subtype.OPTION_VALUE.problem(
            message, field="bins", written=repr(text), most=str(_MOST_BINS)
        )
    )
    return None
