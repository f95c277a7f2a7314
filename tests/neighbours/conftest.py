"""Sites with one neighbour each, built as their authors would, and the table of what works where.

A test says in its docstring what works, as an author would put it; where it has the mark
``named``, it says what does not, and what to do. ``tox run -e neighbours -- --write-table`` writes
the outcome into docs/_neighbours, for the page of the manual that shows it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag
from outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]

CONF = """
project = "The atlas"
author = "The authors"
copyright = "2026, The authors"
extensions = ["myst_parser", {extensions}"sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
html_theme = "alabaster"
html_copy_source = False
html_show_sphinx = False
nitpicky = True
beliefs_today = "2026-06-01"
beliefs_regions = {{"tech": "Technical safety", "gov": "Governance"}}
"""

INDEX = """\
# The atlas

There are {beliefs-count}`beliefs`.

:::{belief-index}
:::

```{toctree}
:glob:

*
```
"""

LAW = """\
---
topic:
  region: gov
  status: exploring
  tagline: What courts can do.
---
# Law

## Current beliefs

:::{belief} Courts will decide.
:name: courts
:credence: 70%

They have done so before.
:::
"""

_WARNING = re.compile(r"^.*(?:WARNING|ERROR|CRITICAL): .*$", re.MULTILINE)
_COLOUR = re.compile(r"\x1b\[[\d;]*m")

#: The times of a build, in feeds; the random ids of sphinx-needs; and the checksum of a stylesheet,
#: which myst-nb writes only after the first pages.
_BY_CHANCE = re.compile(rb"<updated>[^<]*</updated>|SNCB-[0-9a-f]+|(?<=\.css)\?v=[0-9a-f]+(?=\")")

#: Files that differ between any two builds of a site, or list what the builds before it wrote.
_NOT_COMPARED = {
    "environment.pickle",
    "searchindex.js",
    ".buildinfo",
    ".buildinfo.bak",
    "schema_violations.json",  # of sphinx-needs, with the time that it took
    "sitemap.xml",  # of the pages that a build has written
}


@dataclass
class Built:
    """A finished build: the folder, and what was said to the author."""

    out: Path
    warnings: list[str]
    log: str

    def text(self, name: str) -> str:
        """A file of the output."""
        return (self.out / name).read_text(encoding="utf-8")

    def page(self, name: str) -> Tag:
        """The text of a page."""
        soup = BeautifulSoup(self.text(f"{name}.html"), "html.parser")
        article = soup.select_one("article, [role=main], main") or soup
        assert isinstance(article, Tag)
        return article

    def words(self, name: str) -> str:
        """The words of a page, in one line."""
        return " ".join(self.page(name).get_text(" ").split())

    def files(self) -> dict[str, bytes]:
        """The pages and data that a build makes, by their names."""
        return {
            path.relative_to(self.out).as_posix(): _BY_CHANCE.sub(b"", path.read_bytes())
            for path in sorted(self.out.rglob("*"))
            if path.is_file()
            and path.name not in _NOT_COMPARED
            and not {"_static", "_images", ".doctrees"} & set(path.relative_to(self.out).parts)
        }


@dataclass(eq=False)
class Site:
    """A site in a folder of its own."""

    root: Path
    builds: int = field(default=0)

    def write(self, name: str, text: str) -> Path:
        """Write a source file; a page without a suffix is Markdown."""
        path = self.root / (name if Path(name).suffix else f"{name}.md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def edit(self, name: str, old: str, new: str) -> None:
        """Change a source file."""
        path = self.root / (name if Path(name).suffix else f"{name}.md")
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")
        # Sphinx compares times, and two edits may fall into one tick of a clock.
        later = path.stat().st_mtime_ns + 2_000_000_000
        os.utime(path, ns=(later, later))

    def build(
        self, builder: str = "html", *options: str, out: str = "_build", jobs: int = 1
    ) -> Built:
        """Build the site as the command line does, with ``-n``."""
        run = self._run(builder, *options, out=out, jobs=jobs)
        said = _COLOUR.sub("", run.stderr)
        assert run.returncode == 0, said
        folder = self.root / out / builder
        return Built(folder, _WARNING.findall(said), run.stdout + said)

    def build_or_fail(self) -> str:
        """Build the site, which need not succeed; return what was said, with any traceback."""
        return self._run("html", "-T", out="_build").stderr

    def _run(
        self, builder: str, *options: str, out: str, jobs: int = 1
    ) -> subprocess.CompletedProcess[str]:
        folder = self.root / out / builder
        command = [sys.executable, "-m", "sphinx", "-n", "-b", builder, f"-j{jobs}", *options]
        command += ["-d", str(self.root / out / "doctrees"), str(self.root), str(folder)]
        environment = {**os.environ, "NO_COLOR": "1"}
        return subprocess.run(  # noqa: S603
            command, env=environment, capture_output=True, text=True, check=False, timeout=300
        )

    def build_clean(self, builder: str = "html") -> Built:
        """Build the site from nothing, in a folder of its own, with one process."""
        shutil.rmtree(self.root / "_clean", ignore_errors=True)
        return self.build(builder, out="_clean")


@pytest.fixture(scope="module")
def make_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Site]:
    """Makes a site with a page on law, an index, and the extensions that are named."""

    def make(*extensions: str, conf: str = "") -> Site:
        site = Site(tmp_path_factory.mktemp("site"))
        named = "".join(f'"{name}", ' for name in extensions)
        site.write("conf.py", CONF.format(extensions=named) + 'exclude_patterns = ["_*"]\n' + conf)
        site.write("index", INDEX)
        site.write("law", LAW)
        return site

    return make


def assert_at_home(
    site: Site, name: str, old: str, new: str, *, jobs: int = 2
) -> tuple[Built, Built]:
    """Hold what holds of every neighbour: a build in two processes and one after it with nothing to
    do say nothing; and after an edit, the pages are as if they had been made from nothing. Returns
    the build before the edit, with its pages kept, and the one after it.
    """
    first = site.build(jobs=jobs)
    assert first.warnings == []
    kept = site.root / "_before" / "html"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(first.out, kept)
    again = site.build()
    assert again.warnings == []
    site.edit(name, old, new)
    edited = site.build(jobs=jobs)
    assert edited.warnings == []
    clean = site.build_clean()
    assert clean.warnings == []
    assert_same(edited, clean)
    return Built(kept, first.warnings, first.log), edited


def assert_same(left: Built, right: Built) -> None:
    """Hold that two builds have the same pages."""
    one, other = left.files(), right.files()
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


# -- the table -----------------------------------------------------------------------------


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--write-table", action="store_true", help="write docs/_neighbours from the outcome"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "named(): the test shows what does not work, and what to do")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    # The process that runs all tests learns this from the reports of the others.
    report.user_properties.append(("said", " ".join((item.obj.__doc__ or "").split())))
    report.user_properties.append(("named", item.get_closest_marker("named") is not None))
    report.user_properties.append(("neighbour", getattr(item.module, "NEIGHBOUR", "")))
    about = (item.module.__doc__ or "").strip().removesuffix(".")
    report.user_properties.append(("about", about))
    report.user_properties.append(("order", item.location[1]))
    return report


class Table:
    """Collects the outcome, and writes it at the end if all tests were run and have passed."""

    def __init__(self, config: pytest.Config) -> None:
        self.outcome = Outcome()
        self.has_failed = False
        self.is_wanted = config.getoption("--write-table")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.has_failed |= report.failed or report.skipped
        if report.when == "call" and report.passed:
            self.outcome.note(dict(report.user_properties))

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if self.is_wanted and not self.has_failed:
            for path in self.outcome.write(ROOT / "docs" / "_neighbours"):
                terminalreporter.write_line(f"written: {path.relative_to(ROOT)}")


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    if not hasattr(session.config, "workerinput"):
        session.config.pluginmanager.register(Table(session.config))
