"""Builds of a site, each in a process of its own that can be killed while it writes.

Run as a program, this file is the server behind ``Builds``: it has imported Sphinx and MyST
before the first build is asked for, and forks for each.
"""

from __future__ import annotations

import atexit
import contextlib
import dataclasses
import datetime
import errno
import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import warnings
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

#: What stands in the log of a build that failed because it was to fail.
MEANT = "this failure is meant"


class Harm(StrEnum):
    """What comes over a build when it is about to write a file."""

    KILL = "kill"
    """It is killed, with all processes that it started."""

    CUT = "cut"
    """It is killed between opening the file, which is left empty, and writing."""

    FAIL = "fail"
    """An error that nobody expects, as of a template or another extension."""

    REFUSE = "refuse"
    """The system does not let it write that file; Sphinx leaves a page as it is, and goes on."""


@dataclasses.dataclass(frozen=True, kw_only=True)
class Build:
    """One run of sphinx-build.

    ``harm_at`` counts the files that one process opens for writing, from 0 on: there it comes to
    harm. ``kill_after`` is in seconds. ``day`` is the day by the clock.
    """

    source: str
    out: str
    doctrees: str
    day: str
    builder: str = "html"
    jobs: int = 1
    only: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    harm_at: int | None = None
    harm: str = Harm.KILL
    kill_after: float | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Outcome:
    """How a build ended, and what it said."""

    code: int
    log: str

    @property
    def was_killed(self) -> bool:
        """Whether it came to the place where it was to be killed."""
        return self.code == -signal.SIGKILL

    @property
    def is_meant(self) -> bool:
        """Whether it came to the place where it was to fail."""
        return MEANT in self.log


class Builds:
    """Asks the server for builds, one after the other."""

    def __init__(self, hash_seed: int = 0) -> None:
        self._server = subprocess.Popen(  # noqa: S603
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONHASHSEED": str(hash_seed)},
        )
        atexit.register(self.close)

    def run(self, build: Build) -> Outcome:
        """Run a build to its end, or until it is killed."""
        assert self._server.stdin is not None
        assert self._server.stdout is not None
        self._server.stdin.write(json.dumps(dataclasses.asdict(build)) + "\n")
        self._server.stdin.flush()
        return Outcome(**json.loads(self._server.stdout.readline()))

    def close(self) -> None:
        """Stop the server."""
        self._server.communicate()


# -- the server ------------------------------------------------------------------------


def serve() -> None:
    """Run one build for each line of standard input, and answer each with a line."""
    # As in pyproject.toml, which pytest reads: MyST asks for what Sphinx 9 deprecates.
    warnings.filterwarnings("ignore", r"'myst_parser\..*' is deprecated", PendingDeprecationWarning)
    with tempfile.TemporaryDirectory() as folder:
        # Where Sphinx leaves a log for each build that fails.
        tempfile.tempdir = folder
        for name in _modules_of_a_build(Path(folder)):
            with contextlib.suppress(ImportError):
                importlib.import_module(name)
        log = Path(folder) / "log"
        for line in sys.stdin:
            build = Build(**json.loads(line))
            code = _fork(build, log)
            text = log.read_text(encoding="utf-8", errors="replace")
            print(json.dumps({"code": code, "log": text}), flush=True)  # noqa: T201


def _modules_of_a_build(folder: Path) -> list[str]:
    """What a build imports.

    It is found out in another process, since a build registers directives with docutils, and
    the next build in that process would find them taken.
    """
    (folder / "conf.py").write_text("extensions = ['myst_parser', 'sphinx_beliefs']\n")
    (folder / "index.md").write_text("# Title\n\n```{belief} Claim\n```\n")
    names = folder / "modules.json"
    code = (
        "import json, sys; from pathlib import Path; from sphinx.cmd.build import build_main; "
        "[build_main(['-Q', '-b', name, sys.argv[1], sys.argv[1] + '/' + name]) "
        "for name in ('html', 'text')]; "
        "Path(sys.argv[2]).write_text(json.dumps(sorted(set(sys.modules) - {'__main__'})))"
    )
    subprocess.run([sys.executable, "-c", code, folder, names], check=True)  # noqa: S603
    loaded: list[str] = json.loads(names.read_text())
    return loaded


def _fork(build: Build, log: Path) -> int:
    """The exit code of a build; negative is the signal that ended it."""
    child = os.fork()
    if not child:
        _build(build, log)
    if build.kill_after is not None:
        time.sleep(build.kill_after)
        # It may have ended by itself, or not yet have become a group.
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _build(build: Build, log: Path) -> NoReturn:
    os.setsid()
    # A build is short, and what the server has loaded is shared as long as nobody counts it.
    gc.disable()
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(file, 1)
    os.dup2(file, 2)
    code = 99
    try:
        if build.harm_at is not None:
            sys.addaudithook(_Harmer(build, build.harm_at))
        from sphinx.cmd.build import build_main

        midnight = datetime.datetime.fromisoformat(build.day).replace(tzinfo=datetime.UTC)
        os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
        how = ["-N", "-q", "-b", build.builder, "-j", str(build.jobs), "-d", build.doctrees]
        code = build_main([*how, *build.options, build.source, build.out, *build.only])
    except BaseException:  # noqa: BLE001
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


class _Harmer:
    """Lets a process come to harm when it is about to write its nth file."""

    def __init__(self, build: Build, harm_at: int) -> None:
        self.folders = (build.out, build.doctrees)
        self.left = harm_at
        self.harm = build.harm
        self.is_over = False

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if event != "open" or self.is_over or not isinstance(args[2], int):
            return
        path = os.fsdecode(args[0]) if isinstance(args[0], str | bytes | os.PathLike) else ""
        if not args[2] & (os.O_WRONLY | os.O_RDWR) or not path.startswith(self.folders):
            return
        self.left -= 1
        if self.left < 0:
            self.is_over = True
            if self.harm == Harm.FAIL:
                raise RuntimeError(MEANT)
            if self.harm == Harm.REFUSE:
                raise PermissionError(errno.EACCES, MEANT, path)
            if self.harm == Harm.CUT:
                os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
            os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    serve()
