"""Reads slips in directives and roles of ours as they were meant, before a page is parsed."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst import directives as registry
from docutils.parsers.rst import roles
from docutils.parsers.rst.languages import get_language
from docutils.utils import new_document
from sphinx.util import get_filetype

from sphinx_beliefs.authoring.front_matter import head_of
from sphinx_beliefs.model.problem import N_, LocatedProblem, Problem, Subtype
from sphinx_beliefs.model.slips.markdown_slips import fix_markdown, unread_colons
from sphinx_beliefs.model.slips.markup_names import LONG
from sphinx_beliefs.model.slips.openings import Dialect
from sphinx_beliefs.model.slips.rst_slips import fix_rst
from sphinx_beliefs.reporting import warn
from sphinx_beliefs.stand_ins import LateDirective, LateRole

if TYPE_CHECKING:
    from pathlib import Path

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class SlipFixer:
    """Changes sources before they are parsed. Each name is looked up once a build, to see whether
    something other than this extension has it.
    """

    def __init__(self) -> None:
        self._has_directive = cache(has_directive)
        self._has_role = cache(_has_role)

    def fix_source(self, app: Sphinx, docname: str, source: list[str]) -> None:
        """Change the source of a page to what its author meant, and warn of each change."""
        filename = app.env.doc2path(docname)
        self._fix(app, source, str(filename), docname, docname)

    def fix_included(
        self, app: Sphinx, relative_path: Path, parent_docname: str, content: list[str]
    ) -> None:
        """Do the same with a file that a page includes; it counts as the page's file type if its
        own suffix says nothing.
        """
        filename = str(relative_path)
        if not filename.endswith(tuple(app.config.source_suffix)):
            filename = str(app.env.doc2path(parent_docname))
        self._fix(app, content, filename, parent_docname, str(app.srcdir / relative_path))

    def _fix(self, app: Sphinx, source: list[str], filename: str, docname: str, place: str) -> None:
        text = source[0]
        has_directive = partial(self._has_directive, app.env)
        if get_filetype(app.config.source_suffix, filename) == "restructuredtext":
            fixed = fix_rst(text, has_directive)
        elif "myst_enable_extensions" in app.config and not filename.endswith(".ipynb"):
            if app.config.myst_commonmark_only or app.config.myst_gfm_only:
                return
            head = head_of(text)
            colons = "colon_fence" in app.config.myst_enable_extensions
            dialect = Dialect(colons, has_directive, partial(self._has_role, app.env))
            first = 0 if head is None else len(head) + 2
            fixed = fix_markdown(text, first, dialect)
            if (line := unread_colons(text, first, dialect)) is not None:
                fixed.problems.append(LocatedProblem(_colons_are_off(), line))
        else:
            return
        source[0] = fixed.text
        for problem, line in fixed.problems:
            warn(problem, (place, line) if place == docname else f"{place}:{line}")


def _colons_are_off() -> Problem:
    message = N_(
        "MyST reads this directive as plain text, since its colon_fence extension is off; add "
        '"colon_fence" to myst_enable_extensions in conf.py, or write ``` for :::'
    )
    return Subtype.COLON_FENCE.problem(message)


def has_directive(env: BuildEnvironment, name: str) -> bool:
    """Return whether something other than this extension has a directive of this name."""
    name = name.casefold()
    domain, colon, short = name.partition(":")
    if colon:
        # Looking it up through Sphinx would warn if the domain had no such directive.
        return domain in env.domains and short in env.domains[domain].directives
    language: Any = get_language("en")
    found, _messages = registry.directive(name, language, _nowhere())
    is_ours = isinstance(found, type) and issubclass(found, LateDirective)
    return found is not None and not is_ours


def _has_role(env: BuildEnvironment, name: str) -> bool:
    """Return whether something other than this extension has a role of this name."""
    name = name.casefold()
    if ":" in name:
        return not name.startswith(LONG)
    others = (domain for domain in env.domains.sorted() if domain.name != "beliefs")
    if any(name in domain.roles for domain in others):
        return True
    language: Any = get_language("en")
    found, _messages = roles.role(name, language, 0, _nowhere().reporter)
    return found is not None and not isinstance(found, LateRole)


@cache
def _nowhere() -> nodes.document:
    """An empty document that takes the messages of docutils."""
    return new_document("")
