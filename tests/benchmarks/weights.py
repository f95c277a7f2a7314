"""The sizes of what a build gives."""

from __future__ import annotations

import gzip
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class _Assets(HTMLParser):
    """Collects the stylesheets and scripts that a page loads."""

    def __init__(self) -> None:
        super().__init__()
        self.css: list[str] = []
        self.js: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the file that a tag loads."""
        found = dict(attrs)
        if tag == "link" and found.get("rel") == "stylesheet":
            self.css.append(found.get("href") or "")
        elif tag == "script" and found.get("src"):
            self.js.append(found["src"] or "")


def weights_of(root: Path) -> dict[str, float]:
    """The bytes of what a build gave, by the name of the figure; ``gzipped`` as a server sends it.

    An average topic page with its CSS and JavaScript, the largest page of the site, the search
    index, the inventory, and what is kept beside the doctrees for the next build.
    """
    html, doctrees = root / "html", root / "doctrees"
    pages = list((html / "topics").glob("t[0-9]*.html"))
    assets = _Assets()
    assets.feed(pages[0].read_text(encoding="utf-8"))

    def size(addresses: list[str]) -> int:
        files = (pages[0].parent / address.partition("?")[0] for address in addresses)
        return sum(file.stat().st_size for file in files)

    largest = max(html.rglob("*.html"), key=lambda path: path.stat().st_size)
    search = html / "searchindex.js"
    kept = [path for path in doctrees.rglob("*") if path.is_file() and path.suffix != ".doctree"]
    return {
        "search": search.stat().st_size,
        "search gzipped": _gzipped(search),
        "inventory": (html / "objects.inv").stat().st_size,
        "environment": (doctrees / "environment.pickle").stat().st_size,
        "kept": sum(path.stat().st_size for path in kept),
        "largest page": largest.stat().st_size,
        "largest page gzipped": _gzipped(largest),
        "page": sum(path.stat().st_size for path in pages) / len(pages),
        "css": size(assets.css),
        "js": size(assets.js),
    }


def _gzipped(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), compresslevel=6))
