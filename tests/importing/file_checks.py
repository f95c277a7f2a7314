"""What holds of the readers for any file at all: tried by Hypothesis in the suite, and by
``tests/fuzz`` for as long as one likes.
"""

from __future__ import annotations

import json
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from exports import (
    METACULUS_FORECASTS,
    METACULUS_QUESTIONS,
    fatebook,
    fatebook_row,
    manifold_bet,
    manifold_market,
    metaculus_forecast,
    metaculus_question,
    predictionbook,
    predictionbook_prediction,
    predictionbook_response,
    table,
)

from sphinx_beliefs.importing.forecasts import Chosen, UnreadableFile
from sphinx_beliefs.importing.platform_signs import Platform
from sphinx_beliefs.importing.platforms import read_files
from sphinx_beliefs.model.notation.source_ids import parse_source

if TYPE_CHECKING:
    from sphinx_beliefs.importing.forecasts import Imported, Question

#: Files to begin with.
SEEDS = (
    fatebook(
        fatebook_row('Rain, "or"\nsnow?', comments="Ann Example: a; b"), fatebook_row(option="x")
    ),
    predictionbook(
        predictionbook_prediction(1, predictionbook_response(), predictionbook_response(None))
    ),
    json.dumps({"markets": [manifold_market()], "bets": [manifold_bet()]}),
    "\n".join(map(json.dumps, [manifold_market(), manifold_bet()])),
    table(METACULUS_QUESTIONS, [metaculus_question()]),
    table(METACULUS_FORECASTS, [metaculus_forecast()]),
    "Claim;Probability;Date;Deadline;Outcome;Tags;URL;ID\nRain;60,5 %;5.1.2024;Jan 2025;yes;a,b;x;7\n",
    "questionTitle,forecast,qCreatedAt,resolution\nRain,65,1/5/2024,YES\n",
)


def read_any(
    data: bytes, platform: Platform | None = None, user: str | None = None
) -> Imported | None:
    """What is read of a file of these bytes; None if it cannot be read."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(data)
        try:
            return read_files([path], Chosen(user=user), platform=platform)
        except UnreadableFile as error:
            said = error.text(lambda message: message)
            assert said
            assert "\n" not in said
            return None


def check_file(text: str) -> None:
    """A file of any bytes is read as whatever it may be, or it cannot be read at all."""
    data = text.encode("utf-8", "surrogateescape")
    for platform in (None, *Platform):
        imported = read_any(data, platform)
        if imported is not None:
            check_imported(imported)


def check_imported(imported: Imported) -> None:
    """What is read can be written down: each question has all that a belief needs."""
    for question in imported.questions:
        check_question(question)
    sources = [question.source for question in imported.questions]
    assert len(sources) == len(set(sources))
    for left in imported.left_out:
        assert all(word.format(n=1) for word in left.reason.words)
        assert is_one_line(left.title)
        assert is_one_line(left.said)
    for remark in imported.remarks:
        assert remark.text()


def check_question(question: Question) -> None:
    """A question has a title, an id, and forecasts in order."""
    assert question.title
    assert is_one_line(question.title)
    assert question.forecasts
    assert [each.day for each in question.forecasts] == sorted(
        each.day for each in question.forecasts
    )
    assert all(0 <= each.percent <= 100 for each in question.forecasts)
    assert all(float(format(each.percent, "f")) >= 0 for each in question.forecasts)
    source, problem = parse_source(question.source, field="source")
    assert problem is None
    assert source.id == question.source
    assert "\r" not in question.notes
    assert "\0" not in question.notes


def is_one_line(text: str) -> bool:
    """Return whether a text is on one line, and has no control characters."""
    kinds = {unicodedata.category(char) for char in text}
    return not kinds & {"Cc", "Cs", "Zl", "Zp"}
