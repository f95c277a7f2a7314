"""Markdown that needs no parser: paragraphs of words with simple emphasis and code in them.

Parsing a text by itself costs several times as much as parsing it with its page, and most titles
and most bodies are as simple as this. What is made of them here is what MyST makes of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.config import Config

#: Text in which Markdown finds no markup, nor does any of its extensions except those below.
_PLAIN = re.compile(r"(?:[^\W_]|[,.;:?'\"()%/–—…’“”-]| (?! ))*")
#: The beginning of a line that begins a paragraph or continues one, unlike that of a list.
_BEGINNING = re.compile(r"[^\W\d_]|\*{1,2}[^\W_]|`[^`]")
_WORDS = r"[^\W_](?:(?:[^\W_]|[,.;:?'()%/–—…’-]| )*[^\W_])?"
#: Emphasis and code with a space or a mark of a sentence on either side.
_MARKED = re.compile(
    rf"(?<![^\s(])(?:\*\*({_WORDS})\*\*|\*({_WORDS})\*|`([^`\s](?:[^`\n]*[^`\s])?)`)"
    r"(?=[ .,;:?)]|\Z)"
)

#: Extensions of MyST that rewrite plain text.
_REWRITES = frozenset({"linkify", "replacements", "smartquotes"})


def simple_markdown(
    lines: Sequence[str], config: Config, source: str, number: int
) -> list[nodes.Node] | None:
    """The nodes of a paragraph that consists of such lines, of which the first is line ``number``
    of a source; None if MyST has to parse it.
    """
    if config.myst_gfm_only or not _REWRITES.isdisjoint(config.myst_enable_extensions):
        return None
    made: list[nodes.Node] = []
    for line in lines:
        parts = _parts(line)
        if len(parts) != 1 and (not parts or config.myst_disable_syntax):
            return None
        if made:
            made.append(nodes.Text("\n"))
        for kind, text in parts:
            node = _NODES[kind](text)
            if isinstance(node, nodes.Element):
                node.source, node.line = source, number
            made.append(node)
    return made


def _parts(line: str) -> list[tuple[int, str]]:
    """The text and the markup of a line in turn, each with its number in the pattern, or 0 for
    text; nothing for a line that is not simple.
    """
    if not _BEGINNING.match(line) or line[-1] == " ":
        return []
    if _PLAIN.fullmatch(line):
        return [(0, line)]
    parts = []
    end = 0
    for match in _MARKED.finditer(line):
        if match.start() > end:
            parts.append((0, line[end : match.start()]))
        kind = match.lastindex or 0
        parts.append((kind, match[kind]))
        end = match.end()
    if end < len(line):
        parts.append((0, line[end:]))
    is_simple = all(kind or _PLAIN.fullmatch(text) for kind, text in parts)
    return parts if is_simple else []


def _strong(text: str) -> nodes.Node:
    return nodes.strong("", text)


def _emphasis(text: str) -> nodes.Node:
    return nodes.emphasis("", text)


def _literal(text: str) -> nodes.Node:
    return nodes.literal(text, text)


#: What becomes of each part, by its number in the pattern.
_NODES = (nodes.Text, _strong, _emphasis, _literal)
