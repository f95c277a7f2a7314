"""Where the parts of a site are: on the web, and among its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinx_beliefs.command.heard import shown_path
from sphinx_beliefs.domain import beliefs_domain

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_beliefs.model.problem import Place
    from sphinx_beliefs.model.site.answers import Target


class Addresses:
    """The addresses of a site in HTML, of which ``base_url`` is the beginning.

    Without it, html_baseurl is, or what an extension for blogs has for it; if nothing is set,
    nothing has an address.
    """

    def __init__(
        self, app: Sphinx, base_url: str | None = None, *, is_dirhtml: bool = False
    ) -> None:
        base = base_url if base_url is not None else beliefs_domain(app.env).output.base_url
        #: The beginning of all addresses, with a slash at its end; empty if it is not known.
        self.base = f"{base.rstrip('/')}/" if base else ""
        self._app = app
        self._is_dirhtml = is_dirhtml
        suffix: str | None = app.config.html_link_suffix or app.config.html_file_suffix
        self._suffix = ".html" if suffix is None else suffix

    def url(self, target: Target) -> str:
        """The address of a page or of an item on it; empty if it is not known."""
        if not self.base or not target.docname:
            return ""
        return f"{self.base}{self.path_to(target.docname, target.anchor)}"

    def path_to(self, docname: str, anchor: str) -> str:
        """The address of a page, or of an anchor on it, from the folder of the output."""
        page = self._page(docname)
        return f"{page}#{anchor}" if anchor else page

    def _page(self, docname: str) -> str:
        if not self._is_dirhtml:
            return quote(docname) + self._suffix
        folder, _slash, name = docname.rpartition("/")
        parts = [folder, *([name] if name != "index" else [])]
        path = "/".join(filter(None, parts))
        return quote(f"{path}/") if path else ""

    def path(self, docname: str, place: Place) -> str:
        """The source of something, from the current folder."""
        return shown_path(place.source or str(self._app.env.doc2path(docname)))

    def where(self, docname: str, place: Place) -> str:
        """The source and the line, as compilers have it."""
        path = self.path(docname, place)
        return f"{path}:{place.line}" if place.line else path
