"""HTML tags, told apart from text that only looks like them, such as ``<see appendix>``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.patterns import LazyPattern

if TYPE_CHECKING:
    from collections.abc import Iterator


class Span(NamedTuple):
    """A stretch of text from ``start`` up to, and not including, ``end``."""

    start: int
    end: int


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TAG = LazyPattern(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>",
    re.DOTALL,
)
_NAME = LazyPattern(r"<([A-Za-z][A-Za-z0-9-]*)")
_END_TAG = LazyPattern(r"</([A-Za-z][A-Za-z0-9-]*)\s*>")

#: The ends of elements in which everything else is text: HTML Living Standard, section 13.1.2.
_END_OF_TEXT = {
    name: LazyPattern(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "style", "textarea")
}

#: Elements with a vocabulary of their own inside: HTML Living Standard, section 4.8.15.
_FOREIGN = ("svg", "math")

#: Elements that have no end tag or may omit it, and that mean something without attributes: HTML
#: Living Standard, section 13.1.2 ("Void elements") and 13.1.2.4 ("Optional tags").
_NEED_NO_END = _names(
    "br hr input wbr html head body li dt dd p rt rp optgroup option colgroup col caption thead "
    "tbody tfoot tr td th"
)

#: All elements of the Living Standard, section 4, and obsolete ones that browsers still know.
_ELEMENTS = _NEED_NO_END | _names(
    "a abbr acronym address area article aside audio b base bdi bdo big blockquote button canvas "
    "center cite code data datalist del details dfn dialog dir div dl em embed fieldset figcaption "
    "figure font footer form frame frameset h1 h2 h3 h4 h5 h6 header hgroup i iframe img ins kbd "
    "label legend link main map mark marquee math menu meta meter nav nobr noframes noscript "
    "object ol output param picture pre progress q rb rtc ruby s samp script search section select "
    "slot small source span strike strong style sub summary sup svg table template textarea time "
    "title track tt u ul var video"
)

#: Attributes that need no value: HTML Living Standard, section "Attributes" of the index.
_FLAGS = (
    "allowfullscreen|async|autofocus|autoplay|checked|controls|default|defer|disabled|hidden|inert"
    "|ismap|itemscope|loop|multiple|muted|nomodule|novalidate|open|playsinline|readonly|required"
    "|reversed|selected"
)
_ATTRIBUTES = LazyPattern(
    rf"(?:\s+(?:[\w:.@-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+)|(?:{_FLAGS})(?![\w=-])))+\s*/?",
    re.IGNORECASE,
)


def is_html(tag: str) -> bool:
    """Return whether a start tag that nothing closes is HTML all the same.

    It is if its element needs no end tag, as ``<br>``, or if it has attributes, as ``<img
    src="x">``. ``<link to the paper>`` and ``<time>`` are not.
    """
    match = _NAME.match(tag)
    if match is None or match[1].lower() not in _ELEMENTS:
        return False
    rest = tag[match.end() : -1]
    if not rest.strip(" /\n"):
        return match[1].lower() in _NEED_NO_END
    return _ATTRIBUTES.fullmatch(rest) is not None


class EndTags:
    """The end tags of a text."""

    def __init__(self, text: str) -> None:
        self._last = {end[1].lower(): end.start() for end in _END_TAG.finditer(text)}

    def close(self, tag: str, end: int) -> bool:
        """Return whether the tag that ends at ``end`` is closed somewhere after it."""
        match = _NAME.match(tag)
        return match is not None and self._last.get(match[1].lower(), -1) >= end


def find_unclosed_tags(fragments: list[str]) -> list[list[Span]]:
    """Find the unmatched tags in each fragment of raw HTML of a page, in order.

    These are start tags that nothing closes, and end tags that close nothing and belong to no
    known element. An end tag in a later fragment closes a start tag in an earlier one.
    """
    found: list[list[Span]] = [[] for _ in fragments]
    still_open: dict[str, list[tuple[int, Span]]] = {}
    for number, fragment in enumerate(fragments):
        for match in _tags(fragment):
            name = match["name"].lower()
            span = Span(match.start(), match.end())
            if match["close"]:
                if still_open.get(name):
                    still_open[name].pop()
                elif name not in _ELEMENTS:
                    found[number].append(span)
            elif name not in _FOREIGN and any(map(still_open.get, _FOREIGN)):
                pass
            elif not match[0].endswith("/>") and (name in _FOREIGN or not is_html(match[0])):
                still_open.setdefault(name, []).append((number, span))
    for places in still_open.values():
        for number, span in places:
            found[number].append(span)
    for spans in found:
        spans.sort(key=lambda span: span.start)
    return found


def _tags(fragment: str) -> Iterator[re.Match[str]]:
    """The tags of a fragment, leaving out comments and the insides of scripts and the like."""
    position = 0
    # Once the end of such an element is missing, later ones need not look for it again.
    endless: set[str] = set()
    while match := _TAG.search(fragment, position):
        position = match.end()
        name = (match["name"] or "").lower()
        if not match["close"] and name in _END_OF_TEXT and name not in endless:
            if end := _END_OF_TEXT[name].search(fragment, position):
                position = end.end()
                continue
            endless.add(name)
        if name:
            yield match
