"""Topic metadata: the values of front matter or ``topic-meta``, validated into a topic."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from sphinx_beliefs.model.notation.dates import Date, Period, parse_date, parse_period
from sphinx_beliefs.model.notation.names import nearest, printable, slug, split_names
from sphinx_beliefs.model.notation.placeholders import is_placeholder
from sphinx_beliefs.model.problem import N_, Message, Place, Problem, Subtype
from sphinx_beliefs.model.records.pages import Page, Topic
from sphinx_beliefs.model.records.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

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

#: The keys that few other tools have in front matter.
OWN_KEYS = frozenset(
    {"region", "tagline", "last_reviewed", "last_substantive_update", "review_in", "status"}
)

#: The weight of each such key as a sign that a page is meant as a topic; two in all are enough.
_WEIGHTS = {"last_reviewed": 2, "last_substantive_update": 2, "review_in": 2, "tagline": 1}

#: The statuses of a site that configures none, by slug, with the labels that readers see.
STATUSES: Mapping[str, str] = {
    "exploring": N_("Exploring"),
    "developing": N_("Developing"),
    "settled": N_("Settled"),
}

#: The keys whose placeholders are set aside; the others show them in their place.
_BLANKABLE = frozenset({"region", "status", "review_in", "stub", "order", "related", "tags"})

_KINDS: Mapping[type, Message] = {
    dict: N_("a mapping"),
    list: N_("a list"),
    set: N_("a set"),
}
_YES = frozenset({"true", "yes", "on", "1"})
_NO = frozenset({"false", "no", "off", "0"})


def read_topic(
    values: Mapping[str, object],
    vocabulary: Vocabulary,
    *,
    docname: str,
    places: Mapping[str, Place],
    strict: bool = True,
) -> tuple[Topic, list[Problem]]:
    """Make a topic of metadata, as it comes from YAML or from the options of ``topic-meta``.

    ``places`` has the place of each key, and under the empty key that of the whole. Unless
    ``strict``, keys that a topic does not have are ignored, as they may belong to other tools.
    """
    reader = _Reader(vocabulary)
    known: dict[str, object] = {}
    for written, value in values.items():
        key = written.replace("-", "_")
        if key in TOPIC_KEYS:
            known[key] = None if key in _BLANKABLE and reader.is_left(key, value) else value
        elif strict:
            reader.unknown_key(written)
    start = places.get("", Place())
    topic = Topic(
        docname=docname,
        place=start,
        region=reader.region(known.get("region")),
        status=reader.status(known.get("status")),
        tagline=reader.text("tagline", known.get("tagline")),
        last_reviewed=reader.past_date("last_reviewed", known),
        last_substantive_update=reader.past_date("last_substantive_update", known),
        review_in=reader.period("review_in", known.get("review_in")),
        stub=reader.boolean("stub", known.get("stub")),
        order=reader.integer("order", known.get("order")),
        related=reader.names("related", known.get("related")),
        tags=reader.names("tags", known.get("tags")),
        left=reader.left,
        places={key: place for key, place in places.items() if key in TOPIC_KEYS},
    )
    return topic, reader.problems


def signs_of_topic(values: Mapping[str, object], vocabulary: Vocabulary) -> list[str]:
    """The keys in a page's metadata that show that it is meant as a topic; none if they may be
    there for other tools.

    A status or a region is such a sign if the site has a status or region of that name.
    """
    terms = {"region": vocabulary.regions, "status": vocabulary.statuses}
    weights: dict[str, int] = {}
    for written, value in values.items():
        key = written.replace("-", "_").casefold()
        if key not in terms:
            weights[written] = _WEIGHTS.get(key, 0)
        elif not terms[key]:
            weights[written] = 1
        elif isinstance(value, str):
            known = {slug(word) for pair in terms[key].items() for word in pair}
            weights[written] = (2 if key == "region" else 1) * (slug(value) in known)
    return [key for key, weight in weights.items() if weight] if sum(weights.values()) > 1 else []


def signs_beside(values: Mapping[str, object], topic: Mapping[str, object]) -> list[str]:
    """The keys beside a page's ``topic`` mapping that only topics have, and that it lacks."""
    known = {key.replace("-", "_") for key in topic}
    return [
        key for key in values if (name := key.replace("-", "_")) in _WEIGHTS and name not in known
    ]


def read_writing(values: Mapping[str, object], *, docname: str, place: Place) -> Page:
    """Make a piece of writing of the ``tags`` and ``date`` in a page's metadata.

    Both keys belong to other tools as well, so a value that cannot be read is not a problem here.
    """
    date, problem = parse_date(values.get("date"), field="date")
    tags = _Reader(Vocabulary()).names("tags", values.get("tags"))
    return Page(
        docname=docname, place=place, tags=tags, date=None if problem else date, is_writing=True
    )


class _Reader:
    """Reads one value after the other, and collects the problems in them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.problems: list[Problem] = []
        self.left: dict[str, str] = {}

    def is_left(self, key: str, value: object) -> bool:
        """Return whether a value is a placeholder; if so, it is set aside."""
        text = printable(value) if isinstance(value, str) else ""
        if not text or not is_placeholder(text):
            return False
        self.left[key] = text
        return True

    def region(self, value: object) -> str:
        """The slug of a configured region, or the text as written."""
        return self._term("region", value, self.vocabulary.regions, Subtype.UNKNOWN_REGION)

    def status(self, value: object) -> str:
        """The slug of a configured status, or the text as written."""
        return self._term("status", value, self.vocabulary.statuses, Subtype.UNKNOWN_STATUS)

    def _term(self, key: str, value: object, terms: Mapping[str, str], subtype: Subtype) -> str:
        text = self.text(key, value)
        if not terms or text in terms or not _is_scalar(value):
            return text
        for term, title in terms.items():
            if slug(text) in {slug(term), slug(title)}:
                return term
        close = nearest(text, terms)
        message = N_("{key}: {written} is not one of those in conf.py, which are {close}")
        if close:
            message = N_("{key}: {written} is not one of those in conf.py; did you mean {close}?")
        values = {"key": key, "written": repr(text), "close": ", ".join(close or terms)}
        self._note(subtype, message, values, key)
        return text

    def text(self, key: str, value: object) -> str:
        """A line of text."""
        if value is None:
            return ""
        if isinstance(value, str | int | float | datetime.date):
            return printable(str(value))
        self._wrong(key, value, N_("a line of text"))
        # Whatever it was meant to be, readers see it.
        parts = value if isinstance(value, list | tuple) else ()
        return printable(", ".join(str(part) for part in parts if _is_scalar(part)))

    def names(self, key: str, value: object) -> tuple[str, ...]:
        """Names, from a list or from text that separates them by commas."""
        if value is None:
            return ()
        if isinstance(value, str | int | float):
            names = self._without_left(key, split_names(str(value)))
            if str(value).lstrip().startswith("[") and names and names[0][0] != "[":
                message = N_("{key}: a list has no brackets here; write {mended}")
                values = {"key": key, "mended": ", ".join(names)}
                self._note(Subtype.TOPIC_VALUE, message, values, key)
            return names
        if isinstance(value, list | tuple | set):
            parts = [printable(str(part)) for part in value if _is_scalar(part)]
            if len(parts) < len(value):
                self._wrong(key, value, N_("a list of names, such as [one, two]"))
            return self._without_left(key, tuple(dict.fromkeys(part for part in parts if part)))
        self._wrong(key, value, N_("a list of names, such as [one, two]"))
        return ()

    def _without_left(self, key: str, names: tuple[str, ...]) -> tuple[str, ...]:
        """Names without placeholders, which are set aside."""
        if left := [*filter(is_placeholder, names)]:
            self.left[key] = ", ".join(left)
        return tuple(name for name in names if name not in left)

    def boolean(self, key: str, value: object) -> bool | None:
        """True, false, or None for nothing."""
        if value is None or isinstance(value, bool):
            return value
        word = str(value).strip().casefold() if _is_scalar(value) else ""
        if word in _YES:
            return True
        if word in _NO:
            return False
        self._wrong(key, value, N_("true or false"))
        return None

    def integer(self, key: str, value: object) -> int | None:
        """A whole number, or None for nothing."""
        if value is None:
            return None
        if not isinstance(value, bool) and isinstance(value, int):
            return value
        if isinstance(value, str) and value.strip().lstrip("-").isdecimal() and len(value) < 10:
            return int(value)
        self._wrong(key, value, N_("a whole number"))
        return None

    def past_date(self, key: str, values: Mapping[str, object]) -> Date | None:
        """A date that should not be in the future."""
        if values.get(key) is None:
            return None
        date, problem = parse_date(values[key], field=key)
        if problem is not None:
            self.problems.append(problem)
        today = self.vocabulary.today
        if date and today and date.first_day and date.first_day > today:
            message = N_("{key}: {date} is still to come; write the day on which it was done")
            self._note(Subtype.FUTURE_DATE, message, {"key": key, "date": date.iso}, key)
        return date

    def period(self, key: str, value: object) -> Period | None:
        """A span of time, or None for nothing."""
        if value is None:
            return None
        period, problem = parse_period(value, field=key)
        if problem is not None:
            self.problems.append(problem)
        return period

    def unknown_key(self, key: str) -> None:
        """Report a key that topic metadata does not have."""
        close = nearest(key.replace("-", "_"), TOPIC_KEYS)
        if close:
            message = N_("topic metadata has no key {key}; did you mean {known}?")
        else:
            message = N_("topic metadata has no key {key}; the keys are {known}")
        values = {"key": repr(key), "known": ", ".join(close or TOPIC_KEYS)}
        self._note(Subtype.UNKNOWN_KEY, message, values, key)

    def _wrong(self, key: str, value: object, wanted: Message) -> None:
        message = N_("{key}: {written} cannot stand here; write {wanted}")
        # Aliases can make a nested value expand without end, so only scalars are shown.
        shown = repr(value)[:80] if _is_scalar(value) else ""
        written = shown or _KINDS.get(type(value), N_("a value"))
        values = {"key": key, "written": written, "wanted": wanted}
        self._note(Subtype.TOPIC_VALUE, message, values, key)

    def _note(
        self, subtype: Subtype, message: Message, values: Mapping[str, str], key: str
    ) -> None:
        self.problems.append(subtype.problem(message, field=key, **values))


def _is_scalar(value: object) -> bool:
    return isinstance(value, str | int | float | datetime.date)
