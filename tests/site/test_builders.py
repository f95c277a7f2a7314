"""Every builder writes the same facts; only HTML has our classes and stylesheet."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po
from test_topic_page import SEED

import sphinx_beliefs
from sphinx_beliefs.model.known_names import GENERATED_PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site

LOOKS = Path(__file__).parents[1] / "looks"

WRITTEN = """\
---
topic:
  region: gov
  status: settled
  tagline: Who promises what.
  last_reviewed: 2026-05-01
  related: [interp]
---
# Law

:::{belief} A claim with *emphasis* & `code`
:name: claim
:credence: ~70%

The why.
:::

:::{belief} An ought
:normative:
:::

:::{update-trigger} The evidence
:beliefs: claim
:direction: down

The effect.
:::

:::{reading} A book
:date: 2024-05
:url: https://example.org/book
:authors: A. Author

The takeaway.
:::

Quoted: {credence}`claim`.

:::{related-topics}
:::

:::{related-writing}
:::

:::{belief-index}
:caption: Beliefs
:stubs: include
:::

:::{stub-index}
:::
"""


@pytest.fixture
def site(make_site: Callable[[str], Site]) -> Site:
    """A written topic and a stub."""
    site = make_site("site")
    site.configure("beliefs_contact = 'https://example.org/contact'\n")
    site.write("interp", SEED)
    site.write("law", WRITTEN)
    return site


@pytest.mark.parametrize(
    "builder",
    [
        "html",
        "dirhtml",
        "singlehtml",
        "epub",
        "latex",
        "text",
        "man",
        "texinfo",
        "xml",
        "pseudoxml",
        "json",
        "gettext",
        "dummy",
    ],
)
def test_every_builder_builds_it_without_a_warning(site: Site, builder: str) -> None:
    if builder == "epub":
        site.configure("version = '1'\ncopyright = 'x'\nepub_show_urls = 'no'\n")
    site.build(builder)
    assert [warned for warned in site.warnings if warned.type != "epub.unknown_project_files"] == []


def test_text_carries_the_same_facts(site: Site) -> None:
    site.build("text")
    text = " ".join((site.outdir / "law.txt").read_text().split())
    for fact in (
        "Who promises what.",
        "Governance · Settled · Last reviewed May 1, 2026",
        '**A claim with *emphasis* & "code"** — ~70% The why.',
        "**An ought** — normative",
        "The evidence The effect. Would lower: *A claim with emphasis & code*",
        "May 2024: A book <https://example.org/book> — A. Author The takeaway.",
        "Quoted: *~70%*.",
        "Mechanistic Interpretability · Technical Safety · Exploring · stub",
        "No essays tagged with this topic yet.",
        "Mechanistic Interpretability — 3 credences, 2 whys",
    ):
        assert fact in text, fact
    assert "svg" not in text
    stub = " ".join((site.outdir / "interp.txt").read_text().split())
    assert "This page is a stub." in stub
    assert "~XX% <why>" in stub


def test_latex_has_facts_and_indexes_and_no_web_look(site: Site) -> None:
    site.build("latex")
    [path] = site.outdir.glob("*.tex")
    text = path.read_text()
    for fact in ("A claim with", r"\textasciitilde{}70\%", "This page is a stub", "get in touch"):
        assert fact in text, fact
    assert r"\renewcommand{\indexname}{All beliefs}" in text
    assert r"\sphinxstyleindexentry{A claim with emphasis \& code}" in text
    for web in ("svg", "beliefs.css", "viewBox", "▼", "▲", "◆"):
        assert web not in text


def test_an_epub_has_no_pictures_that_it_does_not_declare(site: Site) -> None:
    site.configure("version = '1'\ncopyright = 'x'\n")
    site.build("epub")
    for path in site.outdir.glob("*.xhtml"):
        assert "<svg" not in path.read_text(), path.name
        ElementTree.parse(path)
    assert "~70%" in (site.outdir / "law.xhtml").read_text()


def test_an_epub_has_a_stylesheet_of_simple_selectors_and_no_other_of_ours(site: Site) -> None:
    site.configure("version = '1'\ncopyright = 'x'\n")
    site.build("epub")
    assert [path.name for path in (site.outdir / "_static").glob("beliefs*")] == [
        "beliefs-epub.css"
    ]
    for name in ("law", "interp", "beliefs-all"):
        text = (site.outdir / f"{name}.xhtml").read_text()
        assert re.findall(r"_static/(beliefs[^\"?]*)", text) == ["beliefs-epub.css"], name
    rules = (site.outdir / "_static/beliefs-epub.css").read_text().partition("*/")[2]
    assert set(re.findall(r"[^\w\s.,{};:#%-]|:(?=[\w-]+[ ,{(])", rules)) == set()


def test_one_page_html_links_within_itself(site: Site) -> None:
    site.build("singlehtml")
    body = site.body()
    for link in body.select("table.beliefs-index a, .beliefs-details a, .beliefs-topics a"):
        page, _hash, anchor = link["href"].rpartition("#")
        assert page in {"", "index.html"}, link["href"]
        assert body.select_one(f'[id="{anchor}"]'), link["href"]
    assert site.page().select("link[href*='beliefs.css']")


def test_no_style_script_or_handler_stands_in_the_page(site: Site) -> None:
    site.build()
    for name in ("law", "interp", *GENERATED_PAGES):
        for tag in site.body(name).find_all(True):
            assert tag.name not in {"style", "script"}
            assert not [attribute for attribute in tag.attrs if attribute.startswith("on")]
            assert "style" not in tag.attrs, tag


def test_a_credence_is_read_without_colours_and_pictures(site: Site) -> None:
    site.build()
    credence = site.body("law").select_one(".beliefs-credence")
    assert credence.get_text() == "~70%"
    assert credence.select_one("svg")["aria-hidden"] == "true"
    assert credence.select_one(".beliefs-bar-fill")["width"] == "70"


def test_pictures_have_a_size_and_colours_where_there_is_no_stylesheet(site: Site) -> None:
    site.build()
    pictures = [svg for name in ("law", "beliefs-all") for svg in site.body(name).select("svg")]
    assert pictures
    for svg in pictures:
        assert 0 < int(svg["width"]) <= 80
        assert 0 < int(svg["height"]) <= 24
        for shape in svg.select("rect, circle, path"):
            painted = {shape.get(key) or svg.get(key) for key in ("fill", "stroke")}
            assert "currentcolor" in painted


def test_the_stylesheet_is_linked_only_where_it_is_needed(site: Site) -> None:
    site.write("plain", "# Plain\n\nText.\n")
    site.build()
    linked = {
        path.stem
        for path in site.outdir.glob("*.html")
        if site.page(path.stem).select("link[href*='beliefs.css']")
    }
    assert linked == {"law", "interp", *GENERATED_PAGES}
    assert (site.outdir / "_static/beliefs.css").stat().st_size <= 8192


def test_a_page_loads_no_more_than_8_kb_of_stylesheets(site: Site) -> None:
    """Of the pages that people write; one that has items, a sortable table and a map has more."""
    shutil.copytree(LOOKS, site.root, dirs_exist_ok=True)
    site.build()
    sizes = {
        path.stem: sum(
            (site.outdir / "_static" / sheet).stat().st_size
            for sheet in re.findall(r"_static/(beliefs[\w-]*\.css)", path.read_text("utf-8"))
        )
        for path in site.outdir.glob("*.html")
    }
    written = {
        "items",
        "tables",
        "lists",
        "map",
        "stub",
        "prose",
        "beliefs-all",
        "beliefs-all-tech",
    }
    assert {name: sizes[name] for name in written if not 0 < sizes[name] <= 8192} == {}
    assert sizes["index"] == 0


def test_a_site_can_bring_its_own_stylesheet(site: Site) -> None:
    site.write("static/beliefs.css", "/* mine */")
    site.configure("html_static_path = ['static']\nexclude_patterns = ['_*', 'static']\n")
    site.build()
    assert (site.outdir / "_static/beliefs.css").read_text() == "/* mine */"


def test_a_site_that_uses_nothing_of_it_is_not_changed_by_a_byte(
    make_site: Callable[[str], Site],
) -> None:
    def files(conf: str) -> dict[str, bytes]:
        site = make_site(f"site{len(conf)}")
        site.configure(conf)
        site.write("page", "---\ntags: [a]\n---\n# Page\n\n<why> ~XX% [](#x)\n\n(x)=\n\n## Sub\n")
        site.write("other.rst", "Other\n=====\n\n:doc:`page` :any:`page` <why>\n")
        outdir = site.build().outdir
        assert site.warnings == []
        # The index of the search names the extensions that had a hand in it; no reader sees that.
        return {
            path.relative_to(outdir).as_posix(): re.sub(
                rb',"sphinx_beliefs":\d+', b"", path.read_bytes()
            )
            for path in outdir.rglob("*")
            if path.suffix in {".html", ".js", ".inv"}
            # Like the stylesheets they lie there, and no page asks for them.
            and not re.fullmatch(r"beliefs-(changes|parts|previews|tables)\.js", path.name)
        }

    assert files("") == files("extensions.remove('sphinx_beliefs')\n")


def test_readers_of_a_german_site_read_german(site: Site) -> None:
    site.configure("language = 'de'\n")
    site.build()
    assert "Governance · Gefestigt · Zuletzt durchgesehen: 1. Mai 2026" in site.text("law")
    assert "Diese Seite ist ein Entwurf." in site.text("interp")
    assert "Noch zu schreiben: 3 Wahrscheinlichkeiten, 2 Begründungen" in site.text("interp")
    assert site.text("beliefs-topics").startswith("Alle Themen")


def test_the_german_catalogue_leaves_out_nothing_that_readers_see() -> None:
    package = Path(sphinx_beliefs.__file__).parent
    with (package / "locale/de/LC_MESSAGES/sphinx_beliefs.po").open("rb") as source:
        catalogue = read_po(source)
    said = ("_", "counted", "ngettext")
    for path in package.rglob("*.py"):
        with path.open("rb") as source:
            for _line, _name, message, _comments in extract_python(source, said, (), {}):
                # Of the two that ``counted`` has, the first.
                first = message[0] if isinstance(message, tuple) else message
                if first:
                    found = catalogue.get(first)
                    assert found is not None, message
                    assert found.string, message
                    if isinstance(message, tuple):
                        assert found.id[:2] == message[:2]
                        assert all(found.string)
