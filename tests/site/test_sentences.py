"""Claims that end in a full stop, in sentences that have one of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import words

if TYPE_CHECKING:
    from conftest import Site

PAGE = """\
---
topic:
  region: tech
---
# A topic

:::{belief} It holds.
:name: b
:credence: 70%
:::

:::{uncertainty} Does it?
:name: q
:::

:::{belief} It must!
:name: m
:credence: 70%
:::

:::{belief} It holds in the U.S.
:name: us
:credence: 70%
:::

:::{belief} It goes on...
:name: on
:credence: 70%
:::
"""

SENTENCES = [
    ("I say {belief}`b`.", "I say It holds."),
    ("{belief}`b`, I say.", "It holds, I say."),
    ("I say ({belief}`b`) so.", "I say (It holds) so."),
    ("*I say {belief}`b`*.", "I say It holds."),
    ("I say {belief}`b`[^1].\n\n[^1]: Note.", "I say It holds[1]."),
    ("{belief}`b` — because.", "It holds — because."),
    ("{belief}`b` ({credence}`b`)", "It holds (70%)"),
    ("{belief}`b` and\nmore", "It holds and more"),
    ("{belief}`b`\nand more", "It holds and more"),
    ("{any}`b`.", "It holds."),
    ("[](#b).", "It holds."),
    # The sentence ends here, so that full stop is its own.
    ("I say {belief}`b`", "I say It holds."),
    ("I say {belief}`b` So it is.", "I say It holds. So it is."),
    ("{belief}`b` {belief}`b`", "It holds. It holds."),
    ("{belief}`b`\\\nand more", "It holds. and more"),
    ("- {belief}`b`", "It holds."),
    ("| a |\n|---|\n| {belief}`b` |", "a It holds."),
    # Other marks say something.
    ("I ask {uncertainty}`q`.", "I ask Does it?."),
    ("I say {belief}`m`, and so.", "I say It must!, and so."),
    ("I say {belief}`on` and so.", "I say It goes on… and so."),
    ("{belief}`us` and elsewhere", "It holds in the U.S. and elsewhere"),
    ("{belief}`us`.", "It holds in the U.S."),
    # An author's own words stay as they are.
    ("{belief}`Mine. <b>`, I say.", "Mine., I say."),
]


@pytest.mark.parametrize(("source", "shown"), SENTENCES)
def test_a_claim_in_a_sentence_leaves_its_full_stop_to_the_sentence(
    site: Site, source: str, shown: str
) -> None:
    site.write("page", PAGE)
    site.write("from", f"# From\n\n{source}\n")
    site.build()
    assert site.warnings == []
    text = words(site.body("from")).removeprefix("From ")
    assert text.partition(" [1]")[0].partition("[1] Note")[0] == shown


def test_a_claim_in_a_title_leaves_it_to_the_title_also_elsewhere(site: Site) -> None:
    site.write(
        "page", f"{PAGE}\n:::{{belief}} If {{belief}}`b`, it will.\n:name: if\n:credence: 9%\n:::\n"
    )
    site.write("from", "# From\n\n{belief}`if`\n\n:::{belief-index}\n:::\n")
    site.build()
    assert site.warnings == []
    assert (
        words(site.body("page").select_one("#beliefs-if .beliefs-title"))
        == "If It holds, it will. 9%"
    )
    assert words(site.body("from").select_one("p")) == "If It holds, it will."
    cells = [words(cell) for cell in site.body("from").select(".beliefs-claim-cell")]
    assert {"It holds.", "If It holds, it will."} <= set(cells)


def test_it_is_the_same_in_restructuredtext_and_in_other_builders(site: Site) -> None:
    site.write("page", PAGE)
    site.write("from.rst", "From\n====\n\nI say :belief:`b`.\n\n* :belief:`b`\n")
    site.build("text")
    assert "I say *It holds*.\n\n* *It holds.*\n" in (site.outdir / "from.txt").read_text()
