"""Sites that are written from right to left, and texts that are written the other way than theirs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from conftest import words

if TYPE_CHECKING:
    from bs4 import Tag
    from conftest import Site

PAGE = """\
---
topic:
  region: tech
  status: exploring
  tagline: ما تفعله النماذج في داخلها.
  last_reviewed: 2025-05-01
---
# قابلية التفسير

قناعتي {credence}`first`، وأما {belief}`latin` فأقل.

:::{belief} النماذج تخدع مراقبيها
:name: first
:credence: ~70%
:resolve-by: 2027-01-01

لأنها تتعلم ذلك.

```{credence-log}
2025-03-04 ~85% أول تخمين
2025-09-01 ~70% نتائج
```
:::

:::{belief} Scaling laws hold until 2030!
:name: latin
:credence: ">95%"
:::

:::{belief} ما تحقق
:name: true
:credence: 55-80%
:resolution: true
:resolved: 2025-03-04
:::

:::{uncertainty} هل يصلح ذلك؟
:beliefs: first, latin
:::

:::{reading} Scaling monosemanticity
:date: 2024-05
:url: https://example.org
:authors: Templeton et al.
:::

:::{reading} كتاب
:date: forthcoming
:authors: فلان
:::

:::{related-topics}
:::
"""

STUB = """\
---
topic:
  region: gov
  tagline: لم تُكتب بعد.
---
# فراغ

:::{belief} شيء
:credence: ~XX%
:::
"""

VIEWS = """\
# فهارس

:::{belief-index}
:::

:::{belief-index}
:format: list
:::

:::{topic-index}
:format: cards
:stubs: include
:::

:::{reading-index}
:region: gov
:::

:::{belief-graph}
:of: beliefs
:::
"""

#: Further items, with a word and with an effect.
WORD = """
:::{belief} ظن
:name: word
:credence: مرجّح
:::

:::{update-trigger} دليل
:lowers: first
:to: 40%
:::
"""

#: A text with the marks around it that keep it apart.
APART = "\u2068{}\u2069"

CONF = """\
language = "ar"
beliefs_regions = {"tech": "السلامة التقنية", "gov": "Governance"}
"""


#: What is ours on a page, in blocks.
BLOCKS = (
    ".beliefs-header, .beliefs-item, .beliefs-stub-notice, .beliefs-index, .beliefs-list, "
    ".beliefs-cards, .beliefs-nothing, .beliefs-page"
)


@pytest.fixture
def arabic(site: Site) -> Site:
    """A site in Arabic."""
    site.configure(CONF)
    site.write("page", PAGE)
    site.write("stub", STUB)
    site.write("views", VIEWS)
    site.write("plain", "# صفحة\n\nلا شيء هنا.\n")
    return site


def directions(tag: Tag) -> list[str]:
    """The direction that an element and those around it say, from the inside out."""
    around = [tag, *tag.parents]
    return [str(element["dir"]) for element in around if element.has_attr("dir")]


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml", "epub"])
def test_all_that_is_ours_has_the_direction_of_the_language(arabic: Site, builder: str) -> None:
    assert arabic.build(builder).ours() == []
    found = [
        block
        for path in arabic.outdir.rglob("*html")
        for block in BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser").select(BLOCKS)
    ]
    assert len(found) > 15
    assert [block for block in found if directions(block)[-1:] != ["rtl"]] == []


def test_a_page_with_nothing_of_ours_has_none(arabic: Site) -> None:
    arabic.build()
    text = (arabic.outdir / "plain.html").read_text(encoding="utf-8")
    assert "dir=" not in text
    assert "<bdi" not in text


def test_a_credence_is_read_from_its_sign_to_its_end(arabic: Site) -> None:
    arabic.build()
    found = [
        *arabic.body("page").select(".beliefs-credence"),
        *arabic.body("views").select(".beliefs-credence"),
    ]
    assert len(found) > 8
    for credence in found:
        [isolate] = credence.select("bdi")
        assert words(isolate) == words(credence)
    assert {words(credence) for credence in found} >= {"~70%", ">95%"}


def test_a_date_is_kept_apart_from_what_stands_beside_it(arabic: Site) -> None:
    arabic.build()
    dates = arabic.body("page").select(".beliefs-date")
    assert len(dates) > 5
    assert {date.get("dir") for date in dates} == {"auto"}


def test_a_title_that_is_written_the_other_way_has_its_own_direction(arabic: Site) -> None:
    arabic.build()
    for page in ("page", "views", "beliefs-all"):
        links = arabic.body(page).select("a[href*=beliefs-latin]:not(.headerlink)")
        assert links, page
        assert {link.get("dir") for link in links} == {"auto"}, page
        others = arabic.body(page).select("a[href*=beliefs-first]:not(.headerlink)")
        assert {link.get("dir") for link in others} == {None}, page
    isolated = [
        words(bdi)
        for bdi in arabic.body("page").select("bdi")
        if not bdi.find_parent(class_="beliefs-credence")
    ]
    assert isolated == [
        "Scaling laws hold until 2030!",
        "Scaling monosemanticity",
        "Templeton et al.",
    ]


def test_so_has_what_an_english_page_names_in_hebrew_or_arabic(site: Site) -> None:
    site.write(
        "page",
        "# Page\n\n:::{belief} המודלים משקרים\n:name: hebrew\n:credence: 70%\n:::\n\n"
        ":::{belief} Models lie\n:name: english\n:credence: 70%\n:::\n\n"
        ":::{uncertainty} Do they?\n:beliefs: hebrew, english\n:::\n\n"
        ":::{update-trigger} A test\n:lowers: hebrew\n:to: 40%\n:::\n\n"
        ":::{belief-index}\n:format: list\n:::\n",
    )
    assert site.build().warnings == []
    body = site.body("page")
    turned = body.select("[dir]")
    assert [(tag.name, tag["dir"], words(tag)) for tag in turned] == [
        ("a", "auto", "המודלים משקרים")
    ] * 3
    [claim] = body.select("bdi")
    assert claim.find_parent(class_="beliefs-title")


def test_an_english_page_in_english_has_no_marks_of_direction(site: Site) -> None:
    site.write(
        "page",
        "# Page\n\n:::{belief} “Quoted” – naïve\n:credence: ~70%\n:::\n\n:::{belief-index}\n:::\n",
    )
    site.build()
    text = (site.outdir / "page.html").read_text(encoding="utf-8")
    assert 'dir="' not in text
    assert "<bdi" not in text


@pytest.mark.parametrize(
    ("language", "direction"),
    [("he", "rtl"), ("fa", "rtl"), ("ur_PK", "rtl"), ("de", None), ("xx", None)],
)
def test_the_language_of_the_site_decides(site: Site, language: str, direction: str | None) -> None:
    site.configure(f"language = {language!r}\n")
    site.write("page", "# Page\n\n:::{belief} 2030\n:credence: 70%\n:::\n")
    site.build()
    item = site.body("page").select_one(".beliefs-item")
    assert item is not None
    assert item.get("dir") == direction


def test_so_have_the_rows_of_a_page_that_is_divided(arabic: Site) -> None:
    arabic.configure(CONF + "beliefs_page_rows = 1\n")
    arabic.build()
    text = (arabic.outdir / "beliefs-all-rows.js").read_text(encoding="utf-8")
    rows = json.loads(text.removeprefix("beliefsRows(").removesuffix(");\n"))
    shown = json.dumps([*rows["shared"], *rows["rows"]], ensure_ascii=False)
    assert '[5, "~70%"]' in shown
    assert '[5, "Scaling laws hold until 2030!"]' in shown
    assert '[5, "النماذج' not in shown


def test_a_blank_has_its_own_direction(arabic: Site) -> None:
    arabic.build()
    [blank] = arabic.body("stub").select(".beliefs-placeholder")
    assert (blank["dir"], words(blank)) == ("auto", "~XX%")


def test_a_map_is_drawn_from_right_to_left(arabic: Site) -> None:
    conf = (arabic.root / "conf.py").read_text(encoding="utf-8")
    arabic.write("conf.py", f"{conf}extensions.append('sphinx.ext.graphviz')\n")
    arabic.build()
    [arrow] = arabic.body("views").select(".beliefs-graph .edge path")[:1]
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", str(arrow["d"]))]
    assert numbers[0] > numbers[-2]
    notes = [words(text) for text in arabic.body("views").select(".beliefs-graph text")]
    assert APART.format("~70%") in notes


def test_figures_amid_words_and_in_attributes_are_kept_apart_too(arabic: Site) -> None:
    arabic.configure(CONF + 'beliefs_verbal_scale = {"مرجّح": "55-80%"}\n')
    arabic.write("page", PAGE + WORD)
    arabic.build()
    body = arabic.body("page")
    [summary] = body.select("summary")
    assert APART.format("~85%") in words(summary)
    [word] = body.select("[title*='55']")
    assert word["title"] == APART.format("55–80%")
    [effect] = body.select(".beliefs-effect")
    assert {APART.format("~70%"), APART.format("40%")} <= set(
        re.findall("\u2068[^\u2068\u2069]*\u2069", words(effect))
    )


def test_in_a_text_the_marks_around_figures_and_titles_say_so(arabic: Site) -> None:
    arabic.build("text")
    text = (arabic.outdir / "page.txt").read_text(encoding="utf-8")
    for figures in ("~70%", ">95%", "~85%"):
        assert text.count(figures) == text.count(APART.format(figures)) > 0
    assert APART.format("Scaling laws hold until 2030!") in text
    assert "\u2068" not in (arabic.outdir / "plain.txt").read_text(encoding="utf-8")
