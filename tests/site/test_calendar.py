"""``beliefs.ics``: the days by which beliefs are to be decided and topics reviewed again."""

from __future__ import annotations

import datetime
import re
import sys
from typing import TYPE_CHECKING, Any

import pytest
import vobject
from icalendar import Calendar

from sphinx_beliefs.options import file_needs

if TYPE_CHECKING:
    from conftest import Site

NAME = "beliefs.ics"

CONF = """\
beliefs_calendar = True
html_baseurl = "https://example.org/docs"
beliefs_review_in = "1 year"
beliefs_today = "2026-11-27"
suppress_warnings = ["beliefs.resolve_by"]
"""

PAGE = """\
---
topic:
  last_reviewed: 2026-05-03
---

# Rain, snow; and *hail*

:::{belief} It rains, and {credence}`snow` says it snows; a lot
:name: rain
:credence: 3:1
:resolve-by: 2027-03-31
:criteria: The gauge at {belief}`snow` says so.
:::

:::{belief} It snows
:name: snow
:credence: 20%
:resolve-by: 2020
:::
"""


@pytest.fixture
def weather(site: Site) -> Site:
    """A site with a calendar of three days."""
    site.configure(CONF)
    site.write("topics/weather", PAGE)
    return site


def events(site: Site) -> list[Any]:
    """The events of the calendar, as icalendar reads them."""
    return Calendar.from_ical((site.outdir / NAME).read_bytes()).walk("VEVENT")


def ids(site: Site) -> dict[str, str]:
    """The id of each event, by its summary."""
    return {str(event["summary"]): str(event["uid"]) for event in events(site)}


def test_it_has_the_days_by_which_something_is_to_be_done(weather: Site) -> None:
    assert weather.build().warnings == []
    found = {str(event["summary"]): event for event in events(weather)}
    # What is overdue is still to be done, and a year is over with its last day.
    assert {summary: event["dtstart"].dt.isoformat() for summary, event in found.items()} == {
        "Decide: It snows": "2020-12-31",
        "Decide: It rains, and 20% says it snows; a lot": "2027-03-31",
        "Review: Rain, snow; and hail": "2027-05-03",
    }
    rain = found["Decide: It rains, and 20% says it snows; a lot"]
    url = "https://example.org/docs/topics/weather.html#beliefs-rain"
    assert str(rain["url"]) == url
    assert str(rain["description"]).split("\n") == [
        "Credence: 3:1 (75%)",
        "Criteria: The gauge at It snows says so.",
        "Topic: Rain, snow; and hail",
        url,
    ]
    review = found["Review: Rain, snow; and hail"]
    assert str(review["description"]).split("\n") == [
        "Last reviewed May 3, 2026",
        "https://example.org/docs/topics/weather.html",
    ]


def test_each_takes_a_day_and_keeps_nobody_from_other_things(weather: Site) -> None:
    weather.build()
    for event in events(weather):
        start, end = event["dtstart"].dt, event["dtend"].dt
        assert (type(start), end - start) == (datetime.date, datetime.timedelta(days=1))
        assert event["transp"] == "TRANSPARENT"
        assert event["dtstamp"].dt == datetime.datetime(2026, 5, 3, 12, tzinfo=datetime.UTC)
        assert not event.subcomponents, "there are no alarms"


def test_another_parser_reads_the_same(weather: Site) -> None:
    weather.build()
    calendar = vobject.readOne((weather.outdir / NAME).read_text(encoding="utf-8"))
    assert calendar.x_wr_calname.value == "The atlas: to decide and review"
    assert [event.summary.value for event in calendar.vevent_list] == list(ids(weather))
    assert [event.dtstart.value.isoformat() for event in calendar.vevent_list] == [
        "2020-12-31",
        "2027-03-31",
        "2027-05-03",
    ]


def test_it_has_the_form_that_the_format_asks_for(weather: Site) -> None:
    weather.write(
        "long", "# Long\n\n:::{belief} " + "Größenwahn " * 40 + "\n:resolve-by: 2027\n:::\n"
    )
    weather.build()
    data = (weather.outdir / NAME).read_bytes()
    lines = data.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")  # no character is broken
    assert "Größenwahn Größenwahn" in str(list(ids(weather)))


def test_what_is_done_is_not_in_it(weather: Site) -> None:
    weather.build()
    text = PAGE.replace(
        ":resolve-by: 2020", ":resolve-by: 2020\n:resolution: false\n:resolved: 2020"
    )
    weather.write("topics/weather", text)
    weather.build()
    assert list(ids(weather)) == [
        "Decide: It rains, and 20% says it snows; a lot",
        "Review: Rain, snow; and hail",
    ]


def test_it_stays_when_nothing_is_left_to_do(weather: Site) -> None:
    """Else programs would go on to show what was in it."""
    weather.build()
    weather.write("topics/weather", "# Weather\n\n:::{belief} It rains\n:credence: 50%\n:::\n")
    assert weather.build().warnings == []
    assert events(weather) == []
    vobject.readOne((weather.outdir / NAME).read_text(encoding="utf-8"))


def test_an_event_stays_the_same_when_its_belief_is_reworded_and_moves(weather: Site) -> None:
    weather.build()
    before = ids(weather)
    text = PAGE.replace("It snows", "There will be snow").replace("~", "").replace("20%", "30%")
    (weather.root / "topics/weather.md").unlink()
    weather.write("elsewhere", text.replace("2020", "2021"))
    weather.configure(CONF.replace("https:", "http:"))
    weather.build()
    after = ids(weather)
    assert after["Decide: There will be snow"] == before["Decide: It snows"]
    assert len({*before.values(), *after.values()}) == 4, "only the topic is another page"


def test_items_without_a_name_are_told_apart(weather: Site) -> None:
    belief = ":::{{belief}} {}\n:credence: 50%\n:resolve-by: 2027\n:::\n\n"
    same, other = belief.format("雨が降る"), belief.format("雪が降る")
    weather.write("page", f"# Page\n\n{same}{same}{other}")
    weather.build()
    found = [str(event["uid"]) for event in events(weather)]
    assert len(found) == len(set(found)) == 6
    before = ids(weather)["Decide: 雪が降る"]
    # What is written above a belief does not matter.
    weather.write("page", f"# Page\n\n{other}{same}")
    weather.build()
    assert ids(weather)["Decide: 雪が降る"] == before


def test_it_says_the_same_on_any_day(weather: Site) -> None:
    weather.build()
    before = (weather.outdir / NAME).read_bytes()
    weather.configure(CONF.replace("2026-11-27", "2031-01-01"))
    weather.build(folder="_later", parallel=4)
    assert (weather.outdir / NAME).read_bytes() == before


def test_a_build_after_an_edit_gives_what_one_from_nothing_gives(weather: Site) -> None:
    weather.build()
    weather.write("topics/weather", PAGE.replace("20%", "30%"))
    weather.build()
    edited = (weather.outdir / NAME).read_bytes()
    assert b"30%" in edited
    weather.build(folder="_clean")
    assert (weather.outdir / NAME).read_bytes() == edited


@pytest.mark.parametrize(
    ("builder", "address"),
    [
        ("dirhtml", "topics/weather/#beliefs-rain"),
        ("singlehtml", "index.html#beliefs-rain"),
    ],
)
def test_links_are_those_of_the_builder(weather: Site, builder: str, address: str) -> None:
    weather.build(builder)
    urls = [str(event["url"]) for event in events(weather)]
    assert f"https://example.org/docs/{address}" in urls


@pytest.mark.parametrize("suffix", ["md", "rst"])
def test_odd_characters_do_no_harm(site: Site, suffix: str) -> None:
    site.configure(CONF)
    claim = "BEGIN:VEVENT \\n \x07 \ufffe <b>שלום</b> \\\\ ;,: END"
    text = {
        "md": f"# Page\n\n:::{{belief}} {claim}\n:resolve-by: 2027\n:::\n",
        "rst": f"Page\n====\n\n.. belief:: {claim}\n   :resolve-by: 2027\n",
    }[suffix]
    site.write(f"page.{suffix}", text)
    site.build()
    data = (site.outdir / NAME).read_text(encoding="utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe]", data)
    (event,) = events(site)
    assert "<b>שלום</b>" in str(event["summary"])
    assert vobject.readOne(data).vevent.summary.value == str(event["summary"])


@pytest.mark.parametrize(("day", "count"), [("9999", 0), ("2201-01-01", 0), ("2200", 1)])
def test_a_day_that_no_program_knows_is_not_in_it(site: Site, day: str, count: int) -> None:
    site.configure(CONF)
    site.write("page", f"# Page\n\n:::{{belief}} The end\n:credence: 5%\n:resolve-by: {day}\n:::\n")
    assert site.build().warnings == []
    found = events(site)
    assert len(found) == count
    assert all(event["dtend"].dt == datetime.date(2201, 1, 1) for event in found)


def test_it_says_where_a_question_was_asked(weather: Site) -> None:
    source = "manifold:AbC https://manifold.markets/ann/snow"
    weather.write("topics/weather", PAGE.replace("2020", f"2020\n:source: {source}"))
    assert weather.build().warnings == []
    (snow,) = [event for event in events(weather) if "snows" in str(event["summary"])[:17]]
    assert str(snow["description"]).split("\n") == [
        "Credence: 20%",
        "Topic: Rain, snow; and hail",
        "Source: https://manifold.markets/ann/snow",
        "https://example.org/docs/topics/weather.html#beliefs-snow",
    ]


def test_a_source_that_is_written_later_is_in_it(weather: Site) -> None:
    weather.build()
    source = "https://manifold.markets/ann/snow"
    weather.write("topics/weather", PAGE.replace("2020", f"2020\n:source: {source}"))
    weather.build()
    assert any(source in str(event["description"]) for event in events(weather))


def test_it_speaks_the_language_of_the_site(weather: Site) -> None:
    weather.configure(CONF + "language = 'de'\n")
    weather.build()
    summaries = list(ids(weather))
    assert "Entscheiden: It snows" in summaries
    assert "Durchsehen: Rain, snow; and hail" in summaries


def test_it_is_written_only_where_it_is_asked_for(weather: Site) -> None:
    weather.build()
    assert (weather.outdir / NAME).is_file()
    weather.configure()
    weather.build()
    assert not (weather.outdir / NAME).exists()


@pytest.mark.parametrize("builder", ["epub", "text", "latex"])
def test_other_builders_have_none(weather: Site, builder: str) -> None:
    weather.build(builder)
    assert not list(weather.outdir.rglob("*.ics"))


def test_without_an_address_there_is_none(weather: Site) -> None:
    weather.configure(CONF.replace('"https://example.org/docs"', '""'))
    for _build in range(2):
        (warned,) = weather.build().warnings
        assert warned.type == "beliefs.config"
        assert warned.text.startswith("beliefs_calendar: ")
        assert "html_baseurl" in warned.text
        assert not (weather.outdir / NAME).exists()
    weather.configure(CONF)
    assert weather.build().warnings == []
    assert (weather.outdir / NAME).is_file()


def test_the_address_that_a_blog_has_is_enough(weather: Site) -> None:
    conf = CONF.replace("html_baseurl = ", "blog_baseurl = ")
    weather.configure(conf + "def setup(app): app.add_config_value('blog_baseurl', '', 'env')\n")
    assert weather.build().warnings == []
    assert len(events(weather)) == 3


def test_without_its_package_a_site_is_built_and_says_what_to_install(
    weather: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setitem(file_needs.MAKERS, "calendar", "no_such_package")
        patch.setitem(sys.modules, "icalendar", None)
        (warned,) = weather.build().warnings
    assert warned.type == "beliefs.config"
    assert 'pip install "sphinx-beliefs[calendar]"' in warned.text
    assert weather.page("topics/weather")
    assert not (weather.outdir / NAME).exists()
    # It is there as soon as the package is.
    assert weather.build().warnings == []
    assert len(events(weather)) == 3


def test_a_wrong_value_is_a_warning(weather: Site) -> None:
    weather.configure(CONF.replace("= True", "= 'yes'"))
    (warned,) = weather.build().warnings
    assert warned.type == "beliefs.config"
    assert not (weather.outdir / NAME).exists()
