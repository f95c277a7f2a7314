"""Puts new credences and outcomes into the text of pages, and nothing else.

There may be several places where a credence could stand, so each change is tried: the page is read
again, and has to say what was meant, and all else as before.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from sphinx_beliefs.command.converting.source_file import read_source, replaced
from sphinx_beliefs.command.histories.log_places import has_directives, in_log, new_log
from sphinx_beliefs.command.histories.log_writing import FilledPage
from sphinx_beliefs.command.repairing.item_places import credence_places, option_places
from sphinx_beliefs.command.repairing.page_said import PageSaid, owner_of
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.notation.credence import parse_credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.problem import N_
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.logs import LogEntry

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_beliefs.command.converting.page_reader import PageReader
    from sphinx_beliefs.command.converting.source_file import Replacement, SourceFile
    from sphinx_beliefs.command.converting.written_page import WrittenItem, WrittenPage
    from sphinx_beliefs.command.repairing.repair_plan import Repair
    from sphinx_beliefs.command.site_reader import SiteApp
    from sphinx_beliefs.model.message import Message
    from sphinx_beliefs.model.records.items import Belief
    from sphinx_beliefs.model.records.logs import CredenceLog
    from sphinx_beliefs.model.site.site import Site


#: The reason for which a belief stays as it is if the credence of another cannot be changed.
_OF_OTHERS = N_("the credences that fit together with it cannot all be written")


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
        self._before: dict[str, SourceFile] = {}

    def repair(self, repairs: Sequence[Repair]) -> Repaired:
        """Make all changes that can be made. The credences of a group are changed all, or none,
        since only all of them fit.
        """
        repaired = Repaired()
        files: dict[str, SourceFile] = {}
        changed: Counter[str] = Counter()
        for together in _joined(repairs):
            trial = _Trial(self, files)
            failed = trial.make(together)
            if failed:
                reasons = dict.fromkeys((_key(one.belief) for one in together), _OF_OTHERS)
                reasons |= {_key(one.belief): one.reason for one in failed}
                left = (LeftBelief(one.belief, reasons[_key(one.belief)]) for one in together)
                repaired.left += left
            else:
                files = trial.files
                changed += trial.changed
                repaired.done += together
        for docname, after in sorted(files.items()):
            before = self._before[docname]
            page = FilledPage(
                path=before.path, before=before, after=after, entries=changed[docname]
            )
            repaired.pages.append(page)
        return repaired

    def file_of(self, docname: str) -> SourceFile:
        """The file of a page as it is. Raises ``_CannotRepairError``."""
        if docname not in self._before:
            path = Path(self._app.env.doc2path(docname))
            if path.suffix == ".ipynb":
                raise _CannotRepairError(N_("its page is a notebook"))
            try:
                self._before[docname] = read_source(path, self._app.config.source_encoding)
            except (UnicodeDecodeError, OSError) as error:
                reason = N_("its page cannot be read in the encoding of the site")
                raise _CannotRepairError(reason) from error
        return self._before[docname]

    def log_of(self, belief: Belief) -> CredenceLog | None:
        """The log of a belief, on any page."""
        return self._site.logbook.log_of(belief)

    def entry_of(self, repair: Repair) -> LogEntry:
        """The entry that the log of a belief is to have besides."""
        credence, _problem = parse_credence(repair.credence)
        before = repair.belief.credence
        reason = self._reason.format(before=before.percentages if before is not None else "")
        day = self._today
        date = Date(year=day.year, month=day.month, day=day.day)
        return LogEntry(date=date, credence=credence, reason=reason)

    def read(self, docname: str, file: SourceFile) -> tuple[WrittenPage, PageSaid]:
        """Read a page of a text, and what it says."""
        page = self._reader.read(docname, file.lines)
        records = list(beliefs_domain(self._app.env).store.records(docname))
        return page, PageSaid(records, Counter(page.warnings))

    @property
    def _app(self) -> SiteApp:
        return self._reader.app


class _CannotRepairError(Exception):
    """A belief cannot be repaired, for a reason."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason)
        self.reason = reason


def _joined(repairs: Sequence[Repair]) -> list[list[Repair]]:
    """The repairs that can be made only together: outcomes each for itself, credences by group."""
    outcomes = [[repair] for repair in repairs if not repair.credence]
    groups: dict[tuple[str, str], list[Repair]] = {}
    for repair in repairs:
        if repair.credence:
            groups.setdefault(repair.group, []).append(repair)
    return [*outcomes, *groups.values()]


def _key(belief: Belief) -> tuple[str, str]:
    return belief.docname, belief.anchor


class _Trial:
    """Tries to make some repairs in ``files``, which are those that are changed so far;
    ``changed`` is the number of beliefs on each page for which something was.
    """

    def __init__(self, repairer: PageRepairer, files: Mapping[str, SourceFile]) -> None:
        self._repairer = repairer
        self.files = dict(files)
        self.changed: Counter[str] = Counter()

    def make(self, repairs: Sequence[Repair]) -> list[LeftBelief]:
        """Make the repairs that can be made, and return the others."""
        left = []
        for repair in repairs:
            try:
                self._make(repair)
            except _CannotRepairError as error:
                left.append(LeftBelief(repair.belief, error.reason))
        return left

    def _make(self, repair: Repair) -> None:
        docname = repair.belief.docname
        log = self._repairer.log_of(repair.belief) if repair.credence else None
        if log is None or log.docname == docname:
            entries = [self._repairer.entry_of(repair)] if repair.credence else []
            self._keep(docname, self._with(docname, repair, entries))
            return
        self._keep(docname, self._with(docname, repair, []))
        self._keep(log.docname, self._with_entry(log, repair))

    def _keep(self, docname: str, file: SourceFile | None) -> None:
        if file is None:
            raise _CannotRepairError(N_("it cannot be written on its page"))
        self.files[docname] = file
        self.changed[docname] += 1

    def _file(self, docname: str) -> SourceFile:
        return self.files.get(docname) or self._repairer.file_of(docname)

    def _with(self, docname: str, repair: Repair, entries: Sequence[LogEntry]) -> SourceFile | None:
        """The page of a belief with a repair, and with entries in its log on the same page; None if
        nothing that was tried says what is meant.
        """
        file = self._file(docname)
        page, said = self._repairer.read(docname, file)
        old = said.beliefs.get(repair.belief.anchor)
        item = _item_of(page, repair.belief)
        if item is None or old is None:
            return None
        wanted = _wanted(old, repair)
        for changes in _changes(file, page, said, item, repair, entries):
            after = replaced(file, changes)
            _page, found = self._repairer.read(docname, after)
            if found.is_like(said, old, wanted, entries):
                return after
        return None

    def _with_entry(self, log: CredenceLog, repair: Repair) -> SourceFile | None:
        """The page of a log that stands elsewhere, with an entry; None if it cannot have it."""
        file = self._file(log.docname)
        _page, said = self._repairer.read(log.docname, file)
        owner = log.belief_anchor or log.belief
        found = next((one for one in said.logs if owner_of(one) == owner and one.entries), None)
        if found is None:
            return None
        entry = self._repairer.entry_of(repair)
        changes = in_log(file.lines, found, [entry])
        if changes is None:
            return None
        after = replaced(file, changes)
        _page, now = self._repairer.read(log.docname, after)
        return after if now.has_more(said, {owner}, [entry]) and now.plain == said.plain else None


def _item_of(page: WrittenPage, belief: Belief) -> WrittenItem | None:
    """The source of a belief on its page; None if it stands in another file."""
    items = (item for item in page.items if item.kind is Kind.BELIEF and not item.source)
    return next((item for item in items if item.anchor == belief.anchor), None)


def _changes(
    file: SourceFile,
    page: WrittenPage,
    said: PageSaid,
    item: WrittenItem,
    repair: Repair,
    entries: Sequence[LogEntry],
) -> Iterator[list[Replacement]]:
    """The changes to try, the likeliest first."""
    logged = _log_changes(file, page, said, item, repair.belief, entries) if entries else []
    if repair.credence:
        written = item.options.get("credence", "")
        firsts = credence_places(file.lines, item, written, repair.credence)
    else:
        firsts = option_places(file.lines, item, _outcome(repair))
    for first in firsts:
        yield [first, *logged]


def _outcome(repair: Repair) -> dict[str, str]:
    """The options that say an outcome."""
    options = {"resolution": repair.resolution.value if repair.resolution is not None else ""}
    if repair.resolved is not None:
        options["resolved"] = repair.resolved.iso
    return options


def _log_changes(
    file: SourceFile,
    page: WrittenPage,
    said: PageSaid,
    item: WrittenItem,
    belief: Belief,
    entries: Sequence[LogEntry],
) -> list[Replacement]:
    owners = {belief.anchor, belief.name}
    log = next((one for one in said.logs if owner_of(one) in owners), None)
    if log is not None and log.entries:
        return in_log(file.lines, log, entries) or []
    as_directive = has_directives(file.lines, page)
    made = new_log(file.lines, item, entries, is_rst=page.is_rst, as_directive=as_directive)
    return [] if made is None else [made]


def _wanted(old: Belief, repair: Repair) -> Belief:
    """The belief that a page is to have."""
    if repair.credence:
        credence, _problem = parse_credence(repair.credence)
        return replace(old, credence=credence)
    return replace(old, resolution=repair.resolution, resolved=repair.resolved)
