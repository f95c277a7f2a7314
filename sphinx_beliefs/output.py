"""The builder at work, and all that can be done with it.

Sphinx gives transforms an environment, visitors a builder, and indexes a domain, but none of them
the application. All of these lead to the domain. So ``domain.output`` is one value that is made
once a build, and nothing else about the builder is kept anywhere: attributes of the environment
would be pickled with it, and a registry of ours would know only one build at a time.
"""

from __future__ import annotations

import shutil
from functools import cached_property
from os import PathLike
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from sphinx_beliefs.doctree.conditions import Judge
from sphinx_beliefs.late import Late
from sphinx_beliefs.model.known_names import GENERATED_PAGES, PREVIEWS

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_beliefs.model.records.kinds import Kind
    from sphinx_beliefs.model.records.query import query_of_all
    from sphinx_beliefs.model.site.answers import Target
    from sphinx_beliefs.model.site.parts import Part, parts_of
    from sphinx_beliefs.model.site.site import Site
    from sphinx_beliefs.options.file_needs import base_url_of
    from sphinx_beliefs.words.direction import is_leftward
else:
    base_url_of = Late("sphinx_beliefs.options.file_needs:base_url_of")
    is_leftward = Late("sphinx_beliefs.words.direction:is_leftward")
    query_of_all = Late("sphinx_beliefs.model.records.query:query_of_all")
    parts_of = Late("sphinx_beliefs.model.site.parts:parts_of")


class Output:
    """The output of a build: the abilities of its builder, and the parts of pages that are in it.

    It must not be pickled.
    """

    def __init__(self, app: Sphinx) -> None:
        self.builder = app.builder
        #: The version of this extension.
        self.version = app.extensions["sphinx_beliefs"].version
        #: Decides which conditions hold.
        self.judge = Judge(app)
        #: True if all pages go into one file, which is written again each time.
        self.is_one_file = isinstance(app.builder.get_outdated_docs(), str)
        #: The names of the generated pages, of parts of them, and of files with their rows that are
        #: up to date, and need not be written. Only ``freshness`` sets this, once it has looked. If
        #: a page is one of them, so are its parts and the file with its rows.
        self.fresh_pages: Set[str] = frozenset()
        #: For each page with copies of parts of other pages, the pages from which they are.
        self.borrowed: dict[str, set[str]] = {}
        #: The page that is made from a template, once all pages of the site have been written.
        self.made_page: str | None = None

    # -- kinds of builders --------------------------------------------------------------

    @property
    def is_html(self) -> bool:
        """True if it is HTML of any kind."""
        return self.builder.format == "html"

    @property
    def is_epub(self) -> bool:
        """True if it is an e-book."""
        return self.builder.name == "epub"

    @property
    def is_one_html_page(self) -> bool:
        """True if all pages are parts of one HTML page, on which ids begin with the page's name."""
        return self.builder.name == "singlehtml"

    @cached_property
    def is_leftward(self) -> bool:
        """True if the language of the site is written from right to left."""
        return is_leftward(self.builder.config.language)

    # -- what stands on pages -----------------------------------------------------------

    @property
    def writes_rows_at_once(self) -> bool:
        """True if rows of views are written directly as HTML, and never are nodes.

        E-books and single files need nodes, since they change all links before they write them.
        """
        return self.is_html and not self.is_epub and not self.is_one_html_page

    @property
    def draws_bars(self) -> bool:
        """True if bars are drawn; an EPUB would have to declare them, and the number is enough."""
        return not self.is_epub

    @property
    def can_point(self) -> bool:
        """True if readers can hover over text to see more; in an e-book they cannot."""
        return not self.is_epub

    @cached_property
    def draws_maps(self) -> bool:
        """True if maps are pictures: this builder can show them, and Graphviz is available.

        The dummy builder shows nothing, and reports what it would: maps that are too large.
        """
        config = self.builder.config
        is_able = self.builder.format in {"html", "latex"} or self.builder.name == "dummy"
        if not is_able or self.is_epub:
            return False
        if "graphviz_dot" not in config:
            return False  # the site has not loaded Sphinx's extension for Graphviz
        program: object = config.graphviz_dot
        # A value that cannot be the name of a program is reported at each map.
        return not isinstance(program, str | PathLike) or shutil.which(program) is not None

    def is_page(self, docname: str) -> bool:
        """Return whether what is being resolved under a name will stand on a page of that name.

        All else that is made at the end of a build is read elsewhere: feeds.
        """
        return self.made_page is None or self.made_page == docname

    @property
    def base_url(self) -> str:
        """The address of the site, with a slash at its end; empty if conf.py does not say it."""
        return str(base_url_of(self.builder.config))

    def address(self, target: Target) -> str:
        """The address of a page or of an item on it, on a site that says its own."""
        page, _sign, anchor = self.builder.get_target_uri(target.docname).partition("#")
        if self.is_one_html_page:
            config = self.builder.config
            page = f"{config.root_doc}{config.html_file_suffix or '.html'}"
        anchor = quote(target.anchor) or anchor
        return f"{self.base_url}{page}#{anchor}" if anchor else self.base_url + page

    def own_id(self, docname: str, name: str) -> str:
        """The id of an element of a page, made unique if one HTML page has all pages."""
        return "-".join([*docname.split(), name]) if self.is_one_html_page else name

    # -- generated pages ----------------------------------------------------------------

    @property
    def wanted_pages(self) -> frozenset[str]:
        """The names of the generated pages that conf.py wants."""
        wanted = self.builder.config.html_domain_indices
        return GENERATED_PAGES if wanted is True else GENERATED_PAGES & set(wanted or ())

    def pages_of(self, is_used: bool) -> frozenset[str]:
        """The names of the generated pages that a site has in HTML; none, if it is not used."""
        return self.wanted_pages if is_used else frozenset()

    def page_of_all(self, kind: Kind, site: Site) -> str:
        """The generated page that lists all of a kind; empty if this builder has none."""
        page = kind.row.page.name
        is_there = (
            self.is_html and not self.is_one_html_page and page in self.pages_of(site.is_used)
        )
        return page if is_there else ""

    def parts_of(self, kind: Kind, site: Site, most_rows: int) -> Sequence[Part]:
        """The parts of the generated page of a kind, if it is there and has more than ``most_rows``
        rows; each is a page. E-books have chapters that are as long as they are.
        """
        page = self.page_of_all(kind, site)
        if not page or self.is_epub:
            return ()
        found = self.builder.env.found_docs
        taken = frozenset(name for name in found if name.casefold().startswith(page))
        return parts_of(site, query_of_all(kind), most_rows, taken)

    @property
    def has_fresh_pages(self) -> bool:
        """True if the site has generated pages, and all of them are up to date."""
        return bool(self.wanted_pages) and self.wanted_pages <= self.fresh_pages

    def is_fresh(self, pagename: str) -> bool:
        """Return whether a generated page or part of one is up to date, and need not be written."""
        return pagename in self.fresh_pages


def rows_file(page: str) -> str:
    """The name of the file with all rows of a generated page that is divided."""
    return f"{page}-rows.js"


def previews_file(builder: Builder, pagename: str) -> str:
    """The file with the previews of the beliefs on a page, in the output.

    The script finds it from the address in a link to the page, and cannot know the names of pages.
    An address can end in ``.html`` or not, as servers like it, and a folder stands for the index in
    it.
    """
    is_one_page = builder.name == "singlehtml"
    uri = builder.config.root_doc if is_one_page else unquote(builder.get_target_uri(pagename))
    if not uri or uri.endswith("/"):
        uri += "index"
    return f"{PREVIEWS}/{uri.removesuffix('.html').removesuffix('.htm')}.js"
