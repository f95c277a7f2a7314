"""A repository of git that a test makes, commit by commit, whatever the settings of its user."""

from __future__ import annotations

import os
import shutil
import subprocess
from textwrap import dedent
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_beliefs.model.past.versions import History

#: What decides how git behaves, with no settings of a user and no signing.
ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_COMMITTER_NAME": "Committer",
    "GIT_COMMITTER_EMAIL": "committer@example.org",
    "GIT_COMMITTER_DATE": "2026-06-01T12:00:00+0000",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "LC_ALL": "C",
}


class Repository:
    """A repository in a folder, whose work tree is the site."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main", *options)

    def git(self, *words: str, **variables: str) -> str:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(  # noqa: S603
            [shutil.which("git") or "git", *words],
            cwd=self.folder,
            env=kept | ENVIRONMENT | {"GIT_AUTHOR_NAME": "Ada"} | variables,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def write(self, path: str, text: str | bytes) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())

    def commit(
        self, day: str, pages: dict[str, str | bytes | None] | None = None, author: str = "Ada"
    ) -> str:
        """Commit pages (None: it is removed) on a day, such as 2025-01-31 or with a time; its hash."""
        for path, text in (pages or {}).items():
            if text is None:
                (self.folder / path).unlink()
            else:
                self.write(path, text)
        self.git("add", "--all")
        return self.record(day, author)

    def record(self, day: str, author: str = "Ada") -> str:
        date = day if "T" in day or day.startswith("@") else f"{day}T12:00:00+0000"
        words = ("commit", "--quiet", "--allow-empty", "--message", "Change")
        self.git(*words, GIT_AUTHOR_NAME=author, GIT_AUTHOR_DATE=date)
        return self.head

    @property
    def head(self) -> str:
        return self.git("rev-parse", "HEAD").strip()


def belief(claim: str, *options: str, name: str = "") -> str:
    """A belief in Markdown: options are lines such as ``credence: 70%``."""
    lines = [f":name: {name}"] if name else []
    lines += [f":{option}" for option in options]
    return "\n".join([f":::{{belief}} {claim}", *lines, "", "Why.", ":::", "", ""])


def rst_belief(claim: str, *options: str, name: str = "") -> str:
    lines = [f"   :name: {name}"] if name else []
    lines += [f"   :{option}" for option in options]
    return "\n".join([f".. belief:: {claim}", *lines, "", "   Why.", "", ""])


def told(history: History, name: str, *fields: str) -> list[tuple[str, ...]]:
    """The versions of a belief: the day, and the fields asked for, as texts."""
    found = []
    for version in history.of(name):
        row = [version.day.isoformat()]
        for field in fields:
            value = getattr(version, field)
            shown = getattr(value, "text", None) or getattr(value, "value", None)
            row.append(str(shown or getattr(value, "iso", None) or value or ""))
        found.append(tuple(row) if not version.is_gone else (row[0], "gone"))
    return found
