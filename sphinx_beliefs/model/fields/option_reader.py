"""The only validator of authors' options: it takes raw text, and gives values and problems."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.notation.bayes import Ratio, parse_ratio
from sphinx_beliefs.model.notation.credence import NORMATIVE, Credence, CredenceKind, parse_credence
from sphinx_beliefs.model.notation.dates import FORTHCOMING, Date, parse_date
from sphinx_beliefs.model.notation.names import (
    nearest,
    parse_name,
    printable,
    split_handles,
    split_names,
)
from sphinx_beliefs.model.notation.placeholders import is_placeholder
from sphinx_beliefs.model.notation.urls import is_address, parse_url
from sphinx_beliefs.model.problem import N_, Message, Problem, Subtype
from sphinx_beliefs.model.records.items import Direction, Resolution, Strength

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Mapping

    from sphinx_beliefs.model.notation.scales import Scale


class MovedNames(NamedTuple):
    """The names of the beliefs that a trigger would move, raise or lower."""

    beliefs: tuple[str, ...]
    raises: tuple[str, ...]
    lowers: tuple[str, ...]


class OptionReader:
    """Reads the options of one directive, and collects the problems in them.

    Credences can be words of ``scale``, and past dates must not be later than ``today``. If an
    option in ``blankable`` contains placeholders, they are moved to ``blanks``, and the rest is
    read as if they had not been written.
    """

    def __init__(
        self,
        values: Mapping[str, str],
        scale: Scale | None = None,
        today: datetime.date | None = None,
        blankable: Collection[str] = (),
    ) -> None:
        self.blanks = {
            option: [text]
            for option, value in values.items()
            if option in blankable and is_placeholder(text := printable(value))
        }
        self.values = (
            {option: value for option, value in values.items() if option not in self.blanks}
            if self.blanks
            else values
        )
        self.scale = scale
        self.today = today
        self.problems: list[Problem] = []
        self._blankable = blankable

    def name(self) -> str:
        """The stable handle; empty if there is none."""
        if "name" not in self.values:
            return ""
        name, problem = parse_name(self.values["name"])
        self.note(problem)
        return name

    def names(self, option: str) -> tuple[str, ...]:
        """Names from a list separated by commas."""
        written = self.text(option)
        names = split_names(written)
        if written.startswith("[") and names and names[0][0] != "[":
            message = N_("{option}: a list has no brackets here; write {mended}")
            self._note_value(option, message, mended=", ".join(names))
        if option in self._blankable and (blanks := [*filter(is_placeholder, names)]):
            self.blanks[option] = blanks
            return tuple(name for name in names if name not in blanks)
        return names

    def item_names(self, option: str) -> tuple[str, ...]:
        """Names of items, from a list separated by commas; they contain no spaces."""
        names = self.names(option)
        parted = split_handles(names)
        if parted != names:
            message = N_(
                "{option}: names are written as they are, with commas between them; write {mended}"
            )
            self._note_value(option, message, mended=", ".join(parted))
        return parted

    def text(self, option: str) -> str:
        """Plain text, white space folded."""
        return printable(self.values.get(option, ""))

    def flag(self, option: str) -> bool:
        """Return whether a flag is set; a value that means no is respected."""
        if option not in self.values:
            return False
        text = self.text(option)
        if text.casefold() in _NO:
            return False
        if text.casefold() not in _YES:
            message = N_(
                "{option}: this option takes no value, and {written} is shown nowhere; write it "
                "as text below the options"
            )
            self._note_value(option, message, written=repr(text))
        return True

    def credence(self) -> Credence | None:
        """The credence, or NORMATIVE; None if neither was written."""
        normative = self.flag("normative")
        if "credence" not in self.values:
            return NORMATIVE if normative else None
        credence, problem = parse_credence(self.values["credence"], self.scale)
        self.note(problem)
        if normative and credence.kind is not CredenceKind.NORMATIVE:
            message = N_(
                "credence: a normative belief carries no credence; remove either the option "
                "normative or the credence {written}"
            )
            self.note(Subtype.CREDENCE.problem(message, field="normative", written=credence.text))
        return credence

    def direction(self) -> Direction | None:
        """The direction in which a trigger moves beliefs; None if none is given."""
        return Direction(choice) if (choice := self.choice("direction", _DIRECTIONS)) else None

    def date(self, option: str, *, allow_forthcoming: bool = False) -> Date | None:
        """A date; None if none was written, or none that can be read."""
        if option not in self.values:
            return None
        date, problem = parse_date(
            self.values[option], field=option, allow_forthcoming=allow_forthcoming
        )
        self.note(problem)
        return date

    def past_date(self, option: str) -> Date | None:
        """A date that should not be in the future."""
        date = self.date(option)
        if date and date.first_day and self.today and date.first_day > self.today:
            message = N_("{option}: {date} is still to come; write the day on which it was so")
            self.note(
                Subtype.FUTURE_DATE.problem(message, field=option, option=option, date=date.iso)
            )
        return date

    def fired(self) -> Date | None:
        """The date on which a trigger fired; None if it has not, or says so."""
        if self.text("fired").casefold() not in _NOT_YET:
            return self.past_date("fired")
        message = N_("fired: take it away until there is a day on which it came to pass")
        self.note(Subtype.DATE.problem(message, field="fired"))
        return None

    def check_order(self, since: Date | None, **ends: Date | None) -> None:
        """Report each of ``ends`` that is before ``since``; they are dates by option, with an
        underscore for the hyphen.
        """
        start = since.first_day if since is not None else None
        for option, end in ends.items():
            last = end.last_day if end is not None else None
            if since is not None and end is not None and start and last and last < start:
                message = N_(
                    "{option}: {end} is earlier than since, which is {start}; correct one of them"
                )
                values = {"option": option.replace("_", "-"), "end": end.iso, "start": since.iso}
                field = values["option"]
                self.note(Subtype.DATE_ORDER.problem(message, field=field, **values))

    def resolution(self) -> Resolution | None:
        """The resolution of a belief, from options that have to be consistent; None if open."""
        choice = self.choice("resolution", _RESOLUTIONS)
        resolution = Resolution(choice) if choice else None
        successor = self.text("superseded-by")
        message = None
        is_left = not self.blanks.keys().isdisjoint({"superseded-by", "resolution"})
        if successor and resolution is None:
            # Any other value in its place has already been reported.
            return Resolution.SUPERSEDED
        if successor and resolution is not Resolution.SUPERSEDED:
            field, message = (
                "superseded-by",
                N_(
                    "superseded-by: a belief that another has taken the place of is superseded; "
                    "write :resolution: superseded, or take one of the options away"
                ),
            )
        elif resolution is Resolution.SUPERSEDED and not (successor or is_left):
            field, message = (
                "resolution",
                N_("resolution: name the belief that has taken its place with :superseded-by:"),
            )
        elif "resolved" in self.values and not ("resolution" in self.values or is_left):
            field, message = (
                "resolved",
                N_(
                    "resolved: this belief says when it was decided, and not what came out; add "
                    ":resolution: true, or false, ambiguous, annulled, withdrawn or superseded"
                ),
            )
        if message is not None:
            self.note(Subtype.RESOLUTION.problem(message, field=field))
        return resolution

    def resolutions(self) -> tuple[Resolution | None, ...]:
        """The resolutions that an index asks for; None among them stands for open beliefs."""
        found: dict[Resolution | None, None] = {}
        for word in self.names("resolution"):
            choice = self.one_of("resolution", word, _ENDS)
            if choice == "open":
                found[None] = None
            elif choice in {"closed", "all"}:
                found |= dict.fromkeys([*Resolution, *([None] if choice == "all" else [])])
            elif choice:
                found[Resolution(choice)] = None
        return tuple(found) or (None,)

    def target_credence(self) -> Credence | None:
        """The credence that a trigger would lead to; None if none is given."""
        if "to" not in self.values:
            return None
        credence, problem = parse_credence(self.values["to"], self.scale, field="to")
        self.note(problem)
        if credence.kind is CredenceKind.NORMATIVE:
            message = N_("to: evidence cannot make a belief normative; write a number")
            self.note(Subtype.CREDENCE.problem(message, field="to"))
        return credence

    def likelihood_ratio(self) -> Ratio | None:
        """The probability of the evidence if a belief is true, divided by its probability if the
        belief is false: above 0, or None if none is given.
        """
        if "likelihood-ratio" not in self.values:
            return None
        ratio, problem = parse_ratio(self.values["likelihood-ratio"], field="likelihood-ratio")
        self.note(problem)
        said = self._said_directions()
        pushes = ratio.pushes if ratio is not None else ""
        if ratio is not None and not said <= {pushes}:
            if len(said) > 1:
                message = N_(
                    "likelihood-ratio: a ratio pushes all beliefs one way, and this trigger raises "
                    "some and lowers others; write two triggers, or take the ratio away"
                )
            elif not pushes:
                message = N_(
                    "likelihood-ratio: {ratio} moves no belief at all, and the other options say "
                    "which way it would; fix one of them"
                )
            elif pushes == "up":
                message = N_(
                    "likelihood-ratio: {ratio} raises a belief, and by the other options this "
                    "trigger lowers it; fix one of them"
                )
            else:
                message = N_(
                    "likelihood-ratio: {ratio} lowers a belief, and by the other options this "
                    "trigger raises it; fix one of them"
                )
            self.note(
                Subtype.UPDATE.problem(
                    message, field="likelihood-ratio", ratio=self.text("likelihood-ratio")
                )
            )
        return ratio

    def _said_directions(self) -> set[str]:
        """The directions, up or down, that the options of a trigger give."""
        options = {"raises": "up", "lowers": "down"}
        said = {direction for option, direction in options.items() if self.text(option)}
        return said | ({self.text("direction").casefold()} & {"up", "down"})

    def moved(self) -> MovedNames:
        """The names of the beliefs that a trigger would move, by option."""
        found = MovedNames(*(self.item_names(option) for option in MovedNames._fields))
        seen = Counter(name for names in found for name in names)
        twice = [name for name, count in seen.items() if count > 1]
        if twice:
            message = N_(
                "more than one of the options beliefs, raises and lowers has {names} in it; name "
                "each belief in the one that is right"
            )
            values = {"names": ", ".join(twice)}
            field = "lowers" if set(found.lowers) & set(twice) else "raises"
            self.note(Subtype.UPDATE.problem(message, field=field, **values))
        is_read = self.text("direction").casefold() in _DIRECTIONS
        if is_read and not found.beliefs and (found.raises or found.lowers):
            message = N_(
                "direction: it is about the names in the option beliefs, and there are none; take "
                "it away, or write into beliefs what it is about"
            )
            self.note(Subtype.DIRECTION.problem(message, field="direction"))
        return found

    def strength(self) -> Strength | None:
        """The strength with which a trigger moves beliefs; None if none is given."""
        return Strength(choice) if (choice := self.choice("strength", _STRENGTHS)) else None

    def url(self) -> str:
        """A URL that readers can follow without harm; empty if there is none."""
        if "url" not in self.values or self._is_blank_url():
            return ""
        if self.is_forthcoming("url"):
            return ""
        if self.text("url").casefold() in _MEANS_FORTHCOMING:
            message = N_(
                "{field}: {written} is not a URL; for a link that is still to come write "
                ":{field}: forthcoming"
            )
            self.note(Subtype.URL.problem(message, field="url", written=repr(self.text("url"))))
            return ""
        url, problem = parse_url(self.values["url"], field="url")
        self.note(problem)
        return url

    def _is_blank_url(self) -> bool:
        text = self.text("url")
        return is_placeholder(text) and not is_address(text)

    def is_forthcoming(self, option: str) -> bool:
        """Return whether the author says that something is still to come, so it is not a blank."""
        return self.text(option).casefold() == FORTHCOMING.text

    def choice(self, option: str, choices: Collection[str]) -> str:
        """One of the ``choices``; empty if none of them was written."""
        return self.one_of(option, self.text(option), choices) if option in self.values else ""

    def one_of(self, option: str, written: str, choices: Collection[str]) -> str:
        """The written word if it is one of the ``choices``; else empty, and a problem is noted."""
        word = written.casefold()
        if word in choices:
            return word
        subtype = Subtype.DIRECTION if option == "direction" else Subtype.OPTION_VALUE
        message = N_("{option}: {written} is not one of {choices}")
        other = _OTHER_WORDS.get(word, "")
        if close := [other] if other in choices else nearest(word, choices):
            message = N_("{option}: {written} is not one of {choices}; did you mean {close}?")
        self.note(
            subtype.problem(
                message,
                field=option,
                option=option,
                written=repr(written),
                choices=", ".join(choices),
                close=", ".join(close),
            )
        )
        return ""

    def _note_value(self, option: str, message: Message, **values: str) -> None:
        values["option"] = option
        self.note(Subtype.OPTION_VALUE.problem(message, field=option, **values))

    def note(self, problem: Problem | None) -> None:
        """Collect a problem, if there is one."""
        if problem is not None:
            self.problems.append(problem)


#: The values of a flag that mean no.
_NO = frozenset({"false", "no", "off", "0"})
_YES = frozenset({"", "true", "yes", "on", "1", "none", "null"})
_RESOLUTIONS = tuple(resolution.value for resolution in Resolution)
_ENDS = ("open", "closed", "all", *_RESOLUTIONS)
_STRENGTHS = tuple(strength.value for strength in Strength)

#: Other words that authors write for a link that they do not have yet.
_MEANS_FORTHCOMING = frozenset({"tbd", "tba", "to come", "link to come", "coming soon", "soon"})

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
_NOT_YET = frozenset({"no", "not yet", "never", "false"})
_DIRECTIONS = tuple(direction.value for direction in Direction)
