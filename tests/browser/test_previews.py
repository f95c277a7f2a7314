"""What readers see when they point at a link to a belief: ``beliefs_previews``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect
from sphinx.cmd.build import build_main
from test_accessible import AXE

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CONF = """
project = "Previews"
extensions = ["myst_parser", "sphinx.ext.graphviz", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
beliefs_previews = True
beliefs_sortable_rows = 1
beliefs_page_rows = 2
"""

HELD = """\
# Held

:::{belief} What is *held* & "quoted"
:name: held
:credence: ~70%

The first line of it, which has a [link](https://example.org) in it.

The second.
:::

:::{belief} Long claim of a belief that came true, and that took so many words that no line has room for it
:name: long
:credence: 60-80%
:resolution: true
:resolved: 2026-01-01

- In a list.
:::

:::{uncertainty} Is it?
:name: question
:beliefs: held

It matters.
:::

Here is {belief}`held` again.
"""

PAGE = """\
# Page

Mine is {credence}`held`, on {belief}`this one <held>`, and on {any}`held`; see [](#long). So {uncertainty}`question`.

:::{belief-index}
:resolution: all
:::

:::{belief-graph}
:belief: held
:::

The last: {belief}`long`.
"""

CARD = "#beliefs-preview"


@pytest.fixture(scope="module")
def built(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, by pages and by folders, in a folder that is served."""
    root = tmp_path_factory.mktemp("previews")
    (root / "conf.py").write_text(CONF, encoding="utf-8")
    (root / "index.md").write_text("# Index\n\n```{toctree}\n:glob:\n\n**\n```\n")
    (root / "sub").mkdir()
    (root / "sub/ü held.md").write_text(HELD, encoding="utf-8")
    (root / "page.md").write_text(PAGE, encoding="utf-8")
    out = folder / "previews"
    for builder in ("html", "dirhtml"):
        options = ["-q", "-b", builder, "-D", "html_theme=furo", "-d", str(root / "doctrees")]
        assert build_main([*options, str(root), str(out / builder)]) == 0
    return out


@pytest.fixture(params=["served", "from a disk", "by folders"])
def reader(request: pytest.FixtureRequest, page: Page, built: Path) -> Page:
    """Somebody who has opened the page, from a server with a strict policy or from a disk."""
    where = {
        "served": "/previews/html/page.html",
        "from a disk": (built / "html/page.html").as_uri(),
        "by folders": "/previews/dirhtml/page/",
    }
    page.goto(where[request.param])
    return page


def link(page: Page, text: str) -> Any:
    """The link of a text in the prose."""
    return page.locator("article p a", has_text=text).first


@pytest.mark.parametrize("text", ["~70%", "this one", "What is held"])
def test_a_link_shows_claim_credence_and_first_line(reader: Page, text: str) -> None:
    link(reader, text).hover()
    card = reader.locator(CARD)
    expect(card).to_be_visible()
    assert card.locator("p").all_inner_texts() == [
        "What is held & “quoted”",
        "~70%",
        "The first line of it, which has a link in it.",
    ]


def test_what_is_closed_says_what_became_of_it(page: Page, built: Path) -> None:
    page.goto("/previews/html/page.html")
    link(page, "Long claim").hover()
    expect(page.locator(CARD)).to_contain_text("60-80% · Came true")
    expect(page.locator(CARD)).to_contain_text("In a list.")


def test_rows_of_indexes_and_boxes_of_maps_do_the_same(page: Page, built: Path) -> None:
    page.goto("/previews/html/page.html")
    page.locator("table .beliefs-claim-cell a", has_text="What is held").hover()
    expect(page.locator(CARD)).to_be_visible()
    page.mouse.move(0, 0)
    expect(page.locator(CARD)).to_be_hidden()
    page.locator("svg a", has_text="What is held").hover()
    expect(page.locator(CARD)).to_contain_text("The first line")


def test_so_do_rows_that_a_script_has_loaded(page: Page, built: Path) -> None:
    page.goto("/previews/html/beliefs-all.html?beliefs-index=held")
    page.locator("table a", has_text="What is held").hover()
    expect(page.locator(CARD)).to_contain_text("The first line")


def test_on_the_page_of_the_belief_itself_too(page: Page, built: Path) -> None:
    page.goto("/previews/html/sub/ü held.html")
    link(page, "What is held").hover()
    expect(page.locator(CARD)).to_contain_text("The first line")
    page.mouse.move(0, 0)
    expect(page.locator(CARD)).to_be_hidden()
    # A permalink leads where its reader is already.
    item = page.locator("#beliefs-held")
    item.hover()
    item.locator("a.headerlink").hover()
    page.wait_for_timeout(600)
    expect(page.locator(CARD)).to_be_hidden()


def test_other_links_show_nothing(reader: Page) -> None:
    link(reader, "Is it?").hover()
    reader.wait_for_timeout(600)
    expect(reader.locator(CARD)).to_have_count(0)


def test_nothing_is_loaded_before_it_is_wanted_and_then_once(page: Page, built: Path) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto("/previews/html/page.html")
    page.wait_for_load_state("networkidle")
    assert not [url for url in loaded if "_beliefs" in url]
    for text in ("~70%", "this one", "Long claim"):
        link(page, text).hover()
        expect(page.locator(CARD)).to_be_visible()
        page.mouse.move(0, 0)
        expect(page.locator(CARD)).to_be_hidden()
    assert [url.rpartition("/html/")[2] for url in loaded if "_beliefs" in url] == [
        "_beliefs/sub/%C3%BC%20held.js"
    ]


# -- WCAG 2.2, 1.4.13 -------------------------------------------------------------------------


def test_with_the_keyboard_it_is_read_with_the_link_and_escape_closes_it(reader: Page) -> None:
    first = link(reader, "~70%")
    expect(first).not_to_have_attribute("aria-describedby", "beliefs-preview")
    first.evaluate("link => link.previousElementSibling?.focus()")
    while not first.evaluate("link => link === document.activeElement"):
        reader.keyboard.press("Tab")
    expect(reader.locator(CARD)).to_be_visible()
    expect(first).to_have_attribute("aria-describedby", "beliefs-preview")
    expect(first).to_have_accessible_description(
        "What is held & “quoted” credence about 70 percent The first line of it, which has a link "
        "in it."
    )
    reader.keyboard.press("Escape")
    expect(reader.locator(CARD)).to_be_hidden()
    expect(first).to_be_focused()
    assert first.get_attribute("aria-describedby") is None
    reader.keyboard.press("Tab")
    expect(reader.locator(CARD)).to_be_visible()
    link(reader, "Is it?").focus()
    expect(reader.locator(CARD)).to_be_hidden()


def test_the_pointer_can_move_onto_it_and_it_stays_until_it_leaves(page: Page, built: Path) -> None:
    page.goto("/previews/html/page.html")
    link(page, "~70%").hover()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    card.hover()
    page.wait_for_timeout(1000)
    expect(card).to_be_visible()
    page.mouse.move(0, 0)
    expect(card).to_be_hidden()


def test_escape_closes_it_under_the_pointer_as_well(page: Page, built: Path) -> None:
    page.goto("/previews/html/page.html")
    link(page, "~70%").hover()
    expect(page.locator(CARD)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_be_hidden()
    page.wait_for_timeout(600)
    expect(page.locator(CARD)).to_be_hidden()


def test_the_tooltip_of_a_long_title_does_not_cover_it(page: Page, built: Path) -> None:
    page.goto("/previews/html/sub/ü held.html")
    page.evaluate(
        "document.querySelector('#beliefs-question .beliefs-details a').setAttribute('title', 'The whole title')"
    )
    there = page.locator("#beliefs-question .beliefs-details a").first
    there.hover()
    expect(page.locator(CARD)).to_be_visible()
    assert there.get_attribute("title") is None
    page.mouse.move(0, 0)
    expect(page.locator(CARD)).to_be_hidden()
    assert there.get_attribute("title") == "The whole title"


def test_what_is_no_address_is_let_be(page: Page, built: Path) -> None:
    page.goto("/previews/html/page.html")
    there = link(page, "~70%")
    for href in ("http://[#beliefs-a", "#beliefs-%E0%A4", "mailto:a@b.c#beliefs-a"):
        there.evaluate("(link, href) => link.setAttribute('href', href)", href)
        there.hover()
        page.wait_for_timeout(400)
        page.mouse.move(0, 0)
    expect(page.locator(CARD)).to_have_count(0)


def test_who_follows_the_link_is_not_followed_by_it(page: Page, built: Path) -> None:
    page.goto("/previews/html/sub/ü held.html")
    there = link(page, "What is held")
    there.hover()
    expect(page.locator(CARD)).to_be_visible()
    there.click()
    expect(page.locator(CARD)).to_be_hidden()


def test_a_finger_follows_the_link(browser: Browser, address: str, built: Path) -> None:
    context = browser.new_context(base_url=address, has_touch=True)
    page = context.new_page()
    page.goto("/previews/html/page.html")
    link(page, "~70%").tap()
    page.wait_for_url("**/sub/*#beliefs-held")
    context.close()


# -- where it stands --------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("text", ["~70%", "Long claim"])
def test_it_stands_at_the_line_of_its_link_and_in_the_window(
    page: Page, built: Path, direction: str, width: int, text: str
) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto("/previews/html/page.html")
    page.evaluate(f"document.documentElement.dir = '{direction}'")
    there = page.locator("article p a", has_text=text).last
    there.scroll_into_view_if_needed()
    there.hover()
    card = page.locator(CARD)
    expect(card).to_be_visible()
    own = card.bounding_box()
    assert own is not None
    assert own["x"] >= 0
    assert own["x"] + own["width"] <= width
    assert own["y"] >= 0
    assert own["y"] + own["height"] <= 640
    # It does not cover the line that the pointer is on.
    top, bottom = there.evaluate(
        "link => { const { top, bottom } = link.getClientRects()[0]; return [top, bottom]; }"
    )
    assert own["y"] >= bottom or own["y"] + own["height"] <= top
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert card.evaluate("card => getComputedStyle(card).direction") == direction


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_read_it(page: Page, built: Path, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto("/previews/html/page.html")
    link(page, "~70%").hover()
    expect(page.locator(CARD)).to_be_visible()
    page.evaluate(AXE)
    found = page.evaluate(f"axe.run({{include: [['{CARD}']]}})")
    assert [violation["id"] for violation in found["violations"]] == []


def test_it_is_not_printed(page: Page, built: Path) -> None:
    page.goto("/previews/html/page.html")
    link(page, "~70%").hover()
    expect(page.locator(CARD)).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(CARD)).to_be_hidden()
