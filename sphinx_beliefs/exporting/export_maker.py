"""Makes the export of a site from its records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_beliefs.exporting import public_types as public
from sphinx_beliefs.exporting.public_values import (
    public_credence,
    public_date,
    public_direction,
    public_period,
    public_ratio,
    public_rung,
    public_text,
    public_title,
)
from sphinx_beliefs.model.notation.credence import CredenceKind
from sphinx_beliefs.model.records.items import Belief, Reading, Uncertainty, UpdateTrigger
from sphinx_beliefs.model.records.relations import Relations
from sphinx_beliefs.model.records.states import state_of
from sphinx_beliefs.model.site.due import review_due
from sphinx_beliefs.model.site.mind_changes import mind_changes
from sphinx_beliefs.model.site.page_keys import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx_beliefs.model.records.items import Item
    from sphinx_beliefs.model.records.pages import Page, Topic
    from sphinx_beliefs.model.site.site import Site


class Around(NamedTuple):
    """What an export needs to know besides the records of a site.

    ``producer`` is this program, and ``about`` says what the site itself is. ``url_of`` gives the
    address of a page, or of an anchor on it, and ``text_of`` the paragraphs below the title of an
    item, by docname and anchor.
    """

    producer: public.Producer
    about: public.Site
    url_of: Callable[[str, str], str]
    text_of: Callable[[str, str], Sequence[str]]


def make_export(site: Site, around: Around) -> public.Export:
    """The export of a site: the same for the same records, whatever the day."""
    return _Maker(site, around).export()


class _Maker:
    """Makes the parts of an export."""

    def __init__(self, site: Site, around: Around) -> None:
        self._site = site
        self._around = around

    def export(self) -> public.Export:
        """All of it."""
        items = self._site.items
        return public.Export(
            format="sphinx-beliefs",
            format_version=public.FORMAT_VERSION,
            producer=self._around.producer,
            site=self._around.about,
            topics=tuple(map(self._topic, self._site.topics.values())),
            pages=tuple(map(self._page, self._other_pages())),
            beliefs=tuple(self._belief(item) for item in items if isinstance(item, Belief)),
            uncertainties=tuple(
                self._uncertainty(item) for item in items if isinstance(item, Uncertainty)
            ),
            update_triggers=tuple(
                self._trigger(item) for item in items if isinstance(item, UpdateTrigger)
            ),
            readings=tuple(self._reading(item) for item in items if isinstance(item, Reading)),
            changes=tuple(self._changes()),
        )

    # -- pages ------------------------------------------------------------------------------

    def _topic(self, topic: Topic) -> public.Topic:
        site = self._site
        return public.Topic(
            **self._of_page(topic),
            state=topic.state.value,
            region=topic.region or None,
            status=topic.status or None,
            tagline=public_text(site, topic.tagline),
            last_reviewed=public_date(topic.last_reviewed),
            last_substantive_update=public_date(topic.last_substantive_update),
            review_in=public_period(topic.review_in),
            review_due=review_due(site, topic),
            order=topic.order,
            related=tuple(dict.fromkeys(map(self._id_of_topic, topic.related))),
            blanks=tuple(
                public.Blank(kind=kind.value, count=count) for kind, count in topic.blanks
            ),
        )

    def _id_of_topic(self, name: str) -> str:
        found = self._site.finder.find_topic(name)
        return found.docname if found is not None else name

    def _other_pages(self) -> Iterator[Page]:
        """The pages that are not topics, and have items or are writing."""
        contents = self._site.contents
        for records in map(contents.on, contents.directory.pages_with(PAGE)):
            page = records.page
            if page is not None and records.topic is None and (page.is_writing or records.items):
                yield page

    def _page(self, page: Page) -> public.Page:
        return public.Page(
            **self._of_page(page), is_writing=page.is_writing, date=public_date(page.date)
        )

    def _of_page(self, page: Page | Topic) -> dict[str, Any]:
        """The fields that pages of both kinds have."""
        return {
            "id": page.docname,
            "title": public_title(self._site, page),
            "url": self._around.url_of(page.docname, ""),
            "tags": page.tags,
        }

    # -- items ------------------------------------------------------------------------------

    def _belief(self, belief: Belief) -> public.Belief:
        credence = belief.credence
        is_normative = credence is not None and credence.kind is CredenceKind.NORMATIVE
        return public.Belief(
            **self._of_item(belief),
            is_normative=is_normative,
            credence=None if is_normative else public_credence(credence),
            since=public_date(belief.since),
            resolve_by=public_date(belief.resolve_by),
            resolution=belief.resolution.value if belief.resolution is not None else None,
            resolved=public_date(belief.resolved),
            superseded_by=next(iter(self._ids((belief.superseded_by,))), None),
            criteria=public_text(self._site, belief.criteria),
            **self._relations(belief.relations or Relations()),
            source=belief.source or None,
            source_url=belief.source_url or None,
            history=tuple(self._history(belief)),
        )

    def _relations(self, relations: Relations) -> dict[str, Any]:
        """The fields that say how a belief hangs together with others."""
        return {
            "implies": self._ids(relations.implies),
            "excludes": self._ids(relations.excludes),
            "exactly_one_of": relations.exactly_one_of,
            "given": next(iter(self._ids((relations.given,))), None),
            "ladder": relations.ladder or None,
            "rung": public_rung(relations.rung),
        }

    def _history(self, belief: Belief) -> Iterator[public.LogEntry]:
        for entry in self._site.history(belief):
            date, credence = public_date(entry.date), public_credence(entry.credence)
            if date is not None and credence is not None:
                reason = self._site.text(entry.reason)
                yield public.LogEntry(date=date, credence=credence, reason=reason)

    def _uncertainty(self, item: Uncertainty) -> public.Uncertainty:
        return public.Uncertainty(
            **self._of_item(item),
            beliefs=self._ids(item.beliefs),
            if_yes=public_text(self._site, item.if_yes),
            if_no=public_text(self._site, item.if_no),
        )

    def _trigger(self, item: UpdateTrigger) -> public.UpdateTrigger:
        moves = tuple(
            public.Move(belief=self._id_of(name), direction=public_direction(item.way_for(name)))
            for name in item.named
        )
        return public.UpdateTrigger(
            **self._of_item(item),
            moves=moves,
            direction=None if moves else public_direction(item.way),
            strength=item.strength.value if item.strength is not None else None,
            to=public_credence(item.to),
            likelihood_ratio=public_ratio(item.likelihood_ratio),
            fired=public_date(item.fired),
        )

    def _reading(self, item: Reading) -> public.Reading:
        return public.Reading(
            **self._of_item(item),
            date=public_date(item.date),
            link=item.url or None,
            is_link_to_come=item.is_link_to_come,
            authors=public_text(self._site, item.authors),
            venue=public_text(self._site, item.venue),
            beliefs=self._ids(item.beliefs),
        )

    def _of_item(self, item: Item) -> dict[str, Any]:
        """The fields that items of all kinds have."""
        site, place = self._site, (item.docname, item.anchor)
        return {
            "id": self._id(item),
            "title": public_title(site, item),
            "name": item.name or None,
            "page": item.docname,
            "anchor": item.anchor,
            "url": self._around.url_of(*place),
            "state": state_of(item, site.topic_of(item)).value,
            "text": tuple(map(site.text, self._around.text_of(*place))),
            "tags": item.tags,
        }

    def _changes(self) -> Iterator[public.Change]:
        for change in mind_changes(self._site):
            date = public_date(change.date)
            if date is not None:
                yield public.Change(
                    belief=self._id(change.belief),
                    kind=change.kind.value,
                    date=date,
                    before=public_credence(change.before),
                    after=public_credence(change.after),
                    reason=self._site.text(change.reason),
                    ordinal=change.ordinal,
                )

    # -- names ------------------------------------------------------------------------------

    def _id(self, item: Item) -> str:
        """The name of an item, or its place; no name has a ``#`` in it."""
        if self._site.contents.has_own_name(item):
            return item.name
        return f"{item.docname}#{item.anchor}"

    def _ids(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the beliefs of these names."""
        return tuple(dict.fromkeys(self._id_of(name) for name in names if name))

    def _id_of(self, name: str) -> str:
        found = self._site.finder.find_belief(name)
        return self._id(found) if found is not None else name
