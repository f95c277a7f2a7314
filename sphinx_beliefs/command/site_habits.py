"""The place and the shape that a new topic has in its site, by what its other topics do."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from posixpath import dirname
from typing import TYPE_CHECKING

from sphinx.util import get_filetype

from sphinx_beliefs.authoring.topic_places import is_topic_by_place
from sphinx_beliefs.command.frame import CommandError
from sphinx_beliefs.command.heard import shown_path
from sphinx_beliefs.command.page_habits import page_habits
from sphinx_beliefs.command.speech import _
from sphinx_beliefs.model.entries.entry_words import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

    from sphinx_beliefs.command.topic_page import PageHabits
    from sphinx_beliefs.options.config import BeliefsConfig

NOTEBOOK = ".ipynb"


def suffix_of_topics(app: Sphinx, topics: Sequence[str]) -> str:
    """The suffix of most topics that are text; without topics, that of Markdown if it is read."""
    known = app.config.source_suffix
    found = (Path(app.env.doc2path(docname)).suffix for docname in topics)
    counted = Counter(suffix for suffix in found if suffix in known and suffix != NOTEBOOK)
    if counted:
        return counted.most_common(1)[0][0]
    return ".md" if ".md" in known else next(iter(known))


def free_path(app: Sphinx, docname: str, suffix: str) -> Path:
    """The file of a new page.

    Raises ``CommandError`` if there is a page of that name, in whatever markup.
    """
    for each in app.config.source_suffix:
        path = Path(app.srcdir, docname + each)
        if path.exists():
            message = _("There is {path} already, and it stays as it is.")
            raise CommandError(message.format(path=shown_path(str(path))))
    return Path(app.srcdir, docname + suffix)


def habits_at(
    app: Sphinx, options: BeliefsConfig, topics: Sequence[str], docname: str, path: Path
) -> PageHabits:
    """The shape of a new page: that of the topics in its folder, or else of all."""
    beside = [name for name in topics if dirname(name) == dirname(docname)]
    files = [Path(app.env.doc2path(name)) for name in beside or topics]
    return page_habits(
        [
            (markup_of(app, file), file.read_text("utf-8", errors="replace"))
            for file in files
            if file.suffix != NOTEBOOK
        ],
        markup_of(app, path),
        reads_lists=bool(options.sections),
        is_placed=is_topic_by_place(options, docname),
    )


def markup_of(app: Sphinx, path: Path) -> Markup:
    """The markup of a file of a site."""
    kind = get_filetype(app.config.source_suffix, str(path))
    return Markup.RST if kind == "restructuredtext" else Markup.MARKDOWN
