"""The HTML of the generated pages: all beliefs, all stubs, all topics.

Sphinx writes these pages on every build, so they are made of text at once and not of nodes.
"""

from __future__ import annotations

from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.indices import INDICES, AllBeliefsIndex, StubsIndex, TopicsIndex
from sphinx_beliefs.model.credence import NO_CREDENCE, Credence, CredenceKind
from sphinx_beliefs.model.placeholders import find_placeholders
from sphinx_beliefs.model.views import GENERATED_PAGES, region_anchor
from sphinx_beliefs.render.html import credence_bar, draws_bars
from sphinx_beliefs.wording import (
    _,
    count_text,
    credence_text,
    left_text,
    no_region,
    stub_word,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_beliefs.model.views import (
        BeliefRow,
        RegionGroup,
        RowT,
        StubRow,
        Target,
        TopicRow,
    )

#: By what a generated page is known.
_SIGN = '<section class="beliefs-page">'

_BY_PAGE = {index.page_name(): index for index in INDICES}


def write_generated_page(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> str | None:
    """Give a generated page its body, and the template of an ordinary page."""
    if pagename not in _BY_PAGE or doctree is not None:
        return None
    domain = beliefs_domain(app.env)
    uri = cache(lambda docname: app.builder.get_relative_uri(pagename, docname))
    index = _BY_PAGE[pagename](domain)
    # Titles that are translated late cannot be serialized.
    context["indextitle"] = str(index.localname)
    context["title"] = escape(context["indextitle"])
    context["body"] = _PageWriter(domain, uri).page(index)
    return "page.html"


def remove_stale_pages(app: Sphinx, exception: Exception | None) -> None:
    """Remove generated pages that an earlier build left behind and that this one has not."""
    builder = app.builder
    if exception is not None or not isinstance(builder, StandaloneHTMLBuilder):
        return
    domain = beliefs_domain(app.env)
    if domain.pages_are_fresh:
        return
    for name in sorted(GENERATED_PAGES - domain.generated_pages - app.env.found_docs):
        path = Path(builder.get_outfilename(name))
        if path.is_file() and _SIGN in path.read_text(encoding="utf-8", errors="replace"):
            path.unlink()


class _PageWriter:
    """Writes the body of one generated page; ``uri`` gives the link to a page from there."""

    def __init__(self, domain: BeliefsDomain, uri: Callable[[str], str]) -> None:
        self.domain = domain
        self.uri = uri

    def page(self, index: AllBeliefsIndex | StubsIndex | TopicsIndex) -> str:
        """Title and regions."""
        title = escape(str(index.localname))
        if isinstance(index, AllBeliefsIndex):
            regions = [self.region(group, self.beliefs(group)) for group in index.groups()]
        elif isinstance(index, StubsIndex):
            regions = [self.region(group, self.stubs(group)) for group in index.groups()]
        else:
            regions = [self.region(group, self.topics(group)) for group in index.groups()]
        if not regions:
            regions = [f'<p class="beliefs-nothing"><em>{escape(str(index.nothing))}</em></p>']
        text = "\n".join(regions)
        return f"{_SIGN}<h1>{title}</h1>\n{text}\n</section>"

    def region(self, group: RegionGroup[RowT], text: str) -> str:
        """The title of a region and what is listed in it."""
        anchor = region_anchor(group.slug) if group.slug else "no-region"
        title = _text(group.title) if group.title else escape(no_region())
        return f'<section id="{anchor}"><h2>{title}</h2>\n{text}\n</section>'

    def beliefs(self, group: RegionGroup[BeliefRow]) -> str:
        """A table of claims."""
        head = "\n".join(
            f'<th class="head" scope="col"><p>{escape(title)}</p></th>'
            for title in (_("Claim"), _("Credence"), _("Topic"))
        )
        rows = "\n".join(self.belief(row) for row in group.rows)
        return (
            '<div class="table-wrapper"><table class="docutils beliefs-index">'
            f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div>"
        )

    def belief(self, row: BeliefRow) -> str:
        """A line of the table."""
        return (
            f'<tr><td class="beliefs-claim-cell"><p>{self.link(row.belief)}</p></td>\n'
            f'<td class="beliefs-credence-cell"><p>{self.credence(row.credence)}</p></td>\n'
            f'<td class="beliefs-topic-cell"><p>{self.link(row.topic)}</p></td></tr>'
        )

    def credence(self, credence: Credence | None) -> str:
        """A credence, with its bar."""
        if credence is None or not credence.text:
            return NO_CREDENCE
        text = credence_text(credence)
        if credence.kind is CredenceKind.PLACEHOLDER:
            return _placeholder(text)
        bar, kind = "", f" beliefs-{credence.kind.value}"
        if credence.low is not None and credence.high is not None:
            kind = ""
            if draws_bars(self.domain.builder):
                bar = credence_bar(f"{credence.low:f}", f"{credence.high:f}")
        meaning = f' title="{escape(credence.meaning)}"' if credence.meaning else ""
        return f'<span class="beliefs-credence{kind}"{meaning}>{bar}{escape(text)}</span>'

    def stubs(self, group: RegionGroup[StubRow]) -> str:
        """A list of topics with what is left on each."""
        return _list(
            f"<p>{self.link(row.topic)} — "
            f'<span class="beliefs-left">{escape(left_text(row.blanks))}'
            "</span></p>"
            for row in group.rows
        )

    def topics(self, group: RegionGroup[TopicRow]) -> str:
        """How much of the region is written, and a list of its topics."""
        rows = group.rows
        written = sum(not row.is_stub for row in rows)
        count = f'<p class="beliefs-count">{escape(count_text(written, len(rows)))}</p>'
        description = self.domain.options.region_descriptions.get(group.slug, "")
        if description:
            count = f"<p>{escape(description)}</p>\n{count}"
        return f"{count}\n{_list(self.topic(row) for row in rows)}"

    def topic(self, row: TopicRow) -> str:
        """A topic with status and tagline."""
        facts = f" · {_text(row.status)}" if row.status else ""
        if row.is_stub:
            facts += f' · <span class="beliefs-stub">{escape(stub_word())}</span>'
        line = self.link(row.topic)
        if facts:
            line += f'<span class="beliefs-facts">{facts}</span>'
        tagline = f'<p class="beliefs-tagline">{_text(row.tagline)}</p>' if row.tagline else ""
        return f"<p>{line}</p>\n{tagline}"

    def link(self, target: Target) -> str:
        """A link to a page or an item."""
        anchor = f"#{target.anchor}" if target.anchor else ""
        uri = escape(self.uri(target.docname) + anchor)
        return f'<a class="reference internal" href="{uri}">{_text(target.title)}</a>'


def _list(entries: Iterable[str]) -> str:
    items = "\n".join(f"<li>{entry}</li>" for entry in entries)
    return f'<ul class="beliefs-list">\n{items}\n</ul>'


def _text(text: str) -> str:
    """Plain text, its placeholders made visible."""
    parts = []
    end = 0
    for span in find_placeholders(text):
        parts += [escape(text[end : span.start]), _placeholder(text[span.start : span.end])]
        end = span.end
    return "".join([*parts, escape(text[end:])])


def _placeholder(written: str) -> str:
    return f'<span class="beliefs-placeholder">{escape(written.strip("<>"))}</span>'
