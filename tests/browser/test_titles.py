"""Titles of other items below an item: each is as whole as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sphinx.cmd.build import build_main

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

LONG = (
    "Before the end of this decade a developer publishes a case in which the measures that it had in "
    "force caught a model that deliberately subverted its oversight in real use"
)
FACTS = f"""\
# Facts

:::{{belief}} {LONG}, and soon.
:name: first
:credence: 70%
:::

:::{{belief}} {LONG}, or later.
:name: second
:credence: 30%
:::

:::{{uncertainty}} Does one of many do?
:beliefs: first, second
:::

:::{{uncertainty}} Does one alone do?
:beliefs: first
:::

:::{{reading}} Short
:beliefs: second
:::

:::{{reading}} Shorter
:beliefs: second
:::
"""

#: The links in each line below items: how much of each is hidden, and the height of its lines.
LINKS = """
() => [...document.querySelectorAll(".beliefs-details")].map((line) =>
  [...line.querySelectorAll("a")].map((link) => ({
    text: link.textContent,
    isCut: link.scrollWidth > link.clientWidth + 1 && link.clientWidth > 0,
    lines: Math.round(link.getBoundingClientRect().height / parseFloat(getComputedStyle(link).lineHeight)),
    ends: link.getBoundingClientRect().right <= line.getBoundingClientRect().right + 1,
    title: link.title,
  }))
)
"""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page in furo, as long titles stand on it."""
    root = tmp_path_factory.mktemp("facts")
    (root / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_beliefs"]\n'
        'myst_enable_extensions = ["colon_fence"]\nhtml_theme = "furo"\n',
        encoding="utf-8",
    )
    (root / "index.md").write_text(FACTS, encoding="utf-8")
    assert build_main(["-q", "-b", "html", str(root), str(root / "_build")]) == 0
    return root / "_build" / "index.html"


@pytest.fixture
def links(browser: Browser, facts: Path) -> Iterator[Callable[..., list[list[dict[str, Any]]]]]:
    """What there is to see of the links below items, on some screen or on paper."""
    contexts = []

    def look(width: int, *, media: str = "screen", **options: Any) -> list[list[dict[str, Any]]]:
        context = browser.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(facts.as_uri())
        page.emulate_media(media=media)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        return page.evaluate(LINKS)

    yield look
    for context in contexts:
        context.close()


def test_of_several_each_has_a_line_of_its_own_and_is_cut_at_its_end(
    links: Callable[..., list[list[dict[str, Any]]]],
) -> None:
    of_two = [
        line for line in links(1280) if len(line) == 2 and line[0]["text"].startswith("Before")
    ]
    assert len(of_two) == 1
    for link in of_two[0]:
        assert link["isCut"]
        assert link["lines"] == 1
        assert link["ends"]
        # What is cut is shown on pointing.
        assert link["title"].removesuffix(".") == link["text"]


def test_one_alone_is_whole_and_so_are_several_that_have_room(
    links: Callable[..., list[list[dict[str, Any]]]],
) -> None:
    lines = links(1280)
    assert [link for line in lines if len(line) == 1 for link in line if link["isCut"]] == []
    assert any(len(line) == 1 and line[0]["text"].startswith("Before") for line in lines)
    [short] = [line for line in lines if line and line[0]["text"] == "Short"]
    assert [(link["text"], link["isCut"]) for link in short] == [
        ("Short", False),
        ("Shorter", False),
    ]


@pytest.mark.parametrize(
    ("width", "options"),
    [
        (360, {}),
        (1280, {"media": "print"}),
        (700, {"media": "print"}),
        # A tablet: nobody can point at anything.
        (800, {"has_touch": True, "is_mobile": True}),
    ],
)
def test_all_are_whole_where_nobody_can_point_at_them(
    links: Callable[..., list[list[dict[str, Any]]]], width: int, options: dict[str, Any]
) -> None:
    found = [link for line in links(width, **options) for link in line]
    assert len(found) > 6
    assert [link for link in found if link["isCut"]] == []
    assert any(link["text"].endswith("and soon") for link in found)
