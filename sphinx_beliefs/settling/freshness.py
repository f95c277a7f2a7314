"""The choice of pages that must be written again because of what they show of other pages.

For each builder and output folder, a small file beside the doctrees records what each page showed
when it was last written. A page that would now show something else is given to Sphinx as changed.
Its entry is removed before anything is written, so that a build that is killed, or that writes
only some pages, leaves no false entry.

Once all entries are true, the file also records the reading of the site and the circumstances for
which they are. From then on, only pages that are concerned by what has changed since are compared.
Most edits change nothing for other pages, and then there is nothing to compare.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.late import Late
from sphinx_beliefs.model.known_names import GENERATED_PAGES
from sphinx_beliefs.output import previews_file, rows_file
from sphinx_beliefs.settling.circumstances import frame_of, options_of, outside_of
from sphinx_beliefs.storage.written import (
    NOTHING_KNOWN,
    Lent,
    Written,
    load_written,
    save_written,
    written_path,
)

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.model.records.query import query_of_page
    from sphinx_beliefs.model.site.changes import Change
    from sphinx_beliefs.settling.fingerprints import fingerprint_of, lent_by, rows_of
    from sphinx_beliefs.storage.settled import Unchanged
else:
    # Not needed by a build in which nothing has changed.
    fingerprint_of = Late("sphinx_beliefs.settling.fingerprints:fingerprint_of")
    lent_by = Late("sphinx_beliefs.settling.fingerprints:lent_by")
    rows_of = Late("sphinx_beliefs.settling.fingerprints:rows_of")
    query_of_page = Late("sphinx_beliefs.model.records.query:query_of_page")


class Freshness:
    """Compares what pages would show now with what they showed when they were last written."""

    def __init__(self) -> None:
        # What was known of the output before this build, and what has changed since; None stands
        # for a change of which nothing is known.
        self._record = NOTHING_KNOWN
        self._change: Change | Unchanged | None = None
        # The fingerprints of the pages that were compared.
        self._current: dict[str, str] = {}
        # The times of the previous writing of the pages that this build writes.
        self._resolved: dict[str, int] = {}
        self._generated: dict[str, int] = {}
        # The fingerprints of the rows of generated pages, as far as they are known.
        self._rows: dict[str, dict[str, str]] = {}
        # What generated pages depend on besides rows, once it is known: that takes a while.
        self._frame = ""

    def find_stale(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Find the pages whose views or quotes differ from those that were last written."""
        domain = beliefs_domain(env)
        domain.output.fresh_pages = frozenset()
        domain.output.borrowed.clear()
        domain.output.made_page = None
        self._current = {}
        self._resolved.clear()
        self._rows.clear()
        self._frame = ""
        if domain.output.is_one_file:
            return []
        path = written_path(app)
        record = self._record = load_written(path)
        is_same = bool(record.reading) and record.outside == outside_of(domain)
        change = domain.settled.change_since(record.reading) if is_same else None
        self._change = change
        domain.output.fresh_pages = fresh = self._find_fresh(app, domain)
        names = {name for known in record.generated.values() for name in known}
        self._generated = {name: _time_of(app, name) for name in (GENERATED_PAGES | names) - fresh}
        if change is None or change:
            options = options_of(domain)
            pages = _pages_to_compare(domain, record, change)
            self._current = {docname: fingerprint_of(domain, docname, options) for docname in pages}
        stale = {page for page, shown in self._current.items() if record.pages.get(page) != shown}
        stale |= _stale_borrowers(domain, record, change)
        still_true = self._still_true(env, stale)
        if still_true != record:
            save_written(path, still_true)
        self._record = still_true
        return sorted(stale)

    def _find_fresh(self, app: Sphinx, domain: BeliefsDomain) -> set[str]:
        """Find the generated pages, and parts of them, that would be written again just as they
        are. A page is one of these only if all files that belong to it are there.
        """
        record = self._record
        change = domain.settled.change_since(record.reading)
        if change is None or not domain.settled.is_used or not any(record.generated.values()):
            return set()
        self._frame = frame_of(app)
        if record.frame != self._frame:
            return set()
        found: set[str] = set()
        for page in domain.output.wanted_pages & record.generated.keys():
            known = record.generated[page]
            there = {name for name in known if _time_of(app, name)}
            if self._change is None or (change and change.concerns(query_of_page(page))):
                now = self._rows[page] = rows_of(domain, page)
                there = {name for name in there if known[name] == now.get(name)}
                known = now
            found |= there if there == known.keys() else there - {page, rows_file(page)}
        return found

    def _still_true(self, env: BuildEnvironment, stale: Set[str]) -> Written:
        """The part of the record that stays true whatever becomes of the build."""
        record, fresh = self._record, beliefs_domain(env).output.fresh_pages
        return Written(
            pages={
                page: shown
                for page, shown in record.pages.items()
                if page not in stale and page in env.all_docs
            },
            generated={
                page: {name: rows for name, rows in known.items() if name in fresh}
                for page, known in record.generated.items()
            },
            frame=record.frame,
            # A page that borrows need not be in the record otherwise, so it is kept in mind.
            borrowed={
                page: dict.fromkeys(lenders, Lent()) if page in stale else dict(lenders)
                for page, lenders in record.borrowed.items()
                if page in env.all_docs
            },
            # A page that is not in the record is concerned by what has changed since then.
            reading=record.reading if self._change is not None else "",
            outside=record.outside if self._change is not None else "",
        )

    def note_resolved(
        self,
        app: Sphinx,
        doctree: nodes.document,
        docname: str,
    ) -> None:
        """Record that a page is being written, and when it was last written before."""
        # A feed may be made later under the name of a page that has been written by then.
        if docname not in self._resolved:
            self._resolved[docname] = _time_of(app, docname)

    def keep(self, app: Sphinx, exception: Exception | None) -> None:
        """After the build, save what the pages that it wrote show."""
        domain = beliefs_domain(app.env)
        if exception is not None or domain.output.is_one_file:
            return
        record = self._record
        written = self._current.keys() & self._resolved.keys() - _refused(app, self._resolved)
        pages = record.pages | {docname: self._current[docname] for docname in written}
        new = replace(record, pages=pages, borrowed=self._borrowed(app, domain))
        if all(pages.get(docname) == shown for docname, shown in self._current.items()):
            new = replace(new, reading=domain.settled.reading, outside=outside_of(domain))
        if isinstance(app.builder, StandaloneHTMLBuilder):
            generated = self._made(app, domain)
            frame = self._frame or frame_of(app) if generated else ""
            new = replace(new, generated=generated, frame=frame)
        if new != record:
            save_written(written_path(app), new)

    def _borrowed(self, app: Sphinx, domain: BeliefsDomain) -> dict[str, dict[str, Lent]]:
        """The pages from which others show a part, as they are now for those that were written."""
        found = dict(self._record.borrowed)
        options = options_of(domain)
        for docname in self._resolved.keys() - _refused(app, self._resolved):
            lenders = domain.output.borrowed.get(docname)
            if lenders:
                found[docname] = {each: lent_by(domain, each, options) for each in sorted(lenders)}
            else:
                found.pop(docname, None)
        return {docname: found[docname] for docname in sorted(found)}

    def _made(self, app: Sphinx, domain: BeliefsDomain) -> dict[str, dict[str, str]]:
        """The fingerprints of all generated pages that are there now."""
        refused = _refused(app, self._generated)
        found = {}
        for page in sorted(domain.output.pages_of(domain.settled.is_used)):
            if domain.output.is_fresh(page):
                found[page] = self._record.generated[page]
            else:
                rows = self._rows.get(page) or rows_of(domain, page)
                found[page] = {name: rows[name] for name in rows if name not in refused}
        return found


def _pages_to_compare(domain: BeliefsDomain, record: Written, change: Change | None) -> Set[str]:
    """The pages on which something may have changed; all pages, if it is not known what has."""
    pages = _pages_of_ours(domain) | (record.pages.keys() & domain.env.all_docs.keys())
    if change is None:
        return pages
    directory, store = domain.settled.directory, domain.store
    concerned = change.concerned(directory)
    concerned.update(
        docname
        for docname in directory.with_views
        if any(map(change.concerns, store.shown(docname)))
    )
    if domain.options.safe_links:
        concerned |= pages - record.pages.keys()
    return concerned & pages


def _stale_borrowers(
    domain: BeliefsDomain, record: Written, change: Change | Unchanged | None
) -> Set[str]:
    """The pages that show parts of pages that have been read again since, or show something else.

    Sphinx does not know that the ones depend on the others.
    """
    env = domain.env
    may_differ = change is None or bool(change)
    options = options_of(domain) if may_differ and record.borrowed else ""
    return {
        page
        for page, lenders in record.borrowed.items()
        if page in env.all_docs
        and any(
            lent_by(domain, docname, options) != lent
            if may_differ
            else env.all_docs.get(docname, 0) != lent.read
            for docname, lent in lenders.items()
        )
    }


def _pages_of_ours(domain: BeliefsDomain) -> Set[str]:
    """The pages on which something may change that is not in their sources.

    These are all pages if the site asks for the removal of harmful links. The front page of a site
    with feeds leads to them.
    """
    if domain.options.safe_links:
        return set(domain.env.all_docs)
    front = {domain.env.config.root_doc} if domain.options.feeds else set()
    return domain.store.pages | (front & domain.env.all_docs.keys())


def _time_of(app: Sphinx, name: str) -> int:
    """The time of the last writing of a page or of a file of rows, in nanoseconds; 0 if there is no
    such file. If a page has previews, that of the file that was written first.
    """
    builder = app.builder
    if name.endswith(".js"):
        return _file_time(Path(app.outdir, name))
    if not isinstance(builder, StandaloneHTMLBuilder):
        return _file_time(Path(app.outdir, name + getattr(builder, "out_suffix", "")))
    time = _file_time(Path(builder.get_outfilename(name)))
    previews = _previews_of(app, name)
    return time if previews is None else min(time, _file_time(previews))


def _file_time(path: Path) -> int:
    return path.stat().st_mtime_ns if path.is_file() else 0


def _previews_of(app: Sphinx, docname: str) -> Path | None:
    """The file of previews that a page should have; None if it should have none."""
    domain, is_html = beliefs_domain(app.env), isinstance(app.builder, StandaloneHTMLBuilder)
    if not domain.options.previews or not is_html or domain.output.is_epub:
        return None
    if not domain.site.contents.on(docname).items:
        return None
    return Path(app.outdir, previews_file(app.builder, docname))


def _refused(app: Sphinx, before: dict[str, int]) -> set[str]:
    """The pages that should have been written since, but were not, or whose previews were not.

    If a file cannot be written, Sphinx warns and goes on with the next page.
    """
    refused = {name for name, time in before.items() if time and time == _time_of(app, name)}
    previews = ((name, _previews_of(app, name)) for name in before)
    return refused | {name for name, path in previews if path is not None and not path.is_file()}
