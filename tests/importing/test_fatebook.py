"""Forecasts from Fatebook's CSV export."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from exports import FATEBOOK, fatebook, fatebook_row, reasons

from sphinx_beliefs.importing.forecasts import Reason, UnreadableFile
from sphinx_beliefs.model.records.items import Resolution

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_beliefs.importing.forecasts import Imported

    Read = Callable[..., Imported]


def test_a_question_has_its_forecasts_in_order_of_time(read: Read) -> None:
    imported = read(
        fatebook(
            fatebook_row(share=0.8, at=datetime(2024, 1, 9, 8, 0, 30)),
            fatebook_row(share=0.65, at=datetime(2024, 1, 5, 10, 15, 3)),
            fatebook_row(share=0.7, at=datetime(2024, 1, 5, 10, 15, 21)),
        )
    )
    (question,) = imported.questions
    assert question.title == "Will it rain?"
    assert [(each.day, each.percent) for each in question.forecasts] == [
        (date(2024, 1, 5), Decimal(65)),
        (date(2024, 1, 5), Decimal(70)),
        (date(2024, 1, 9), Decimal(80)),
    ]
    assert question.asked == date(2024, 1, 5)
    assert question.resolve_by == date(2024, 2, 1)
    assert question.resolution is None
    assert question.resolved is None
    assert question.url == ""


@pytest.mark.parametrize(
    ("word", "outcome"),
    [("YES", Resolution.TRUE), ("NO", Resolution.FALSE), ("AMBIGUOUS", Resolution.AMBIGUOUS)],
)
def test_outcomes(read: Read, word: str, outcome: Resolution) -> None:
    row = fatebook_row(resolution=word, resolved=datetime(2024, 1, 30, 9, 0, 1))
    (question,) = read(fatebook(row)).questions
    assert (question.resolution, question.resolved) == (outcome, date(2024, 1, 30))


def test_tags_and_notes_are_taken(read: Read) -> None:
    row = fatebook_row(tags="weather; at home", notes='Says "rain"; or\r\nso, \nnot snow')
    (question,) = read(fatebook(row)).questions
    assert question.tags == ("weather", "at home")
    assert question.notes == 'Says "rain"; or\nso,\nnot snow'


def test_own_comments_are_notes_and_those_of_others_are_left_out(read: Read) -> None:
    comments = "Ann Example: I looked; and: saw clouds; Bo: no; Ann Example: still"
    row = fatebook_row(comments=comments, shared="Bo; Cy", notes="As the radio says")
    imported = read(fatebook(row))
    (question,) = imported.questions
    assert question.notes == "As the radio says\n\nI looked; and: saw clouds\n\nstill"
    (left,) = imported.left_out
    assert (left.reason, left.said, left.row) == (Reason.OTHERS_COMMENT, "no", None)


def test_rows_of_other_people_are_left_out(read: Read) -> None:
    rows = fatebook_row(), fatebook_row(by="Bo", share=0.1)
    imported = read(fatebook(*rows), user="ann  example")
    assert [len(each.forecasts) for each in imported.questions] == [1]
    (left,) = imported.left_out
    assert (left.reason, left.title, left.row, left.file) == (
        Reason.OTHERS,
        "Will it rain?",
        3,
        "export.csv",
    )


def test_several_people_have_to_be_told_apart(read: Read) -> None:
    rows = [fatebook_row(), fatebook_row(by="Bo"), fatebook_row(by="Bo", share=0.2)]
    with pytest.raises(UnreadableFile, match=r"Bo \(2\), Ann Example \(1\)\. .*--user"):
        read(fatebook(*rows))


def test_a_user_who_is_not_there_is_told_who_is(read: Read) -> None:
    with pytest.raises(UnreadableFile, match=r"no forecasts of Zoe; .* of Ann Example \(1\)"):
        read(fatebook(fatebook_row()), user="Zoe")


def test_multiple_choice_is_left_out(read: Read) -> None:
    imported = read(fatebook(fatebook_row(option="Red"), fatebook_row(option="Blue")))
    assert imported.questions == ()
    assert [(each.reason, each.said) for each in imported.left_out] == [
        (Reason.MULTIPLE_CHOICE, "Red"),
        (Reason.MULTIPLE_CHOICE, "Blue"),
    ]


def test_a_title_that_is_asked_twice_is_two_questions(read: Read) -> None:
    rows = fatebook_row(), fatebook_row(asked=datetime(2025, 1, 5, 10, 15, 2))
    first, second = read(fatebook(*rows)).questions
    assert first.source != second.source


def test_a_question_whose_title_was_edited_keeps_its_id(read: Read) -> None:
    (before,) = read(fatebook(fatebook_row("Will it rain?"))).questions
    (after,) = read(fatebook(fatebook_row("Will it rain on Sunday?"))).questions
    assert before.source == after.source
    assert before.source.startswith("fatebook:")


def test_an_author_who_changed_their_name_keeps_the_ids(read: Read) -> None:
    (before,) = read(fatebook(fatebook_row())).questions
    (after,) = read(fatebook(fatebook_row(by="Ann", asker="Ann"))).questions
    assert before.source == after.source


def test_questions_that_were_imported_at_once_differ_by_title(read: Read) -> None:
    rows = fatebook_row("Will it rain?"), fatebook_row("Will it snow?")
    first, second = read(fatebook(*rows)).questions
    assert first.source != second.source


def test_two_exports_are_one_record(read: Read) -> None:
    early = fatebook(fatebook_row("Rain?"))
    late = fatebook(
        fatebook_row("Rain today?", resolution="YES"),
        fatebook_row("Rain today?", 0.9, at=datetime(2024, 1, 6), resolution="YES"),
    )
    imported = read(early, late)
    (question,) = imported.questions
    assert question.title == "Rain today?"
    assert question.resolution is Resolution.TRUE
    assert [each.percent for each in question.forecasts] == [65, 90]
    assert reasons(imported) == {Reason.TWICE: 1}


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"title": "  "}, Reason.NO_TITLE),
        ({"share": None}, Reason.NO_CREDENCE),
        ({"share": 1.2}, Reason.NOT_A_CREDENCE),
        ({"share": -0.1}, Reason.NOT_A_CREDENCE),
        ({"share": "NaN"}, Reason.NOT_A_CREDENCE),
        ({"at": None}, Reason.NO_DAY),
        ({"at": "soon"}, Reason.NO_DAY),
        ({"at": "2024-02-30 10:00:0"}, Reason.NO_DAY),
    ],
)
def test_a_row_that_cannot_be_taken_is_listed(
    read: Read, cells: dict[str, object], reason: Reason
) -> None:
    imported = read(fatebook(fatebook_row(), fatebook_row(**cells)))  # type: ignore[arg-type]
    assert len(imported.questions) == 1
    (left,) = imported.left_out
    assert (left.reason, left.row) == (reason, 3)


def test_a_row_of_another_length_is_listed(read: Read) -> None:
    imported = read(fatebook(fatebook_row()) + '\n"Half a row",,"Ann Exa')
    assert reasons(imported) == {Reason.UNREADABLE: 1}
    assert imported.left_out[0].said == "Half a row"


def test_what_cannot_be_read_of_a_question_is_listed_and_the_rest_taken(read: Read) -> None:
    row = fatebook_row(resolution="MAYBE", resolve_by="in spring")
    imported = read(fatebook(row))
    assert imported.questions[0].resolution is None
    assert reasons(imported) == {Reason.NOT_AN_OUTCOME: 1, Reason.NOT_A_DEADLINE: 1}


def test_an_export_of_earlier_years_has_fewer_columns(read: Read) -> None:
    headings = tuple(
        {"Resolution": "Question resolution", "Resolved at": "Question resolved at"}.get(each, each)
        for each in FATEBOOK
        if each not in {"Multiple choice option", "Question tags"}
    )
    row = fatebook_row() | {"Question resolution": "NO"}
    (question,) = read(fatebook(row, headings=headings)).questions
    assert question.resolution is Resolution.FALSE


def test_missing_columns_are_named_with_what_is_there(read: Read) -> None:
    headings = tuple(each for each in FATEBOOK if each != "Forecast created at")
    with pytest.raises(UnreadableFile, match="no column Forecast created at") as raised:
        read(fatebook(fatebook_row(), headings=headings))
    assert "Its headings are: Question title, " in str(raised.value)


def test_a_file_that_a_spreadsheet_program_has_saved_is_remarked(read: Read) -> None:
    imported = read(fatebook(fatebook_row(at="05.01.2024 10:15")))
    assert reasons(imported) == {Reason.NO_DAY: 1}
    (remark,) = imported.remarks
    assert "05.01.2024 10:15" in remark.text()
    assert "as it was downloaded" in remark.text()
