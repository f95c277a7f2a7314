"""The HTML of entries of feeds. Each part is whole, and what an author wrote is text in it."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from sphinx_beliefs.feeds.safe_texts import one_line
from sphinx_beliefs.model.records.index_choices import Column
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.words.joining import label_of, led_by, with_note
from sphinx_beliefs.words.view_wording import column_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.records.items import Item

#: The mark before an entry of a list in the texts that are kept.
_MARK = "- "


def text(words: str) -> str:
    """A text in one line."""
    return escape(one_line(words), quote=False)


def paragraph(html: str) -> str:
    """A paragraph; nothing of nothing."""
    return f"<p>{html}</p>\n" if html else ""


def passages(parts: Iterable[str]) -> str:
    """The paragraphs of an author's text; those of an entry of a list begin with a mark."""
    html = ""
    for is_listed, entries in groupby(parts, key=lambda part: part.startswith(_MARK)):
        if is_listed:
            listed = (f"<li>{text(entry.removeprefix(_MARK))}</li>\n" for entry in entries)
            html += f"<ul>\n{''.join(listed)}</ul>\n"
        else:
            html += "".join(map(_passage, entries))
    return html


def _passage(words: str) -> str:
    """A paragraph, which has several lines if spaces count in it."""
    if "\n" not in words:
        return paragraph(text(words))
    lines = "\n".join(escape(_kept(line), quote=False) for line in words.split("\n"))
    return f"<pre>{lines}</pre>\n"


def _kept(line: str) -> str:
    """A line with the space at its beginning."""
    return " " * (len(line) - len(line.lstrip())) + one_line(line)


def link(words: str, url: str) -> str:
    """A link to an absolute address; only its text if there is none."""
    return f'<a href="{escape(one_line(url))}">{text(words)}</a>' if url else text(words)


def strong(words: str) -> str:
    """Words that stand out."""
    return f"<strong>{text(words)}</strong>"


def labelled(label: str, html: str) -> str:
    """A paragraph with a label before it."""
    return paragraph(escape(led_by(label), quote=False) + html) if html else ""


def item_place(domain: BeliefsDomain, item: Item) -> str:
    """The paragraph that says where an item stands: the topic and its region, or another page."""
    site = domain.site
    target, region = site.links.page(item.docname), region_of(domain, item)
    page = link(target.title, domain.output.address(target))
    if site.topic_of(item) is None:
        return paragraph(page)
    label = label_of(column_title(Column.TOPIC, Kind.BELIEF))
    return labelled(label, with_note(page, text(region)) if region else page)


def region_of(domain: BeliefsDomain, item: Item) -> str:
    """The title of the region of an item; empty if it has none."""
    topic = domain.site.topic_of(item)
    return domain.vocabulary.region_title(topic.region) if topic is not None else ""


def body_of(domain: BeliefsDomain, parts: Iterable[str]) -> str:
    """The whole of an entry, in the direction of the language of the site."""
    html = "".join(parts)
    return f'<div dir="rtl">\n{html}</div>\n' if domain.output.is_leftward else html
