"""A site in a temporary folder that can be written, built and looked at, as an author would."""

from __future__ import annotations

import functools
import gc
import io
import os
import re
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup, Tag
from docutils import frontend, nodes
from jinja2.sandbox import SandboxedEnvironment
from sphinx import jinja2glue, registry, theming
from sphinx.testing.util import SphinxTestApp
from sphinx.util import logging, template

import sphinx_beliefs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.application import Sphinx


class _Templates(SandboxedEnvironment):
    """Templates as they were compiled for an earlier site: that took half of each small build."""

    _compiled: ClassVar[dict[tuple[object, ...], Any]] = {}

    def compile(self, source: Any, name: Any = None, filename: Any = None, *args: Any) -> Any:
        key = (source, name, filename, *args)
        if key not in self._compiled:
            self._compiled[key] = super().compile(source, name, filename, *args)
        return self._compiled[key]


def _once(make: Callable[..., object]) -> Callable[..., object]:
    """Makes each thing once, and gives the same out again where the same is asked for."""
    made: dict[str, object] = {}

    def give(*args: object, **kwargs: object) -> object:
        key = repr((args, kwargs))
        if key not in made:
            made[key] = make(*args, **kwargs)
        return made[key]

    return give


def _say_nothing(*_args: object, **_kwargs: object) -> None:
    """Does nothing."""


def _make_small_builds_quick() -> None:
    """Leave out what each build does anew and no site here can change."""
    jinja2glue.SandboxedEnvironment = template.SandboxedEnvironment = _Templates
    # Each build would look through all installed packages for themes.
    theming.entry_points = registry.entry_points = functools.cache(registry.entry_points)
    # docutils makes a parser of a command line, with each of its options, for every page.
    frontend.Option = _once(frontend.Option)
    # Nobody reads the hundreds of messages in which Sphinx says what it is about to do.
    logging.SphinxLoggerAdapter.debug = _say_nothing
    # What is imported stays, so that it need not be walked through for each thousand objects.
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


_make_small_builds_quick()

CONF = """
project = "The atlas"
extensions = ["myst_parser", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
html_theme = "bare"
html_copy_source = False
html_use_index = False
exclude_patterns = ["_*"]
beliefs_regions = {"tech": "Technical Safety", "gov": "Governance"}
"""
CONF += f"html_theme_path = [{str(Path(__file__).with_name('themes'))!r}]\n"

#: For a site whose only page is ``page``, with nothing beside it.
ONE_PAGE = """
root_doc = "page"
html_domain_indices = False
"""

INDEX = """
# The atlas

```{toctree}
:glob:

**
```
"""

_WARNING = re.compile(
    r"^(?:(?P<file>[^\n:]+?)(?::(?P<line>\d+))?: )?(?:WARNING|ERROR|CRITICAL): (?P<text>.*?)"
    r"(?: \[(?P<type>[\w.]+)\])?$",
    re.MULTILINE,
)
_COLOUR = re.compile(r"\x1b\[[\d;]*m")


@dataclass(frozen=True)
class Warned:
    """One warning, as an author reads it."""

    file: str
    line: int | None
    text: str
    type: str


@dataclass
class Site:
    """The source folder of a site, and its builds."""

    root: Path
    warnings: list[Warned] = field(default_factory=list)
    outdir: Path = Path()
    log: str = ""
    trees: dict[str, nodes.document] = field(default_factory=dict)
    """The pages of the last build as they are written, once all views are filled."""

    def write(self, name: str, text: str) -> Path:
        """Write a source file; a page without a suffix is Markdown."""
        path = self.root / (name if Path(name).suffix else f"{name}.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def configure(self, text: str = "") -> None:
        """Write conf.py."""
        self.write("conf.py", CONF + text)

    def build(
        self,
        builder: str = "html",
        *,
        parallel: int = 0,
        folder: str = "_build",
        only: list[str] | None = None,
        tags: Sequence[str] = (),
    ) -> Site:
        """Build the site, with what earlier builds left behind in that folder."""
        warnings, status = io.StringIO(), io.StringIO()
        app = SphinxTestApp(
            builder,
            srcdir=self.root,
            builddir=self.root / folder,
            warning=warnings,
            status=status,
            parallel=parallel,
            tags=tags,
        )
        self.outdir = Path(app.outdir)
        self.trees = {}
        app.connect("doctree-resolved", self._keep, priority=10_000)
        try:
            app.build(filenames=[self.root / name for name in only or ()])
        finally:
            app.cleanup()
        self.log = _COLOUR.sub("", status.getvalue())
        text = _COLOUR.sub("", warnings.getvalue())
        assert "Traceback" not in text
        self.warnings = [self._warned(match) for match in _WARNING.finditer(text)]
        return self

    def check(self) -> Site:
        """Read the site and resolve it, for its warnings; no page is written."""
        return self.build("dummy")

    def _keep(self, _app: Sphinx, tree: nodes.document, docname: str) -> None:
        self.trees[docname] = tree

    def _warned(self, match: re.Match[str]) -> Warned:
        file = (match["file"] or "").removeprefix(f"{self.root}/")
        line = int(match["line"]) if match["line"] else None
        return Warned(file, line, match["text"], match["type"] or "")

    def ours(self) -> list[Warned]:
        """The warnings of type ``beliefs``."""
        return [warned for warned in self.warnings if warned.type.startswith("beliefs.")]

    def page(self, name: str = "index") -> BeautifulSoup:
        """A page of the last HTML build."""
        path = self.outdir / f"{name}.html"
        return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")

    def body(self, name: str = "index") -> Tag:
        """The text of a page, without the theme around it."""
        found = self.page(name).select_one("div.body")
        assert found is not None
        return found

    def text(self, name: str = "index") -> str:
        """What a reader reads on a page, white space folded."""
        return words(self.body(name))


def words(tag: Tag | None) -> str:
    """What a reader reads in an element, white space folded and permalinks left out."""
    assert tag is not None
    text = tag.get_text().replace("¶", "")
    return " ".join(text.split())


def inventory(path: Path) -> list[str]:
    """The lines of an objects.inv."""
    data = path.read_bytes()
    start = data.index(b"zlib.\n") + len(b"zlib.\n")
    return zlib.decompress(data[start:]).decode().splitlines()


@pytest.fixture(scope="session", autouse=True)
def _compiled_catalogues() -> None:
    """Compiles the catalogues of a checkout that has not been installed, or has changed since."""
    for written in Path(sphinx_beliefs.__file__).parent.glob("locale/*/LC_MESSAGES/*.po"):
        compiled = written.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < written.stat().st_mtime:
            new = compiled.with_suffix(f".{os.getpid()}")  # tests run in several processes
            with written.open("rb") as source, new.open("wb") as target:
                write_mo(target, read_po(source))
            new.replace(compiled)


def new_site(root: Path) -> Site:
    """A site with an index page that lists all others."""
    site = Site(root)
    site.configure()
    site.write("index", INDEX)
    return site


@pytest.fixture
def make_site(tmp_path: Path) -> Callable[[str], Site]:
    """Makes sites in folders of their own."""

    return lambda name: new_site(tmp_path / name)


@pytest.fixture
def site(make_site: Callable[[str], Site]) -> Site:
    """A site with an index page that lists all others."""
    return make_site("site")
