"""Reads pages with Sphinx: as they are in their files, and as they would be with another text."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.utils import new_document
from msgspec import Struct
from msgspec.structs import asdict
from sphinx.util import get_filetype

from sphinx_beliefs.command.converting.recorder import Recorder
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.model.known_names import DOMAIN
from sphinx_beliefs.model.problem import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx.application import Sphinx

    from sphinx_beliefs.command.converting.written_page import WrittenPage
    from sphinx_beliefs.command.site_reader import SiteApp

#: Attributes of nodes that tell of lines of the source, or of other nodes.
_OF_LINES = frozenset({"source", "line", "reason_at", "entry_at", "backrefs", "place"})


class PageReader:
    """Reads single pages with an application that has loaded their site, as often as wanted."""

    def __init__(self, app: SiteApp) -> None:
        self.app = app
        self._text: str | None = None
        self._last_text: str | None = None
        #: The page that was read last.
        self.tree: nodes.document = new_document("")
        app.connect("source-read", self._put_text, priority=0)
        app.connect("source-read", self._put_last_text, priority=999)
        app.connect("doctree-read", self._take_tree, priority=999)
        app.env.find_files(app.config, app.builder)
        app.emit("env-before-read-docs", app.env, sorted(self.docnames))

    @property
    def docnames(self) -> set[str]:
        """The names of the pages that can be read."""
        return set(self.app.env.found_docs)

    def docname_of(self, path: Path) -> str | None:
        """The name of the page that a file in the folder of the site is; None if Sphinx does not
        take it for one, or takes another file of that name.
        """
        env = self.app.env
        docname = env.path2doc(Path(self.app.srcdir, path))
        if docname is None or docname not in env.found_docs:
            return None
        return docname if Path(env.doc2path(docname, base=False)) == path else None

    def read_file(self, docname: str) -> None:
        """Read a page as it is in its file, for what others say of it."""
        self.app.emit("env-purge-doc", self.app.env, docname)
        self.app.env.clear_doc(docname)
        self.app.builder.read_doc(docname)

    def read(self, docname: str, lines: Sequence[str]) -> WrittenPage:
        """Read a page of these lines."""
        env, domain = self.app.env, beliefs_domain(self.app.env)
        path = str(env.doc2path(docname))
        is_rst = get_filetype(self.app.config.source_suffix, path) == "restructuredtext"
        recorder = Recorder(docname, Path(path).resolve(), lines, is_rst=is_rst)
        self._text = "\n".join([*lines, ""])
        heard = len(self.app.listener.heard)
        domain.watch = recorder.note
        try:
            self.read_file(docname)
        finally:
            domain.watch, self._text = None, None
        page = recorder.finish()
        page.records = [plain_record(record) for record in domain.store.records(docname)]
        page.tree = list(_outline(self.tree))
        # Our own say how to write it in the form at hand.
        page.warnings = [
            each.code if each.code.startswith(f"{DOMAIN}.") else f"{each.text} [{each.code}]"
            for each in self.app.listener.heard[heard:]
        ]
        return page

    def read_as_it_is(self, docname: str, lines: Sequence[str]) -> nodes.document:
        """The tree of a page of these lines, where no extension changes the text before it is read:
        a list below a heading is a list.
        """
        self._last_text = "\n".join([*lines, ""])
        try:
            self.read_file(docname)
        finally:
            self._last_text = None
        return self.tree

    def _put_text(self, app: Sphinx, docname: str, source: list[str]) -> None:
        if self._text is not None:
            source[0] = self._text

    def _put_last_text(self, app: Sphinx, docname: str, source: list[str]) -> None:
        if self._last_text is not None:
            source[0] = self._last_text

    def _take_tree(self, app: Sphinx, tree: nodes.document) -> None:
        self.tree = tree


def plain_record(value: Any) -> Any:
    """A record as plain values, without the lines where its parts were written."""
    match value:
        case Place():
            return None
        case Struct():
            return (type(value).__name__, *((k, plain_record(v)) for k, v in asdict(value).items()))
        case Enum():
            return value
        case tuple() | list():
            return [plain_record(part) for part in value]
        case dict():
            return {key: plain_record(part) for key, part in value.items()}
        case _:
            return value


def _outline(tree: nodes.Element) -> Iterator[str]:
    """The nodes of a tree with their attributes and their words, without lines and line breaks."""
    stack: list[tuple[int, nodes.Node]] = [(0, tree)]
    while stack:
        depth, node = stack.pop()
        if isinstance(node, nodes.Text):
            yield f"{depth} {' '.join(node.astext().split())}"
        elif isinstance(node, nodes.Element):
            told = {k: v for k, v in sorted(node.attributes.items()) if v and k not in _OF_LINES}
            yield f"{depth} {node.tagname} {told}"
            stack += [(depth + 1, child) for child in reversed(_merged(node.children))]


def _merged(children: Sequence[nodes.Node]) -> list[nodes.Node]:
    """The children of a node, texts that follow each other as one."""
    found: list[nodes.Node] = []
    for child in children:
        if isinstance(child, nodes.Text) and found and isinstance(found[-1], nodes.Text):
            found[-1] = nodes.Text(found[-1].astext() + child.astext())
        else:
            found.append(child)
    return found
