"""Topic metadata: the values of front matter or ``topic-meta``, validated into a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.fields.reader import FieldReader
from sphinx_beliefs.model.notation.dates import DateKind
from sphinx_beliefs.model.notation.names import nearest, printable
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Place, Problem, Subtype
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.vocabulary import find_term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_beliefs.model.records.vocabulary import Vocabulary

TOPIC_KEYS = (
    "region",
    "status",
    "tagline",
    "last_reviewed",
    "last_substantive_update",
    "review_in",
    "stub",
    "order",
    "related",
    "tags",
)

#: The keys whose placeholders are set aside; the others show them in their place.
_BLANKABLE = frozenset({"region", "status", "review_in", "stub", "order", "related", "tags"})

_WAS_DONE = N_("{field}: {date} is in the future; write the day on which it was done")


def read_topic(
    values: Mapping[str, object],
    vocabulary: Vocabulary,
    *,
    docname: str,
    places: Mapping[str, Place],
    strict: bool = True,
) -> tuple[Topic, list[Problem]]:
    """Make a topic from metadata, as it comes from YAML or from the options of ``topic-meta``.

    ``places`` has the place of each key, and under the empty key that of the whole. Unless
    ``strict``, keys that a topic does not have are ignored, as they may belong to other tools,
    but for those that are almost a key of a topic.
    """
    known: dict[str, object] = {}
    unknown = []
    for written, value in values.items():
        key = written.replace("-", "_")
        if key in TOPIC_KEYS:
            known[key] = value
        elif strict or _is_slip(written, values):
            unknown.append(_unknown_key(written))
    reader = FieldReader(
        known, today=vocabulary.today, blankable=_BLANKABLE, subtype=Subtype.TOPIC_VALUE
    )
    topic = Topic(
        docname=docname,
        place=places.get("", Place()),
        region=_term(reader, "region", vocabulary.regions, Subtype.UNKNOWN_REGION),
        status=_term(reader, "status", vocabulary.statuses, Subtype.UNKNOWN_STATUS),
        tagline=reader.text("tagline"),
        last_reviewed=reader.past_date("last_reviewed", _WAS_DONE),
        last_substantive_update=reader.past_date("last_substantive_update", _WAS_DONE),
        review_in=reader.period("review_in"),
        stub=reader.boolean("stub"),
        order=reader.integer("order"),
        related=reader.names("related"),
        tags=reader.names("tags"),
        left={key: ", ".join(blanks) for key, blanks in reader.blanks.items()},
        places={key: place for key, place in places.items() if key in TOPIC_KEYS},
    )
    return topic, [*unknown, *reader.problems]


#: Keys of other tools that are spelt almost like ours.
_OF_OTHERS = frozenset({"tag", "stats", "state", "states", "last_revised", "review_on", "border"})

#: The length, in letters, from which a key with two slips in it can be told from another word.
_LONG = 10


def _is_slip(written: str, values: Mapping[str, object]) -> bool:
    """Return whether a key is a misspelt one of ours, and not one of another tool.

    It is not where the right one is given as well.
    """
    key = written.replace("-", "_").casefold()
    if key in _OF_OTHERS:
        return False
    near = nearest(key, TOPIC_KEYS, most=2 if len(key) >= _LONG else 1)
    given = {other.replace("-", "_") for other in values}
    return bool(near) and near[0][0] == key[0] and given.isdisjoint(near)


def _unknown_key(key: str) -> Problem:
    close = nearest(key.replace("-", "_"), TOPIC_KEYS)
    message = N_("topic metadata has no key {key}; the keys are {known}")
    if close:
        message = N_("topic metadata has no key {key}; did you mean {known}?")
    known = ", ".join(close or TOPIC_KEYS)
    return Subtype.UNKNOWN_KEY.problem(message, field=key, key=repr(key), known=known)


def _term(reader: FieldReader, key: str, terms: Mapping[str, str], subtype: Subtype) -> str:
    """The slug of a region or a status that is configured, or the text as written."""
    text = reader.text(key)
    if not terms or not reader.is_line(key):
        return text
    term = find_term(text, terms)
    if term is None:
        close = nearest(text, terms)
        message = N_("{field}: {written} is not one of those in conf.py, which are {close}")
        if close:
            message = N_("{field}: {written} is not one of those in conf.py; did you mean {close}?")
        listed = ", ".join(close or terms)
        reader.note(subtype.problem(message, field=key, written=repr(text), close=listed))
    return text if term is None else term


#: A day with a time, as other tools have it.
_TIMESTAMP = LazyPattern(r"(\d{4}-\d{2}-\d{2})(?:T|t| +)\d{1,2}:\d{2}(?::\d{2}(?:\.\d*)?)?.{0,12}")
#: The length limit of a timestamp, in characters, with fractions of a second and a time zone.
_LONGEST_TIMESTAMP = 50


def without_time(value: object) -> object:
    """A value; of a day with a time, the day alone."""
    if not isinstance(value, str):
        return value
    text = printable(value)
    match = _TIMESTAMP.fullmatch(text) if len(text) < _LONGEST_TIMESTAMP else None
    return match[1] if match else value


def read_writing(values: Mapping[str, object], *, docname: str, place: Place) -> Page:
    """Make a piece of writing from the ``tags`` and ``date`` in a page's metadata.

    Both keys belong to other tools as well, so a value that cannot be read is not a problem here.
    """
    if "date" in values:
        values = {**values, "date": without_time(values["date"])}
    reader = FieldReader(values, blankable=("tags",))
    date, tags = reader.date("date"), reader.names("tags")
    is_read = date is not None and date.kind is not DateKind.UNREADABLE
    return Page(
        docname=docname, place=place, tags=tags, date=date if is_read else None, is_writing=True
    )
