"""The words of lists that are divided into parts, in the language of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.site.parts import OTHER
from sphinx_beliefs.words.joining import _
from sphinx_beliefs.words.view_wording import all_of
from sphinx_beliefs.words.wording import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.model.records.kinds import Kind
    from sphinx_beliefs.model.site.parts import Part


def place_in_group(part: Part) -> str:
    """The place of a part within its group: "A", "A 1–500", "1–500"; empty if it is the whole."""
    mark = _("other") if part.mark == OTHER else part.mark
    run = f"{part.run.first}–{part.run.last}" if part.run else ""
    return " ".join(filter(None, (mark, run)))


def name_of_part(part: Part, group: str) -> str:
    """The name of a part beside those of other groups: "Governance", "Governance, A"."""
    place = place_in_group(part)
    return _("{group}, {place}").format(group=group, place=place) if place else group


def title_of_part(part: Part, group: str, kind: Kind) -> str:
    """The title of the page of a part: "All beliefs: Governance, A"."""
    return _("{all}: {part}").format(all=all_of(kind), part=name_of_part(part, group))


def extent(total: int, parts: Sequence[Part]) -> str:
    """The number of rows of a list, and of the pages that they are on."""
    pages = counted("on {n} page", "on {n} pages", len(parts))
    return _("{total} in all, {pages}").format(total=total, pages=pages)


def ways_label() -> str:
    """The name of the links from one part to others, for screen readers."""
    return _("Other parts")


def other_lists() -> str:
    """The name of the links between generated pages, for those who cannot see them."""
    return _("Other lists of this site")


def part_words(total: int) -> dict[str, str]:
    """The texts of the script for the filter over all parts, by attribute."""
    return {
        "data-beliefs-total": str(total),
        "data-beliefs-whole": _("As one table"),
        "data-beliefs-failed": _("The rows could not be loaded."),
    }
