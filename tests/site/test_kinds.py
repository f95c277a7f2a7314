"""Every kind of item can be written, linked, counted, listed and found, in both languages of markup,
and readers see all of it in their language.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
from conftest import inventory

import sphinx_beliefs
from sphinx_beliefs.model.records.index_choices import COLUMN_WORDS, GROUP_WORDS
from sphinx_beliefs.model.records.kinds import ITEM_KINDS, LINKED_KINDS, Kind

if TYPE_CHECKING:
    from conftest import Site

MARKDOWN = """
:::{{{kind}}} Title of {kind} in md
:name: {kind}-md

The body of it.
:::

See {{{kind}}}`{kind}-md`, {{beliefs:{kind}}}`{kind}-md` and {{any}}`{kind}-md`.
There are {{beliefs-count}}`{counted}`.

:::{{{index}}}
:caption: Here
:::
"""

REST = """
Page
====

.. {kind}:: Title of {kind} in rst
   :name: {kind}-rst

   The body of it.

See :{kind}:`{kind}-rst`, :beliefs:{kind}:`{kind}-rst` and :any:`{kind}-rst`.
There are :beliefs-count:`{counted}`.

.. {index}::
   :caption: Here
"""

TOPIC = "---\ntopic:\n  region: tech\n  stub: {stub}\n---\n# The topic {name}\n"


@pytest.fixture
def site(site: Site) -> Site:
    """A page with an item of each kind in Markdown and one in reStructuredText, and two topics."""
    site.write("written", TOPIC.format(stub="false", name="written"))
    site.write("stub", TOPIC.format(stub="true", name="stub"))
    for kind in ITEM_KINDS:
        of_kind = {"kind": kind.value, "index": kind.index, "counted": kind.row.counted_as[0]}
        site.write(f"of-{kind.value}-md", f"# Page {kind.value}\n{MARKDOWN.format(**of_kind)}")
        site.write(f"of-{kind.value}-rst.rst", REST.format(**of_kind))
    site.write("indexes", "# Indexes\n" + "".join(f":::{{{k.index}}}\n:::\n\n" for k in Kind))
    return site


def test_each_kind_can_be_written_linked_counted_listed_and_found(site: Site) -> None:
    site.build()
    assert {warned.type for warned in site.warnings} == {"beliefs.no_credence"}, site.warnings
    found = inventory(site.outdir / "objects.inv")
    for kind in ITEM_KINDS:
        titles = [f"Title of {kind.value} in {language}" for language in ("md", "rst")]
        for language, title in zip(("md", "rst"), titles, strict=True):
            page = site.body(f"of-{kind.value}-{language}")
            [item] = page.select(f".beliefs-item.beliefs-{kind.value}")
            assert title in item.get_text()
            assert "The body of it." in item.get_text()
            [links] = (line for line in page.select("p") if line.get_text().startswith("See "))
            assert [link.get_text() for link in links.select(f"a[href='#{item['id']}']")] == (
                [title] * 3
            )
            assert "There are 2." in page.get_text()
            assert all(title in str(page.select(f"table.beliefs-{kind.index}")) for title in titles)
            line = f"{kind.value}-{language} beliefs:{kind.value} 1 of-{kind.value}-{language}.html"
            assert any(entry.startswith(line) for entry in found)
        assert all(title in site.text(kind.row.page.name) for title in titles)


def test_each_kind_has_an_index_and_a_page_of_its_own(site: Site) -> None:
    site.build()
    assert len({kind.row.page.name for kind in Kind}) == len(Kind)
    for kind in Kind:
        assert site.page(kind.row.page.name).h1.get_text() == kind.row.page.title  # type: ignore[union-attr]
        assert kind.row.nothing not in site.text("indexes")
        assert kind.row.nothing not in site.text(kind.row.page.name)
    assert "The topic stub" in site.text(Kind.STUB.row.page.name)
    assert "The topic written" in site.text(Kind.TOPIC.row.page.name)


def test_the_name_of_each_kind_is_guessed_where_it_is_misspelt(site: Site) -> None:
    wrong = [f"{{{kind.value}}}`{kind.value}-mf`" for kind in ITEM_KINDS]
    site.write("wrong", "# Wrong\n\n" + "\n\n".join(wrong) + "\n\n{topic}`writen`\n")
    site.build("dummy")
    told = [warned.text for warned in site.warnings if warned.type == "beliefs.unknown_name"]
    assert len(told) == len(LINKED_KINDS)
    for kind in ITEM_KINDS:
        start = f"there is {kind.row.no_kind} named '{kind.value}-mf'; did you mean "
        assert any(text.startswith(start) for text in told)


def test_where_there_is_nothing_of_a_kind_its_index_says_so(site: Site) -> None:
    pages = [path for path in site.root.iterdir() if path.stem not in {"conf", "index", "indexes"}]
    for path in pages:
        path.unlink()
    site.build()
    assert all(kind.row.nothing in site.text("indexes") for kind in Kind)


def test_readers_see_all_words_of_each_kind_in_german() -> None:
    path = Path(sphinx_beliefs.__file__).parent / "locale/de/LC_MESSAGES/sphinx_beliefs.po"
    with path.open("rb") as file:
        catalogue = read_po(file)
    words = [word for pair in (*COLUMN_WORDS.values(), *GROUP_WORDS.values()) for word in pair]
    for kind in Kind:
        words += [kind.row.nothing, kind.row.page.title]
        words += [word for pair in kind.row.words.values() for word in pair]
    for word in set(words) - {"", "{date}"}:
        assert word in catalogue, word
        assert catalogue[word].string, word
