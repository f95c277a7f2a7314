"""``beliefs-changes.atom`` and ``beliefs-readings.atom``: what programs that read feeds find."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser
import html5lib
import pytest
from bs4 import BeautifulSoup
from lxml import etree
from test_fresh import assert_fresh, edit

from sphinx_beliefs.options import file_needs

if TYPE_CHECKING:
    from bs4 import Tag
    from conftest import Site

CHANGES, READINGS = NAMES = ("beliefs-changes.atom", "beliefs-readings.atom")

CONF = """\
beliefs_feeds = True
html_baseurl = "https://example.org/docs"
author = "Ada & Bob"
beliefs_verbal_scale = "icd203"
beliefs_today = "2026-11-27"
"""

PAGE = """\
---
topic:
  region: tech
---

# Rain & snow

::::{belief} It *rains* a lot
:name: rain
:credence: 70%

:::{credence-log}
2025-06: 40% A first look.
2026-05-01: 70% The <b>second</b> paper, and {belief}`snow`.
:::
::::

:::{belief} It snows.
:name: snow
:credence: likely
:since: 2024
:resolution: false
:resolved: 2026-11-02
:::

:::{belief} It hails
:name: hail
:credence: 3:1
:since: 2026-01
:resolution: superseded
:resolved: 2026-11-03
:superseded-by: rain
:::

:::{belief} It should not
:normative:
:since: 2023
:::

:::{reading} On weather
:date: 2024-05-21
:url: https://example.org/paper?a=1&b=2
:authors: Fog & Mist
:venue: Clouds
:beliefs: snow, rain

It has *everything*, and {credence}`rain` too.

- First.
- Second.
:::

:::{reading} Still to come
:date: forthcoming
:url: https://example.org/later
:::
"""

RST = """\
Hills
=====

.. belief:: It is windy
   :name: wind
   :credence: 90%
   :since: 2026-02-03

.. reading:: On wind
   :name: on-wind
   :date: 2025
   :url: /local.pdf

   A takeaway.
"""

SCHEMA = etree.RelaxNG(etree.parse(str(Path(__file__).parent / "schemas/atom.rng")))


@pytest.fixture
def weather(site: Site) -> Site:
    """A site with feeds."""
    site.configure(CONF)
    site.write("topics/weather", PAGE)
    site.write("topics/hills.rst", RST)
    return site


def feed(site: Site, name: str) -> Any:
    """A feed as feedparser reads it, once it is known to be valid."""
    data = (site.outdir / name).read_bytes()
    SCHEMA.assertValid(etree.fromstring(data))
    found = feedparser.parse(data, sanitize_html=False)
    assert not found.bozo
    ids = [found.feed.id, *(entry.id for entry in found.entries)]
    assert len(ids) == len(set(ids))
    for entry in found.entries:
        # Nothing of the HTML is left open, or unknown.
        html5lib.HTMLParser(strict=True).parseFragment(entry.content[0].value)
    return found


def titles(site: Site, name: str = CHANGES) -> list[str]:
    return [entry.title for entry in feed(site, name).entries]


def ids(site: Site, name: str = CHANGES) -> dict[str, str]:
    """The id of each entry, by its title."""
    return {entry.title: entry.id for entry in feed(site, name).entries}


def body(site: Site, title: str, name: str = CHANGES) -> BeautifulSoup:
    """The content of an entry."""
    (entry,) = [entry for entry in feed(site, name).entries if entry.title == title]
    return BeautifulSoup(entry.content[0].value, "html.parser")


def lines(html: BeautifulSoup) -> list[str]:
    return [part.get_text() for part in html.find_all(["p", "li", "pre"])]


# -- what changed ---------------------------------------------------------------------------


def test_it_has_what_changed_the_newest_first(weather: Site) -> None:
    assert weather.build().warnings == []
    found = feed(weather, CHANGES)
    assert [(entry.title, entry.updated) for entry in found.entries] == [
        ("Superseded: It hails", "2026-11-03T12:00:00+00:00"),
        ("Came out false: It snows.", "2026-11-02T12:00:00+00:00"),
        ("From 40% to 70%: It rains a lot", "2026-05-01T12:00:00+00:00"),
        ("New, 90%: It is windy", "2026-02-03T12:00:00+00:00"),
        # Of a month and of a year, it is the first day.
        ("New, 3:1 (75%): It hails", "2026-01-01T12:00:00+00:00"),
        ("New, 40%: It rains a lot", "2025-06-01T12:00:00+00:00"),
        ("New, likely (55–80%): It snows.", "2024-01-01T12:00:00+00:00"),
        ("New, normative: It should not", "2023-01-01T12:00:00+00:00"),
    ]
    assert all(entry.published == entry.updated for entry in found.entries)
    move = found.entries[2]
    assert move.link == "https://example.org/docs/topics/weather.html#beliefs-rain"
    assert [tag.term for tag in move.tags] == ["Technical Safety"]


def test_an_entry_says_what_changed_and_why(weather: Site) -> None:
    weather.build()
    html = body(weather, "From 40% to 70%: It rains a lot")
    assert lines(html) == [
        "From 40% to 70% (May 1, 2026)",
        "The <b>second</b> paper, and It snows.",
        "Claim: It rains a lot",
        "Topic: Rain & snow (Technical Safety)",
    ]
    page = "https://example.org/docs/topics/weather.html"
    assert [link["href"] for link in html.find_all("a")] == [f"{page}#beliefs-rain", page]
    assert lines(body(weather, "New, 90%: It is windy")) == [
        "New, 90% (February 3, 2026)",
        "Claim: It is windy",
        "Hills",
    ]


def test_an_entry_says_how_a_belief_ended(weather: Site) -> None:
    weather.build()
    assert lines(body(weather, "Came out false: It snows."))[-2:-1] == [
        "Last credence: likely (55–80%)"
    ]
    html = body(weather, "Superseded: It hails")
    assert lines(html)[-3:-1] == ["Last credence: 3:1 (75%)", "Superseded by It rains a lot"]
    assert html.find("a", string="It rains a lot")["href"].endswith("#beliefs-rain")


def test_what_indexes_leave_out_is_not_in_it(weather: Site) -> None:
    weather.write("stub", PAGE.replace("region: tech", "stub: true").replace("name:", "tags:"))
    weather.write("draft", "# Draft\n\n::::{only} draft\n:::{belief} No\n:since: 2026\n:::\n::::\n")
    weather.build()
    assert len(titles(weather)) == 8
    assert titles(weather, READINGS) == ["On wind", "On weather"]


# -- readings -------------------------------------------------------------------------------


def test_the_readings_have_their_takeaways(weather: Site) -> None:
    weather.build()
    found = feed(weather, READINGS)
    assert [(entry.title, entry.updated) for entry in found.entries] == [
        ("On wind", "2025-01-01T12:00:00+00:00"),
        ("On weather", "2024-05-21T12:00:00+00:00"),
    ]
    html = body(weather, "On weather", READINGS)
    assert lines(html) == [
        "On weather, Fog & Mist, Clouds (May 21, 2024)",
        "It has everything, and 70% too.",
        "First.",
        "Second.",
        "Bears on: It snows; It rains a lot",
        "Topic: Rain & snow (Technical Safety)",
    ]
    assert html.find("a", string="On weather")["href"] == "https://example.org/paper?a=1&b=2"
    wind = body(weather, "On wind", READINGS)
    assert wind.find("a")["href"] == "https://example.org/local.pdf"
    assert lines(wind)[1] == "A takeaway."


# -- both -----------------------------------------------------------------------------------


def test_a_feed_says_whose_it_is(weather: Site) -> None:
    weather.build()
    for name, title in ((CHANGES, "changes of mind"), (READINGS, "reading")):
        found = feed(weather, name).feed
        assert found.title == f"The atlas: {title}"
        assert found.author == "Ada & Bob"
        assert found.language == "en"
        assert {link.rel: link.href for link in found.links} == {
            "alternate": "https://example.org/docs/",
            "self": f"https://example.org/docs/{name}",
        }
    assert feed(weather, CHANGES).feed.updated == "2026-11-03T12:00:00+00:00"


def test_an_entry_stays_the_same_whatever_is_reworded(weather: Site) -> None:
    weather.build()
    before, read = ids(weather), ids(weather, READINGS)
    edit(weather, "topics/weather", "It *rains* a lot", "Rain falls")
    edit(weather, "topics/weather", "A first look.", "A look.")
    (weather.root / "topics/weather.md").rename(weather.root / "moved.md")
    (weather.root / "topics/hills.rst").unlink()
    weather.write("hills.rst", RST.replace("On wind", "About wind").replace("A take", "The take"))
    weather.configure(CONF.replace("https:", "http:"))
    weather.build()
    after = ids(weather)
    for change in ("From 40% to 70%", "New, 40%"):
        assert after[f"{change}: Rain falls"] == before[f"{change}: It rains a lot"]
    assert after["Came out false: It snows."] == before["Came out false: It snows."]
    assert ids(weather, READINGS)["About wind"] == read["On wind"]
    # It has no name, and stands on another page.
    assert after["New, normative: It should not"] != before["New, normative: It should not"]


def test_a_belief_from_elsewhere_is_known_by_its_source(site: Site) -> None:
    text = "# Page\n\n:::{belief} It thaws\n:since: 2026\n:source: manifold:AbC\n:::\n"
    site.configure(CONF)
    site.write("page", text)
    site.build()
    before = ids(site)["New: It thaws"]
    (site.root / "page.md").unlink()
    site.write("moved", text.replace("It thaws", "Ice melts"))
    site.build()
    assert ids(site) == {"New: Ice melts": before}


def test_only_the_newest_fifty_are_in_it(site: Site) -> None:
    site.configure(CONF)
    log = "\n".join(
        f"20{10 + year}-0{month + 1}: {year + month}%" for year in range(9) for month in range(9)
    )
    site.write(
        "page",
        f"# Page\n\n::::{{belief}} One\n:credence: 16%\n\n:::{{credence-log}}\n{log}\n:::\n::::\n",
    )
    site.build()
    found = feed(site, CHANGES)
    assert len(found.entries) == 50
    assert found.entries[0].title == "From 15% to 16%: One"
    assert found.entries[0].updated.startswith("2018-09")


def test_a_feed_without_entries_is_a_feed(site: Site) -> None:
    site.configure(CONF)
    site.write("page", "# Page\n\n:::{belief} One\n:credence: 16%\n:::\n")
    site.build()
    for name in NAMES:
        found = feed(site, name)
        assert (found.entries, found.feed.updated) == ([], "1970-01-01T12:00:00+00:00")


CLAIM = "]]> &amp; \x07 \ufffe <img src=x onerror=alert(1)> שלום </title>"
ODD = {
    "md": f"""\
# Page

:::{{belief}} {CLAIM}
:since: 2026
:::

:::{{reading}} {CLAIM}
:date: 2026

A ]]> \x0b &lt;script>alert(1)&lt;/script>
:::
""",
    "rst": f"""\
Page
====

.. belief:: {CLAIM}
   :since: 2026

.. reading:: {CLAIM}
   :date: 2026

   A ]]> \x07 <script>alert(1)</script>
""",
}


@pytest.mark.parametrize("suffix", ODD)
def test_odd_characters_do_no_harm(site: Site, suffix: str) -> None:
    site.configure(CONF + "project = '<Atlas> & \\x07co'\n")
    site.write(f"page.{suffix}", ODD[suffix])
    site.build()
    for name in NAMES:
        (entry,) = feed(site, name).entries
        assert "<img src=x onerror=alert(1)> שלום </title>" in entry.title
        html = BeautifulSoup(entry.content[0].value, "html.parser")
        assert not html.find_all(["img", "script", "title"])
    assert "A ]]> <script>alert(1)</script>" in lines(html)


def test_it_speaks_the_language_of_the_site(weather: Site) -> None:
    weather.configure(CONF + "language = 'de'\n")
    weather.build()
    found = [title.replace("\u00a0", " ") for title in titles(weather)]
    assert "Von 40 % auf 70 %: It rains a lot" in found
    assert feed(weather, CHANGES).feed.language == "de"


def test_a_language_from_right_to_left_is_written_so(weather: Site) -> None:
    weather.configure(CONF + "language = 'ar'\n")
    weather.build()
    for entry in feed(weather, CHANGES).entries:
        assert entry.content[0].value.startswith('<div dir="rtl">')


def test_it_says_the_same_on_any_day_and_with_any_number_of_processes(weather: Site) -> None:
    weather.build()
    before = [(weather.outdir / name).read_bytes() for name in NAMES]
    weather.configure(CONF.replace("2026-11-27", "2031-01-01"))
    weather.build(folder="_later", parallel=4)
    assert [(weather.outdir / name).read_bytes() for name in NAMES] == before


def test_a_build_after_an_edit_gives_what_one_from_nothing_gives(weather: Site) -> None:
    weather.build()
    weather.write(
        "topics/weather", PAGE.replace("It snows.", "Snow falls").replace("First.", "1st.")
    )
    weather.build()
    edited = [(weather.outdir / name).read_bytes() for name in NAMES]
    assert b"1st." in edited[1]
    assert b"Snow falls" in edited[1]
    weather.build(folder="_clean")
    assert [(weather.outdir / name).read_bytes() for name in NAMES] == edited


# -- the links to them ----------------------------------------------------------------------


def feed_links(site: Site, page: str) -> list[Tag]:
    return site.page(page).select('head link[type="application/atom+xml"]')


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_programs_find_the_feeds_from_topics_and_the_front_page(
    weather: Site, builder: str
) -> None:
    weather.write("prose", "# Prose\n\nNothing of ours.\n")
    weather.write("news", "# News\n\n```{mind-changes}\n```\n")
    weather.build(builder)
    at = {"html": "{}", "dirhtml": "{}/index"}.get(builder, "index")
    for page in ("index", at.format("topics/weather")):
        found = [(link["rel"], link["title"], link["href"]) for link in feed_links(weather, page)]
        assert found == [
            (["alternate"], "The atlas: changes of mind", f"https://example.org/docs/{CHANGES}"),
            (["alternate"], "The atlas: reading", f"https://example.org/docs/{READINGS}"),
        ]
    if builder != "singlehtml":
        assert feed_links(weather, at.format("news"))
        assert feed_links(weather, at.format("beliefs-all"))
        assert not feed_links(weather, at.format("prose"))
        assert not feed_links(weather, "search" if builder == "html" else "search/index")
    assert len(titles(weather)) == 8


def test_an_option_that_is_turned_on_or_off_reaches_all_outputs(weather: Site) -> None:
    """Two builders share what is kept of the pages, and only one of them is told by Sphinx."""
    # The front page is not written just because a topic is.
    weather.write("index", "# The atlas\n\n```{toctree}\nlist\n```\n")
    weather.write("list", "# List\n\n```{toctree}\n:glob:\n\ntopics/*\n```\n")
    off = CONF.replace("beliefs_feeds = True", "")
    for conf in (off, CONF, off):
        weather.configure(conf)
        for builder, topic in (("html", "topics/weather"), ("dirhtml", "topics/weather/index")):
            weather.build(builder)
            for page in ("index", topic):
                assert bool(feed_links(weather, page)) is (conf is CONF), (builder, page)
            assert all((weather.outdir / name).exists() is (conf is CONF) for name in NAMES)


def test_pages_stay_fresh(weather: Site) -> None:
    weather.build()
    edit(weather, "topics/weather", "It snows.", "Snow falls")
    assert_fresh(weather)


@pytest.mark.parametrize("builder", ["epub", "text", "latex"])
def test_other_builders_have_none(weather: Site, builder: str) -> None:
    weather.build(builder)
    assert not list(weather.outdir.rglob("*.atom"))
    if builder == "epub":
        page = next(weather.outdir.rglob("weather.xhtml")).read_text(encoding="utf-8")
        assert "atom" not in page


def test_without_an_address_there_are_none(weather: Site) -> None:
    weather.configure(CONF.replace('"https://example.org/docs"', '""'))
    (warned,) = weather.build().warnings
    assert warned.type == "beliefs.config"
    assert warned.text.startswith("beliefs_feeds: ")
    assert "html_baseurl" in warned.text
    assert not list(weather.outdir.glob("*.atom"))
    assert not feed_links(weather, "topics/weather")
    weather.configure(CONF)
    assert weather.build().warnings == []
    assert feed_links(weather, "topics/weather")
    assert len(titles(weather)) == 8


def test_an_address_without_its_beginning_is_not_one(weather: Site) -> None:
    weather.configure(CONF.replace("https://example.org", "you.example.org"))
    (warned,) = weather.build().warnings
    assert warned.type == "beliefs.config"
    assert warned.text == (
        "beliefs_feeds: nothing is written, since the address of the site, "
        "'you.example.org/docs/', is not whole; begin it with https://"
    )
    assert not list(weather.outdir.glob("*.atom"))
    assert not feed_links(weather, "topics/weather")


def test_without_its_package_a_site_is_built_and_says_what_to_install(
    weather: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setitem(file_needs.MAKERS, "feeds", "no_such_package")
        patch.setitem(sys.modules, "feedgenerator", None)
        (warned,) = weather.build().warnings
    assert warned.type == "beliefs.config"
    assert 'pip install "sphinx-beliefs[feeds]"' in warned.text
    pages = ("index", "topics/weather", "beliefs-all")
    assert not list(weather.outdir.glob("*.atom"))
    assert not any(feed_links(weather, page) for page in pages)
    # It is there as soon as the package is.
    assert weather.build().warnings == []
    assert len(titles(weather)) == 8
    assert all(feed_links(weather, page) for page in pages)


def test_a_wrong_value_is_a_warning(weather: Site) -> None:
    weather.configure(CONF.replace("= True", "= 'yes'", 1))
    (warned,) = weather.build().warnings
    assert warned.type == "beliefs.config"
    assert not re.search("atom", (weather.outdir / "index.html").read_text(encoding="utf-8"))
