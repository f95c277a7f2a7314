"""The changes of beliefs as a table for people, and as JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, assert_never

from sphinx_beliefs.command.histories.belief_changes import BeliefChange, ChangeKind
from sphinx_beliefs.command.speech import _
from sphinx_beliefs.command.tables import TextColumn, Words, aligned, fits, is_narrow
from sphinx_beliefs.model.notation.credence import NO_CREDENCE, Credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.records.items import Resolution

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.command.tables import TextCell
    from sphinx_beliefs.model.past.versions import Version

#: The length to which the hash of a commit is shown.
_SHORT = 9

#: The least width of a terminal for a table, in columns. On others, each change is a block.
_FOR_TABLE = 120

#: The names of the fields of a change in JSON, with what each holds. The manual shows them.
JSON_FIELDS = {
    "name": "the name of the belief, or the one that its claim gives",
    "kind": "`new`, `changed`, `removed`, or `back`: it was removed, and is there again",
    "date": "the day on which the author of the commit wrote it, such as `2026-05-01`",
    "author": "their name, by the mailmap of the repository",
    "commit": "the whole hash of the commit",
    "path": "the file, from the top of the repository",
    "changed": "what changed: some of `claim`, `credence`, `resolution`, `resolve_by`, `criteria`",
    "claim": "the claim as plain text",
    "credence": "the credence as it was written; null if there is none",
    "low": "the percentage that it states, or the lower end; null if it states none",
    "high": "the same, or the upper end",
    "resolution": "the outcome; null if it was open",
    "resolve_by": "the date by which it was to be decided; null if there was none",
    "was": "the values before, of what changed; the criteria are not among them",
    "stated": "the commit of the last credence, if the claim was edited after it; else null",
}


def as_json(changes: Sequence[BeliefChange]) -> str:
    """A list of objects with ``JSON_FIELDS``."""
    return json.dumps([_object(change) for change in changes], indent=2, ensure_ascii=False)


def _object(change: BeliefChange) -> dict[str, Any]:
    version = change.version
    credence = version.credence
    is_stated = credence is not None and credence.is_stated
    return {
        "name": change.name,
        "kind": change.kind.value,
        "date": version.day.isoformat(),
        "author": version.author,
        "commit": version.commit,
        "path": version.path,
        "changed": list(change.fields),
        "claim": version.claim,
        "credence": _plain(credence),
        "low": float(credence.low) if is_stated and credence and credence.low is not None else None,
        "high": (
            float(credence.high) if is_stated and credence and credence.high is not None else None
        ),
        "resolution": _plain(version.resolution),
        "resolve_by": _plain(version.resolve_by),
        "was": {
            field: _plain(getattr(change.before, field))
            for field in change.fields
            if change.before is not None and field != "criteria"
        },
        "stated": change.stated.commit if change.stated is not None else None,
    }


def _plain(value: object) -> str | None:
    match value:
        case Credence():
            return value.text
        case Date():
            return value.iso or value.text or None
        case Resolution():
            return value.value
        case str():
            return value
        case _:
            return None


def as_text(
    changes: Sequence[BeliefChange], *, is_coloured: bool, has_names: bool, prefix: str = ""
) -> str:
    """A table with a row for each change; ``has_names`` is false for those of one belief. Paths are
    shown without the ``prefix`` of the site. On a narrow terminal, each change is a block.
    """
    if is_narrow(_FOR_TABLE):
        blocks = [
            _block(change, prefix, has_names=has_names, is_coloured=is_coloured)
            for change in changes
        ]
        return "\n".join(blocks)
    columns = [TextColumn(_("Date"), wraps=False)]
    if has_names:
        columns.append(TextColumn(_("Belief")))
    columns += [
        TextColumn(_("What changed"), is_main=True),
        TextColumn(_("Author")),
        TextColumn(_("Commit"), wraps=False),
        TextColumn(_("Page")),
    ]
    rows = [_row(change, prefix, has_names=has_names) for change in changes]
    return aligned(columns, rows, is_coloured=is_coloured)


def _row(change: BeliefChange, prefix: str, *, has_names: bool) -> list[TextCell]:
    version = change.version
    cells: list[TextCell] = [(Words(version.day.isoformat()),)]
    if has_names:
        cells.append((Words(change.name, "bold"),))
    return [
        *cells,
        tuple(_words(change)),
        (Words(version.author),),
        (Words(version.commit[:_SHORT], "yellow"),),
        (Words(version.path.removeprefix(prefix)),),
    ]


def _block(change: BeliefChange, prefix: str, *, has_names: bool, is_coloured: bool) -> str:
    """A change in lines of its own: when, of which belief and by whom, and below what it was."""
    row = _row(change, prefix, has_names=has_names)
    what = row.pop(1 + has_names)
    # The name and the path are the longest, and what changed is worth the most.
    for count in (len(row), len(row) - 1, len(row) - 2, 1):
        columns = [TextColumn("", wraps=False)] * count
        head = aligned(
            columns, [row[:count]], is_coloured=is_coloured, has_heads=False, is_wrapped=False
        )
        if fits(head):
            break
    columns = [TextColumn("", wraps=False, width=2), TextColumn("", is_main=True)]
    body = aligned(columns, [[(Words(""),), what]], is_coloured=is_coloured, has_heads=False)
    return f"{head}\n{body}"


def _words(change: BeliefChange) -> Iterator[Words]:
    """What changed, one thing in a line."""
    lines = [_kind(change.kind)]
    is_first = change.kind in {ChangeKind.NEW, ChangeKind.BACK}
    fields = ("credence", "resolution", "resolve_by") if is_first else change.fields
    before = None if is_first else change.before
    lines += [Words(_line(field, before, change.version)) for field in fields]
    if change.stated is not None:
        message = _("edited after the credence of {date} was stated; does it still hold?")
        text = message.format(date=change.stated.day.isoformat())
        lines.append(Words(text, "bold yellow"))
    lines = [words for words in lines if words.text]
    for number, words in enumerate(lines):
        yield words._replace(text=words.text + "\n" * (number < len(lines) - 1))


def _kind(kind: ChangeKind) -> Words:
    """What has become of the belief itself; empty if it was there before and still is."""
    match kind:
        case ChangeKind.REMOVED:
            return Words(_("removed"), "red")
        case ChangeKind.NEW:
            return Words(_("new"), "green")
        case ChangeKind.BACK:
            return Words(_("back"), "green")
        case ChangeKind.CHANGED:
            return Words("")
    assert_never(kind)


def _line(field: str, before: Version | None, after: Version) -> str:
    """The change of a field, as from → to, under the name of its option."""
    option = field.replace("_", "-")
    if field == "criteria" and before is not None:
        message = _("{option}: edited") if after.criteria else _("{option}: removed")
        return (message if before.criteria else _("{option}: added")).format(option=option)
    new = _plain(getattr(after, field))
    if before is None:
        return f"{option}: {new}" if new else ""
    old = _plain(getattr(before, field))
    return f"{option}: {old or NO_CREDENCE} → {new or NO_CREDENCE}"
