"""A site in Arabic: everything begins at the right, and what is written the other way keeps its order."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CONF = """\
language = {language!r}
extensions = ["myst_parser", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
beliefs_regions = {{"tech": "السلامة التقنية"}}
beliefs_sortable_rows = 2
beliefs_today = "2026-06-01"
beliefs_review_in = "6 months"
"""

PAGE = """\
---
topic:
  region: tech
  status: exploring
  last_reviewed: 2025-03-04
---
# قابلية التفسير

قناعتي {credence}`first` هي الأهم.

:::{belief} النماذج تخدع مراقبيها أحيانًا
:name: first
:credence: ~70%

لأنها تتعلم ذلك.

```{credence-log}
2025-03-04 55-80% أول تخمين
2026-02-01 ~70% نتائج جديدة
```
:::

:::{belief} Scaling laws hold until 2030!
:name: latin
:credence: ">95%"
:::

:::{belief} الحوسبة لم تعد تكفي
:name: closed
:credence: 30%
:resolution: true
:resolved: 2025-03-04
:::

:::{belief} يجب أن تُنشر النتائج
:normative:
:::

:::{uncertainty} هل يصلح ذلك؟
:beliefs: latin, first
:::

:::{update-trigger} دليل جديد
:lowers: latin
:to: 40%
:::

:::{belief-index}
:columns: title, credence, topic
:::
"""

HEBREW = """\
# A page in English

:::{belief} המודלים משקרים
:name: hebrew
:credence: ~70%
:::

:::{belief-index}
:format: list
:columns: title, credence, topic
:::
"""

#: The left and right edges of an element, or of some of the characters of its text.
EDGES = """
([selector, text, within]) => {
  const all = [...document.querySelectorAll(selector)].filter((one) => !within || one.textContent.includes(within));
  const element = all[0];
  if (!element) throw new Error(`no ${selector} ${within}`);
  if (!text) {
    const { left, right } = element.getBoundingClientRect();
    return [left, right, element.getClientRects().length];
  }
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + text.length);
    const { left, right } = range.getBoundingClientRect();
    return [left, right, range.getClientRects().length];
  }
  throw new Error(`no ${text} in ${selector}`);
}
"""


class Look:
    """A page in the browser, and where things stand on it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def edges(self, selector: str, text: str = "", within: str = "") -> tuple[float, float]:
        """The left and the right edge of an element, or of a text in it."""
        left, right, _count = self.page.evaluate(EDGES, [selector, text, within])
        return left, right

    def leftward(self, *parts: tuple[str, ...]) -> None:
        """Assert that parts follow each other from right to left."""
        self._in_order([self.edges(*part) for part in reversed(parts)], parts)

    def rightward(self, *parts: tuple[str, ...]) -> None:
        """Assert that parts follow each other from left to right."""
        self._in_order([self.edges(*part) for part in parts], parts)

    def _in_order(self, found: list[tuple[float, float]], parts: Any) -> None:
        for (_, right), (left, _) in pairwise(found):
            assert right <= left + 1, (parts, found)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Path]:
    """Builds a page in a theme and a language, once."""
    done: dict[tuple[str, str], Path] = {}

    def build(theme: str, language: str) -> Path:
        if (theme, language) not in done:
            root = tmp_path_factory.mktemp("leftward")
            conf = CONF.format(language=language) + f"html_theme = {theme!r}\n"
            (root / "conf.py").write_text(conf, encoding="utf-8")
            text = PAGE if language == "ar" else HEBREW
            (root / "index.md").write_text(text, encoding="utf-8")
            # In a process of its own, since the words of a language stay with the process.
            command = [sys.executable, "-m", "sphinx", "-q", str(root), str(root / "_build")]
            subprocess.run(command, check=True, timeout=60)  # noqa: S603
            done[theme, language] = root / "_build" / "index.html"
        return done[theme, language]

    return build


@pytest.fixture
def look(browser: Browser, built: Callable[[str, str], Path]) -> Iterator[Callable[..., Look]]:
    """Opens the page in a theme, at some width."""
    contexts = []

    def open_page(theme: str, *, language: str = "ar", width: int = 1280) -> Look:
        context = browser.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        context.set_offline(True)
        page = context.new_page()
        page.goto(built(theme, language).as_uri())
        page.evaluate("document.querySelectorAll('details').forEach((log) => { log.open = true; })")
        return Look(page)

    yield open_page
    for context in contexts:
        context.close()


each_theme = pytest.mark.parametrize("theme", ["alabaster", "furo"])
each_width = pytest.mark.parametrize("width", [360, 1280])


@each_theme
@each_width
def test_a_credence_is_drawn_from_its_sign_to_its_end(
    look: Callable[..., Look], theme: str, width: int
) -> None:
    seen = look(theme, width=width)
    for place in (
        "#beliefs-first .beliefs-title",
        "section > p",
        ".beliefs-index",
        ".beliefs-log-entries",
    ):
        seen.rightward(*[(f"{place} .beliefs-credence", part, "~70") for part in "~70%"])
    seen.rightward(*[("#beliefs-latin .beliefs-credence", part) for part in (">", "9", "5", "%")])
    seen.rightward(*[("summary", part) for part in ("55", "-", "80", "%")])
    seen.rightward(*[(".beliefs-effect", part) for part in ("40", "%")])


@each_theme
def test_the_bar_stands_at_the_end_of_the_line_and_grows_from_the_right(
    look: Callable[..., Look], theme: str
) -> None:
    seen = look(theme)
    seen.leftward(
        ("#beliefs-first .beliefs-claim",),
        ("#beliefs-first .beliefs-title .beliefs-credence", "~70%"),
        ("#beliefs-first .beliefs-bar",),
    )
    item, bar = seen.edges("#beliefs-first"), seen.edges("#beliefs-first .beliefs-bar")
    assert abs(bar[0] - item[0]) < 2
    fill = seen.edges("#beliefs-first .beliefs-bar-fill")
    assert abs(fill[1] - bar[1]) < 1
    assert fill[0] > bar[0] + 5
    # The course ends at the left, with the dot that is the present.
    course, dot = seen.edges(".beliefs-course svg"), seen.edges(".beliefs-course circle")
    assert dot[1] < course[0] + (course[1] - course[0]) / 4


@each_theme
def test_the_parts_of_a_line_follow_each_other_from_right_to_left(
    look: Callable[..., Look], theme: str
) -> None:
    seen = look(theme)
    outcome = "#beliefs-closed .beliefs-resolution"
    seen.leftward((f"{outcome} .beliefs-outcome",), (f"{outcome} .beliefs-date",))
    assert seen.page.evaluate(EDGES, [f"{outcome} .beliefs-outcome", "", ""])[2] == 1
    date = f"{outcome} .beliefs-date"
    seen.leftward((date, "4 "), (date, "مارس"), (date, "2025"))
    entry = ".beliefs-log-entries p"
    seen.leftward(
        (f"{entry} .beliefs-date",), (f"{entry} .beliefs-credence",), (entry, "أول تخمين")
    )
    facts = ".beliefs-facts"
    seen.leftward((f"{facts} .beliefs-region",), (f"{facts} .beliefs-status",), (f"{facts} time",))
    details = ".beliefs-uncertainty .beliefs-details"
    seen.leftward((f"{details} .beliefs-label",), (f"{details} a", "", "Scaling"))
    seen.leftward((f"{details} a", "", "Scaling"), (f"{details} a", "", "النماذج"))
    seen.rightward((f"{details} .beliefs-label", ":"), (f"{details} .beliefs-label", "ي"))


@pytest.mark.parametrize("theme", ["alabaster", "furo", "sphinx_rtd_theme"])
def test_the_lines_of_a_log_are_indented_at_the_right(
    look: Callable[..., Look], theme: str
) -> None:
    seen = look(theme)
    title, date = (
        seen.edges("#beliefs-first .beliefs-claim"),
        seen.edges(".beliefs-log-entries time"),
    )
    assert 10 < title[1] - date[1] < 60


@each_theme
def test_a_title_in_latin_letters_keeps_its_mark_at_its_end(
    look: Callable[..., Look], theme: str
) -> None:
    seen = look(theme)
    for place in ("#beliefs-latin .beliefs-claim", ".beliefs-index .beliefs-claim-cell a"):
        seen.rightward((place, "2030", "Scaling"), (place, "!", "Scaling"))
    claim, item = seen.edges("#beliefs-latin .beliefs-claim bdi"), seen.edges("#beliefs-latin")
    assert claim[1] > item[1] - 40


@each_theme
def test_the_filter_stands_as_the_table_does(look: Callable[..., Look], theme: str) -> None:
    seen = look(theme)
    seen.leftward((".beliefs-tools input",), (".beliefs-tools .beliefs-count",))
    seen.leftward((".beliefs-index th:nth-child(1)",), (".beliefs-index th:nth-child(2)",))


def test_a_line_of_an_english_page_is_not_torn_by_hebrew(look: Callable[..., Look]) -> None:
    seen = look("alabaster", language="en")
    entry = ".beliefs-list li p"
    seen.rightward(
        (f"{entry} > a",), (f"{entry} .beliefs-credence",), (f"{entry} .beliefs-beside", "A page")
    )


def test_a_mark_on_two_lines_keeps_its_outline(look: Callable[..., Look]) -> None:
    seen = look("alabaster", width=360)
    assert seen.page.evaluate(EDGES, [".beliefs-facts .beliefs-overdue", "", ""])[2] == 1


def test_letters_that_have_no_italics_are_not_slanted(look: Callable[..., Look]) -> None:
    seen = look("alabaster")
    style = "(one) => [getComputedStyle(one).fontStyle, getComputedStyle(one).fontSynthesisStyle]"
    assert seen.page.eval_on_selector(".beliefs-normative", style) == ["italic", "none"]
