"""Pages that are topics by where they lie, and front matter that others' tools have a share in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from conftest import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site

CONF = 'beliefs_topics = ["topics/*", "!topics/index"]\n'

FLAT = """\
---
title: Salt & pepper
region: gov
status: settled
tagline: What *salt* does.
last_reviewed: 2026-05-01
related: [iron]
---

## Current beliefs

:::{belief} Salt is fine.
:credence: 70%
:::

:::{related-topics}
:::
"""

HEADER = ["What salt does.", "Governance · Settled · Last reviewed May 1, 2026"]


@pytest.fixture
def site(make_site: Callable[[str], Site]) -> Site:
    site = make_site("site")
    site.configure(CONF)
    return site


def header(site: Site, page: str) -> list[str]:
    return [words(line) for line in site.body(page).select(".beliefs-header p")]


def test_a_page_that_lies_there_is_a_topic_with_nothing_of_ours_in_it(site: Site) -> None:
    site.write("topics/salt", FLAT)
    site.write("topics/iron", "# Iron\n\nText.\n")
    site.build()
    assert site.warnings == []
    assert header(site, "topics/salt") == HEADER
    assert [words(one) for one in site.body("topics/salt").select("h1")] == ["Salt & pepper"]
    assert [words(one) for one in site.body("topics/salt").select("h2")] == ["Current beliefs"]
    assert site.text("topics/salt").endswith("Salt is fine. 70% Iron")
    assert "Salt & pepper" in site.text("beliefs-topics")
    assert "Iron" in site.text("beliefs-topics")
    assert "Salt & pepper" in site.text("beliefs-all")


def test_its_title_is_that_of_all_lists_and_of_the_navigation(site: Site) -> None:
    site.write("topics/salt", FLAT)
    site.write("topics/iron", "# Iron\n\nSee {doc}`salt` and {topic}`salt`.\n")
    site.build()
    assert "Salt & pepper" in site.text("index")
    assert site.text("topics/iron") == "Iron See Salt & pepper and Salt & pepper."
    assert "<title>Salt &amp; pepper" in (site.outdir / "topics/salt.html").read_text("utf-8")


@pytest.mark.parametrize(
    "head",
    [
        "title: Salt & pepper\nregion: gov",
        'title: "Salt & pepper"\nregion: gov\nmyst:\n  substitutions: {a: b}',
        "region: gov\ntitle: Salt\n  & pepper",
        "region: gov\ntitle: >\n  Salt\n  & pepper\nmyst: {}",
        "title: 'Salt & pepper' # once\nregion: &a gov\nx: *a",
        '{title: "Salt & pepper", region: gov}',
        "<<: {region: gov}\ntitle: Salt & pepper",
        "title: &t Salt & pepper\nregion: gov\nx: *t",
    ],
)
@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_title_in_front_matter_is_shown_however_it_is_written(
    site: Site, head: str, gap: str
) -> None:
    if head.startswith(("{", "title: &")) and gap == "\n":
        pytest.skip("no line of it is free")
    site.write("topics/salt", f"---\n{head}\n---{gap}Text.\n\n## Why\n\n:::{{belief}} Claim\n:::\n")
    site.build()
    assert site.text("topics/salt").startswith("Salt & pepper Governance Text. Why Claim")
    [warned] = site.warnings
    assert (warned.type, warned.line) == (
        "beliefs.no_credence",
        (head.count("\n") + 3) + gap.count("\n") + 4,
    )


@pytest.mark.parametrize("title", ["Salt", "Salt & *pepper*", "'A: B'", '"`x` } <y"', "2026-05-01"])
def test_front_matter_of_a_title_alone_is_enough(site: Site, title: str) -> None:
    site.write("topics/salt", f"---\ntitle: {title}\n---\nText.\n")
    site.build()
    assert site.warnings == []
    shown = title.strip("'\"").replace("*", "").replace("`", "")
    assert site.text("topics/salt") == f"{shown} Text."


def test_the_heading_of_a_page_wins_over_the_title_in_its_front_matter(site: Site) -> None:
    site.write("topics/salt", "---\ntitle: Other\nregion: gov\n---\n\n# Salt\n\nText.\n")
    site.build()
    assert site.warnings == []
    assert site.text("topics/salt") == "Salt Governance Text."


def test_a_topic_without_any_title_is_warned_of(site: Site) -> None:
    site.write("topics/salt", "## Beliefs\n\nText.\n")
    [warned] = site.check().ours()
    assert (warned.type, warned.file, warned.line) == ("beliefs.title", "topics/salt.md", 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("topics/index", "---\nregion: gov\nstatus: settled\n---\n# Salt\n"),
        ("topics/deeper/salt", "# Salt\n"),
        ("notes", "# Salt\n"),
        ("topics/salt", "---\ntopic: false\nregion: gov\nlast_reviewed: 2026-05-01\n---\n# Salt\n"),
        ("topics/salt.rst", ":topic: false\n:region: gov\n:status: settled\n\nSalt\n====\n"),
    ],
)
def test_other_pages_are_none(site: Site, name: str, text: str) -> None:
    site.write("topics/iron", "# Iron\n")
    site.write(name, text)
    site.build()
    assert "Salt" not in site.text("beliefs-topics")
    assert [w.type for w in site.ours()] == ["beliefs.front_matter"] * (name == "topics/index")


@pytest.mark.parametrize(
    "patterns", ["['topics/']", "['/topics/**']", "('**/salt',)", "{'topics/salt', '!x'}"]
)
def test_patterns_are_those_of_other_options(site: Site, patterns: str) -> None:
    site.configure(f"beliefs_topics = {patterns}\n")
    site.write("topics/salt", FLAT.replace("related: [iron]\n", ""))
    site.build()
    assert site.warnings == []
    assert header(site, "topics/salt") == HEADER


@pytest.mark.parametrize("value", ["'topics/*'", "['!topics/index']", "[1]", "True"])
def test_patterns_that_are_none_are_a_problem(site: Site, value: str) -> None:
    site.configure(f"beliefs_topics = {value}\n")
    site.write("topics/salt", "# Salt\n")
    [warned] = site.check().warnings
    assert warned.type == "beliefs.config"
    assert "beliefs_topics cannot be" in warned.text


@pytest.mark.parametrize("sign", ["", "topic: true\n"])
def test_a_blank_at_the_top_level_is_a_blank_whatever_the_key_means_to_docutils(
    site: Site, sign: str
) -> None:
    site.write(
        "topics/salt", f"---\n{sign}region: <region>\nstatus: <status>\n---\n# Salt\n\nText.\n"
    )
    site.build()
    assert site.warnings == []
    blanks = site.body("topics/salt").select(".beliefs-header .beliefs-placeholder")
    assert [words(blank) for blank in blanks] == ["region", "status"]


# -- keys of other tools ----------------------------------------------------------------

#: Keys that Jekyll, Hugo, Obsidian, Quarto, Astro, Docusaurus, VitePress, Zola, Pelican, Eleventy,
#: MkDocs, Sphinx, MyST and Jupyter know in front matter, and some that people make up.
OTHERS = """
abstract alias aliases all_day appearance archetype aside audio author authors bibliography bookCollapseSection
border build canonical canonicalUrl cascade categories category citation comments contributors cover created creator
css cssclass cssclasses custom_edit_url date date-format date-modified datePublished dedication description
description_short displaytitle doi draft editLink editUrl edit_url embeds engine eleventyNavigation excerpt
excerpt_separator execute expiryDate extra extra_css featured filters footer format genre gitHash
head header headless height hero hide hide_title html_meta html_theme hidden icon id image images
in_search_index include-before index institute intro isCJKLanguage jupyter jupytext kernel kernelspec keywords
keyword language lang lastmod lastUpdated last_modified last_modified_at last_revised last_update layout license linkTitle
linkcolor listing locale logo markup math menu meta modified modifier mood navigation next nocomments
no-search note number-sections numbering orphan outline outputs pagination params parent part parents
path permalink pinned popularity position postlist prev preview priority private profile pub_date
publish publishDate published question rating rated redirect_from redirect_to references releases
resources reviewer review_on robots save_as section search series short_title showtoc sidebar
sidebar_label sidebar_position site slug slugs source sources splash stage state states stats
style subject subtitle subtitles summary tableOfContents tag taxonomies template template_key
theme thumbnail time title title-block-banner titleTemplate toc toc-depth tocdepth translationKey
type uid unlisted updated updatedDate updates uri url version versions video videos view views
visibility weight width word_count zettelkasten
""".split()  # noqa: SIM905


def test_keys_of_other_tools_are_left_alone(site: Site) -> None:
    keys = [key for key in OTHERS if key not in {"title", "date", "author", "authors"}]
    head = "\n".join(f"{key}: {number}" for number, key in enumerate(keys))
    site.write("topics/salt", f"---\n{head}\nregion: gov\n---\n# Salt\n")
    site.build()
    assert site.ours() == []
    assert header(site, "topics/salt") == ["Governance"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("statuss", "status"),
        ("staus", "status"),
        ("Status", "status"),
        ("regoin", "region"),
        ("regions", "region"),
        ("tag_line", "tagline"),
        ("lastReviewed", "last_reviewed"),
        ("last_review", "last_reviewed"),
        ("last_substantial_update", "last_substantive_update"),
        ("stubs", "stub"),
        ("relatd", "related"),
    ],
)
@pytest.mark.parametrize("sign", ["", "topic: true\n"])
def test_a_misspelt_key_is_still_warned_of(site: Site, written: str, meant: str, sign: str) -> None:
    site.write("topics/salt", f"---\nslug: x\n{sign}{written}: x\n---\n# Salt\n")
    [warned] = site.check().ours()
    assert (warned.type, warned.line) == ("beliefs.unknown_key", 3 + bool(sign))
    assert f"did you mean {meant}?" in warned.text


def test_a_key_beside_the_one_that_it_is_like_is_not_misspelt(site: Site) -> None:
    site.write("topics/salt", "---\nregions: [EU, US]\nregion: gov\n---\n# Salt\n")
    site.build()
    assert site.ours() == []


# -- keys that a site reads for ours ------------------------------------------------------

MAPPING = """
beliefs_front_matter = {
    "updated": "last_reviewed",
    "lastmod": "last-reviewed",
    "category": "region",
    "description": "tagline",
    "weight": "order",
    "draft": "stub",
}
"""


@pytest.mark.parametrize(
    "day",
    [
        "2026-05-01",
        "2026-05-01T10:00:00Z",
        "2026-05-01T23:59:59.123-07:00",
        "2026-05-01 10:00:00",
        '"2026-05-01"',
        '"2026-05-01T10:00:00Z"',
        "2026-05-01T10:00",
        "2026-05-01 10:00 +0200",
    ],
)
@pytest.mark.parametrize("head", ["", "topic: true\n", "topic:\n  status: settled\n"])
def test_a_key_of_another_tool_is_read_for_ours(site: Site, day: str, head: str) -> None:
    site.configure(CONF + MAPPING)
    status = "" if "settled" in head else "status: settled\n"
    site.write(
        "topics/salt",
        f"---\ncategory: [gov]\nupdated: {day}\ndescription: What *salt* does.\n{head}{status}---\n"
        "# Salt\n",
    )
    site.build()
    assert site.warnings == []
    assert header(site, "topics/salt") == HEADER


def test_a_day_of_our_own_may_have_a_time_too(site: Site) -> None:
    site.write("topics/salt", '---\nlast_reviewed: "2026-05-01T10:00:00Z"\n---\n# Salt\n')
    site.build()
    assert site.warnings == []
    assert header(site, "topics/salt") == ["Last reviewed May 1, 2026"]


def test_of_two_keys_ours_wins_and_is_warned_of_only_if_they_differ(site: Site) -> None:
    site.configure(CONF + MAPPING)
    site.write(
        "topics/salt",
        "---\nupdated: 2026-05-01T10:00:00Z\nlast_reviewed: 2026-05-01\ncategory: tech\n"
        "region: Governance\ntagline: Mine.\ndescription: Mine.\n---\n# Salt\n",
    )
    [warned] = site.build().ours()
    assert (warned.type, warned.line) == ("beliefs.topic_value", 4)
    assert "region and category say different things, and region is used" in warned.text
    assert header(site, "topics/salt") == ["Mine.", "Governance · Last reviewed May 1, 2026"]


def test_a_value_that_cannot_be_read_is_warned_of_under_the_key_that_was_written(
    site: Site,
) -> None:
    site.configure(CONF + MAPPING)
    site.write(
        "topics/salt", "---\nupdated: soon\ncategory: [gov, tech]\nweight: heavy\n---\n# Salt\n"
    )
    warned = site.check().ours()
    assert [(w.line, w.text.partition(":")[0]) for w in warned] == [
        (3, "category"),
        (2, "updated"),
        (4, "weight"),
    ]


def test_the_first_of_two_keys_for_one_of_ours_is_read(site: Site) -> None:
    site.configure(CONF + MAPPING)
    site.write("topics/salt", "---\nlastmod: 2024-05-01\nupdated: 2026-05-01\n---\n# Salt\n")
    site.build()
    assert site.warnings == []
    assert header(site, "topics/salt") == ["Last reviewed May 1, 2026"]


def test_a_draft_is_a_stub_where_the_site_says_so(site: Site) -> None:
    site.configure(CONF + MAPPING)
    site.write("topics/salt", "---\ndraft: true\n---\n# Salt\n")
    site.write("topics/iron", "---\ndraft: false\n---\n# Iron\n\n<why>\n")
    [warned] = site.build().warnings
    assert (warned.type, warned.file) == ("beliefs.placeholder", "topics/iron.md")
    assert site.body("topics/salt").select(".beliefs-stub-notice")


@pytest.mark.parametrize(
    ("mapping", "line", "said"),
    [
        ('{\n    "a": "tagline",\n    "updated": "reviewed",\n}', 4, "are region, status, tagline"),
        ("{'status': 'region'}", 2, "'status' is a key of a topic itself"),
        ("{'a': ''}", 2, "'' is not a key of a topic"),
        ("{'a': 1}", None, "cannot be"),
        ("['a']", None, "cannot be"),
    ],
)
def test_a_mapping_to_nothing_of_ours_is_a_problem_at_its_line(
    site: Site, mapping: str, line: int | None, said: str
) -> None:
    site.write("conf.py", f"extensions = ['sphinx_beliefs']\nbeliefs_front_matter = {mapping}\n")
    site.write("index.rst", "Index\n=====\n")
    (site.root / "index.md").unlink()
    [warned] = site.check().warnings
    assert (warned.type, warned.line) == ("beliefs.config", line)
    assert warned.file == ("conf.py" if line else "")
    assert said in warned.text


# -- reStructuredText ---------------------------------------------------------------------


def test_the_fields_at_the_head_of_a_restructuredtext_page_are_its_metadata(site: Site) -> None:
    site.configure(CONF + MAPPING)
    site.write(
        "topics/salt.rst",
        ":slug: x\n:region: gov\n:status: settled\n:tagline: What *salt* does.\n"
        ":updated: 2026-05-01T10:00:00Z\n:tags: a, b\n\nSalt\n====\n\nText.\n",
    )
    site.write("topics/iron.rst", "Iron\n====\n\nText.\n")
    site.build()
    assert site.warnings == []
    assert header(site, "topics/salt") == HEADER
    assert site.text("topics/salt") == f"Salt {' '.join(HEADER)} Text."
    assert site.text("topics/iron") == "Iron Text."
    assert "Iron" in site.text("beliefs-topics")


def test_fields_below_the_title_are_its_metadata_too(site: Site) -> None:
    site.write(
        "topics/salt.rst",
        "Salt\n====\n\n:region: gov\n:status: settled\n:last-reviewed: 2026-05-01\n"
        ":tagline: What *salt* does.\n:author: Ada\n\nText.\n",
    )
    site.build()
    assert site.warnings == []
    assert header(site, "topics/salt") == HEADER
    assert site.text("topics/salt") == f"Salt {' '.join(HEADER)} author: Ada Text."


def test_a_mistake_in_such_a_field_is_warned_of_at_its_line(site: Site) -> None:
    site.write("topics/salt.rst", ".. a comment\n\n:region: nowhere\n:statuss: x\n\nSalt\n====\n")
    warned = site.check().ours()
    assert [(w.line, w.type) for w in warned] == [
        (4, "beliefs.unknown_key"),
        (3, "beliefs.unknown_region"),
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "topics/salt.rst",
            "Salt\n====\n\n.. topic-meta::\n   :region: gov\n   :status: settled\n",
        ),
        ("topics/salt", "# Salt\n\n:::{topic-meta}\n:region: gov\n:status: settled\n:::\n"),
        (
            "topics/salt",
            "---\ntags: [a]\n---\n# Salt\n\n:::{topic-meta}\n:region: gov\n:status: settled\n:::\n",
        ),
    ],
)
def test_the_directive_works_there_as_elsewhere(site: Site, name: str, text: str) -> None:
    site.write(name, text)
    site.build()
    assert site.warnings == []
    assert header(site, "topics/salt") == ["Governance · Settled"]


# -- notebooks ----------------------------------------------------------------------------


def test_a_notebook_that_lies_there_is_a_topic(site: Site) -> None:
    site.configure(CONF + MAPPING + 'extensions += ["notebook_extension"]\n')
    cells = [{"cell_type": "markdown", "metadata": {}, "source": ["# Salt\n"]}]
    metadata = {
        "category": "gov",
        "status": "settled",
        "tagline": "What *salt* does.",
        "updated": "2026-05-01T10:00:00Z",
        "kernelspec": {"name": "python3"},
    }
    site.write("topics/salt.ipynb", json.dumps({"cells": cells, "metadata": metadata}))
    site.write("topics/iron.ipynb", json.dumps({"cells": cells, "metadata": {}}))
    site.build()
    assert site.warnings == []
    assert header(site, "topics/salt") == HEADER
    assert site.text("beliefs-topics").count("1 of 1 written Salt") == 2


# -- builds -------------------------------------------------------------------------------


def pages(site: Site) -> dict[str, str]:
    return {
        name: str(site.body(name))
        for name in ("topics/salt", "topics/iron", "beliefs-topics", "beliefs-all", "list")
    }


def test_a_change_of_the_options_is_seen_as_by_a_build_from_nothing(
    make_site: Callable[[str], Site],
) -> None:
    steps = ["", CONF, CONF + MAPPING, "beliefs_topics = ['**/iron']\n", MAPPING, CONF]
    sites = [make_site("same")]
    for number, conf in enumerate(steps):
        sites.append(make_site(f"clean{number}"))
        for site in (sites[0], sites[-1]):
            site.configure(conf)
            site.write("topics/salt", FLAT.replace("region", "category"))
            site.write("topics/iron", "---\ntitle: Iron\n---\n\n# Iron\n\n{topic}`salt`\n")
            site.write("list", "# List\n\n:::{topic-index}\n:::\n")
            site.build()
        assert pages(sites[0]) == pages(sites[-1])


def test_a_page_that_is_moved_there_joins_the_lists(site: Site) -> None:
    site.write("list", "# List\n\n:::{topic-index}\n:::\n")
    site.write("topics/iron", "# Iron\n")
    site.write("notes", "# Salt\n")
    assert "Salt" not in site.build().text("list")
    (site.root / "notes.md").rename(site.root / "topics/salt.md")
    assert "Salt" in site.build().text("list")


@pytest.mark.parametrize("builder", ["text", "latex", "epub", "dirhtml", "singlehtml", "gettext"])
def test_every_builder_writes_it(site: Site, builder: str) -> None:
    site.configure(CONF + MAPPING + "copyright = author = 'me'\nversion = '1'\n")
    site.write("topics/salt", FLAT.replace("related: [iron]\n", ""))
    site.write("topics/iron.rst", ":region: gov\n:tagline: On *iron*.\n\nIron\n====\n")
    site.build(builder, parallel=2)
    assert site.warnings == []
