"""What an import would do to a site: which files come to be, and which are added to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.locale import get_translation

from sphinx_beliefs.command.converting.source_file import read_source
from sphinx_beliefs.command.file_names import file_name, title_of
from sphinx_beliefs.command.frame import CommandError
from sphinx_beliefs.command.heard import shown_path
from sphinx_beliefs.command.importing.edits import new_file, with_edits
from sphinx_beliefs.command.importing.landing import landing_on
from sphinx_beliefs.command.importing.new_pages import (
    heading_lines,
    joined_blocks,
    listed,
    page_lines,
)
from sphinx_beliefs.command.page_place import folder_of_topics, joined
from sphinx_beliefs.command.site_habits import NOTEBOOK, free_path, habits_at, suffix_of_topics
from sphinx_beliefs.command.speech import _
from sphinx_beliefs.command.topic_page import Items
from sphinx_beliefs.importing.belief_updates import Edit, Kept, update_of
from sphinx_beliefs.importing.known_beliefs import find_known
from sphinx_beliefs.importing.platform_signs import NAMES, Platform
from sphinx_beliefs.importing.question_beliefs import BeliefForm, belief_lines, belief_of
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.known_names import CATALOGUE
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.notation.names import printable
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.sections.section_headings import Meaning, usual_headings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sphinx_beliefs.command.converting.source_file import SourceFile
    from sphinx_beliefs.command.importing.site_files import SiteFiles
    from sphinx_beliefs.importing.belief_updates import Update
    from sphinx_beliefs.importing.forecasts import Question
    from sphinx_beliefs.importing.known_beliefs import KnownBelief

# Translators: the title of a page with the forecasts that its author has made on a platform.
_TITLE = N_("Forecasts from {platform}")
# Translators: what such a page is about, in one line.
_TAGLINE = N_("My forecasts, brought in from {platform}.")
# Translators: the same, of forecasts that were kept in a table.
_TITLE_OF_TABLE = N_("Forecasts")
_TAGLINE_OF_TABLE = N_("My forecasts, brought in from a table.")
# Translators: what a page is about that holds the forecasts with one tag.
_TAGLINE_OF_TAG = N_("My forecasts on {tag}.")


@dataclass(frozen=True, kw_only=True)
class Destination:
    """Where the author wants new beliefs: on a ``topic`` (its page or its title; empty for a page
    for each platform), or each on a page for its first tag.
    """

    topic: str = ""
    is_by_tag: bool = False


@dataclass(kw_only=True)
class Changed:
    """A belief that is known: its question, and what is added and left."""

    question: Question
    update: Update


class Added(NamedTuple):
    """A belief or another item that is new: its source or its id, and its title."""

    source: str
    title: str


@dataclass(kw_only=True)
class FilePlan:
    """A file as it is (None if it is new) and as it would be, with what is new in it."""

    path: Path
    before: SourceFile | None
    after: SourceFile
    docname: str | None
    added: list[Added] = field(default_factory=list)
    changed: list[Changed] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)


@dataclass(kw_only=True)
class Plan:
    """All that an import would do.

    ``files`` are those that come to be or change. ``as_before`` counts the questions that are
    known, and have nothing new, ``unwanted`` those whose id stands in a comment, and ``left`` are
    the beliefs that their author has changed. Of an export, ``there`` are the pages that the site
    has already, and ``refused`` those of whose names no file can be made.
    """

    files: list[FilePlan] = field(default_factory=list)
    as_before: int = 0
    unwanted: int = 0
    left: list[tuple[Path, Changed]] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    @property
    def added(self) -> int:
        """The number of beliefs that are new."""
        return sum(len(file.added) for file in self.files)

    @property
    def changed(self) -> list[Changed]:
        """The beliefs to which something is added."""
        return [changed for file in self.files for changed in file.changed]


def make_plan(site: SiteFiles, questions: Sequence[Question], destination: Destination) -> Plan:
    """Find out what an import would do.

    Raises ``CommandError`` if a page cannot be read or written.
    """
    plan = Plan()
    known = site.known_places()
    of_file: dict[Path, list[Question]] = defaultdict(list)
    new: list[Question] = []
    first: dict[str, Question] = {}
    for question in questions:
        first.setdefault(question.source, question)
    for question in first.values():
        if question.source in known:
            of_file[known[question.source].path].append(question)
        else:
            new.append(question)
    files: dict[Path, FilePlan] = {}
    for path, there in of_file.items():
        docname = known[there[0].source].docname
        if (file := _updated(site, plan, path, docname, there)) is not None:
            files[path] = file
    for docname, (page, beliefs) in _by_page(site, new, destination).items():
        if docname in site.app.env.found_docs:
            _add(site, files, docname, beliefs)
        else:
            file = _new_page(site, docname, page, beliefs)
            files[file.path] = file
    plan.files = [file for file in files.values() if file.before != file.after]
    return plan


# -- what is known -----------------------------------------------------------------------


def _updated(
    site: SiteFiles, plan: Plan, path: Path, docname: str | None, questions: Sequence[Question]
) -> FilePlan | None:
    """A file with what is new of its questions; None if it is not one that can be added to."""
    if path.suffix == NOTEBOOK:
        plan.as_before += len(questions)
        return None
    before = _source(site, path, docname)
    markup = site.markup_of(docname) if docname is not None else _markup_of_part(path)
    texts = site.texts(markup)
    found: dict[str, KnownBelief | None] = {}
    for source, belief in find_known(before.lines, markup, site.words):
        found[source] = found.get(source) or belief
    changes: list[Changed] = []
    for question in questions:
        belief = found.get(question.source)
        if belief is None:
            plan.unwanted += 1
            continue
        update = update_of(belief, question, texts, before.lines)
        changes.append(Changed(question=question, update=update))
    edits = [edit for change in changes for edit in change.update.edits]
    if edits:
        _undo_what_fails(changes, with_edits(before, edits), markup, site)
    edits = [edit for change in changes for edit in change.update.edits]
    for change in changes:
        if change.update.kept:
            plan.left.append((path, change))
        elif not change.update.edits:
            plan.as_before += 1
    return FilePlan(
        path=path,
        before=before,
        after=with_edits(before, edits),
        docname=docname,
        changed=[change for change in changes if change.update.edits],
        edits=edits,
    )


def _undo_what_fails(
    changes: Sequence[Changed], after: SourceFile, markup: Markup, site: SiteFiles
) -> None:
    """Leave the beliefs as they are that would not say what was added, once it is written."""
    read = dict(find_known(after.lines, markup, site.words))
    texts = site.texts(markup)
    for change in changes:
        if not change.update.edits:
            continue
        belief = read.get(change.question.source)
        if belief is None or update_of(belief, change.question, texts, after.lines).edits:
            change.update.edits.clear()
            change.update.forecasts, change.update.is_decided = 0, False
            change.update.kept.append(Kept.LOG)


def _source(site: SiteFiles, path: Path, docname: str | None) -> SourceFile:
    if docname is not None:
        return site.source(docname)
    try:
        return read_source(path, site.app.config.source_encoding)
    except (OSError, UnicodeDecodeError) as error:
        message = _("{path} cannot be read: {error}")
        raise CommandError(message.format(path=shown_path(str(path)), error=error)) from error


def _markup_of_part(path: Path) -> Markup:
    """The markup of a file that pages include."""
    return Markup.RST if path.suffix == ".rst" else Markup.MARKDOWN


# -- what is new -------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    """A page that new beliefs belong on: its title and tagline, if it has to be made."""

    title: str
    tagline: str


def _by_page(
    site: SiteFiles, questions: Sequence[Question], destination: Destination
) -> Mapping[str, tuple[_Wanted, list[Question]]]:
    """New questions by the name of the page that they belong on."""
    pages: dict[str, tuple[_Wanted, list[Question]]] = {}
    named: dict[tuple[str, str], tuple[str, _Wanted]] = {}
    for question in questions:
        tag = question.tags[0] if destination.is_by_tag and question.tags else ""
        platform = question.source.partition(":")[0]
        if (tag, platform) not in named:
            named[tag, platform] = _page_for(site, tag, platform, destination.topic)
        docname, page = named[tag, platform]
        pages.setdefault(docname, (page, []))[1].append(question)
    return pages


def _page_for(site: SiteFiles, tag: str, platform: str, topic: str) -> tuple[str, _Wanted]:
    """The name of the page for beliefs with a tag, or for those of a platform."""
    translate = get_translation(CATALOGUE)
    title, tagline = _titles(platform, translate)
    if tag and file_name(tag):
        tagline = translate(_TAGLINE_OF_TAG).format(tag=printable(tag))
        title = topic = printable(tag)
    elif topic:
        title = title_of(printable(topic).rpartition("/")[2])
    if topic and (found := existing_page(site, topic)) is not None:
        if site.path_of(found).suffix == NOTEBOOK:
            message = _("{path} is a notebook, to which nothing can be added; name another page.")
            raise CommandError(message.format(path=shown_path(str(site.path_of(found)))))
        return found, _Wanted(title=title, tagline=tagline)
    docname = new_docname(site, topic if topic and not tag else title)
    return docname, _Wanted(title=title, tagline=tagline)


def _titles(platform: str, translate: Callable[[str], str]) -> tuple[str, str]:
    names = {known.value: name for known, name in NAMES.items() if known is not Platform.CSV}
    if platform not in names:
        return translate(_TITLE_OF_TABLE), translate(_TAGLINE_OF_TABLE)
    name = names[platform]
    return translate(_TITLE).format(platform=name), translate(_TAGLINE).format(platform=name)


def existing_page(site: SiteFiles, topic: str) -> str | None:
    """The page that an author names by its docname, its path, or the end of either; None if there
    is none, or more than one.
    """
    docnames = site.app.env.found_docs
    plain = topic.strip().removeprefix("./").strip("/")
    stem = next(
        (plain.removesuffix(end) for end in site.app.config.source_suffix if plain.endswith(end)),
        plain,
    )
    if stem in docnames:
        return stem
    path = Path(topic).absolute()
    for docname in docnames:
        if site.path_of(docname).absolute() == path:
            return docname
    ends = {stem, file_name(topic)}
    found = [docname for docname in docnames if docname.rpartition("/")[2] in ends]
    return found[0] if len(found) == 1 else None


def new_docname(site: SiteFiles, topic: str) -> str:
    """The name of a new page: beside the other topics, unless the author names a folder.

    Raises ``CommandError`` if there is no letter in it.
    """
    folder, _slash, last = topic.strip().strip("/").rpartition("/")
    for end in site.app.config.source_suffix:
        last = last.removesuffix(end)
    name = file_name(last)
    if not name or ".." in folder.split("/"):
        message = _("{name} cannot be the name of a page; write a title.")
        raise CommandError(message.format(name=repr(topic)))
    if not folder or " " in folder:
        folder = folder_of_topics(site.topics, site.options.topics)
    return joined(folder, name)


def _new_page(site: SiteFiles, docname: str, page: _Wanted, questions: list[Question]) -> FilePlan:
    """A page that is not there yet."""
    path = free_path(site.app, docname, suffix_of_topics(site.app, site.topics))
    habits = habits_at(site.app, site.options, site.topics, docname, path)
    texts = site.texts(habits.markup)
    form = BeliefForm(
        is_entry=habits.items is not Items.DIRECTIVES,
        name=site.name_of(Kind.BELIEF.value),
        mark=site.mark,
        words=site.words,
    )
    written = [belief_lines(belief_of(each, texts), texts, form) for each in questions]
    keys = {"status": next(iter(site.options.statuses), ""), "tagline": texts.line(page.tagline)}
    if site.options.review_in and site.options.day is not None:
        # The author has just looked through what is brought in.
        keys["last_reviewed"] = site.options.day.isoformat()
    keys = {key: value for key, value in keys.items() if value}
    entries = [lines for lines, is_entry in written if is_entry]
    directives = [lines for lines, is_entry in written if not is_entry]
    heading = usual_headings(Meaning.BELIEFS, get_translation(CATALOGUE))[0]
    name = site.name_of(Meaning.BELIEFS.value)
    sections = [
        heading_lines(texts.heading(heading), 2, habits.markup),
        listed(entries, habits, name, site.mark),
        joined_blocks(directives),
    ]
    lines = page_lines(texts.heading(page.title), keys, habits, sections)
    after = new_file(path, lines, site.app.config.source_encoding)
    return FilePlan(path=path, before=None, after=after, docname=docname, added=_added(questions))


def _add(
    site: SiteFiles, files: dict[Path, FilePlan], docname: str, questions: list[Question]
) -> None:
    """Add new beliefs to a page that is there."""
    path, before = site.path_of(docname), site.source(docname)
    plan = files.setdefault(path, FilePlan(path=path, before=before, after=before, docname=docname))
    heading = usual_headings(Meaning.BELIEFS, get_translation(CATALOGUE))[0]
    place = landing_on(site, docname, heading)
    texts = site.texts(site.markup_of(docname))
    written = [belief_lines(belief_of(each, texts), texts, place.form) for each in questions]
    fitting = [lines for lines, is_entry in written if is_entry is place.form.is_entry]
    others = [lines for lines, is_entry in written if is_entry is not place.form.is_entry]
    edits = [*plan.edits, *_put(before, place.at, [place.heading, *fitting], place.indent)]
    if others:
        edits += _put(before, len(before.lines), others, "")
    plan.edits, plan.added = edits, _added(questions)
    plan.after = with_edits(before, edits)


def _added(questions: Iterable[Question]) -> list[Added]:
    return [Added(question.source, question.title) for question in questions]


def _put(file: SourceFile, at: int, blocks: Iterable[Sequence[str]], indent: str) -> Iterator[Edit]:
    """Put blocks of lines above a line, between blank lines."""
    lines = joined_blocks(list(blocks))
    if not lines:
        return
    above = at > 0 and bool(file.lines[at - 1].strip())
    below = at < len(file.lines) and bool(file.lines[at].strip())
    shown = [indent + line if line else "" for line in lines]
    yield Edit(at, at, [*([""] if above else []), *shown, *([""] if below else [])])
