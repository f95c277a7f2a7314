"""The addresses of pages, relative to the folder of the output."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.builders import Builder


def page_urls(builder: Builder, *, is_one_page: bool) -> Callable[[str, str], str]:
    """A function that gives the address of a page or of an anchor on it, in the output of a builder
    of HTML, by docname and anchor (empty for the page itself).
    """

    @cache
    def page(docname: str) -> tuple[str, str]:
        """The address of the file, and the anchor of the page in it."""
        file, _sign, anchor = str(builder.get_target_uri(docname)).partition("#")
        if is_one_page and not file:
            file = f"{builder.config.root_doc}{builder.config.html_file_suffix or '.html'}"
        return file, anchor

    def url_of(docname: str, anchor: str) -> str:
        file, own_anchor = page(docname)
        wanted = anchor or own_anchor
        return f"{file}#{wanted}" if wanted else file

    return url_of
