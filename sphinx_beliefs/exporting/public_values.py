"""Credences, dates and the like of records, as the public types have them."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal, cast

from sphinx_beliefs.exporting import public_types as public
from sphinx_beliefs.model.enum_tables import total
from sphinx_beliefs.model.notation.credence import CredenceKind
from sphinx_beliefs.model.notation.dates import DateKind
from sphinx_beliefs.model.records.relations import RungWay

if TYPE_CHECKING:
    from decimal import Decimal

    from sphinx_beliefs.model.notation.bayes import Ratio
    from sphinx_beliefs.model.notation.credence import Credence
    from sphinx_beliefs.model.notation.dates import Date, Period
    from sphinx_beliefs.model.records.items import Direction
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.records.relations import Rung
    from sphinx_beliefs.model.site.site import Site

RungWord = Literal["by", "at least", "at most"]

_CREDENCE_KINDS = total(
    CredenceKind,
    {
        CredenceKind.POINT: "point",
        CredenceKind.INTERVAL: "interval",
        CredenceKind.ODDS: "odds",
        CredenceKind.WORD: "word",
        CredenceKind.NORMATIVE: "normative",
        CredenceKind.PLACEHOLDER: "blank",
        CredenceKind.UNREADABLE: "unreadable",
    },
)

#: What was written in place of a date.
_NO_DATES = {
    DateKind.FORTHCOMING: "forthcoming",
    DateKind.PLACEHOLDER: "blank",
    DateKind.UNREADABLE: "unreadable",
}


def public_credence(credence: Credence | None) -> public.Credence | None:
    """A credence; None if there is none."""
    if credence is None:
        return None
    return public.Credence(
        written=credence.text,
        kind=cast("public.CredenceKind", _CREDENCE_KINDS[credence.kind]),
        low=_number(credence.low),
        high=_number(credence.high),
        middle=_number(credence.midpoint),
        is_approximate=credence.is_stated and credence.text[:1] in "~≈",
    )


def _number(percent: Decimal | None) -> float | None:
    return None if percent is None else float(percent)


def public_date(date: Date | None) -> public.Date | None:
    """A date; None if there is none."""
    if date is None:
        return None
    return public.Date(
        written=date.iso or date.text,
        precision=_precision(date),
        first=date.first_day,
        last=date.last_day,
    )


def _precision(date: Date) -> public.Precision:
    if not date.year:
        return cast("public.Precision", _NO_DATES.get(date.kind, "unreadable"))
    if date.day:
        return "day"
    return "month" if date.month else "year"


def public_direction(way: Direction | None) -> public.Direction | None:
    """A direction; None if it is not known."""
    return way.value if way is not None else None


def public_period(period: Period | None) -> str | None:
    """A span of time as authors write it: ``180 days``, ``1 year``; None if there is none."""
    if period is None:
        return None
    if period.days:
        return _counted(period.days, "day")
    years, months = divmod(period.months, 12)
    return _counted(period.months, "month") if months else _counted(years, "year")


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def public_ratio(ratio: Ratio | None) -> str | None:
    """A likelihood ratio in lowest terms; None if there is none."""
    return f"{ratio.favour}:{ratio.against}" if ratio is not None else None


def public_text(site: Site, text: str) -> str | None:
    """A text of a record, with its quotes of others filled in; None if it is empty."""
    return site.text(text) or None


def public_title(site: Site, record: Record) -> str:
    """The title of a record; the last part of the page's name, if it has none."""
    return site.links.target(record).title


def public_rung(rung: Rung | None) -> public.Rung | None:
    """The place of a claim on its ladder."""
    if rung is None:
        return None
    is_deadline = rung.way is RungWay.BY
    return public.Rung(
        written=rung.text,
        way=cast("RungWord", rung.way.value),
        last_day=datetime.date.fromordinal(int(rung.level)) if is_deadline else None,
        threshold=None if is_deadline else float(rung.level),
    )
