"""``beliefs-changes.atom``: a feed of what has changed the author's mind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.feeds.atom_feed import Entry, make_feed
from sphinx_beliefs.feeds.entry_html import (
    body_of,
    item_place,
    labelled,
    link,
    paragraph,
    region_of,
    strong,
    text,
)
from sphinx_beliefs.feeds.lasting_ids import identity, lasting_id
from sphinx_beliefs.model.records.index_choices import Column
from sphinx_beliefs.model.records.items import Belief, Resolution
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.query import Query
from sphinx_beliefs.model.site.mind_changes import ChangeKind, mind_changes
from sphinx_beliefs.model.site.selection import chosen
from sphinx_beliefs.words.feed_wording import change_text, changes_title, last_credence
from sphinx_beliefs.words.joining import label_of, led_by, with_note
from sphinx_beliefs.words.view_wording import column_title, resolution_word
from sphinx_beliefs.words.wording import superseded_by

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.site.mind_changes import MindChange

#: The name of the file.
NAME = "beliefs-changes.atom"

#: The beliefs whose changes are shown: those in indexes, whatever became of them.
_SHOWN = Query(kind=Kind.BELIEF, resolutions=(None, *Resolution))


def make_changes_feed(domain: BeliefsDomain) -> bytes:
    """The feed of a site that says its address."""
    title = changes_title(domain.env.config.project)
    return make_feed(domain, NAME, title, _entries(domain))


def _entries(domain: BeliefsDomain) -> Iterator[Entry]:
    found = (entry.record for entry in chosen(domain.site, _SHOWN))
    shown = {(belief.docname, belief.anchor) for belief in found if isinstance(belief, Belief)}
    for change in mind_changes(domain.site):
        # The first day that a month or a year can mean, since the last may be still to come.
        day = change.date.first_day
        if day is not None and (change.belief.docname, change.belief.anchor) in shown:
            yield _entry(domain, change, day)


def _entry(domain: BeliefsDomain, change: MindChange, day: datetime.date) -> Entry:
    belief, site = change.belief, domain.site
    target = site.links.target(belief)
    url, what = domain.output.address(target), _what(domain, change)
    meant = (*identity(site, belief), change.kind.value, change.date.iso, str(change.ordinal))
    return Entry(
        uid=lasting_id(domain.output.base_url, "change", *meant).urn,
        title=led_by(label_of(what)) + target.title,
        url=url,
        day=day,
        category=region_of(domain, belief),
        body=body_of(
            domain,
            (
                paragraph(with_note(strong(what), text(domain.date_style.text(change.date)))),
                paragraph(text(site.text(change.reason))),
                labelled(
                    label_of(column_title(Column.TITLE, Kind.BELIEF)), link(target.title, url)
                ),
                _end(domain, change),
                item_place(domain, belief),
            ),
        ),
    )


def _what(domain: BeliefsDomain, change: MindChange) -> str:
    """The words of a change: "From 60% to 70%", "New, 60%", "Came true"."""
    resolution = change.belief.resolution
    if resolution is not None and change.kind in {ChangeKind.DECIDED, ChangeKind.SUPERSEDED}:
        return resolution_word(resolution)
    figures = domain.date_style.figures
    return change_text(
        change.kind, figures.explained(change.before), figures.explained(change.after)
    )


def _end(domain: BeliefsDomain, change: MindChange) -> str:
    """The last credence of a belief that is over, and the belief that has taken its place."""
    if change.kind not in {ChangeKind.DECIDED, ChangeKind.SUPERSEDED}:
        return ""
    site, html = domain.site, ""
    if change.before is not None and change.before.text:
        credence = domain.date_style.figures.explained(change.before)
        html += paragraph(text(last_credence(credence)))
    name = change.belief.superseded_by
    successor = site.finder.find_belief(name) if name else None
    if change.kind is ChangeKind.SUPERSEDED and successor is not None:
        target = site.links.target(successor)
        words = text(superseded_by())
        html += paragraph(
            words.replace("{belief}", link(target.title, domain.output.address(target)))
        )
    return html
