"""The fingerprints of what pages show of others, and of rows; equal ones mean equal pages."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sphinx_beliefs.model.records.query import query_of_page
from sphinx_beliefs.model.records.questions import GraphView, Quote
from sphinx_beliefs.model.site.answering import answer
from sphinx_beliefs.output import rows_file
from sphinx_beliefs.references import is_known_to_sphinx
from sphinx_beliefs.storage.packing import pack

if TYPE_CHECKING:
    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.site.parts import Part


def fingerprint_of(domain: BeliefsDomain, docname: str, options: str) -> str:
    """The fingerprint of what a page shows of others, with these options."""
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


def rows_of(domain: BeliefsDomain, page: str) -> dict[str, str]:
    """The fingerprints of the rows of a generated page, and of its parts if it is divided: of each
    file that is written for it, by the name of the page or of the file.
    """
    query = query_of_page(page)
    found = {page: _hash(answer(domain.site, query, page))}
    parts = domain.output.parts_of(query.kind, domain.site, domain.options.page_rows)
    if parts and domain.options.sortable_rows:
        found[rows_file(page)] = found[page]
    for before, part, after in zip((None, *parts), parts, (*parts[1:], None), strict=False):
        found[part.name] = _hash((part.listing, *map(_named, (before, part, after))))
    return found


def _named(part: Part | None) -> object:
    """What links to a part, and its own title, say of it."""
    if part is None:
        return None
    group = part.group
    return (part.name, part.mark, part.run, group.slug, group.title, len(group.rows))


def _hash(value: object) -> str:
    """A digest of a value that is made of records and answers, texts and numbers.

    Values of different types may be the same text in msgpack. A question is never answered by one
    of these in one build, and by another in the next.
    """
    packed = pack(value)
    if not isinstance(packed, bytes):
        packed = repr(value).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(packed, digest_size=12).hexdigest()
