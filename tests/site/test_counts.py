"""Numbers in prose that are counted anew whenever the site changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Site

TOPIC = """\
---
topic:
  region: gov
  tags: [law]
  status: settled
---
# Law

:::{belief} One
:credence: 90%
:::

:::{belief} Two
:credence: 20%
:tags: x
:resolve-by: 2020
:::

:::{belief} Three
:credence: 40%
:resolution: true
:::

:::{uncertainty} Question?
:::
"""


@pytest.fixture
def site(site: Site) -> Site:
    """One topic with beliefs, and one stub."""
    site.configure(
        "beliefs_regions = {'gov': 'Governance', 'tech': 'Tech', 'trust': 'Trust in AI'}\n"
        "beliefs_statuses = {'seed': 'Not yet begun', 'settled': 'Settled'}\n"
        "suppress_warnings = ['beliefs.resolve_by']\n"
    )
    site.write("law", TOPIC)
    site.write("stub", "---\ntopic:\n  region: tech\n  stub: true\n---\n# Stub\n")
    return site


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("beliefs", 2),
        ("all beliefs", 3),
        ("closed beliefs", 1),
        ("Beliefs in Governance", 2),
        ("beliefs in tech", 0),
        ("beliefs tagged x", 1),
        ("beliefs in governance tagged law at >80%", 1),
        ("uncertainties", 1),
        ("triggers", 0),
        ("update triggers", 0),
        ("readings", 0),
        ("topics", 2),
        ("written topics", 1),
        ("stubs", 1),
        ("stub in tech, gov", 1),
        ("all topics", 2),
        ("true beliefs", 1),
        ("settled topics", 1),
        ("not yet begun stubs", 0),
        ("overdue beliefs", 1),
        ("beliefs due within 99 years", 1),
        ("beliefs at >80% tagged law in gov", 1),
        ("beliefs tagged x in Trust in AI", 0),
        ("topics since 2026", 0),
    ],
)
def test_what_can_be_listed_can_be_counted(site: Site, written: str, number: int) -> None:
    site.write("page", f"# Page\n\nThere are {{beliefs-count}}`{written}` of them.\n")
    assert site.build().warnings == []
    assert f"There are {number} of them." in site.text("page")


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("claims", "write beliefs, uncertainties"),
        ("beliefs in gouv", "did you mean gov?"),
        ("beliefs at 70", "write 70%"),
        ("stubs at 70%", "cannot be counted by credence; remove that"),
        ("beliefs of mine", "after it, if need be: in …, tagged …"),
        ("written beliefs", "write one of open, closed, all, true, false"),
        ("setled topics", "did you mean settled"),
        ("beliefs at >60% in gouv", "did you mean gov?"),
        ("belief\u017f", "cannot be counted"),
        ("beliefs \u017fince 2026", "after it, if need be: in …, tagged …"),
    ],
)
def test_what_cannot_be_counted_is_told(site: Site, written: str, fix: str) -> None:
    site.write("page", f"# Page\n\nThere are {{beliefs-count}}`{written}` of them.\n")
    [warned] = site.build().warnings
    assert (warned.file, warned.line) == ("page.md", 3)
    assert warned.type in {"beliefs.option_value", "beliefs.unknown_region", "beliefs.credence"}
    assert fix in warned.text
    # A number would be a claim, and nobody knows which.
    assert f"There are {written} of them." in site.text("page")


def test_a_number_follows_the_site(site: Site) -> None:
    site.write("page", "# Page\n\nThere are {beliefs-count}`beliefs` of them.\n")
    site.write("same.rst", "Same\n====\n\nThere are :beliefs:count:`beliefs` of them.\n")
    site.build()
    site.write("law", TOPIC.replace(":resolution: true\n", ""))
    site.build()
    for page in ("page", "same"):
        assert "There are 3 of them." in site.text(page)
