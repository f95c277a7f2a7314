"""The previews of the beliefs of a page, for the script that shows them at links to them.

Each page with items has a small file of its own: a script, since a page that is opened from a disk
can load nothing else. It is written with its page, from the page as it is written, so it is up to
date whenever its page is. ``beliefs-previews.js`` loads it when a reader points at a link.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.doctree.nodes import (
    beliefs_block,
    beliefs_credence,
    beliefs_placeholder,
    beliefs_title,
)
from sphinx_beliefs.doctree.titles import item_title, plain_title
from sphinx_beliefs.model.excerpts import whole_words
from sphinx_beliefs.model.known_names import PREVIEWS
from sphinx_beliefs.output import previews_file
from sphinx_beliefs.rendering.html_visitors import credence_aloud
from sphinx_beliefs.words.spoken import spoken_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinx_beliefs.domain import BeliefsDomain

#: The beginning of a file of previews.
SIGN = b"beliefsPreviews("

#: The length limit of the first line of a belief, in characters.
_LONGEST = 240

#: The nodes of a credence on a title line.
_CREDENCES = (beliefs_credence, beliefs_placeholder)

#: What a preview consists of: claim, credence, the words in which that is read aloud, outcome, and
#: first line, all plain text. What is empty at the end is left out.
_Preview = list[str]


def write_previews(
    domain: BeliefsDomain, builder: StandaloneHTMLBuilder, pagename: str, doctree: nodes.document
) -> None:
    """Write the previews of a page; remove those of a page that no longer has items."""
    path = Path(builder.outdir, previews_file(builder, pagename))
    items = [item for item in doctree.findall(beliefs_block) if _is_of(domain, item, pagename)]
    # If the file cannot be written, ``freshness`` sees that, and has the page written again.
    with suppress(OSError):
        if not items:
            path.unlink(missing_ok=True)
            return
        # A page of items without beliefs has a file too, since its links look like others.
        data = _script(dict(_previews_of(items, builder.config.language)))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def remove_previews(builder: StandaloneHTMLBuilder, kept: Iterable[str]) -> None:
    """Remove the previews that an earlier build left, except those of the pages ``kept``."""
    folder = Path(builder.outdir, PREVIEWS)
    names = {Path(builder.outdir, previews_file(builder, pagename)) for pagename in kept}
    for path in sorted(folder.rglob("*.js")):
        if path not in names and path.read_bytes().startswith(SIGN):
            path.unlink()
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    if not any(folder.iterdir()):
        folder.rmdir()


def _is_of(domain: BeliefsDomain, node: beliefs_block, pagename: str) -> bool:
    """Return whether a block is an item of a page, and not a copy of another page's."""
    is_here = domain.output.is_one_html_page or node.get("docname") == pagename
    return "docname" in node and is_here


def _previews_of(items: Iterable[beliefs_block], language: str) -> Iterator[tuple[str, _Preview]]:
    """The preview of each belief, by its anchor."""
    for item in items:
        line = item.next_node(beliefs_title)
        if "beliefs-belief" in item["classes"] and line is not None:
            yield item["ids"][0], _preview_of(item, line, language)


def _preview_of(item: beliefs_block, line: beliefs_title, language: str) -> _Preview:
    shown = (part for part in line.children if isinstance(part, _CREDENCES))
    credence = next(shown, None)
    outcome, first = "", ""
    for child in item.children:
        if not isinstance(child, nodes.Element):
            continue
        if "beliefs-resolution" in child["classes"]:
            outcome = plain_title(child)
        elif not first and not any(name.startswith("beliefs-") for name in child["classes"]):
            first = _first_line(child)
    found = [item_title(item), "", "", outcome, first]
    if isinstance(credence, beliefs_placeholder):
        found[1:3] = credence.astext().strip("<>"), spoken_blank(credence.astext())
    elif credence is not None:
        aloud = credence_aloud(credence, language) if "low" in credence else ""
        found[1:3] = credence.astext(), aloud
    while found and not found[-1]:
        found.pop()
    return found


def _first_line(block: nodes.Element) -> str:
    """The beginning of the first paragraph in a block; empty if there is none, or only a blank."""
    paragraph = block.next_node(nodes.paragraph, include_self=True)
    if paragraph is None or all(isinstance(part, beliefs_placeholder) for part in paragraph):
        return ""
    return _cut(plain_title(paragraph))


def _cut(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    return f"{whole_words(text, _LONGEST).rstrip(' ,;:–—')}\u00a0…"


def _script(previews: Mapping[str, _Preview]) -> bytes:
    data = json.dumps(previews, ensure_ascii=False, separators=(",", ":"))
    # No file can hold half of a character.
    return b"%b%b);\n" % (SIGN, data.encode("utf-8", "replace"))
