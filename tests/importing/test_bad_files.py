"""Files that are broken, hostile or not what they should be: one clear sentence, or listed rows."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest
from exports import (
    FATEBOOK,
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
    reasons,
    zipped,
)

from sphinx_beliefs.importing import file_members
from sphinx_beliefs.importing.forecasts import Chosen, Reason, UnreadableFile
from sphinx_beliefs.importing.platform_signs import Platform
from sphinx_beliefs.importing.platforms import read_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_beliefs.importing.forecasts import Imported

    Read = Callable[..., Imported]

GOOD = fatebook(fatebook_row("Wie wird's, Jörg?", notes="“so” – or\nso; ¼"), fatebook_row("Or?"))
ZIP = metaculus([metaculus_question()], [metaculus_forecast()])


@pytest.mark.parametrize(
    "data",
    [
        GOOD.encode("utf-8"),
        GOOD.encode("utf-8-sig"),
        GOOD.encode("utf-16"),
        GOOD.encode("utf-16-le"),
        GOOD.encode("utf-16-be"),
        GOOD.encode("utf-32"),
        GOOD.encode("cp1252"),
        GOOD.replace("\n", "\r\n").encode(),
        GOOD.replace("\n", "\r").encode(),
        b"\n\n" + GOOD.encode(),
        GOOD.encode() + b"\n\n\n",
        b"sep=,\n" + GOOD.encode(),
        GOOD.replace('"', '"\0').encode(),
    ],
)
def test_a_table_is_read_in_any_encoding_and_with_any_line_breaks(read: Read, data: bytes) -> None:
    first, second = read(data).questions
    assert (first.title, second.title) == ("Wie wird's, Jörg?", "Or?")
    assert first.notes == "“so” – or\nso; ¼"


def test_a_byte_that_is_broken_costs_only_its_letter(read: Read) -> None:
    data = GOOD.encode().replace("¼".encode(), "¼".encode()[:1])
    (question, _other) = read(data).questions
    assert question.title == "Wie wird's, Jörg?"
    assert question.notes == "“so” – or\nso; \ufffd"


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_a_table_may_have_other_separators(read: Read, separator: str) -> None:
    rows = [list(FATEBOOK), [str(fatebook_row().get(name) or "") for name in FATEBOOK]]
    text = "\n".join(separator.join(row) for row in rows)
    assert len(read(text).questions) == 1


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_json_is_read_in_any_encoding(read: Read, encoding: str) -> None:
    prediction = predictionbook_prediction(
        1, predictionbook_response(), description_with_group="Jörg wins “it”."
    )
    text = json.dumps(json.loads(predictionbook(prediction)), ensure_ascii=False)
    (question,) = read(text.encode(encoding)).questions
    assert question.title == "Jörg wins “it”."


@pytest.mark.parametrize("platform", list(Platform))
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"a",
        b"a,b,c\n1,2,3\n",
        b"{}",
        b"[]",
        b"[1, 2]",
        b"null",
        b'"text"',
        b"[[]]",
        b'{"predictions": 3}',
        b'{"predictions": [3, null, [], {}]}',
        b'{"bets": [3, null, [], {}, {"contractId": 3}]}',
        b'{"markets": {"a": 1}}',
        b'[{"question": "A", "outcomeType": "BINARY"}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b'{"predictions":' + b"[" * 100_000,
        b'[{"question": "A", "outcomeType": "BINARY", "id": 1e999}]',
        b"[NaN]",
        b'["\\ud800"]',
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n",
        b"\x1f\x8b\x08",
        b"PK\x03\x04",
        b"PK\x05\x06" + b"\0" * 18,
        b"PK\x05\x06" + b"\0" * 3,
        b"<html><body>Log in</body></html>",
        b'"' + b"x" * 3_000_000,
        b"x" * 5_000_000,
        b"Question title\n" + b"x" * 5_000_000,
    ],
)
def test_what_is_no_such_file_is_one_sentence(
    read: Read, data: bytes, platform: Platform | None
) -> None:
    for chosen in (platform, None):
        said = ""
        try:
            assert read(data, platform=chosen).questions == ()
        except UnreadableFile as error:
            said = error.text(lambda message: message)
        assert not said or "export.csv" in said
        assert len(said) < 700
        assert "\n" not in said


def test_each_shortened_zip_file_is_one_sentence(read: Read) -> None:
    for length in range(1, len(ZIP) - 1, 23):
        with pytest.raises(UnreadableFile, match=r"export\.csv"):
            read(ZIP[:length])


def test_a_zip_file_with_changed_bytes_is_one_sentence_or_is_read(read: Read) -> None:
    for place in range(0, len(ZIP), 11):
        changed = bytearray(ZIP)
        changed[place] ^= 0xFF
        try:
            imported = read(bytes(changed))
        except UnreadableFile:
            continue
        assert len(imported.questions) <= 1


@pytest.mark.parametrize("path", ["../x.csv", "a/../../x.csv", "/x.csv", "C:\\x.csv", "..\\x.csv"])
def test_a_path_in_a_zip_file_that_leads_out_is_refused(
    read: Read, tmp_path: Path, path: str
) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo(path), GOOD)
    with pytest.raises(UnreadableFile, match="leads out"):
        read(buffer.getvalue())
    assert [each.name for each in tmp_path.iterdir()] == ["export.csv"]


def _with_size(data: bytes, size: int) -> bytes:
    """A zip file whose directory says another size of its first file."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + struct.pack("<I", size) + data[at + 4 :]


def test_a_zip_file_that_would_fill_the_disk_is_refused(read: Read) -> None:
    with pytest.raises(UnreadableFile, match="2048 MB"):
        read(_with_size(zipped(a_csv=GOOD), 2**31 + 1))


def test_a_zip_file_that_lies_about_its_size_is_broken(read: Read) -> None:
    with pytest.raises(UnreadableFile, match="broken"):
        read(_with_size(zipped(a_csv=GOOD), len(GOOD) // 2))


def test_a_zip_file_of_too_many_files_is_refused(read: Read) -> None:
    files = {f"f{number}_csv": "a" for number in range(file_members.MOST_MEMBERS + 1)}
    with pytest.raises(UnreadableFile, match="1000 files"):
        read(zipped(**files))


def test_a_zip_file_with_a_password_is_said(read: Read) -> None:
    data = bytearray(zipped(a_csv=GOOD))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(sign) + place] |= 1
    with pytest.raises(UnreadableFile, match="password"):
        read(bytes(data))


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"README_md": "x"}, "no CSV or JSON"),
        ({"inner_zip": "x"}, "no CSV or JSON"),
        ({"xl/workbook_xml": "<x/>"}, "workbook"),
        ({"content_xml": "<x/>"}, "workbook"),
    ],
)
def test_a_zip_file_of_something_else_says_so(read: Read, files: dict[str, str], said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read(zipped(**files))


def test_a_table_in_a_zip_file_or_a_folder_is_read(read: Read, tmp_path: Path) -> None:
    files = {"__MACOSX/a_csv": "\0\5", "data/a_csv": GOOD, "empty_csv": ""}
    assert len(read(zipped(**files)).questions) == 2
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.csv").write_text(GOOD, encoding="utf-8")
    (folder / "notes.md").write_text("# Notes", encoding="utf-8")
    assert len(read_files([folder], Chosen()).questions) == 2


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"nowhere\.csv is not there"):
        read_files([tmp_path / "nowhere.csv"], Chosen())
    with pytest.raises(UnreadableFile, match="no CSV or JSON files"):
        read_files([tmp_path], Chosen())
    with pytest.raises(UnreadableFile):
        read_files([tmp_path / "a\0b"], Chosen())
    with pytest.raises(UnreadableFile, match="No file"):
        read_files([], Chosen())


def test_a_quotation_mark_that_is_not_closed_is_said_with_its_row(read: Read) -> None:
    text = fatebook(*[fatebook_row(str(number)) for number in range(3)]) + '\n"Or?'
    with pytest.raises(UnreadableFile, match="row 5"):
        read(text + "\n" + "y" * 80 + "\n" * 1_000_100)


def test_a_table_that_ends_within_a_cell_has_a_row_that_is_listed(read: Read) -> None:
    for length in range(GOOD.index('"Or?') + 1, len(GOOD) - 5, 3):
        imported = read(GOOD[:length])
        assert len(imported.questions) + len(imported.left_out) == 2


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        ":::{belief} Mine\n:::",
        ".. raw:: html\n\n   <b>",
        "{credence}`x` [a](javascript:x) **b**",
        "---\ntopic: true\n---",
        "=cmd|' /C calc'!A0",
    ],
)
def test_markup_in_texts_is_nothing_but_text(read: Read, text: str) -> None:
    (question,) = read(fatebook(fatebook_row(text, notes=text, tags=text))).questions
    assert question.title == " ".join(text.split())
    assert question.notes == text


def test_control_characters_and_odd_line_breaks_go(read: Read) -> None:
    (question,) = read(
        fatebook(fatebook_row("A\x1b[31m\u2028B\x07", notes="a\x0bb\x85c\x1b"))
    ).questions
    assert question.title == "A[31m B"
    assert question.notes == "a\nb\nc"


def test_a_key_that_is_there_twice_counts_as_written_last(read: Read) -> None:
    text = predictionbook(predictionbook_prediction(1, predictionbook_response(20)))
    text = text.replace('"confidence": 20', '"confidence": 20, "confidence": 30')
    assert read(text).questions[0].forecasts[0].percent == 30


def test_huge_numbers_in_json_cost_only_their_record(read: Read) -> None:
    bets = [manifold_bet(id="1"), manifold_bet(id="2", createdTime=10**400), manifold_bet(id="3")]
    text = json.dumps([manifold_market(), *bets]).replace('"3"', "3" + "0" * 5000)
    imported = read(text)
    assert [len(each.forecasts) for each in imported.questions] == [1]
    assert sum(reasons(imported).values()) == 2


def test_a_file_of_another_place_is_named(read: Read) -> None:
    with pytest.raises(UnreadableFile, match=r"no column Forecast created by.*a file of Metaculus"):
        read(ZIP, platform=Platform.FATEBOOK)
    with pytest.raises(UnreadableFile, match="a file of Fatebook"):
        read(GOOD, platform=Platform.METACULUS)
    with pytest.raises(UnreadableFile, match="neither markets nor bets of Manifold"):
        read("contractId,probAfter\na,0.5\n")
    with pytest.raises(UnreadableFile, match="keys are name, age"):
        read('[{"name": "x", "age": 3}]')


def test_a_large_file_tells_how_far_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    path.write_text(fatebook(*[fatebook_row(notes="x" * 900)] * 3000), encoding="utf-8")
    told: list[tuple[int, int]] = []
    read_files([path], Chosen(), tick=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert len(told) > 5
    assert told[-1] == (path.stat().st_size, path.stat().st_size)


def test_rows_that_are_left_out_are_counted_by_reason(read: Read) -> None:
    rows = fatebook_row(), fatebook_row(by="Bo"), fatebook_row(by="Bo")
    counts = reasons(read(fatebook(*rows), user="Ann Example"))
    one, many = Reason.OTHERS.words
    assert (counts[Reason.OTHERS], many.format(n=2)) == (2, "2 forecasts of other people")
    assert one.format(n=1) == "1 forecast of someone else"
