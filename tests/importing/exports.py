"""Files as the platforms write them, with content made up here."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx_beliefs.importing.forecasts import Imported, Reason

#: The headings of Fatebook's export, in its order.
FATEBOOK = (
    "Question title",
    "Multiple choice option",
    "Forecast created by",
    "Forecast (scale = 0-1)",
    "Forecast created at",
    "Question created by",
    "Question created at",
    "Question resolve by",
    "Resolution",
    "Resolved at",
    "Your Brier score for this question",
    "Your relative Brier score for this question",
    "Question notes",
    "Question shared with",
    "Question shared publicly",
    "Question comments",
    "Question tags",
)


def fatebook_time(text: str) -> datetime:
    """A time of Fatebook's."""
    return datetime.fromisoformat(text)


def _fatebook_cell(value: object) -> str:
    """A cell as Fatebook writes it: texts in quotation marks, seconds without a zero before them."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case str():
            return '"' + value.replace('"', '""') + '"'
        case datetime():
            return f"{value:%Y-%m-%d %H:%M}:{value.second}"
        case _:
            return str(value)


def fatebook_row(
    title: str = "Will it rain?", share: object = 0.65, **cells: object
) -> dict[str, object]:
    """A row of Fatebook's: a forecast of Ann's on a question of hers; ``cells`` by short names."""
    row: dict[str, object] = dict.fromkeys(FATEBOOK)
    row |= {
        "Question title": title,
        "Forecast created by": "Ann Example",
        "Forecast (scale = 0-1)": share,
        "Forecast created at": datetime(2024, 1, 5, 10, 15, 3),
        "Question created by": "Ann Example",
        "Question created at": datetime(2024, 1, 5, 10, 15, 2),
        "Question resolve by": datetime(2024, 2, 1),
        "Question notes": "",
        "Question shared with": "",
        "Question shared publicly": False,
        "Question comments": "",
        "Question tags": "",
    }
    short = {
        "option": "Multiple choice option",
        "by": "Forecast created by",
        "at": "Forecast created at",
        "asker": "Question created by",
        "asked": "Question created at",
        "resolve_by": "Question resolve by",
        "resolution": "Resolution",
        "resolved": "Resolved at",
        "notes": "Question notes",
        "shared": "Question shared with",
        "comments": "Question comments",
        "tags": "Question tags",
    }
    row |= {short[name]: value for name, value in cells.items()}
    return row


def fatebook(*rows: dict[str, Any], headings: tuple[str, ...] = FATEBOOK) -> str:
    """The text of an export of Fatebook's, which has no line break at its end."""
    lines = [",".join(_fatebook_cell(row.get(name)) for name in headings) for row in rows]
    return "\n".join([",".join(headings), *lines])


def zipped(**files: str) -> bytes:
    """A zip file with files of text, by names with an underscore for the dot."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(".".join(name.rsplit("_", 1)), text)
    return buffer.getvalue()


def reasons(imported: Imported) -> dict[Reason, int]:
    """How much is left out for each reason."""
    return dict(Counter(each.reason for each in imported.left_out))


#: The headings of the tables of Metaculus's data, in their order.
METACULUS_QUESTIONS = (
    *("Question ID", "Question URL", "Question Title", "Post ID", "Post Curation Status"),
    *("Post Published Time", "Default Project", "Default Project ID", "Categories"),
    *("Leaderboard Tags", "Label", "Question Type", "MC Options (Current)", "MC Options (All)"),
    *("MC Options History", "Lower Bound", "Open Lower Bound", "Upper Bound", "Open Upper Bound"),
    *("Continuous Range", "Open Time", "CP Reveal Time", "Scheduled Close Time"),
    *("Actual Close Time", "Resolution", "Resolution Known Time", "Include Bots in Aggregates"),
    "Question Weight",
)
METACULUS_FORECASTS = (
    *("Question ID", "Forecaster ID", "Forecaster Username", "Is Bot", "Start Time", "End Time"),
    *("Forecaster Count", "Probability Yes", "Probability Yes Per Category", "Continuous CDF"),
    *("Probability Below Lower Bound", "Probability Above Upper Bound", "5th Percentile"),
    *("25th Percentile", "Median", "75th Percentile", "95th Percentile"),
    *("Probability of Resolution", "PDF at Resolution"),
)
METACULUS_COMMENTS = (
    *("Post ID", "Author ID", "Author Username", "Parent Comment ID", "Root Comment ID"),
    *("Created At", "Comment Text"),
)


def metaculus_question(number: int = 5423, **cells: object) -> dict[str, object]:
    """A row of Metaculus's questions; ``cells`` with underscores for the spaces of headings."""
    return {
        "Question ID": number,
        "Question URL": f"https://www.metaculus.com/questions/{number + 100}/rain-in-may/",
        "Question Title": "Will it rain in May?",
        "Post ID": number + 100,
        "Post Curation Status": "approved",
        "Post Published Time": "2024-01-01 10:00:00+00:00",
        "Default Project": "Weather Cup",
        "Default Project ID": 7,
        "Categories": "['Weather', \"Farmers' days\"]",
        "Leaderboard Tags": "[]",
        "Question Type": "binary",
        "Open Time": "2024-01-02 10:00:00+00:00",
        "CP Reveal Time": "2024-01-09 10:00:00+00:00",
        "Scheduled Close Time": "2024-06-01 00:00:00+00:00",
        "Include Bots in Aggregates": False,
        "Question Weight": 1.0,
    } | {name.replace("_", " "): value for name, value in cells.items()}


def metaculus_forecast(
    share: object = 0.65, start: str = "2024-01-05 10:15:03.123456+00:00", **cells: object
) -> dict[str, object]:
    """A row of Metaculus's forecasts: one of Ann's."""
    return {
        "Question ID": 5423,
        "Forecaster ID": 117,
        "Forecaster Username": "ann",
        "Is Bot": False,
        "Start Time": start,
        "Probability Yes": share,
    } | {name.replace("_", " "): value for name, value in cells.items()}


def metaculus_mean(share: float = 0.5) -> dict[str, object]:
    """A row of Metaculus's forecasts: one of the community's."""
    return metaculus_forecast(
        share,
        Forecaster_ID=None,
        Forecaster_Username="recency_weighted",
        Is_Bot=None,
        Forecaster_Count=31,
    )


def table(headings: tuple[str, ...], rows: list[dict[str, object]]) -> str:
    """A table as the module ``csv`` of Python writes it, as Metaculus does."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(headings)
    writer.writerows([row.get(heading) for heading in headings] for row in rows)
    return buffer.getvalue()


def metaculus(
    questions: list[dict[str, object]],
    forecasts: list[dict[str, object]],
    comments: list[dict[str, object]] | None = None,
) -> bytes:
    """The zip file of Metaculus's data."""
    files = {
        "README_md": "This README file describes how to interpret the data in this zip file.",
        "question_data_csv": table(METACULUS_QUESTIONS, questions),
        "forecast_data_csv": table(METACULUS_FORECASTS, forecasts),
        "score_data_csv": table(("Question ID", "User ID", "Score Type", "Score"), []),
    }
    if comments is not None:
        files["comment_data_csv"] = table(METACULUS_COMMENTS, comments)
    return zipped(**files)


def predictionbook_response(confidence: float | None = 65, **fields: object) -> dict[str, object]:
    """A response of Ann's."""
    return {
        "comment": None,
        "confidence": confidence,
        "created_at": "2014-01-05T10:15:03.123Z",
        "id": 900,
        "updated_at": "2014-01-05T10:15:03.123Z",
        "user_id": 117,
        "user_label": "ann",
    } | fields


def predictionbook_prediction(
    number: int = 12345, *responses: dict[str, object], **fields: object
) -> dict[str, object]:
    """A prediction of Ann's."""
    return {
        "created_at": "2014-01-05T10:15:02.000Z",
        "creator_id": 117,
        "creator_label": "ann",
        "deadline": "2014-02-01T12:00:00.000Z",
        "description_with_group": "It will rain.",
        "description": "It will rain.",
        "group_id": None,
        "id": number,
        "mean_confidence": 65,
        "outcome": None,
        "prediction_group_id": None,
        "last_judgement_at": None,
        "updated_at": "2014-01-05T10:15:02.000Z",
        "uuid": "0b5c6a3e-0000-4000-8000-000000000000",
        "version": 1,
        "visibility": "visible_to_everyone",
        "withdrawn": False,
        "responses": list(responses),
    } | fields


def predictionbook(*predictions: dict[str, object]) -> str:
    """A page of what PredictionBook gives to Ann."""
    user = {"user_id": 117, "name": "Ann Example", "email": "ann@example.org"}
    return json.dumps({"user": user, "predictions": predictions})


def manifold_market(number: str = "AbCdEf", **fields: object) -> dict[str, object]:
    """A market of Manifold's."""
    return {
        "id": number,
        "creatorId": "u9",
        "creatorUsername": "Bo",
        "creatorName": "Bo",
        "createdTime": 1704449702000,
        "closeTime": 1706745600000,
        "question": "Will it rain?",
        "slug": "will-it-rain",
        "url": "https://manifold.markets/Bo/will-it-rain",
        "pool": {"NO": 110.2, "YES": 90.1},
        "probability": 0.61,
        "p": 0.5,
        "totalLiquidity": 100,
        "outcomeType": "BINARY",
        "mechanism": "cpmm-1",
        "volume": 250.5,
        "isResolved": False,
        "uniqueBettorCount": 3,
    } | fields


def manifold_bet(after: float = 0.65, before: float = 0.5, **fields: object) -> dict[str, object]:
    """A bet of a user with the id u1."""
    return {
        "id": f"bet-{after}-{before}-{fields.get('createdTime', 0)}",
        "userId": "u1",
        "contractId": "AbCdEf",
        "createdTime": 1704449703123,
        "amount": 25,
        "outcome": "YES",
        "shares": 41.7,
        "probBefore": before,
        "probAfter": after,
        "fees": {"creatorFee": 0, "platformFee": 0, "liquidityFee": 0},
        "isAnte": False,
        "isRedemption": False,
        "isChallenge": False,
        "visibility": "public",
    } | fields
