"""Lists below known headings of topic pages are items, and nothing of the page is ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import myst_parser
import pytest
from conftest import words
from test_fresh import assert_fresh
from test_start import imported_by

if TYPE_CHECKING:
    from conftest import Site

TOPIC = "---\ntopic: true\nregion: tech\n---\n"

RST_TOPIC = """\
Page
====

.. topic-meta::
   :region: tech

"""


@pytest.fixture
def site(site: Site) -> Site:
    site.configure("beliefs_sections = True\n")
    return site


def items(site: Site, page: str = "page") -> list[str]:
    """The items of a page, each as its kind and its title line."""
    found = []
    for item in site.body(page).select(".beliefs-item"):
        kind = next(name for name in item["class"] if name != "beliefs-item")
        found.append(f"{kind.removeprefix('beliefs-')}: {words(item.select_one('.beliefs-title'))}")
    return found


PAGE = """\
# Page

## Current beliefs

Some prose.

- **Ports will last.** ~70% — cranes
  are dear.
- **Ships will not.** ~20% — steel

## Uncertainties
- Will it rain?

## What would update me

- A storm

## Recent reading

- 2025-05 — [Tides](https://example.org/tides) — they turn

## Notes

- not an item
"""

ITEMS = [
    "belief: Ports will last. ~70%",
    "belief: Ships will not. ~20%",
    "uncertainty: Will it rain?",
    "update-trigger: A storm",
    "reading: May 2025 Tides",
]


def test_lists_below_known_headings_are_items(site: Site) -> None:
    site.write("page", TOPIC + PAGE)
    site.build()
    assert site.warnings == []
    assert items(site) == ITEMS
    # No list is left around them.
    assert [words(entry) for entry in site.body("page").select("li")] == ["not an item"]
    assert "Ports will last" in site.text("beliefs-all")


def test_so_they_are_in_restructuredtext(site: Site) -> None:
    text = PAGE.replace("# Page\n", RST_TOPIC)
    for heading in ("Current beliefs", "Uncertainties", "What would update me", "Recent reading"):
        text = text.replace(f"## {heading}\n", f"{heading}\n{'-' * len(heading)}\n")
    text = text.replace("## Notes", "Notes\n-----").replace("#", "")
    text = text.replace(
        "[Tides](https://example.org/tides)", "`Tides <https://example.org/tides>`_"
    )
    site.write("page.rst", text)
    site.build()
    assert site.warnings == []
    assert items(site) == ITEMS
    assert [words(entry) for entry in site.body("page").select("li")] == ["not an item"]


def test_without_the_option_they_are_lists(site: Site) -> None:
    site.configure()
    site.write("page", TOPIC + PAGE)
    site.build()
    assert site.warnings == []
    assert items(site) == []


def test_on_a_page_that_is_not_a_topic_they_are_lists(site: Site) -> None:
    site.write("page", PAGE)
    site.build()
    assert site.warnings == []
    assert items(site) == []


def build(site: Site, text: str, name: str = "page") -> list[str]:
    """Build a topic with this text below its title; return its items."""
    head = RST_TOPIC if name.endswith(".rst") else f"{TOPIC}# Page\n\n"
    site.write(name, head + text)
    site.build()
    return items(site, name.partition(".")[0])


def lists(site: Site, page: str = "page") -> list[str]:
    """The entries of the lists of a page that are not in an item."""
    found = site.body(page).select("li")
    return [words(entry) for entry in found if entry.find_parent(class_="beliefs-item") is None]


# -- where a heading holds ----------------------------------------------------------------


def test_headings_below_inherit_unless_they_are_known(site: Site) -> None:
    text = (
        "## Beliefs\n\n### Strong\n\n- A: 90%\n\n### Open questions\n\n- B?\n\n#### More\n\n- C?\n\n"
        "### Weak\n\n- D: 50%\n\n## Else\n\n- E\n\n### Beliefs (old)\n\n- F: 20%\n"
    )
    assert build(site, text) == [
        "belief: A 90%",
        "uncertainty: B?",
        "uncertainty: C?",
        "belief: D 50%",
        "belief: F 20%",
    ]
    assert lists(site) == ["E"]


def test_the_title_of_a_page_is_not_one_of_them(site: Site) -> None:
    site.write("page", f"{TOPIC}# Open questions\n\n- A list\n\n## Notes\n\n- Another\n")
    site.build()
    assert items(site) == []


def test_a_page_with_its_title_in_the_front_matter_can_begin_with_them(site: Site) -> None:
    head = TOPIC.replace("topic:", "title: Page\ntopic:")
    site.write("page", f"{head}\n# Open questions\n\n- A?\n")
    site.build()
    assert items(site) == ["uncertainty: A?"]


@pytest.mark.parametrize("heading", ["Beliefs\n=======", "  Beliefs\n---", "## 2. *Beliefs*: ##"])
def test_headings_can_be_written_in_every_way(site: Site, heading: str) -> None:
    assert build(site, f"{heading}\n- A. ~70%\n") == ["belief: A. ~70%"]
    assert site.warnings == []


def test_headings_are_known_in_the_language_of_the_site_and_in_english(site: Site) -> None:
    site.configure('beliefs_sections = True\nlanguage = "fr"\n')
    assert build(site, "## Questions en suspens\n\n- A ?\n\n## Uncertainties\n\n- B ?\n") == [
        "uncertainty: A ?",
        "uncertainty: B ?",
    ]


def test_a_site_can_add_headings_and_take_some_out(site: Site) -> None:
    site.configure('beliefs_sections = {"Positions": "belief", "Reading": ""}\n')
    text = "## Positions\n\n- A. 70%\n\n### Reading\n\n- B\n\n## Current beliefs\n\n- C. 20%\n"
    assert build(site, text) == ["belief: A. 70%", "belief: C. 20%"]
    assert lists(site) == ["B"]
    assert site.warnings == []


# -- what is left alone -------------------------------------------------------------------


@pytest.mark.parametrize(
    "plain",
    [
        "<!-- list -->\n- plain",
        "<!-- list -->\n\n- plain",
        "<!--\nList\n-->\n- plain",
        "% list\n\n- plain",
        "{.list}\n- plain",
        "{.wide .list #name}\n* plain",
        "* [ ] plain",
        "> - plain",
        ":::{note}\n- plain\n:::",
        "<div>\n\n> - plain\n\n</div>",
    ],
)
def test_a_plain_list_stays_one(site: Site, plain: str) -> None:
    site.configure('beliefs_sections = True\nmyst_enable_extensions += ["attrs_block"]\n')
    text = f"## Beliefs\n\n- A. ~70%\n\n{plain}\n\nText.\n\n- B. ~20%\n"
    assert build(site, text) == ["belief: A. ~70%", "belief: B. ~20%"]
    assert [entry.removeprefix("[ ] ") for entry in lists(site)] == ["plain"]
    assert site.warnings == []


@pytest.mark.parametrize("extension", ["", "tasklist"])
def test_a_list_of_tasks_stays_one_also_where_myst_draws_its_boxes(
    site: Site, extension: str
) -> None:
    site.configure(f"beliefs_sections = True\nmyst_enable_extensions += {extension.split()}\n")
    text = "## Beliefs\n\n- [ ] buy milk\n- [x] sell it\n\nText.\n\n- A. ~70%\n- B. ~20%\n"
    assert build(site, text) == ["belief: A. ~70%", "belief: B. ~20%"]
    tasks = [entry.removeprefix("[ ] ").removeprefix("[x] ") for entry in lists(site)]
    assert tasks == ["buy milk", "sell it"]
    assert site.warnings == []


@pytest.mark.parametrize("plain", [".. list\n\n- plain", ".. rst-class:: list\n\n- plain"])
def test_so_does_one_in_restructuredtext(site: Site, plain: str) -> None:
    text = f"Beliefs\n-------\n\n- A. ~70%\n\n{plain}\n\nText.\n\n- B. ~20%\n"
    assert build(site, text, "page.rst") == ["belief: A. ~70%", "belief: B. ~20%"]
    assert lists(site) == ["plain"]
    assert site.warnings == []


def test_what_stands_between_lists_stays_in_its_place(site: Site) -> None:
    text = (
        "## Beliefs\n\nFirst.\n\n- A. ~70%\n\nSecond[^1] and [link].\n\n| x |\n|---|\n| third |\n\n"
        "- B. ~20% See [link] too.[^1]\n\n```\n- fourth\n```\n\n[^1]: A note.\n\n"
        "[link]: https://example.org/\n"
    )
    build(site, text)
    assert site.warnings == []
    shown = site.text("page")
    order = [shown.index(word) for word in ("First", "A.", "Second", "third", "B.", "- fourth")]
    assert order == sorted(order)
    assert len(site.body("page").select("a[href='https://example.org/']")) == 2


# -- the option ---------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["'yes'", "1", "['Beliefs']", "None", "{3: 'beliefs'}"])
def test_a_wrong_value_is_reported_and_ignored(site: Site, value: str) -> None:
    site.configure(f"beliefs_sections = {value}\n")
    assert build(site, "## Beliefs\n\n- A. ~70%\n") == []
    (warned,) = site.warnings
    assert warned.type == "beliefs.config"
    assert warned.text.startswith("beliefs_sections cannot be ")


def test_a_wrong_value_of_a_heading_is_reported_at_its_line(site: Site) -> None:
    site.configure('beliefs_sections = {\n    "A": "beliefs",\n    "B": "opinions",\n}\n')
    assert build(site, "## A\n\n- A. ~70%\n\n## B\n\n- B\n") == ["belief: A. ~70%"]
    (warned,) = site.warnings
    assert warned.type == "beliefs.config"
    assert "the heading 'B' cannot mean 'opinions'; write one of beliefs, " in warned.text
    conf = (site.root / "conf.py").read_text("utf-8").split("\n")
    assert (warned.file, conf[(warned.line or 0) - 1]) == ("conf.py", '    "B": "opinions",')


@pytest.mark.parametrize("only", ["gfm", "commonmark"])
def test_markdown_without_directives_is_left_alone(site: Site, only: str) -> None:
    if only == "gfm" and myst_parser.__version__.startswith("4."):
        pytest.importorskip("linkify_it")  # without which it raises
    site.configure(f"beliefs_sections = True\nmyst_{only}_only = True\n")
    site.write("index.rst", "Index\n=====\n\n.. toctree::\n   :glob:\n\n   *\n")
    (site.root / "index.md").unlink()
    site.write("page", "# Page\n\n## Beliefs\n\n- A. ~70%\n")
    site.build()
    assert items(site) == []
    assert [warned.text.partition(";")[0] for warned in site.ours()] == [
        "beliefs_sections: lists in Markdown are left alone, since MyST is told to read it "
        "without directives"
    ]


# -- fresh and free -----------------------------------------------------------------------


def test_a_page_is_fresh_when_the_option_or_its_kind_changes(site: Site) -> None:
    text = "# Page\n\n## Beliefs\n\n- **A.** ~70%\n  :name: a\n\n## Related topics\n"
    site.write("page", TOPIC + text)
    site.write("other", "# Other\n\n:::{belief-index}\n:::\n")
    site.build()
    assert_fresh(site)
    site.write("page", text)
    assert_fresh(site)
    assert items(site) == []
    site.write("page", TOPIC + text)
    assert_fresh(site)
    assert items(site) == ["belief: A. ~70%"]
    for value in ("False", '{"Beliefs": ""}', '{"Related topics": ""}', "True"):
        site.configure(f"beliefs_sections = {value}\n")
        assert_fresh(site)


def test_builds_in_parallel_give_the_same(site: Site) -> None:
    for number in range(8):
        site.write(f"page{number}", TOPIC + PAGE)
    site.build(folder="_one")
    one = [str(site.body(f"page{number}")) for number in range(8)]
    site.build(folder="_two", parallel=3)
    assert [str(site.body(f"page{number}")) for number in range(8)] == one


def test_nothing_is_imported_for_it_where_it_is_off(site: Site) -> None:
    site.configure()
    site.write("page", PAGE.replace("# Page", f"{TOPIC}# Page", 1))
    imported = imported_by(site)
    assert not [name for name in imported if "section" in name or "list_finder" in name]


def test_the_parser_of_markdown_is_used_only_for_topics_in_markdown(site: Site) -> None:
    site.write("page.rst", f"{RST_TOPIC}Beliefs\n-------\n\n- A. ~70%\n")
    site.write("other", PAGE)
    imported = imported_by(site)
    assert "authoring.section_reader" in imported
    assert "authoring.markdown_list_finder" not in imported


# -- headings that are not known ------------------------------------------------------------

CLAIMS = "- **Ports will last.** ~70% — cranes\n- **Ships will not.** 20% — steel\n"
LIKE_BELIEFS = (
    "the entries below this heading look like beliefs, but are not read; call it Current beliefs, "
    "name it in beliefs_sections, or write {comment} above the list"
)


def test_claims_below_an_unknown_heading_are_asked_about_once(site: Site) -> None:
    text = f"## Harbours\n\nText.\n\n{CLAIMS}\nMore.\n\n{CLAIMS}\n## Beliefs\n\n{CLAIMS}"
    assert len(build(site, text)) == 2
    [warned] = site.warnings
    assert (warned.file, warned.line, warned.type) == ("page.md", 7, "beliefs.list")
    assert warned.text == LIKE_BELIEFS.format(comment="<!-- list -->")


def test_claims_in_restructuredtext_are_asked_about_as_well(site: Site) -> None:
    assert build(site, f"Harbours\n--------\n\n{CLAIMS}", "page.rst") == []
    [warned] = site.warnings
    assert (warned.file, warned.line) == ("page.rst", 7)
    assert warned.text == LIKE_BELIEFS.format(comment=".. list")


@pytest.mark.parametrize(
    "text",
    [
        f"## Harbours\n\n<!-- list -->\n{CLAIMS}",
        f"## Harbours\n\n> {CLAIMS.splitlines()[0]}\n> {CLAIMS.splitlines()[1]}\n",
        f"## Harbours\n\n```\n{CLAIMS}```\n",
        f"## Harbours\n\n{CLAIMS}- Cranes\n",
        f"## Harbours\n\n{CLAIMS.splitlines()[0]}\n",
        f"## Related writing\n\n### Harbours\n\n{CLAIMS}",
        f"## Left\n\n### Harbours\n\n{CLAIMS}",
        "## Harbours\n\n- **The Netherlands:** 40%\n- **Great Britain:** 30%\n",
        "## Harbours\n\n- **Cranes:** ~40%\n- **Ships:** ~30%\n",
        "## Harbours\n\n- **Cranes.** Up by 40% since.\n- **Ships are old.** They cost 30% more.\n",
        CLAIMS,
    ],
)
def test_other_lists_are_not(site: Site, text: str) -> None:
    site.configure('beliefs_sections = {"Left": ""}\n')
    build(site, text)
    assert site.warnings == []


def test_no_page_but_a_topic_is_asked_about(site: Site) -> None:
    site.write("page", f"# Page\n\n## Harbours\n\n{CLAIMS}")
    site.build()
    assert site.warnings == []
