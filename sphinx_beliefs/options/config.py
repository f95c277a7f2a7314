"""The options of conf.py: one dataclass, with the help text and the check beside each field."""

from __future__ import annotations

import dataclasses
import datetime
import os
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from sphinx_beliefs.late import Late
from sphinx_beliefs.model.known_names import STATUSES
from sphinx_beliefs.options import option_checks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

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
_CHECKED_FURTHER = frozenset({"contact", "date_format", "discuss", "front_matter", "sections"})


def _option(default: Any, help_text: str, is_usable: Callable[[object], bool]) -> Any:
    """An option with its default, its help text, which is collected for translators, and the check
    of its values.
    """
    known = {"default": default, "help": help_text, "is_usable": is_usable}
    return dataclasses.field(default_factory=lambda: default, metadata=known)


@dataclasses.dataclass(kw_only=True, eq=False, repr=False)
class BeliefsConfig:
    """The options; in conf.py each is called ``beliefs_`` and the name of its field.

    There are no slots, so that values derived from the options can be cached.
    """

    regions: Mapping[str, str | Mapping[str, str]] = _option(
        {},
        "The regions of the map: a mapping from slug to title, or to a mapping with `title` and "
        "`description`. Their order is the order of every index. Empty: any text is a region.",
        option_checks.are_regions,
    )
    statuses: Mapping[str, str] = _option(
        STATUSES,
        "The statuses a topic can have: a mapping from slug to the label that readers see. "
        "Empty: any text is a status.",
        option_checks.are_labels,
    )
    contact: str = _option(
        "",
        "Where “get in touch” in the stub notice leads: a URL or a mail address. "
        "Empty: the notice does not offer it.",
        option_checks.is_text,
    )
    discuss: str = _option(
        "",
        "Where “Disagree?” below each belief leads: a mail address, or a URL with `{title}`, "
        "`{credence}` or `{url}` in it, which are those of the belief. Empty: there is no such "
        "link.",
        option_checks.is_text,
    )
    stub_notice: str = _option(
        "",
        "What the stub notice says after “This page is a stub.”, as plain text. "
        "Empty: a text that fits one author.",
        option_checks.is_text,
    )
    date_format: str = _option(
        "long",
        "How dates to the day are shown: `long`, `medium`, `short`, or a pattern such as "
        "`d MMM y` in the notation of Unicode's locale data (Babel). A day that the pattern cannot "
        "write is shown as `2026-05-01`. Dates to the month or the year are shown in the locale's "
        "own way.",
        option_checks.is_date_style,
    )
    topics: Collection[str] = _option(
        (),
        "Which pages are topics by where they lie: patterns of docnames such as `topics/*`, and "
        "`!topics/index` for a page that is none. The metadata of these pages stands at the top "
        "level of their front matter. Empty: only pages that say `topic` are topics.",
        option_checks.are_places,
    )
    front_matter: Mapping[str, str] = _option(
        {},
        "Which keys of other tools are read for keys of a topic: a mapping such as "
        '`{"updated": "last_reviewed", "category": "region"}`.',
        option_checks.are_labels,
    )
    writing: Collection[str] = _option(
        (),
        "Which pages are writing (essays): patterns of docnames such as `essays/*`. Of these, "
        "pages with `tags` in their front matter are listed by `related-writing`. Empty: all "
        "pages with `tags` that are not topics.",
        option_checks.are_texts,
    )
    sections: bool | Mapping[str, str] = _option(
        False,
        "Whether lists below headings such as “Current beliefs” are read as items on topic pages, "
        "and empty sections such as “Related writing” are filled. A mapping from headings to "
        "`beliefs`, `uncertainties`, `update-triggers`, `readings`, `related-writing` or "
        "`related-topics` adds to the usual headings; one that is mapped to an empty text is left "
        "alone.",
        option_checks.are_sections,
    )
    verbal_scale: str | Mapping[str, str] = _option(
        "",
        "What words such as “likely” mean as credences: `icd203`, `ipcc` or `efsa` for the "
        "scale of that name, or a mapping from words to intervals such as `60-80%`. Empty: "
        "words are not credences.",
        option_checks.is_scale,
    )
    review_in: str = _option(
        "",
        "How long a review of a topic is good for: `90 days`, `6 months` or `1 year`. A topic "
        "can say otherwise with `review_in`. Empty: only topics that set it have to be "
        "reviewed.",
        option_checks.is_period,
    )
    placeholders: Collection[str] = _option(
        (),
        "Words that are placeholders wherever they stand in angle brackets, besides those that "
        "always are (`why`, `date`, `title` and more): `warum`, or `source to check`.",
        option_checks.are_texts,
    )
    sortable_rows: int = _option(
        15,
        "The number of rows from which a table of an index can be sorted and filtered in the "
        "browser; 0 for never.",
        option_checks.is_count,
    )
    page_rows: int = _option(
        500,
        "The most rows that a page shows of a generated list. A longer list becomes a page of its "
        "parts, by region, letter or year, each with a page of its own; an index of all of a kind "
        "or of a region shows that many, and leads to the rest; 0 for no limit.",
        option_checks.is_count,
    )
    checks: Collection[str] = _option(
        (),
        "Checks to turn on that are off by default: a list of subtypes of warnings, such as "
        "`one_sided`.",
        option_checks.are_optional_checks,
    )
    previews: bool = _option(
        False,
        "Whether a link to a belief shows its claim, its credence and its first line on hovering "
        "and on focus.",
        option_checks.is_flag,
    )
    safe_links: bool = _option(
        False,
        "Whether links that run code, such as those with `javascript:`, are taken out of every "
        "page of the site, with a warning; their text stays.",
        option_checks.is_flag,
    )
    search_all: bool = _option(
        False,
        "Whether the search leads to items without a name as well, and the inventory has them. "
        "Otherwise it finds their words as those of their page. On a site of many items, this "
        "makes the index that readers load several times as large.",
        option_checks.is_flag,
    )
    latex_table: bool = _option(
        False,
        "Whether a PDF ends with a table of all beliefs, with their credences, their topics and "
        "the pages they stand on. It takes the place of the index of beliefs.",
        option_checks.is_flag,
    )
    today: str = _option(
        "",
        "The day that counts as today, such as `2026-05-01`, for builds that must not depend on "
        "the day. Empty: `SOURCE_DATE_EPOCH` if it is set, else the day of the build.",
        option_checks.is_day,
    )

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
    return any(
        not is_usable(field, value) or field.name in _CHECKED_FURTHER
        for field, value in set_options(config)
    )


def set_options(config: Config) -> Iterator[tuple[dataclasses.Field[Any], Any]]:
    """The options that have another value than their default, with that value."""
    for field in dataclasses.fields(BeliefsConfig):
        value = config[PREFIX + field.name]
        if value is not field.metadata["default"]:
            yield field, value


def is_usable(field: dataclasses.Field[Any], value: object) -> bool:
    """Return whether a value can be used for an option, as its default can."""
    return value is field.metadata["default"] or bool(field.metadata["is_usable"](value))
