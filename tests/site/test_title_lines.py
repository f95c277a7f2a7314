"""The title lines of readings, whatever is said of them, as readers of each builder see them."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from conftest import Site

DATE = ("", ":date: 2012\n")
URL = ("", ":url: https://example.org/x\n", ":url: <link TBD>\n")
AUTHORS = ("", ":authors: Pucher and Buehler\n")

#: The options of each reading, and what is read on its title line.
READINGS = [
    (
        options := date + url + authors,
        " ".join(
            part
            for part in (
                "2012" * bool(date),
                f"City Cycling {number}",
                "Pucher and Buehler" * bool(authors),
                "<link TBD>" * ("TBD" in url),
            )
            if part
        ),
    )
    for number, (date, url, authors) in enumerate(product(DATE, URL, AUTHORS))
]

PAGE = "# Page\n\n" + "\n".join(
    f":::{{reading}} City Cycling {number}\n{options}\nTakeaway {number}.\n:::\n"
    for number, (options, _line) in enumerate(READINGS)
)


def read(site: Site, builder: str) -> str:
    """What is read of the page in the output of a builder."""
    name = {"latex": "theatlas.tex", "text": "page.txt", "man": "theatlas.1"}.get(builder)
    name = name or ("page.xhtml" if builder == "epub" else "page.html")
    text = (site.outdir / name).read_text(encoding="utf-8")
    if "html" in name:
        text = BeautifulSoup(text, "html.parser").get_text()
    elif builder == "latex":
        text = re.sub(r"\\text(less|greater)\{\}", lambda m: "<>"[m[1] == "greater"], text)
        text = re.sub(r"\\(begin|end)\{beliefs\w+\}(\{\w*\})?", "", text)
        text = re.sub(r"\\(label|sphinxhref|DUrole)\{.*?\}+(?=\{)|\\label\{.*\}|\\\w+", "", text)
        text = re.sub(r"[{}]|%$", "", text, flags=re.MULTILINE)
    elif builder == "man":
        text = re.sub(r"^\..*|\\f[A-Z]|\\%|\\X'[^']*'", "", text, flags=re.MULTILINE).replace(
            "\\&", ""
        )
    # Paper and e-books show where links lead to, and letters have signs between the parts.
    text = re.sub(r"[\[<]https://[^\]>]*[\]>]", "", text).replace("2012: ", "2012 ")
    return " ".join(text.replace(" — ", " ").split())


@pytest.mark.parametrize("builder", ["html", "epub", "latex", "text", "man"])
def test_a_reading_says_date_title_and_authors_in_that_order_whatever_is_missing(
    site: Site, builder: str
) -> None:
    site.write("page", PAGE)
    site.build(builder)
    text = read(site, builder)
    for number, (_options, line) in enumerate(READINGS):
        title_line, _mark, text = text.partition(f" Takeaway {number}.")
        # In HTML the brackets of a blank are a line to write on.
        assert re.sub("[<>]", "", title_line).rstrip(" ¶").endswith(re.sub("[<>]", "", line))


BIB = """
@article{knuth, author = {Donald Knuth}, title = {A Paper}, journal = {J}, year = {1984}}
"""

TITLES = [
    "A book {cite}`knuth`",
    "A book {cite:t}`knuth`",
    "A book {footcite}`knuth`",
    "A book with {belief}`b` in it",
    "A book with {any}`b` in it",
    "A book with [a page](other.md) in it",
    "A book with [a page](#b) in it",
    "A book with <https://example.net> in it",
    "A book[^1]",
    "A book of {term}`words`",
    "A book and {download}`other.md`",
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("url", ["https://www.example.org/x", "mailto:me@example.org", "other.md"])
def test_a_title_with_a_link_in_it_is_no_link_and_the_url_follows(
    site: Site, title: str, url: str
) -> None:
    pytest.importorskip("sphinxcontrib.bibtex")
    site.configure("extensions.append('sphinxcontrib.bibtex')\nbibtex_bibfiles = ['a.bib']\n")
    site.write("a.bib", BIB)
    site.write("other", "# Other\n\n:::{belief} Claim\n:name: b\n:credence: 70%\n:::\n")
    site.write(
        "page",
        f"# Page\n\n:::{{reading}} {title}\n:url: {url}\n:authors: A. Author\n:::\n\n"
        "```{glossary}\nwords\n: What is said.\n```\n\n[^1]: Note.\n\n"
        "```{bibliography}\n```\n\n```{footbibliography}\n```\n\n:::{reading-index}\n:::\n",
    )
    site.build()
    line = site.body("page").select_one(".beliefs-reading .beliefs-title")
    assert not line.select("a a")
    link = line.select_one("a:has(.beliefs-url)")
    wanted = {"other.md": "other.html"}.get(url, url)
    shown = {"https://www.example.org/x": "example.org", "other.md": "other.md"}
    assert (unquote(link["href"]), link.get_text()) == (wanted, shown.get(url, "me@example.org"))
    assert len(line.select("a:not(.headerlink)")) == 2
    for text in ("A book", "A. Author"):
        assert text in line.get_text()


def test_a_title_without_a_link_is_one_as_before(site: Site) -> None:
    site.write("page", "# Page\n\n:::{reading} A *book* `x` $y$\n:url: https://example.org\n:::\n")
    site.build()
    line = site.body("page").select_one(".beliefs-title")
    assert line.select_one("a")["href"] == "https://example.org"
    assert line.select("a em")
    assert not line.select(".beliefs-url")
