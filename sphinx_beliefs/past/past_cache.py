"""What was read of a repository, kept in its own folder of git for the next time.

There are two files for each set of rules: the histories at a commit, and the beliefs of each file
that was ever committed. A file that is damaged, or of another version, counts as not there. Each is
replaced whole, so that processes at work at the same time do not disturb each other.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import msgpack

from sphinx_beliefs.model.past.versions import History
from sphinx_beliefs.past.old_pages import OldBelief

if TYPE_CHECKING:
    from sphinx_beliefs.past.commits import Repository
    from sphinx_beliefs.past.page_rules import PageRules

#: To be raised when pages are read in another way, or something else is kept.
_VERSION = 5

_FOLDER = "sphinx-beliefs"
_MAGIC = b"sphinx-beliefs past "
_DIGEST = 16

#: The most files that are kept; those used longest ago go first.
_MOST_FILES = 8


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A history, and the state of the repository that it was read from."""

    state: bytes
    history: History


class PastCache:
    """What is kept of a repository for a set of rules."""

    def __init__(self, repository: Repository, rules: PageRules) -> None:
        key = hashlib.blake2b(digest_size=8)
        key.update(f"{_VERSION} {rules.digest} {repository.prefix}".encode("utf-8", "replace"))
        self._folder = repository.common / _FOLDER
        self._history_file = self._folder / f"history-{key.hexdigest()}"
        self._pages_file = self._folder / f"pages-{key.hexdigest()}"
        state = f"{repository.head} {repository.is_shallow} ".encode()
        self._state = hashlib.blake2b(state + repository.state, digest_size=_DIGEST).digest()

    def history(self) -> History | None:
        """The history at the commit that is checked out."""
        kept = _read(self._history_file, _Kept)
        return kept.history if kept is not None and kept.state == self._state else None

    def keep_history(self, history: History) -> None:
        """Keep a history."""
        _write(self._history_file, _Kept(state=self._state, history=history))

    def pages(self) -> dict[str, tuple[OldBelief, ...]]:
        """The beliefs in each file, by the hash of what is in it."""
        return _read(self._pages_file, dict[str, tuple[OldBelief, ...]]) or {}

    def keep_pages(self, pages: dict[str, tuple[OldBelief, ...]]) -> None:
        """Keep the beliefs of files."""
        _write(self._pages_file, pages)
        self._tidy()

    def _tidy(self) -> None:
        """Remove what was used longest ago."""
        with suppress(OSError):
            files = [path for path in self._folder.iterdir() if path.is_file()]
            files.sort(key=lambda path: path.stat().st_mtime, reverse=True)
            for path in files[_MOST_FILES:]:
                path.unlink(missing_ok=True)


def _read(path: Path, kind: Any) -> Any:
    """What is kept in a file; None if it is not there, or not as it was written."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    head, body = data[: len(_MAGIC) + _DIGEST], data[len(_MAGIC) + _DIGEST :]
    if head != _MAGIC + hashlib.blake2b(body, digest_size=_DIGEST).digest():
        return None
    try:
        return msgpack.decode(body, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _write(path: Path, value: object) -> None:
    """Write a file whole, or not at all; where nothing can be written, nothing is kept."""
    try:
        body = msgpack.encode(value)
        path.parent.mkdir(exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as made:
            new = Path(made.name)
            try:
                made.write(_MAGIC + hashlib.blake2b(body, digest_size=_DIGEST).digest() + body)
                made.close()
                new.replace(path)
            except BaseException:
                made.close()
                with suppress(OSError):
                    new.unlink()
                raise
    except (OSError, UnicodeEncodeError):
        return
