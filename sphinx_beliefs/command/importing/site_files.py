"""The files of a site as ``import`` needs them: its pages, its topics, and what is known already.

A site is opened, and its pages are not read: reading ten thousand beliefs takes half a minute.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.authoring.slip_fixer import has_directive
from sphinx_beliefs.authoring.topic_places import is_topic_by_place
from sphinx_beliefs.command.converting.source_file import read_source
from sphinx_beliefs.command.frame import CommandError
from sphinx_beliefs.command.heard import shown_path
from sphinx_beliefs.command.page_place import wanted_line
from sphinx_beliefs.command.site_habits import NOTEBOOK, markup_of
from sphinx_beliefs.command.site_reader import without_extension
from sphinx_beliefs.command.speech import _
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.importing.known_beliefs import sources_in
from sphinx_beliefs.importing.page_texts import PlainTexts
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.known_names import DOMAIN
from sphinx_beliefs.words.entry_wording import entry_words
from sphinx_beliefs.words.prose_wording import reader_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from sphinx_beliefs.command.converting.source_file import SourceFile
    from sphinx_beliefs.command.page_place import WantedLine
    from sphinx_beliefs.command.site_reader import SiteApp

#: Files that pages include, beside the pages themselves.
_TEXTS = frozenset({".md", ".rst", ".txt", ".inc", ".myst", NOTEBOOK})

#: Files by which a folder is known that Sphinx has written, or that holds installed packages.
_OF_OUTPUT = (".buildinfo", "searchindex.js", "environment.pickle", "pyvenv.cfg")
_OF_PACKAGES = "node_modules"

_HEAD = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_SAYS_TOPIC = re.compile(r"^topic:[ \t]*(?:true\b.*|#.*|\{.*|)$", re.MULTILINE | re.IGNORECASE)
_TOPIC_META = re.compile(r"^\.\. (?:beliefs:)?topic-meta::", re.MULTILINE)


class KnownPlace(NamedTuple):
    """The file in which the id of a question stands, and the page that it is, if it is one."""

    path: Path
    docname: str | None


class SiteFiles:
    """The files of a site whose application has loaded it."""

    def __init__(self, app: SiteApp) -> None:
        if DOMAIN not in app.env.domains:
            raise CommandError(without_extension())
        self.app = app
        self.options = beliefs_domain(app.env).options
        self.words = entry_words(self.options.scale)
        self.folder = Path(app.srcdir)
        app.env.find_files(app.config, app.builder)
        self._sources: dict[str, SourceFile] = {}
        self._docname_of = {
            str(app.env.doc2path(docname)): docname for docname in sorted(app.env.found_docs)
        }
        self.topics = sorted(filter(self._is_topic, app.env.found_docs))

    def path_of(self, docname: str) -> Path:
        """The file of a page."""
        return Path(self.app.env.doc2path(docname))

    def markup_of(self, docname: str) -> Markup:
        """The markup of a page."""
        return markup_of(self.app, self.path_of(docname))

    def source(self, docname: str) -> SourceFile:
        """The file of a page, as it lies on the disk.

        Raises ``CommandError`` if it cannot be read.
        """
        found = self._sources.get(docname)
        if found is None:
            path = self.path_of(docname)
            try:
                found = read_source(path, self.app.config.source_encoding)
            except (OSError, UnicodeDecodeError) as error:
                message = _("{path} cannot be read: {error}")
                shown = message.format(path=shown_path(str(path)), error=error)
                raise CommandError(shown) from error
            self._sources[docname] = found
        return found

    def texts(self, markup: Markup, *, is_own: bool = False) -> PlainTexts:
        """The writer of texts for pages in a markup: of others, or the author's own."""
        config = self.app.config
        return PlainTexts(
            markup=markup,
            extensions=frozenset(getattr(config, "myst_enable_extensions", ())),
            words=self.options.blank_words,
            numbers_in=numbers_in(config.language),
            is_own=is_own,
        )

    def name_of(self, name: str) -> str:
        """A directive of this extension in the form that the site has for it."""
        return f"{DOMAIN}:{name}" if has_directive(self.app.env, name) else name

    @property
    def mark(self) -> str:
        """The mark of fences of directives in Markdown."""
        has_colons = "colon_fence" in getattr(self.app.config, "myst_enable_extensions", ())
        return ":" if has_colons else "`"

    # -- what is known -------------------------------------------------------------------

    def known_places(self) -> dict[str, KnownPlace]:
        """The places of all ids of questions that stand anywhere in the site, the first of each:
        also in a file that pages include, in a draft and in a comment.
        """
        found: dict[str, KnownPlace] = {}
        for path in self._text_files():
            try:
                data = path.read_bytes()
            except OSError:
                continue  # Sphinx cannot read it either
            docname = self._docname_of.get(str(path))
            for source, _at in sources_in(data.decode("utf-8", errors="replace")):
                found.setdefault(source, KnownPlace(path, docname))
        return found

    def _text_files(self) -> Iterator[Path]:
        """The files that can have text of pages, those of pages first; none that was built."""
        yield from map(Path, self._docname_of)
        suffixes = _TEXTS | set(self.app.config.source_suffix)
        for folder, folders, files in os.walk(self.folder):
            if any(name in files for name in _OF_OUTPUT):
                folders.clear()
                continue
            wanted = (name for name in folders if name[:1] != "." and name != _OF_PACKAGES)
            folders[:] = sorted(wanted)
            for name in sorted(files):
                path = Path(folder, name)
                if path.suffix in suffixes and str(path) not in self._docname_of:
                    yield path

    def _is_topic(self, docname: str) -> bool:
        """Return whether the text of a page says that it is a topic, or its place does."""
        path = self.path_of(docname)
        if is_topic_by_place(self.options, docname):
            return True
        try:
            text = path.read_text(self.app.config.source_encoding, errors="replace")
        except OSError:
            return False
        if markup_of(self.app, path) is Markup.RST:
            return _TOPIC_META.search(text) is not None
        head = _HEAD.match(text.removeprefix("\ufeff"))
        return head is not None and _SAYS_TOPIC.search(head[1]) is not None

    # -- toctrees ------------------------------------------------------------------------

    def wanted_lines(self, new: Collection[str]) -> list[WantedLine]:
        """The lines that toctrees want so that they find new pages.

        Only pages with a toctree are read, while the new ones are taken to be there.
        """
        if not new:
            return []
        app, env = self.app, self.app.env
        added = set(new) - env.found_docs
        env.found_docs.update(added)
        app.emit("env-before-read-docs", env, sorted(env.found_docs))
        try:
            for path, docname in self._docname_of.items():
                if b"toctree" in Path(path).read_bytes():
                    app.builder.read_doc(docname)
        finally:
            env.found_docs.difference_update(added)
        found = (
            wanted_line(env.toctree_includes, docname, self.topics, app.config.root_doc)
            for docname in sorted(new)
        )
        return [line for line in found if line is not None]


def numbers_in(language: str) -> Callable[[str], Iterator[int]]:
    """The function that finds the numbers by which a text calls beliefs."""
    reader = reader_of(language)

    def found(text: str) -> Iterator[int]:
        if reader.may_number_beliefs(text):
            for numbered in reader.numbered_in(text):
                digits = re.compile(r"\d").search(text, numbered.start)
                if digits is not None:
                    yield digits.start()

    return found
