"""Lists of what has changed an author's mind, on pages of every kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import docutils
import pytest
from conftest import words
from test_fresh import _set_day, assert_fresh, edit, written_again
from test_tables import assets

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag
    from conftest import Site

TOPIC = """\
---
topic:
  region: tech
  tags: [deep]
---
# Topic

::::{belief} The claim.
:name: claim
:credence: ~40%

Why.

:::{credence-log}
- 2026-01 70% At first
- 2026-03-05 ~40% As <b> {belief}`old` says.
:::
::::

:::{belief} An old claim.
:name: old
:credence: 20%
:resolution: false
:resolved: 2026-02-01
:::

:::{belief} Another claim.
:name: gone
:credence: 60%
:superseded-by: claim
:::

## Changes

:::{mind-changes}
:pages: this
:::
"""

LAW = """\
Law
===

.. topic-meta::
   :region: gov

.. belief:: Courts will decide.
   :name: courts
   :since: 2026-03-02
   :credence: 90%

.. mind-changes::
   :region: gov
"""

ALL = "# All\n\n:::{mind-changes}\n:caption: What changed\n:::\n"

ROWS = [
    "March 5, 2026 | The claim. | 70% → ~40% | As <b> An old claim says.",
    "March 2, 2026 | Courts will decide. | New · 90% | —",
    "February 1, 2026 | An old claim. | 20% → Came out false | —",
    "January 2026 | The claim. | New · 70% | At first",
    "January 2026 | Another claim. | 60% → Superseded | Superseded by The claim.",
]


@pytest.fixture
def site(make_site: Callable[[str], Site], monkeypatch: pytest.MonkeyPatch) -> Site:
    """A topic in Markdown, one in reStructuredText, and a page that lists what changed on both."""
    _set_day(monkeypatch, "2026-06-01")
    site = make_site("minds")
    site.write("topic", TOPIC)
    site.write("law.rst", LAW)
    site.write("all", ALL)
    site.write("plain", "# Plain\n\nText, and {belief}`claim`.\n")
    return site


def rows(body: Tag) -> list[str]:
    """The rows of a table, a cell after the other."""
    return [
        " | ".join(words(cell) for cell in row.select("td"))
        for row in body.select("table.beliefs-mind-changes tbody tr")
    ]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_list_says_what_changed_from_what_to_what_and_why(site: Site, builder: str) -> None:
    site.build(builder)
    assert site.warnings == []
    name = "{}/index" if builder == "dirhtml" else "{}"
    assert rows(site.body(name.format("all"))) == ROWS
    assert rows(site.body(name.format("topic"))) == [row for row in ROWS if "Courts" not in row]
    assert rows(site.body(name.format("law"))) == [ROWS[1]]
    link = site.body(name.format("all")).select_one("table.beliefs-mind-changes td a")
    assert link is not None
    assert str(link["href"]).endswith("#beliefs-claim")


@pytest.mark.parametrize(
    "builder", ["singlehtml", "epub", "text", "latex", "man", "texinfo", "xml"]
)
def test_so_it_does_in_every_format(site: Site, builder: str) -> None:
    site.build(builder)
    assert site.ours() == []
    [path] = [
        path
        for path in site.outdir.rglob("*")
        if path.suffix in {".html", ".xhtml", ".txt", ".tex", ".texi", ".1", ".xml"}
        and "February 1, 2026" in path.read_text(encoding="utf-8")
        and path.stem not in {"topic", "law"}
    ]
    text = " ".join(re.sub(r"<.*?>", "", path.read_text(encoding="utf-8")).split())
    words = ["March 2, 2026", "Came out false", "New · 90%", "At first"]
    if builder != "man" or docutils.__version_info__ >= (0, 22):
        words.append("What changed")  # docutils wrote no captions of tables into manuals before
    for word in words:
        assert word.replace("%", "\\%" if builder == "latex" else "%") in text


def test_builds_in_parallel_give_the_same(site: Site) -> None:
    serial = {name: str(site.build().body(name)) for name in ("all", "topic", "law")}
    site.build(parallel=2, folder="_other")
    assert {name: str(site.body(name)) for name in serial} == serial


def test_a_list_that_finds_nothing_says_so(site: Site) -> None:
    site.write(
        "all",
        "# All\n\n:::{mind-changes}\n:tags: deep\n:region: gov\n:caption: Deep\n:::\n\n"
        ":::{mind-changes}\n:since: 30 days\n:::\n\n"
        ":::{mind-changes}\n:moved: 50\n:empty: Nothing yet.\n:::\n",
    )
    text = site.build().text("all")
    assert "Deep No change of mind yet. No change of mind in this time. Nothing yet." in text
    site.configure("language = 'de'\n")
    text = site.build().text("all")
    assert "Noch hat sich nichts geändert. In dieser Zeit hat sich nichts geändert." in text


def test_a_german_list_is_german(site: Site) -> None:
    site.configure("language = 'de'\n")
    body = site.build().body("all")
    table = body.select_one("table.beliefs-mind-changes")
    assert words(table).startswith("What changed Datum Überzeugung Änderung Warum 5. März 2026")
    assert "20\xa0% → Nicht eingetroffen" in str(body) or "20 % → " in words(body)
    assert table is not None
    assert table["data-beliefs-since"] == "Geändert seit {date}: {shown} von {total}"


def test_a_limit_says_how_many_there_are(site: Site) -> None:
    site.write("all", "# All\n\n:::{mind-changes}\n:limit: 2\n:::\n")
    site.build()
    assert rows(site.body("all")) == ROWS[:2]
    assert site.text("all").endswith("2 of 5")


def test_a_list_can_be_referred_to_and_has_classes(site: Site) -> None:
    site.write(
        "all",
        "# All\n\nSee {ref}`minds`.\n\n"
        ":::{mind-changes}\n:caption: Changes\n:name: minds\n:class: mine\n:::\n",
    )
    site.build()
    assert site.warnings == []
    body = site.body("all")
    assert body.select_one("a[href='#minds']") is not None
    assert body.select_one(".mine table.beliefs-mind-changes") is not None
    assert len(body.select("[id=minds]")) == 1


def test_only_pages_with_a_list_load_its_script(site: Site) -> None:
    site.build()
    of_list = {"beliefs.css", "beliefs-views.css", "beliefs-changes.css", "beliefs-changes.js"}
    assert assets(site, "all") == of_list
    assert assets(site, "topic") == {*of_list, "beliefs-items.css"}
    assert assets(site, "plain") == {"beliefs.css"}
    assert assets(site, "beliefs-all") == {"beliefs.css", "beliefs-views.css"}


def test_beliefs_on_stubs_and_with_blanks_are_left_out(site: Site) -> None:
    edit(site, "topic", "tags: [deep]", "stub: true")
    site.build()
    assert rows(site.body("all")) == [ROWS[1]]
    edit(site, "topic", "  stub: true\n", "")
    edit(site, "topic", "An old claim.", "An old claim of ??%.")
    site.build()
    assert [row.split(" | ")[1] for row in rows(site.body("all"))] == [
        "The claim.",
        "Courts will decide.",
        "The claim.",
        "Another claim.",
    ]


@pytest.mark.parametrize(
    ("page", "old", "new", "written"),
    [
        ("topic", "Why.", "Because.", set()),
        ("topic", "At first", "At last", {"all"}),
        ("topic", "2026-01 70%", "2026-01 80%", {"all"}),
        ("topic", "2026-02-01", "2026-02-02", {"all"}),
        ("topic", "An old claim.", "An older claim.", {"all"}),
        ("topic", "region: tech", "region: gov", {"law"}),
    ],
)
def test_an_edit_writes_again_the_lists_that_show_it(
    site: Site, page: str, old: str, new: str, written: set[str]
) -> None:
    site.build()
    edit(site, page, old, new)
    again = written_again(site) & {"all", "law", "topic"}
    assert again - {page} == written
    assert_fresh(site)


def test_a_log_elsewhere_reaches_the_list_on_the_page_of_its_belief(site: Site) -> None:
    site.write(
        "own",
        "# Own\n\n:::{belief} Mine.\n:name: mine\n:::\n\n:::{mind-changes}\n:pages: this\n:::\n",
    )
    site.write("log", "# Log\n\n:::{credence-log} mine\n- 2026-01 40% Once\n:::\n")
    site.build()
    assert rows(site.body("own")) == ["January 2026 | Mine. | New · 40% | Once"]
    edit(site, "log", "40% Once", "40% Once\n- 2026-02 60% Now")
    assert {"own", "all"} <= written_again(site)
    assert rows(site.body("own"))[0] == "February 2026 | Mine. | 40% → 60% | Now"
    assert_fresh(site)


@pytest.mark.parametrize(
    ("options", "left_out"),
    [
        ("", None),
        (":limit: 5", None),
        (":limit: 2", "2026-02-01"),
        (":limit: 3", "2026-01"),
        (":since: 2026-03-03", "2026-03-02"),
        (":since: 2026-02\n:limit: 2", "2026-02-01"),
        (":since: 2026-02\n:limit: 3", "2026-01"),
        (":since: 2026-01\n:limit: 5", None),
        (":until: 2026-02", "2026-03-05"),
    ],
)
def test_the_script_knows_what_a_list_leaves_out(
    site: Site, options: str, left_out: str | None
) -> None:
    site.write("all", f"# All\n\n:::{{mind-changes}}\n{options}\n:::\n")
    site.build()
    table = site.body("all").select_one("table.beliefs-mind-changes")
    assert table is not None
    assert table.get("data-beliefs-left-out") == left_out
    assert ("data-beliefs-cut" in table.attrs) == (left_out is not None)


def test_a_change_that_no_list_shows_writes_again_what_is_said_of_it(site: Site) -> None:
    site.write("all", "# All\n\n:::{mind-changes}\n:limit: 2\n:::\n")
    site.build()
    edit(site, "topic", "2026-02-01", "2026-02-02")
    assert "all" in written_again(site)
    assert_fresh(site)


def test_a_new_day_writes_a_list_again_that_goes_back_from_today(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("all", "# All\n\n:::{mind-changes}\n:since: 90 days\n:::\n")
    site.build()
    assert rows(site.body("all")) == [ROWS[0]]
    for day, written in (("2026-06-02", set()), ("2026-06-03", set()), ("2026-06-04", {"all"})):
        _set_day(monkeypatch, day)
        assert written_again(site) & {"all", "law", "topic"} == written, day
        assert_fresh(site)
        site.build()
    assert rows(site.body("all")) == []


def test_a_belief_under_a_condition_that_does_not_hold_changes_nobody(site: Site) -> None:
    draft = "\n.. only:: draft\n\n   .. belief:: Draft.\n      :since: 2026-05\n"
    site.write("law.rst", LAW + draft)
    site.build()
    assert rows(site.body("all")) == ROWS
    site.build(tags=["draft"])
    assert next(row.split(" | ")[1] for row in rows(site.body("all"))) == "Draft."
