"""The title lines of readings, whatever is said of them, as readers of each builder see them."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING

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
        text = re.sub(r"\\(label|sphinxhref|DUrole)\{.*?\}+(?=\{)|\\label\{.*\}|\\\w+", "", text)
        text = re.sub(r"[{}]", "", text)
    elif builder == "man":
        text = re.sub(r"^\..*|\\f[A-Z]|\\%", "", text, flags=re.MULTILINE).replace("\\&", "")
    # Paper and e-books show where links lead to.
    text = re.sub(r"[\[<]https://[^\]>]*[\]>]", "", text)
    return " ".join(text.split())


@pytest.mark.parametrize("builder", ["html", "epub", "latex", "text", "man"])
def test_a_reading_says_date_title_and_authors_in_that_order_whatever_is_missing(
    site: Site, builder: str
) -> None:
    site.write("page", PAGE)
    site.build(builder)
    text = read(site, builder)
    for number, (_options, line) in enumerate(READINGS):
        title_line, _mark, text = text.partition(f" Takeaway {number}.")
        assert title_line.rstrip(" ¶").endswith(line)
