"""What someone at a terminal sees while a site is read, and what an interruption leaves."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from small_sites import make_site

if TYPE_CHECKING:
    from pathlib import Path

pty = pytest.importorskip("pty", reason="there are no such terminals on this system")

#: The command, which loses its patience at once.
IMPATIENT = """
import sys
from sphinx_beliefs.command import progress
from sphinx_beliefs.command.main import main
progress.PATIENCE = progress.PAUSE = 0
main(sys.argv[1:], prog_name="sphinx-beliefs")
"""


def seen(*words: object) -> str:
    """What a terminal gets of the command's second output."""
    terminal, program = pty.openpty()
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", IMPATIENT, *map(str, words)],
        stdout=subprocess.DEVNULL,
        stderr=program,
        env={**os.environ, "TERM": "xterm", "LANGUAGE": "en"},
    ):
        os.close(program)
        found = b""
        try:
            while part := os.read(terminal, 65536):
                found += part
        except OSError:
            pass  # the other end is closed
        finally:
            os.close(terminal)
    return found.decode()


def test_a_command_that_takes_a_while_says_what_it_does(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"page": "# Page\n"})
    found = seen("check", root)
    assert "Reading page 2 of 2" in found
    assert "Checking page" in found
    assert found.endswith("\x1b[2K"), "nothing of it is left"


@pytest.mark.parametrize("target", ["lists", "plain"])
def test_so_does_one_that_reads_single_pages(tmp_path: Path, target: str) -> None:
    root = make_site(tmp_path, {"page": ":::{belief} A claim\n:credence: ~70%\n:::\n"})
    found = seen("convert", "--to", target, root / "index.md", root / "pages" / "page.md")
    assert "Converting page 2 of 2" in found
    assert ("Reading page 2 of 2" in found) == (target == "plain")
    assert found.endswith("\x1b[2K"), "nothing of it is left"


def test_a_command_that_shows_what_sphinx_says_has_no_spinner(tmp_path: Path) -> None:
    found = seen("check", make_site(tmp_path, {"page": "# Page\n"}), "--verbose")
    assert "Reading page" not in found
    assert "reading sources" in found


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_old_pages_that_are_read_from_git_are_counted(tmp_path: Path) -> None:
    root = make_site(tmp_path, {"page": ":::{belief} A claim\n:credence: ~70%\n:::\n"})
    identity = (
        "-c",
        "user.name=Ada",
        "-c",
        "user.email=ada@example.org",
        "-c",
        "commit.gpgsign=false",
    )
    for words in (("init", "-q"), ("add", "."), (*identity, "commit", "-q", "-m", "Begin")):
        subprocess.run([shutil.which("git") or "", *words], cwd=root, check=True)  # noqa: S603
    found = seen("history", root)
    assert "Reading old pages" in found
    assert "1/2" in found
    assert found.endswith("\x1b[2K"), "nothing of it is left"


def test_an_interruption_is_quiet(tmp_path: Path) -> None:
    # A shell that runs tests in the background has them ignore what Ctrl-C sends; so it is put back.
    slow = (
        "def setup(app):\n"
        "    import signal, time\n"
        "    signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "    open('begun', 'w').close()\n"
        "    time.sleep(60)\n"
    )
    root = make_site(tmp_path, {}, slow)
    with subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "sphinx_beliefs", "check", str(root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=tmp_path,
    ) as running:
        for _attempt in range(600):
            if (tmp_path / "begun").exists():
                break
            time.sleep(0.05)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert (out.strip(), err.strip(), running.returncode) == (b"", b"", 130)
