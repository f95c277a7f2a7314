"""The table of the manual that says what works in which theme, made from what became of the tests."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from themes import Theme

#: The columns, and the tests that have to pass for each.
COLUMNS = {
    "Nothing sticks out, overlaps or is cut; contrast": (
        "test_nothing_sticks_out_overlaps_or_is_hard_to_read",
        "test_outcomes_stay_in_one_line",
        "test_the_bars_of_a_page_or_table_begin_at_one_line",
        "test_rows_on_a_phone_have_no_borders_of_cells",
    ),
    "axe-core": ("test_axe_finds_nothing_against_what_is_ours",),
    "Right to left": ("test_it_can_be_read_from_right_to_left",),
    "Print": ("test_a_printed_page_has_everything_and_no_controls",),
}


def table(outcomes: Mapping[str, Mapping[str, set[str]]]) -> str:
    """The table, in Markdown; ``outcomes`` are those of the tests of each theme, by name."""
    heads = ["Theme", "Version", "Schemes", *COLUMNS, "To know"]
    lines = [heads, ["---"] * len(heads)]
    lines += [_row(theme, outcomes.get(theme.name, {})) for theme in THEMES]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _row(theme: Theme, outcomes: Mapping[str, set[str]]) -> list[str]:
    schemes = " and ".join(theme.schemes)
    works = [_works(outcomes, tests) for tests in COLUMNS.values()]
    return [f"`{theme.name}`", version(theme.package), schemes, *works, theme.note or "—"]


def _works(outcomes: Mapping[str, set[str]], tests: tuple[str, ...]) -> str:
    if not all(test in outcomes for test in tests):
        return "not tried"
    return "yes" if all(outcomes[test] == {"passed"} for test in tests) else "**no**"
