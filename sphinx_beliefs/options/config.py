"""The options of a site: their values, and what follows from them."""

from __future__ import annotations

import dataclasses
import datetime
import os
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from sphinx_beliefs.late import Late
from sphinx_beliefs.options.conf_fields import ConfFields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.config import Config

    from sphinx_beliefs.model.notation.dates import parse_date, parse_period
    from sphinx_beliefs.model.notation.discuss import DiscussLink, parse_discuss
    from sphinx_beliefs.model.notation.placeholders import folded_word
    from sphinx_beliefs.model.notation.scales import Scale, read_scale
    from sphinx_beliefs.model.notation.urls import parse_url
    from sphinx_beliefs.model.problem import codes_off_by_default
    from sphinx_beliefs.model.records.vocabulary import Vocabulary
    from sphinx_beliefs.model.sections.section_headings import Headings
    from sphinx_beliefs.words.daytext import is_date_format
    from sphinx_beliefs.words.section_wording import section_headings
else:
    # Needed only where an option is set, or once pages are read.
    parse_date = Late("sphinx_beliefs.model.notation.dates:parse_date")
    parse_period = Late("sphinx_beliefs.model.notation.dates:parse_period")
    parse_discuss = Late("sphinx_beliefs.model.notation.discuss:parse_discuss")
    folded_word = Late("sphinx_beliefs.model.notation.placeholders:folded_word")
    read_scale = Late("sphinx_beliefs.model.notation.scales:read_scale")
    parse_url = Late("sphinx_beliefs.model.notation.urls:parse_url")
    codes_off_by_default = Late("sphinx_beliefs.model.problem:codes_off_by_default")
    Vocabulary = Late("sphinx_beliefs.model.records.vocabulary:Vocabulary")
    section_headings = Late("sphinx_beliefs.words.section_wording:section_headings")
    is_date_format = Late("sphinx_beliefs.words.daytext:is_date_format")

PREFIX = "beliefs_"

#: The options with texts for readers.
TEXTS = frozenset({"regions", "statuses", "stub_notice"})

#: The options whose values may be usable and still be mistaken.
_CHECKED_FURTHER = frozenset(
    {
        "calendar",
        "commit_url",
        "contact",
        "date_format",
        "discuss",
        "feeds",
        "front_matter",
        "sections",
        "structured_data",
    }
)


@dataclasses.dataclass(kw_only=True, eq=False, repr=False)
class BeliefsConfig(ConfFields):
    """The options of a site, and the values that follow from them.

    There are no slots, so that these values can be cached.
    """

    @classmethod
    def from_config(cls, config: Config) -> Self:
        """The options of a site; a value that cannot be used is replaced by the default."""
        values = {}
        for field in dataclasses.fields(cls):
            value = config[PREFIX + field.name]
            values[field.name] = value if is_usable(field, value) else field.metadata["default"]
        return cls(**values)

    @cached_property
    def region_titles(self) -> dict[str, str]:
        """The title of each region, by slug, in order."""
        return {
            slug: region if isinstance(region, str) else str(region.get("title") or slug)
            for slug, region in self.regions.items()
        }

    @property
    def region_descriptions(self) -> dict[str, str]:
        """The description of each region that has one, by slug."""
        return {
            slug: str(region["description"])
            for slug, region in self.regions.items()
            if not isinstance(region, str) and region.get("description")
        }

    @cached_property
    def headings(self) -> Headings | None:
        """The headings below which lists are items; None if no list is."""
        # An empty mapping adds nothing to the usual headings, and is not no.
        return None if self.sections is False else section_headings(self.sections)

    @cached_property
    def scale(self) -> Scale:
        """The intervals that words stand for as credences; empty if words are not credences."""
        return (read_scale(self.verbal_scale) if self.verbal_scale else None) or {}

    @cached_property
    def blank_words(self) -> frozenset[str]:
        """The words of ``placeholders``, in the form in which they are compared."""
        return frozenset(filter(None, map(folded_word, self.placeholders)))

    def is_sortable(self, rows: int) -> bool:
        """Return whether a table of ``rows`` rows can be sorted and filtered in the browser."""
        return 0 < self.sortable_rows <= rows

    @property
    def keeps_texts(self) -> bool:
        """True if the texts below the titles of items are kept for files beside the pages."""
        return self.export or self.feeds

    @property
    def contact_url(self) -> str:
        """The link of the stub notice; empty if there is none, or if it is not safe."""
        return parse_url(self.contact, field="contact")[0] if self.contact else ""

    @cached_property
    def discuss_link(self) -> DiscussLink | None:
        """The link below each belief; None if there is none, or if it is not safe."""
        link: DiscussLink | None = None
        if self.discuss:
            link, _problems = parse_discuss(self.discuss, field="")
        return link

    @cached_property
    def day(self) -> datetime.date:
        """The day that counts as today: ``today``, SOURCE_DATE_EPOCH, or the day of the build."""
        date = parse_date(self.today, field="today")[0] if self.today else None
        if date is not None and date.first_day is not None:
            return date.first_day
        try:
            epoch = int(os.environ.get("SOURCE_DATE_EPOCH", ""))
            return datetime.datetime.fromtimestamp(epoch, tz=datetime.UTC).date()
        except (ValueError, OverflowError, OSError):
            return datetime.date.today()

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The values that topic metadata can have on this site."""
        return Vocabulary(
            regions=self.region_titles,
            statuses=dict(self.statuses),
            today=self.day,
            review_in=parse_period(self.review_in, field="review_in")[0],
        )


def may_have_problems(config: Config) -> bool:
    """Return whether a site's options have to be looked at closely (``config_problems.py``)."""
    return bool(unknown_names(config)) or any(
        not is_usable(field, value) or field.name in _CHECKED_FURTHER
        for field, value in set_options(config)
    )


def unknown_names(config: Config) -> dict[str, object]:
    """The names in conf.py that look like options of ours and are not, with their values."""
    return {
        name: value
        for name, value in names_in_conf(config).items()
        if name.startswith(PREFIX) and name not in config
    }


def names_in_conf(config: Config) -> Mapping[str, object]:
    """All that conf.py defines."""
    return config._raw_config  # noqa: SLF001 - nothing else has names that are not options


def set_options(config: Config) -> Iterator[tuple[dataclasses.Field[Any], Any]]:
    """The options that have another value than their default, with that value."""
    for field in dataclasses.fields(BeliefsConfig):
        value = config[PREFIX + field.name]
        if value is not field.metadata["default"]:
            yield field, value


def is_usable(field: dataclasses.Field[Any], value: object) -> bool:
    """Return whether a value can be used for an option, as its default can."""
    return value is field.metadata["default"] or bool(field.metadata["is_usable"](value))
