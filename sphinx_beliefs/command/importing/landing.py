"""The place on a page where new beliefs are put: below the last that is there, in its form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sphinx_beliefs.command.converting.page_reader import PageReader
from sphinx_beliefs.command.importing.new_pages import heading_lines
from sphinx_beliefs.importing.known_beliefs import find_known
from sphinx_beliefs.importing.question_beliefs import BeliefForm
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_markers import marker_of
from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.command.converting.written_page import WrittenItem
    from sphinx_beliefs.command.importing.site_files import SiteFiles


@dataclass(frozen=True, kw_only=True)
class Landing:
    """Where new beliefs go: above the line ``at`` (from 0), in a form, with the indentation there.

    ``heading`` is written above them.
    """

    at: int
    form: BeliefForm
    indent: str = ""
    heading: Sequence[str] = ()


def landing_on(site: SiteFiles, docname: str, heading: str) -> Landing:
    """Find the place on a page; ``heading`` is that of a list of beliefs, where there is none."""
    lines, markup = site.source(docname).lines, site.markup_of(docname)
    known = [found for _id, found in find_known(lines, markup, site.words) if found is not None]
    if known:
        last = max(known, key=lambda found: found.end)
        return _below(site, lines, last.first, last.end, markup, is_entry=last.is_entry)
    page = PageReader(site.app).read(docname, lines)
    items = [
        item
        for item in page.items
        if item.kind is Kind.BELIEF and not item.source and (item.is_entry or not item.obstacle)
    ]
    if items:
        last_item = max(items, key=lambda item: item.end)
        end = _without_blank_end(lines, last_item)
        return _below(site, lines, last_item.first, end, markup, is_entry=last_item.is_entry)
    at = len(lines)
    while at and not lines[at - 1].strip():
        at -= 1
    form = BeliefForm(
        is_entry=bool(site.options.sections),
        name=site.name_of(Kind.BELIEF.value),
        mark=site.mark,
        words=site.words,
    )
    return Landing(at=at, form=form, heading=heading_lines(heading, 2, markup))


def _below(
    site: SiteFiles, lines: Sequence[str], first: int, end: int, markup: Markup, *, is_entry: bool
) -> Landing:
    """The place below a belief that stands in these lines."""
    line = lines[first]
    bare = line.lstrip(" \t")
    indent = line[: len(line) - len(bare)]
    marker = marker_of(bare, markup)
    is_bullet = marker is not None and not marker.is_numbered
    form = BeliefForm(
        is_entry=is_entry,
        name=site.name_of(Kind.BELIEF.value),
        mark=bare[:1] if bare[:1] in ":`~" and markup is Markup.MARKDOWN else site.mark,
        marker=f"{bare[0]} " if is_entry and is_bullet else "- ",
        words=site.words,
    )
    return Landing(at=min(end, len(lines)), form=form, indent=indent)


def _without_blank_end(lines: Sequence[str], item: WrittenItem) -> int:
    end = min(item.end, len(lines))
    while end > item.first + 1 and not lines[end - 1].strip():
        end -= 1
    return end
