"""Puts new credences and outcomes into the text of pages, and nothing else.

There may be several places where a credence could stand, so each change is tried: the page is read
again, and has to say what was meant, and all else as before.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from sphinx_beliefs.command.converting.page_reader import PageReader, plain_record
from sphinx_beliefs.command.converting.source_file import Replacement, read_source, replaced
from sphinx_beliefs.command.histories.log_places import has_directives, in_log, new_log
from sphinx_beliefs.command.histories.log_writing import FilledPage
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.problem import N_
from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.logs import CredenceLog, LogEntry

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.command.converting.source_file import SourceFile
    from sphinx_beliefs.command.converting.written_page import WrittenItem, WrittenPage
    from sphinx_beliefs.command.repairing.repair_plan import Repair
    from sphinx_beliefs.command.site_reader import SiteApp
    from sphinx_beliefs.model.message import Message
    from sphinx_beliefs.model.site.site import Site


class LeftBelief(NamedTuple):
    """A belief that stays as it is, and the reason."""

    belief: Belief
    reason: Message


@dataclass(kw_only=True)
class Repaired:
    """The pages that would change, what is repaired on them, and what is left."""

    pages: list[FilledPage] = field(default_factory=list)
    done: list[Repair] = field(default_factory=list)
    left: list[LeftBelief] = field(default_factory=list)


class PageRepairer:
    """Repairs pages of a site that has been read with a reader."""

    def __init__(self, reader: PageReader, site: Site, today: datetime.date, reason: str) -> None:
        """Keep the day and the ``reason`` of new entries in logs; ``{before}`` in it stands for the
        credence before.
        """
        self._reader = reader
        self._site = site
        self._today = today
        self._reason = reason
        self._repaired = Repaired()

    def repair(self, repairs: Sequence[Repair]) -> Repaired:
        """Make all changes that can be made, each for itself."""
        by_page: dict[str, list[Repair]] = {}
        for repair in repairs:
            by_page.setdefault(repair.belief.docname, []).append(repair)
        for docname, there in sorted(by_page.items()):
            self._repair_page(docname, there)
        return self._repaired

    def _repair_page(self, docname: str, repairs: Sequence[Repair]) -> None:
        path = Path(self._app.env.doc2path(docname))
        try:
            before = read_source(path, self._app.config.source_encoding)
        except (UnicodeDecodeError, OSError):
            self._leave(repairs, N_("its page cannot be read in the encoding of the site"))
            return
        if path.suffix == ".ipynb":
            self._leave(repairs, N_("its page is a notebook"))
            return
        after = before
        count = 0
        for repair in repairs:
            log = self._site.logbook.log_of(repair.belief)
            if repair.credence and log is not None and log.docname != docname:
                self._leave([repair], N_("its log stands on another page"))
                continue
            changed = self._with(docname, after, repair)
            if changed is None:
                self._leave([repair], N_("it cannot be written on its page"))
            else:
                after, count = changed, count + 1
                self._repaired.done.append(repair)
        if after != before:
            page = FilledPage(path=path, before=before, after=after, entries=count)
            self._repaired.pages.append(page)

    @property
    def _app(self) -> SiteApp:
        return self._reader.app

    def _leave(self, repairs: Sequence[Repair], reason: Message) -> None:
        self._repaired.left += [LeftBelief(repair.belief, reason) for repair in repairs]

    def _with(self, docname: str, file: SourceFile, repair: Repair) -> SourceFile | None:
        """A file with a repair; None if nothing that was tried says what is meant."""
        page, said = self._read(docname, file)
        item = next(
            (
                item
                for item in page.items
                if item.kind is Kind.BELIEF
                and item.anchor == repair.belief.anchor
                and not item.source
            ),
            None,
        )
        old = said.beliefs.get(repair.belief.anchor)
        if item is None or old is None:
            return None
        wanted = _wanted(old, repair)
        entries = self._entries(repair)
        for changes in self._changes(file, page, item, repair, entries):
            after = replaced(file, changes)
            _page, found = self._read(docname, after)
            if found.is_like(said, old, wanted, entries):
                return after
        return None

    def _entries(self, repair: Repair) -> list[LogEntry]:
        """The entries that the log of a belief on the same page is to have besides."""
        if not repair.credence:
            return []
        credence, _problem = parse_credence(repair.credence)
        before = repair.belief.credence
        reason = self._reason.format(before=before.percentages if before is not None else "")
        day = self._today
        date = Date(year=day.year, month=day.month, day=day.day)
        return [LogEntry(date=date, credence=credence, reason=reason)]

    def _changes(
        self,
        file: SourceFile,
        page: WrittenPage,
        item: WrittenItem,
        repair: Repair,
        entries: Sequence[LogEntry],
    ) -> Iterator[list[Replacement]]:
        """The changes to try, the likeliest first."""
        logged = self._log_changes(file, page, item, repair, entries) if entries else []
        if repair.credence:
            written = item.options.get("credence", "")
            firsts = _credence_places(file.lines, item, written, repair.credence)
        else:
            firsts = _option_places(file.lines, item, _outcome_lines(repair))
        for first in firsts:
            yield [first, *logged]

    def _log_changes(
        self,
        file: SourceFile,
        page: WrittenPage,
        item: WrittenItem,
        repair: Repair,
        entries: Sequence[LogEntry],
    ) -> list[Replacement]:
        log = next(
            (
                record
                for record in self._records(repair.belief.docname)
                if isinstance(record, CredenceLog)
                and (record.belief_anchor or record.belief)
                in {repair.belief.anchor, repair.belief.name}
            ),
            None,
        )
        if log is not None and log.entries:
            return in_log(file.lines, log, entries) or []
        as_directive = has_directives(file.lines, page)
        made = new_log(file.lines, item, entries, is_rst=page.is_rst, as_directive=as_directive)
        return [] if made is None else [made]

    def _records(self, docname: str) -> Sequence[Any]:
        return beliefs_domain(self._app.env).store.records(docname)

    def _read(self, docname: str, file: SourceFile) -> tuple[WrittenPage, _Said]:
        page = self._reader.read(docname, file.lines)
        records = list(self._records(docname))
        return page, _Said(records, Counter(page.warnings))


class _Said:
    """What a page says: beliefs by anchor, the lines of logs, all else, and its warnings."""

    def __init__(self, records: Sequence[Any], warnings: Counter[str]) -> None:
        self.warnings = warnings
        self.beliefs = {one.anchor: one for one in records if isinstance(one, Belief)}
        self.logged = Counter(
            (log.belief_anchor or log.belief, entry.date.iso, entry.credence.text)
            for log in records
            if isinstance(log, CredenceLog)
            for entry in log.entries
        )
        self.plain = [plain_record(one) for one in records if not isinstance(one, CredenceLog)]

    def is_like(self, before: _Said, old: Belief, new: Belief, entries: Sequence[LogEntry]) -> bool:
        """Return whether a page says the same as before, but for one belief and its new entries."""
        was, is_now = plain_record(old), plain_record(new)
        expected = [is_now if one == was else one for one in before.plain]
        owners = {old.anchor, old.name}
        more = self.logged - before.logged
        added = Counter((date, text) for _owner, date, text in more.elements())
        wanted = Counter((entry.date.iso, entry.credence.text) for entry in entries)
        return (
            self.plain == expected
            and not before.logged - self.logged
            and added == wanted
            and all(owner in owners for owner, _date, _text in more)
            and self.warnings <= before.warnings
        )


def _wanted(old: Belief, repair: Repair) -> Belief:
    """The belief that a page is to have."""
    if repair.credence:
        credence, _problem = parse_credence(repair.credence)
        return replace(old, credence=credence)
    return replace(old, resolution=repair.resolution, resolved=repair.resolved)


def _credence_places(
    lines: Sequence[str], item: WrittenItem, written: str, new: str
) -> Iterator[Replacement]:
    """Each place in an item where its credence may stand, with the new one."""
    if not written:
        return
    option = re.compile(rf"([ \t]*:?credence:[ \t]+){re.escape(written)}([ \t]*)", re.IGNORECASE)
    for number in range(item.first, min(item.end, len(lines))):
        match = option.fullmatch(lines[number])
        if match is not None:
            yield Replacement(number, number + 1, [f"{match[1]}{new}{match[2]}"])
    if item.is_entry:
        for number in range(item.first, min(item.end, len(lines))):
            for at in _occurrences(lines[number], written):
                line = lines[number]
                changed = line[:at] + new + line[at + len(written) :]
                yield Replacement(number, number + 1, [changed])


def _occurrences(line: str, text: str) -> Iterator[int]:
    at = line.find(text)
    while at >= 0:
        yield at
        at = line.find(text, at + 1)


def _outcome_lines(repair: Repair) -> list[str]:
    resolution = repair.resolution.value if repair.resolution is not None else ""
    lines = [f":resolution: {resolution}"]
    if repair.resolved is not None:
        lines.append(f":resolved: {repair.resolved.iso}")
    return lines


_OPTION = re.compile(r"(?P<lead>[ \t]*):[a-z][a-z-]*:(?:[ \t].*)?")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")


def _option_places(
    lines: Sequence[str], item: WrittenItem, options: Sequence[str]
) -> Iterator[Replacement]:
    """Each place in an item where options may be added: below those that it has, or its head."""
    end = min(item.end, len(lines))
    for number in range(item.first + 1, end):
        match = _OPTION.fullmatch(lines[number])
        is_last = number + 1 >= end or not _OPTION.fullmatch(lines[number + 1])
        if match is not None and is_last:
            written = [match["lead"] + option for option in options]
            yield Replacement(number + 1, number + 1, written)
    head = lines[item.first]
    lead = _ITEM.match(head) if item.is_entry else None
    indent = " " * len(lead[0].expandtabs(4)) if lead is not None else ""
    if not item.is_entry and head.lstrip().startswith(".."):
        indent = " " * (len(head) - len(head.lstrip()) + 3)
    elif not item.is_entry:
        indent = " " * (len(head) - len(head.lstrip()))
    written = [indent + option for option in options]
    yield Replacement(item.first + 1, item.first + 1, written)
    yield Replacement(item.first + 1, item.first + 1, ["", *written, ""])
    yield Replacement(end, end, ["", *written])
