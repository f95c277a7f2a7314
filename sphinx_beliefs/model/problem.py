"""Problems with an author's text, as data: the model finds them, and ``reporting.py`` warns."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from sphinx_beliefs.model.message import N_, Message, N_plural

__all__ = [
    "N_",
    "Finding",
    "LocatedProblem",
    "Message",
    "N_plural",
    "Place",
    "Problem",
    "Subtype",
    "codes_off_by_default",
    "place_at",
]


class Place(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The place where something was written: a line, counted from 1 (0 if not known), and the file
    if it was included from a file other than the page's own.
    """

    line: int = 0
    source: str = ""


@lru_cache(maxsize=4096)
def place_at(line: int, source: str = "") -> Place:
    """A place. Equal places share one object, since a large site has tens of thousands of them."""
    return Place(line=line, source=source)


#: The form for many, of a message without a count.
_NONE = Message()


class Subtype(Enum):
    """The subtypes of the warnings of type ``beliefs``, each with its meaning, and with whether it
    is on by default.
    """

    FRONT_MATTER = ("front_matter", "The front matter of a topic page cannot be read.")
    UNKNOWN_KEY = ("unknown_key", "A key of the topic metadata is unknown, or written twice.")
    TOPIC_VALUE = ("topic_value", "A value of the topic metadata is of the wrong kind.")
    UNKNOWN_REGION = ("unknown_region", "A region is not one of ``beliefs_regions``.")
    UNKNOWN_STATUS = ("unknown_status", "A status is not one of ``beliefs_statuses``.")
    UNKNOWN_TAG = ("unknown_tag", "An index asks for a tag that nothing carries.")
    DATE = ("date", "A date cannot be read.")
    FUTURE_DATE = (
        "future_date",
        "Something that has been, such as a review, is dated on a day that is still to come.",
    )
    SYNTAX = (
        "syntax",
        "What looks like a directive or a role of this extension is not written as one.",
    )
    FENCE = (
        "fence",
        "The fence of a directive is not closed, is closed too early, or closes nothing.",
    )
    DATE_ORDER = (
        "date_order",
        "A belief was decided, or is to be decided, before it was first held.",
    )
    OPTION = ("option", "An option of a directive is unknown, malformed or written twice.")
    OPTION_VALUE = ("option_value", "An option of a directive has a value it cannot have.")
    LIST = (
        "list",
        "A list or a box to tick stands where it does not belong, or a list is missing.",
    )
    TITLE = ("title", "A directive has no title line, or a topic no title.")
    LABEL = ("label", "A label that the extension writes is written by the author as well.")
    CREDENCE = ("credence", "A credence cannot be read.")
    CREDENCE_LOG = (
        "credence_log",
        "A credence log cannot be read, is out of order, or has no belief to belong to.",
    )
    HISTORY = (
        "history",
        "A credence log says something else of a time than the page did then, as git has it.",
    )
    SUSPECT = (
        "suspect",
        "A claim or its criteria were changed after its credence was stated, as git has it.",
        False,
    )
    LOG_MISMATCH = ("log_mismatch", "A credence log ends with another credence than the belief's.")
    NO_CREDENCE = (
        "no_credence",
        "A belief has neither a credence nor ``normative``, on a page that is not a stub.",
    )
    DIRECTION = (
        "direction",
        "The direction of an update trigger is not up, down or either, or is about no belief.",
    )
    LIKELIHOOD_RATIO = ("likelihood_ratio", "A likelihood ratio cannot be read.")
    UPDATE = (
        "update",
        "What a trigger says of directions, ratio and the credence it leads to does not agree.",
    )
    NORMATIVE_UPDATE = (
        "normative_update",
        "A trigger would change the credence of a normative belief, which has none.",
    )
    FIRED = (
        "fired",
        "A trigger has fired, and the log of a belief that it bears on has no entry since.",
    )
    INCOHERENT = (
        "incoherent",
        "The credences of beliefs do not fit together, by the relations that they state.",
    )
    TRIGGER_KEPT = (
        "trigger_kept",
        "A trigger has fired, and the credence became 10 points or more another than it said.",
        False,
    )
    MISSING_EXTRA = (
        "missing_extra",
        "The page asks for scores, or for implied bounds, and what computes them is not installed.",
    )
    ONE_SIDED = (
        "one_sided",
        "All triggers of a belief push one way, though what one expects to see must balance.",
        False,
    )
    RESOLUTION = ("resolution", "The options that say what became of a belief do not go together.")
    SETTLED = (
        "settled",
        "The outcome of a belief follows from that of another, and it does not say so.",
    )
    RELATION = (
        "relation",
        "What beliefs say of how they hang together cannot be so, or leads nowhere.",
    )
    RESOLVE_BY = ("resolve_by", "A belief is past its ``resolve-by`` date, and still open.")
    STALE_NUMBER = (
        "stale_number",
        "A percentage in a sentence that links a belief is not the belief's credence.",
    )
    ORDINAL = ("ordinal", "Prose calls a belief by a number, which changes with the order.")
    PERIOD = ("period", "A span of time cannot be read.")
    REVIEW_OVERDUE = ("review_overdue", "A topic has not been reviewed for longer than it says.")
    NEVER_REVIEWED = (
        "never_reviewed",
        "A topic that is to be reviewed from time to time does not say when it last was.",
    )
    URL = ("url", "A URL is not one that a reader should follow.")
    NAME = ("name", "A name has characters that a name cannot have.")
    DUPLICATE_NAME = (
        "duplicate_name",
        "Two items have the same name, or two beliefs the same source.",
    )
    UNKNOWN_NAME = ("unknown_name", "A reference names nothing, or something of another kind.")
    AMBIGUOUS_NAME = ("ambiguous_name", "A short topic name fits more than one topic.")
    HEADING = (
        "heading",
        "A heading stands in a directive, or there is a count in a title.",
    )
    NESTING = ("nesting", "A directive stands inside its own kind.")
    PLACEHOLDER = ("placeholder", "A placeholder is left on a page with ``stub: false``.")
    ANGLE_BRACKETS = (
        "angle_brackets",
        "Something in angle brackets is neither a placeholder nor an address nor HTML.",
    )
    NOT_A_TOPIC = ("not_a_topic", "A directive that needs a topic page stands on another page.")
    GRAPH = ("graph", "A map is too large to be drawn, or cannot be drawn.")
    COLON_FENCE = (
        "colon_fence",
        "A directive between colons is not read, since MyST's ``colon_fence`` extension is off.",
    )
    CONFIG = ("config", "An option in ``conf.py`` has a value it cannot have.")
    OUTPUT = ("output", "A file beside the pages, such as a feed, cannot be written.")

    code: str
    meaning: str
    #: True if it is on unless a site says otherwise.
    is_on: bool

    def __new__(cls, code: str, meaning: str, is_on: bool = True) -> Subtype:
        """Make a subtype whose value is its code, which is how it is kept."""
        made = object.__new__(cls)
        made._value_ = made.code = code
        made.meaning = meaning
        made.is_on = is_on
        return made

    def problem(
        self,
        message: Message,
        many: Message = _NONE,
        count: int = 1,
        /,
        *,
        field: str = "",
        **values: str,
    ) -> Problem:
        """Make a problem of this subtype; ``values`` fill the ``{fields}`` of the message, and
        ``field``, if it is given, fills ``{field}``.
        """
        if field:
            values["field"] = field
        ours = tuple(name for name, value in values.items() if isinstance(value, Message))
        return Problem(
            subtype=self,
            message=message,
            many=many,
            count=count,
            values=values,
            ours=ours,
            field=field,
        )


def codes_off_by_default() -> tuple[str, ...]:
    """The subtypes that are off unless a site turns them on."""
    return tuple(subtype.code for subtype in Subtype if not subtype.is_on)


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One mistake of an author; it can be kept from one build to the next.

    ``message`` contains ``{fields}`` that ``values`` fill, of which those named in ``ours`` are our
    texts, and are translated when they are shown; ``field`` names the option or key at fault, for
    the caller to find its line. If the message contains a ``count``, ``many`` is its form for more
    than one.
    """

    subtype: Subtype
    message: str
    many: str = ""
    count: int = 1
    values: Mapping[str, str] = {}
    ours: tuple[str, ...] = ()
    field: str = ""


class LocatedProblem(NamedTuple):
    """A problem, and the number of the line of a text in which it was found."""

    problem: Problem
    line: int


class Finding(NamedTuple):
    """A problem, and the page and the place at which to fix it."""

    problem: Problem
    docname: str
    place: Place
