"""The headings below which lists are read as items, and what each of them means."""

from __future__ import annotations

import unicodedata
from enum import Enum
from typing import TYPE_CHECKING

from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Subtype

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sphinx_beliefs.model.problem import Problem


class Meaning(Enum):
    """The meaning of a heading; the value is the name of the directive that says the same.

    ``PLAIN`` says that lists below the heading are not items, whatever stands above it.
    """

    BELIEFS = "beliefs"
    UNCERTAINTIES = "uncertainties"
    UPDATE_TRIGGERS = "update-triggers"
    READINGS = "readings"
    RELATED_WRITING = "related-writing"
    RELATED_TOPICS = "related-topics"
    PLAIN = ""

    @property
    def is_list(self) -> bool:
        """True if the lists below such a heading are items."""
        return self in _ITEM_OF


_ITEM_OF = {
    Meaning.BELIEFS: "belief",
    Meaning.UNCERTAINTIES: "uncertainty",
    Meaning.UPDATE_TRIGGERS: "update-trigger",
    Meaning.READINGS: "reading",
}

#: The meanings by all words that a mapping in conf.py can have for them.
_BY_WORD = {meaning.value: meaning for meaning in Meaning} | {
    item: meaning for meaning, item in _ITEM_OF.items()
}

# Translators: headings below which authors keep a list of what they believe, with | between them;
# the first is the most usual one. Write those that authors in your language would use, the
# English ones are known as well.
_BELIEFS = N_(
    "Current beliefs | Beliefs | My beliefs | My current beliefs | Our beliefs | What I believe "
    "| What I currently believe | What we believe | Claims | Credences | Forecasts | "
    "Predictions | My claims | Key claims | Main claims | Key beliefs | Main beliefs | Core "
    "beliefs | Beliefs I hold | Beliefs we hold | What I think | My views | Current views | My "
    "forecasts | My predictions"
)
# Translators: the same, of a list of open questions.
_UNCERTAINTIES = N_(
    "Uncertainties | Key uncertainties | Main uncertainties | Open questions | Key questions | "
    "What I am unsure of | What I am unsure about | What I'm unsure about | What I don't know | "
    "What we don't know | Cruxes | My uncertainties | Current uncertainties | My open questions "
    "| Not sure about | Unsure about | What I am not sure about | What I'm not sure about | "
    "Things I am not sure about | Things I'm not sure about | Where I am unsure | Where I'm "
    "unsure | Unknowns | Key cruxes"
)
# Translators: the same, of a list of evidence that would change beliefs.
_UPDATE_TRIGGERS = N_(
    "What would update me | What would update us | What would change my mind | What would "
    "change our minds | What would move me | Update triggers | What to watch for | What I watch "
    "for | Would update me | Would change my mind | What could change my mind | What might "
    "change my mind | What would make me change my mind | What would convince me otherwise | "
    "Things that would change my mind | Evidence that would change my mind | Things to watch"
)
# Translators: the same, of a list of what has been read.
_READINGS = N_(
    "Recent reading | Recent readings | Reading | Readings | Reading list | Reading log | "
    "Recently read | What I have read | What I've read | What I've been reading | Latest "
    "reading | Currently reading | My reading | What I read | What I am reading | What I'm "
    "reading | Things I've read"
)
# Translators: the same, of a section in which essays on the subject are listed.
_RELATED_WRITING = N_(
    "Related writing | Related essays | Related posts | Related articles | Essays | Writing"
)
# Translators: the same, of a section in which topics are listed that are related to this one.
_RELATED_TOPICS = N_("Related regions | Related topics | Related pages | Neighbouring topics")

_USUAL = {
    Meaning.BELIEFS: _BELIEFS,
    Meaning.UNCERTAINTIES: _UNCERTAINTIES,
    Meaning.UPDATE_TRIGGERS: _UPDATE_TRIGGERS,
    Meaning.READINGS: _READINGS,
    Meaning.RELATED_WRITING: _RELATED_WRITING,
    Meaning.RELATED_TOPICS: _RELATED_TOPICS,
}


def usual_headings(meaning: Meaning, translate: Callable[[str], str] = str) -> list[str]:
    """The usual headings of a meaning, the most usual first, as the language has them."""
    written = translate(_USUAL[meaning]) if meaning in _USUAL else ""
    return [heading.strip() for heading in written.split("|") if heading.strip()]


def meaning_of_word(word: object) -> Meaning | None:
    """The meaning that a mapping in conf.py gives a heading; None if it is not one.

    An empty value takes a usual heading out.
    """
    if word is None or word is False:
        return Meaning.PLAIN
    if not isinstance(word, str):
        return None
    return _BY_WORD.get(word.strip().casefold().replace("_", "-"))


def problems_of_headings(option: str, mapping: Mapping[str, object]) -> Iterator[Problem]:
    """Find the problems in the mapping of an option of conf.py; each has the value, or the heading,
    as it is ``written``.
    """
    for heading, word in mapping.items():
        if meaning_of_word(word) is None:
            message = N_(
                "{option}: the heading {heading} cannot mean {written}; write one of {words}, or "
                "an empty text for a heading that is to be left alone"
            )
            words = ", ".join(meaning.value for meaning in Meaning if meaning.value)
            values = {"written": repr(word)[:80], "heading": repr(heading)[:80], "words": words}
            yield Subtype.CONFIG.problem(message, option=option, **values)
        elif not folded_heading(heading):
            message = N_("{option}: {written} has no letters, so no heading is like it")
            yield Subtype.CONFIG.problem(message, option=option, written=repr(heading)[:80])


class Headings:
    """The headings that have a meaning on a site, compared without case and punctuation."""

    def __init__(self, own: Mapping[str, object], translate: Callable[[str], str] = str) -> None:
        self._known: dict[str, Meaning] = {}
        for language in (translate, str):
            for meaning in _USUAL:
                for heading in usual_headings(meaning, language):
                    self._known.setdefault(folded_heading(heading), meaning)
        for heading, word in own.items():
            meant = meaning_of_word(word)
            if meant is not None and (folded := folded_heading(heading)):
                self._known[folded] = meant

    def meaning_of(self, heading: str) -> Meaning | None:
        """The meaning of a heading, in the markup of its page; None if it has none."""
        if len(heading) > _LONGEST:
            return None
        return next(filter(None, map(self._known.get, _forms_of(heading))), None)


#: No heading with a meaning is longer, in characters; a text that is not a heading can be.
_LONGEST = 200

#: Characters that say how the one before them is drawn, as in the emoji of numbers.
_PARTS_OF_EMOJI = dict.fromkeys([0x20E3, *range(0xFE00, 0xFE10)])

#: What follows the words of a heading: attributes, and the marks that close it in Markdown.
_AFTER = LazyPattern(r"(?:[ \t]+#+|\{[^{}]*\})[ \t]*\Z")
#: A remark at the end, such as (as of May 2026).
_REMARK = LazyPattern(r"[ \t]*\([^()]*\)[ \t:]*\Z")
#: A number or letter in front of a heading: 3. 3.1 IV. b) 三、
_NUMBER = LazyPattern(
    r"[\W_]*(?:\d{1,4}(?:\.\d{1,4}){0,4}(?:[.)、:]|(?=\s))|[ivxIVX]{1,5}[.)](?=\s)"
    r"|[A-Za-z][.)](?=\s)|[一二三四五六七八九十]{1,3}、)"
)
#: The destination of a link, which stands behind its words.
_TARGET = LazyPattern(r"(?<=\])\([^()]*\)|<[^<>]*>`_")


def _forms_of(heading: str) -> Iterator[str]:
    """The forms in which a heading is compared: as it is, without a number before it, and without
    a remark at its end.
    """
    words = unicodedata.normalize("NFKC", heading).translate(_PARTS_OF_EMOJI).strip()
    for _ in range(2):
        words = _AFTER.sub("", words).rstrip()
    words = _TARGET.sub("", words)
    yield folded_heading(words)
    if number := _NUMBER.match(words):
        words = words[number.end() :]
        yield folded_heading(words)
    if remark := _REMARK.search(words):
        yield folded_heading(words[: remark.start()])


def folded_heading(heading: str) -> str:
    """A heading as its letters and digits, with one space between words."""
    folded = unicodedata.normalize("NFKC", heading).translate(_PARTS_OF_EMOJI).casefold()
    return " ".join("".join(map(_kept, folded)).split())


def _kept(char: str) -> str:
    """A character of a heading as it is compared."""
    return char if unicodedata.category(char)[0] in "LMN" else " "
