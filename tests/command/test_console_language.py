"""The command speaks the language of the console, in its own words and in those of click."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from small_sites import make_site

import sphinx_beliefs

GERMAN = Path(sphinx_beliefs.__file__).parent / "locale/de/LC_MESSAGES/sphinx_beliefs.po"


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    """Compiles the catalogue of a checkout that has not been installed, or has changed since."""
    compiled = GERMAN.with_suffix(".mo")
    if not compiled.exists() or compiled.stat().st_mtime < GERMAN.stat().st_mtime:
        new = compiled.with_suffix(f".{os.getpid()}")
        with GERMAN.open("rb") as source, new.open("wb") as target:
            write_mo(target, read_po(source))
        new.replace(compiled)


def said(*words: object, language: str) -> str:
    """What the command says in a process of its own."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "sphinx_beliefs", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={
            **os.environ,
            "LANGUAGE": language,
            "PYTHONPATH": os.pathsep.join(sys.path),
            "PYTHONIOENCODING": "utf-8",
        },
    )
    return done.stdout + done.stderr


def test_help_warnings_and_errors_are_german_where_the_console_is(tmp_path: Path) -> None:
    found = said("check", "--help", language="de:en")
    assert "Aufruf: sphinx-beliefs check" in found
    assert "Sagt, was auf einer Website nicht stimmt." in found
    assert "Beispiele:" in found
    assert "[Vorgabe: text]" in found
    root = make_site(tmp_path, {"page": "# Page\n\n:::{belief} Held\n:credence: very\n:::\n"})
    found = said("check", root, language="de")
    assert "page.md:4: " in found
    assert "ist nicht lesbar" in found
    assert "1 Warnung in 1 Datei." in found


def test_english_before_german_is_english() -> None:
    assert "Usage: sphinx-beliefs" in said("--help", language="en_GB:de")
