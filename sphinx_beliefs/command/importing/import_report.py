"""What an import says: what would change, what stays as it is, and what is left out."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_beliefs.command.heard import shown_path
from sphinx_beliefs.command.speech import _, counted, translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx_beliefs.command.importing.import_plan import Changed, FilePlan, Plan
    from sphinx_beliefs.command.page_place import WantedLine
    from sphinx_beliefs.importing.belief_updates import Edit
    from sphinx_beliefs.importing.forecasts import Imported, LeftOut

#: The most lines of a file that are shown of what would change, unless all are asked for.
_MOST_LINES = 40

#: The lines that are shown around a change.
_AROUND = 3


def shown_name(path: Path) -> str:
    """A path as it is shown: from the current folder, with slashes."""
    return Path(shown_path(str(path))).as_posix()


# -- what would change -------------------------------------------------------------------


def preview(file: FilePlan, *, is_whole: bool) -> Iterator[str]:
    """The lines of a unified diff of a file, or the first of them."""
    lines = _difference(file)
    if is_whole:
        yield from lines
        return
    yield from islice(lines, _MOST_LINES)
    rest = sum(1 for _line in lines)
    if rest:
        yield counted(
            "… and {n} more line; --verbose shows it.",
            "… and {n} more lines; --verbose shows them.",
            rest,
        )


def _difference(file: FilePlan) -> Iterator[str]:
    name = shown_name(file.path)
    if file.before is None:
        yield from ("--- /dev/null", f"+++ b/{name}", f"@@ -0,0 +1,{len(file.after.lines)} @@")
        yield from (f"+{line}" for line in file.after.lines)
        return
    yield from (f"--- a/{name}", f"+++ b/{name}")
    before, shift = file.before.lines, 0
    for group in _hunks(file.edits):
        start = max(group[0].first - _AROUND, 0)
        end = min(group[-1].end + _AROUND, len(before))
        added = sum(len(edit.lines) for edit in group)
        removed = sum(edit.end - edit.first for edit in group)
        size = end - start
        grown = size + added - removed
        yield f"@@ -{start + 1},{size} +{start + shift + 1},{grown} @@"
        at = start
        for edit in group:
            yield from (f" {line}" for line in before[at : edit.first])
            yield from (f"-{line}" for line in before[edit.first : edit.end])
            yield from (f"+{line}" for line in edit.lines)
            at = edit.end
        yield from (f" {line}" for line in before[at:end])
        shift += added - removed


def _hunks(edits: Iterable[Edit]) -> list[list[Edit]]:
    """Edits that are shown together, since few lines are between them."""
    found: list[list[Edit]] = []
    for edit in sorted(edits, key=lambda edit: edit.first):
        if found and edit.first - found[-1][-1].end <= 2 * _AROUND:
            found[-1].append(edit)
        else:
            found.append([edit])
    return found


# -- in words ----------------------------------------------------------------------------


def summary(plan: Plan, imported: Imported, *, is_written: bool, is_verbose: bool) -> Iterator[str]:
    """Say what is new, what stays as it is, and what is left out."""
    for file in plan.files:
        yield from _of_file(file, is_written=is_written)
    if plan.as_before:
        yield counted(
            "{n} question is here already, with nothing new.",
            "{n} questions are here already, with nothing new.",
            plan.as_before,
        )
    if plan.unwanted:
        yield counted(
            "{n} question is left out: its source stands in a comment, or in no belief.",
            "{n} questions are left out: their sources stand in comments, or in no belief.",
            plan.unwanted,
        )
    if plan.there:
        yield counted(
            "{n} page is here already, and stays as it is: {names}.",
            "{n} pages are here already, and stay as they are: {names}.",
            len(plan.there),
            names=", ".join(plan.there),
        )
    if plan.refused:
        yield counted(
            "{n} page is left out, since no file can be made of its name: {names}.",
            "{n} pages are left out, since no file can be made of their names: {names}.",
            len(plan.refused),
            names=", ".join(map(repr, plan.refused)),
        )
    yield from _left(plan, is_verbose=is_verbose)
    yield from _left_out(imported.left_out, is_verbose=is_verbose)
    for remark in imported.remarks:
        yield remark.text(translated)
    if not plan.files:
        yield _("Nothing is to be written.")
    elif not is_written:
        yield _("Nothing is written yet; say --write to write this.")


def _of_file(file: FilePlan, *, is_written: bool) -> Iterator[str]:
    name = shown_name(file.path)
    if file.before is None and is_written:
        yield counted(
            "Wrote {path}, with {n} item.",
            "Wrote {path}, with {n} items.",
            len(file.added),
            path=name,
        )
        return
    if file.added:
        yield counted("{path}: {n} new item.", "{path}: {n} new items.", len(file.added), path=name)
    forecasts = sum(changed.update.forecasts for changed in file.changed)
    if forecasts:
        yield counted(
            "{path}: {n} new forecast on what is there.",
            "{path}: {n} new forecasts on what is there.",
            forecasts,
            path=name,
        )
    decided = sum(changed.update.is_decided for changed in file.changed)
    if decided:
        yield counted(
            "{path}: {n} belief has been decided.",
            "{path}: {n} beliefs have been decided.",
            decided,
            path=name,
        )


def _left(plan: Plan, *, is_verbose: bool) -> Iterator[str]:
    """Name the beliefs that their author has changed, or count them."""
    if not plan.left:
        return
    yield counted(
        "{n} belief has been edited by you since, and what you wrote stays as it is.",
        "{n} beliefs have been edited by you since, and what you wrote stays as it is.",
        len(plan.left),
    )
    withheld = sum(changed.update.withheld for _path, changed in plan.left)
    if withheld:
        yield counted(
            "{n} new forecast on what you edited is not added; --verbose says why.",
            "{n} new forecasts on what you edited are not added; --verbose says why.",
            withheld,
        )
    if not is_verbose:
        return
    for path, changed in plan.left:
        reasons = "; ".join(translated(kept.words) for kept in changed.update.kept)
        yield f"    {shown_name(path)}: {changed.question.title}: {reasons}"


def _left_out(left_out: Sequence[LeftOut], *, is_verbose: bool) -> Iterator[str]:
    """Count what is left out, by reason, and below it what is not taken of records that are; name
    each record if asked for.
    """
    whole, parts = _whole_and_parts(left_out)
    if whole:
        yield _("Left out:")
        yield from _by_reason(whole, is_verbose=is_verbose)
    if parts:
        yield _("Not taken as they are, of what is brought in:")
        yield from _by_reason(parts, is_verbose=is_verbose)


def _whole_and_parts(left_out: Iterable[LeftOut]) -> tuple[list[LeftOut], list[LeftOut]]:
    """The records that are left out, and the parts of others that are not taken as they are."""
    found: tuple[list[LeftOut], list[LeftOut]] = ([], [])
    for each in left_out:
        found[each.reason.is_of_a_part].append(each)
    return found


def _by_reason(left_out: Sequence[LeftOut], *, is_verbose: bool) -> Iterator[str]:
    for reason, count in Counter(each.reason for each in left_out).items():
        one, many = reason.words
        yield f"    {counted(one, many, count)}"
        if not is_verbose:
            continue
        for each in left_out:
            if each.reason is reason:
                place = ":".join(filter(None, [each.file, str(each.row or "")]))
                said = f" ({each.said})" if each.said else ""
                title = each.title or _("(no title)")
                yield f"        {place}: {title}{said}"


def toctree_hints(path_of: Callable[[str], Path], wanted: Sequence[WantedLine]) -> Iterator[str]:
    """Say which lines toctrees want."""
    of_page: dict[str, list[str]] = {}
    for line in wanted:
        of_page.setdefault(line.docname, []).append(line.entry)
    for docname, entries in of_page.items():
        yield counted(
            "No toctree finds the new page. Add this line to a toctree on {path}:",
            "No toctree finds the new pages. Add these lines to a toctree on {path}:",
            len(entries),
            path=shown_path(str(path_of(docname))),
        )
        yield from (f"    {entry}" for entry in entries)


# -- for programs ------------------------------------------------------------------------


def as_data(
    plan: Plan, imported: Imported, wanted: Sequence[WantedLine], *, is_written: bool
) -> dict[str, Any]:
    """The same for programs."""
    whole, parts = _whole_and_parts(imported.left_out)
    return {
        "written": is_written,
        "files": [
            {
                "path": shown_name(file.path),
                "is_new": file.before is None,
                "new": [{"source": each.source, "title": each.title} for each in file.added],
                "changed": [_changed_data(changed) for changed in file.changed],
            }
            for file in plan.files
        ],
        "as_before": plan.as_before,
        "pages_there": plan.there,
        "pages_refused": plan.refused,
        "unwanted": plan.unwanted,
        "left": [
            {
                "path": shown_name(path),
                "source": changed.question.source,
                "title": changed.question.title,
                "parts": [kept.value for kept in changed.update.kept],
            }
            for path, changed in plan.left
        ],
        "left_out": [_left_out_data(each) for each in whole],
        "not_taken_as_they_are": [_left_out_data(each) for each in parts],
        "remarks": [remark.text(translated) for remark in imported.remarks],
        "toctree_lines": [{"page": line.docname, "entry": line.entry} for line in wanted],
    }


def _left_out_data(left_out: LeftOut) -> dict[str, Any]:
    return {
        "reason": left_out.reason.value,
        "title": left_out.title,
        "file": left_out.file,
        "row": left_out.row,
        "said": left_out.said,
    }


def _changed_data(changed: Changed) -> dict[str, Any]:
    return {
        "source": changed.question.source,
        "title": changed.question.title,
        "forecasts": changed.update.forecasts,
        "is_decided": changed.update.is_decided,
    }
