"""Writes pages that need no extension: items as entries of plain lists, and links for roles."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sphinx import addnodes

from sphinx_beliefs.command.converting.logs_as_lists import with_lists_for_logs
from sphinx_beliefs.command.converting.plain_words import IN_PLACE, sentences_of
from sphinx_beliefs.command.converting.source_file import Replacement, replaced
from sphinx_beliefs.command.converting.to_lists import (
    between_blank_lines,
    joined,
    title_and_body,
)
from sphinx_beliefs.command.converting.written_page import Written, WrittenItem, WrittenList
from sphinx_beliefs.doctree.nodes import beliefs_number
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.entry_writer import write_entry
from sphinx_beliefs.model.known_names import DOMAIN
from sphinx_beliefs.model.notation.names import CREDENCE_SUFFIX, within_sentence
from sphinx_beliefs.model.notation.option_lines import is_option_line
from sphinx_beliefs.model.problem import N_
from sphinx_beliefs.model.records.items import Belief

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.command.converting.source_file import SourceFile
    from sphinx_beliefs.command.converting.written_page import WrittenPage
    from sphinx_beliefs.model.entries.entry_words import EntryWords
    from sphinx_beliefs.model.records.items import Item
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.site.site import Site

#: What has a meaning in a line of either markup.
_MARKS = {
    Markup.MARKDOWN: re.compile(r"([\\`*_\[\]<>])"),
    Markup.RST: re.compile(r"([\\`*|_])"),
}
_ROLE = re.compile(r"\A:([\w:-]+):(?=`)")


@dataclass(frozen=True, kw_only=True)
class AsPlain:
    """Writes the pages of a site, all of which have been read, without anything of ours."""

    env: BuildEnvironment
    site: Site
    words: EntryWords

    def rewritten(
        self, page: WrittenPage, tree: nodes.document, file: SourceFile
    ) -> tuple[SourceFile, list[Written]]:
        """The file, and what is left of ours; the page is the one that was read last."""
        markup = Markup.RST if page.is_rst else Markup.MARKDOWN
        links = _Links(self.env, self.site, page.docname, markup)
        records = beliefs_domain(self.env).store.items(page.docname)
        writer = _PlainItems(page, {item.anchor: item for item in records}, links, self.words)
        new = replaced(file, list(writer.replacements(file.lines)))
        new, left = _with_links(new, tree, links)
        inside = [(part.first, part.end) for part in (*page.items, *page.lists)]
        for other in page.others:
            if not any(first < other.first < end for first, end in inside):
                other.obstacle = N_("nothing takes its place without the extension; remove it")
                left.append(other)
        stuck = [part for part in (*page.items, *page.lists) if part.obstacle is not None]
        return new, sorted([*left, *stuck], key=lambda part: part.first)


class _Links:
    """Writes links to items and topics in the markup of a page."""

    def __init__(self, env: BuildEnvironment, site: Site, docname: str, markup: Markup) -> None:
        self.markup = markup
        self._env = env
        self._site = site
        self._docname = docname

    def to(self, role: str, name: str, text: str, following: str) -> str | None:
        """A link to what has a name, or its title alone if that is on the page itself; None if
        nothing has it. ``following`` is the text after it.
        """
        found = self._site.find(role, name)
        if found is None:
            return None
        if role == "credence":
            said = found.credence if isinstance(found, Belief) else None
            return said.text if said is not None else None
        title = text or within_sentence(self._site.title(found), following)
        words = _MARKS[self.markup].sub(r"\\\1", title)
        return words if found.docname == self._docname else self._link(found, words)

    def to_belief(self, name: str) -> str:
        """A link to a belief; the name itself if nothing has it."""
        return self.to("belief", name, "", ";") or name

    def _link(self, record: Record, words: str) -> str:
        if self.markup is Markup.RST:
            return f":doc:`{words} </{record.docname}>`"
        file = str(self._env.doc2path(record.docname, base=False))
        path = posixpath.relpath(file, posixpath.dirname(self._docname) or ".")
        return f"[{words}](<{path}>)" if " " in path else f"[{words}]({path})"


class _PlainItems:
    """Writes the items of a page as plain lists."""

    def __init__(
        self, page: WrittenPage, records: Mapping[str, Item], links: _Links, words: EntryWords
    ) -> None:
        self._page = page
        self._records = records
        self._links = links
        self._words = words

    def replacements(self, lines: Sequence[str]) -> Iterator[Replacement]:
        """The lists in place of directives, and of lists with options."""
        alone = [item for item in self._page.items if not item.is_entry and item.obstacle is None]
        for found in self._page.lists:
            if found.obstacle is None:
                yield self._list(found, lines)
        entries = [(item, self._entry(item)) for item in alone]
        for run in joined([(item, entry) for item, entry in entries if entry], lines):
            written = between_blank_lines(run.lines, lines, run.first, run.end)
            yield Replacement(run.first, run.end, written)

    def _list(self, found: WrittenList, lines: Sequence[str]) -> Replacement:
        written: list[str] = []
        for part in found.parts:
            if not isinstance(part, WrittenItem):
                written += part
                continue
            below = lines[part.first : part.end]
            blank = next((n for n, line in enumerate(reversed(below)) if line.strip()), 0)
            written += self._entry(part) or below[: len(below) - blank]
            written += [""] * blank
        while written and not written[-1].strip():
            written.pop()
        return Replacement(
            found.first, found.end, between_blank_lines(written, lines, found.first, found.end)
        )

    def _entry(self, item: WrittenItem) -> list[str] | None:
        """The lines of an item without its options."""
        markup = self._links.markup
        title, body = title_and_body(item)
        body = with_lists_for_logs(body, is_rst=markup is Markup.RST)
        record = self._records.get(item.anchor)
        for names in IN_PLACE[item.kind]:
            said = {name: value for name, value in item.options.items() if name in names}
            rest = {name: value for name, value in item.options.items() if name not in names}
            lines = write_entry(item.kind, title, said, body, markup, self._words)
            if lines is None or record is None or any(map(is_option_line, lines)):
                continue
            for sentence in sentences_of(record, rest, self._links.to_belief):
                lines += ["", f"  {sentence}"]
            return lines
        item.obstacle = N_("no entry of a list can say this")
        return None


def _with_links(
    file: SourceFile, tree: nodes.document, links: _Links
) -> tuple[SourceFile, list[Written]]:
    """A file with links in place of our roles, and the roles that are left."""
    roles: Counter[str] = Counter()
    meant: dict[str, Callable[[str], str | None]] = {}
    for node in tree.findall():
        if not isinstance(node, addnodes.pending_xref | beliefs_number) or not node.rawsource:
            continue
        written = node.rawsource
        if links.markup is Markup.MARKDOWN:
            written = _ROLE.sub(r"{\1}", written)
        roles[written] += 1
        if node.get("refdomain") == DOMAIN:
            text = node.astext() if node["refexplicit"] else ""
            name = node["reftarget"].removesuffix(CREDENCE_SUFFIX)
            meant[written] = partial(links.to, node["reftype"], name, text)
        elif not isinstance(node, beliefs_number):
            del roles[written]
    text, left = "\n".join(file.lines), []
    for written, count in roles.items():
        new = meant.get(written)
        if new is not None and text.count(written) == count and new("") is not None:
            first, *others = text.split(written)
            text = first
            for following in others:
                text += f"{new(following)}{following}"
        else:
            line = text[: max(text.find(written), 0)].count("\n")
            left.append(Written(name=written, first=line, end=line + 1))
            left[-1].obstacle = N_("nothing takes its place without the extension; remove it")
    lines = text.split("\n") if file.lines else []
    return replaced(file, [Replacement(0, len(file.lines), lines)]), left
