"""Reads the links, embedded pictures, comments and block ids of Obsidian on every page."""

import re
from pathlib import Path, PurePosixPath

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

PICTURES = (".apng", ".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")

#: Code comes first, so that what stands in it is left alone.
MARKS = re.compile(
    r"""
      (?P<code> ^(?P<fence> `{3,} | ~{3,} )[^\n]*\n .*? ^(?P=fence)[`~]*[ ]*$
              | (?P<tick> `+)[^`] .*? (?P=tick) )
    | (?P<comment> %% .*? %% )
    | (?P<embed> !?) \[\[ (?P<page> [^]|\#\n\\]* ) (?: \# (?P<part> [^]|\n\\]* ) )?
        (?: \\? \| (?P<text> [^]\n]* ) )? \]\]
    | (?:^|[ ])(?P<block> \^[A-Za-z0-9-]+ ) [ ]*$
    """,
    re.MULTILINE | re.DOTALL | re.VERBOSE,
)


class Vault:
    """The pages and pictures of a vault, each found by its name alone, as Obsidian does."""

    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.pictures: dict[str, str] = {}

    def look_around(self, app: Sphinx) -> None:
        """Note where everything is."""
        for docname in sorted(app.env.found_docs, key=lambda name: -name.count("/")):
            self.pages[docname.lower()] = self.pages[PurePosixPath(docname).name.lower()] = docname
        for path in sorted(Path(app.srcdir).rglob("*")):
            if path.suffix.lower() in PICTURES:
                self.pictures[path.name.lower()] = path.relative_to(app.srcdir).as_posix()

    def read(self, app: Sphinx, docname: str, source: list[str]) -> None:
        """Write what is Obsidian's own in a page as MyST has it; no line moves."""
        if not self.pages:
            self.look_around(app)
        head, mark, body = source[0].partition("\n---\n") if source[0][:4] == "---\n" else ("",) * 3
        body = body if mark else source[0]
        # In properties, a link stands for the name of a page.
        head = re.sub(r"\[\[([^\]|#]+)[^\]]*\]\]", lambda found: self.name_of(found[1]), head)
        source[0] = head + mark + MARKS.sub(self.written, body)

    def name_of(self, page: str) -> str:
        docname = self.pages.get(page.strip().lower())
        return f"/{docname}" if docname else page

    def written(self, found: re.Match[str]) -> str:
        """One of the marks as MyST has it."""
        if found["code"]:
            return found[0]
        if found["comment"] or found["block"]:
            return "\n" * found[0].count("\n")
        page, part, text = found["page"].strip(), found["part"] or "", found["text"] or ""
        picture = self.pictures.get(PurePosixPath(page).name.lower())
        if found["embed"] and picture:
            return f"![{PurePosixPath(page).stem}](</{picture}>)"
        docname = self.pages.get(page.lower())
        if page and not docname:
            return found[0]  # a page that is still to be written
        # This is how myst_heading_anchors names a heading.
        slug = re.sub(r"[^\w -]", "", part.strip().lower()).replace(" ", "-")
        anchor = f"#{slug}" if part and part[0] != "^" else ""
        target = f"/{docname}.md{anchor}" if page else anchor
        return f"[{text or part.lstrip('^') or page}](<{target}>)"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Read each page before anything else does."""
    app.connect("source-read", Vault().read, priority=100)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
