"""A file of each place, brought into a site as its author would: it builds without a warning."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from importing.exports import (
    fatebook,
    fatebook_row,
    manifold_bet,
    manifold_market,
    metaculus,
    metaculus_forecast,
    metaculus_question,
    predictionbook,
    predictionbook_prediction,
    predictionbook_response,
)
from new_sites import built, lists, restructuredtext, text_of
from small_sites import run

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "<b>Rain</b> | *now* {belief}`x` [a](javascript:alert(1)) <why> :::{note} ``` $x$ a_ 1."
NOTES = f"{HOSTILE}\n\n# {HOSTILE}\n- {HOSTILE}\n\n:credence: 5%\ncredence: 5%\n---\n.. belief:: x"

TABLE = f'Question,Date,Probability,Comment,Outcome\n"{HOSTILE}",2024-01-05,65%,"{HOSTILE}",yes\n'


def of_fatebook() -> str:
    decided = {"resolution": "YES", "resolved": datetime(2024, 1, 20), "notes": NOTES}
    return fatebook(
        fatebook_row(HOSTILE, 0.65, **decided, tags="a, b; <why>; [c]"),
        fatebook_row(HOSTILE, 0.9, at=datetime(2024, 1, 20, 9), **decided),
    )


def of_predictionbook() -> str:
    responses = [predictionbook_response(65, comment=NOTES), predictionbook_response(None, id=901)]
    decided = {"outcome": True, "last_judgement_at": "2014-02-02T10:00:00.000Z"}
    texts = {"description": HOSTILE, "description_with_group": HOSTILE}
    withdrawn = predictionbook_prediction(2, predictionbook_response(10), withdrawn=True, **texts)
    return predictionbook(predictionbook_prediction(1, *responses, **decided, **texts), withdrawn)


def of_metaculus() -> bytes:
    question = metaculus_question(
        Question_Title=HOSTILE,
        Resolution="yes",
        Actual_Close_Time="2024-05-01 00:00:00+00:00",
        Resolution_Known_Time="2024-05-01 00:00:00+00:00",
    )
    return metaculus([question], [metaculus_forecast(0.65), metaculus_forecast(0.7, "2024-02-01")])


def of_manifold() -> str:
    decided = {"isResolved": True, "resolution": "YES", "resolutionTime": 1706745600000}
    market = manifold_market(question=HOSTILE, textDescription=NOTES, **decided)
    return json.dumps({"markets": [market], "bets": [manifold_bet(0.65)]})


FILES = {
    "Fatebook": ("export.csv", of_fatebook, "Ann Example"),
    "PredictionBook": ("predictions.json", of_predictionbook, ""),
    "Metaculus": ("data.zip", of_metaculus, "ann"),
    "Manifold": ("manifold.json", of_manifold, ""),
    "": ("mine.csv", lambda: TABLE, ""),
}


@pytest.mark.parametrize("make", [lists, restructuredtext])
@pytest.mark.parametrize("name", FILES)
def test_a_file_of_each_place_builds_without_a_warning(
    tmp_path: Path, name: str, make: Any
) -> None:
    site = make(tmp_path / "site")
    file_name, content, user = FILES[name]
    written = content()
    file = tmp_path / file_name
    file.write_bytes(written if isinstance(written, bytes) else written.encode())
    command = ["import", file, "--src", site, "--write", *(["--user", user] if user else [])]
    result = run(*command)
    assert (result.exit_code, result.exception) == (0, None), result.output
    page = next(site.rglob(f"forecasts*{name.lower()}*".replace("**", "*")))
    assert built(site) == ""
    shown = text_of(next((site / "_build").rglob(f"{page.stem}.html")))
    for words in ("65%", "*now* {belief}`x` [a](javascript:alert(1))", ":::{note} ``` $x$ a_ 1."):
        assert words in shown
    before = page.read_bytes()
    assert "Nothing is to be written." in run(*command).stderr
    assert page.read_bytes() == before
