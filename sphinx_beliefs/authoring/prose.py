"""Checks of prose that numbers beliefs, or gives their credences, instead of using a role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from docutils.utils import get_source_line
from sphinx import addnodes

from sphinx_beliefs.doctree.conditions import conditions_around
from sphinx_beliefs.doctree.nodes import beliefs_log, beliefs_number, beliefs_title
from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.model.known_names import DOMAIN
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Place, Subtype, place_at
from sphinx_beliefs.model.records.items import Belief, Item
from sphinx_beliefs.model.records.mention import Mention
from sphinx_beliefs.model.records.pages import Topic
from sphinx_beliefs.model.records.query import CountView
from sphinx_beliefs.model.records.questions import Quote
from sphinx_beliefs.reporting import location_of, warn
from sphinx_beliefs.words.prose_wording import reader_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx

    from sphinx_beliefs.model.notation.prose_numbers import ProseReader

#: Scripts that put no spaces between words put none between sentences either.
_END_OF_SENTENCE = LazyPattern(r"[.!?…؟][\"'”’»)\]]*\s+|[。！？][”’」』）]*\s*")

#: The mark of a cross-reference in the text of its paragraph.
_LINK = LazyPattern("\ue000(\\d+)\ue001")
_CODE = "\ufffc"

#: The key for the suspicion, while a page is read, that it calls a belief by a number.
_SUSPECT = "beliefs:ordinals"


def note_ordinals(app: Sphinx, docname: str, source: list[str]) -> None:
    """Note whether the source of a page may call a belief by a number; most do not."""
    if reader_of(app.config.language).may_number_beliefs(source[0]):
        app.env.current_document[_SUSPECT] = True


def note_included_ordinals(
    app: Sphinx, relative_path: Path, parent_docname: str, content: list[str]
) -> None:
    """Note the same for a file that a page includes."""
    note_ordinals(app, parent_docname, content)


def check_prose(app: Sphinx, doctree: nodes.document) -> None:
    """Warn of beliefs that are called by a number, and record the percentages given for beliefs."""
    document = app.env.current_document
    domain = beliefs_domain(app.env)
    if document.get(_SUSPECT):
        _check_ordinals(domain, reader_of(app.config.language), document.docname, doctree)
    shown = domain.store.shown(document.docname)
    if any(isinstance(view, CountView) for view in shown):
        _check_counts(document.docname, doctree)
    quotes = [view for view in shown if isinstance(view, Quote)]
    if not any(quote.role in {"belief", "any"} and not quote.in_option for quote in quotes):
        return
    paragraphs: dict[nodes.paragraph, None] = {}
    for xref in doctree.findall(addnodes.pending_xref):
        if _role_of(xref) in {"belief", "any"} and not xref.get("beliefs_in_option"):
            paragraph = _paragraph_around(xref)
            if paragraph is not None:
                paragraphs[paragraph] = None
    reader = reader_of(app.config.language)
    found = [
        mention for paragraph in paragraphs for mention in _mentions(paragraph, reader, doctree)
    ]
    if found:
        domain.store.note_mentions(document.docname, found)


def _check_counts(docname: str, doctree: nodes.document) -> None:
    """Warn of counts in titles, which are shown elsewhere before anything has been counted."""
    for number in doctree.findall(beliefs_number):
        parent = number.parent
        while isinstance(parent, nodes.inline | nodes.strong | nodes.emphasis):
            parent = parent.parent
        if isinstance(parent, nodes.title | beliefs_title):
            message = N_(
                "{{beliefs-count}} in a title is missing wherever else the title is shown, "
                "such as in the navigation; put the number in the text below the title"
            )
            place = place_at(parent.line or 0)
            warn(Subtype.HEADING.problem(message), location_of(docname, place))


def _check_ordinals(
    domain: BeliefsDomain, reader: ProseReader, docname: str, doctree: nodes.document
) -> None:
    records = domain.store.records(docname)
    is_ours = any(isinstance(record, Item | Topic) for record in records)
    if not is_ours and not any(map(_role_of, doctree.findall(addnodes.pending_xref))):
        return  # for all we know, these are not beliefs of this extension
    beliefs = [record for record in records if isinstance(record, Belief)]
    for paragraph in doctree.findall(nodes.paragraph):
        if not _is_prose(paragraph):
            continue
        if not domain.output.judge.all_hold(conditions_around(paragraph)):
            continue
        text = _text_of(paragraph, [])
        for written, number, start in reader.numbered_in(text):
            name = beliefs[number - 1].name if 0 < number <= len(beliefs) else ""
            message = N_(
                "{written} will mean another belief once the order changes; give the belief a "
                "name, and write {{belief}}`the-name`"
            )
            if name:
                message = N_(
                    "{written} will mean another belief once the order changes; write "
                    "{{belief}}`{name}`"
                )
            problem = Subtype.ORDINAL.problem(message, written=repr(written), name=name)
            place = _place_of(paragraph, text[:start], doctree)
            warn(problem, location_of(docname, place))


def _mentions(
    paragraph: nodes.paragraph, reader: ProseReader, doctree: nodes.document
) -> Iterator[Mention]:
    """The sentences of a paragraph that link beliefs and have percentages in them."""
    xrefs: list[addnodes.pending_xref] = []
    text = _text_of(paragraph, xrefs)
    start = 0
    for end in [*(match.end() for match in _END_OF_SENTENCE.finditer(text)), len(text)]:
        sentence, before = text[start:end], text[:start]
        start = end
        links = [xrefs[int(number)] for number in _LINK.findall(sentence)]
        percentages = list(reader.percentages_in(_LINK.sub("", sentence)))
        # If the credence itself is quoted, another number is about something else.
        if percentages and links and not any(_role_of(link) == "credence" for link in links):
            names = dict.fromkeys(link["reftarget"] for link in links)
            yield Mention(
                beliefs=tuple(names),
                percentages=tuple(percentages),
                place=_place_of(paragraph, before, doctree),
                conditions=conditions_around(paragraph),
            )


def _text_of(paragraph: nodes.Element, xrefs: list[addnodes.pending_xref]) -> str:
    """The words of a paragraph, without code; our links are marked, and added to ``xrefs``."""
    parts: list[str] = []
    for child in paragraph.children:
        if isinstance(child, nodes.Text):
            parts.append(child.astext())
        elif isinstance(child, nodes.literal | nodes.raw | nodes.math):
            parts.append(_CODE)
        elif isinstance(child, nodes.Element):
            if isinstance(child, addnodes.pending_xref) and _role_of(child):
                parts.append(f"\ue000{len(xrefs)}\ue001")
                xrefs.append(child)
                if not child.get("refexplicit"):
                    continue
            parts.append(_text_of(child, xrefs))
    return "".join(parts)


def _role_of(xref: addnodes.pending_xref) -> str:
    """The role of a cross-reference that can lead to a belief; empty for others."""
    domain, role = xref.get("refdomain"), str(xref["reftype"])
    if domain == DOMAIN:
        return role if role in {"belief", "credence"} else ""
    return "any" if not domain and role in {"any", "myst"} else ""


def _paragraph_around(node: nodes.Node) -> nodes.paragraph | None:
    """The paragraph of prose around a node; None if there is none."""
    parent = node.parent
    while parent is not None and not isinstance(parent, nodes.paragraph):
        parent = parent.parent
    if parent is None or not _is_prose(parent):
        return None
    # An answer's effect on a belief is not a claim about its present credence.
    return None if "beliefs-answer" in parent["classes"] else parent


def _is_prose(paragraph: nodes.Node) -> bool:
    """Return whether a paragraph is an author's prose, and not a title line or a log line."""
    if isinstance(paragraph, beliefs_title):
        return False
    parent = paragraph.parent
    while parent is not None and not isinstance(parent, beliefs_log):
        parent = parent.parent
    return parent is None and "beliefs-log-entries" not in _list_classes(paragraph)


def _list_classes(paragraph: nodes.Node) -> list[str]:
    """The classes of the list that a paragraph is an item of."""
    item = paragraph.parent
    listed = item.parent if isinstance(item, nodes.list_item) else None
    return list(listed["classes"]) if listed is not None else []


def _place_of(paragraph: nodes.paragraph, before: str, doctree: nodes.document) -> Place:
    """The place of a text in a paragraph, ``before`` being the text that precedes it there."""
    source, line = get_source_line(paragraph)
    is_included = source and source != doctree.get("source")
    parent: nodes.Node | None = paragraph
    while not line and parent is not None:
        # A node made by another extension may have no line; one around it has.
        line, parent = parent.line or 0, parent.parent
    return place_at((line or 1) + before.count("\n"), str(source) if is_included else "")
