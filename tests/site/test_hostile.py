"""Nothing that is written in a title, an option, the metadata or ``conf.py`` becomes anything
but text: no script, no picture, no link that harms, no file, on any page and in any index.

What stands in the body of a directive is the author's own Markdown, HTML included; it stays
where it was written.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import html5lib
import pytest
from conftest import INDEX, Site, inventory
from sphinx.util.inventory import InventoryFile

from sphinx_beliefs.model.known_names import GENERATED_PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: What should be shown as it is. All but the entities have ``alert(1)`` in them.
TEXTS = {
    "script": "<script>alert(1)</script>",
    "upper": "<SCRIPT>alert(1)</SCRIPT >",
    "end-script": "</script><script>alert(1)</script>",
    "end-title": "</title></style></textarea><script>alert(1)</script>",
    "comment": "--><script>alert(1)</script><!--",
    "open-comment": "<!--<img src=x onerror=alert(1)>",
    "cdata": "<![CDATA[<script>alert(1)</script>]]>",
    "image": "<img src=x onerror=alert(1)>",
    "attribute": "\"><img src=x onerror=alert(1)> x='",
    "event": "x\" onmouseover=\"alert(1)\" y=\"",
    "single": "x' onmouseover='alert(1)' y='",
    "slash": "<svg/onload=alert(1)>",
    "svg": "<svg><script>alert(1)</script><a xlink:href='javascript:alert(1)'>x</a></svg>",
    "svg-animate": "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "math": "<math><mtext></p><style><img src=x onerror=alert(1)></style></mtext></math>",
    "link": "<a href=\"javascript:alert(1)\">x</a>",
    "entity-link": "<a href=\"java&#115;cript&colon;alert(1)\">x</a>",
    "iframe": "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "object": "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    "base": "<base href=javascript:alert(1)//>",
    "meta": "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "style": "<style>*{background:url(javascript:alert(1))}</style>",
    "form": "<form action=javascript:alert(1)><button formaction=javascript:alert(1)>x</button></form>",
    "details": "<details open ontoggle=alert(1)>",
    "unclosed": "<script>alert(1)",
    "unfinished": "<img src=x onerror=alert(1) ",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &#60;img src=x onerror=alert(1)&#62;",
    "markdown": "[x](javascript:alert(1)) ![x](javascript:alert(1)) <javascript:alert(1)>",
    "jinja": "{{ alert(1) }}{% include 'x' %}",
    "format": "{0.__class__} {alert(1)} %(alert(1))s %s",
    "latex": "\\input{/etc/passwd} \\write18{alert(1)}",
    "placeholder": "<why <img src=x onerror=alert(1)>>",
    "quote": "\ue000belief:<img src=x onerror=alert(1)>\ue001",
}  # fmt: skip

#: Links that do harm, and links that do none but look as if.
LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "  javascript:alert(1)",
    "\x01javascript:alert(1)",
    "java\tscript:alert(1)",
    "javascript\t:alert(1)",
    "\u00a0javascript:alert(1)",
    "java&#115;cript:alert(1)",
    "javascript&colon;alert(1)",
    "javascript%3Aalert(1)",
    "java\\x73cript:alert(1)",
    "\uff4aavascript:alert(1)",
    "java\u200bscript:alert(1)",
    "java\u00adscript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==",
    "data:image/svg+xml,<svg onload=alert(1)>",
    "vbscript:alert(1)",
    "file:///etc/passwd",
    "view-source:javascript:alert(1)",
    "jar:javascript:alert(1)!/",
    'https://example.org/"onmouseover="alert(1)',
    "https://example.org/'><script>alert(1)</script>",
    "https://[::1",
    "//[",
    "a@b.c?subject=\"onclick=\"alert(1)",
    "mailto:a@b.c\"onclick=\"alert(1)",
    "#\"onclick=\"alert(1)",
    "../../../../etc/passwd",
    "\\\\example.org\\share",
]  # fmt: skip

#: Names that are paths somewhere.
PATHS = ["../../../up", "..", ".", "/etc/passwd", "C:\\x", "a/../../b", "con", "~", "x%00.html", "$HOME"]  # fmt: skip

#: With all that a theme puts around a page.
THEME = """
html_theme = "basic"
html_use_index = True
"""
CONFIG = """
beliefs_regions = {regions!r}
beliefs_statuses = {statuses!r}
beliefs_stub_notice = {notice!r}
beliefs_contact = 'a@b.c?subject="onclick="alert(1)'
beliefs_discuss = "https://example.org/?title={{title}}&body={{credence}}"
beliefs_date_format = "d MMM y '<b onclick=alert(1)>'"
beliefs_search_all = True
"""

#: The attributes that lead somewhere, or bring something in.
_LEADS = frozenset(
    [
        "href",
        "src",
        "action",
        "formaction",
        "data",
        "poster",
        "background",
        "cite",
        "srcdoc",
        "ping",
        "manifest",
        "srcset",
        "{http://www.w3.org/1999/xlink}href",
    ]
)
_ACTIVE = frozenset(
    [
        "script",
        "style",
        "iframe",
        "object",
        "embed",
        "base",
        "meta",
        "link",
        "img",
        "form",
        "frame",
        "svg",
        "math",
        "video",
        "audio",
        "input",
        "button",
        "details",
        "template",
    ]
)


def _myst(name: str, text: str, link: str, path: str) -> str:
    """A page with a text wherever there is room for one."""
    yaml = json.dumps(text)
    return f"""\
---
topic:
  region: {json.dumps(name)}
  status: {json.dumps(name)}
  tagline: {yaml}
  related: [{yaml}, {json.dumps(path)}]
  tags: [{yaml}, {json.dumps(path)}]
  last_reviewed: {yaml}
  review_in: {yaml}
  stub: {yaml}
  order: {yaml}
  {json.dumps(text + "?")}: x
---
# Page {name}

:::{{belief}} Claim {text} end
:name: n{text}
:credence: {text}
:tags: {text}, {path}
:class: {text}
:{text.replace(":", "")}: {text}

Bodymark <em class="bodymark">why</em>.
:::

::::{{belief}} Logged {text} end
:name: logged-{name}
:credence: 70%
:since: {text}
:resolve-by: {text}
:resolution: {text}
:resolved: {text}
:superseded-by: {text}
:implies: {text}
:excludes: {text}
:exactly-one-of: {text}
:given: {text}
:ladder: {text}
:source: {text}

:::{{credence-log}}
:class: {text}
2026-01-01 {text}
{text}
2026-01-02 60% Reason {text} end
2026-01-03 70%
:::
::::

:::{{belief}} Elsewhere
:name: elsewhere-{name}
:credence: 70%
:superseded-by: {path}
:::

:::{{credence-log}} elsewhere-{name}
2026-01-02 60% Reason {text} end
2026-01-03 70%
:::

:::{{credence-log}} {text}
2026-01-02 60% Reason {text} end
:::

:::{{belief}}
:name: {path}
:credence: ~XX%

Second {text} claim.

Bodymark.
:::

:::{{reading}} Title {text} end
:name: {link}
:url: {link}
:date: {text}
:authors: {text}
:venue: {text}
:beliefs: {text}, {path}
:::

:::{{reading}} Dated
:date: 2026-05-01
:url: {text}
:::

:::{{update-trigger}} Evidence {text} end
:direction: {text}
:beliefs: {text}
:raises: {text}
:lowers: logged-{name}, {path}
:strength: {text}
:to: {text}
:likelihood-ratio: {text}
:fired: {text}
:::

:::{{update-trigger}} Effect
:beliefs: logged-{name}, elsewhere-{name}
:to: {text}
:::

:::{{update-trigger}} Fired {text} end
:beliefs: logged-{name}, elsewhere-{name}
:fired: 2026-01-02
:::

:::{{uncertainty}} Question {text} end
:beliefs: {text}
:if-yes: {text}
:if-no: Not {text} end
:::

:::{{uncertainty-index}}
:columns: title, if-yes, if-no
:stubs: include
:pages: m-{name}
:::

:::{{reading-index}}
:columns: title, venue
:group-by: venue
:stubs: include
:pages: m-{name}
:::

:::{{belief-index}}
:caption: Caption {text} end
:region: {text}
:tags: {text}
:stubs: {text}
:resolution: {text}
:::

:::{{stub-index}}
:caption: Caption {text} end
:::

:::{{related-topics}}
:::

:::{{related-writing}}
:::
"""


def _rst(name: str, text: str, link: str, path: str) -> str:
    return f"""\
Page {name}
=====================

.. topic-meta::
   :region: {name}
   :status: {name}
   :tagline: {text}
   :related: {text}, {path}
   :tags: {text}
   :last-reviewed: {text}
   :stub: {text}

.. belief:: Claim {text} end
   :name: n{text}
   :credence: {text}
   :tags: {text}, {path}
   :class: {text}

   Bodymark.

.. reading:: Title {text} end
   :name: {path}
   :url: {link}
   :date: {text}
   :authors: {text}
   :venue: {text}
   :beliefs: {text}, {path}

.. update-trigger:: Evidence {text} end
   :direction: {text}
   :raises: {text}
   :lowers: {text}
   :strength: {text}
   :to: {text}
   :likelihood-ratio: {text}
   :fired: {text}

.. uncertainty:: Question {text} end
   :if-yes: {text}
   :if-no: Not {text} end

.. belief:: Logged {text} end
   :credence: 70%
   :resolution: {text}
   :superseded-by: {text}
   :implies: {text}
   :exactly-one-of: {text}
   :given: {text}
   :ladder: {text}

   .. credence-log::

      2026-01-01 {text}
      2026-01-02 60% Reason {text} end

.. credence-log:: {text}

   2026-01-02 60% Reason {text} end

.. belief-index::
   :caption: Caption {text} end
   :stubs: include
   :pages: r-{name}
"""


def _essay(text: str) -> str:
    yaml = json.dumps(text)
    return f"---\ntags: [{yaml}, all]\ndate: {yaml}\n---\n# Essay\n\nText.\n"


@cache
def _parsed(path: Path) -> ElementTree.Element:
    """A page as a browser takes it."""
    return html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)


def _active(path: Path) -> Iterator[tuple[str, ...]]:
    """All of a page that a browser would do something with, as an HTML parser finds it."""
    for element in _parsed(path).iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.rpartition("}")[2]
        attributes = dict(element.attrib)
        for name, value in attributes.items():
            assert not name.lower().startswith("on"), (path.name, tag, name, value)
            if name == "style":
                yield "style", tag, value
            if name in _LEADS:
                assert _scheme(value) in {"", "http", "https", "mailto"}, (path.name, tag, value)
        is_bar = attributes.get("class") == "beliefs-bar"
        is_log = tag == "details" and list(attributes) == ["class"]
        is_course = tag == "svg" and attributes.get("viewBox") == "0 0 100 30"
        is_ours = is_bar or is_log or is_course
        is_themes = tag == "link" and attributes.get("rel") in {"next", "prev"}
        if tag in _ACTIVE and not is_ours and not is_themes:
            yield tag, *map(str, sorted(attributes.items())), "".join(element.itertext())


def _scheme(url: str) -> str:
    """The scheme of a URL as the URL Standard has browsers find it; empty for none."""
    seen = re.sub(r"[\t\n\r]", "", url.strip("".join(map(chr, range(33)))))
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", seen)
    return scheme[1].lower() if scheme else ""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with all of it."""
    site = Site(tmp_path_factory.mktemp("hostile") / "site")
    regions = {
        name: {"title": f"Region {text} end", "description": f"About {text} end"}
        for name, text in TEXTS.items()
    }
    regions |= {text: text for text in TEXTS.values()}
    statuses = {name: f"Status {text} end" for name, text in TEXTS.items()}
    notice = " ".join(TEXTS.values())
    site.configure(THEME + CONFIG.format(regions=regions, statuses=statuses, notice=notice))
    site.write(
        "index",
        f"{INDEX}\n:::{{belief-index}}\n:stubs: include\n:::\n\n:::{{stub-index}}\n:::\n\n"
        ":::{uncertainty-index}\n:columns: title, if-yes, if-no\n:stubs: include\n:::\n\n"
        ":::{reading-index}\n:columns: title, venue\n:group-by: venue\n:stubs: include\n:::\n\n"
        "```{contents}\n```\n",
    )
    for number, (name, text) in enumerate(TEXTS.items()):
        link, path = LINKS[number % len(LINKS)], PATHS[number % len(PATHS)]
        site.write(f"m-{name}", _myst(name, text, link, path))
        site.write(f"r-{name}.rst", _rst(name, text, link, path))
        site.write(f"e-{name}", _essay(text))
    links = "\n".join(
        f":::{{reading}} Link {number}\n:url: {link}\n:::\n" for number, link in enumerate(LINKS)
    )
    site.write("links", f"# Links\n\n{links}\n")
    return site.build()


def test_nothing_on_any_page_is_active(hostile: Site, tmp_path: Path) -> None:
    plain = Site(tmp_path)
    # What a page with a table of ours loads.
    plain.configure(f"{THEME}beliefs_sortable_rows = 1\n")
    plain.write("index", "# The atlas\n\n:::{belief} A claim\n:credence: 70%\n:::\n")
    plain.build()
    allowed = {found for page in plain.outdir.glob("*.html") for found in _active(page)}
    pages = sorted(hostile.outdir.glob("*.html"))
    assert len(pages) > 3 * len(TEXTS)
    for page in pages:
        for found in _active(page):
            assert found in allowed or _describes(found), page.name


def _describes(found: tuple[str, ...]) -> bool:
    """Return whether an element only tells what its page is about, in an attribute."""
    tag, _content, name, _text = found if len(found) == 4 else ("", "", "", "")
    return tag == "meta" and name in {
        "('name', 'description')",
        "('property', 'og:description')",
    }


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("start", ["m", "r"])
def test_all_of_it_is_shown_as_text(hostile: Site, name: str, start: str) -> None:
    document = _parsed(hostile.outdir / f"{start}-{name}.html")
    shown = " ".join(" ".join(document.itertext()).split())
    if name not in {"unclosed", "unfinished", "quote"}:
        assert shown.count("alert(1)") + shown.count("alert(1 )") > 5
    for word in ("Claim", "Title", "Evidence", "Caption", "Reason"):
        assert word in shown


def test_what_stands_in_a_body_stays_there(hostile: Site) -> None:
    for page in ("index", *GENERATED_PAGES, "genindex"):
        path = hostile.outdir / f"{page}.html"
        assert "bodymark" not in path.read_text(encoding="utf-8").casefold()
    assert not [line for line in inventory(hostile.outdir / "objects.inv") if "bodymark" in line]


def test_the_inventory_has_one_line_for_each(hostile: Site) -> None:
    path = hostile.outdir / "objects.inv"
    kinds = ("belief", "reading", "update-trigger", "uncertainty", "topic", "credence")
    for line in inventory(path):
        assert re.fullmatch(r".+? (?:std:\w+|beliefs:[a-z-]+) -?\d+ \S+ .*", line), line
    loaded = InventoryFile.loads(path.read_bytes(), uri="").data
    count = sum(len(loaded.get(f"beliefs:{kind}", ())) for kind in kinds)
    assert count == sum(" beliefs:" in line for line in inventory(path))


def test_the_search_index_is_data(hostile: Site) -> None:
    text = (hostile.outdir / "searchindex.js").read_text(encoding="utf-8")
    start, end = "Search.setIndex(", ")"
    assert text.startswith(start)
    assert text.endswith(end)
    json.loads(text[len(start) : -len(end)])


def test_no_name_leads_out_of_the_folder(hostile: Site) -> None:
    known = re.compile(r"[mre]-[a-z-]+|links|index|genindex|search|beliefs-[a-z-]+")
    for path in hostile.outdir.rglob("*"):
        if path.suffix == ".html":
            assert known.fullmatch(path.stem), path
    assert {path.name for path in hostile.root.parent.iterdir()} == {"site"}


def test_every_warning_has_its_place_and_kind(hostile: Site) -> None:
    for warned in hostile.ours():
        assert warned.file, warned
        assert warned.line, warned


def test_no_item_is_lost(hostile: Site) -> None:
    lines = inventory(hostile.outdir / "objects.inv")
    beliefs = [line for line in lines if " beliefs:belief " in line]
    readings = [line for line in lines if " beliefs:reading " in line]
    assert len(beliefs) == 6 * len(TEXTS)
    assert len(readings) == 3 * len(TEXTS) + len(LINKS)


def test_an_ebook_of_it_is_well_formed(hostile: Site) -> None:
    book = Site(hostile.root).build("epub", folder="_epub")
    pages = sorted(book.outdir.glob("*.xhtml"))
    assert len(pages) > 3 * len(TEXTS)
    for page in pages:
        # A parser of XML refuses what an HTML parser fixes.
        for element in ElementTree.fromstring(page.read_bytes()).iter():
            assert not [name for name in element.attrib if name.lower().startswith("on")]
            assert _scheme(element.get("href", "")) in {"", "http", "https", "mailto"}
