"""The only validator of what authors write in options: raw text in, values and problems out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.credence import NORMATIVE, Credence, CredenceKind, parse_credence
from sphinx_beliefs.model.dates import Date, parse_date
from sphinx_beliefs.model.names import nearest, parse_name, printable, split_names
from sphinx_beliefs.model.placeholders import is_placeholder
from sphinx_beliefs.model.problem import Problem, Subtype, mark
from sphinx_beliefs.model.records import Direction
from sphinx_beliefs.model.urls import parse_url

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sphinx_beliefs.model.scales import Scale


class OptionReader:
    """Reads the options of one directive, gathering the problems on the way.

    Credences can be words of ``scale``.
    """

    def __init__(self, values: Mapping[str, str], scale: Scale | None = None) -> None:
        self.values = values
        self.scale = scale
        self.problems: list[Problem] = []

    def name(self) -> str:
        """The stable handle; empty where there is none."""
        if "name" not in self.values:
            return ""
        name, problem = parse_name(self.values["name"])
        self._note(problem)
        return name

    def names(self, option: str) -> tuple[str, ...]:
        """A list of names separated by commas."""
        return split_names(self.values.get(option, ""))

    def text(self, option: str) -> str:
        """Plain text, white space folded."""
        return printable(self.values.get(option, ""))

    def flag(self, option: str) -> bool:
        """Whether a flag is set; a value that says no is heard."""
        return option in self.values and self.text(option).casefold() not in {"false", "no"}

    def credence(self) -> Credence | None:
        """The credence, or NORMATIVE; None where neither was written."""
        normative = self.flag("normative")
        if "credence" not in self.values:
            return NORMATIVE if normative else None
        credence, problem = parse_credence(self.values["credence"], self.scale)
        self._note(problem)
        if normative and credence.kind is not CredenceKind.NORMATIVE:
            message = mark(
                "credence: a normative belief carries no credence; remove either the option "
                "normative or the credence {written}"
            )
            values = {"written": credence.text}
            self._note(
                Problem(subtype=Subtype.CREDENCE, message=message, values=values, field="normative")
            )
        return credence

    def direction(self) -> Direction | None:
        """Which way a trigger pushes."""
        return Direction(choice) if (choice := self.choice("direction", _DIRECTIONS)) else None

    def date(self) -> Date | None:
        """The date of a reading."""
        if "date" not in self.values:
            return None
        date, problem = parse_date(self.values["date"], field="date", allow_forthcoming=True)
        self._note(problem)
        return date

    def url(self) -> str:
        """A link that can be followed without harm; empty where there is none."""
        if "url" not in self.values or is_placeholder(self.text("url")):
            return ""
        url, problem = parse_url(self.values["url"], field="url")
        self._note(problem)
        return url

    def choice(self, option: str, choices: Collection[str]) -> str:
        """One word of a few; empty where none, or none of them, was written."""
        if option not in self.values:
            return ""
        word = self.text(option).casefold()
        if word in choices:
            return word
        subtype = Subtype.DIRECTION if option == "direction" else Subtype.OPTION_VALUE
        message = mark("{option}: {written} is not one of {choices}")
        if close := nearest(word, choices):
            message = mark("{option}: {written} is not one of {choices}; did you mean {close}?")
        values = {
            "option": option,
            "written": repr(self.text(option)),
            "choices": ", ".join(choices),
            "close": ", ".join(close),
        }
        self._note(Problem(subtype=subtype, message=message, values=values, field=option))
        return ""

    def _note(self, problem: Problem | None) -> None:
        if problem is not None:
            self.problems.append(problem)


_DIRECTIONS = tuple(direction.value for direction in Direction)
