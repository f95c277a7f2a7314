"""Pages from a folder of notes, an Obsidian vault and a blog build as the manual says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site

ROOT = Path(__file__).parents[2]
MANUAL = (ROOT / "docs" / "manual" / "bring-your-notes.md").read_text("utf-8")

_BLOCK = re.compile(r"^(`{3,})(?P<language>\w+)\n(?P<text>.*?)^\1$", re.MULTILINE | re.DOTALL)


def blocks(label: str, language: str) -> list[str]:
    """The examples in a language, in the section of the manual with a label."""
    section = re.split(r"^\([\w-]+\)=\n", MANUAL.partition(f"({label})=\n")[2], flags=re.MULTILINE)
    return [m["text"] for m in _BLOCK.finditer(section[0]) if m["language"] == language]


def conf_of(label: str) -> str:
    """The conf.py of a section, for a test."""
    conf = "\n".join(blocks(label, "python"))
    conf = re.sub(r"^html_theme = .*$", "", conf, flags=re.MULTILINE)
    return f"{conf}\nhtml_theme = 'basic'\nbeliefs_today = '2026-10-01'\n"


def test_a_folder_of_plain_pages(make_site: Callable[[str], Site]) -> None:
    site = make_site("notes")
    page, entries, index = blocks("from-plain-markdown", "markdown")
    site.write("conf.py", conf_of("from-plain-markdown"))
    named, trigger = entries.strip().split("\n\n")
    unnamed, lowers = named.rpartition("\n")[0], trigger.partition("→")[0].strip()
    assert unnamed in page
    assert lowers in page
    site.write("notes/rent-caps", page.replace(unnamed, named).replace(lowers, trigger))
    site.write("index", index)
    site.build("text")
    assert site.warnings == []
    text = site.outdir.joinpath("notes", "rent-caps.txt").read_text("utf-8")
    assert "Rent caps\n*********\n\nRenting · Exploring · Last reviewed September 1, 2026" in text
    assert "**A cap lowers the rents of those who stay.** — ~90%\n" in text
    assert "**Nobody should pay half of their income for rent.** — normative" in text
    assert "Why it matters: if so" in text
    assert re.search(r"Would lower: \*?A cap lowers the rents", text)
    assert "March 14, 2026: What the cap did" in text


VAULT = {
    "index.md": "# Vault\n\n```{toctree}\n:glob:\n\ntopics/*\nnotes/*\n```\n",
    "topics/AI control.md": """\
---
aliases: [control]
cssclasses: wide
region: Safety
status: exploring
related:
  - "[[Monitoring]]"
---
# AI control

See [a note](../notes/Other%20note.md), [the same](<../notes/Other note.md>) and
[its heading](<../notes/Other note.md#what-s-new>).

> [!note]
> A callout.

> [!question]- With a title
> Another.

- [ ] to do

A #tag, a ==mark==, H~2~O and a date ^an-id

Shown %%a comment%% here.
""",
    "topics/Monitoring.md": """\
---
region: Safety
---
# Monitoring

## Current beliefs

- **Monitors catch most of it.** ~70% — see [[AI control|the page on control]] ^claim
- **They stay cheap.** ~60%
""",
    "notes/Other note.md": """\
---
tags: [Monitoring]
date: 2026-03-01
---
# Other note

## What's new

[[monitoring]], [[Monitoring#Current beliefs]], [[#What's new|here]], [[AI control]], [[Not yet]],
![[shot.png|200]], ![[AI control]], `[[code]]`, [[Monitoring#^claim]].

%% hidden
over two lines %%

```text
[[in code]] %%kept%%
```

| a | b |
|---|---|
| [[Monitoring\\|aliased]] | x |

The end. ^block
""",
    "files/shot.png": "",
}


def write_vault(site: Site) -> None:
    for name, text in VAULT.items():
        site.write(name, text)


def test_a_vault_as_it_is(make_site: Callable[[str], Site]) -> None:
    pytest.importorskip("myst_parser", minversion="5.1")
    site = make_site("vault")
    write_vault(site)
    site.write("conf.py", conf_of("from-obsidian"))
    site.build("text")
    text = site.outdir.joinpath("topics", "AI control.txt").read_text("utf-8")
    assert "Safety · Exploring" in text
    assert "See a note, the same and its heading." in " ".join(text.split())
    assert "Note:\n\n  A callout." in text
    assert "[!question]- With a title" in text
    assert "#tag, a ==mark==" in text
    assert "^an-id" in text
    assert "%%a comment%%" in text
    monitoring = site.outdir.joinpath("topics", "Monitoring.txt").read_text("utf-8")
    assert "**Monitors catch most of it.** — ~70%\n" in monitoring
    assert "[[AI control|the page on control]]" in monitoring
    # The name of a topic in properties is not a link yet.
    assert {warned.type for warned in site.warnings} <= {
        "beliefs.unknown_name",
        "image.not_readable",
    }


def test_a_vault_with_its_links(make_site: Callable[[str], Site]) -> None:
    pytest.importorskip("myst_parser", minversion="5.1")
    site = make_site("vault")
    write_vault(site)
    site.write(
        "conf.py", conf_of("from-obsidian") + "\n" + "\n".join(blocks("wiki-links", "python"))
    )
    (site.root / "_ext").mkdir()
    shutil.copy(ROOT / "docs" / "_examples" / "obsidian_links.py", site.root / "_ext")
    site.build("html")
    assert [w for w in site.warnings if w.type != "image.not_readable"] == []
    page = site.page("notes/Other note")
    links = [(link.get_text(), link["href"]) for link in page.select("section a.internal")]
    assert links[:6] == [
        ("monitoring", "../topics/Monitoring.html"),
        ("Current beliefs", "../topics/Monitoring.html#current-beliefs"),
        ("here", "#what-s-new"),
        ("AI control", "../topics/AI%20control.html"),
        ("AI control", "../topics/AI%20control.html"),
        ("claim", "../topics/Monitoring.html"),
    ]
    text = page.get_text()
    assert "[[Not yet]]" in text
    assert "[[code]]" in text
    assert "[[in code]] %%kept%%" in text
    assert "hidden" not in text
    assert "^block" not in text
    assert "aliased" in [link.get_text() for link in page.select("table a")]
    assert page.select_one("img")["alt"] == "shot"
    control = site.page("topics/AI control").get_text()
    assert "a comment" not in control
    monitoring = site.page("topics/Monitoring")
    assert "AI control" in monitoring.get_text()


POST = """\
---
layout: post
title: What the cap did to our street
date: 2026-03-14 09:30:00 +0100
tags: [rent-caps]
categories: [housing]
permalink: /cap/
draft: false
---

Two of nine flats were sold.

<!--more-->

{{ page.title }}
"""

TOPIC = """\
---
layout: page
title: Rent caps
slug: caps
weight: 3
region: Renting
---

## Current beliefs

- **A cap lowers the rents of those who stay.** ~90%

## Related writing
"""


def test_a_blog(make_site: Callable[[str], Site]) -> None:
    site = make_site("blog")
    assert blocks("from-a-blog", "markdown")[0].splitlines()[:4] == POST.splitlines()[:4]
    site.write("conf.py", conf_of("from-a-blog"))
    site.write("_posts/2026-03-14-cap", POST)
    site.write("_drafts/secret", "# A secret\n")
    site.write("topics/rent-caps", TOPIC)
    site.write("index", "# Blog\n\n```{toctree}\n:glob:\n\ntopics/*\n_posts/*\n```\n")
    site.build("text")
    assert site.warnings == []
    topic = " ".join(site.outdir.joinpath("topics", "rent-caps.txt").read_text("utf-8").split())
    assert topic.startswith("Rent caps *")
    assert "**A cap lowers the rents of those who stay.** — ~90%" in topic
    assert "What the cap did to our street" in topic
    assert "March 14, 2026" in topic
    post = site.outdir.joinpath("_posts", "2026-03-14-cap.txt").read_text("utf-8")
    assert post.startswith("What the cap did to our street\n***")
    assert "{{ page.title }}" in post
    assert not site.outdir.joinpath("_drafts", "secret.txt").exists()
