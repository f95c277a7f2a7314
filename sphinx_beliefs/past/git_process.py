"""Git as a process: it reads what is committed, and nothing of a user's settings changes that."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from typing import IO, TYPE_CHECKING

from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.past.versions import NoHistory

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

#: Variables of git that say where its settings are; all others would lead it to another repository,
#: as in a hook, or change what it prints.
_KEPT = (
    *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_COUNT"),
    *("GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_", "GIT_CEILING_DIRECTORIES", "GIT_EXEC_PATH"),
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
)

#: Nothing is fetched, asked or locked, and messages are those that are looked for below.
_SET = {
    "LC_ALL": "C",
    "LANGUAGE": "C",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_PAGER": "cat",
    "GIT_TERMINAL_PROMPT": "0",
}

_OPTIONS = ("--no-pager", "-c", "core.fsmonitor=false", "-c", "log.showSignature=false")

#: The longest message of git that is shown, in characters.
_LONGEST = 200


def _environment() -> dict[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    return kept | _SET


def start_git(
    folder: Path, arguments: Sequence[str], *, stdin: int = subprocess.DEVNULL
) -> subprocess.Popen[bytes]:
    """Start git in a folder.

    Raises NoHistory if it is not installed, or cannot be started.
    """
    program = shutil.which("git")
    if program is None:
        raise NoHistory(N_("git is not installed here, so there is no history to be read."))
    try:
        return subprocess.Popen(  # noqa: S603 - no word of it is a stranger's
            [program, *_OPTIONS, *arguments],
            cwd=folder,
            env=_environment(),
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE if stdin == subprocess.DEVNULL else subprocess.DEVNULL,
        )
    except OSError as error:
        message = N_("git cannot be started: {error}")
        raise NoHistory(message, error=str(error)) from error


def ask_git(folder: Path, *arguments: str) -> bytes:
    """What git answers.

    Raises NoHistory with a sentence if it refuses.
    """
    process = start_git(folder, arguments)
    answer, said = process.communicate()
    if process.returncode:
        raise refusal(folder, said.decode("utf-8", "replace"))
    return answer


def refusal(folder: Path, said: str) -> NoHistory:
    """The sentence for what git said as it refused."""
    if "dubious ownership" in said or "safe.directory" in said:
        message = N_(
            "git does not read the repository of {folder}, since it belongs to another user; if "
            "you trust it, run git config --global --add safe.directory with its path."
        )
        return NoHistory(message, folder=str(folder))
    if "not a git repository" in said:
        message = N_("{folder} is not in a git repository, so there is no history to be read.")
        return NoHistory(message, folder=str(folder))
    if "promisor" in said or "lazy fetch" in said or "could not fetch" in said:
        message = N_(
            "The repository of {folder} is a partial clone without the folders of old commits; "
            "fetch them with git fetch --refetch --filter=blob:none, or clone it anew."
        )
        return NoHistory(message, folder=str(folder))
    lines = [line for line in said.splitlines() if line.strip()]
    message = N_("git cannot read the history of {folder}: {error}")
    error = (lines or ["?"])[0].removeprefix("fatal: ").strip()
    return NoHistory(message, folder=str(folder), error=error[:_LONGEST])


class Blobs:
    """The contents of files by their hashes, read by one process of git."""

    #: The size from which a file is not a page that people write, in bytes.
    largest = 2_000_000

    def __init__(self, folder: Path, hashes: Sequence[str]) -> None:
        self._folder = folder
        self._hashes = hashes

    def __iter__(self) -> Iterator[tuple[str, bytes | None]]:
        """Each hash with the contents; None for a file that is not there, empty for one too large.

        Raises NoHistory if git ends before the last.
        """
        done = 0
        for answered in self._answers(self._hashes):
            yield answered
            done += 1
        rest = self._hashes[done:]
        if not rest:
            return
        # In a partial clone, git before 2.44 ends at a file that it may not fetch.
        here = self._present()
        yield from ((each, None) for each in rest if each not in here)
        rest = [each for each in rest if each in here]
        done = 0
        for answered in self._answers(rest):
            yield answered
            done += 1
        if done < len(rest):
            raise refusal(self._folder, "cat-file")

    def _answers(self, hashes: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """Each hash with the contents, up to one at which git ends."""
        process = start_git(self._folder, ["cat-file", "--batch"], stdin=subprocess.PIPE)
        with process:
            asked, answers = process.stdin, process.stdout
            if asked is None or answers is None:
                return
            try:
                for each in hashes:
                    try:
                        asked.write(each.encode() + b"\n")
                        asked.flush()
                        head = answers.readline()
                    except OSError:  # it has ended
                        return
                    if not head:
                        return
                    yield each, self._answer(head, answers)
            finally:
                process.kill()
                with suppress(OSError):
                    asked.close()

    def _present(self) -> set[str]:
        """The hashes of all that is in the repository itself."""
        words = ("--batch-all-objects", "--unordered", "--batch-check=%(objectname)")
        return set(ask_git(self._folder, "cat-file", *words).decode().split())

    def _answer(self, head: bytes, answers: IO[bytes]) -> bytes | None:
        words = head.split()
        if len(words) < 3 or not words[-1].isdigit():
            return None
        size = int(words[-1])
        if size > self.largest:
            _skip(answers, size + 1)
            return b""
        return answers.read(size + 1)[:size] if words[-2] == b"blob" else _skip(answers, size + 1)


def _skip(answers: IO[bytes], size: int) -> bytes:
    """Read over an answer."""
    while size > 0 and (part := answers.read(min(size, 1 << 20))):
        size -= len(part)
    return b""
