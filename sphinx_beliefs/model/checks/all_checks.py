"""All checks of a site, page by page, once all pages have been read.

The problems of a page are found from its own records, from what it shows of others, and from its
mentions. What else they depend on, check by check, is listed here, so that they can be kept until
one of these changes. A name *means* a record as ``Finder.find`` has it: the first item that has the
name, or the topic of that docname or last part; so it changes its meaning if such a record comes or
goes, or if one with the same name comes before it (in the order of docnames, then of the page).
"The fields" of a record are those of the record itself, its place aside.

===================== ==========================================================================
Check                 Depends, besides the page itself, on
===================== ==========================================================================
taken names           The first item of each name that an item of the page has: which it is, and,
                      if it is not the item of the page, **its place**, which is in the message
                      (``first``).
shared sources        The first belief with each id of a source that a belief of the page has: which
                      it is, and, if it is not that of the page, **its place**, which is in the
                      message (``first``).
unknown related       The topics that the names in ``related`` may mean (``find_topics``): whether
                      there are none, one or more, and their docnames. Nothing of their fields.
past resolve-by       The day.
one-sided triggers    The update triggers that name a belief of the page that has its own name: the
                      fields ``fired``, ``beliefs``, ``direction``, ``raises``, ``lowers``, ``to``
                      and ``likelihood_ratio``. Nothing, if the check is off, as it is by default.
circles               For each belief of the page with ``superseded_by``: the beliefs that this name
                      means, and then theirs, to the end of the chain; of each its ``name``,
                      ``superseded_by`` and docname, and, on the first page of a circle, the order
                      of its beliefs. Only beliefs with ``superseded_by`` make a difference, and
                      names that come to mean one, or no longer do.
relations             All beliefs that state relations to others, and all that they name: their
                      order, and the fields ``name``, ``title``, ``docname``, ``anchor``,
                      ``relations``, ``resolution``, ``resolved`` and ``resolve_by``, and whether
                      they are normative. For a rung that is the same as another, or of another
                      sort, **the place** of that one, which is in the message (``first``). Nothing,
                      if no belief states any.
logs                  The belief that ``belief`` of a log means, unless the log is in its belief:
                      the fields ``docname``, ``anchor``, ``credence``, ``since`` and ``resolved``;
                      which log of that belief is the first (``Logbook.log_of``), and, if it is not
                      that of the page, **its place**, which is in the message (``first``). The day,
                      for a log with an entry in the future.
triggers              The beliefs that the names of a trigger mean: the fields ``credence`` and
                      ``resolution``; and, if the trigger has fired, which log is theirs, with the
                      dates of its entries.
coherence             All beliefs that hang together with one of the page that states relations: the
                      fields ``name``, ``title``, ``credence``, ``resolution`` and ``relations``,
                      and the order of all of them. Only pages with beliefs that state relations
                      have such problems.
triggers kept         The log of each belief that a trigger names, if it has fired: its entries, and
                      the order of logs. Nothing, if the check is off, as it is by default.
reviews               The day, and ``beliefs_review_in``.
history               What git says of the beliefs of the page, by their names, or else by their
                      titles; nothing, if the site does not ask it.
views                 For each name in ``pages`` of a list or map: the topics that it may mean, or
                      else the docnames of all pages that are topics or have items. For ``tags`` and
                      ``any-tag``: the tags of all items and topics (``tags_in_use``). For
                      ``regions`` and ``statuses``, unless conf.py defines them: those of all topics
                      (``regions_in_use``, ``statuses_in_use``). For the centre of a map: the topics
                      or the belief that its name means.
mentions              The beliefs that the names in a sentence mean: the field ``credence``.
===================== ==========================================================================

Beyond that, a message may contain something of the rest of the site, if there is a problem:

- ``unknown_name`` (related topics, logs, centres of maps) names what may have been meant: the kind
  of the item that has the name (``Site.by_name``), or the conditions of a hidden record of that
  name (``Contents.hidden``), or the nearest of all names that the role may mean (of all beliefs, or
  of all topics), or, for a name with spaces in it, what each of its words means.
- ``unknown_name`` (``pages``) names the nearest of all topics.
- ``unknown_tag``, ``unknown_region`` and ``unknown_status`` name the nearest of those in use.
- ``ambiguous_name`` contains the docnames of all topics that may be meant.
- ``relation`` names the nearest of all groups or ladders; there is none of a group or a ladder that
  a hidden record is in.
- ``duplicate_name``, ``credence_log`` and ``relation`` may contain the place of a record of another
  page; then, and only then, the problem has a value ``first``.

So a page whose problems have one of these subtypes is to be checked again whenever a name, topic,
tag, region, status or hidden record of the site comes, goes or changes; a page with a problem that
has a value ``first``, whenever the page that it points at has been read again; and every page that
has been read again, since its problems contain its lines. Everything else depends on options in
conf.py only: the day, ``beliefs_review_in``, ``beliefs_checks``, and whether there are
``beliefs_regions`` and ``beliefs_statuses``.

``tests/model/test_checks_depend.py`` has the list a second time, and tries it. Some answers are
kept in the site (``once_a_site``: circles, patterns of pages, tags and the like), so the look-ups
of one page do not show all that it depends on if others have been looked at before.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from sphinx_beliefs.late import Late
from sphinx_beliefs.model.checks.belief_checks import find_belief_problems
from sphinx_beliefs.model.checks.log_checks import find_log_problems
from sphinx_beliefs.model.checks.mention_checks import find_mention_problems
from sphinx_beliefs.model.checks.name_checks import (
    find_shared_sources,
    find_taken_names,
    find_unknown_related,
)
from sphinx_beliefs.model.checks.succession import find_circles
from sphinx_beliefs.model.checks.topic_checks import find_topic_problems
from sphinx_beliefs.model.checks.trigger_checks import find_promise_problems, find_trigger_problems
from sphinx_beliefs.model.checks.view_checks import find_view_problems
from sphinx_beliefs.model.problem import Subtype
from sphinx_beliefs.model.records.items import Belief, Item, UpdateTrigger
from sphinx_beliefs.model.records.logs import CredenceLog
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.record import Record
from sphinx_beliefs.model.site.related_beliefs import has_relations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sphinx_beliefs.model.checks.coherence_checks import find_incoherent
    from sphinx_beliefs.model.checks.history_checks import find_history_problems
    from sphinx_beliefs.model.checks.relation_checks import find_relation_problems
    from sphinx_beliefs.model.problem import Finding
    from sphinx_beliefs.model.records.mention import Mention
    from sphinx_beliefs.model.site.site import Site
else:
    # Needed only on a site that states relations.
    find_incoherent = Late("sphinx_beliefs.model.checks.coherence_checks:find_incoherent")
    # Needed only on a site that asks git.
    find_history_problems = Late("sphinx_beliefs.model.checks.history_checks:find_history_problems")
    # Needed only where beliefs say how they hang together.
    find_relation_problems = Late(
        "sphinx_beliefs.model.checks.relation_checks:find_relation_problems"
    )

_R = TypeVar("_R", bound=Record)


def _always(subtype: Subtype) -> bool:
    return True


def find_problems(
    site: Site,
    *,
    mentions: Mapping[str, Sequence[Mention]],
    where: Callable[[Record], str],
    is_on: Callable[[Subtype], bool] = _always,
) -> Iterator[Finding]:
    """Find all problems between pages, or with the day, in the order of docnames.

    ``mentions`` are the sentences of each page that have percentages and beliefs in them. For
    ``where`` and ``is_on`` see ``find_problems_of``.
    """
    docnames = site.contents.by_page.keys() | site.shown.keys() | mentions.keys()
    for docname in sorted(docnames):
        said = mentions.get(docname, ())
        yield from find_problems_of(site, docname, mentions=said, where=where, is_on=is_on)


def find_problems_of(
    site: Site,
    docname: str,
    *,
    mentions: Sequence[Mention],
    where: Callable[[Record], str],
    is_on: Callable[[Subtype], bool] = _always,
) -> Iterator[Finding]:
    """Find all problems between pages, or with the day, that are to be fixed on one page.

    ``mentions`` are the sentences of the page that have percentages and beliefs in them; ``where``
    says where a record was written, for messages that point at another place. Problems of subtypes
    for which ``is_on`` is False are not wanted, and those that are costly are not looked for.
    """
    found: list[Iterable[Finding]] = []
    if records := site.contents.by_page.get(docname):
        topics, items = _of(records, Topic), _of(records, Item)
        beliefs = _of(items, Belief)
        found = [
            find_taken_names(site, items, where),
            find_shared_sources(site, beliefs, where),
            find_unknown_related(site, topics),
            find_belief_problems(site, beliefs, is_on),
            find_circles(site, beliefs),
            find_log_problems(site, _of(records, CredenceLog), where),
            find_trigger_problems(site, _of(items, UpdateTrigger)),
            find_topic_problems(site, topics),
        ]
        if any(belief.relations is not None for belief in beliefs):
            found.append(find_incoherent(site, beliefs))
        if is_on(Subtype.TRIGGER_KEPT):
            found.append(find_promise_problems(site, _of(items, UpdateTrigger)))
        if has_relations(site):
            found.append(find_relation_problems(site, beliefs, where))
        if site.past is not None:
            found.append(find_history_problems(site, beliefs, is_on))
    if shown := site.shown.get(docname):
        found.append(find_view_problems(site, docname, shown))
    found.append(find_mention_problems(site, docname, mentions))
    return (one for one in chain.from_iterable(found) if is_on(one.problem.subtype))


def _of(records: Iterable[Record], cls: type[_R]) -> list[_R]:
    return [record for record in records if isinstance(record, cls)]
