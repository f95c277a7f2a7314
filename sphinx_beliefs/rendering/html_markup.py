"""Rows of views, written directly as HTML: as nodes they would be most of a site's nodes."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from sphinx.errors import NoUri

from sphinx_beliefs.doctree.inline_nodes import sort_value
from sphinx_beliefs.model.notation.credence import NO_CREDENCE, Credence, CredenceKind
from sphinx_beliefs.model.notation.dates import Date, DateKind
from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.notation.placeholders import find_placeholders
from sphinx_beliefs.model.site.answers import region_anchor
from sphinx_beliefs.rendering.html_visitors import read_as
from sphinx_beliefs.rendering.pictures import credence_bar
from sphinx_beliefs.rendering.row_markup import AnyColumn, Markup, cell_class
from sphinx_beliefs.words.direction import turns
from sphinx_beliefs.words.joining import with_note
from sphinx_beliefs.words.spoken import spoken_blank, spoken_credence, spoken_sentence
from sphinx_beliefs.words.wording import to_be_written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.site.answers import Target
    from sphinx_beliefs.model.site.listing import Listing, RowGroup


class HtmlMarkup(Markup[str]):
    """Makes HTML for one page; ``group_id``, if given, makes ids for the rows of groups.

    ``base`` is the address of the site where links have to be absolute, since they stand in a feed.
    """

    def __init__(
        self,
        domain: BeliefsDomain,
        docname: str,
        group_id: Callable[[RowGroup], str] = lambda group: "",
        base: str = "",
    ) -> None:
        self.docname = docname
        self.style = domain.date_style
        self.group_id = group_id
        self.blank_words = domain.options.blank_words
        self.output = domain.output
        self._is_leftward = domain.output.is_leftward
        #: The attribute of dates, as in ``html_visitors.py``.
        self._own_direction = ' dir="auto"' if self._is_leftward else ""
        self.base = base
        self._uri = cache(self._uri_of)

    def _uri_of(self, other: str) -> str:
        """The address of another page."""
        builder = self.output.builder
        if self.base:
            return self.base + builder.get_target_uri(other)
        return builder.get_relative_uri(self.docname, other)

    def join(self, parts: Iterable[str]) -> str:
        """The parts in one text."""
        return "".join(parts)

    # -- in a line ------------------------------------------------------------------------

    def text(self, text: str) -> str:
        """A text, with its placeholders in spans, and apart from its neighbours if it is written
        the other way.
        """
        marked = self._marked(text)
        if not turns(text, in_leftward=self._is_leftward):
            return marked
        words = marked.strip()
        return marked.replace(words, f"<bdi>{words}</bdi>", 1)

    def _marked(self, text: str) -> str:
        parts: list[str] = []
        end = 0
        for span in find_placeholders(text, self.blank_words):
            parts += [
                escape(text[end : span.start], quote=False),
                self._placeholder(text[span.start : span.end]),
            ]
            end = span.end
        rest = escape(text[end:], quote=False)
        return "".join([*parts, rest]) if parts else rest

    def _placeholder(self, written: str) -> str:
        words = escape(written.strip("<>"), quote=False)
        more = f' title="{escape(to_be_written())}"{read_as(spoken_blank(written))}'
        return f'<span class="beliefs-placeholder"{more}{self._own_direction}>{words}</span>'

    def link(self, target: Target, tooltip: str = "") -> str:
        """A link; the title alone if there is no such page."""
        text = self._marked(target.title)
        try:
            uri = self._uri(target.docname) if target.docname else None
        except NoUri:
            uri = None
        if uri is None:
            return f"<span>{self.text(target.title)}</span>"
        if target.anchor:
            is_here = target.docname == self.docname and not self.base
            uri = f"{'' if is_here else uri}#{target.anchor}"
        # This is how Sphinx links a page to itself.
        uri = uri or "#"
        title = f' title="{escape(tooltip)}"' if tooltip else ""
        turned = ' dir="auto"' if turns(target.title, in_leftward=self._is_leftward) else ""
        return f'<a class="reference internal" href="{escape(uri)}"{title}{turned}>{text}</a>'

    def date(self, date: Date) -> str:
        """A date in the style of the site, and for machines."""
        text = self.style.text(date)
        if date.kind is DateKind.PLACEHOLDER:
            return self.text(text)
        if not date.iso:
            return f'<span class="beliefs-date"{self._own_direction}>{escape(text)}</span>'
        attributes = f'class="beliefs-date" datetime="{date.iso}"{self._own_direction}'
        return f"<time {attributes}>{escape(text)}</time>"

    def credence(self, credence: Credence, *, in_table: bool, has_bar: bool = True) -> str:
        """A credence; its percentages are shown on hovering."""
        text = self.style.figures.credence(credence)
        if not text:
            return NO_CREDENCE
        if credence.kind is CredenceKind.PLACEHOLDER:
            return self._placeholder(credence.text)
        bar, kind = "", f" beliefs-{credence.kind.value}"
        if credence.low is not None and credence.high is not None:
            kind = ""
            if in_table and has_bar and self.output.draws_bars:
                bar = credence_bar(f"{credence.low:f}", f"{credence.high:f}")
        meaning, title, more = self.style.figures.meaning(credence), "", ""
        if meaning and self.output.can_point:
            title = f' title="{escape(meaning)}"'
        elif meaning:
            more = escape(with_note("", meaning))
        shown = f"{escape(text)}{more}"
        if self._is_leftward:
            shown = f"<bdi>{shown}</bdi>"
        sort = f' data-sort="{sort_value(credence)}"' if in_table and not kind else ""
        words = spoken_credence(credence, self.style.language)
        aloud = read_as(words if in_table else spoken_sentence(words))
        return f'<span class="beliefs-credence{kind}"{title}{sort}{aloud}>{bar}{shown}</span>'

    def aloud(self, sign: str, words: str) -> str:
        """A sign with the words in which it is read aloud."""
        return f"<span{read_as(words)}>{escape(sign)}</span>"

    def span(self, content: str, *css_classes: str) -> str:
        """A span."""
        return f"<span{_class(' '.join(css_classes))}>{content}</span>"

    def on_phone(self, text: str) -> str:
        """Words that the stylesheet shows on small screens."""
        return f'<span class="beliefs-cell-label">{escape(text)}</span>'

    # -- blocks ---------------------------------------------------------------------------

    def paragraph(self, content: str, css_class: str = "") -> str:
        """A paragraph."""
        return f"<p{_class(css_class)}>{content}</p>\n"

    def bullets(self, entries: Iterable[str], css_class: str) -> str:
        """A list."""
        listed = list(entries)
        # docutils marks lists whose entries are single paragraphs, and themes tighten them.
        is_simple = all(entry.count("</p>") == 1 for entry in listed)
        items = "".join(f"<li>{entry}</li>\n" for entry in listed)
        return f'<ul class="beliefs-list {css_class}{" simple" * is_simple}">\n{items}</ul>\n'

    def block(self, content: str, *css_classes: str) -> str:
        """A division."""
        return f"<div{_class(' '.join(css_classes))}>\n{content}</div>\n"

    def table(self, columns: Sequence[tuple[AnyColumn, str]], rows: Iterable[str]) -> str:
        """The head and body of a table."""
        head = "".join(
            f'<th class="head" scope="col"><p>{escape(title)}</p></th>\n' for _, title in columns
        )
        return f"<thead>\n<tr>{head}</tr>\n</thead>\n<tbody>\n{self.join(rows)}</tbody>\n"

    def row(self, cells: Iterable[tuple[AnyColumn, str]], *, begins_group: bool) -> str:
        """A row, with a line of HTML for each cell."""
        classed = (
            (cell_class(column, is_empty=content == NO_CREDENCE), content)
            for column, content in cells
        )
        entries = "".join(
            f'<td class="{name}"><p>{content}</p></td>\n' for name, content in classed
        )
        return f"<tr{_class('beliefs-group' if begins_group else '')}>{entries}</tr>\n"

    def group_row(self, group: RowGroup, title: str, width: int) -> str:
        """A row with one head, as wide as the table."""
        anchor = self.group_id(group)
        row_id = f' id="{anchor}"' if anchor else ""
        return (
            f'<tr class="beliefs-group beliefs-group-row"{row_id}>'
            f'<th colspan="{width}" scope="rowgroup"><p>{self.text(title)}</p></th></tr>\n'
        )


def group_anchor(listing: Listing, group: RowGroup) -> str:
    """The id of a group on a generated page."""
    by = listing.grouped_by.value
    if not group.slug:
        return f"no-{by}"
    return region_anchor(group.slug) if by == "region" else f"{by}-{slug(group.slug)}"


def _class(names: str) -> str:
    return f' class="{names}"' if names else ""
