"""Writes pages that need no extension: items as entries of plain lists, and links for roles."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from sphinx_beliefs.command.converting.plain_items import PlainItems
from sphinx_beliefs.command.converting.recorder import stands_free
from sphinx_beliefs.command.converting.source_file import Replacement, replaced
from sphinx_beliefs.command.converting.written_page import Written
from sphinx_beliefs.doctree.nodes import beliefs_number
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.known_names import DOMAIN
from sphinx_beliefs.model.notation.names import CREDENCE_SUFFIX, within_sentence
from sphinx_beliefs.model.problem import N_
from sphinx_beliefs.model.records.items import Belief
from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.environment import BuildEnvironment

    from sphinx_beliefs.command.converting.page_reader import PageReader
    from sphinx_beliefs.command.converting.plain_items import PlainList
    from sphinx_beliefs.command.converting.source_file import SourceFile
    from sphinx_beliefs.command.converting.written_page import WrittenItem, WrittenPage
    from sphinx_beliefs.model.entries.entry_words import EntryWords
    from sphinx_beliefs.model.records.record import Record
    from sphinx_beliefs.model.site.site import Site

#: What has a meaning in a line of either markup.
_MARKS = {
    Markup.MARKDOWN: re.compile(r"([\\`*_\[\]<>])"),
    Markup.RST: re.compile(r"([\\`*|_])"),
}
_IN_MARKDOWN = re.compile(r"\{(?:beliefs:)?belief\}`[^`<>\n]{1,200}`")
_IN_RST = re.compile(r":(?:beliefs:)?belief:`[^`<>\n]{1,200}`")
_ROLE = re.compile(r"\A:([\w:-]+):(?=`)")


@dataclass(frozen=True, kw_only=True)
class AsPlain:
    """Writes the pages of a site, all of which have been read, without anything of ours."""

    env: BuildEnvironment
    site: Site
    words: EntryWords

    def rewritten(
        self, reader: PageReader, docname: str, file: SourceFile
    ) -> tuple[SourceFile, list[Written]]:
        """The file of a page, and what is left of ours."""
        page, tree = reader.read(docname, file.lines), reader.tree
        markup = Markup.RST if page.is_rst else Markup.MARKDOWN
        links = _Links(self.env, self.site, page.docname, markup)
        records = beliefs_domain(self.env).store.items(page.docname)
        by_anchor = {item.anchor: item for item in records}
        writer = PlainItems(page, file.lines, by_anchor, links.to_belief, markup, self.words)
        lists = list(writer.written())
        while lost := _lost(reader, page, file, lists):
            for item in lost:
                item.obstacle = N_("the page would not say the same")
            lists = list(writer.written())
        new = replaced(file, [written.replacement for written in lists])
        new, left = _with_links(new, page, tree, links)
        inside = [(part.first, part.end) for part in (*page.items, *page.lists)]
        for other in page.others:
            if not any(first < other.first < end for first, end in inside):
                other.obstacle = N_("nothing takes its place without the extension; remove it")
                left.append(other)
        return new, sorted([*left, *writer.stuck()], key=lambda part: part.first)


def _lost(
    reader: PageReader, page: WrittenPage, file: SourceFile, lists: Sequence[PlainList]
) -> list[WrittenItem]:
    """Find the items that are not entries of a list of their own once these lists are written."""
    if not lists:
        return []
    new = replaced(file, [written.replacement for written in lists])
    entries = _lines_of_entries(reader.read_as_it_is(page.docname, new.lines))
    reader.read(page.docname, file.lines)  # so that links find its items again
    moved = 0
    lost: list[WrittenItem] = []
    for written in sorted(lists, key=lambda written: written.replacement.first):
        change = written.replacement
        first = change.first + moved
        for item, line in written.entries:
            # A marker can stand alone above the text of its entry.
            has_text = " " in new.lines[first + line].strip().replace("\t", " ")
            if first + line + (1 if has_text else 2) not in entries:
                lost.append(item)
        moved += len(change.lines) - (change.end - change.first)
    return lost


def _lines_of_entries(tree: nodes.document) -> set[int | None]:
    """The lines (from 1) at which entries of lists begin with a paragraph, at the outer level."""
    found: set[int | None] = set()
    for entry in tree.findall(nodes.list_item):
        text = entry.children[0] if entry.children else None
        if stands_free(entry.parent) and isinstance(text, nodes.paragraph):
            found.add(text.line)
    return found


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


def _with_links(
    file: SourceFile, page: WrittenPage, tree: nodes.document, links: _Links
) -> tuple[SourceFile, list[Written]]:
    """A file with links in place of our roles, and the roles that are left."""
    roles = _roles_behind_arrows(page)
    meant: dict[str, Callable[[str], str | None]] = {
        written: partial(links.to, "belief", written.split("`")[1], "") for written in roles
    }
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


def _roles_behind_arrows(page: WrittenPage) -> Counter[str]:
    """The roles that name beliefs in the entries of update triggers, which are read as options."""
    found: Counter[str] = Counter()
    role = _IN_RST if page.is_rst else _IN_MARKDOWN
    for item in page.items:
        if item.is_entry and item.kind is Kind.UPDATE_TRIGGER and item.obstacle is None:
            said = "\n".join([item.title, *item.body])
            found += Counter(role.findall("\n".join(item.lines))) - Counter(role.findall(said))
    return found
