"""The metadata of a notebook makes a topic or an essay of it, as front matter does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site


def notebook(*cells: str, indent: int | None = 1, **metadata: object) -> str:
    """The text of a notebook with Markdown cells, of which one has metadata like a topic's."""
    written = [
        {"cell_type": "markdown", "metadata": {"tags": ["a"], "topic": 1}, "source": [cell]}
        for cell in cells
    ]
    kernel = {"kernelspec": {"name": "python3"}, "widgets": {"topic": "no"}}
    content = {"cells": written, "metadata": {**kernel, **metadata}, "nbformat": 4}
    return json.dumps(content, indent=indent)


TOPIC = {
    "region": "tech",
    "status": "exploring",
    "tagline": "What ports do.",
    "last_reviewed": "2026-05-01",
    "related": ["law"],
}

LAW = """\
---
topic:
  region: gov
  status: exploring
---
# Law

:::{related-topics}
:::

:::{related-writing}
:::
"""


@pytest.fixture
def site(make_site: Callable[[str], Site]) -> Site:
    site = make_site("site")
    site.configure('extensions += ["notebook_extension"]\n')
    site.write("law", LAW)
    return site


@pytest.mark.parametrize("indent", [1, 2, None])
def test_topic_in_the_metadata_makes_a_topic(site: Site, indent: int | None) -> None:
    cell = "# Ports\n\n:::{belief} Ports will last.\n:name: ports\n:credence: 60%\n:::"
    site.write("ports.ipynb", notebook(cell, indent=indent, topic=TOPIC))
    site.build()
    assert site.warnings == []
    shown = "What ports do. Technical Safety · Exploring · Last reviewed May 1, 2026"
    assert shown in site.text("ports")
    assert "Ports" in site.text("beliefs-topics")
    assert "Ports" in site.text("law")


def test_tags_in_the_metadata_make_an_essay(site: Site) -> None:
    site.write("essay.ipynb", notebook("# Essay", tags=["law"]))
    site.write("other.ipynb", notebook("# Other"))
    site.build()
    assert site.warnings == []
    assert "Essay" in site.text("law")
    assert "Other" not in site.text("law")


def test_a_problem_is_reported_at_its_line_of_the_file(site: Site) -> None:
    text = notebook("# Ports", topic={"region": "tech", "status": "settled", "bogus": 3})
    site.write("ports.ipynb", text)
    (warned,) = site.build().ours()
    assert warned.type == "beliefs.unknown_key"
    assert text.split("\n")[(warned.line or 0) - 1].strip() == '"bogus": 3'


def test_keys_of_a_topic_without_one_are_reported(site: Site) -> None:
    site.write("ports.ipynb", notebook("# Ports", region="tech", status="exploring"))
    (warned,) = site.build().ours()
    assert "topic: true" in warned.text


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "{}",
        '{"topic": 1}',
        '{"metadata": 3, "topic": 1}',
        '{"metadata": {"topic": ' + "[" * 5_000 + "]" * 5_000 + "}}",
        '{"metadata": {"topic": ' + "[" * 500 + "]" * 500 + "}}",
        notebook("# Title", topic=None),
        notebook("# Title", topic=["region"]),
        notebook("# Title", topic="yes"),
        notebook("# Title", topic={"region": {"a": 1}, "tagline": "\u2028\ud800 <why>", "": ""}),
        notebook("# Title", topic={f"key {number}": number for number in range(300)}),
        notebook("# Title", topic={"x" * 2_000: 1, "region": "tech"}),
    ],
    ids=range(12),
)
def test_no_notebook_raises(site: Site, text: str) -> None:
    (site.root / "odd.ipynb").write_bytes(text.encode("utf-8", "surrogatepass"))
    site.build()
