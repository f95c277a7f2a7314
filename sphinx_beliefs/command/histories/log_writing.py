"""Puts the credences that git has seen into the logs of a site, and nothing else into its pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_beliefs.command.converting.page_reader import PageReader
from sphinx_beliefs.command.converting.source_file import (
    SourceFile,
    read_source,
    replaced,
    write_source,
)
from sphinx_beliefs.command.histories.log_places import has_directives, in_log, new_log
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.problem import N_
from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.logs import CredenceLog, LogEntry, in_order
from sphinx_beliefs.past.unlogged import courses_of, missing_entries

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterator, Sequence

    from sphinx_beliefs.command.converting.source_file import Replacement
    from sphinx_beliefs.command.converting.written_page import WrittenPage
    from sphinx_beliefs.command.site_reader import SiteApp
    from sphinx_beliefs.model.message import Message
    from sphinx_beliefs.model.past.versions import History, Version
    from sphinx_beliefs.model.site.site import Site


class LeftLog(NamedTuple):
    """A belief whose log stays as it is, and the reason."""

    belief: Belief
    reason: Message


@dataclass(kw_only=True)
class FilledPage:
    """A page as it is and as it would be, with the number of entries that it would have more."""

    path: Path
    before: SourceFile
    after: SourceFile
    entries: int


@dataclass(kw_only=True)
class FilledLogs:
    """The pages that would change, and the beliefs that are left."""

    pages: list[FilledPage] = field(default_factory=list)
    left: list[LeftLog] = field(default_factory=list)


class _Gap(NamedTuple):
    """The entries that the log of a belief lacks; ``log`` is None if there is none."""

    belief: Belief
    log: CredenceLog | None
    entries: Sequence[LogEntry]

    @property
    def owner(self) -> str:
        """The anchor or the name by which a log says whose it is."""
        if self.log is None:
            return self.belief.anchor
        return self.log.belief_anchor or self.log.belief


class _Made(NamedTuple):
    """A gap, and the lines that fill it."""

    gap: _Gap
    changes: Sequence[Replacement]


class LogFiller:
    """Finds what the logs of a site lack, and writes it into the text of its pages."""

    def __init__(self, app: SiteApp, history: History, tell: Callable[[int, int], None]) -> None:
        self._app = app
        self._history = history
        self._reader = PageReader(app)
        self._filled = FilledLogs()
        pages = sorted(self._reader.docnames)
        for number, docname in enumerate(pages, start=1):
            tell(number, len(pages))
            self._reader.read_file(docname)
        self._site: Site = beliefs_domain(app.env).site

    def fill(
        self, *, name: str | None, page: Callable[[str], bool], since: datetime.date | None
    ) -> FilledLogs:
        """Fill the logs of all beliefs, or of the one of a name, that stand on some pages, with
        what git has seen since a day.
        """
        by_page: dict[str, list[_Gap]] = {}
        for belief in self._beliefs(page):
            versions = self._history.of(belief.name, belief.title)
            if name is not None and versions != self._history.of(name, name):
                continue
            if (gap := self._gap_of(belief, versions, since)) is not None:
                where = gap.log.docname if gap.log is not None else belief.docname
                by_page.setdefault(where, []).append(gap)
        for docname, gaps in sorted(by_page.items()):
            self._fill_page(docname, gaps)
        return self._filled

    def _beliefs(self, page: Callable[[str], bool]) -> Iterator[Belief]:
        store = beliefs_domain(self._app.env).store
        for docname in filter(page, sorted(self._reader.docnames)):
            for record in store.records(docname):
                if isinstance(record, Belief):
                    yield record

    # -- what is missing ----------------------------------------------------------------------

    def _gap_of(
        self, belief: Belief, versions: Sequence[Version], since: datetime.date | None
    ) -> _Gap | None:
        """The entries that the log of a belief lacks; None if it lacks none that can be said."""
        log = self._site.logbook.log_of(belief)
        seen = courses_of(versions)
        if self._history.is_shallow:
            # It may have been so for long before what is the first commit here.
            seen = seen[1:]
        entries = log.entries if log is not None else ()
        missing = [
            entry for entry in missing_entries(seen, entries) if self._can_be(entry, belief, since)
        ]
        if not missing or (log is None and len(seen) < 2):
            return None
        if _contradicts(belief, in_order((*entries, *missing)), missing):
            reason = N_("its credence is another than the last one that is committed")
            self._filled.left.append(LeftLog(belief, reason))
            return None
        return _Gap(belief, log, missing)

    def _can_be(self, entry: LogEntry, belief: Belief, since: datetime.date | None) -> bool:
        """Return whether a log can have an entry of that day."""
        day = entry.date.first_day
        today = self._site.vocabulary.today
        begin = belief.since.first_day if belief.since is not None else None
        return day is not None and not (
            (since is not None and day < since)
            or (today is not None and day > today)
            or (begin is not None and day < begin)
        )

    # -- pages --------------------------------------------------------------------------------

    def _fill_page(self, docname: str, gaps: Sequence[_Gap]) -> None:
        path = Path(self._app.env.doc2path(docname))
        try:
            before = read_source(path, self._app.config.source_encoding)
        except (UnicodeDecodeError, OSError):
            self._leave(gaps, N_("its page cannot be read in the encoding of the site"))
            return
        if path.suffix == ".ipynb":
            self._leave(gaps, N_("its page is a notebook"))
            return
        trial = _Trial(self._reader, docname, before)
        after, count = trial.filled(gaps)
        self._filled.left += trial.left
        if after != before:
            self._filled.pages.append(
                FilledPage(path=path, before=before, after=after, entries=count)
            )

    def _leave(self, gaps: Sequence[_Gap], reason: Message) -> None:
        self._filled.left += [LeftLog(gap.belief, reason) for gap in gaps]


def _contradicts(belief: Belief, entries: Sequence[LogEntry], missing: Sequence[LogEntry]) -> bool:
    """Return whether a log that ends with one of the missing entries would not end with what the
    belief says.
    """
    end = belief.resolved.first_day if belief.resolved is not None else None
    if end is not None:
        entries = [entry for entry in entries if (entry.date.last_day or end) < end]
    if not entries or entries[-1] not in missing:
        return False
    return not entries[-1].credence.means_the_same(belief.credence)


class _Said(NamedTuple):
    """What a page says: the lines of its logs, all other records, and its warnings."""

    logged: Counter[tuple[str, str, str]]
    others: Sequence[Any]
    warnings: Counter[str]


class _Trial:
    """Tries which entries the logs on a page can have, so that it says nothing else than before."""

    def __init__(self, reader: PageReader, docname: str, before: SourceFile) -> None:
        self._reader = reader
        self._docname = docname
        self._before = before
        self._page, self._said = self._read(before)
        self.left: list[LeftLog] = []

    def _read(self, file: SourceFile) -> tuple[WrittenPage, _Said]:
        page = self._reader.read(self._docname, file.lines)
        logs = [
            record
            for record in beliefs_domain(self._reader.app.env).store.records(self._docname)
            if isinstance(record, CredenceLog)
        ]
        logged = Counter(
            _line_of(log.belief_anchor or log.belief, entry)
            for log in logs
            for entry in log.entries
        )
        others = [record for record in page.records if record[0] != CredenceLog.__name__]
        return page, _Said(logged, others, Counter(page.warnings))

    def filled(self, gaps: Sequence[_Gap]) -> tuple[SourceFile, int]:
        """The file with the entries, and their number."""
        made: list[_Made] = []
        for gap in gaps:
            changes = self._changes_for(gap)
            if changes is None:
                self.left.append(LeftLog(gap.belief, N_("its log cannot be written on its page")))
            else:
                made.append(_Made(gap, changes))
        if not self._is_good(made):
            wanted, made = made, []
            for each in wanted:
                if self._is_good([*made, each]):
                    made.append(each)
                else:
                    reason = N_("its page would not be read as it should be")
                    self.left.append(LeftLog(each.gap.belief, reason))
        return self._with(made), sum(len(each.gap.entries) for each in made)

    def _changes_for(self, gap: _Gap) -> Sequence[Replacement] | None:
        if gap.log is not None:
            return in_log(self._before.lines, gap.log, gap.entries)
        items = {item.anchor: item for item in self._page.items if item.kind is Kind.BELIEF}
        item = items.get(gap.belief.anchor)
        if item is None:
            return None
        lines, page = self._before.lines, self._page
        as_directive = has_directives(lines, page)
        made = new_log(lines, item, gap.entries, is_rst=page.is_rst, as_directive=as_directive)
        return None if made is None else [made]

    def _with(self, made: Sequence[_Made]) -> SourceFile:
        return replaced(self._before, [change for each in made for change in each.changes])

    def _is_good(self, made: Sequence[_Made]) -> bool:
        """Return whether the page has the new entries, and is else as it was."""
        if not made:
            return True
        _page, after = self._read(self._with(made))
        wanted = Counter(
            _line_of(each.gap.owner, entry) for each in made for entry in each.gap.entries
        )
        return (
            after.logged == self._said.logged + wanted
            and after.others == self._said.others
            and after.warnings <= self._said.warnings
        )


def _line_of(owner: str, entry: LogEntry) -> tuple[str, str, str]:
    return owner, entry.date.iso, entry.credence.text


def write_pages(pages: Sequence[FilledPage]) -> None:
    """Write all pages, or none.

    Raises OSError if one cannot be written, and UnicodeEncodeError if its encoding lacks something.
    """
    written: list[FilledPage] = []
    try:
        for page in pages:
            write_source(page.after, backup=False)
            written.append(page)
    except (OSError, UnicodeEncodeError):
        for page in written:
            write_source(page.before, backup=False)
        raise
