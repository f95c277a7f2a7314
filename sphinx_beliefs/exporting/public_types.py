"""The public types of ``beliefs.json``, of which its JSON Schema and the manual are made.

They are a promise to other programs, and apart from the records that are kept of pages, which may
change at any time. The text beside each field is its description for readers.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct

#: The version of the format. See ``docs/manual/export.md`` for what its two numbers promise.
FORMAT_VERSION = "1.0"

#: The value of ``format``, by which a file is known.
FORMAT = "sphinx-beliefs"

#: What can have been written as a credence.
CredenceKind = Literal["point", "interval", "odds", "word", "normative", "blank", "unreadable"]

#: How exact a date is, or what was written in its place.
Precision = Literal["day", "month", "year", "forthcoming", "blank", "unreadable"]

#: The direction in which an update trigger moves a belief.
Direction = Literal["up", "down", "either"]

#: What became of a belief.
Resolution = Literal["true", "false", "ambiguous", "annulled", "withdrawn", "superseded"]

#: How far a topic is written, or the topic that an item is on.
State = Literal["written", "unfinished", "stub"]

#: A percentage.
Percent = Annotated[float, Meta(ge=0, le=100)]

#: A likelihood ratio, in lowest terms.
Ratio = Annotated[str, Meta(pattern=r"^[0-9]+:[0-9]+$")]


class Producer(Struct, frozen=True, kw_only=True):
    """The program that has written the file."""

    name: Annotated[str, Meta(description="Its name, `sphinx-beliefs`.")]
    version: Annotated[str, Meta(description="Its version.")] = ""


class Region(Struct, frozen=True, kw_only=True):
    """A region of the map, in the order of the site."""

    slug: Annotated[str, Meta(description="The slug, by which topics name it.")]
    title: Annotated[str, Meta(description="The title, as readers see it.")] = ""
    description: Annotated[str | None, Meta(description="What belongs to it.")] = None


class Status(Struct, frozen=True, kw_only=True):
    """A status that topics can have, in the order of the site."""

    slug: Annotated[str, Meta(description="The slug, by which topics name it.")]
    label: Annotated[str, Meta(description="The label, as readers see it.")] = ""


class Site(Struct, frozen=True, kw_only=True):
    """The site from which it was written."""

    title: Annotated[str | None, Meta(description="The name of the project.")] = None
    author: Annotated[str | None, Meta(description="Whose beliefs these are.")] = None
    base_url: Annotated[
        str | None,
        Meta(
            description="The address of the site, with a slash at its end. If it is not known, all "
            "`url` are relative to the folder of the pages."
        ),
    ] = None
    language: Annotated[str | None, Meta(description="The language, such as `en`.")] = None
    regions: Annotated[tuple[Region, ...], Meta(description="Its regions.")] = ()
    statuses: Annotated[tuple[Status, ...], Meta(description="Its statuses.")] = ()


class Credence(Struct, frozen=True, kw_only=True):
    """How probable the author holds a claim to be."""

    written: Annotated[str, Meta(description="As it was written, such as `~70%` or `likely`.")]
    kind: Annotated[
        CredenceKind,
        Meta(
            description="What was written: a number, an interval (`60-80%`, `>95%`), odds (`3:1`), "
            "a word of the site's scale, `normative` in the log of a belief that has become so, a "
            "blank that is still to be filled, or something that cannot be read."
        ),
    ]
    low: Annotated[
        Percent | None,
        Meta(description="The lower end in percent, from 0 to 100; null if no number is stated."),
    ] = None
    high: Annotated[
        Percent | None,
        Meta(description="The upper end in percent; the same as `low`, if it is one number."),
    ] = None
    middle: Annotated[
        Percent | None, Meta(description="The middle between both, in percent: the one to sort by.")
    ] = None
    is_approximate: Annotated[
        bool, Meta(description="Whether the author says that it is rough, as in `~70%`.")
    ] = False


class Date(Struct, frozen=True, kw_only=True):
    """A date, as exact as the author knows it."""

    written: Annotated[
        str,
        Meta(description="`2026-05-01`, `2026-05`, `2026`, or what was written in their place."),
    ]
    precision: Annotated[
        Precision,
        Meta(description="How exact it is, or what was written in place of a date."),
    ]
    first: Annotated[
        datetime.date | None, Meta(description="The first day that it can mean; null if none.")
    ] = None
    last: Annotated[
        datetime.date | None, Meta(description="The last day that it can mean; null if none.")
    ] = None


class LogEntry(Struct, frozen=True, kw_only=True):
    """A credence that was held from a date on: an entry of a credence log."""

    date: Annotated[Date, Meta(description="Since when.")]
    credence: Annotated[Credence, Meta(description="The credence.")]
    reason: Annotated[str, Meta(description="Why it changed, as plain text.")] = ""


class Move(Struct, frozen=True, kw_only=True):
    """What an update trigger would do to a belief, or has done."""

    belief: Annotated[
        str,
        Meta(description="The `id` of the belief; the name as written, if nothing is called so."),
    ]
    direction: Annotated[
        Direction | None, Meta(description="The direction in which it moves the belief.")
    ] = None


class Blank(Struct, frozen=True, kw_only=True):
    """Blanks of one kind that are left on a topic."""

    kind: Annotated[
        Literal["credence", "why", "date", "title", "takeaway", "other"],
        Meta(description="What is to be written there."),
    ]
    count: Annotated[int, Meta(description="How many there are.", ge=1)]


class Topic(Struct, frozen=True, kw_only=True):
    """A topic: one page about one subject."""

    id: Annotated[str, Meta(description="Its docname, as Sphinx calls the page.")]
    title: Annotated[str, Meta(description="Its title, as plain text.")]
    url: Annotated[str, Meta(description="Its address.")] = ""
    state: Annotated[
        State,
        Meta(
            description="Whether it is written, has blanks beside what is finished, or is a stub."
        ),
    ] = "written"
    region: Annotated[str | None, Meta(description="The slug of its region.")] = None
    status: Annotated[str | None, Meta(description="The slug of its status.")] = None
    tagline: Annotated[str | None, Meta(description="What it is about, in a line.")] = None
    last_reviewed: Annotated[
        Date | None, Meta(description="When the author last read it and still agreed.")
    ] = None
    last_substantive_update: Annotated[
        Date | None, Meta(description="When the views on it last changed.")
    ] = None
    review_in: Annotated[
        str | None,
        Meta(description="How long a review is good for, such as `180 days`, if it says so."),
    ] = None
    review_due: Annotated[
        datetime.date | None,
        Meta(description="By when it should be reviewed again, also by what the site says."),
    ] = None
    order: Annotated[int | None, Meta(description="Its place in lists of topics.")] = None
    related: Annotated[
        tuple[str, ...],
        Meta(description="The `id` of topics it names, or the name, if it means no topic."),
    ] = ()
    tags: Annotated[tuple[str, ...], Meta(description="Its tags.")] = ()
    blanks: Annotated[tuple[Blank, ...], Meta(description="What is left to write on it.")] = ()


class Page(Struct, frozen=True, kw_only=True):
    """A page that is not a topic: one with items on it, or a piece of writing."""

    id: Annotated[str, Meta(description="Its docname, as Sphinx calls the page.")]
    title: Annotated[str, Meta(description="Its title, as plain text.")]
    url: Annotated[str, Meta(description="Its address.")] = ""
    is_writing: Annotated[
        bool, Meta(description="Whether it is a piece of writing, such as an essay.")
    ] = False
    date: Annotated[Date | None, Meta(description="Its date.")] = None
    tags: Annotated[tuple[str, ...], Meta(description="Its tags.")] = ()


class Item(Struct, frozen=True, kw_only=True):
    """What beliefs, uncertainties, update triggers and readings have in common."""

    id: Annotated[
        str,
        Meta(
            description="What others refer to it by: its name, or `page#anchor`, if it has none or "
            "another item has the same. Unique among items."
        ),
    ]
    title: Annotated[
        str, Meta(description="The claim, the question, the evidence or the title, as plain text.")
    ]
    name: Annotated[str | None, Meta(description="The name that the author gave it.")] = None
    page: Annotated[str, Meta(description="The `id` of the topic or page it stands on.")] = ""
    anchor: Annotated[str, Meta(description="Its anchor on that page.")] = ""
    url: Annotated[str, Meta(description="Its address.")] = ""
    state: Annotated[
        State,
        Meta(
            description="`written`, or the state of its topic, if that is a stub, or if the item "
            "has a blank itself."
        ),
    ] = "written"
    text: Annotated[
        tuple[str, ...],
        Meta(
            description="What stands below the title: the why, why it matters, the effect or the "
            "takeaway. Each paragraph is a text without markup; `- ` begins an entry of a list, "
            "the address of a link follows it in round brackets, and only code has line breaks."
        ),
    ] = ()
    tags: Annotated[tuple[str, ...], Meta(description="Its own tags.")] = ()


class Rung(Struct, frozen=True, kw_only=True):
    """The place of a claim on its ladder: a deadline, or a threshold."""

    written: Annotated[str, Meta(description="As it was written, such as `by 2030`.")]
    way: Annotated[
        Literal["by", "at least", "at most"],
        Meta(description="Whether it is a deadline, a lower threshold or an upper one."),
    ]
    last_day: Annotated[
        datetime.date | None, Meta(description="The last day of a deadline; null of a threshold.")
    ] = None
    threshold: Annotated[float | None, Meta(description="The threshold; null of a deadline.")] = (
        None
    )


class Belief(Item, frozen=True, kw_only=True):
    """A claim with a credence, or one about what should be, which has none."""

    is_normative: Annotated[
        bool, Meta(description="Whether it is about what should be, and so has no credence.")
    ] = False
    credence: Annotated[
        Credence | None, Meta(description="How probable the author holds it to be.")
    ] = None
    since: Annotated[Date | None, Meta(description="Since when it has been held.")] = None
    resolve_by: Annotated[Date | None, Meta(description="By when it will be decided.")] = None
    resolution: Annotated[
        Resolution | None, Meta(description="What became of it; null while it is open.")
    ] = None
    resolved: Annotated[Date | None, Meta(description="When that was known.")] = None
    superseded_by: Annotated[
        str | None,
        Meta(
            description="The `id` of the belief that has taken its place, or the name as written, "
            "if nothing is called so."
        ),
    ] = None
    criteria: Annotated[str | None, Meta(description="How it will be decided, as plain text.")] = (
        None
    )
    implies: Annotated[
        tuple[str, ...],
        Meta(
            description="The `id` of the beliefs that are true if it is, or a name as written, if "
            "nothing is called so."
        ),
    ] = ()
    excludes: Annotated[
        tuple[str, ...],
        Meta(description="The same of the beliefs that are false if it is true."),
    ] = ()
    exactly_one_of: Annotated[
        tuple[str, ...],
        Meta(description="The names of groups of which it is one, and exactly one is true."),
    ] = ()
    given: Annotated[
        str | None,
        Meta(description="The `id` of the belief that its credence is conditional on."),
    ] = None
    ladder: Annotated[
        str | None, Meta(description="The name of the ladder on which it is a rung.")
    ] = None
    rung: Annotated[
        Rung | None, Meta(description="Which rung of the ladder it is; null if that is not known.")
    ] = None
    source: Annotated[
        str | None,
        Meta(description="Where it comes from, as `platform:id`, if it was asked elsewhere."),
    ] = None
    source_url: Annotated[
        str | None, Meta(description="The address of the place where it was asked.")
    ] = None
    history: Annotated[
        tuple[LogEntry, ...], Meta(description="Its credence log, the oldest entry first.")
    ] = ()


class Uncertainty(Item, frozen=True, kw_only=True):
    """An open question."""

    beliefs: Annotated[
        tuple[str, ...],
        Meta(
            description="The `id` of the beliefs it bears on, or a name as written, if nothing is "
            "called so."
        ),
    ] = ()
    if_yes: Annotated[str | None, Meta(description="What would follow from a yes.")] = None
    if_no: Annotated[str | None, Meta(description="What would follow from a no.")] = None


class UpdateTrigger(Item, frozen=True, kw_only=True):
    """Evidence that would move beliefs."""

    moves: Annotated[
        tuple[Move, ...], Meta(description="The beliefs it moves, each with the direction.")
    ] = ()
    direction: Annotated[
        Direction | None,
        Meta(description="The direction, if it names no belief; else each move has its own."),
    ] = None
    strength: Annotated[
        Literal["slightly", "clearly", "strongly"] | None,
        Meta(description="How strongly it moves them, in words."),
    ] = None
    to: Annotated[Credence | None, Meta(description="The credence it would lead to.")] = None
    likelihood_ratio: Annotated[
        Ratio | None,
        Meta(
            description="How probable the evidence is if a belief is true, to how probable it is "
            "if the belief is false, as `4:1`."
        ),
    ] = None
    fired: Annotated[Date | None, Meta(description="When it came to pass.")] = None


class Reading(Item, frozen=True, kw_only=True):
    """Something that was read."""

    date: Annotated[Date | None, Meta(description="When it was published.")] = None
    link: Annotated[str | None, Meta(description="The address at which it can be read.")] = None
    is_link_to_come: Annotated[
        bool, Meta(description="Whether the author says that there is no address yet.")
    ] = False
    authors: Annotated[str | None, Meta(description="Its authors, as written.")] = None
    venue: Annotated[str | None, Meta(description="Where it was published.")] = None
    beliefs: Annotated[
        tuple[str, ...],
        Meta(
            description="The `id` of the beliefs it bears on, or a name as written, if nothing is "
            "called so."
        ),
    ] = ()


class Change(Struct, frozen=True, kw_only=True):
    """A change of the author's mind about a belief, as it follows from logs and dates."""

    belief: Annotated[str, Meta(description="The `id` of the belief.")]
    kind: Annotated[
        Literal["new", "moved", "decided", "superseded"],
        Meta(
            description="Whether the belief is held from then on, its credence moved, it is no "
            "longer open, or another has taken its place."
        ),
    ]
    date: Annotated[Date, Meta(description="When that was.")]
    before: Annotated[
        Credence | None, Meta(description="The credence before; null if there was none.")
    ] = None
    after: Annotated[
        Credence | None, Meta(description="The credence from then on; null if there is none.")
    ] = None
    reason: Annotated[str, Meta(description="Why, as plain text of the log.")] = ""
    ordinal: Annotated[
        int,
        Meta(
            description="The number, from 0, among the changes of this belief that have the same "
            "kind and date.",
            ge=0,
        ),
    ] = 0


class Export(Struct, frozen=True, kw_only=True):
    """All that a site says, as one file."""

    format: Annotated[Literal["sphinx-beliefs"], Meta(description="The name of the format.")]
    format_version: Annotated[
        str,
        Meta(description="The version of the format, such as `1.0`.", pattern=r"^1\.[0-9]+$"),
    ]
    producer: Annotated[Producer, Meta(description="What has written it.")]
    site: Annotated[Site, Meta(description="The site from which it was written.")] = Site()
    topics: Annotated[tuple[Topic, ...], Meta(description="All topics, sorted by `id`.")] = ()
    pages: Annotated[
        tuple[Page, ...],
        Meta(description="Pages with items that are not topics, and writing, sorted by `id`."),
    ] = ()
    beliefs: Annotated[
        tuple[Belief, ...],
        Meta(description="All beliefs, sorted by page, and on it as they stand there."),
    ] = ()
    uncertainties: Annotated[
        tuple[Uncertainty, ...], Meta(description="All uncertainties, in the same order.")
    ] = ()
    update_triggers: Annotated[
        tuple[UpdateTrigger, ...], Meta(description="All update triggers, in the same order.")
    ] = ()
    readings: Annotated[
        tuple[Reading, ...], Meta(description="All readings, in the same order.")
    ] = ()
    changes: Annotated[
        tuple[Change, ...],
        Meta(
            description="What changed the author's mind, the newest first. It follows from the "
            "beliefs; those without a date for it have none."
        ),
    ] = ()
