"""Phrases that say what to count in prose, ``beliefs in governance at >60%``, read into a query."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sphinx_beliefs.model.fields.index_options import options_of, read_query
from sphinx_beliefs.model.notation.names import nearest, slug, split_names
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Problem, Subtype
from sphinx_beliefs.model.records.items import Resolution
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.pages import TopicState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_beliefs.model.fields.reader import FieldReader
    from sphinx_beliefs.model.records.query import Query
    from sphinx_beliefs.model.records.vocabulary import Vocabulary

_NOUNS = {noun: kind for kind in Kind for noun in kind.row.counted_as}

#: The beginnings of nouns of several words; they belong to the noun, not to the text before it.
_BEGINNINGS = sorted({noun.rpartition(" ")[0] for noun in _NOUNS if " " in noun})

#: The words that begin a part of the phrase, and the option that the part stands for.
_PARTS = {
    "in": "region",
    "tagged": "tags",
    "at": "credence",
    "since": "since",
    "until": "until",
    "due within": "due",
}

#: The words for the states of topics other than stubs, which are counted by a noun of their own.
_STATES = {state.value: (state,) for state in TopicState if state is not TopicState.STUB}

#: Case is ignored, but "ſ" does not match "s", since it differs from it in lower case, too.
_ANY_CASE = re.IGNORECASE | re.ASCII

_PHRASE = LazyPattern(
    rf"(?:(?P<which>.+?){''.join(f'(?<!{words})' for words in _BEGINNINGS)} )?"
    rf"(?P<kind>{'|'.join(sorted(_NOUNS, key=len, reverse=True))})"
    r"(?P<parts>(?: .+)?)",
    _ANY_CASE,
)
#: The characters that mark a docname, or a pattern of docnames.
_PAGE_MARKS = frozenset("/*")

_PART = LazyPattern(rf" ({'|'.join(_PARTS)}) (?=\S)", _ANY_CASE)


def parse_count(
    written: str, reader_of: Callable[[Mapping[str, str]], FieldReader], vocabulary: Vocabulary
) -> tuple[Query | None, list[Problem]]:
    """Read a phrase; None if its meaning is not certain, since a number is a claim."""
    match = _PHRASE.fullmatch(" ".join(written.split()))
    start, parts = _parts(match["parts"], vocabulary) if match is not None else ("", {})
    if match is None or start:
        message = N_(
            "{written} cannot be counted; write {kinds} or {last}, and after it, if need "
            "be: {parts}"
        )
        *kinds, last = (kind.row.counted_as[0] for kind in Kind)
        values = {
            "written": repr(written),
            "kinds": ", ".join(kinds),
            "last": last,
            "parts": ", ".join(f"{word} …" for word in _PARTS),
        }
        return None, [Subtype.OPTION_VALUE.problem(message, **values)]
    kind = _NOUNS[match["kind"].lower()]
    words = _words(kind, vocabulary)
    which = slug(match["which"] or "")
    if which and which not in words:
        message = N_("{written}: {which} means nothing for {kind}; write one of {words}")
        if close := nearest(which, words):
            message = N_("{written}: {which} means nothing for {kind}; did you mean {close}?")
        values = {
            "which": repr(match["which"]),
            "kind": match["kind"],
            "words": ", ".join(words),
            "close": ", ".join(close),
        }
        return None, [Subtype.OPTION_VALUE.problem(message, written=repr(written), **values)]
    if unknown := parts.keys() - set(options_of(kind)):
        message = N_("{written}: {kind} cannot be counted by {options}; remove that")
        told = {"kind": match["kind"], "options": ", ".join(sorted(unknown))}
        return None, [Subtype.OPTION_VALUE.problem(message, written=repr(written), **told)]
    reader = reader_of({**parts, **(words[which] if which else {})})
    query = read_query(kind, reader, vocabulary)
    if kind is Kind.STUB:
        query = replace(query, states=(TopicState.STUB,))
    elif which and not words[which]:
        query = replace(query, states=_STATES.get(which, ()))
    return (None if reader.problems else query), reader.problems


def _words(kind: Kind, vocabulary: Vocabulary) -> dict[str, dict[str, str]]:
    """The words that can come before the kind that is counted, and the options they stand for."""
    words: dict[str, dict[str, str]] = {"all": {}}
    options = kind.row.options
    if "resolution" in options:
        ends = ("open", "closed", "all", *(resolution.value for resolution in Resolution))
        words = {word: {"resolution": word} for word in ends}
    if "fired" in options:
        words = {"waiting": {"fired": "no"}, "fired": {"fired": "yes"}, "all": {"fired": "all"}}
    if kind is Kind.TOPIC:
        words |= {word: {} for word in _STATES}
    if not kind.is_item:
        for status, label in vocabulary.statuses.items():
            words |= {word: {"status": status} for word in (slug(label), status)}
    if "due" in options:
        words["overdue"] = {"due": "overdue"}
    return words


def _parts(text: str, vocabulary: Vocabulary) -> tuple[str, dict[str, str]]:
    """The text before all parts, and the parts by option, in any order.

    If a word has already begun a part, its next use belongs to the text, as in the region "Trust
    in AI". The word "in" begins both regions and pages.
    """
    start, *rest = _PART.split(text)
    found: dict[str, str] = {}
    last = ""
    for word, value in zip(rest[::2], rest[1::2], strict=True):
        option = _PARTS[word.lower()]
        if option == "region" and _are_pages(value, vocabulary):
            option = "pages"
        if option in found and last:
            found[last] += f" {word} {value}"
        else:
            found[option], last = value, option
    return start.strip(), found


def _are_pages(written: str, vocabulary: Vocabulary) -> bool:
    """Return whether names are patterns of docnames, and not regions with such names."""
    titles = vocabulary.regions
    regions = {slug(word) for region in titles for word in (region, titles[region])}
    names = split_names(written)
    return any(slug(name) not in regions and not _PAGE_MARKS.isdisjoint(name) for name in names)
