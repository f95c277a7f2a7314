"""Taglines: a line of the page's own markup in the header, plain text everywhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag
    from conftest import Site

EXTENSIONS = "myst_enable_extensions = ['colon_fence', 'substitution', 'strikethrough']\n"
LIST = "# List\n\n:::{topic-index}\n:format: list\n:columns: title, tagline\n:::\n\n:::{topic-index}\n:format: table\n:columns: title, tagline\n:::\n"


def tagline_of(site: Site, name: str = "page") -> Tag:
    found = site.body(name).select_one(".beliefs-header .beliefs-tagline")
    assert found is not None
    return found


def elsewhere(site: Site) -> set[str]:
    """The tagline as lists and tables show it, also the generated one."""
    found = [
        *site.body("list").select(".beliefs-tagline, .beliefs-tagline-cell"),
        *site.body("beliefs-topics").select(".beliefs-tagline"),
    ]
    assert len(found) == 3
    return {tag.decode_contents().replace("<p>", "").replace("</p>", "").strip() for tag in found}


MARKUP = [
    ("What *it* is", "What <em>it</em> is", "What it is"),
    ("What `it` & **that** is", "<strong>that</strong>", "What it &amp; that is"),
    ("{{ us }} and them", "We <strong>all</strong> and them", "We all and them"),
    ('It\'s "so" -- or not', "It’s “so” – or not", "It’s “so” – or not"),
    ("See [this](https://example.org/x)", 'href="https://example.org/x"', "See this"),
    ("Why {belief}`b`, and so on", 'href="#beliefs-b"', "Why The claim, and so on"),
    ("At {credence}`b` or so", 'class="beliefs-credence" role="img">70%</span>', "At 70% or so"),
    ("Water is H{sub}`2`O", "H<sub>2</sub>O", "Water is H2O"),
    ("Plain text, with a comma.", "Plain text, with a comma.", "Plain text, with a comma."),
    ("- no list", "- no list", "- no list"),
    ("# no heading", "# no heading", "# no heading"),
    (
        "<b>no HTML</b> in it",
        "&lt;b&gt;no HTML&lt;/b&gt; in it",
        "&lt;b&gt;no HTML&lt;/b&gt; in it",
    ),
]


@pytest.mark.parametrize(("written", "header", "plain"), MARKUP)
def test_a_tagline_is_a_line_of_the_markup_of_its_page(
    site: Site, written: str, header: str, plain: str
) -> None:
    quoted = written.replace("'", "''")
    site.configure(f"{EXTENSIONS}myst_substitutions = {{'us': 'We **all**'}}\n")
    site.write(
        "page",
        f"---\ntopic:\n  tagline: '{quoted}'\n---\n# Page\n\n"
        ":::{belief} The claim.\n:name: b\n:credence: 70%\n:::\n",
    )
    site.write("list", LIST)
    site.build()
    assert site.warnings == []
    assert header in str(tagline_of(site))
    assert elsewhere(site) == {plain}


def test_the_options_of_the_page_itself_hold_for_its_tagline(site: Site) -> None:
    site.configure(EXTENSIONS)
    site.write(
        "page",
        "---\nmyst:\n  substitutions:\n    us: Only *we*\ntopic:\n  tagline: '{{ us }} are here'\n---\n# Page\n",
    )
    site.write("list", LIST)
    site.build()
    assert site.warnings == []
    assert "Only <em>we</em> are here" in str(tagline_of(site))
    assert elsewhere(site) == {"Only we are here"}


def test_the_same_in_restructuredtext(site: Site) -> None:
    site.write(
        "page.rst",
        ".. |us| replace:: We\n\nPage\n====\n\n.. topic-meta::\n"
        '   :tagline: |us| *say* :belief:`b`, it\'s "so" `here`_\n\n'
        ".. _here: https://example.org\n\n.. belief:: The claim.\n   :name: b\n   :credence: 70%\n",
    )
    site.write("list", LIST)
    site.build()
    assert site.warnings == []
    tagline = tagline_of(site)
    assert tagline.select_one("em").get_text() == "say"
    assert tagline.select_one("a.external")["href"] == "https://example.org"
    assert words(tagline) == "We say The claim, it’s “so” here"
    assert elsewhere(site) == {"We say The claim, it’s “so” here"}
    # Nothing is left where it was written.
    assert site.text("page").count("say") == 1


@pytest.mark.parametrize("name", ["page", "page.rst"])
def test_no_link_that_harms_stands_in_a_tagline(site: Site, name: str) -> None:
    if name == "page":
        text = "---\ntopic:\n  tagline: 'See [it](javascript:alert%281%29) now'\n---\n# Page\n"
    else:
        text = "Page\n====\n\n.. topic-meta::\n   :tagline: See `it <javascript:alert(1)>`__ now\n"
    site.write(name, text)
    site.build()
    assert not site.body("page").select("a[href^=javascript]")
    assert "now" in words(tagline_of(site))
    if name == "page.rst":
        [warned] = site.ours()
        assert (warned.file, warned.line, warned.type) == (name, 5, "beliefs.url")


def test_what_is_wrong_with_a_tagline_is_said_at_its_line(site: Site) -> None:
    site.write(
        "page",
        "---\ntopic:\n  region: tech\n  tagline: 'See {nothing}`x` and {belief}`gone`'\n---\n# Page\n",
    )
    site.build()
    assert {warned.line for warned in site.warnings} == {4}
    assert [warned.type for warned in site.ours()] == ["beliefs.unknown_name"]
    assert "gone" in words(tagline_of(site))


def test_a_tagline_is_translated_with_its_markup(make_site: Callable[[str], Site]) -> None:
    page = "---\ntopic:\n  tagline: What *it* is.\n---\n# Page\n"
    catalogue = make_site("catalogue")
    catalogue.write("page", page)
    catalogue.build("gettext")
    assert (
        '#: ../../page.md:3\nmsgid "What *it* is."' in (catalogue.outdir / "page.pot").read_text()
    )
    site = make_site("german")
    site.write("page", page)
    site.write("list", LIST)
    site.write(
        "locales/de/LC_MESSAGES/page.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "What *it* is."\nmsgstr "Was *es* <b>ist</b>."\n',
    )
    site.configure("language = 'de'\nlocale_dirs = ['locales']\n")
    site.build()
    assert "Was <em>es</em> &lt;b&gt;ist&lt;/b&gt;." in str(tagline_of(site))
    assert elsewhere(site) == {"Was es &lt;b&gt;ist&lt;/b&gt;."}


def test_pages_that_show_a_tagline_are_fresh_when_what_it_quotes_changes(site: Site) -> None:
    site.write("page", "---\ntopic:\n  tagline: Why {belief}`b` holds\n---\n# Page\n")
    site.write("claims", "# Claims\n\n:::{belief} One thing\n:name: b\n:credence: 70%\n:::\n")
    site.write("list", LIST)
    site.build()
    assert elsewhere(site) == {"Why One thing holds"}
    site.write("claims", "# Claims\n\n:::{belief} Another\n:name: b\n:credence: 70%\n:::\n")
    site.build()
    assert elsewhere(site) == {"Why Another holds"}
    assert words(tagline_of(site)) == "Why Another holds"


@pytest.mark.parametrize("builder", ["latex", "text", "epub"])
def test_other_builders_have_it_too(site: Site, builder: str) -> None:
    site.write("page", "---\ntopic:\n  tagline: What *it* is\n---\nNo title.\n")
    site.write("list", LIST)
    site.build(builder)
    name = {"latex": "theatlas.tex", "text": "page.txt", "epub": "page.xhtml"}[builder]
    text = (site.outdir / name).read_text(encoding="utf-8")
    shown = {
        "latex": r"What \sphinxstyleemphasis{it} is",
        "text": "What *it* is",
        "epub": "What <em>it</em> is",
    }
    assert shown[builder] in text
