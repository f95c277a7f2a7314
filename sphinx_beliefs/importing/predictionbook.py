"""Forecasts from PredictionBook, whose JSON has a record for each prediction."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import msgspec
from msgspec import Raw, Struct

from sphinx_beliefs.importing.file_members import members_of, shown
from sphinx_beliefs.importing.forecasts import (
    Forecast,
    Imported,
    LeftOut,
    Question,
    Reason,
    UnreadableFile,
    no_tick,
)
from sphinx_beliefs.importing.json_records import Unread, decoded, is_json, json_of, records_in
from sphinx_beliefs.importing.moments import read_moment
from sphinx_beliefs.importing.own_forecasts import Forecasters
from sphinx_beliefs.importing.percents import percent_of_percent
from sphinx_beliefs.importing.plain_texts import line_of, lines_of, paragraphs
from sphinx_beliefs.importing.source_names import source_id
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.records.items import Resolution

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Iterable, Sequence
    from pathlib import Path

    from sphinx_beliefs.importing.file_members import Member
    from sphinx_beliefs.importing.forecasts import Chosen, Tick
    from sphinx_beliefs.importing.moments import Moment

#: A number as JSON has it, or as a text.
_Number: TypeAlias = int | float | str | None

_PAGE = "https://predictionbook.com/predictions/"


class _User(Struct):
    """The user who asked for the file, as far as it says who that is."""

    user_id: int | str | None = None
    id: int | str | None = None
    name: str | None = None
    label: str | None = None
    email: str | None = None

    @property
    def number(self) -> str:
        """Their id; empty if it is not said."""
        number = self.user_id if self.user_id is not None else self.id
        return "" if number is None else str(number)

    @property
    def names(self) -> frozenset[str]:
        """What else they are called."""
        names = (self.name, self.label, self.email)
        return frozenset(name.strip().casefold() for name in names if name and name.strip())


class _Response(Struct):
    """An estimate, a comment, or both."""

    confidence: _Number = None
    comment: str | None = None
    created_at: str | None = None
    id: int | str | None = None
    user_id: int | str | None = None
    user_label: str | None = None


class _Prediction(Struct):
    """A prediction with the responses of all who gave one."""

    id: int | str
    description: str | None = None
    description_with_group: str | None = None
    created_at: str | None = None
    deadline: str | None = None
    outcome: bool | None = None
    withdrawn: bool | None = None
    last_judgement_at: str | None = None
    updated_at: str | None = None
    responses: list[Raw] = []

    @property
    def title(self) -> str:
        """The prediction, with the group that it is of before it."""
        return line_of(self.description_with_group or self.description or "")


class _Found(Struct):
    """A prediction, and where it stands."""

    prediction: _Prediction
    file: str
    row: int

    def left_out(self, reason: Reason, said: str = "") -> LeftOut:
        """The prediction, or a part of it, as something that is left out."""
        return LeftOut(
            reason=reason,
            title=self.prediction.title,
            row=self.row,
            file=self.file,
            said=shown(said),
        )


_users = msgspec.json.Decoder(_User | int | str | None)
_responses = msgspec.json.Decoder(_Response)
_predictions = msgspec.json.Decoder(_Prediction)


def read_predictionbook(sources: Sequence[Path], chosen: Chosen, tick: Tick = no_tick) -> Imported:
    """The author's predictions in JSON of PredictionBook (``api/my_predictions``), page by page.

    The file says who asked for it, so the author need not. Raises ``UnreadableFile``.
    """
    members = members_of(sources)
    left_out: list[LeftOut] = []
    found: dict[str, _Found] = {}
    askers: list[_User] = []
    for member in members:
        asker, records = _records(member, tick)
        askers += [asker] if asker else []
        for row, record in enumerate(records, 1):
            prediction = decoded(_predictions, record)
            if isinstance(prediction, Unread):
                left_out.append(
                    LeftOut(
                        reason=Reason.UNREADABLE, row=row, file=member.name, said=prediction.said
                    )
                )
                continue
            each = _Found(prediction, member.name, row)
            if (before := found.get(str(prediction.id))) is not None:
                left_out.append(before.left_out(Reason.TWICE))
            found[str(prediction.id)] = each
    user = _user_of(chosen, askers) or _named_user(askers, found.values())
    reading = _Reading(user, left_out)
    questions = [question for each in found.values() if (question := reading.question(each))]
    reading.people.check([member.name for member in members])
    return Imported(questions=tuple(questions), left_out=tuple(left_out))


class _Reading:
    """The predictions of all files, taken one after the other."""

    def __init__(self, user: str | None, left_out: list[LeftOut]) -> None:
        self.people = Forecasters(user)
        self._left_out = left_out

    def question(self, found: _Found) -> Question | None:
        """A prediction with the author's estimates; None if there are none, or nothing to read."""
        prediction = found.prediction
        given: list[tuple[Moment, Forecast]] = []
        remarks: list[tuple[Moment, str]] = []
        for record in prediction.responses:
            self._take(found, record, given, remarks)
        if not prediction.title:
            self._left_out += [found.left_out(Reason.NO_TITLE)] * (len(given) or 1)
            return None
        if not given:
            self._left_out += [
                found.left_out(Reason.NO_CREDENCE, comment) for _moment, comment in remarks
            ]
            if not prediction.responses:
                self._left_out.append(found.left_out(Reason.NO_FORECAST))
            return None
        given.sort(key=lambda item: item[0])
        resolution = _resolution(prediction)
        judged_at = prediction.last_judgement_at or prediction.updated_at
        notes = [f"{moment.day}: {comment}" for moment, comment in sorted(remarks)]
        return Question(
            source=source_id("predictionbook", str(prediction.id)),
            url=f"{_PAGE}{prediction.id}",
            title=prediction.title,
            forecasts=tuple(forecast for _moment, forecast in given),
            asked=self._day(found, prediction.created_at),
            resolve_by=self._day(found, prediction.deadline),
            resolution=resolution,
            resolved=self._day(found, judged_at) if resolution else None,
            notes=paragraphs(*notes),
        )

    def _take(
        self,
        found: _Found,
        record: Raw,
        given: list[tuple[Moment, Forecast]],
        remarks: list[tuple[Moment, str]],
    ) -> None:
        """Take a response: an estimate with its comment, or a comment alone."""
        response = decoded(_responses, record)
        if isinstance(response, Unread):
            self._left_out.append(found.left_out(Reason.UNREADABLE, response.said))
            return
        who = (response.user_label or "", str(response.user_id or ""))
        comment = lines_of(response.comment or "")
        if not self.people.is_author(*who):
            reason = Reason.OTHERS if response.confidence is not None else Reason.OTHERS_COMMENT
            self._left_out.append(found.left_out(reason))
            return
        said = "" if response.confidence is None else str(response.confidence)
        moment, percent = read_moment(response.created_at or ""), percent_of_percent(said)
        if not said and not comment:
            self._left_out.append(found.left_out(Reason.NO_CREDENCE))
        elif said and percent is None:
            self._left_out.append(found.left_out(Reason.NOT_A_CREDENCE, said))
        elif moment is None:
            self._left_out.append(found.left_out(Reason.NO_DAY, response.created_at or ""))
        elif percent is None:
            remarks.append((moment, comment))
        else:
            given.append((moment, Forecast(day=moment.day, percent=percent, comment=comment)))

    def _day(self, found: _Found, text: str | None) -> datetime.date | None:
        moment = read_moment(text or "")
        if text and moment is None:
            self._left_out.append(found.left_out(Reason.NOT_A_DEADLINE, text))
        return moment.day if moment else None


def _resolution(prediction: _Prediction) -> Resolution | None:
    if prediction.outcome is not None:
        return Resolution.TRUE if prediction.outcome else Resolution.FALSE
    return Resolution.WITHDRAWN if prediction.withdrawn else None


def _records(member: Member, tick: Tick) -> tuple[_User | None, list[Raw]]:
    """The user who asked for a file, if it says so, and the predictions in it."""
    if is_json(member):
        top = json_of(member, tick)
        if isinstance(top, list):
            return None, top
        records = records_in(top.get("predictions"))
        if records is not None:
            return _asker(top.get("user", Raw(b"null"))), records
    message = N_(
        "{file} does not have the estimates of PredictionBook; take the JSON that it gives at "
        "/api/my_predictions."
    )
    raise UnreadableFile(message, file=member.name)


def _asker(record: Raw) -> _User | None:
    """The user that a file names: by an object, or by an id or a name alone."""
    user = decoded(_users, record)
    if isinstance(user, (int, str)):
        return _User(name=str(user))
    return user if isinstance(user, _User) else None


def _named_user(askers: Collection[_User], found: Iterable[_Found]) -> str | None:
    """The user who asked for files that do not say their id, by the one name that they have there
    and in responses.
    """
    names = frozenset[str]().union(*(asker.names for asker in askers))
    if not names or any(asker.number for asker in askers):
        return None
    people: set[str] = set()
    for each in found:
        for record in each.prediction.responses:
            response = decoded(_responses, record)
            if not isinstance(response, Unread):
                people |= {(response.user_label or "").casefold(), str(response.user_id or "")}
    known = names & people
    return next(iter(known)) if len(known) == 1 else None


def _user_of(chosen: Chosen, askers: Iterable[_User]) -> str | None:
    """The id of the user who asked for the files, if that is the author; else what they said."""
    names: dict[str, set[str]] = {}
    for asker in askers:
        if asker.number:
            said = {asker.number, *asker.names}
            names.setdefault(asker.number, set()).update(name.casefold() for name in said)
    if chosen.user is None:
        return next(iter(names)) if len(names) == 1 else None
    key = chosen.user.strip().casefold()
    return next((number for number, said in names.items() if key in said), chosen.user)
