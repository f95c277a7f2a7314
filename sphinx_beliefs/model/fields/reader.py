"""The only reader of options and metadata: it takes raw values, and gives values and problems.

An option is a text; a value of metadata is what YAML made of it.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, TypeVar

from sphinx_beliefs.model.notation.credence import Credence, parse_credence
from sphinx_beliefs.model.notation.dates import Date, Period, parse_date, parse_period
from sphinx_beliefs.model.notation.names import (
    nearest,
    parse_name,
    printable,
    split_handles,
    split_names,
)
from sphinx_beliefs.model.notation.placeholders import is_placeholder
from sphinx_beliefs.model.problem import N_, Message, Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from enum import Enum

    from sphinx_beliefs.model.notation.scales import Scale

_EnumT = TypeVar("_EnumT", bound="Enum")

_YES = frozenset({"true", "yes", "on", "1"})
_NO = frozenset({"false", "no", "off", "0"})

#: The values that count as nothing written after a flag.
_NOTHING = frozenset({"", "none", "null"})

#: Our words for the types that YAML can make of a value, other than a line of text.
_KINDS: Mapping[type, Message] = {
    dict: N_("a mapping"),
    list: N_("a list"),
    set: N_("a set"),
}
_LIST_OF_NAMES = N_("a list of names, such as [one, two]")
_WAS_SO = N_("{field}: {date} is in the future; write the day on which it happened")

#: Other words that authors write for the words that can be chosen.
_OTHER_WORDS = {
    **dict.fromkeys(("↑", "▲", "+", "upwards", "upward", "raise", "raises", "increase"), "up"),
    **dict.fromkeys(
        ("↓", "▼", "-", "downwards", "downward", "lower", "lowers", "decrease"), "down"
    ),
    **dict.fromkeys(("both", "any", "↕", "either way"), "either"),
    **dict.fromkeys(("yes", "correct", "right", "confirmed", "came true"), "true"),
    **dict.fromkeys(("no", "incorrect", "wrong", "refuted", "came out false"), "false"),
    **dict.fromkeys(("unclear", "mixed"), "ambiguous"),
    **dict.fromkeys(("cancelled", "canceled", "void"), "annulled"),
}


class FieldReader:
    """Reads the options of one directive, or the metadata of one page, and collects the problems.

    Credences can be words of ``scale``, and past dates must not be later than ``today``. If a
    field in ``blankable`` contains placeholders, they are moved to ``blanks``, and the rest is
    read as if they had not been written. A value of a kind that a field cannot have is reported as
    ``subtype``.
    """

    def __init__(
        self,
        values: Mapping[str, object],
        scale: Scale | None = None,
        today: datetime.date | None = None,
        blankable: Collection[str] = (),
        subtype: Subtype = Subtype.OPTION_VALUE,
    ) -> None:
        self.values = values
        self.scale = scale
        self.today = today
        self.problems: list[Problem] = []
        self.blanks: dict[str, list[str]] = {}
        self._blankable = blankable
        self._subtype = subtype
        for field, value in values.items():
            if field in blankable and isinstance(value, str):
                text = printable(value)
                if is_placeholder(text):
                    self.blanks[field] = [text]
        if self.blanks:
            self.forget(self.blanks)

    def note(self, problem: Problem | None) -> None:
        """Collect a problem, if there is one."""
        if problem is not None:
            self.problems.append(problem)

    def forget(self, fields: Collection[str]) -> None:
        """Ignore these fields from now on, as if they had not been written."""
        self.values = {field: self.values[field] for field in self.values if field not in fields}

    def has(self, field: str) -> bool:
        """Return whether something was written for a field, even if it is an empty text."""
        return self.values.get(field) is not None

    def is_line(self, field: str) -> bool:
        """Return whether a field has a line of text, or a value that can be written as one."""
        return _is_scalar(self.values.get(field))

    # -- texts ----------------------------------------------------------------------

    def raw(self, field: str) -> str:
        """The text of a field as it was written; empty if there is none."""
        value = self.values.get(field)
        if value is None or isinstance(value, str):
            return value or ""
        if _is_scalar(value):
            return str(value)
        self._refuse(field, N_("a line of text"))
        # Whatever it was meant to be, readers see it.
        parts = value if isinstance(value, list | tuple) else ()
        return ", ".join(str(part) for part in parts if _is_scalar(part))

    def text(self, field: str) -> str:
        """Plain text, white space folded."""
        return printable(self.raw(field))

    def name(self) -> str:
        """The stable handle; empty if there is none."""
        if not self.has("name"):
            return ""
        name, problem = parse_name(self.raw("name"))
        self.note(problem)
        return name

    def names(self, field: str) -> tuple[str, ...]:
        """Names, from a list or from text that separates them by commas."""
        names = self._names(field)
        if field in self._blankable and (blanks := [*filter(is_placeholder, names)]):
            self.blanks[field] = blanks
            return tuple(name for name in names if name not in blanks)
        return names

    def _names(self, field: str) -> tuple[str, ...]:
        value = self.values.get(field)
        if value is None:
            return ()
        if isinstance(value, str | int | float):
            written = self.text(field)
            names = split_names(written)
            if written.startswith("[") and names and names[0][0] != "[":
                message = N_("{field}: a list has no brackets here; write {fixed}")
                self._note_value(field, message, fixed=", ".join(names))
            return names
        parts = value if isinstance(value, list | tuple | set) else ()
        texts = [printable(str(part)) for part in parts if _is_scalar(part)]
        if len(texts) < len(parts) or not isinstance(value, list | tuple | set):
            self._refuse(field, _LIST_OF_NAMES)
        return tuple(dict.fromkeys(filter(None, texts)))

    def item_names(self, field: str) -> tuple[str, ...]:
        """Names of items, from a list separated by commas; they contain no spaces."""
        names = self.names(field)
        parted = split_handles(names)
        if parted != names:
            message = N_(
                "{field}: names are written as they are, with commas between them; write {fixed}"
            )
            self._note_value(field, message, fixed=", ".join(parted))
        return parted

    # -- words and numbers ----------------------------------------------------------

    def flag(self, field: str) -> bool:
        """Return whether a flag is set; a value that means no is respected."""
        if not self.has(field):
            return False
        text = self.text(field)
        if text.casefold() in _NO:
            return False
        if text.casefold() not in _YES | _NOTHING:
            message = N_(
                "{field}: this option takes no value, and {written} is shown nowhere; write it "
                "as text below the options"
            )
            self._note_value(field, message, written=repr(text))
        return True

    def boolean(self, field: str) -> bool | None:
        """True, false, or None for nothing."""
        value = self.values.get(field)
        if value is None or isinstance(value, bool):
            return value
        word = self.text(field).casefold() if self.is_line(field) else ""
        if word in _YES or word in _NO:
            return word in _YES
        self._refuse(field, N_("true or false"))
        return None

    def integer(self, field: str) -> int | None:
        """A whole number, or None for nothing."""
        value = self.values.get(field)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        if isinstance(value, str) and value.strip().lstrip("-").isdecimal() and len(value) < 10:
            return int(value)
        self._refuse(field, N_("a whole number"))
        return None

    def choice(
        self, field: str, choices: Iterable[_EnumT], subtype: Subtype | None = None
    ) -> _EnumT | None:
        """One of the ``choices``; None if none of them was written."""
        if not self.has(field):
            return None
        by_word = {str(choice.value): choice for choice in choices}
        return by_word.get(self.word(field, self.text(field), by_word, subtype))

    def word(
        self,
        field: str,
        written: str,
        words: Collection[str],
        subtype: Subtype | None = None,
    ) -> str:
        """The written word if it is one of ``words``; else empty, and a problem is noted."""
        word = written.casefold()
        if word in words:
            return word
        message = N_("{field}: {written} is not one of {choices}")
        other = _OTHER_WORDS.get(word, "")
        if close := [other] if other in words else nearest(word, words):
            message = N_("{field}: {written} is not one of {choices}; did you mean {close}?")
        self.note(
            (subtype or self._subtype).problem(
                message,
                field=field,
                written=repr(written),
                choices=", ".join(words),
                close=", ".join(close),
            )
        )
        return ""

    def credence(self, field: str) -> Credence | None:
        """A credence; None if none was written."""
        if not self.has(field):
            return None
        credence, problem = parse_credence(self.raw(field), self.scale, field=field)
        self.note(problem)
        return credence

    # -- days -----------------------------------------------------------------------

    def date(self, field: str, *, allow_forthcoming: bool = False) -> Date | None:
        """A date; None if none was written, or none that can be read."""
        if not self.has(field):
            return None
        written = self.values[field]
        date, problem = parse_date(written, field=field, allow_forthcoming=allow_forthcoming)
        self.note(problem)
        return date

    def past_date(self, field: str, message: Message = _WAS_SO) -> Date | None:
        """A date that should not be in the future; ``message`` is reported if it is."""
        date = self.date(field)
        if date and date.first_day and self.today and date.first_day > self.today:
            self.note(Subtype.FUTURE_DATE.problem(message, field=field, date=date.iso))
        return date

    def period(self, field: str) -> Period | None:
        """A span of time, or None for nothing."""
        if not self.has(field):
            return None
        period, problem = parse_period(self.values[field], field=field)
        self.note(problem)
        return period

    # -- problems -------------------------------------------------------------------

    def _note_value(self, field: str, message: Message, **values: str) -> None:
        self.note(self._subtype.problem(message, field=field, **values))

    def _refuse(self, field: str, wanted: Message) -> None:
        """Report a value of a type that a field cannot have."""
        value = self.values[field]
        message = N_("{field}: {written} cannot stand here; write {wanted}")
        # Aliases can make a nested value expand without end, so only scalars are shown.
        shown = repr(value)[:80] if _is_scalar(value) else ""
        written = shown or _KINDS.get(type(value), N_("a value"))
        self._note_value(field, message, written=written, wanted=wanted)


def _is_scalar(value: object) -> bool:
    return isinstance(value, str | int | float | datetime.date)
