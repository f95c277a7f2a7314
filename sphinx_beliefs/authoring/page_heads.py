"""The kind of page that the head of a source makes: a topic, a piece of writing, or neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace
from sphinx.util import get_filetype
from sphinx.util.matching import Matcher

from sphinx_beliefs.authoring.front_matter import FrontMatter, head_of, read_front_matter
from sphinx_beliefs.authoring.missed_topics import (
    look_for_topic,
    look_for_topic_in_fields,
    warn_of_lines,
    warn_of_other_topic,
)
from sphinx_beliefs.authoring.myst_source import for_myst, has_title, with_title
from sphinx_beliefs.authoring.notebooks import read_metadata, with_title_header
from sphinx_beliefs.authoring.topic_places import BY_PLACE, FIELDS, is_topic_by_place, says_no_topic
from sphinx_beliefs.doctree.titles import page_title, plain_title
from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.fields.flat_keys import own_key, plain_value, take_mapped
from sphinx_beliefs.model.fields.topic_fields import read_topic, read_writing
from sphinx_beliefs.model.fields.topic_signs import signs_beside
from sphinx_beliefs.model.problem import N_, Place, Subtype, place_at
from sphinx_beliefs.model.slips.head_slips import fix_head
from sphinx_beliefs.reporting import location_of, warn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docutils import nodes
    from sphinx.application import Sphinx

    from sphinx_beliefs.model.records.pages import Topic

#: A cheap test for front matter that can be of interest at all, since reading YAML is slow.
_OF_INTEREST = re.compile(
    r"^(?:(?:-+ )? *[\"']?(?:topics?|tags|region|tagline|last[_-]reviewed"
    r"|last[_-]substantive[_-]update|review[_-]in)[\"']?\s*:|\{|\?)",
    re.MULTILINE | re.IGNORECASE,
)

#: The same for notebooks, in which it has to be metadata of the notebook, and not of a cell.
_IN_NOTEBOOK = re.compile(
    r"\"(?:topics?|tags|region|tagline|last[_-]reviewed|last[_-]substantive[_-]update"
    r"|review[_-]in)\"\s*:",
    re.IGNORECASE,
)

#: The key for a topic's front matter, while the page is read, if it has options for MyST.
HEAD = "beliefs:head"

#: The key for the fact, while the page is read, that it has no title.
_UNTITLED = "beliefs:untitled"


def note_front_matter(app: Sphinx, docname: str, source: list[str]) -> None:
    """Record the topic or the piece of writing that the front matter makes of a page, or the
    metadata of a notebook.
    """
    by_place = is_topic_by_place(beliefs_domain(app.env).options, docname)
    if source[0].startswith("{") and str(app.env.doc2path(docname)).endswith(".ipynb"):
        _note_notebook(app, docname, source, by_place=by_place)
        return
    fixed = fix_head(source[0], is_topic=by_place)
    if fixed is not None and _is_markdown(app, docname):
        source[0], (problem, line) = fixed
        warn(problem, (docname, line))
    head = head_of(source[0])
    if not by_place and (head is None or not _OF_INTEREST.search("\n".join(head))):
        return
    if not _is_markdown(app, docname):
        if by_place and not says_no_topic(source[0]):
            note_topic(beliefs_domain(app.env), docname, {}, {"": place_at(1)})
            app.env.current_document[BY_PLACE] = None
            app.env.current_document[FIELDS] = True
        return
    found = read_front_matter(head or [])
    if head is not None:
        _warn_of_first_line(docname, source[0])
    if _note_page(app, docname, found, head or [], by_place=by_place):
        _prepare_source(app, source, found, head)


def _note_notebook(app: Sphinx, docname: str, source: list[str], *, by_place: bool) -> None:
    """Record the topic or the piece of writing that the metadata of a notebook makes of it."""
    if not by_place and not _IN_NOTEBOOK.search(source[0]):
        return
    notebook = read_metadata(source[0])
    if notebook is None and not by_place:
        return
    notebook = notebook or FrontMatter()
    is_topic = _note_page(app, docname, notebook, (), by_place=by_place)
    if is_topic and _title_of(notebook) and not getattr(app.config, "myst_title_to_header", True):
        source[0] = with_title_header(source[0]) or source[0]


def _note_page(
    app: Sphinx, docname: str, found: FrontMatter, head: Sequence[str], *, by_place: bool
) -> bool:
    """Record the kind of page; return whether it is a topic. ``head`` has the lines that were read,
    if they are those of the page; ``by_place`` says that it lies where topics lie.
    """
    domain = beliefs_domain(app.env)
    topic = found.values.get("topic", by_place)
    if topic is False:
        place = place_at(found.lines.get("tags", 0))
        if "topic" not in found.values:
            look_for_topic(domain.options.vocabulary, docname, found, head, _OF_INTEREST)
        _note_writing(domain, docname, found.values, place)
        return False
    if not isinstance(topic, FrontMatter) and topic not in (True, None) and not by_place:
        # The key may belong to some other tool, so the page is left as it is.
        warn_of_other_topic(docname, found, topic)
        warn_of_lines(docname, found, head, _OF_INTEREST)
        return False
    for problem, line in found.problems:
        warn(problem, (docname, line))
    if isinstance(topic, FrontMatter):
        topic.values.setdefault("tags", found.values.get("tags"))
        _take_keys_beside(docname, found, topic)
        note_keys(domain, docname, topic, found, strict=True)
    else:
        is_bare = note_keys(domain, docname, found, found, strict=False)
        if is_bare and "topic" not in found.values:
            app.env.current_document[BY_PLACE] = found.values.get("tags")
    return True


def note_keys(
    domain: BeliefsDomain, docname: str, own: FrontMatter, top: FrontMatter, *, strict: bool
) -> bool:
    """Record a topic from its own keys, and from those of other tools at the top level that the
    site reads for them; return whether there is none but tags.
    """
    options = domain.options
    values: dict[str, object] = own.values
    if not strict:
        values = {key: plain_value(own_key(key), value) for key, value in values.items()}
    lines, names = dict(own.lines), {}
    if options.front_matter:
        taken = take_mapped(values, top.values, options.front_matter, options.vocabulary)
        values, names = values | taken.values, taken.written
        lines |= {key: top.lines[written] for key, written in names.items()}
        for problem, written in taken.problems:
            warn(problem, (docname, top.lines[written]))
    places = {key.replace("-", "_"): place_at(line) for key, line in lines.items()}
    places[""] = place_at(top.lines.get("topic", 1))
    note_topic(domain, docname, values, places, strict=strict, names=names)
    return not any(own_key(key) for key in values if key != "tags")


def _prepare_source(
    app: Sphinx, source: list[str], found: FrontMatter, head: Sequence[str] | None
) -> None:
    """Give MyST the source of a topic without what has already been read here."""
    if head is None:
        if not has_title(source[0]):
            app.env.current_document[_UNTITLED] = True
        return
    if not {"myst", "substitutions"}.isdisjoint(found.values):
        app.env.current_document[HEAD] = "\n".join(["---", *head, "---", ""])
    title = _title_of(found)
    is_untitled = not has_title(source[0], len(head))
    if found.topic_lines or found.bad_lines:
        source[0] = for_myst(source[0], found, len(head))
    if is_untitled and title:
        if not getattr(app.config, "myst_title_to_header", True):
            source[0] = with_title(source[0], title, found, len(head))
    elif is_untitled:
        app.env.current_document[_UNTITLED] = True


def _title_of(found: FrontMatter) -> str:
    """The title in front matter; empty if there is none, or if it is not a line of text."""
    title = found.values.get("title")
    return "" if title is None or isinstance(title, list | dict) else str(title).strip()


def _warn_of_first_line(docname: str, source: str) -> None:
    """Warn of text after the dashes that begin the front matter, which MyST ignores."""
    rest = source.partition("\n")[0].strip("- \t")
    if rest:
        message = N_(
            "the first line of the front matter can only be ---; write {rest} on the next line"
        )
        warn(Subtype.FRONT_MATTER.problem(message, rest=repr(rest)), (docname, 1))


def _take_keys_beside(docname: str, found: FrontMatter, topic: FrontMatter) -> None:
    """Move keys that stand beside ``topic``, but belong to it, into it, with a warning for each."""
    for key in signs_beside(found.values, topic.values):
        message = N_("{key} stands beside topic, and was meant below it; indent it as well")
        problem = Subtype.FRONT_MATTER.problem(message, key=key)
        warn(problem, (docname, found.lines[key]))
        topic.values[key], topic.lines[key] = found.values[key], found.lines[key]


def note_topic(
    domain: BeliefsDomain,
    docname: str,
    values: Mapping[str, object],
    places: Mapping[str, Place],
    *,
    strict: bool = True,
    names: Mapping[str, str] | None = None,
) -> None:
    """Record a topic from its metadata, and warn of the problems in it. ``names`` are the keys as
    they were written, where they are not ours.
    """
    vocabulary = domain.options.vocabulary
    topic, problems = read_topic(values, vocabulary, docname=docname, places=places, strict=strict)
    domain.store.note(topic)
    for problem in problems:
        place = places.get(problem.field.replace("-", "_"), topic.place)
        if names and (written := names.get(problem.field)):
            problem = replace(problem, values={**problem.values, "field": written})
        warn(problem, location_of(docname, place))


def note_docinfo(app: Sphinx, doctree: nodes.document) -> None:
    """Record a reStructuredText page as a piece of writing, if the fields at its head say so."""
    env = app.env
    docname = env.current_document.docname
    domain = beliefs_domain(env)
    is_markdown = _is_markdown(app, docname)
    if topic := domain.store.topic(docname):
        if page_title(doctree) is None or env.current_document.get(_UNTITLED):
            _warn_of_title(topic, is_markdown=is_markdown)
        # Templates may know topics by this front matter alone.
        env.metadata[docname].setdefault("topic", True)
    elif not is_markdown:
        look_for_topic_in_fields(domain.options.vocabulary, docname, env.metadata[docname])
    if "tags" in env.metadata[docname] and not is_markdown:
        title = page_title(doctree)
        title_text = plain_title(title) if title is not None else ""
        _note_writing(domain, docname, env.metadata[docname], place_at(1), title_text)


def _warn_of_title(topic: Topic, *, is_markdown: bool) -> None:
    message = N_("this topic has no title; write one above all else on the page")
    if is_markdown:
        message = N_(
            "this topic has no title; write one, such as # Housing, below the front matter, or "
            "title: Housing in it"
        )
    place = location_of(topic.docname, topic.place)
    warn(Subtype.TITLE.problem(message), place)


def _note_writing(
    domain: BeliefsDomain,
    docname: str,
    values: Mapping[str, object],
    place: Place,
    title: str = "",
) -> None:
    patterns = list(domain.options.writing)
    if not values.get("tags") or domain.store.topic(docname):
        return
    if patterns and not Matcher(patterns)(docname):
        return
    page = read_writing(values, docname=docname, place=place)
    domain.store.note_page(page, title)


def _is_markdown(app: Sphinx, docname: str) -> bool:
    filename = app.env.doc2path(docname)
    return get_filetype(app.config.source_suffix, filename) != "restructuredtext"
