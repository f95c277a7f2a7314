"""The kind of page that the head of a source makes: a topic, a piece of writing, or neither."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.util import get_filetype
from sphinx.util.matching import Matcher

from sphinx_beliefs.authoring.front_matter import FrontMatter, head_of, read_front_matter
from sphinx_beliefs.authoring.myst_source import for_myst, has_title, with_title
from sphinx_beliefs.authoring.notebooks import read_metadata
from sphinx_beliefs.doctree.titles import page_title, plain_title
from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.fields.topic_fields import read_topic, read_writing
from sphinx_beliefs.model.fields.topic_signs import signs_beside, signs_of_topic
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
    if source[0].startswith("{") and str(app.env.doc2path(docname)).endswith(".ipynb"):
        notebook = read_metadata(source[0]) if _IN_NOTEBOOK.search(source[0]) else None
        if notebook is not None:
            _note_page(app, docname, notebook, ())
        return
    if (fixed := fix_head(source[0])) is not None and _is_markdown(app, docname):
        source[0], (problem, line) = fixed
        warn(problem, (docname, line))
    head = head_of(source[0])
    if head is None or not _OF_INTEREST.search("\n".join(head)) or not _is_markdown(app, docname):
        return
    found = read_front_matter(head)
    _warn_of_first_line(docname, source[0])
    if _note_page(app, docname, found, head):
        _prepare_source(app, source, found, head)


def _note_page(app: Sphinx, docname: str, found: FrontMatter, head: Sequence[str]) -> bool:
    """Record the kind of page; return whether it is a topic. ``head`` has the lines that were read,
    if they are those of the page.
    """
    domain = beliefs_domain(app.env)
    topic = found.values.get("topic", False)
    if topic is False:
        place = place_at(found.lines.get("tags", 0))
        _look_for_topic(domain, docname, found, head)
        _note_writing(domain, docname, found.values, place)
        return False
    if not isinstance(topic, FrontMatter) and topic not in (True, None):
        # The key may belong to some other tool, so the page is left as it is.
        _warn_of_other_topic(docname, found, topic)
        _warn_of_lines(docname, found, head)
        return False
    for problem, line in found.problems:
        warn(problem, (docname, line))
    if isinstance(topic, FrontMatter):
        keys, lines, strict = topic.values, topic.lines, True
        keys.setdefault("tags", found.values.get("tags"))
        _take_keys_beside(docname, found, topic)
    else:
        keys, lines, strict = found.values, found.lines, False
    places = {key.replace("-", "_"): place_at(line) for key, line in lines.items()}
    places[""] = place_at(found.lines["topic"])
    note_topic(domain, docname, keys, places, strict=strict)
    return True


def _prepare_source(
    app: Sphinx, source: list[str], found: FrontMatter, head: Sequence[str]
) -> None:
    """Give MyST the source of a topic without what has already been read here."""
    if not {"myst", "substitutions"}.isdisjoint(found.values):
        app.env.current_document[HEAD] = "\n".join(["---", *head, "---", ""])
    title = found.values.get("title")
    is_untitled = not has_title(source[0], len(head))
    if found.topic_lines or found.bad_lines:
        source[0] = for_myst(source[0], found, len(head))
    if is_untitled and title and not isinstance(title, list | dict):
        if not getattr(app.config, "myst_title_to_header", True):
            source[0] = with_title(source[0], str(title), found, len(head))
    elif is_untitled:
        app.env.current_document[_UNTITLED] = True


def _warn_of_first_line(docname: str, source: str) -> None:
    """Warn of text after the dashes that begin the front matter, which MyST ignores."""
    rest = source.partition("\n")[0].strip("- \t")
    if rest:
        message = N_(
            "the first line of the front matter can only be ---; write {rest} on the next line"
        )
        warn(Subtype.FRONT_MATTER.problem(message, rest=repr(rest)), (docname, 1))


def _warn_of_other_topic(docname: str, found: FrontMatter, topic: object) -> None:
    """Warn of a value of ``topic`` that makes no topic of its page."""
    message = N_(
        "topic is {written} here, so this page is not a topic; write topic: true, or the keys "
        "indented below topic:"
    )
    if isinstance(topic, list):
        message = N_(
            "a list stands below topic here, so this page is not a topic; write the keys "
            "without the dashes before them"
        )
    problem = Subtype.FRONT_MATTER.problem(message, written=repr(topic)[:80])
    warn(problem, (docname, found.lines["topic"]))


def _take_keys_beside(docname: str, found: FrontMatter, topic: FrontMatter) -> None:
    """Move keys that stand beside ``topic``, but belong to it, into it, with a warning for each."""
    for key in signs_beside(found.values, topic.values):
        message = N_("{key} stands beside topic, and was meant below it; indent it as well")
        problem = Subtype.FRONT_MATTER.problem(message, key=key)
        warn(problem, (docname, found.lines[key]))
        topic.values[key], topic.lines[key] = found.values[key], found.lines[key]


def _look_for_topic(
    domain: BeliefsDomain, docname: str, found: FrontMatter, head: Sequence[str]
) -> None:
    """Warn of a page that is meant to be a topic, but does not say so."""
    keys = signs_of_topic(found.values, domain.options.vocabulary)
    if keys:
        message = N_(
            "nothing makes this page a topic, though it has the metadata of one ({keys}); write "
            "topic: true above them"
        )
        # The page shows them nowhere, so the message does.
        problem = Subtype.FRONT_MATTER.problem(
            message, keys=", ".join(f"{key}: {found.values[key]}" for key in keys)
        )
        warn(problem, (docname, found.lines[keys[0]]))
        for problem, line in found.problems:
            warn(problem, (docname, line))
    else:
        _warn_of_lines(docname, found, head)


def _warn_of_lines(docname: str, found: FrontMatter, head: Sequence[str]) -> None:
    """Warn of unreadable lines with keys of a topic, on a page that is not a topic."""
    if any(_OF_INTEREST.match(head[line - 2]) for line in found.bad_lines):
        for problem, line in found.problems:
            warn(problem, (docname, line))


def note_topic(
    domain: BeliefsDomain,
    docname: str,
    values: Mapping[str, object],
    places: Mapping[str, Place],
    *,
    strict: bool = True,
) -> None:
    """Record a topic from its metadata, and warn of the problems in it."""
    vocabulary = domain.options.vocabulary
    topic, problems = read_topic(values, vocabulary, docname=docname, places=places, strict=strict)
    domain.store.note(topic)
    for problem in problems:
        place = places.get(problem.field.replace("-", "_"), topic.place)
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
        _look_for_topic_in_fields(domain, docname, env.metadata[docname])
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


def _look_for_topic_in_fields(
    domain: BeliefsDomain, docname: str, fields: Mapping[str, object]
) -> None:
    """Warn of a reStructuredText page whose first fields are meant as a topic's metadata."""
    if keys := signs_of_topic(fields, domain.options.vocabulary):
        message = N_(
            "{keys} are topic metadata, but nothing makes this page a topic; write them as "
            "options of the directive topic-meta"
        )
        problem = Subtype.FRONT_MATTER.problem(message, keys=", ".join(keys))
        warn(problem, (docname, 1))


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
