"""What each answer to an open question would do."""

from __future__ import annotations

import pickle
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from bs4 import BeautifulSoup
from conftest import words

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Site

PAGE = """---
topic:
  region: tech
---
# Page

:::{belief} Homes lower *rents*
:name: supply
:credence: ~70%
:::

:::{uncertainty} Does it hold in small towns?
:name: towns
:beliefs: supply
:if-yes: {belief}`supply` goes to 90%, and the *why*
  gets shorter.
:if-no: It <b>falls</b> below a coin.

It decides where to build.
:::

:::{uncertainty} And in villages?
:if-no: Nothing of it holds.
:::
"""


def lines_of(site: Site, anchor: str) -> list[str]:
    return [words(p) for p in site.body("page").select(f"#{anchor} > p")]


def test_answers_stand_below_why_it_matters(site: Site) -> None:
    site.write("page", PAGE)
    site.build()
    assert not site.warnings
    assert lines_of(site, "beliefs-towns") == [
        "Does it hold in small towns?",
        "Why it matters: It decides where to build.",
        "If yes: Homes lower rents goes to 90%, and the why gets shorter.",
        "If no: It <b>falls</b> below a coin.",
        "Bears on: Homes lower rents",
    ]
    assert site.body("page").select_one(".beliefs-answer em") is not None
    assert lines_of(site, "beliefs-and-in-villages")[1:] == ["If no: Nothing of it holds."]


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "singlehtml"])
def test_every_builder_has_the_answers(site: Site, builder: str) -> None:
    site.write("page", PAGE)
    site.build(builder)
    assert not site.ours()
    name = {"text": "page.txt", "latex": "theatlas.tex", "epub": "page.xhtml"}.get(builder)
    text = (site.outdir / (name or "index.html")).read_text(encoding="utf-8")
    if builder in {"epub", "singlehtml"}:
        text = BeautifulSoup(text, "html.parser").get_text()
    assert "Nothing of it holds." in text
    assert text.index("If yes:") < text.index("If no:")


def test_indexes_have_the_answers_as_plain_text(site: Site) -> None:
    index = ":::{uncertainty-index}\n:columns: title, if-yes, if-no\n:group-by: none\n"
    site.write("page", PAGE)
    site.write("all", f"# All\n\n{index}:::\n\n{index}:format: list\n:::\n")
    site.build()
    assert not site.warnings
    assert [words(row) for row in site.body("all").select("tr")] == [
        "Question If yes If no",
        "Does it hold in small towns? "
        "If yes: Homes lower rents goes to 90%, and the why gets shorter. "
        "If no: It <b>falls</b> below a coin.",
        "And in villages? — If no: Nothing of it holds.",
    ]
    # Where there is a head, the label is for phones alone.
    labels = site.body("all").select("td .beliefs-cell-label")
    assert [words(label) for label in labels] == ["If yes:", "If no:", "If no:"]
    entries = [words(entry) for entry in site.body("all").select("li")]
    assert entries[0].endswith("shorter. If no: It <b>falls</b> below a coin.")
    assert entries[1] == "And in villages? If no: Nothing of it holds."


def test_an_index_follows_the_answers_and_the_titles_in_them(site: Site) -> None:
    site.write("page", PAGE)
    site.write("all", "# All\n\n:::{uncertainty-index}\n:columns: title, if-yes\n:::\n")
    site.build()
    site.write("page", PAGE.replace("gets shorter", "gets longer").replace("Homes lower", "Do"))
    site.build()
    assert "Do rents goes to 90%, and the why gets longer." in site.text("all")


def test_blanks_in_answers_count(site: Site) -> None:
    blank = ":::{uncertainty} Question?\n:if-yes: <why>\n:if-no: It goes to ~XX%.\n:::\n"
    site.write("page", f"---\ntopic:\n  region: tech\n---\n# Page\n\n{blank}")
    site.build()
    assert not site.warnings
    assert "1 credence, 1 why" in site.text("page")
    site.write("page", f"---\ntopic:\n  stub: false\n---\n# Page\n\n{blank}")
    site.build()
    assert [(w.line, w.type) for w in site.warnings] == [
        (8, "beliefs.placeholder"),
        (9, "beliefs.placeholder"),
    ]


def test_a_belief_says_which_questions_name_it(site: Site) -> None:
    site.write("page", PAGE.replace(":beliefs: supply\n", ""))
    site.build()
    assert "Named in: Does it hold in small towns?" in lines_of(site, "beliefs-supply")


def test_answers_are_translated_as_titles_are(site: Site) -> None:
    site.configure("language = 'de'\nlocale_dirs = ['locale']\ngettext_compact = False\n")
    site.write("page", PAGE)
    site.write("all", "# All\n\n:::{uncertainty-index}\n:columns: title, if-no\n:::\n")
    site.build("gettext", folder="_gettext")
    template = (site.outdir / "page.pot").read_text(encoding="utf-8")
    assert 'msgid "Nothing of it holds."' in template
    catalogue = Catalog(locale="de", charset="utf-8")
    catalogue.add("Nothing of it holds.", "Nichts davon gilt.")
    buffer = BytesIO()
    write_mo(buffer, catalogue)
    path = site.root / "locale/de/LC_MESSAGES/page.mo"
    path.parent.mkdir(parents=True)
    path.write_bytes(buffer.getvalue())
    site.build()
    assert lines_of(site, "beliefs-and-in-villages")[1:] == ["Falls nein: Nichts davon gilt."]
    assert "Nichts davon gilt." in site.text("all")


def test_a_link_that_runs_code_is_taken_out_of_an_answer(site: Site) -> None:
    site.write(
        "page.rst", "Page\n====\n\n.. uncertainty:: Q?\n   :if-no: `click <javascript:no>`_\n"
    )
    site.build()
    assert [(w.line, w.type) for w in site.warnings] == [(5, "beliefs.url")]
    assert "javascript" not in str(site.body("page"))
    assert "click" in site.text("page")


def test_a_page_in_restructuredtext_says_the_same(site: Site) -> None:
    rst = (
        "Page\n====\n\n.. uncertainty:: Q?\n   :if-yes: It *rises*\n     to 90%.\n"
        "   :if-no: See :belief:`none`.\n\n   Why.\n"
    )
    md = (
        "# Page\n\n:::{uncertainty} Q?\n:if-yes: It *rises*\n  to 90%.\n"
        ":if-no: See {belief}`none`.\n\nWhy.\n:::\n"
    )
    shown = []
    for name, text, line in (("page.rst", rst, 7), ("page.md", md, 6)):
        path: Path = site.write(name, text)
        site.build(folder=f"_{path.suffix[1:]}")
        assert [(w.line, w.type) for w in site.warnings] == [(line, "beliefs.unknown_name")]
        doctree = (site.outdir.parent / "doctrees/page.doctree").read_bytes()
        shown.append(pickle.loads(doctree).astext())
        path.unlink()
    assert shown[0] == shown[1]
