"""Everything there is to see, in the themes that people use: where it stands, and how well it can be
read.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

LOOKS = Path(__file__).parents[1] / "looks"

#: The themes, and how a reader turns each dark; empty for those that have no dark.
THEMES = {
    "basic": "",
    "classic": "",
    "alabaster": "",
    "sphinx_rtd_theme": "",
    "furo": "document.body.dataset.theme = 'dark'",
    "pydata_sphinx_theme": "document.documentElement.dataset.theme = 'dark'",
    "sphinx_book_theme": "document.documentElement.dataset.theme = 'dark'",
    "shibuya": "document.documentElement.classList.add('dark')",
}

PAGES = ("items", "stub", "unfinished", "tables", "lists", "map")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Builds the site in a theme, once."""
    done: dict[str, Path] = {}

    def build(theme: str) -> Path:
        if theme not in done:
            root = tmp_path_factory.mktemp(theme)
            shutil.copytree(LOOKS, root, dirs_exist_ok=True)
            conf = (LOOKS / "conf.py").read_text(encoding="utf-8")
            (root / "conf.py").write_text(f"{conf}html_theme = {theme!r}\n", encoding="utf-8")
            # In a process of its own, for the extensions of themes have warnings of theirs.
            command = [sys.executable, "-m", "sphinx", "-q", str(root), str(root / "_build")]
            subprocess.run(command, check=True, timeout=60)  # noqa: S603
            done[theme] = root / "_build"
        return done[theme]

    return build


class Reader:
    """Somebody who reads the site in a browser of some width, light or dark."""

    def __init__(self, page: Page, folder: Path, dark: str) -> None:
        self.page = page
        self.folder = folder
        self.dark = dark

    def ask(self, name: str, script: str) -> Any:
        """What a script says of a page."""
        self.page.goto((self.folder / f"{name}.html").as_uri())
        if self.dark:
            self.page.evaluate(self.dark)
        # Some themes fade from one colour to another, or let the spaces of lines grow.
        self.page.add_style_tag(
            content="* { transition: none !important; text-align: start !important; }"
        )
        return self.page.evaluate(script)


@pytest.fixture
def reader(browser: Browser, built: Callable[[str], Path]) -> Iterator[Callable[..., Reader]]:
    """Makes readers."""
    contexts = []

    def make(theme: str, *, width: int = 1280, scheme: str = "light") -> Reader:
        context = browser.new_context(viewport={"width": width, "height": 800})
        contexts.append(context)
        context.set_offline(True)
        return Reader(context.new_page(), built(theme), THEMES[theme] * (scheme == "dark"))

    yield make
    for context in contexts:
        context.close()


each_theme = pytest.mark.parametrize("theme", THEMES)

#: Of each role in prose: its text, and how many times the size of its letters it starts after the text
#: before it, or after the beginning of its line.
GAPS = """
() => {
  const rectOf = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return [...range.getClientRects()].at(-1);
  };
  const found = [];
  for (const paragraph of document.querySelectorAll("section p")) {
    const texts = [];
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (walker.currentNode.data.trim()) texts.push(walker.currentNode);
    const { left, paddingLeft } = { left: paragraph.getBoundingClientRect().left, paddingLeft: 0 };
    texts.forEach((text, number) => {
      if (!number || text.parentElement === paragraph && !/^\\d+$/.test(text.data.trim())) return;
      const start = rectOf(text, text.data.search(/\\S/));
      const before = texts[number - 1];
      const end = rectOf(before, before.data.trimEnd().length - 1);
      const size = parseFloat(getComputedStyle(paragraph).fontSize);
      const isBelow = start.top > end.bottom - 2;
      found.push([text.data, (start.left - (isBelow ? left : end.right)) / size]);
    });
  }
  return found;
}
"""


@pytest.mark.parametrize("width", [1280, 360])
@each_theme
def test_no_text_of_a_role_starts_far_from_the_text_before_it(
    reader: Callable[..., Reader], theme: str, width: int
) -> None:
    gaps = reader(theme, width=width).ask("prose", GAPS)
    read = " ".join(text for text, _gap in gaps)
    for word in (
        "A sure thing",
        "words of",
        "cannot be seen",
        "sore eyes",
        "A book",
        "Items",
        "7%",
    ):
        assert word in read
    assert len(gaps) >= 17
    assert [(text, round(gap, 2)) for text, gap in gaps if not -0.1 <= gap <= 1] == []


#: Of each text of ours that has a colour of ours: its contrast with what is behind it.
CONTRASTS = """
() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parsed = (colour) => {
    const numbers = colour.match(/-?[\\d.]+(e-?\\d+)?/g)?.map(Number) ?? [];
    if (/^rgba?\\(/.test(colour)) return [...numbers.slice(0, 3), numbers[3] ?? 1];
    if (/^color\\(srgb /.test(colour)) return [...numbers.slice(0, 3).map((n) => 255 * n), numbers[3] ?? 1];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (front, back) => back.map((part, n) => front[n] * front[3] + part * (1 - front[3]));
  const behind = (element) => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) layers.push(parsed(getComputedStyle(e).backgroundColor));
    return layers.reduceRight((back, front) => over(front, back), [255, 255, 255]);
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((n) => n / 255).map((n) => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim(), element = walker.currentNode.parentElement;
    if (!text || !element.closest("[class*='beliefs-']") || !element.checkVisibility()) continue;
    // What links look like is the theme's affair; so is what it writes in code.
    const link = element.closest("a, title");
    if (link && !link.closest(".beliefs-claim-cell, .beliefs-outcome")) continue;
    const style = getComputedStyle(element);
    const isDrawn = element instanceof SVGElement;
    const back = behind(isDrawn ? element.closest("svg").parentElement : element);
    const front = over(parsed(isDrawn ? style.fill : style.color), back);
    const [light, dark] = [luminance(front), luminance(back)].sort((a, b) => b - a);
    found.push([text.slice(0, 40), element.className.baseVal ?? element.className, (light + 0.05) / (dark + 0.05)]);
  }
  return found;
}
"""


@pytest.mark.parametrize(
    ("theme", "scheme"),
    [(t, s) for t, dark in THEMES.items() for s in ("light", "dark") if s == "light" or dark],
)
def test_all_text_has_enough_contrast(
    reader: Callable[..., Reader], theme: str, scheme: str
) -> None:
    somebody = reader(theme, scheme=scheme)
    for name in PAGES:
        found = somebody.ask(name, CONTRASTS)
        assert found
        # WCAG 2.2, success criterion 1.4.3.
        weak = {(text, css, round(ratio, 2)) for text, css, ratio in found if ratio < 4.5}
        assert weak == set(), name


@each_theme
def test_outcomes_stay_in_one_line(reader: Callable[..., Reader], theme: str) -> None:
    script = (
        "[...document.querySelectorAll('.beliefs-outcome')].map(e => e.getClientRects().length)"
    )
    for name in ("tables", "items"):
        assert set(reader(theme).ask(name, script)) == {1}


BARS = """
[...document.querySelectorAll("table.beliefs-index, section:has(> .beliefs-item)")].map((part) =>
  [...part.querySelectorAll(":is(td, .beliefs-title) .beliefs-bar")].map((bar) =>
    Math.round(bar.getBoundingClientRect().left))).filter((bars) => bars.length)
"""


@pytest.mark.parametrize("width", [1280, 360])
@each_theme
def test_the_bars_of_a_page_or_table_begin_at_one_line(
    reader: Callable[..., Reader], theme: str, width: int
) -> None:
    somebody = reader(theme, width=width)
    for name, most in (("items", 7), ("tables", 10)):
        bars = somebody.ask(name, BARS)
        assert max(map(len, bars)) >= most
        assert [set(places) for places in bars if len(set(places)) > 1] == []


BORDERS = """
[...document.querySelectorAll(".beliefs-index tbody tr > *")].map((cell) => {
  const style = getComputedStyle(cell);
  return [style.borderTopWidth, style.borderLeftWidth, style.borderRightWidth, style.borderBottomWidth,
    style.paddingLeft, style.backgroundImage, style.backgroundColor].join(" ");
})
"""


@each_theme
def test_rows_on_a_phone_have_no_borders_of_cells(
    reader: Callable[..., Reader], theme: str
) -> None:
    cells = reader(theme, width=360).ask("tables", BORDERS)
    assert set(cells) == {"0px 0px 0px 0px 0px none rgba(0, 0, 0, 0)"}


BOXES = """
[...document.querySelectorAll(".beliefs-graph:has(> svg)")].map((map) => {
  const seen = map.getBoundingClientRect();
  return [...map.querySelectorAll(".node a")].some((box) => {
    const { left, right, top } = box.getBoundingClientRect();
    return left >= seen.left && right <= seen.right && top < seen.top + 260;
  });
})
"""


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@each_theme
def test_a_map_on_a_phone_opens_on_a_box_and_can_be_scrolled_both_ways(
    reader: Callable[..., Reader], theme: str
) -> None:
    somebody = reader(theme, width=360)
    assert set(somebody.ask("map", BOXES)) == {True}
    page = somebody.page
    page.wait_for_timeout(400)
    moved = page.locator(".beliefs-graph:has(> .beliefs-start)").first
    assert moved.evaluate("map => map.scrollLeft") > 0
    for place in (0, 100):
        moved.evaluate(f"map => {{ map.scrollLeft = {place}; }}")
        page.wait_for_timeout(150)
        assert moved.evaluate("map => map.scrollLeft") == place
