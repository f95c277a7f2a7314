"""The generated pages, each of which lists all of a kind, or is a part of such a list.

Sphinx writes these pages on every build, so they are made directly as text, and not as nodes.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.osutil import relative_uri

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.known_names import GENERATED_PAGES, PART
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.query import query_of_all
from sphinx_beliefs.model.site.listing import listing_of
from sphinx_beliefs.output import rows_file
from sphinx_beliefs.rendering.assets import link_parts, link_tables
from sphinx_beliefs.rendering.index_rows import group_title
from sphinx_beliefs.rendering.page_bodies import SIGN, PageBody
from sphinx_beliefs.rendering.row_data import ROWS_SIGN, rows_script
from sphinx_beliefs.words.part_wording import title_of_part
from sphinx_beliefs.words.view_wording import all_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_beliefs.model.site.parts import Part

_KINDS = {kind.row.page.name: kind for kind in Kind}


def write_generated_page(app: Sphinx, pagename: str, context: dict[str, Any]) -> str:
    """Give a generated page its body, and the template of an ordinary page."""
    domain, kind = beliefs_domain(app.env), _KINDS[pagename]
    listing = listing_of(domain.site, query_of_all(kind))
    body = PageBody(domain, kind, pagename, listing)
    # Lazily translated titles cannot be serialized.
    context["indextitle"] = str(all_of(kind))
    context["title"] = escape(context["indextitle"])
    parts = parts_of_page(domain, kind)
    if parts:
        uri = _rows_uri(domain, kind)
        context["body"] = body.list_of(parts, uri)
        link_parts(domain.output, with_script=bool(uri))
    else:
        context["body"] = body.whole()
        if body.is_sortable:
            link_tables(domain.output)
    return "page.html"


# -- parts ------------------------------------------------------------------------------------


def parts_of_page(domain: BeliefsDomain, kind: Kind) -> Sequence[Part]:
    """The parts of the generated page of a kind, in order; none if it is not divided."""
    return domain.output.parts_of(kind, domain.site, domain.options.page_rows)


def write_parts(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Give Sphinx the pages of the parts that are not up to date, and write the rows of lists for
    the script.
    """
    domain = beliefs_domain(app.env)
    for name, kind in _KINDS.items():
        parts = () if domain.output.is_fresh(name) else parts_of_page(domain, kind)
        if parts and _rows_uri(domain, kind):
            query = query_of_all(kind)
            script = rows_script(domain, name, query, listing_of(domain.site, query))
            _rows_path(app, kind).write_bytes(script)
        around = zip((None, *parts), parts, (*parts[1:], None), strict=False)
        for before, part, after in around:
            if domain.output.is_fresh(part.name):
                continue
            body = PageBody(domain, kind, part.name, part.listing)
            title = title_of_part(part, group_title(part.listing, part.group), kind)
            context = {
                "title": escape(title),
                "body": body.part(part, before, after),
                "parents": [_parent(domain, part.name, kind)],
                PART: body.is_sortable,
            }
            yield part.name, context, "page.html"


def _parent(domain: BeliefsDomain, name: str, kind: Kind) -> dict[str, str]:
    """The list that a part belongs to, as themes show it above the title."""
    uri = domain.output.builder.get_relative_uri(name, kind.row.page.name)
    return {"link": uri, "title": escape(all_of(kind))}


def _rows_uri(domain: BeliefsDomain, kind: Kind) -> str:
    """The address of the rows of all parts from the page that lists these; empty if the site has
    no filters.
    """
    if not domain.options.sortable_rows:
        return ""
    page = kind.row.page.name
    return relative_uri(domain.output.builder.get_target_uri(page), rows_file(page))


def _rows_path(app: Sphinx, kind: Kind) -> Path:
    return Path(app.outdir, rows_file(kind.row.page.name))


# -- what an earlier build left ---------------------------------------------------------------


def remove_stale_pages(app: Sphinx, builder: StandaloneHTMLBuilder) -> None:
    """Remove generated pages and parts that an earlier build left and this one does not have."""
    domain = beliefs_domain(app.env)
    # Of the parts of a page that is up to date nothing has to be known.
    fresh = domain.output.fresh_pages
    kinds = [kind for kind in Kind if kind.row.page.name not in fresh]
    divided = {kind: parts_of_page(domain, kind) for kind in kinds}
    kept = domain.output.pages_of(domain.settled.is_used) | app.env.found_docs
    paths = [Path(builder.get_outfilename(name)) for name in sorted(GENERATED_PAGES - kept)]
    kept |= fresh | {part.name for parts in divided.values() for part in parts}
    paths += _stale_parts(builder, kept)
    for path in paths:
        _remove(path, SIGN)
    for kind, parts in divided.items():
        if not (parts and _rows_uri(domain, kind)):
            _remove(_rows_path(app, kind), ROWS_SIGN)


def _stale_parts(builder: StandaloneHTMLBuilder, kept: Set[str]) -> Iterator[Path]:
    """The files in the places of parts of pages, except those that are kept."""
    known = {Path(builder.get_outfilename(name)) for name in kept}
    outdir = Path(builder.outdir)
    for name in sorted(GENERATED_PAGES):
        pattern = Path(builder.get_outfilename(f"{name}-*")).relative_to(outdir)
        yield from sorted(set(outdir.glob(pattern.as_posix())) - known)


def _remove(path: Path, sign: str) -> None:
    """Remove a file if it is ours."""
    if path.is_file() and sign in path.read_text(encoding="utf-8", errors="replace"):
        path.unlink()
