"""The checks of the values of options, which may be of any type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sphinx_beliefs.late import Late

if TYPE_CHECKING:
    from sphinx_beliefs.model.notation.dates import parse_date, parse_period
    from sphinx_beliefs.model.notation.scales import read_scale
    from sphinx_beliefs.model.notation.urls import parse_url
    from sphinx_beliefs.model.problem import codes_off_by_default
    from sphinx_beliefs.words.daytext import is_date_format
else:
    # Needed only where an option is set.
    parse_date = Late("sphinx_beliefs.model.notation.dates:parse_date")
    parse_period = Late("sphinx_beliefs.model.notation.dates:parse_period")
    read_scale = Late("sphinx_beliefs.model.notation.scales:read_scale")
    parse_url = Late("sphinx_beliefs.model.notation.urls:parse_url")
    codes_off_by_default = Late("sphinx_beliefs.model.problem:codes_off_by_default")
    is_date_format = Late("sphinx_beliefs.words.daytext:is_date_format")


def is_text(value: object) -> bool:
    """Return whether a value is a text."""
    return isinstance(value, str)


def is_flag(value: object) -> bool:
    """Return whether a value is true or false."""
    return isinstance(value, bool)


def is_count(value: object) -> bool:
    """Return whether a value is a number from 0 on."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def are_texts(value: object) -> bool:
    """Return whether a value is several texts."""
    return isinstance(value, list | tuple | set | frozenset) and all(map(is_text, value))


def are_places(value: object) -> bool:
    """Return whether a value is patterns of pages, not all of which leave pages out."""
    if not isinstance(value, list | tuple | set | frozenset) or not are_texts(value):
        return False
    return not value or any(not pattern.startswith("!") for pattern in value)


def are_labels(value: object) -> bool:
    """Return whether a value is a mapping of texts to texts."""
    return isinstance(value, Mapping) and all(
        is_text(part) for item in value.items() for part in item
    )


def are_regions(value: object) -> bool:
    """Return whether a value is a mapping of slugs to titles, or to what is said of regions."""
    return isinstance(value, Mapping) and all(
        slug and isinstance(slug, str) and isinstance(region, str | Mapping)
        for slug, region in value.items()
    )


def are_sections(value: object) -> bool:
    """Return whether a value is true or false, or a mapping of headings."""
    return is_flag(value) or (isinstance(value, Mapping) and all(map(is_text, value)))


def is_structured(value: object) -> bool:
    """Return whether a value is true or false, or a mapping that says who the author is."""
    return is_flag(value) or are_labels(value)


def are_optional_checks(value: object) -> bool:
    """Return whether a value is names of checks that are off by default."""
    optional = codes_off_by_default()
    return isinstance(value, list | tuple | set | frozenset) and all(
        code in optional for code in value
    )


def is_scale(value: object) -> bool:
    """Return whether a value is a scale, or the name of one."""
    return read_scale(value) is not None


def is_period(value: object) -> bool:
    """Return whether a value is a period, or empty."""
    return value == "" or parse_period(value, field="")[0] is not None


def is_day(value: object) -> bool:
    """Return whether a value is a day, or empty."""
    date = parse_date(value, field="")[0] if value else None
    return isinstance(value, str) and (not value or (date is not None and date.day > 0))


def is_date_style(value: object) -> bool:
    """Return whether a value is the name of a style of dates, or a pattern."""
    return isinstance(value, str) and is_date_format(value)


def is_commit_url(value: object) -> bool:
    """Return whether a value is the URL of a commit, with its hash as the one field, or empty."""
    if not isinstance(value, str):
        return False
    before, field, after = value.partition("{commit}")
    if not value or not field:
        return not value
    url, problem = parse_url(before + "0" + after, field="")
    is_url = problem is None and url == before + "0" + after
    return is_url and url.startswith(("http://", "https://")) and not {*"{}"} & {*url}
