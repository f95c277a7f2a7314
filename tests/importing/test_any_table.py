"""Forecasts from any table, by a mapping of its columns or by its headings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from exports import reasons

from sphinx_beliefs.importing.column_mapping import (
    ColumnMapping,
    ForecastColumns,
    mapping_text,
    read_mapping,
)
from sphinx_beliefs.importing.forecasts import Reason, UnreadableFile
from sphinx_beliefs.importing.question_beliefs import credence_of
from sphinx_beliefs.importing.spreadsheets import drafted_mapping
from sphinx_beliefs.model.records.items import Resolution

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_beliefs.importing.forecasts import Imported

    Read = Callable[..., Imported]

#: A table whose columns can be guessed.
PLAIN = """\
Claim,Probability,Date,Why,Deadline,Outcome,Tags,Link
It will rain.,60%,2024-01-05,Clouds,2024-02-01,,"weather, home",https://example.org/rain
It will snow.,0.1,2024-01-06,,2024-02-01,no,weather,
It will rain.,70%,2024-01-09,More clouds,2024-02-01,yes,,https://example.org/rain
"""


def doubts(imported: Imported) -> list[str]:
    """The remarks, besides what the columns are taken as."""
    return [text for each in imported.remarks if "columns are" not in (text := each.text())]


def test_what_the_columns_are_taken_as_is_remarked(read: Read) -> None:
    (remark,) = read(PLAIN).remarks
    assert "credence = Probability, date = Date, title = Claim" in remark.text()


def test_a_row_a_forecast_is_read_by_its_headings(read: Read) -> None:
    imported = read(PLAIN)
    rain, snow = imported.questions
    assert rain.title == "It will rain."
    assert [(each.day, each.percent, each.comment) for each in rain.forecasts] == [
        (date(2024, 1, 5), Decimal(60), "Clouds"),
        (date(2024, 1, 9), Decimal(70), "More clouds"),
    ]
    assert (rain.resolution, rain.resolve_by) == (Resolution.TRUE, date(2024, 2, 1))
    assert rain.tags == ("weather", "home")
    assert rain.url == "https://example.org/rain"
    assert [each.percent for each in snow.forecasts] == [10]
    assert snow.resolution is Resolution.FALSE
    assert imported.left_out == ()
    assert doubts(imported) == []


def test_a_row_a_question_has_a_column_for_each_day(read: Read) -> None:
    text = "Statement;2024-01-05;2024-02;2024-03-01\nIt will rain;60;;80\nIt will snow;5;6;x\n"
    imported = read(text)
    rain, snow = imported.questions
    assert [(each.day, each.percent) for each in rain.forecasts] == [
        (date(2024, 1, 5), Decimal(60)),
        (date(2024, 3, 1), Decimal(80)),
    ]
    assert [each.day for each in snow.forecasts] == [date(2024, 1, 5), date(2024, 2, 1)]
    assert reasons(imported) == {Reason.NOT_A_CREDENCE: 1}


def test_a_mapping_names_columns_that_no_one_could_guess(read: Read) -> None:
    mapping = ColumnMapping(
        title="A",
        id="K",
        name="my-sheet",
        forecasts=(
            ForecastColumns(credence="B", date="C", comment="D"),
            ForecastColumns(credence="E", day=date(2024, 3, 1)),
        ),
        outcome="F",
        outcomes={"true": ["jup"], "open": ["hm"]},
    )
    text = "A,B,C,D,E,F,K\nRain,0.6,5/1/24,Clouds,0.7,Jup,1\nSnow,0.1,25/1/24,,,hm,2\n"
    rain, snow = read(text, mapping=mapping).questions
    assert rain.source == "my-sheet:1"
    assert [(each.day, each.percent, each.comment) for each in rain.forecasts] == [
        (date(2024, 1, 5), Decimal(60), "Clouds"),
        (date(2024, 3, 1), Decimal(70), ""),
    ]
    assert rain.resolution is Resolution.TRUE
    assert snow.resolution is None


def test_a_mapping_is_kept_in_a_file_and_read_again(tmp_path: Path) -> None:
    mapping = ColumnMapping(
        title='The "claim"',
        credence="P \\ %",
        date="Wann",
        scale="0-100",
        dates="%d.%m.%y",
        name="sheet",
        outcomes={"true": ["jo"]},
        forecasts=(ForecastColumns(credence="x", day=date(2024, 3, 1), comment="y"),),
    )
    path = tmp_path / "mapping.toml"
    path.write_text(mapping_text(mapping), encoding="utf-8")
    again = read_mapping(path)
    assert mapping_text(again) == mapping_text(mapping)
    assert again.forecasts == mapping.forecasts
    assert (again.title, again.credence, again.outcomes["true"]) == (
        mapping.title,
        mapping.credence,
        ["jo"],
    )


def test_a_guess_can_be_saved_and_says_the_same(tmp_path: Path, read: Read) -> None:
    guessed = read(PLAIN)
    path = tmp_path / "mapping.toml"
    path.write_text(drafted_mapping([tmp_path / "export.csv"]), encoding="utf-8")
    again = read(PLAIN, mapping=read_mapping(path))
    assert (again.questions, again.left_out) == (guessed.questions, guessed.left_out)
    assert again.remarks == ()


def test_a_draft_names_the_headings_where_little_is_clear(tmp_path: Path) -> None:
    table = tmp_path / "odd.csv"
    table.write_text('A "b",Date\nRain,2024-01-05\n', encoding="utf-8")
    text = drafted_mapping([table])
    assert r'# Its headings: "A \"b\"", "Date"' in text
    path = tmp_path / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile, match="title and the probability"):
        read_mapping(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "not a mapping of columns"),
        ('title = "A"\ncredense = "B"', "credense"),
        ('title = "A"\ncredence = 3', "credence"),
        (
            'title = "A"\n[outcomes]\ndate = "C"',
            "outcomes has a value of another kind.*above all lines",
        ),
        ('credence = "B"', "title"),
        ('title = "A"', "title and the probability"),
        ('title = "A"\ncredence = "B"', "when the forecasts were made"),
        ('title = "A"\ncredence = "B"\nday = 2024-01-01\nscale = "0-10"', "scale"),
        ('title = "A"\ncredence = "B"\nday = 2024-01-01\nname = "a b"', "name"),
        ('title = "A"\ncredence = "B"\ndate = "C"\ndates = "american"', "month first"),
        ('title = "A"\ncredence = "B"\ndate = "C"\n[outcomes]\nmaybe = []', "maybe"),
        ("\0", "not a mapping of columns"),
        ("a = " + "[" * 5000, "not a mapping of columns"),
    ],
)
def test_a_mapping_that_cannot_be_read_says_what_is_wrong(
    tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableFile, match=said):
        read_mapping(path)


def test_a_mapping_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"nowhere\.toml"):
        read_mapping(tmp_path / "nowhere.toml")


def test_a_column_of_the_mapping_that_is_missing_is_named(read: Read) -> None:
    mapping = ColumnMapping(title="Claim", credence="Chance", date="Date")
    with pytest.raises(UnreadableFile, match=r"no column Chance.*headings are: claim, probability"):
        read(PLAIN, mapping=mapping)


@pytest.mark.parametrize(
    ("headings", "missing"),
    [
        ("A,Probability,Date", "title"),
        ("Claim,B,Date", "credence"),
        ("Claim,Probability,C", "date"),
    ],
)
def test_what_cannot_be_guessed_is_named_with_the_headings(
    read: Read, headings: str, missing: str
) -> None:
    with pytest.raises(UnreadableFile, match=f"columns: {missing}.*{headings.replace(',', ', ')}"):
        read(f"{headings}\nIt will rain.,0.6,2024-01-05\n")


def test_the_file_that_fatebook_takes_is_read_as_well(read: Read) -> None:
    text = (
        "questionTitle,forecast,qCreatedAt,resolution,resolvedAt,resolveBy,fCreatedAt,tags,notes\n"
        "Will it rain?,65,2024-01-05,YES,2024-02-01,2024-02-02,2024-01-06,weather,Look up\n"
        "Will it snow?,5,2024-01-05,,,,2024-01-06,,\n"
    )
    rain, _snow = read(text).questions
    assert [(each.day, each.percent) for each in rain.forecasts] == [
        (date(2024, 1, 6), Decimal(65))
    ]
    assert (rain.asked, rain.resolve_by) == (date(2024, 1, 5), date(2024, 2, 2))
    assert (rain.resolution, rain.resolved) == (Resolution.TRUE, date(2024, 2, 1))
    assert (rain.tags, rain.notes) == (("weather",), "Look up")


@pytest.mark.parametrize(
    ("cells", "percents"),
    [
        (["60", "5"], [60, 5]),
        (["0.6", "0.05"], [60, 5]),
        (["60%", "0.5 %"], [60, Decimal("0.5")]),
        (["60,5 %", "5 %"], [Decimal("60.5"), 5]),
        (["0,6", "1"], [60, 100]),
        (["~60", "5.0"], [60, 5]),
        (["60 percent", "0.05"], [60, 5]),
        ([".6", "0"], [60, 0]),
    ],
)
def test_probabilities_are_read_by_the_scale_of_their_column(
    read: Read, cells: list[str], percents: list[Decimal]
) -> None:
    rows = [f'Claim number {number};"{cell}";2024-01-05' for number, cell in enumerate(cells)]
    imported = read("\n".join(["Claim;Credence;Date", *rows]))
    assert [each.forecasts[0].percent for each in imported.questions] == percents
    assert doubts(imported) == []


@pytest.mark.parametrize("cell", ["~60%", "ca. 60 %", "about 60", "≈ 60%", "etwa 60 Prozent"])
def test_a_rough_probability_stays_one(read: Read, cell: str) -> None:
    imported = read(f"Aussage;Wahrscheinlichkeit;Am\nRain;{cell};2024-01-05\nSnow;60;2024-01-05\n")
    (rain,), (snow,) = (question.forecasts for question in imported.questions)
    assert (rain.percent, rain.is_about) == (60, True)
    assert (snow.percent, snow.is_about) == (60, False)
    assert [credence_of(each) for each in (rain, snow)] == ["~60%", "60%"]


def test_a_small_number_among_percentages_is_remarked(read: Read) -> None:
    imported = read("Claim,Credence,Date\nRain,60,2024-01-05\nSnow,0.6,2024-01-05\n")
    assert [each.forecasts[0].percent for each in imported.questions] == [60, Decimal("0.6")]
    (remark,) = doubts(imported)
    assert "less than 1 %" in remark


@pytest.mark.parametrize(
    "cell", ["101", "-5", "1000%", "very likely", "60-70", "1e999", "½", "nan"]
)
def test_a_probability_that_is_none_is_listed(read: Read, cell: str) -> None:
    text = f"Claim,Credence,Date\nRain,60,2024-01-05\nWind,50,2024-01-05\nSnow,{cell},2024-01-05\n"
    imported = read(text)
    assert len(imported.questions) == 2
    (left,) = imported.left_out
    assert (left.reason, left.row, left.said) == (Reason.NOT_A_CREDENCE, 4, cell)


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (["2024-01-05", "2024-01-31"], date(2024, 1, 5)),
        (["2024-01-05T23:59:00+02:00", "2024-01-31T00:00:00Z"], date(2024, 1, 5)),
        (["5/1/2024", "31/1/2024"], date(2024, 1, 5)),
        (["1/5/2024", "1/31/2024"], date(2024, 1, 5)),
        (["05.01.2024", "31.01.2024"], date(2024, 1, 5)),
        (["05.01.24", "06.01.24"], date(2024, 1, 5)),
        (["2024/01/05", "2024/01/31"], date(2024, 1, 5)),
        (["5 Jan 2024", "31 Jan 2024"], date(2024, 1, 5)),
        (["January 5th, 2024", "Jan. 31, 2024"], date(2024, 1, 5)),
        (["5. März 2024", "31. Dezember 2024"], date(2024, 3, 5)),
        (["5 août 2024", "31 déc. 2024"], date(2024, 8, 5)),
        (["1/5/24 2:30 PM", "1/31/24 11:00 AM"], date(2024, 1, 5)),
        (["Fri, 05 Jan 2024 10:15:03 GMT", "Wed, 31 Jan 2024 10:15:03 GMT"], date(2024, 1, 5)),
        (["1704449703", "1706659200"], date(2024, 1, 5)),
        (["1704449703123", "1706659200000"], date(2024, 1, 5)),
        (["45296", "45322.5"], date(2024, 1, 5)),
        (["20240105", "20240131"], date(2024, 1, 5)),
        (["2024-01", "2024-02"], date(2024, 1, 1)),
    ],
)
def test_dates_of_every_habit(read: Read, dates: list[str], first: date) -> None:
    rows = [f'Claim number {number},60%,"{day}"' for number, day in enumerate(dates)]
    imported = read("\n".join(["Claim,Credence,Date", *rows]))
    assert imported.questions[0].forecasts[0].day == first
    assert imported.left_out == ()
    assert doubts(imported) == []


def test_dates_that_mean_two_days_are_remarked(read: Read) -> None:
    imported = read("Claim,Credence,Date\nRain,60%,3/4/2024\nSnow,5%,5/6/2024\n")
    assert imported.questions[0].forecasts[0].day == date(2024, 3, 4)
    (remark,) = doubts(imported)
    assert "5/6/2024" in remark
    assert "month first" in remark


def test_one_date_decides_for_its_file(read: Read) -> None:
    imported = read("Claim,Credence,Date\nRain,60%,3/4/2024\nSnow,5%,15/6/2024\n")
    assert imported.questions[0].forecasts[0].day == date(2024, 4, 3)
    assert doubts(imported) == []


def test_a_deadline_that_is_a_month_is_its_last_day(read: Read) -> None:
    imported = read("Claim,Credence,Date,Deadline\nRain,60%,2024-01-05,2024-02\n")
    assert imported.questions[0].resolve_by == date(2024, 2, 29)


@pytest.mark.parametrize("word", ["correct", "right", "perhaps"])
def test_a_word_that_may_not_mean_the_outcome_is_listed(read: Read, word: str) -> None:
    imported = read(f"Claim,Credence,Date,Outcome\nRain,40%,2024-01-05,{word}\n")
    assert imported.questions[0].resolution is None
    assert [(each.reason, each.said) for each in imported.left_out] == [
        (Reason.NOT_AN_OUTCOME, word)
    ]


def test_forecasts_of_others_are_left_out_where_there_is_a_column(read: Read) -> None:
    text = "Claim,Credence,Date,Forecaster\nRain,60%,2024-01-05,Ann\nRain,10%,2024-01-05,Bo\n"
    with pytest.raises(UnreadableFile, match=r"Ann \(1\), Bo \(1\)"):
        read(text)
    assert reasons(read(text, user="Bo")) == {Reason.OTHERS: 1}


def test_ids_hold_where_a_title_changes(read: Read) -> None:
    by_id = "Claim,Credence,Date,ID\n{title},60%,2024-01-05,7\n"
    by_url = "Claim,Credence,Date,URL\n{title},60%,2024-01-05,https://example.org/7\n"
    for text in (by_id, by_url):
        before, after = (
            read(text.format(title=title), name="predictions (2).csv").questions[0].source
            for title in ("Rain", "It rains")
        )
        assert before == after
    assert before.startswith("predictions:")


def test_short_rows_are_filled_and_long_ones_listed(read: Read) -> None:
    imported = read(
        "Claim,Credence,Date,Why\nRain,60%,2024-01-05\nSnow, or not,5%,2024-01-05,Cold\n"
    )
    assert [each.title for each in imported.questions] == ["Rain"]
    assert reasons(imported) == {Reason.UNREADABLE: 1}
