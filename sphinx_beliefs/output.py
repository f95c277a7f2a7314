"""The builder at work, and all that can be done with it.

Sphinx hands transforms an environment, visitors a builder, and indexes a domain, and none of them
the application. All of these lead to the domain. So there, in ``domain.output``, is one value that
is made once a build, and nothing else of the builder is kept anywhere: attributes of the
environment would be pickled with it, and a registry of ours would know of one build at a time.
"""

from __future__ import annotations

import shutil
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING

from sphinx_beliefs.doctree.conditions import Judge
from sphinx_beliefs.model.records.kinds import GENERATED_PAGES

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_beliefs.model.records.kinds import Kind
    from sphinx_beliefs.model.site.site import Site


class Output:
    """What a build writes, and how: with which builder, and what of the pages is in it.

    Not to be pickled.
    """

    def __init__(self, app: Sphinx) -> None:
        self.builder = app.builder
        #: Says which conditions hold.
        self.judge = Judge(app)
        #: Whether there is one file of all pages, written anew each time.
        self.is_one_file = isinstance(app.builder.get_outdated_docs(), str)
        #: Whether the generated pages are there as they should be, and need not be written. It is
        #: not known before ``freshness`` has looked, which alone sets it.
        self.has_fresh_pages = False

    # -- kinds of builders --------------------------------------------------------------

    @property
    def is_html(self) -> bool:
        """Whether it is HTML of any kind."""
        return self.builder.format == "html"

    @property
    def is_epub(self) -> bool:
        """Whether it is an e-book."""
        return self.builder.name == "epub"

    @property
    def is_one_html_page(self) -> bool:
        """Whether all pages are parts of one page of HTML, on which ids begin with their page."""
        return self.builder.name == "singlehtml"

    # -- what stands on pages -----------------------------------------------------------

    @property
    def writes_rows_at_once(self) -> bool:
        """Whether rows of views are written as HTML, and never are nodes.

        E-books and single files change the links of all nodes once more before they are written.
        """
        return self.is_html and not self.is_epub and not self.is_one_html_page

    @property
    def draws_bars(self) -> bool:
        """Whether to draw bars: an EPUB has to declare its pictures, and the number says it all."""
        return not self.is_epub

    @property
    def can_point(self) -> bool:
        """Whether readers can point at something to be told more: not in an e-book."""
        return not self.is_epub

    @cached_property
    def draws_maps(self) -> bool:
        """Whether maps are pictures: this builder can show one, and Graphviz is at hand."""
        config = self.builder.config
        if self.builder.format not in {"html", "latex"} or self.is_epub:
            return False
        if "graphviz_dot" not in config:
            return False  # the site has not loaded Sphinx's extension for Graphviz
        program: object = config.graphviz_dot
        # What cannot be the name of a program is told of at each map.
        return not isinstance(program, str | PathLike) or shutil.which(program) is not None

    def own_id(self, docname: str, name: str) -> str:
        """An id of one page as it has to be where one file has all pages."""
        return "-".join([*docname.split(), name]) if self.is_one_html_page else name

    # -- generated pages ----------------------------------------------------------------

    @property
    def wanted_pages(self) -> frozenset[str]:
        """The names of the generated pages that conf.py wants."""
        wanted = self.builder.config.html_domain_indices
        return GENERATED_PAGES if wanted is True else GENERATED_PAGES & set(wanted or ())

    def pages_of(self, site: Site) -> frozenset[str]:
        """The names of the generated pages that a site has in HTML."""
        return self.wanted_pages if site.is_used else frozenset()

    def page_of_all(self, kind: Kind, site: Site) -> str:
        """The generated page that lists all of a kind; empty where this builder has none."""
        page = kind.row.page.name
        is_there = self.is_html and not self.is_one_html_page and page in self.pages_of(site)
        return page if is_there else ""
