"""The fingerprints of what pages show of others, and of rows; equal ones mean equal pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.records.query import query_of_page
from sphinx_beliefs.model.records.questions import GraphView, Quote
from sphinx_beliefs.model.site.answering import answer
from sphinx_beliefs.output import rows_file
from sphinx_beliefs.references import is_known_to_sphinx
from sphinx_beliefs.storage.packing import digest
from sphinx_beliefs.storage.written import Lent

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
    return digest((held, shown, answers, not_ours, are_drawn, options))


def lent_by(domain: BeliefsDomain, docname: str, options: str) -> Lent:
    """The state of a page of which others may show a part. What comes from no page is taken to
    change whenever anything does.
    """
    if not docname:
        return Lent(shown=domain.settled.reading)
    read = domain.env.all_docs.get(docname, 0)
    return Lent(read=int(read), shown=fingerprint_of(domain, docname, options))


def rows_of(domain: BeliefsDomain, page: str) -> dict[str, str]:
    """The fingerprints of the rows of a generated page, and of its parts if it is divided: of each
    file that is written for it, by the name of the page or of the file.
    """
    query = query_of_page(page)
    found = {page: digest(answer(domain.site, query, page))}
    parts = domain.output.parts_of(query.kind, domain.site, domain.options.page_rows)
    if parts and domain.options.sortable_rows:
        found[rows_file(page)] = found[page]
    for before, part, after in zip((None, *parts), parts, (*parts[1:], None), strict=False):
        found[part.name] = digest((part.listing, *map(_named, (before, part, after))))
    return found


def _named(part: Part | None) -> object:
    """What links to a part, and its own title, say of it."""
    if part is None:
        return None
    group = part.group
    return (part.name, part.mark, part.run, group.slug, group.title, len(group.rows))
