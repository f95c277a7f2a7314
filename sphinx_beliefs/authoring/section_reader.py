"""Has lists below the usual headings of topic pages read as items, before a page is parsed."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.util import get_filetype

from sphinx_beliefs.authoring.front_matter import head_of
from sphinx_beliefs.authoring.taglines import config_of_page
from sphinx_beliefs.domain import beliefs_domain
from sphinx_beliefs.late import Late
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.sections.list_rewriting import (
    hold_markdown_lists,
    hold_rst_lists,
    lists_of_whole_lines,
)
from sphinx_beliefs.model.sections.rst_list_finder import rst_blocks
from sphinx_beliefs.model.sections.section_headings import Meaning
from sphinx_beliefs.model.sections.section_scopes import FoundLists, find_lists
from sphinx_beliefs.model.sections.unknown_headings import may_have_beliefs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.application import Sphinx

    from sphinx_beliefs.authoring.markdown_list_finder import (
        BlockReader,
        directives_of,
        markdown_blocks,
        may_have_lists,
    )
    from sphinx_beliefs.authoring.missed_headings import warn_of_missed
    from sphinx_beliefs.authoring.notebook_lists import in_notebook
    from sphinx_beliefs.model.sections.section_headings import Headings
else:
    # Needed, with the parser of MyST, only where there is Markdown.
    _FINDER = "sphinx_beliefs.authoring.markdown_list_finder"
    BlockReader = Late(f"{_FINDER}:BlockReader")
    directives_of = Late(f"{_FINDER}:directives_of")
    markdown_blocks = Late(f"{_FINDER}:markdown_blocks")
    may_have_lists = Late(f"{_FINDER}:may_have_lists")
    warn_of_missed = Late("sphinx_beliefs.authoring.missed_headings:warn_of_missed")
    in_notebook = Late("sphinx_beliefs.authoring.notebook_lists:in_notebook")

#: A directive that makes a topic of its page once it is parsed; in Markdown it may be part of code.
_RST_TOPIC = LazyPattern(r"^\.\. +(?:beliefs:)?topic-meta::", re.MULTILINE)
_TOPIC = LazyPattern(r"\{(?:beliefs:)?topic-meta\}")

#: The key for the files that lists of items are to come from, while the page is read: the path of
#: each, with the meaning of the heading that it is included below.
_INCLUDED = "beliefs:included-lists"


class SectionReader:
    """Changes the sources of topic pages, without moving a line; made once a build."""

    def __init__(self) -> None:
        self._blocks: BlockReader | None = None

    def read_source(self, app: Sphinx, docname: str, source: list[str]) -> None:
        """Change the source of a page, if it is a topic."""
        headings = beliefs_domain(app.env).options.headings
        if headings is not None and self._is_topic(app, docname, source[0]):
            self._read(app, docname, source, headings)

    def read_included(
        self, app: Sphinx, relative_path: Path, _parent: str, content: list[str]
    ) -> None:
        """Do the same with a file that a topic includes; it may stand below one of its headings."""
        headings = beliefs_domain(app.env).options.headings
        # MyST gives the parent without its folders.
        docname = app.env.current_document.docname
        if headings is None or not self._is_topic(app, docname, content[0]):
            return
        path = str(Path(app.srcdir, relative_path).resolve())
        known: dict[str, Meaning | None] = app.env.current_document.get(_INCLUDED) or {}
        meaning = known.get(path, Meaning.PLAIN)
        if meaning is not None:
            self._read(app, docname, content, headings, meaning)

    def _is_topic(self, app: Sphinx, docname: str, text: str) -> bool:
        """Return whether a page is a topic, or becomes one as its text is parsed."""
        if beliefs_domain(app.env).store.topic(docname) is not None:
            return True
        if "topic-meta" not in text:
            return False
        if _is_rst(app, docname):
            return _RST_TOPIC.search(text) is not None
        if not _reads_directives(app) or not _TOPIC.search(text):
            return False
        return any(map(_TOPIC.match, directives_of(text, self._reader_for(app, text))))

    def _read(
        self,
        app: Sphinx,
        docname: str,
        source: list[str],
        headings: Headings,
        meaning: Meaning | None = None,
    ) -> None:
        """Change a text; ``meaning`` is that of the place where it is included, if it is."""
        found = FoundLists([], {})
        markup = Markup.RST if _is_rst(app, docname) else Markup.MARKDOWN
        # The headings above an included file are not known here.
        tell = None if meaning is not None else partial(warn_of_missed, docname, markup, headings)
        if markup is Markup.RST:
            source[0], found = in_rst(source[0], headings, meaning, tell)
        elif not _reads_directives(app):
            return
        elif meaning is None and str(app.env.doc2path(docname)).endswith(".ipynb"):
            source[0] = in_notebook(source[0], headings, self._reader_for(app, ""))
        else:
            source[0], found = in_markdown(
                source[0], headings, self._reader_for(app, source[0]), meaning, tell
            )
        if found.included:
            _note_included(app, docname, found.included)

    def _reader_for(self, app: Sphinx, text: str) -> BlockReader:
        """The reader of Markdown with the options of the site, or those in a page's own head."""
        if text.startswith("---") and "\nmyst:" in text:
            head = head_of(text)
            if head is not None and any(line.startswith("myst:") for line in head):
                return BlockReader(config_of_page(app.env, "\n".join(["---", *head, "---", ""])))
        if self._blocks is None:
            self._blocks = BlockReader(config_of_page(app.env, ""))
        return self._blocks


def in_markdown(
    text: str,
    headings: Headings,
    reader: BlockReader,
    meaning: Meaning | None = None,
    tell: Callable[..., None] | None = None,
) -> tuple[str, FoundLists]:
    """A Markdown text with directives in front of its lists of items, and what was found;
    ``meaning`` is that of the place where it is included, if it is. Where it may have beliefs,
    ``tell`` is called with its lines, its blocks, and ``has_title``.
    """
    within = meaning or Meaning.PLAIN
    is_doubtful = tell is not None and may_have_beliefs(text)
    if not within.is_list and not is_doubtful and not may_have_lists(text, headings):
        return text, FoundLists([], {})
    has_title = meaning is not None or _has_title(text)
    blocks = list(markdown_blocks(text, reader))
    lines = text.split("\n")
    if tell is not None and is_doubtful:
        tell(lines, blocks, has_title=has_title)
    found = find_lists(blocks, headings, within, has_title=has_title)
    hold_markdown_lists(lines, lists_of_whole_lines(lines, found.lists))
    return "\n".join(lines), found


def in_rst(
    text: str,
    headings: Headings,
    meaning: Meaning | None = None,
    tell: Callable[..., None] | None = None,
) -> tuple[str, FoundLists]:
    """The same for a text in reStructuredText."""
    lines = [line.expandtabs(_RST_TAB) for line in text.split("\n")]
    blocks = rst_blocks(lines)
    if tell is not None and may_have_beliefs(text):
        tell(lines, blocks, has_title=False)
    found = find_lists(blocks, headings, meaning or Meaning.PLAIN, has_title=meaning is not None)
    hold_rst_lists(lines, lists_of_whole_lines(lines, found.lists))
    return ("\n".join(lines) if found.lists else text), found


def _is_rst(app: Sphinx, docname: str) -> bool:
    filename = str(app.env.doc2path(docname))
    return get_filetype(app.config.source_suffix, filename) == "restructuredtext"


def _reads_directives(app: Sphinx) -> bool:
    """Return whether Markdown has directives on this site."""
    config = app.config
    is_myst = "myst_enable_extensions" in config
    return is_myst and not (config.myst_commonmark_only or config.myst_gfm_only)


def _has_title(text: str) -> bool:
    """Return whether the title of a Markdown page stands in its front matter."""
    head = head_of(text) or ()
    return any(line.startswith(("title:", "myst: {title_to_header: true}")) for line in head)


def _note_included(app: Sphinx, docname: str, included: Mapping[str, Meaning | None]) -> None:
    """Note the files that are included where lists are items."""
    known: dict[str, Meaning | None] = app.env.current_document.get(_INCLUDED) or {}
    for path, meaning in included.items():
        _relative, absolute = app.env.relfn2path(path, docname)
        known[str(Path(absolute).resolve())] = meaning
    app.env.current_document[_INCLUDED] = known


#: The distance of tab stops in docutils.
_RST_TAB = 8
