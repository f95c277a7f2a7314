"""The words of views: indexes, their tables, and maps, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.records.items import Direction, Resolution
from sphinx_beliefs.model.site.answers import FiredWay
from sphinx_beliefs.words.trigger_wording import way_text
from sphinx_beliefs.words.wording import (
    _,
    blanks_text,
    has_moved_label,
    if_no_label,
    if_yes_label,
    mover_label,
    no_region,
    questions_label,
    resolution_text,
    supersedes_label,
    to_be_decided,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.model.notation.placeholders import Blanks


#: The titles of the generated pages by kind, to be translated when they are shown.
TITLES_OF_ALL = {
    "belief": _("All beliefs"),
    "uncertainty": _("All uncertainties"),
    "update-trigger": _("All update triggers"),
    "reading": _("All readings"),
    "topic": _("All topics"),
    "stub": _("Topics still to be written"),
}


def left_text(blanks: Blanks) -> str:
    """What is left on a topic, in a list of those still to be written."""
    return blanks_text(blanks) or _("views to be written")


def count_text(written: int, total: int) -> str:
    """How far the map is drawn: "3 of 7 written"."""
    return _("{written} of {total} written").format(written=written, total=total)


def marked_territory() -> str:
    """What stands above the stubs among cards of topics."""
    return _("Territory marked, views not yet written")


def column_title(column: str, kind: str) -> str:
    """The head of a column of an index of some kind."""
    titles = {
        "title": {
            "belief": _("Claim"),
            "uncertainty": _("Question"),
            "update-trigger": _("Evidence"),
            "reading": _("Title"),
        }.get(kind, _("Topic")),
        "credence": _("Credence"),
        "resolution": _("Outcome"),
        "direction": _("Direction"),
        "strength": _("Strength"),
        "beliefs": _("Bears on"),
        "authors": _("Authors"),
        "venue": _("Venue"),
        "if-yes": _("If yes"),
        "if-no": _("If no"),
        "date": {
            "belief": _("Last changed"),
            "update-trigger": _("Came to pass"),
            "topic": _("Last reviewed"),
        }.get(kind, _("Date")),
        "due": _("To be decided by") if kind == "belief" else _("Review due"),
        "topic": _("Topic"),
        "region": _("Region"),
        "status": _("Status"),
        "tags": _("Tags"),
        "tagline": _("About"),
        "left": _("Left to write"),
    }
    return titles[column]


def answer_label(column: str) -> str:
    """The label of what an answer would do, in a list, where no head of a column says so."""
    return if_yes_label() if column == "if-yes" else if_no_label()


def date_phrase(column: str, kind: str) -> str:
    """The phrase around a date in a list, where no head of a column says what it is."""
    if column == "due":
        return to_be_decided() if kind == "belief" else _("review due {date}")
    return {
        "belief": _("last changed {date}"),
        "topic": _("reviewed {date}"),
        "update-trigger": _("came to pass {date}"),
    }.get(kind, "{date}")


def nothing_text(kind: str) -> str:
    """What stands where an index finds nothing."""
    return {
        "belief": _("No beliefs here yet."),
        "uncertainty": _("No uncertainties here yet."),
        "update-trigger": _("No update triggers here yet."),
        "reading": _("Nothing read here yet."),
        "topic": _("No topics here yet."),
        "stub": _("Nothing is left to write here."),
    }[kind]


def nothing_fired() -> str:
    """What stands where an index finds no trigger that has fired."""
    return _("Nothing has come to pass yet.")


def all_of(kind: str) -> str:
    """The title of the generated page that lists all of a kind."""
    return str(TITLES_OF_ALL[kind])


def shown_of(shown: int, total: int) -> str:
    """How much of an index is shown: "12 of 340"."""
    return _("{shown} of {total}").format(shown=shown, total=total)


def table_words(group: str = "", order: Sequence[str] = ()) -> dict[str, str]:
    """What the script says around a table that can be sorted and filtered, by the names of
    attributes; ``group`` is by what its rows are put together under headings, and ``order`` are
    words that readers see whose order is not that of the alphabet.
    """
    words = {
        "data-beliefs-filter": _("Filter"),
        "data-beliefs-any": _("Any"),
        "data-beliefs-count": _("{shown} of {total}"),
        "data-beliefs-reset": _("Reset"),
    }
    if group:
        words["data-beliefs-group"] = _group_title(group)
    if order:
        words["data-beliefs-order"] = "\n".join(" ".join(word.split()) for word in order)
    return words


def _group_title(group: str) -> str:
    return {
        "region": _("Region"),
        "topic": _("Topic"),
        "status": _("Status"),
        "tag": _("Tag"),
        "year": _("Year"),
        "venue": _("Venue"),
    }[group]


def no_group(group: str) -> str:
    """The title of the group of what belongs to none."""
    return {
        "region": no_region(),
        "topic": _("No topic"),
        "status": _("No status"),
        "tag": _("No tag"),
        "year": _("No date"),
        "venue": _("No venue"),
    }[group]


def group_word(group: str, title: str) -> str:
    """The title of a group as a reader sees it."""
    is_forthcoming = group == "year" and not title.isdigit()
    return _("forthcoming") if is_forthcoming else title


def resolution_word(resolution: Resolution) -> str:
    """What became of a belief, as short as can be."""
    return resolution_text(resolution).partition(":")[0]


def fired_label(fired: FiredWay) -> str:
    """What a trigger that has fired did to the belief above it in a list."""
    match fired.way:
        case Direction.UP:
            return _("Has raised it:") if fired.has_moved else _("Speaks for it:")
        case Direction.DOWN:
            return _("Has lowered it:") if fired.has_moved else _("Speaks against it:")
    return has_moved_label()


def map_text(subject: str) -> str:
    """What a picture shows that has no caption."""
    if subject == "topics":
        return _("Map of topics and what they are related to")
    return _("Map of beliefs and what bears on them")


def as_a_list() -> str:
    """What leads to the list that says the same as a picture."""
    return _("The same as a list")


def nothing_to_draw() -> str:
    """What stands in the place of an empty map."""
    return _("Nothing to draw here yet.")


def arrow_text(kind: str, way: Direction | FiredWay | None) -> str:
    """What something does to the belief above it in a list, or has done."""
    if isinstance(way, FiredWay):
        return fired_label(way)
    return mover_label(way) if kind == "update-trigger" else questions_label()


def arrow_word(kind: str, way: Direction | FiredWay | None) -> str:
    """What an item of a kind does to the belief that an arrow leads to, or has done."""
    if isinstance(way, FiredWay):
        return way_text(way)
    match kind:
        case "belief":
            return _("superseded by")
        case "uncertainty":
            return _("bears on")
    return way_text(None if way is Direction.EITHER else way)


def superseded_word(*, is_by: bool) -> str:
    """Whether a belief has taken the place of the one above it in a list, or the other way."""
    return _("Superseded by:") if is_by else supersedes_label()
