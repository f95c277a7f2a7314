"""No page that anybody could write raises, every warning says where and of what kind it is, and
every item is shown.

Hypothesis makes the pages, and many of them are built at once: a page in Markdown and the same
in reStructuredText for each. Where a build fails, the page that did it is looked for, and made
as short as it can be.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, fields
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest
import yaml
from conftest import INDEX, Site, inventory, words
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from sphinx.util.matching import Matcher

from sphinx_beliefs.authoring.directives.belief import BeliefDirective
from sphinx_beliefs.authoring.directives.credence_log import CredenceLogDirective
from sphinx_beliefs.authoring.directives.lists import LIST_DIRECTIVES
from sphinx_beliefs.authoring.directives.reading import ReadingDirective
from sphinx_beliefs.authoring.directives.topic_meta import TopicMetaDirective
from sphinx_beliefs.authoring.directives.uncertainty import UncertaintyDirective
from sphinx_beliefs.authoring.directives.update_trigger import UpdateTriggerDirective
from sphinx_beliefs.authoring.directives.views import (
    INDEX_DIRECTIVES,
    RelatedTopicsDirective,
    RelatedWritingDirective,
)
from sphinx_beliefs.model.fields.topic_fields import TOPIC_KEYS
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.problem import Subtype
from sphinx_beliefs.options.config import PREFIX, BeliefsConfig
from sphinx_beliefs.options.config_problems import find_config_problems
from sphinx_beliefs.words.wording import date_text

if TYPE_CHECKING:
    from collections.abc import Sequence

#: How many builds are made, and how many pages of each of the two formats in each of them;
#: ``KIND_BUILDS=200 pytest tests/site/test_no_page_raises.py`` looks further.
BUILDS = int(os.environ.get("KIND_BUILDS", "5"))
PAGES = 24

ITEMS = {
    "belief": BeliefDirective,
    "uncertainty": UncertaintyDirective,
    "update-trigger": UpdateTriggerDirective,
    "reading": ReadingDirective,
}
OTHERS = {
    **LIST_DIRECTIVES,
    "credence-log": CredenceLogDirective,
    "topic-meta": TopicMetaDirective,
    "belief-index": INDEX_DIRECTIVES["belief-index"],
    "stub-index": INDEX_DIRECTIVES["stub-index"],
    "related-topics": RelatedTopicsDirective,
    "related-writing": RelatedWritingDirective,
}
#: MyST before version 5 knows these two of YAML's errors, and any other in the front matter of any
#: page stops the build. Topics are spared that.
KNOWN_TO_MYST_4 = (yaml.parser.ParserError, yaml.scanner.ScannerError)
MYST_4 = version("myst-parser").startswith("4.")

SUBTYPES = {f"beliefs.{subtype.code}" for subtype in Subtype}

_SCRAPS = st.sampled_from(
    [
        *("~70%", "170%", "0.7", "70", "~XX%", "??", "normative", "<why>", "<date>", "<a *b* c>"),
        *("2026-05-01", "2026-13-45", "forthcoming", "99999", "9999-12-31", "0000"),
        *("2026-05-01 ~70% why", "2026 likely", "- 2026-05: 60-80% x", "2026-13 1%", "9999 3:1 —"),
        *("4:1", "0.25", "0:0", "superseded", "false", "all", "6 months", "0 days", "belief #1"),
        *("up", "either", "true", "no", "include", "only", "exclude", "tech", "settled", "3"),
        *("https://example.org/x", "a@b.c", "//[", "https://[::1", "javascript:alert(1)", "x y"),
        *("page-0", "/page-0", "../x", "a, b", "x", "beliefs-all", "index", "con", "a/b", "#x"),
        *("<", ">", "<b>", "</b>", "<br>", "<script>", "</script>", "<!--", "-->", "<div", "&lt;"),
        *("`", "``", "```", "~~~", ":::", "::::{belief} x", "```{belief} y", ".. belief:: x", "::"),
        *("# H", "## H", "=====", "-----", "| a | b |", "|x|", "+---+", "> q", "- l", "1. n"),
        *("\\", "*", "**", "_", "x_", "__", "[^1]", "[x]", "[x](y)", "![x](y)", "[1]_", "$", "$$"),
        *("{credence}`x`", "{belief}`x`", "{topic}`page-0`", "{nope}`x`", ":belief:`x`", ":nope:`x`"),
        *("{ref}`beliefs-all`", "[](#x)", "{{ x }}", "{% x %}", "%(x)s", "{}", "%s", "(x)=", "% c"),
        *("---", "...", "--- # x", "!!python/object:os.system x", "!!timestamp x", "&a", "*a", "<<:"),
        *("[", "]", "{", "}", "[[[[[[[[", "'", '"', "“", "? x", ": ", ":x:", ":credence: ~70%", "#"),
        *("\t", "  ", "\x00", "\x07", "\x0b", "\x0c", "\x1b[31m", "\x1f", "\x7f", "\x85", "\xa0"),
        *("\xad", "\u2028", "\u2029", "\u200b", "\u202e", "\u2066", "\ufeff", "\ufffe", "\U0010ffff"),
        *("é", "e\u0301", "信念", "שלום", "مرحبا", "ﷺ", "ß", "İ", "\ue000belief:x\ue001", "🧑‍🔬"),
        *("x" * 300, "long " * 300, "<a " * 50, "*" * 99, "[" * 99, "`" * 99, "{belief}`x` " * 20),
        *("\n:::{credence-log}\n2026 70%\n:::\n", "\n\n.. credence-log::\n\n   2026 70%\n\n"),
        *("\n", "\n\n", "\n    ", "\n- ", "\n:::{reading} r\n:::\n", "\n\n.. belief:: b\n\n"),
    ]
)  # fmt: skip
_TEXT = st.lists(_SCRAPS | st.text(st.characters(codec="utf-8"), max_size=8), max_size=5).map(
    " ".join
)
_LINE = _TEXT.map(lambda text: " ".join(text.splitlines()))
_DEEP = st.tuples(st.sampled_from(["> ", "- ", "  ", "::", "1. ", "* "]), st.integers(1, 40)).map(
    lambda pair: "\n".join(pair[0] * depth + "x" for depth in range(pair[1]))
)

#: Lists whose entries are almost those of items.
_ENTRIES = st.lists(
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["- ", "- **", "* ", "1. ", "-", "  - ", "-\t", "- (Normative.) "]),
        _LINE | st.sampled_from(["A claim.** ~70% — why", "Is it? Why it matters: x", "it → raises x"]),
        st.sampled_from(["", " {#x}", " — [t](u)", "\n  :name: x", "\n\n  - 2026 ~70% x", "\n", "** ~7"]),
    ),
    max_size=5,
).map("\n".join)  # fmt: skip


@dataclass(frozen=True)
class Block:
    """A directive as an author might write it; an item carries its mark in its title."""

    kind: str
    title: str
    options: Sequence[str]
    body: str

    def markdown(self) -> str:
        """The directive behind a fence that nothing in it closes."""
        text = "\n".join([*self.options, "", self.body])
        fence = ":" * (3 + max(map(len, re.findall(":+", text)), default=0))
        return f"{fence}{{{self.kind}}} {self.title}\n{text}\n{fence}\n"

    def restructuredtext(self) -> str:
        """The directive, indented."""
        lines = [*self.options, "", *self.body.split("\n")]
        return "\n".join([f".. {self.kind}:: {self.title}", *(f"   {line}" for line in lines), ""])


@dataclass(frozen=True)
class Page:
    """A page, in both formats: front matter in lines, blocks, and prose between them."""

    number: int
    head: Sequence[str]
    blocks: Sequence[Block]
    prose: str

    def write(self, site: Site) -> None:
        """Write both."""
        # What begins HTML or a fence in the prose, and never ends it, may take the rest.
        blocks = "\n".join(block.markdown() for block in self.blocks)
        head = "".join(f"{line}\n" for line in self.head)
        head = f"---\n{head}---\n" if head else ""
        site.write(f"page-{self.number}", f"{head}# Title\n\n{blocks}\n{self.prose}\n")
        blocks = "\n".join(block.restructuredtext() for block in self.blocks)
        site.write(f"same-{self.number}.rst", f"Title\n=====\n\n{blocks}\n{self.prose}\n")

    def shorter(self) -> list[Page]:
        """The pages that have one thing less than this."""
        found = [Page(self.number, self.head, self.blocks, "")] if self.prose else []
        for place in range(len(self.head)):
            head = [*self.head[:place], *self.head[place + 1 :]]
            found.append(Page(self.number, head, self.blocks, self.prose))
        for place, block in enumerate(self.blocks):
            fewer = [Block(block.kind, block.title.split(" ")[0], block.options, block.body)]
            fewer.append(Block(block.kind, block.title, block.options, ""))
            for line in range(len(block.options)):
                options = [*block.options[:line], *block.options[line + 1 :]]
                fewer.append(Block(block.kind, block.title, options, block.body))
            for less in ([], *([new] for new in fewer if new != block)):
                blocks = [*self.blocks[:place], *less, *self.blocks[place + 1 :]]
                found.append(Page(self.number, self.head, blocks, self.prose))
        return found


@st.composite
def _pages(draw: st.DrawFn, number: int) -> Page:
    blocks = []
    for place in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from([*ITEMS, *OTHERS]))
        names = [*{**ITEMS, **OTHERS}[kind].option_names, "colour"]
        options = draw(
            st.lists(
                st.tuples(st.sampled_from(names), _LINE).map(
                    lambda pair: f":{pair[0]}: {pair[1]}".rstrip()
                )
                | _LINE,
                max_size=5,
            )
        )
        mark = f"Mark{number}x{place}z" if kind in ITEMS else ""
        title = f"{mark} {draw(_LINE)}".strip()
        bodies = _ENTRIES | _TEXT if kind in LIST_DIRECTIVES else _TEXT | _DEEP
        blocks.append(Block(kind, title, options, draw(bodies)))
    keys = st.sampled_from([*TOPIC_KEYS, "colour", "<<"])
    values = _LINE | _LINE.map("[{}]".format) | _LINE.map("'{}'".format) | _LINE.map("&b {}".format)
    lines = st.tuples(keys, values).map(": ".join) | _LINE
    head = draw(st.lists(lines, max_size=5))
    form = draw(st.sampled_from(["nested", "flat", "essay", "none"]))
    if form == "nested":
        head = ["topic:", "  status: settled", *(f"  {line}" for line in head)]
    elif form == "flat":
        head = ["topic: true", *head]
    elif form == "essay":
        head = ["tags: [x]", *head]
    else:
        head = []
    if form != "nested" and _stops_any_page("\n".join([*head, ""])):
        # It may turn out to be no topic, and then nobody fixes it.
        head = ["tags: [x]"]
    return Page(number, head, blocks, draw(_TEXT))


def _stops_any_page(head: str) -> bool:
    """Whether this front matter stops a build with MyST 4, whatever the extensions."""
    try:
        yaml.safe_load(head)
    except KNOWN_TO_MYST_4:
        return False
    except (yaml.YAMLError, ValueError, LookupError, TypeError, AttributeError):
        return MYST_4
    return False


def _some_pages(build: int) -> list[Page]:
    """Pages of all sorts, others for each build, and the same ones in each run."""
    found: list[Page] = []

    @seed(build)
    @settings(
        max_examples=PAGES,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def collect(data: st.DataObject) -> None:
        found.append(data.draw(_pages(len(found))))

    collect()
    return found


def _fault(site: Site, pages: Sequence[Page]) -> str:
    """What is wrong with a build of these pages; empty if nothing is."""
    for path in [*site.root.glob("page-*"), *site.root.glob("same-*")]:
        path.unlink()
    site.write("index", INDEX)
    for page in pages:
        page.write(site)
    try:
        site.build()
    except BaseException as error:  # noqa: BLE001
        return f"the build ends with {error!r}"
    for warned in site.ours():
        source = site.root / warned.file
        if warned.type not in SUBTYPES:
            return f"{warned} is of no known kind"
        if not warned.line or not source.is_file():
            return f"{warned} has no place"
        if warned.line > len(source.read_text(encoding="utf-8").splitlines()):
            return f"{warned} lies beyond the end of the file"
    known = "\n".join(inventory(site.outdir / "objects.inv"))
    for page in pages:
        for name in (f"page-{page.number}", f"same-{page.number}"):
            html = (site.outdir / f"{name}.html").read_text(encoding="utf-8")
            html = " ".join(html.split())
            for block in page.blocks:
                mark = block.title.split(" ")[0]
                if block.kind in ITEMS and mark not in html:
                    return f"{mark} is not shown on {name}"
                if block.kind in ITEMS and not re.search(rf" {name}\.html#\S+ {mark}", known):
                    return f"{mark} of {name} is not in the inventory"
                title = " ".join(block.title.split())
                if re.fullmatch(r"[\w ,;%/]*", title) and "_" not in title and title not in html:
                    return f"{title} is not shown as written on {name}"
    return ""


def _narrowed(site: Site, pages: Sequence[Page]) -> tuple[Page, str]:
    """The shortest page that can be found to fail by itself, and how it fails."""
    while len(pages) > 1:
        half = pages[: len(pages) // 2]
        pages = half if _fault(site, half) else pages[len(half) :]
    [page] = pages
    tries = 100
    while tries:
        for shorter in page.shorter():
            tries -= 1
            if _fault(site, [shorter]):
                page = shorter
                break
            if not tries:
                break
        else:
            break
    return page, _fault(site, [page])


@pytest.mark.parametrize("build", range(BUILDS))
def test_no_page_raises_and_every_item_is_shown(site: Site, build: int) -> None:
    site.configure("beliefs_search_all = True\n")
    pages = _some_pages(build)
    fault = _fault(site, pages)
    if fault:
        page, own = _narrowed(site, pages)
        page.write(site)
        markdown = (site.root / f"page-{page.number}.md").read_text(encoding="utf-8")
        rst = (site.root / f"same-{page.number}.rst").read_text(encoding="utf-8")
        pytest.fail(f"{own or fault}\n\n{markdown!r}\n\n{rst!r}")


@pytest.mark.parametrize("broken", [b"\xff", b"\xed\xa0\x80", b"\x00", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("place", ["tagline", "title", "credence", "body"])
def test_bytes_that_are_no_text_are_as_bad_as_on_any_page(
    site: Site, broken: bytes, place: str
) -> None:
    text = (
        b"---\ntopic:\n  region: gov\n  tagline: A [tagline] b\n---\n# Page\n\n"
        b":::{belief} Claim [title] c\n:credence: 70% [credence]\n\nWhy [body] d.\n:::\n"
    )
    text = text.replace(f"[{place}]".encode(), broken)
    (site.root / "page.md").write_bytes(text)
    site.configure("extensions = ['myst_parser']\n")
    undecodable = []
    try:
        site.build(folder="_plain")
        undecodable = [warned for warned in site.warnings if not warned.type]
    except UnicodeDecodeError:
        # Sphinx refuses the file before anybody else sees it.
        return
    except yaml.reader.ReaderError:
        assert MYST_4
    site.configure()
    site.build()
    for warned in site.ours():
        assert warned.line, warned
    assert [warned for warned in site.warnings if warned not in site.ours()] == undecodable
    assert "Governance" in site.text("page")
    assert "Claim" in site.text("page")
    assert "Why" in site.text("page")


@pytest.mark.parametrize("char", ["0xD800", "0xDFFF", "0x07", "0xFFFE", "0x202E", "0x85"])
def test_a_character_that_cannot_be_written_stops_nothing(site: Site, char: str) -> None:
    site.write("page.rst", f"Page\n====\n\n.. |x| unicode:: {char}\n\nWhy |x|.\n")
    site.configure("extensions = ['myst_parser']\n")
    try:
        site.build(folder="_plain")
    except UnicodeEncodeError:
        # The older docutils cannot write it, whoever is at work.
        return
    site.configure()
    site.write(
        "page.rst",
        f"Page\n====\n\n.. |x| unicode:: {char}\n\n.. belief:: A |x| claim\n   :name: claim\n"
        "   :credence: 70%\n\n"
        "   Why |x|.\n",
    )
    site.write("other", "# Other\n\n:::{belief-index}\n:::\n")
    site.build()
    assert site.warnings == []
    assert re.fullmatch(r"A .* ?claim 70%.*", words(site.body("page").select_one(".beliefs-item")))
    assert [line for line in inventory(site.outdir / "objects.inv") if "beliefs:belief" in line]


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.binary(max_size=4)
    | st.text(st.characters(exclude_categories=()), max_size=8)
    | _SCRAPS
    | st.dates(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=4) | st.integers() | st.none(), inner, max_size=3)
        | st.dictionaries(_SCRAPS, inner | st.fixed_dictionaries({"title": inner}), max_size=3)
    ),
    max_leaves=6,
)


@given(st.fixed_dictionaries({f"{PREFIX}{f.name}": _VALUES for f in fields(BeliefsConfig)}))
@settings(deadline=None, suppress_health_check=list(HealthCheck))
def test_no_value_in_conf_raises(values: dict[str, object]) -> None:
    config = _Config(values | {"language": "en", "html_baseurl": ""})
    for problem in find_config_problems(config):  # type: ignore[arg-type]
        assert problem.message.format(**problem.values)
        assert problem.subtype is Subtype.CONFIG
    options = BeliefsConfig.from_config(config)  # type: ignore[arg-type]
    assert all(isinstance(title, str) for title in options.region_titles.values())
    assert all(isinstance(text, str) for text in options.region_descriptions.values())
    assert isinstance(options.contact_url, str)
    assert isinstance(options.stub_notice, str)
    assert options.vocabulary.today == options.day
    assert Matcher(list(options.writing))("page") in {True, False}
    assert date_text(
        Date(year=2026, month=5, day=1), language="en", date_format=options.date_format
    )


class _Config(dict[str, object]):
    """Options as Sphinx gives them; without MyST."""

    def __getattr__(self, name: str) -> object:
        if name not in self:
            raise AttributeError(name)
        return self[name]


@pytest.mark.parametrize(
    "page",
    [
        "".join(f":::{{belief}} Claim {n}.\n:credence: 70%\n\nWhy.\n\n" for n in range(300)),
        "".join(f":::{{belief}} Claim {n}.\n:credence: 70%\n" for n in range(300)),
        "".join(f"{':' * (303 - n)}{{uncertainty}} Claim {n}.\n" for n in range(300))
        + "".join(f"{':' * (n + 4)}\n" for n in range(300)),
    ],
    ids=["not closed", "not closed and without room", "in each other"],
)
def test_hundreds_of_blocks_in_each_other_are_all_shown(site: Site, page: str) -> None:
    site.write("page", f"# Page\n\n{page}")
    site.build()
    assert site.ours() == site.warnings
    text = site.text("page")
    assert all(f"Claim {n}." in text for n in range(300))
