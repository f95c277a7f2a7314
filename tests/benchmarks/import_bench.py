"""What it costs to read files of forecasts, which are made here in the forms of the places.

    python tests/benchmarks/import_bench.py --questions 10000 --rows 1000000

Prints, for each place, the seconds (of the processor) of a file with that many questions (three forecasts each), and of one with that many
rows, the largest memory of the process, and both as a multiple of what it takes to go through the file once: for tables
with the module ``csv``, for JSON with ``json``.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS.parent), str(TESTS / "importing")]

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The forecasts on a question.
FORECASTS = 3
#: The share of forecasts that are the author's, in files of many rows.
OWN = 3
#: Words of a note.
NOTE = "The court has been asked twice, and has not said when it will decide. "

START = datetime(2020, 1, 1, 8)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--places", nargs="+", choices=list(MAKERS), default=list(MAKERS))
    parser.add_argument("--read", nargs=2, metavar=("HOW", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        read(*options.read)
        return
    say(f"{'place':16}{'rows':>10}{'MB':>7}{'once s':>9}{'read s':>9}{'ratio':>7}{'peak MB':>9}")
    for place in options.places:
        for questions in (options.questions, options.rows // FORECASTS):
            with tempfile.TemporaryDirectory() as folder:
                path = MAKERS[place](Path(folder), questions, random.Random(7))
                once, _peak = measured("once", path)
                seconds, peak = measured("read", path)
                size = path.stat().st_size / 1e6
            say(
                f"{place:16}{questions * FORECASTS:>10}{size:>7.0f}{once:>9.2f}{seconds:>9.2f}"
                f"{seconds / once:>7.1f}{peak:>9.0f}"
            )


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def measured(how: str, path: Path) -> tuple[float, float]:
    """The seconds and the megabytes of going through a file in a process of its own."""
    command = [sys.executable, __file__, "--read", how, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    seconds, peak = done.stdout.split()
    return float(seconds), float(peak)


def read(how: str, name: str) -> None:
    """Go through a file, and print the seconds and the megabytes."""
    from sphinx_beliefs.importing.forecasts import Chosen
    from sphinx_beliefs.importing.platforms import read_files

    path, start = Path(name), time.process_time()
    if how == "read":
        imported = read_files([path], Chosen(user="u1" if "manifold" in name else "ann"))
        assert imported.questions
    elif path.suffix == ".json":
        json.loads(path.read_bytes())
    elif path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive, archive.open("forecast_data.csv") as packed:
            for _row in csv.reader(line.decode() for line in packed):
                pass
    else:
        with path.open(newline="", encoding="utf-8") as file:
            for _row in csv.reader(file):
                pass
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"{seconds} {peak}")


def _day(number: int) -> datetime:
    return START + timedelta(seconds=977 * number % 150_000_000)


def _forecasts(chance: random.Random, number: int) -> Iterator[tuple[str, float, datetime]]:
    """Who forecast what on a question, and when; a third of all are the author's."""
    for each in range(FORECASTS):
        who = "ann" if each == number % OWN or number < 10_000 else "bo"
        yield who, round(chance.random(), 2), _day(number) + timedelta(days=each)


def fatebook(folder: Path, questions: int, chance: random.Random) -> Path:
    from exports import fatebook as text_of
    from exports import fatebook_row

    path = folder / "fatebook.csv"
    blank = fatebook_row(
        "@title", "@share", by="@who", at="@at", asked="@asked", notes=NOTE, tags="a; b"
    )
    head, line = text_of(blank).split("\n")
    for name in ("@share", "@at", "@asked"):
        line = line.replace(f'"{name}"', name)
    with path.open("w", encoding="utf-8") as file:
        file.write(head)
        for number in range(questions):
            for who, share, at in _forecasts(chance, number):
                row = line.replace("@title", f"Will it happen, case {number}?")
                row = row.replace("@share", str(share)).replace("@who", who)
                file.write(
                    "\n" + row.replace("@asked", _time(_day(number))).replace("@at", _time(at))
                )
    return path


def _time(at: datetime) -> str:
    """A time as Fatebook writes it."""
    return f"{at:%Y-%m-%d %H:%M}:{at.second}"


def metaculus(folder: Path, questions: int, chance: random.Random) -> Path:
    from exports import (
        METACULUS_FORECASTS,
        METACULUS_QUESTIONS,
        metaculus_forecast,
        metaculus_question,
    )

    asked = [metaculus_question(number) for number in range(questions)]
    with zipfile.ZipFile(folder / "metaculus.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for file, headings, rows in (
            ("question_data.csv", METACULUS_QUESTIONS, asked),
            (
                "forecast_data.csv",
                METACULUS_FORECASTS,
                (
                    metaculus_forecast(
                        share,
                        f"{at}+00:00",
                        Question_ID=number,
                        Forecaster_Username=who,
                        Forecaster_ID={"ann": 117, "bo": 9}[who],
                    )
                    for number in range(questions)
                    for who, share, at in _forecasts(chance, number)
                ),
            ),
        ):
            with (
                archive.open(file, "w", force_zip64=True) as packed,
                io.TextIOWrapper(packed, encoding="utf-8", newline="") as text,
            ):
                writer = csv.writer(text)
                writer.writerow(headings)
                writer.writerows([row.get(name) for name in headings] for row in rows)
    return folder / "metaculus.zip"


def predictionbook(folder: Path, questions: int, chance: random.Random) -> Path:
    from exports import predictionbook_prediction, predictionbook_response

    predictions: list[Any] = [
        predictionbook_prediction(
            number,
            *(
                predictionbook_response(
                    100 * share,
                    user_id={"ann": 117, "bo": 9}[who],
                    created_at=f"{at.isoformat()}.000Z",
                )
                for who, share, at in _forecasts(chance, number)
            ),
        )
        for number in range(questions)
    ]
    path = folder / "predictionbook.json"
    user = {"user_id": 117, "name": "ann", "email": "ann@example.org"}
    path.write_text(json.dumps({"user": user, "predictions": predictions}), encoding="utf-8")
    return path


def manifold(folder: Path, questions: int, chance: random.Random) -> Path:
    from exports import manifold_bet, manifold_market

    markets = [manifold_market(f"m{number}") for number in range(questions)]
    bets = [
        manifold_bet(
            share,
            share / 2 + 0.2,
            contractId=f"m{number}",
            userId={"ann": "u1", "bo": "u2"}[who],
            createdTime=int(at.timestamp()) * 1000,
            id=f"b{number}-{place}",
        )
        for number in range(questions)
        for place, (who, share, at) in enumerate(_forecasts(chance, number))
    ]
    path = folder / "manifold.json"
    path.write_text(json.dumps({"markets": markets, "bets": bets}), encoding="utf-8")
    return path


def table(folder: Path, questions: int, chance: random.Random) -> Path:
    path = folder / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Claim", "Probability", "Date", "Why", "Deadline", "Who", "Tags"])
        for number in range(questions):
            for who, share, at in _forecasts(chance, number):
                percent = f"{100 * share:.1f} %".replace(".", ",")
                writer.writerow(
                    [f"Case {number}", percent, f"{at:%d.%m.%Y}", NOTE, "31.12.2030", who, "a,b"]
                )
    return path


#: What makes a file in the form of each place.
MAKERS = {
    "fatebook": fatebook,
    "predictionbook": predictionbook,
    "metaculus": metaculus,
    "manifold": manifold,
    "table": table,
}


if __name__ == "__main__":
    main()
