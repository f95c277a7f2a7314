"""The words of views: indexes, their tables, and maps, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.records.index_choices import GROUP_WORDS, Column, Group
from sphinx_beliefs.model.records.items import Direction, Resolution
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.site.answers import FiredWay
from sphinx_beliefs.words.trigger_wording import way_text
from sphinx_beliefs.words.wording import (
    _,
    blanks_text,
    has_moved_label,
    if_no_label,
    if_yes_label,
    mover_label,
    questions_label,
    resolution_text,
    supersedes_label,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.model.notation.placeholders import Blanks


def left_text(blanks: Blanks) -> str:
    """What is left on a topic, in a list of those still to be written."""
    return blanks_text(blanks) or _("views to be written")


def count_text(written: int, total: int) -> str:
    """How far the map is drawn: "3 of 7 written"."""
    return _("{written} of {total} written").format(written=written, total=total)


def marked_territory() -> str:
    """What stands above the stubs among cards of topics."""
    return _("Territory marked, views not yet written")


def column_title(column: Column, kind: Kind) -> str:
    """The head of a column of an index of some kind."""
    return _(kind.row.words_of(column).head)


def answer_label(column: Column) -> str:
    """The label of what an answer would do, in a list, where no head of a column says so."""
    return if_yes_label() if column is Column.IF_YES else if_no_label()


def date_phrase(column: Column, kind: Kind) -> str:
    """The phrase around a date in a list, where no head of a column says what it is."""
    return _(kind.row.words_of(column).phrase)


def nothing_text(kind: Kind) -> str:
    """What stands where an index finds nothing."""
    return _(kind.row.nothing)


def nothing_fired() -> str:
    """What stands where an index finds no trigger that has fired."""
    return _("Nothing has come to pass yet.")


def all_of(kind: Kind) -> str:
    """The title of the generated page that lists all of a kind."""
    return _(kind.row.page.title)


def shown_of(shown: int, total: int) -> str:
    """How much of an index is shown: "12 of 340"."""
    return _("{shown} of {total}").format(shown=shown, total=total)


def table_words(group: Group = Group.NONE, order: Sequence[str] = ()) -> dict[str, str]:
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
    if group is not Group.NONE:
        words["data-beliefs-group"] = _(GROUP_WORDS[group].head)
    if order:
        words["data-beliefs-order"] = "\n".join(" ".join(word.split()) for word in order)
    return words


def no_group(group: Group) -> str:
    """The title of the group of what belongs to none."""
    return _(GROUP_WORDS[group].no_group)


def group_word(group: Group, title: str) -> str:
    """The title of a group as a reader sees it."""
    is_forthcoming = group is Group.YEAR and not title.isdigit()
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
    return mover_label(way) if kind == Kind.UPDATE_TRIGGER.value else questions_label()


def arrow_word(kind: str, way: Direction | FiredWay | None) -> str:
    """What an item of a kind does to the belief that an arrow leads to, or has done."""
    if isinstance(way, FiredWay):
        return way_text(way)
    if kind == Kind.UPDATE_TRIGGER.value:
        return way_text(None if way is Direction.EITHER else way)
    return _("superseded by") if kind == Kind.BELIEF.value else _("bears on")


def superseded_word(*, is_by: bool) -> str:
    """Whether a belief has taken the place of the one above it in a list, or the other way."""
    return _("Superseded by:") if is_by else supersedes_label()
