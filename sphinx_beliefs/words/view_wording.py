"""The words of views: indexes, their tables, and maps, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from sphinx_beliefs.model.records.index_choices import GROUP_WORDS, Column, Group
from sphinx_beliefs.model.records.items import Direction, Resolution
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.questions import Subject
from sphinx_beliefs.model.site.answers import FiredWay
from sphinx_beliefs.words.joining import _, note_pattern
from sphinx_beliefs.words.trigger_wording import by_effect, way_text
from sphinx_beliefs.words.wording import (
    blanks_text,
    has_moved_label,
    if_no_label,
    if_yes_label,
    mover_label,
    resolution_text,
    supersedes_label,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.model.notation.placeholders import Blanks


def left_text(blanks: Blanks) -> str:
    """The blanks that are left on a topic, in a list of topics to be written."""
    return blanks_text(blanks) or _("views to be written")


def count_text(written: int, total: int) -> str:
    """The number of written topics: "3 of 7 written"."""
    return _("{written} of {total} written").format(written=written, total=total)


def marked_territory() -> str:
    """The heading of the stubs among the cards of topics."""
    return _("Territory marked, views not yet written")


def column_title(column: Column, kind: Kind) -> str:
    """The head of a column in an index of some kind."""
    return _(kind.row.words_of(column).head)


def answer_label(column: Column) -> str:
    """The label of an answer's effect in a list, which has no heads of columns."""
    return if_yes_label() if column is Column.IF_YES else if_no_label()


def date_phrase(column: Column, kind: Kind) -> str:
    """The phrase around a date in a list, which has no heads of columns."""
    return _(kind.row.words_of(column).phrase)


def nothing_text(kind: Kind) -> str:
    """The text of an index that finds nothing."""
    return _(kind.row.nothing)


def nothing_fired() -> str:
    """The text of an index that finds no trigger that has fired."""
    return _("Nothing has come to pass yet.")


def all_of(kind: Kind) -> str:
    """The title of the generated page that lists all of a kind."""
    return _(kind.row.page.title)


def number_of_page() -> str:
    """The head of the column with the page numbers of a book."""
    return _("Page")


def shown_of(shown: int, total: int) -> str:
    """The number of rows of an index that are shown: "12 of 340"."""
    return _("{shown} of {total}").format(shown=shown, total=total)


def conditional() -> str:
    """The mark of a belief in a list whose credence is conditional on another belief."""
    # Translators: behind a claim in a list: its probability is for the case that something else is
    # true.
    return _("conditional")


def table_words(band: str, group: Group = Group.NONE, order: Sequence[str] = ()) -> dict[str, str]:
    """The texts of the script for a table that can be sorted and filtered, by attribute.

    ``band`` is the pattern of a range of percentages, ``group`` says what the rows are grouped by
    under headings, and ``order`` are words in the table that do not sort alphabetically, in their
    order.
    """
    words = {
        "data-beliefs-filter": _("Filter"),
        "data-beliefs-any": _("Any"),
        "data-beliefs-count": _("{shown} of {total}"),
        "data-beliefs-option": note_pattern(),
        "data-beliefs-band": band,
        "data-beliefs-reset": _("Reset"),
        "data-beliefs-none": _("Nothing matches this filter."),
        "data-beliefs-clear": _("Clear the filter"),
    }
    if group is not Group.NONE:
        words["data-beliefs-group"] = _(GROUP_WORDS[group].head)
    if order:
        words["data-beliefs-order"] = "\n".join(" ".join(word.split()) for word in order)
    return words


def no_group(group: Group) -> str:
    """The title of the group of records that belong to no other group."""
    return _(GROUP_WORDS[group].no_group)


def group_word(group: Group, title: str) -> str:
    """The title of a group, as readers see it."""
    is_forthcoming = group is Group.YEAR and not title.isdigit()
    return _("forthcoming") if is_forthcoming else title


def resolution_word(resolution: Resolution) -> str:
    """The outcome of a belief, as short as possible."""
    match resolution:
        case Resolution.AMBIGUOUS:
            return _("Ambiguous")
        case Resolution.ANNULLED:
            return _("Annulled")
        case Resolution.WITHDRAWN:
            return _("Withdrawn")
        case Resolution.TRUE | Resolution.FALSE | Resolution.SUPERSEDED:
            return resolution_text(resolution)
    assert_never(resolution)


def fired_label(fired: FiredWay) -> str:
    """The label of a fired trigger by its effect on the belief above it in a list."""
    return by_effect(
        fired,
        up=(_("Has raised it:"), _("Speaks for it:")),
        down=(_("Has lowered it:"), _("Speaks against it:")),
        other=has_moved_label(),
    )


def map_text(subject: Subject) -> str:
    """The description of a map without a caption."""
    match subject:
        case Subject.TOPICS:
            return _("Map of topics and what they are related to")
        case Subject.BELIEFS:
            return _("Map of beliefs and what bears on them")
    assert_never(subject)


def as_a_list() -> str:
    """The title of the list that says the same as a picture."""
    return _("The same as a list")


def nothing_to_draw() -> str:
    """The text in place of an empty map."""
    return _("Nothing to draw here yet.")


def bearing_label(kind: Kind) -> str:
    """The label of the items of a kind, other than triggers, that bear on the belief above them."""
    on_beliefs = kind.row.on_beliefs
    return _(on_beliefs.label) if on_beliefs is not None else mover_label(None)


def arrow_text(kind: Kind, way: Direction | FiredWay | None) -> str:
    """The label of an item by its effect, past or possible, on the belief above it in a list."""
    if isinstance(way, FiredWay):
        return fired_label(way)
    return mover_label(way) if kind is Kind.UPDATE_TRIGGER else bearing_label(kind)


def arrow_word(kind: Kind, way: Direction | FiredWay | None) -> str:
    """The word on an arrow from an item to a belief, for the item's effect on the belief."""
    if isinstance(way, FiredWay):
        return way_text(way)
    if kind is Kind.BELIEF:
        return _("superseded by")
    on_beliefs = kind.row.on_beliefs
    if on_beliefs is not None:
        return _(on_beliefs.arrow)
    return way_text(None if way is Direction.EITHER else way)


def superseded_word(*, is_by: bool) -> str:
    """The label of a belief that supersedes the one above it in a list, or is superseded by it."""
    return _("Superseded by:") if is_by else supersedes_label()
