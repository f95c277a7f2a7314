"""Triggers that have fired: left out of what is waited for, or listed with the day it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import words

if TYPE_CHECKING:
    from conftest import Site

TOPIC = """\
---
topic:
  region: gov
---
# Law

::::{belief} A claim
:name: claim
:credence: 40%

:::{credence-log}
2025-01-01 70%
2026-02-02 40%
:::
::::

:::{belief} Another
:name: other
:credence: 60%
:::

:::{update-trigger} Something to wait for
:beliefs: claim
:direction: up
:::

:::{update-trigger} What was seen
:beliefs: claim
:direction: down
:fired: 2026-02-01
:::

:::{update-trigger} What was heard
:beliefs: other
:direction: up
:fired: 2025-03
:::
"""

RST_VIEW = """\
Views
=====

.. update-trigger-index::
   :fired: yes
"""


@pytest.fixture
def site(site: Site) -> Site:
    """A topic with three triggers, of which two have fired."""
    site.configure('suppress_warnings = ["beliefs.fired"]\n')
    site.write("law", TOPIC)
    return site


def rows(site: Site) -> list[list[str]]:
    """The cells of the rows of the table on the page "views"."""
    found = site.body("views").select("tbody tr")
    return [[words(cell) for cell in row.select("td")] for row in found if row.select("td")]


def view(site: Site, options: str = "") -> Site:
    site.write("views", f"# Views\n\n:::{{update-trigger-index}}\n{options}:::\n")
    return site.build()


def test_what_has_fired_is_not_among_what_is_waited_for(site: Site) -> None:
    view(site)
    assert site.warnings == []
    assert rows(site) == [["Something to wait for", "raises", "A claim", "Law"]]


def test_what_has_fired_is_listed_when_asked_for_the_latest_first(site: Site) -> None:
    expected = [
        ["What was seen", "has lowered", "Came to pass: February 1, 2026", "A claim", "Law"],
        ["What was heard", "speaks for", "Came to pass: March 2025", "Another", "Law"],
    ]
    view(site, ":fired: yes\n")
    assert rows(site) == expected
    site.write("views.rst", RST_VIEW)
    (site.root / "views.md").unlink()
    site.build()
    assert site.warnings == []
    assert rows(site) == expected


def test_all_triggers_can_be_listed_and_a_column_says_which_have_fired(site: Site) -> None:
    view(site, ":fired: all\n:columns: evidence, date\n:sort: date\n")
    assert rows(site) == [
        ["What was heard", "Came to pass: March 2025"],
        ["What was seen", "Came to pass: February 1, 2026"],
        ["Something to wait for", "—"],
    ]


def test_what_has_fired_is_marked_with_its_day_where_no_column_has_it(site: Site) -> None:
    view(site, ":fired: all\n:columns: evidence\n")
    assert ["What was seen · came to pass February 1, 2026"] in rows(site)
    for layout in ("list", "cards"):
        for columns in ("evidence", "evidence, date"):
            view(site, f":fired: all\n:columns: {columns}\n:format: {layout}\n")
            text = site.text("views")
            assert text.count("came to pass February 1, 2026") == 1
            assert text.count("came to pass") == 2


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (":since: 2026\n", ["What was seen"]),
        (":until: 2025\n", ["What was heard"]),
        (":since: 2020\n:fired: all\n", ["What was seen", "What was heard"]),
    ],
)
def test_who_asks_by_the_day_asks_for_what_has_fired(
    site: Site, options: str, titles: list[str]
) -> None:
    view(site, options)
    assert site.warnings == []
    assert sorted(row[0] for row in rows(site)) == sorted(titles)


def test_what_is_waited_for_has_no_day_to_ask_by(site: Site) -> None:
    view(site, ":since: 2026\n:fired: no\n")
    [warned] = site.warnings
    assert (warned.line, warned.type) == (5, "beliefs.option_value")
    assert "write :fired: yes" in warned.text


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("triggers", 1),
        ("waiting triggers", 1),
        ("fired triggers", 2),
        ("all update triggers", 3),
        ("triggers since 2026", 1),
        ("fired triggers in gov until 2025", 1),
    ],
)
def test_triggers_are_counted_apart(site: Site, phrase: str, number: int) -> None:
    site.write("views", f"# Views\n\n{{beliefs-count}}`{phrase}` of them.\n")
    site.build()
    assert site.warnings == []
    assert f"{number} of them." in site.text("views")


def test_the_generated_page_has_all_triggers_with_the_day_they_fired(site: Site) -> None:
    site.build()
    text = site.text("beliefs-update-triggers")
    for title in ("Something to wait for", "What was seen", "What was heard"):
        assert title in text
    assert "Came to pass: February 1, 2026" in text


def test_a_map_says_what_has_fired_and_what_it_did(site: Site) -> None:
    site.write("views", "# Views\n\n:::{belief-graph}\n:topic: law\n:of: beliefs\n:::\n")
    site.build()
    text = site.text("views")
    assert "Would raise it: Something to wait for" in text
    assert "Has lowered it: What was seen · came to pass February 1, 2026" in text
    assert "Speaks for it: What was heard · came to pass March 2025" in text
    assert "Would lower it" not in text


def test_an_index_that_finds_nothing_fired_says_so(site: Site) -> None:
    view(site, ":fired: yes\n:since: 2030\n")
    assert "Nothing has come to pass yet." in site.text("views")
