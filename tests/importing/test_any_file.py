"""Whatever a file is, it is read or it is one sentence; and no row of it is lost."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from exports import (
    FATEBOOK,
    METACULUS_FORECASTS,
    METACULUS_QUESTIONS,
    fatebook_row,
    manifold_bet,
    manifold_market,
    metaculus_forecast,
    metaculus_question,
    predictionbook,
    predictionbook_prediction,
    predictionbook_response,
    table,
    zipped,
)
from file_checks import SEEDS, check_file, check_imported, read_any
from hypothesis import example, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from sphinx_beliefs.importing.forecasts import Imported

_SEEDS = st.sampled_from(SEEDS)

#: Cells of which each reader makes something, or nothing.
_CELLS = st.one_of(
    st.sampled_from(
        [
            *("", " ", "0.65", "65", "1", "0", "-1", "1e999", "nan", "60,5 %", "yes", "YES", "no"),
            *("2024-01-05 10:15:3", "2024-01-05", "5/1/2024", "1704449703123", "soon", "A; B"),
            *("Ann Example", "Bo", "Rain?", "Snow?", "Ann Example: well; Bo: no", "\x1b[1m", "\r"),
            *(
                "binary",
                "numeric",
                "5423",
                "117",
                "True",
                "recency_weighted",
                '"',
                "a\nb",
                "\u202e",
            ),
        ]
    ),
    st.text(max_size=12),
)


@given(st.text(max_size=300) | st.binary(max_size=300).map(lambda data: data.decode("latin-1")))
@example("\ud800")
@settings(deadline=None, max_examples=25)
def test_any_text_is_read_or_one_sentence(text: str) -> None:
    check_file(text.encode("utf-8", "replace").decode())


@given(_SEEDS, st.data())
@settings(deadline=None, max_examples=40)
def test_a_file_with_a_slip_is_read_or_one_sentence(seed: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(seed)))
    end = data.draw(st.integers(start, min(start + 30, len(seed))))
    between = data.draw(st.one_of(_CELLS, _SEEDS))
    check_file((seed[:start] + between + seed[end:]).encode("utf-8", "replace").decode())


def _rows_taken(imported: Imported) -> int:
    """How many rows became forecasts, or are listed."""
    taken = sum(len(question.forecasts) for question in imported.questions)
    return taken + sum(not each.reason.is_of_a_part for each in imported.left_out)


@given(st.lists(st.dictionaries(st.sampled_from(FATEBOOK), _CELLS, max_size=6), max_size=8))
@settings(deadline=None, max_examples=40)
def test_each_row_of_fatebook_is_taken_or_listed(changes: list[dict[str, str]]) -> None:
    rows = [fatebook_row() | {"Question shared publicly": "false"} | change for change in changes]
    data = table(
        FATEBOOK, [{name: cell and str(cell) for name, cell in row.items()} for row in rows]
    )
    imported = read_any(data.encode("utf-8", "replace"), user="Ann Example")
    if imported is None:
        assert all(row["Forecast created by"] != "Ann Example" for row in rows)
        return
    check_imported(imported)
    assert _rows_taken(imported) == len(rows)


@given(
    st.lists(st.dictionaries(st.sampled_from(METACULUS_QUESTIONS), _CELLS, max_size=4), max_size=4),
    st.lists(st.dictionaries(st.sampled_from(METACULUS_FORECASTS), _CELLS, max_size=4), max_size=8),
)
@settings(deadline=None, max_examples=40)
def test_each_row_of_metaculus_is_taken_or_listed(
    questions: list[dict[str, str]], forecasts: list[dict[str, str]]
) -> None:
    asked = [metaculus_question() | each for each in questions]
    given_rows = [metaculus_forecast() | each for each in forecasts]
    data = zipped(
        question_data_csv=_clean(table(METACULUS_QUESTIONS, asked)),
        forecast_data_csv=_clean(table(METACULUS_FORECASTS, given_rows)),
    )
    imported = read_any(data, user="ann")
    if imported is None:
        return
    check_imported(imported)
    # A question is listed itself where nothing else of it is.
    assert len(given_rows) <= _rows_taken(imported) <= len(given_rows) + len(asked)


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    _CELLS,
    st.just([]),
    st.just({}),
)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(("confidence", "comment", "created_at", "user_id", "user_label")),
            _VALUES,
            max_size=3,
        ),
        max_size=6,
    )
)
@settings(deadline=None, max_examples=40)
def test_each_response_of_predictionbook_is_taken_or_listed(
    changes: list[dict[str, object]],
) -> None:
    responses = [predictionbook_response() | change for change in changes]
    text = predictionbook(predictionbook_prediction(1, *responses))
    imported = read_any(text.encode("utf-8", "replace"))
    if imported is None:
        return
    check_imported(imported)
    taken = sum(len(question.forecasts) for question in imported.questions)
    remarks = sum(question.notes.count("2014-01-05: ") for question in imported.questions)
    assert taken + remarks + len(imported.left_out) >= len(responses)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(
                ("createdTime", "probBefore", "probAfter", "userId", "isRedemption", "answerId")
            ),
            _VALUES,
            max_size=3,
        ),
        min_size=1,
        max_size=6,
    )
)
@settings(deadline=None, max_examples=40)
def test_each_bet_on_manifold_is_taken_or_listed(changes: list[dict[str, object]]) -> None:
    bets = [manifold_bet(id=str(number)) | change for number, change in enumerate(changes)]
    text = json.dumps([manifold_market(), *bets])
    imported = read_any(text.encode("utf-8", "replace"), user="u1")
    if imported is None:
        return
    check_imported(imported)
    market = Counter(each.reason.value for each in imported.left_out)["no_forecast"]
    assert _rows_taken(imported) == len(bets) + market


@given(
    st.lists(
        st.lists(_CELLS.filter(lambda cell: "\0" not in cell), min_size=5, max_size=5), max_size=8
    )
)
@settings(deadline=None, max_examples=40)
def test_each_row_of_a_table_is_taken_or_listed(cells: list[list[str]]) -> None:
    headings = ("Claim", "Probability", "Date", "Outcome", "Deadline")
    sure = ["Sun", "60%", "2024-01-05", "", ""]
    rows = [dict(zip(headings, row, strict=True)) for row in [sure] * len(cells) + cells]
    imported = read_any(_clean(table(headings, rows)).encode())  # type: ignore[arg-type]
    if imported is None:
        return
    check_imported(imported)
    empty = sum(not "".join(row).strip() for row in cells)
    assert _rows_taken(imported) == len(rows) - empty
