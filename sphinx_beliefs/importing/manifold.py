"""Forecasts from Manifold, whose JSON has records of markets and of bets on them."""

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
from sphinx_beliefs.importing.moments import Moment, moment_of_seconds, read_moment
from sphinx_beliefs.importing.own_forecasts import Forecasters
from sphinx_beliefs.importing.percents import percent_of_share
from sphinx_beliefs.importing.plain_texts import line_of
from sphinx_beliefs.importing.source_names import source_id
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.records.items import Resolution

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from sphinx_beliefs.importing.forecasts import Chosen, Tick

#: A time in milliseconds since 1970, or as a text.
_Time: TypeAlias = int | float | str | None

#: The lists that a file with several may have.
_LISTS = ("markets", "contracts", "bets")

#: Milliseconds in a second.
_MILLI = 1000

#: Prices closer than this are one.
_SAME = 1e-7

_OUTCOMES = {
    "YES": Resolution.TRUE,
    "NO": Resolution.FALSE,
    "MKT": Resolution.AMBIGUOUS,
    "CANCEL": Resolution.ANNULLED,
}

#: The reasons why markets of some kinds are left out; others are of another kind.
_KINDS = {
    "MULTIPLE_CHOICE": Reason.MULTIPLE_CHOICE,
    "FREE_RESPONSE": Reason.MULTIPLE_CHOICE,
    "NUMERIC": Reason.NUMERIC,
    "PSEUDO_NUMERIC": Reason.NUMERIC,
    "MULTI_NUMERIC": Reason.NUMERIC,
    "NUMBER": Reason.NUMERIC,
    "DATE": Reason.NUMERIC,
}


class _Record(Struct):
    """A market, or a bet: the fields of both that are read."""

    id: str | int | None = None
    question: str | None = None
    url: str | None = None
    slug: str | None = None
    creatorUsername: str | None = None  # noqa: N815 - as Manifold has it
    createdTime: _Time = None  # noqa: N815
    closeTime: _Time = None  # noqa: N815
    outcomeType: str | None = None  # noqa: N815
    isResolved: bool | None = None  # noqa: N815
    resolution: str | None = None
    resolutionTime: _Time = None  # noqa: N815
    resolutionProbability: float | None = None  # noqa: N815
    groupSlugs: list[str] | None = None  # noqa: N815
    bets: list[Raw] | None = None
    userId: str | None = None  # noqa: N815
    userUsername: str | None = None  # noqa: N815
    contractId: str | None = None  # noqa: N815
    answerId: str | None = None  # noqa: N815
    probBefore: float | None = None  # noqa: N815
    probAfter: float | None = None  # noqa: N815
    isRedemption: bool | None = None  # noqa: N815

    @property
    def is_bet(self) -> bool:
        """True if it is a bet."""
        return self.contractId is not None

    @property
    def is_market(self) -> bool:
        """True if it is a market."""
        return not self.is_bet and self.question is not None and self.id is not None

    @property
    def reason(self) -> Reason | None:
        """The reason why a market cannot be taken; None if it is one for yes or no."""
        if self.outcomeType == "BINARY":
            return None
        return _KINDS.get(self.outcomeType or "", Reason.OTHER_KIND)

    @property
    def link(self) -> str:
        """The page of a market; empty if it is not known."""
        if self.url:
            return self.url
        if self.creatorUsername and self.slug:
            return f"https://manifold.markets/{self.creatorUsername}/{self.slug}"
        return ""


class _Bet(Struct, gc=False):
    """A bet of the author's, as far as it is kept."""

    moment: Moment | None
    before: float | None
    after: float | None
    file: str
    row: int
    is_of_answer: bool


class _Found(Struct):
    """A market, and where it stands."""

    market: _Record
    file: str
    row: int


_records = msgspec.json.Decoder(_Record)


def read_manifold(sources: Sequence[Path], chosen: Chosen, tick: Tick = no_tick) -> Imported:
    """The author's bets in JSON of Manifold: lists of markets and of bets, in any files.

    A bet says a credence where it moved the price: it is the price at which the author left off
    (``probAfter``). What does not move it, such as an offer that waits (``limitProb``), says only
    that they would trade there, and is left out. Raises ``UnreadableFile``.
    """
    reading = _Reading(chosen)
    members = members_of(sources)
    for member in members:
        if not (is_json(member) and reading.take(member.name, json_of(member, tick))):
            message = N_("{file} has neither markets nor bets of Manifold.")
            raise UnreadableFile(message, file=member.name)
    return reading.imported([member.name for member in members])


class _Reading:
    """The records of all files, taken one after the other."""

    def __init__(self, chosen: Chosen) -> None:
        self._people = Forecasters(chosen.user)
        self._markets: dict[str, _Found] = {}
        self._bets: dict[str, list[_Bet]] = {}
        self._met: set[str] = set()
        self._left_out: list[LeftOut] = []

    def take(self, file: str, top: list[Raw] | dict[str, Raw]) -> bool:
        """Take the records of a file; return whether it has markets or bets."""
        if isinstance(top, list):
            lists = [top]
        elif "question" in top or "contractId" in top:
            lists = [[Raw(msgspec.json.encode(top))]]
        else:
            lists = [records for name in _LISTS if (records := records_in(top.get(name)))]
        kinds = [
            self._take(file, row, record) for each in lists for row, record in enumerate(each, 1)
        ]
        return any(kinds) or (isinstance(top, list) and not top)

    def _take(self, file: str, row: int, raw: Raw) -> bool:
        record = decoded(_records, raw)
        if isinstance(record, Unread):
            self._leave_out(Reason.UNREADABLE, file, row, said=record.said)
            return False
        if record.is_bet:
            self._take_bet(file, row, record)
        elif record.is_market:
            self._markets[str(record.id)] = _Found(record, file, row)
            for number, bet in enumerate(record.bets or [], 1):
                self._take(f"{file} ({shown(str(record.id), 40)})", number, bet)
            record.bets = None
        else:
            self._leave_out(Reason.UNREADABLE, file, row)
            return False
        return True

    def _take_bet(self, file: str, row: int, bet: _Record) -> None:
        if not self._people.is_author(bet.userUsername or "", bet.userId or ""):
            self._leave_out(Reason.OTHERS, file, row)
        elif bet.isRedemption:
            self._leave_out(Reason.REDEMPTION, file, row)
        elif bet.id is not None and str(bet.id) in self._met:
            self._leave_out(Reason.TWICE, file, row)
        else:
            if bet.id is not None:
                self._met.add(str(bet.id))
            own = _Bet(
                moment=_moment(bet.createdTime),
                before=bet.probBefore,
                after=bet.probAfter,
                file=file,
                row=row,
                is_of_answer=bet.answerId is not None,
            )
            self._bets.setdefault(bet.contractId or "", []).append(own)

    def imported(self, files: Sequence[str]) -> Imported:
        """All that was taken, once all files have been."""
        self._people.check(files)
        for number, bets in self._bets.items():
            if number not in self._markets:
                for bet in bets:
                    self._leave_out(Reason.NO_QUESTION, bet.file, bet.row, said=number)
        questions = [
            question
            for number, found in self._markets.items()
            if (question := self._question(number, found))
        ]
        return Imported(questions=tuple(questions), left_out=tuple(self._left_out))

    def _question(self, number: str, found: _Found) -> Question | None:
        market, title = found.market, line_of(found.market.question or "")
        bets = self._bets.get(number, [])
        if (reason := market.reason) or not bets:
            self._leave_out(reason or Reason.NO_FORECAST, found.file, found.row, title)
            return None
        forecasts = tuple(self._forecasts(title, bets))
        if not forecasts:
            return None
        resolution = self._resolution(found, title)
        resolved = self._day(found, title, market.resolutionTime) if resolution else None
        return Question(
            source=source_id("manifold", number),
            url=market.link,
            title=title,
            forecasts=forecasts,
            asked=self._day(found, title, market.createdTime),
            resolve_by=self._day(found, title, market.closeTime),
            resolution=resolution,
            resolved=resolved,
            tags=tuple(dict.fromkeys(filter(None, map(line_of, market.groupSlugs or ())))),
        )

    def _forecasts(self, title: str, bets: list[_Bet]) -> Iterator[Forecast]:
        """The credences that the bets on a market say, the oldest first."""
        moments = [(bet.moment, bet) for bet in bets if bet.moment is not None]
        taken = [bet for _moment, bet in sorted(moments, key=lambda item: item[0])]
        for bet in (*taken, *(bet for bet in bets if bet.moment is None)):
            percent = None if bet.after is None else percent_of_share(repr(bet.after))
            if reason := self._reason(title, bet, is_credence=percent is not None):
                said = "" if bet.after is None else repr(bet.after)
                self._leave_out(reason, bet.file, bet.row, title, said)
            elif bet.moment is not None and percent is not None:
                yield Forecast(day=bet.moment.day, percent=percent)

    @staticmethod
    def _reason(title: str, bet: _Bet, *, is_credence: bool) -> Reason | None:
        """The reason why a bet is left out; None if it is taken."""
        if bet.is_of_answer:
            return Reason.MULTIPLE_CHOICE
        if not title:
            return Reason.NO_TITLE
        if bet.after is None:
            return Reason.NO_CREDENCE
        if not is_credence:
            return Reason.NOT_A_CREDENCE
        if bet.before is not None and abs(bet.after - bet.before) < _SAME:
            return Reason.OFFER
        return Reason.NO_DAY if bet.moment is None else None

    def _resolution(self, found: _Found, title: str) -> Resolution | None:
        market = found.market
        if not market.resolution or market.isResolved is False:
            return None
        resolution = _OUTCOMES.get(market.resolution)
        if resolution is None:
            self._leave_out(Reason.NOT_AN_OUTCOME, found.file, None, title, market.resolution)
        elif market.resolution == "MKT":
            share = market.resolutionProbability
            percent = None if share is None else percent_of_share(repr(share))
            said = "MKT" if percent is None else f"{percent:f}%"
            self._leave_out(Reason.PARTLY, found.file, None, title, said)
        return resolution

    def _day(self, found: _Found, title: str, time: _Time) -> datetime.date | None:
        moment = _moment(time)
        if moment is None and time is not None:
            self._leave_out(Reason.NOT_A_DEADLINE, found.file, found.row, title, str(time))
        return moment.day if moment else None

    def _leave_out(
        self, reason: Reason, file: str, row: int | None, title: str = "", said: str = ""
    ) -> None:
        self._left_out.append(
            LeftOut(reason=reason, title=title, row=row, file=file, said=shown(said))
        )


def _moment(time: _Time) -> Moment | None:
    match time:
        case str():
            return read_moment(time)
        case int() | float():
            return moment_of_seconds(time / _MILLI) if abs(time) < 1e17 else None
        case None:
            return None
