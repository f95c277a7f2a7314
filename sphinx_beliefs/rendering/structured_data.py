"""What a topic page says, for search engines and other programs: JSON-LD with schema.org's terms.

Each belief is a ``Claim``. Its credence is the rating that its author gives it in a ``Review``,
from 0 to 100, and not in a ``ClaimReview``, which is for checks of what others have claimed. What
the indexes leave out is left out here too: stubs, and beliefs with a blank. So are normative
beliefs, since a claim is something that can be true. All of it is on the page as well.
"""

from __future__ import annotations

import json
import posixpath
from typing import TYPE_CHECKING, Any

from sphinx.addnodes import start_of_file

from sphinx_beliefs.model.notation.credence import CredenceKind
from sphinx_beliefs.model.notation.placeholders import find_placeholders
from sphinx_beliefs.model.records.items import Belief, Reading
from sphinx_beliefs.model.records.states import has_blank
from sphinx_beliefs.options.structured_author import usable_author
from sphinx_beliefs.words.claim_wording import credence_explained
from sphinx_beliefs.words.joining import comma
from sphinx_beliefs.words.wording import resolution_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from decimal import Decimal

    from docutils import nodes

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.record import Record

#: An object of JSON-LD.
Data = dict[str, Any]

#: What could end a script, or begin a comment in it, and what old scripts take for a new line.
_ESCAPES = str.maketrans(
    {char: f"\\u{ord(char):04x}" for char in ("<", ">", "&", "\u2028", "\u2029")}
)

#: What Sphinx has for an author that a site does not name.
_NO_AUTHOR = frozenset({"", "unknown", "Author name not set"})


def add_structured_data(
    domain: BeliefsDomain, docname: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Add what the topics on a page of HTML say to its body; ``doctree`` is the page."""
    pages = [docname]
    if domain.output.is_one_html_page:
        # Pages that no toctree leads to are not in it.
        pages += [part["docname"] for part in doctree.findall(start_of_file)]
    found = [data for page in pages if (data := _PageData(domain, page).made())]
    if not found:
        return
    # One object if it can be, since that is what all programs understand.
    whole = found[0] if len(found) == 1 else {"@graph": found}
    script = as_script({"@context": "https://schema.org"} | whole)
    context["body"] = f"{context.get('body') or ''}{script}\n"


def as_script(data: Data) -> str:
    """JSON-LD in an element of HTML that no text in it can end."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    # No file can hold half of a character.
    text = text.encode("utf-8", "replace").decode("utf-8")
    return f'<script type="application/ld+json">{text}</script>'


class _PageData:
    """Makes the object of a page."""

    def __init__(self, domain: BeliefsDomain, docname: str) -> None:
        self.domain = domain
        self.site = domain.site
        self.records = domain.site.contents.on(docname)
        self.author = author_of(domain.options.structured_data, domain.env.config.author)

    def made(self) -> Data | None:
        """The page with its claims; None if it is not a topic, or a stub."""
        topic = self.records.topic
        if topic is None or topic.is_stub:
            return None
        address = self._address(topic)
        readings = [one for one in self.records.items if isinstance(one, Reading)]
        beliefs = [one for one in self.records.items if isinstance(one, Belief)]
        vocabulary = self.site.vocabulary
        region = vocabulary.region_title(topic.region) if topic.region else ""
        return _without_nothing(
            {
                "@type": "WebPage",
                "@id": address,
                "url": address,
                "name": self._text(topic.title),
                "description": self._text(topic.tagline),
                "inLanguage": self.domain.env.config.language.replace("_", "-"),
                "author": self.author,
                "about": {"@type": "Thing", "name": region} if region else None,
                "keywords": list(topic.tags),
                "creativeWorkStatus": vocabulary.status_label(topic.status) if topic.status else "",
                "dateModified": _iso(topic.last_substantive_update),
                "lastReviewed": _iso(topic.last_reviewed),
                "citation": [self._reading(one) for one in readings if not has_blank(one)],
                "hasPart": [self._claim(one, address) for one in beliefs if _is_claim(one)],
            }
        )

    def _claim(self, belief: Belief, page: str) -> Data:
        """A belief: its claim, and its credence as the rating that its author gives it."""
        address, history = self._address(belief), self.site.history(belief)
        held = _in_order([belief.since, *(entry.date for entry in history)])
        changes = _in_order([*held[1:], belief.resolved])
        read = (item for item in self.site.bearing_on(belief) if isinstance(item, Reading))
        return _without_nothing(
            {
                "@type": "Claim",
                "@id": address,
                "url": address,
                "text": self._text(belief.title),
                "description": self._text(belief.criteria),
                "author": self.author,
                "keywords": list(belief.tags),
                "identifier": belief.source,
                "isBasedOn": belief.source_url,
                "creativeWorkStatus": resolution_text(belief.resolution)
                if belief.resolution is not None
                else "",
                "dateCreated": held[0].iso if held else "",
                "dateModified": changes[-1].iso if changes else "",
                "appearance": {"@type": "WebPage", "@id": page},
                "citation": [
                    {"@type": "CreativeWork", "@id": self._address(item)}
                    for item in read
                    if item.docname == belief.docname and not has_blank(item)
                ],
                "review": self._review(belief, history[-1].date if history else belief.since),
            }
        )

    def _review(self, belief: Belief, since: Date | None) -> Data | None:
        """The credence of a belief, which it has had since a day; None if it is not a number."""
        credence = belief.credence
        if credence is None or credence.midpoint is None:
            return None
        shown = self.domain.date_style.figures.explained(credence)
        return _without_nothing(
            {
                "@type": "Review",
                "author": self.author,
                "dateCreated": _iso(since),
                "reviewAspect": "credence",
                "reviewRating": {
                    "@type": "Rating",
                    "ratingValue": _number(credence.midpoint),
                    "bestRating": 100,
                    "worstRating": 0,
                    "ratingExplanation": credence_explained(shown),
                },
            }
        )

    def _reading(self, reading: Reading) -> Data:
        """Something read. Who is credited is a text, since nobody can tell from it whether they are
        people, or whether a venue is a journal or has published the text.
        """
        credited = filter(None, map(self._text, (reading.authors, reading.venue)))
        return _without_nothing(
            {
                "@type": "CreativeWork",
                "@id": self._address(reading),
                "name": self._text(reading.title),
                "creditText": comma().join(credited),
                "datePublished": _iso(reading.date),
                "url": reading.url if reading.url.lower().startswith(("http:", "https:")) else "",
            }
        )

    def _text(self, text: str) -> str:
        """A text as readers see it; empty if there is a blank in it."""
        is_open = next(iter(find_placeholders(text, self.domain.options.blank_words)), None)
        return "" if is_open else self.site.text(text)

    def _address(self, record: Record) -> str:
        """The address of a record on this page: from the page on, if the site does not say its own.

        Programs read it from the address of the page.
        """
        output = self.domain.output
        address = output.address(self.site.links.target(record))
        if output.base_url:
            return address
        page, sign, anchor = address.partition("#")
        return f"{posixpath.basename(page) or './'}{sign}{anchor}"


def author_of(said: bool | Mapping[str, str], name: str) -> Data | None:
    """The author of a site: what conf.py says of them, or the ``name`` that Sphinx has for them."""
    given = {} if isinstance(said, bool) else usable_author(said)
    name = given.get("author", "" if name in _NO_AUTHOR else name)
    if not name:
        return None
    found = {"@type": given.get("type", "Person"), "name": name, "url": given.get("url", "")}
    return _without_nothing(found)


def _is_claim(belief: Belief) -> bool:
    """Return whether a belief has no blank in what indexes show, and can be true or false."""
    credence = belief.credence
    is_normative = credence is not None and credence.kind is CredenceKind.NORMATIVE
    return not is_normative and not has_blank(belief)


def _in_order(dates: Iterable[Date | None]) -> list[Date]:
    """What are dates of some dates, the oldest first."""
    return sorted((one for one in dates if one and one.iso), key=lambda one: one.sort_key)


def _iso(date: Date | None) -> str:
    return date.iso if date is not None else ""


def _number(value: Decimal) -> int | float:
    return int(value) if value == int(value) else float(value)


def _without_nothing(data: Data) -> Data:
    """An object without what is not known."""
    return {name: value for name, value in data.items() if value not in (None, "", [])}
