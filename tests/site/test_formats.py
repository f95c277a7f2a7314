"""A topic page as every builder gives it: files in ``tests/site/formats``.

``pytest tests/site/test_formats.py --regenerate`` writes them again. Read the diff before you commit
it: what stands there should read like a letter.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import docutils
import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from conftest import Site, new_site, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import Tag

APPROVED = Path(__file__).parent / "formats"

PAGE = """\
---
topic:
  region: gov
  status: exploring
  tagline: Who promises *what*, and to whom.
  last_reviewed: 2026-05-01
---
# Law

Of the first I hold {credence}`binding`; see {belief}`binding`.

::::{belief} Binding law comes before 2030.
:name: binding
:credence: ~70%
:since: 2025-01
:resolve-by: 2029-12-31

The why, with `code`.

:::{credence-log}
- 2025-01-01: 40% — A guess.
- 2026-01-01: ~70% — A *result*.
:::
::::

:::{belief} It should.
:name: ought
:normative:
:::

:::{belief} A first law came.
:name: came
:credence: likely
:resolution: true
:resolved: 2026-02-01
:::

:::{uncertainty} Who would enforce it?
:name: who
:beliefs: binding
:if-yes: Then it holds.
:if-no: Then it is paper.

It decides much.
:::

:::{update-trigger} A bill passes
:name: bill
:raises: binding
:to: 90%
:strength: strongly

It would show a majority.
:::

:::{update-trigger} A bill fails
:lowers: binding
:fired: 2025-12-01
:::

:::{reading} A book
:date: 2024-05
:url: https://example.org/book
:authors: A. Author
:venue: A Journal
:beliefs: binding

The takeaway.
:::

:::{reading} <title>
:date: forthcoming
:url: forthcoming
:::

:::{credence-log} came
- 2025-01-01: likely — Before it did.
:::

## Related

:::{belief-index}
:resolution: all
:caption: Beliefs
:::

:::{related-topics}
:::

:::{related-writing}
:::
"""

STUB = """\
---
topic:
  region: gov
  related: [law]
---
# Courts

:::{belief} They wait.
:credence: ~XX%

<why>
:::
"""

CONF = """
version = "1"
author = copyright = "The authors"
epub_show_urls = "no"
beliefs_today = "2026-06-01"
beliefs_contact = "https://example.org/me"
beliefs_verbal_scale = {"likely": "55-80%"}
suppress_warnings = ["epub.unknown_project_files"]
"""

#: All that the two pages say, in the order in which a reader should meet it.
FACTS = (
    "Courts",
    "This page is a stub",
    "Still to write: 1 credence, 1 why",
    "get in touch",
    "They wait.",
    "~XX%",
    "why",
    "Law",
    "Who promises what, and to whom.",
    "Governance · Exploring · Last reviewed May 1, 2026",
    "Of the first I hold ~70%; see Binding law comes before 2030.",
    "Binding law comes before 2030.",
    "~70%",
    "The why, with code.",
    "Was 40% in January 2025",
    "January 1, 2025",
    "40%",
    "A guess.",
    "January 1, 2026",
    "~70%",
    "A result.",
    "Held since January 2025 · to be decided by December 31, 2029",
    "Would raise it: A bill passes (strongly)",
    "Has come to pass: A bill fails",
    "Uncertain: Who would enforce it?",
    "Read on it: A book",
    "It should.",
    "normative",
    "A first law came.",
    "likely",
    "Came true · February 1, 2026",
    "Who would enforce it?",
    "Why it matters: It decides much.",
    "If yes: Then it holds.",
    "If no: Then it is paper.",
    "Bears on: Binding law comes before 2030",
    "A bill passes",
    "It would show a majority.",
    "Would strongly raise: Binding law comes before 2030 (~70% → 90%)",
    "A bill fails",
    "Came to pass · December 1, 2025",
    "Speaks against: Binding law comes before 2030",
    "May 2024",
    "A book",
    "A. Author, A Journal",
    "The takeaway.",
    "forthcoming",
    "title",
    "(link to come)",
    "Credence log: A first law came",
    "Before it did.",
    "Beliefs",
    "Outcome",
    "Binding law comes before 2030.",
    "A first law came.",
    "Came true",
    "Courts · Governance · stub",
    "No essays tagged with this topic yet.",
)


def text_file(site: Site) -> str:
    return "\n".join((site.outdir / f"{name}.txt").read_text("utf-8") for name in ("courts", "law"))


def man_page(site: Site) -> str:
    [path] = site.outdir.glob("*.1")
    text = path.read_text("utf-8")
    # Versions of docutils mark where addresses may be broken, or do not.
    text = re.sub(r"\\[%:]|\\X'tty: link[^']*'", "", text)
    return re.split(
        r"^\.SH author", text[text.index(".SH COURTS") :], flags=re.IGNORECASE | re.MULTILINE
    )[0]


def texinfo(site: Site) -> str:
    [path] = site.outdir.glob("*.texi")
    text = path.read_text("utf-8")
    return text[text.index("@chapter Courts") :].partition("@node Index")[0]


def latex(site: Site) -> str:
    [path] = site.outdir.glob("*.tex")
    text = path.read_text("utf-8")
    text = text[text.index("\\chapter{Courts}") :].partition("\\renewcommand{\\indexname}")[0]
    # Versions of Sphinx write cells in their own ways.
    return re.sub(r"(?s)(\\begin\{savenotes\}).*?(\\end\{savenotes\})", r"\1...\2", text)


def messages(site: Site) -> str:
    found = []
    for name in ("courts", "law"):
        with (site.outdir / f"{name}.pot").open("rb") as source:
            found += [str(message.id) for message in read_po(source) if message.id]
    return "".join(f"{each}\n" for each in found)


def xml(site: Site) -> str:
    """What stands in the elements of the page; ``tests/fixtures`` has the whole tree of each kind."""
    tags = {"title", "paragraph", "beliefs_title", "beliefs_log_summary"}
    pages = (ElementTree.parse(site.outdir / f"{name}.xml") for name in ("courts", "law"))
    said = (
        (each.tag, each.itertext()) for page in pages for each in page.iter() if each.tag in tags
    )
    return "".join(f"{tag} {' '.join(''.join(texts).split())}\n" for tag, texts in said)


def reading(body: Tag) -> str:
    """What is read in HTML: a line for each block, beginning with its element and our classes."""
    lines = []
    for tag in body.find_all(["h1", "h2", "h3", "p", "summary", "dt", "td", "th", "caption"]):
        if tag.find(["p", "summary"]) is None:
            classes = "".join(f".{name}" for name in tag.get("class", ()) if "beliefs-" in name)
            lines.append(f"{tag.name}{classes} {words(tag)}\n")
    return "".join(lines)


def one_page(site: Site) -> str:
    soup = site.body()
    [courts, law] = (soup.select_one(f"section#{name}") for name in ("courts", "law"))
    return reading(courts) + reading(law)


def book(site: Site) -> str:
    pages = ((site.outdir / f"{name}.xhtml").read_text("utf-8") for name in ("courts", "law"))
    return "".join(
        reading(BeautifulSoup(page, "html.parser").select_one("section")) for page in pages
    )


def as_json(site: Site) -> str:
    pages = (
        json.loads((site.outdir / f"{name}.fjson").read_text("utf-8")) for name in ("courts", "law")
    )
    return "".join(reading(BeautifulSoup(page["body"], "html.parser")) for page in pages)


FORMATS: dict[str, tuple[str, Callable[[Site], str]]] = {
    "text": ("letter.txt", text_file),
    "man": ("letter.1", man_page),
    "texinfo": ("letter.texi", texinfo),
    "latex": ("letter.tex", latex),
    "gettext": ("messages.txt", messages),
    "xml": ("xml.txt", xml),
    "json": ("json.txt", as_json),
    "singlehtml": ("one-page.txt", one_page),
    "epub": ("book.txt", book),
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Gives both pages as a builder has written them."""
    site = new_site(tmp_path_factory.mktemp("formats") / "site")
    site.configure(CONF)
    site.write("index", "# Index\n\n```{toctree}\ncourts\nlaw\n```\n")
    site.write("courts", STUB)
    site.write("law", PAGE)

    @cache
    def write(builder: str) -> str:
        site.build(builder, folder=f"_{builder}")
        assert site.warnings == []
        text = FORMATS[builder][1](site)
        return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE).strip() + "\n"

    return write


@pytest.mark.parametrize("builder", FORMATS)
def test_a_topic_is_written_as_it_was_approved(
    written: Callable[[str], str], builder: str, request: pytest.FixtureRequest
) -> None:
    if builder == "man" and docutils.__version_info__ < (0, 22):
        pytest.skip("links in manual pages were written in another way")
    path = APPROVED / FORMATS[builder][0]
    if request.config.getoption("regenerate"):
        path.write_text(written(builder), encoding="utf-8")
    assert path.read_text("utf-8") == written(builder)


#: What is markup, and not what is said.
MARKUP = {"text": r"\*|\"|^[-+=|]+$|\|"}
IN_HTML = r"^\w+(?:\.[\w-]+)* "


@pytest.mark.parametrize("builder", ["text", "xml", "json", "singlehtml", "epub"])
def test_every_fact_of_a_topic_is_said_in_its_order(
    written: Callable[[str], str], builder: str
) -> None:
    text = re.sub(MARKUP.get(builder, IN_HTML), "", written(builder), flags=re.MULTILINE)
    rest = " ".join(text.split())
    for fact in FACTS:
        before, found, rest = rest.partition(fact)
        assert found, f"{fact} does not follow {before[:200]}"
