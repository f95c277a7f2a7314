"""The options of conf.py: a field for each, with its default, its help text and its check."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

from sphinx_beliefs.model.known_names import STATUSES
from sphinx_beliefs.options import option_checks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping


def _option(default: Any, help_text: str, is_usable: Callable[[object], bool]) -> Any:
    """An option with its default, its help text, which is collected for translators, and the check
    of its values.
    """
    known = {"default": default, "help": help_text, "is_usable": is_usable}
    return dataclasses.field(default_factory=lambda: default, metadata=known)


@dataclasses.dataclass(kw_only=True, eq=False, repr=False)
class ConfFields:
    """The options; in conf.py each is called ``beliefs_`` and the name of its field."""

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
    git: bool = _option(
        False,
        "Whether git is asked what pages said before: entries of credence logs that the history of "
        "the site bears out are marked, and those that it contradicts are warned of.",
        option_checks.is_flag,
    )
    commit_url: str = _option(
        "",
        "Where these marks lead: a URL with `{commit}` in it, such as "
        "`https://github.com/you/site/commit/{commit}`. Empty: they lead nowhere.",
        option_checks.is_commit_url,
    )
    previews: bool = _option(
        False,
        "Whether a link to a belief shows its claim, its credence and its first line on hovering "
        "and on focus.",
        option_checks.is_flag,
    )
    export: bool = _option(
        False,
        "Whether `beliefs.json`, with all that the site says as data, is written beside the pages "
        "of HTML.",
        option_checks.is_flag,
    )
    structured_data: bool | Mapping[str, str] = _option(
        False,
        "Whether topic pages of HTML say what is on them to search engines and other programs as "
        "well, as JSON-LD with the terms of schema.org. A mapping with `author`, `type` (`Person` "
        "or `Organization`) and `url` says who the author is. Otherwise that is a person, the "
        "`author` in conf.py.",
        option_checks.is_structured,
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
    feeds: bool = _option(
        False,
        "Whether two feeds are written beside the pages, `beliefs-changes.atom` of what has "
        "changed your mind and `beliefs-readings.atom` of what you have read. They need "
        "`html_baseurl` and the package `feedgenerator`.",
        option_checks.is_flag,
    )
    calendar: bool = _option(
        False,
        "Whether a calendar is written beside the pages, `beliefs.ics`, with the days by which "
        "beliefs are to be decided and topics reviewed again. It needs `html_baseurl` and the "
        "package `icalendar`.",
        option_checks.is_flag,
    )
    today: str = _option(
        "",
        "The day that counts as today, such as `2026-05-01`, for builds that must not depend on "
        "the day. Empty: `SOURCE_DATE_EPOCH` if it is set, else the day of the build.",
        option_checks.is_day,
    )
