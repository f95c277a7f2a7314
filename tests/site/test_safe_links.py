"""Links that run code: what MyST and reStructuredText let through, and what a site can do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import words
from sphinx.util.docutils import patch_docutils

if TYPE_CHECKING:
    from conftest import Site

RST = """\
A title with javascript:alert(1)
================================

.. toctree::

   plain
   An entry <javascript://example.org/%0aalert(2)>
   javascript://example.org/%0aalert(3)

.. toctree::
   :hidden:

   A hidden one <javascript://example.org/%0aalert(4)>

Plain javascript:alert(5) text, `embedded <JavaScript:alert(6)>`__, `named`_, `old <vbscript:alert(7)>`_.

.. _named: javascript:alert(8)

.. image:: picture.png
   :alt: The picture
   :target: javascript:alert(9)

.. figure:: picture.png
   :target: data:text/html,<script>alert(10)</script>

   The caption, javascript:alert(11)

:download:`A file <javascript://example.org/%0aalert(12)>`

Filled in: |filled|

.. |filled| replace:: data:image/svg+xml,alert(13)

- In an item of a list, `link <data:text/html;base64,YWxlcnQoMTQp>`_
- `A picture <data:image/png;base64,iVBORw0KGgo=>`_, `a text <data:,hello>`_

.. belief:: A claim
   :credence: 50%

   The why, `again <javascript:alert(15)>`_.

`Fine <https://example.org>`_, `mail <mailto:a@example.org>`_, `chat <irc://example.org/x>`_,
`here <plain.html>`_.
"""

MYST = """\
# A title

[A link](javascript:alert(1)), <javascript:alert(2)>.

```{image} picture.png
:alt: The picture
:target: javascript:alert(3)
```

{download}`A file <javascript://example.org/%0aalert(4)>`

```{toctree}
An entry <javascript://example.org/%0aalert(5)>
```

```{eval-rst}
`In reST <javascript:alert(6)>`_
```

[Fine](https://example.org)
"""

_ALERT = re.compile(r"alert\((\d+)")


#: What the manual names as let through, and a mark of it.
LET_THROUGH_RST = """\
Page
====

.. raw:: html

   <b class="alert-1">x</b>

.. role:: html(raw)
   :format: html

:html:`<b class="alert-2">x</b>`

.. include:: ../secret.txt

.. literalinclude:: ../secret.txt

.. csv-table::
   :file: ../secret.txt
"""
LET_THROUGH_MYST = """\
# Page

An <b class="alert-1">x</b>

<div class="alert-2" onclick="alert(1)">x</div>

```{raw} html
<script class="alert-3">alert(1)</script>
```

{{ "".__class__.__name__ * 2 }}

```{include} ../secret.txt
```

```{literalinclude} ../secret.txt
```

```{csv-table}
:file: ../secret.txt
```
"""
OPEN = 'myst_enable_extensions = ["colon_fence", "substitution"]\n'
CLOSED = 'myst_disable_syntax = ["html_inline", "html_block"]\n'


@pytest.fixture
def site(site: Site) -> Site:
    """A page in each language with links that run code in every place there is for them."""
    for name in ("picture.png", "sub/picture.png"):
        site.write(name, "no picture")
    site.write("plain", "# Plain\n")
    site.write("rst.rst", RST)
    site.write("sub/myst", MYST)
    return site


def _harmful(site: Site, name: str) -> set[str]:
    """The numbers of the links on a page that run code."""
    links = site.page(name).select("a[href]")
    return {
        match[1]
        for link in links
        if not str(link["href"]).startswith(("#", "https:")) and (match := _ALERT.search(str(link)))
        if re.match("(?i)(javascript|vbscript|data):", str(link["href"]))
    }


def test_both_languages_let_such_links_through_unless_a_site_asks_otherwise(site: Site) -> None:
    site.build()
    assert {"1", "2", "5", "6", "8", "9", "11", "12", "13", "15"} <= _harmful(site, "rst")
    assert {"3", "4", "5", "6"} <= _harmful(site, "sub/myst")
    # As MyST does it by itself.
    assert not {"1", "2"} & _harmful(site, "sub/myst")


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_no_link_of_any_page_runs_code_where_a_site_asks_for_it(site: Site, builder: str) -> None:
    site.configure("beliefs_safe_links = True\n")
    site.build(builder)
    for path in site.outdir.rglob("*.html"):
        name = path.relative_to(site.outdir).as_posix().removesuffix(".html")
        for link in site.page(name).select("a[href]"):
            harmful = re.match(
                "(?i)(javascript|vbscript|data:text/html|data:image/svg)", link["href"]
            )
            assert not harmful, (name, link)


def test_the_text_of_such_a_link_stays_and_so_do_other_links(site: Site) -> None:
    site.configure("beliefs_safe_links = True\n")
    site.build()
    body = site.body("rst")
    text = words(body)
    for kept in [
        "A title with javascript:alert(1",
        "An entry",
        "Plain javascript:alert(5) text, embedded, named, old.",
        "The caption, javascript:alert(11",
        "A file",
        "Filled in: data:image/svg+xml,alert(13",
        "In an item of a list, link",
        "The why, again.",
    ]:
        assert kept in text
    assert "A hidden one" not in text
    assert len(body.select("img[alt='The picture']")) == 1
    shown = {words(link): link["href"] for link in body.select("a.external")}
    assert shown == {
        "A picture": "data:image/png;base64,iVBORw0KGgo=",
        "a text": "data:,hello",
        "Fine": "https://example.org",
        "mail": "mailto:a%40example.org",
        "chat": "irc://example.org/x",
        "here": "plain.html",
    }
    assert "A file" in site.text("sub/myst")


def test_each_such_link_is_told_at_its_place(site: Site) -> None:
    site.configure("beliefs_safe_links = True\n")
    told = [one for one in site.build().warnings if one.type == "beliefs.url"]
    lines = [
        (one.file, one.line, _ALERT.findall(one.text)[0]) for one in told if "alert" in one.text
    ]
    assert {
        ("rst.rst", 15, "5"),
        ("rst.rst", 15, "6"),
        ("rst.rst", 4, "2"),
        ("rst.rst", 19, "9"),
        ("rst.rst", 4, "3"),
        ("rst.rst", 10, "4"),
        ("sub/myst.md", 5, "3"),
        ("sub/myst.md", 10, "4"),
        ("sub/myst.md", 12, "5"),
    } <= set(lines)
    assert sorted(int(number) for file, _, number in lines if file == "rst.rst") == [
        number for number in range(1, 16) if number != 14
    ]
    assert sum("base64,YWxlcnQoMTQp" in one.text for one in told) == 1
    assert all("only its text is kept" in one.text for one in told)
    assert all(one.line for one in told)


@pytest.mark.parametrize("builder", ["latex", "text", "epub", "man", "texinfo", "xml"])
def test_other_builders_get_no_such_link_either(site: Site, builder: str) -> None:
    site.configure("beliefs_safe_links = True\n")
    site.build(builder)
    pages = [
        path
        for path in site.outdir.rglob("*")
        if path.suffix in {".tex", ".txt", ".xhtml", ".1", ".texi", ".xml", ".ncx", ".opf"}
    ]
    assert pages
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert not re.search(
            r"(?i)(href(=\"|\{)|<reference [^>]*refuri=\")\s*(javascript|vbscript)", text
        ), path


def test_a_value_that_is_neither_true_nor_false_is_told(site: Site) -> None:
    site.configure("beliefs_safe_links = 'yes'\n")
    [warned] = [one for one in site.build().warnings if one.type == "beliefs.config"]
    assert "beliefs_safe_links" in warned.text


# The include directive of MyST 5.2 asks for the application, which Sphinx 9 deprecates.
@pytest.mark.filterwarnings("ignore:.*BuildEnvironment.app. is deprecated")
@pytest.mark.parametrize("is_closed", [False, True])
@pytest.mark.parametrize(
    ("name", "text"), [("open.rst", LET_THROUGH_RST), ("open.md", LET_THROUGH_MYST)]
)
def test_the_rest_is_let_through_and_closed_as_the_manual_says(
    site: Site, name: str, text: str, is_closed: bool
) -> None:
    (site.root.parent / "secret.txt").write_text("a secret\n")
    site.write(name, text)
    site.configure(CLOSED if is_closed else OPEN)
    if is_closed:
        manual = Path(__file__).parents[2] / "docs/manual/how-it-works.md"
        [settings] = re.findall(r"```ini\n(.*?)```", manual.read_text("utf-8"), re.DOTALL)
        site.write("docutils.conf", settings)
    with patch_docutils(site.root):  # as the command does it
        site.build()
    body = site.body("open")
    marks = 0 if is_closed else 3 if name.endswith("md") else 2
    assert len(body.select("[class^=alert]")) == marks
    assert words(body).count("a secret") == (0 if is_closed else 3)
    assert ("strstr" in words(body)) == (name.endswith("md") and not is_closed)
