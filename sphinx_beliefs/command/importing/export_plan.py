"""What it would do to a site to bring in a ``beliefs.json``: a page for each page of it."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

from sphinx_beliefs.authoring.topic_places import is_topic_by_place
from sphinx_beliefs.command.importing.edits import new_file
from sphinx_beliefs.command.importing.exported_items import ItemWriter
from sphinx_beliefs.command.importing.exported_pages import PageWriter, is_safe
from sphinx_beliefs.command.importing.import_plan import Added, FilePlan, Plan
from sphinx_beliefs.command.site_habits import habits_at, suffix_of_topics
from sphinx_beliefs.command.topic_page import Items
from sphinx_beliefs.exporting import public_types as public
from sphinx_beliefs.model.known_names import CATALOGUE
from sphinx_beliefs.model.notation.scales import SCALES, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_beliefs.command.importing.site_files import SiteFiles
    from sphinx_beliefs.model.notation.scales import Scale

#: What an export says of itself, near its beginning; in UTF-16, there are zeros between letters.
_FORMAT = re.compile(rb'"format"\s*:\s*"sphinx-beliefs"')
_LOOKED_AT = 10_000

#: The page for items of a file that does not say on which page they stand.
_NO_PAGE = "beliefs-from-elsewhere"


def is_export(path: Path) -> bool:
    """Return whether a file says that it is an export of this extension."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return _FORMAT.search(file.read(_LOOKED_AT).replace(b"\0", b"")) is not None


def make_export_plan(site: SiteFiles, export: public.Export) -> Plan:
    """Find out what it would do to bring in an export: pages that the site has stay as they are."""
    plan = Plan()
    items = _items_by_page(export)
    names = {item.id: item.name for of_page in items.values() for item in of_page if item.name}
    pages: dict[str, public.Topic | public.Page] = {topic.id: topic for topic in export.topics}
    pages |= {page.id: page for page in export.pages}
    for docname in items:
        pages.setdefault(docname, public.Page(id=docname, title=docname.rpartition("/")[2]))
    suffix = suffix_of_topics(site.app, site.topics)
    for docname, page in sorted(pages.items()):
        if not is_safe(docname):
            plan.refused.append(docname)
        elif _is_there(site, docname):
            plan.there.append(docname)
        else:
            path = Path(site.folder, docname + suffix)
            lines = _lines(site, path, page, items.get(docname, []), names)
            after = new_file(path, lines, site.app.config.source_encoding)
            added = [Added(item.id, item.title) for item in items.get(docname, [])]
            plan.files.append(
                FilePlan(path=path, before=None, after=after, docname=docname, added=added)
            )
    return plan


def _items_by_page(export: public.Export) -> dict[str, list[public.Item]]:
    """All items by the name of their page, those of each kind in their order."""
    found: dict[str, list[public.Item]] = defaultdict(list)
    kinds: Sequence[Sequence[public.Item]] = (
        export.beliefs,
        export.uncertainties,
        export.update_triggers,
        export.readings,
    )
    for of_kind in kinds:
        for item in of_kind:
            found[item.page or _NO_PAGE].append(item)
    return dict(found)


def _is_there(site: SiteFiles, docname: str) -> bool:
    """Return whether the site has a page of a name, or a file that would be one."""
    suffixes = site.app.config.source_suffix
    return any(Path(site.folder, docname + suffix).exists() for suffix in suffixes)


def _lines(
    site: SiteFiles,
    path: Path,
    page: public.Topic | public.Page,
    items: Sequence[public.Item],
    names: dict[str, str],
) -> list[str]:
    """The lines of a page."""
    habits = habits_at(site.app, site.options, site.topics, page.id, path)
    if not isinstance(page, public.Topic) and habits.items is Items.LISTS:
        # Only topics are read for plain lists.
        habits = dataclasses.replace(habits, items=Items.LIST_DIRECTIVES)
    writer = PageWriter(
        habits,
        ItemWriter(
            texts=site.texts(habits.markup, is_own=True),
            names=names,
            scale=site.options.scale,
            log=site.name_of("credence-log"),
            mark=site.mark,
        ),
        name_of=site.name_of,
        mark=site.mark,
        translate=get_translation(CATALOGUE),
        words=site.words,
    )
    if isinstance(page, public.Topic):
        return writer.topic(page, items)
    return writer.page(page, items, is_placed=is_topic_by_place(site.options, page.id))


def conf_lines(site: SiteFiles, export: public.Export) -> Iterator[str]:
    """The lines that ``conf.py`` needs so that regions, statuses and words mean the same."""
    regions = {region.slug: region for region in export.site.regions}
    if regions.keys() - site.options.region_titles.keys():
        yield "beliefs_regions = {"
        for slug, region in regions.items():
            value: object = region.title
            if region.description:
                value = {"title": region.title, "description": region.description}
            yield f"    {slug!r}: {value!r},"
        yield "}"
    statuses = {status.slug: status.label for status in export.site.statuses}
    if statuses.keys() - site.options.statuses.keys():
        yield "beliefs_statuses = {"
        yield from (f"    {slug!r}: {label!r}," for slug, label in statuses.items())
        yield "}"
    yield from _scale_lines(site.options.scale, _words_in(export))


def _words_in(export: public.Export) -> dict[str, tuple[float, float]]:
    """The words that are credences in an export, with the percentages that they stand for."""
    credences = [belief.credence for belief in export.beliefs]
    credences += [entry.credence for belief in export.beliefs for entry in belief.history]
    credences += [trigger.to for trigger in export.update_triggers]
    return {
        folded(credence.written.lstrip("~≈ ")): (credence.low, credence.high)
        for credence in credences
        if credence is not None
        and credence.kind == "word"
        and credence.low is not None
        and credence.high is not None
    }


def _scale_lines(scale: Scale, words: Mapping[str, tuple[float, float]]) -> Iterator[str]:
    """The line for a scale that has these words, unless that of the site has."""
    if _has_words(scale, words):
        return
    for name, known in SCALES.items():
        if _has_words(known, words):
            yield f"beliefs_verbal_scale = {name!r}"
            return
    yield "beliefs_verbal_scale = {"
    yield from (f"    {word!r}: '{low:g}-{high:g}%'," for word, (low, high) in words.items())
    yield "}"


def _has_words(scale: Scale, words: Mapping[str, tuple[float, float]]) -> bool:
    return all(tuple(map(float, scale.get(word, ()))) == ends for word, ends in words.items())
