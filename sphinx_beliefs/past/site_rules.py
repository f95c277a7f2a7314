"""The rules by which a site reads its pages, from its conf.py."""

from __future__ import annotations

from importlib import metadata
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from sphinx.util.matching import Matcher

from sphinx_beliefs.authoring.topic_places import is_topic_by_place
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.past.page_rules import PageRules
from sphinx_beliefs.words.entry_wording import entry_words

if TYPE_CHECKING:
    from sphinx.config import Config

    from sphinx_beliefs.options.config import BeliefsConfig

#: The endings of reStructuredText, where a site does not say what its files are.
_RST = frozenset({".rst", ".txt", ".rest"})


def rules_of(config: Config, options: BeliefsConfig) -> PageRules:
    """The rules of a site, in whose language the words are that its lists know."""
    excluded = [*config.exclude_patterns, *config.templates_path]
    included = [*config.include_patterns]
    leaves_out, takes = Matcher(excluded), Matcher(included)
    extensions = getattr(config, "myst_enable_extensions", ())
    written = [repr(each) for each in (excluded, included, options.sections, list(options.topics))]
    return PageRules(
        suffixes={
            suffix: _markup_of(suffix, kind) for suffix, kind in config.source_suffix.items()
        },
        has_colons="colon_fence" in extensions,
        words=entry_words(options.scale),
        headings=options.headings,
        is_excluded=lambda path: leaves_out(path) or not takes(path),
        is_topic=lambda path: is_topic_by_place(options, _docname_of(path)),
        written=[*written, config.language or "", _version()],
    )


def _docname_of(path: str) -> str:
    return str(PurePosixPath(path).with_suffix(""))


def _markup_of(suffix: str, kind: str | None) -> Markup:
    """The markup of files with an ending, which a site says by the name of a parser."""
    if kind:
        return Markup.RST if "restructuredtext" in kind.casefold() else Markup.MARKDOWN
    return Markup.RST if suffix in _RST else Markup.MARKDOWN


def _version() -> str:
    """The version of this extension, by which pages may be read in another way."""
    try:
        return metadata.version("sphinx-beliefs")
    except metadata.PackageNotFoundError:
        return ""
