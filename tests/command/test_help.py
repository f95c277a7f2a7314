"""The command says what it can do, and how."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from small_sites import run

from sphinx_beliefs import __version__
from sphinx_beliefs.command.main import SUBCOMMANDS

MANUAL = Path(__file__).parents[2] / "docs/manual/command.md"

#: Prints the modules of the command that its help imports, and others that take long.
HELP = """
import sys
from sphinx_beliefs.command.main import main
try:
    main(["--help"])
except SystemExit:
    pass
print(*(name for name in sys.modules if name.startswith("sphinx_beliefs.command.")), *(
    name for name in ("sphinx.application", "docutils.nodes", "rich") if name in sys.modules
), sep="\\n", file=sys.stderr)
"""


def test_a_command_that_is_not_there_is_an_error() -> None:
    result = run("chek")
    assert result.exit_code == 2
    assert "No such command 'chek'" in result.stderr


def test_help_lists_all_commands_and_imports_none() -> None:
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", HELP], capture_output=True, text=True, check=True
    )
    for name in SUBCOMMANDS:
        assert f"\n  {name} " in done.stdout
    prefix = "sphinx_beliefs.command."
    assert {name.removeprefix(prefix) for name in done.stderr.split()} == {
        "frame",
        "main",
        "speech",
    }


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout.startswith(f"sphinx-beliefs {__version__} (Sphinx ")


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_the_manual_shows_each_command(name: str) -> None:
    assert f"```{{command}} {name}\n" in MANUAL.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SUBCOMMANDS)
def test_each_command_has_help_with_an_example(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"\n    sphinx-beliefs {name}" in result.stdout
