"""The choice of pages that must be written again because of what they show of other pages.

For each builder and output folder, a small file beside the doctrees records what each page showed
when it was last written. A page that would now show something else is given to Sphinx as changed.
Its entry is removed before anything is written, so that a build that is killed, or that writes
only some pages, leaves no false entry.

Once all entries are true, the file also records the reading of the site and the circumstances for
which they are. Until a page is read again, or the day changes, there is then nothing to compare.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.known_names import GENERATED_PAGES
from sphinx_beliefs.model.records.questions import GraphView, Quote
from sphinx_beliefs.model.site.answering import answer
from sphinx_beliefs.references import is_known_to_sphinx
from sphinx_beliefs.storage.notes import pack
from sphinx_beliefs.storage.written import Written, load_written, save_written, written_path

if TYPE_CHECKING:
    from collections.abc import Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Freshness:
    """Compares what pages would show now with what they showed when they were last written."""

    def __init__(self) -> None:
        self._current: dict[str, str] = {}
        # The times of the previous writing of the pages that this build writes.
        self._resolved: dict[str, int] = {}
        self._generated: dict[str, int] = {}
        self._is_compared = True

    def find_stale(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Find the pages whose views or quotes differ from those that were last written."""
        domain = beliefs_domain(env)
        domain.output.has_fresh_pages = False
        self._current = {}
        self._resolved.clear()
        if domain.output.is_one_file:
            return []
        self._generated = {name: _time_of(app, name) for name in GENERATED_PAGES}
        record = load_written(written_path(app))
        is_same_reading = record.reading == domain.store.reading
        self._is_compared = not is_same_reading or record.outside != _outside(domain)
        if is_same_reading:
            are_there = all(self._generated.get(name) for name in record.generated)
            domain.output.has_fresh_pages = are_there and record.frame == _frame(app)
        if not self._is_compared:
            return []
        options = _options(domain)
        pages = _pages_of_ours(domain) | (record.pages.keys() & env.all_docs.keys())
        self._current = {docname: _fingerprint(domain, docname, options) for docname in pages}
        still_true = {
            docname: fingerprint if self._current[docname] == fingerprint else ""
            for docname, fingerprint in record.pages.items()
            if docname in pages
        }
        if still_true != record.pages:
            save_written(written_path(app), Written(pages=still_true))
        return sorted(
            docname
            for docname, fingerprint in self._current.items()
            if still_true.get(docname) != fingerprint
        )

    def note_resolved(
        self,
        app: Sphinx,
        doctree: nodes.document,
        docname: str,
    ) -> None:
        """Record that a page is being written, and when it was last written before."""
        self._resolved[docname] = _time_of(app, docname)

    def keep(self, app: Sphinx, exception: Exception | None) -> None:
        """After the build, save what the pages that it wrote show."""
        domain = beliefs_domain(app.env)
        if exception is not None or domain.output.is_one_file:
            return
        if domain.output.has_fresh_pages and not self._is_compared:
            return
        path = written_path(app)
        known = load_written(path)
        new = known
        if not domain.output.has_fresh_pages:
            generated = domain.output.pages_of(domain.site)
            frame = "" if generated & _refused(app, self._generated) else _frame(app)
            new = replace(known, frame=frame, generated=tuple(sorted(generated)))
        if self._is_compared:
            written = self._current.keys() & self._resolved.keys() - _refused(app, self._resolved)
            pages = known.pages | {docname: self._current[docname] for docname in written}
            # These are empty if some page is yet to be written.
            is_settled = pages == self._current
            reading, outside = (domain.store.reading, _outside(domain)) if is_settled else ("", "")
            new = replace(new, pages=pages, reading=reading, outside=outside)
        if new != known:
            save_written(path, new)


def _pages_of_ours(domain: BeliefsDomain) -> Set[str]:
    """The pages on which something may change that is not in their sources.

    These are all pages if the site asks for the removal of harmful links.
    """
    if domain.options.safe_links:
        return set(domain.env.all_docs)
    return domain.store.pages


def _outside(domain: BeliefsDomain) -> str:
    """The circumstances that can change what pages show although no page is read: the day, links
    to generated pages, the presence of Graphviz, and the conditions that hold.
    """
    output, day = domain.output, domain.options.day.isoformat()
    held = domain.store.held_in(output.judge)
    return repr((day, sorted(output.wanted_pages), output.draws_maps, held))


def _options(domain: BeliefsDomain) -> str:
    """The options that pages show.

    When they change, Sphinx reads all pages again and has the present builder write them. Other
    builders, and later builds if this one is interrupted, would not notice.
    """
    options = domain.options
    shown = (
        options.region_titles,
        options.region_descriptions,
        dict(options.statuses),
        dict(options.scale),
        options.contact_url,
        options.stub_notice,
        options.date_format,
        options.sortable_rows,
        options.page_rows,
        sorted(options.blank_words),
        options.safe_links,
        sorted(domain.output.wanted_pages),
        domain.env.config.language,
    )
    return repr(shown)


def _fingerprint(domain: BeliefsDomain, docname: str, options: str) -> str:
    judge = domain.output.judge
    held = judge.verdicts(domain.store.conditions(docname))
    shown = [view for view in domain.store.shown(docname) if judge.all_hold(view.conditions)]
    answers = [answer(domain.site, view, docname) for view in shown]
    # If Sphinx gets to know a page or a label of a topic's name, its own takes precedence.
    not_ours = [
        is_known_to_sphinx(domain.env, view.target, docname)
        for view in shown
        if isinstance(view, Quote) and view.role == "any"
    ]
    are_drawn = [domain.output.draws_maps for view in shown if isinstance(view, GraphView)]
    return _hash((held, shown, answers, not_ours, are_drawn, options))


def _frame(app: Sphinx) -> str:
    """The things that generated pages depend on besides records: options, templates, this code."""
    builder = app.builder
    if not isinstance(builder, StandaloneHTMLBuilder):
        return ""
    info = builder.build_info
    templates = builder.templates.newest_template_mtime() if builder.templates else 0
    version = app.extensions["sphinx_beliefs"].version
    domain = beliefs_domain(app.env)
    held = domain.store.held_in(domain.output.judge)
    return _hash((version, info.config_hash, info.tags_hash, templates, held))


def _time_of(app: Sphinx, name: str) -> int:
    """The time of a page's last writing, in nanoseconds; 0 if the page does not exist."""
    builder = app.builder
    if isinstance(builder, StandaloneHTMLBuilder):
        path = Path(builder.get_outfilename(name))
    else:
        path = Path(app.outdir, name + getattr(builder, "out_suffix", ""))
    return path.stat().st_mtime_ns if path.is_file() else 0


def _refused(app: Sphinx, before: dict[str, int]) -> set[str]:
    """The pages that should have been written since, but were not.

    If a file cannot be written, Sphinx warns and goes on with the next page.
    """
    return {name for name, time in before.items() if time and time == _time_of(app, name)}


def _hash(value: object) -> str:
    """A digest of a value that is made of records and answers, texts and numbers.

    Values of different types may be the same text in msgpack. A question is never answered by one
    of these in one build, and by another in the next.
    """
    packed = pack(value)
    if not isinstance(packed, bytes):
        packed = repr(value).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(packed, digest_size=12).hexdigest()
