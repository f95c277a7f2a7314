"""The gallery in each theme, and readers who look at it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from chromium import open_browser
from themes import THEMES, Theme
from what_works import table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

#: Phones, small and large tablets, laptops; in pixels.
WIDTHS = (360, 600, 768, 1000, 1280)


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("themes")
    group.addoption("--themes", default="", help="only these themes, separated by commas")
    group.addoption("--widths", default="", help="only these widths, in pixels")
    group.addoption("--write-table", action="store_true", help="write the table of the manual")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give each test its themes, schemes and widths, as far as it asks for them."""
    option = metafunc.config.getoption
    names = [name for name in option("themes").split(",") if name]
    assert set(names) <= {theme.name for theme in THEMES}, names
    themes = [theme for theme in THEMES if not names or theme.name in names]
    widths = [int(width) for width in option("widths").split(",") if width] or WIDTHS
    wanted = metafunc.fixturenames
    if "scheme" in wanted:
        pairs = [(theme, scheme) for theme in themes for scheme in theme.schemes]
        ids = [f"{theme.name}-{scheme}" for theme, scheme in pairs]
        metafunc.parametrize(("theme", "scheme"), pairs, ids=ids)
    elif "theme" in wanted:
        metafunc.parametrize("theme", themes, ids=[theme.name for theme in themes])
    if "width" in wanted:
        metafunc.parametrize("width", widths)


TABLE = Path(__file__).parents[2] / "docs" / "_themes" / "table.md"

#: What became of the tests of each theme, by the name of the test.
_outcomes: dict[str, dict[str, set[str]]] = {}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note what became of a test of a theme."""
    name, _mark, parameters = report.nodeid.rpartition("::")[2].partition("[")
    theme = parameters.rstrip("]").partition("-")[0]
    if report.when == "call" or report.outcome != "passed":
        _outcomes.setdefault(theme, {}).setdefault(name, set()).add(report.outcome)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Write the table of the manual, if that was asked for."""
    config = session.config
    if config.getoption("write_table") and not hasattr(config, "workerinput"):
        TABLE.write_text(table(_outcomes), encoding="utf-8")


@pytest.fixture(scope="session")
def leftward(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Theme], Path]:
    """Builds the gallery in a theme and in Arabic, once."""

    @cache
    def build(theme: Theme) -> Path:
        return theme.build(tmp_path_factory.mktemp(theme.name), "-D", "language=ar")

    return build


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of all tests."""
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Theme], Path]:
    """Builds the gallery in a theme, once."""

    @cache
    def build(theme: Theme) -> Path:
        return theme.build(tmp_path_factory.mktemp(theme.name))

    return build


class Reader:
    """Somebody who reads the gallery in a browser of some width, light or dark."""

    def __init__(self, page: Page, folder: Path, dark: str) -> None:
        self.page = page
        self.folder = folder
        self.dark = dark

    def open(self, name: str, *, style: str = "") -> None:
        """Go to a page, and unfold all there is on it."""
        self.page.goto((self.folder / f"{name}.html").as_uri())
        if self.dark:
            self.page.evaluate(self.dark)
        # Some themes fade from one colour to another.
        self.page.add_style_tag(content=f"* {{ transition: none !important; {style} }}")
        self.page.evaluate(
            "document.querySelectorAll('details').forEach((log) => { log.open = true; })"
        )

    def ask(self, name: str, script: str, *, style: str = "") -> Any:
        """What a script says of a page."""
        self.open(name, style=style)
        return self.page.evaluate(script)


@pytest.fixture
def reader(
    browser: Browser, built: Callable[[Theme], Path], leftward: Callable[[Theme], Path]
) -> Iterator[Callable[..., Reader]]:
    """Makes readers."""
    contexts = []

    def make(
        theme: Theme, *, width: int = 1280, scheme: str = "light", is_leftward: bool = False
    ) -> Reader:
        context = browser.new_context(viewport={"width": width, "height": 800})
        contexts.append(context)
        context.set_offline(True)
        folder = (leftward if is_leftward else built)(theme)
        return Reader(context.new_page(), folder, theme.dark * (scheme == "dark"))

    yield make
    for context in contexts:
        context.close()
