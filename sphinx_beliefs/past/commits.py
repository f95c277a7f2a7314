"""The commits of a repository, the oldest first, and the files that each of them changes."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.past.versions import NoHistory
from sphinx_beliefs.past.git_process import ask_git

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What begins a commit in the log, and what stands between its parts.
_BEGIN, _PART = "\x01", "\x02"

#: The words of a change: two modes, two hashes, the status.
_WORDS = 5

#: Hash, parents, author's date as seconds and zone, author by the mailmap.
_FORMAT = "%x01%H%x02%P%x02%ad%x02%aN"

#: The kinds of files that are pages; links and other repositories are not.
_REGULAR = frozenset({"100644", "100755", "100664"})

_FIRST_DAY = datetime.date(1970, 1, 1)
_DAY_SECONDS = 86_400
#: The largest distance from UTC that a zone can have, in minutes.
_FARTHEST = 24 * 60


class Repository(NamedTuple):
    """A repository of git: the folder that was asked about, the path from its top to that folder
    (empty, or with a slash at its end), the folder that all work trees share, the commit that is
    checked out, and the state on which the history depends besides that commit.
    """

    folder: Path
    prefix: str
    common: Path
    head: str
    is_shallow: bool
    state: bytes


class Change(NamedTuple):
    """A file that a commit has changed, with the hash of what is in it now; None if it is gone, or
    not a regular file.
    """

    path: str
    blob: str | None


class Commit(NamedTuple):
    """A commit with its changes since its first parent."""

    hash: str
    parents: tuple[str, ...]
    day: datetime.date
    author: str
    changes: tuple[Change, ...]


def find_repository(folder: Path) -> Repository:
    """Find the repository that a folder is in.

    Raises NoHistory if there is none with a commit, or git refuses to read it.
    """
    words = ("--show-prefix", "--git-common-dir", "--is-shallow-repository")
    answer = ask_git(folder, "rev-parse", *words).decode("utf-8", "surrogateescape")
    prefix, common, shallow = answer.split("\n")[:3]
    shared = folder / common
    return Repository(
        folder=folder,
        prefix=prefix,
        common=shared,
        head=_head_of(folder),
        is_shallow=shallow == "true",
        state=b"\0".join([_bytes_of(shared / "shallow"), *_mailmaps(folder, prefix)]),
    )


def _head_of(folder: Path) -> str:
    try:
        return ask_git(folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").decode().strip()
    except NoHistory as error:
        message = N_("The repository of {folder} has no commit yet, so there is no history.")
        raise NoHistory(message, folder=str(folder)) from error


def _mailmaps(folder: Path, prefix: str) -> Iterator[bytes]:
    """What decides the names of authors besides the commits."""
    top = folder.joinpath(*[".."] * prefix.count("/"))
    yield _bytes_of(top / ".mailmap")
    try:
        settings = ask_git(folder, "config", "--null", "--get-regexp", r"^(mailmap|log\.mailmap)")
    except NoHistory:
        return  # there are none
    yield settings
    for setting in settings.decode("utf-8", "surrogateescape").split("\0"):
        key, _line, path = setting.partition("\n")
        if key == "mailmap.file":
            yield _bytes_of(top / Path(path).expanduser())


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def commits_of(repository: Repository, suffixes: Sequence[str]) -> list[Commit]:
    """The commits that lead to the one checked out, each after its parents, and otherwise in the
    order of their authors' dates; of commits without a change in files of these endings, only
    merges are there.
    """
    answer = ask_git(
        repository.folder,
        "log",
        *("--author-date-order", "--reverse", "--full-history", "--parents"),
        *("--raw", "-z", "--no-abbrev", "--no-renames", "--root", "--diff-merges=first-parent"),
        *("--no-ext-diff", "--no-notes", "--no-color", "--no-decorate", "--encoding=UTF-8"),
        *("--date=raw", f"--format={_FORMAT}", "--end-of-options", repository.head),
        *("--", *(f":(top,glob)**/*{_escaped(suffix)}" for suffix in suffixes)),
    )
    return list(_commits(answer.decode("utf-8", "surrogateescape")))


def _escaped(suffix: str) -> str:
    return "".join(f"\\{char}" if char in "*?[]\\" else char for char in suffix)


def _commits(log: str) -> Iterator[Commit]:
    """The commits of a log. Each field of it ends with a zero: a commit, or a change in the raw
    format, ``:modes hashes status``, after which the path follows.
    """
    head: list[str] = []
    changes: list[Change] = []
    fields = iter(log.split("\0"))
    for field in fields:
        if field.startswith(_BEGIN):
            if head:
                yield _commit(head, changes)
            head, changes = field.removeprefix(_BEGIN).split(_PART, 3), []
        elif (words := field.split()) and len(words) == _WORDS:
            changes.append(Change(next(fields, ""), words[3] if words[1] in _REGULAR else None))
    if head:
        yield _commit(head, changes)


def _commit(head: list[str], changes: list[Change]) -> Commit:
    name, parents, date, author = head
    return Commit(
        hash=name,
        parents=tuple(parents.split()),
        day=day_of(date),
        author=" ".join(
            author.encode("utf-8", "surrogateescape").decode("utf-8", "replace").split()
        ),
        changes=tuple(changes),
    )


def day_of(raw: str) -> datetime.date:
    """The day of a date of git, ``SECONDS +0100``, in its own zone; dates that no calendar has are
    the nearest that it has.
    """
    seconds, _space, zone = raw.partition(" ")
    sign = -1 if zone.startswith("-") else 1
    digits = zone.lstrip("+-")
    minutes = int(digits[:-2] or 0) * 60 + int(digits[-2:]) if digits.isdecimal() else 0
    offset = sign * min(minutes, _FARTHEST) * 60
    whole = int(seconds) if seconds.lstrip("-").isdecimal() else 0
    ordinal = _FIRST_DAY.toordinal() + (whole + offset) // _DAY_SECONDS
    return datetime.date.fromordinal(
        min(max(ordinal, datetime.date.min.toordinal()), datetime.date.max.toordinal())
    )


def paths_at(repository: Repository) -> set[str]:
    """The paths of all files in the commit that is checked out."""
    answer = ask_git(
        repository.folder, "ls-tree", "-r", "-z", "--full-tree", "--name-only", repository.head
    )
    return set(answer.decode("utf-8", "surrogateescape").split("\0"))
