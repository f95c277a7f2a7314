"""Which pages must be written again because of what they show of other pages.

For each builder and output folder a small file beside the doctrees says what each page showed
when it was last written. A page that would now show something else is handed to Sphinx as
changed. Its line is struck out before anything is written, so that a build that is killed, or
that writes only some pages, leaves no line that is not true.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx import addnodes

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.names import name_of_target
from sphinx_beliefs.model.views import GENERATED_PAGES, Quote

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: References without a domain that can lead to an item: Sphinx's own, and MyST's ``[](#name)``.
_CAN_MEAN_ANYTHING = frozenset({"any", "myst"})


def note_quotes(app: Sphinx, doctree: nodes.document) -> None:
    """Remember the cross-references of a page that show titles or credences of others."""
    docname = app.env.current_document.docname
    domain = beliefs_domain(app.env)
    for node in doctree.findall(addnodes.pending_xref):
        refdomain, reftype = node.get("refdomain"), node["reftype"]
        if refdomain == BeliefsDomain.name:
            target = name_of_target(reftype, node["reftarget"])
            domain.note_shown(docname, Quote(role=reftype, target=target))
        elif not refdomain and reftype in _CAN_MEAN_ANYTHING:
            domain.note_shown(docname, Quote(role="any", target=node["reftarget"]))
        elif reftype == "ref" and node["reftarget"] in GENERATED_PAGES:
            domain.note_shown(docname, Quote(role="ref", target=node["reftarget"]))


class Freshness:
    """Compares what pages would show with what they showed when they were written."""

    def __init__(self) -> None:
        self._current: dict[str, str] = {}
        self._resolved: set[str] = set()

    def find_stale(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """The pages whose views or quotes differ from what was last written of them."""
        domain = beliefs_domain(env)
        self._resolved.clear()
        if isinstance(app.builder.get_outdated_docs(), str):
            # The builder makes one file of all pages, anew each time.
            return []
        self._current = {docname: _fingerprint(domain, docname) for docname in domain.shown}
        path = _record_path(app)
        written = _load(path)
        still_true = {
            docname: fingerprint
            for docname, fingerprint in written.items()
            if self._current.get(docname) == fingerprint
        }
        if still_true != written:
            _save(path, still_true)
        return sorted(self._current.keys() - still_true.keys())

    def note_resolved(
        self,
        app: Sphinx,
        doctree: nodes.document,
        docname: str,
    ) -> None:
        """Remember that a page is being written."""
        self._resolved.add(docname)

    def keep(self, app: Sphinx, exception: Exception | None) -> None:
        """Once all is written, keep what the pages written now show."""
        new = {
            docname: self._current[docname]
            for docname in self._resolved
            if docname in self._current
        }
        if exception is None and new:
            path = _record_path(app)
            written = _load(path)
            if written | new != written:
                _save(path, written | new)


def _fingerprint(domain: BeliefsDomain, docname: str) -> str:
    answers = [domain.catalogue.answer(view, docname) for view in domain.shown[docname]]
    text = repr((domain.shown[docname], answers))
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _record_path(app: Sphinx) -> Path:
    outdir = hashlib.blake2b(os.fsencode(Path(app.outdir).resolve()), digest_size=6).hexdigest()
    return Path(app.doctreedir) / f"beliefs-{app.builder.name}-{outdir}.json"


def _load(path: Path) -> dict[str, str]:
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        # Not written yet, or damaged: then every page that shows others is written again.
        return {}
    return loaded if isinstance(loaded, dict) else {}


def _save(path: Path, written: dict[str, str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps(written, indent=0, sort_keys=True), encoding="utf-8")
    new.replace(path)
