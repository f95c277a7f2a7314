"""The page the project began with, written as its author wrote it, and with directives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conftest import Site

HEAD = """\
---
topic:
  region: tech
  status: exploring
  tagline: How well we can read what models are doing internally, and how much that buys us in deployment.
  last_reviewed: 2026-05-01
---

# Mechanistic Interpretability

## Where I currently stand

<Likely something on: mech interp is a high-variance bet; the safety case it underwrites is "we can
detect bad cognition before it becomes bad action"; current results are exciting but not yet robust
enough to lean on operationally. Edit freely.>
"""

LISTS = """
## Current beliefs

- Mech interp is necessary but not sufficient for a deployment-time safety case. ~XX% — interpretability findings are too brittle and too narrow to be the load-bearing element of a safety case yet.
- The most useful near-term mech interp is the kind that supports monitoring, not the kind that aims for full mechanistic understanding. ~XX%<why>.
- <Your view on SAEs / circuits / probes.> ~XX%<why>.

## Uncertainties

- Does mech interp scale to frontier-size models in a deployment-relevant way, or stay a research toy? Why it matters: determines whether interp is part of the operational safety story or only the science one.
- Are the abstractions we extract real features of the model's computation or artefacts of our methods? Why it matters: if the latter, interp findings don't generalise out of the lab.

## What would update me

- A demonstrated interpretability-based detector that catches real misalignment before behavioural symptoms would meaningfully strengthen the case.
- Repeated failures to robustly localise simple behaviours in frontier-scale models would push me to treat mech interp as primarily a science project.

## Recent reading

- <date><title><takeaway>.

## Related writing

No essays tagged with this topic yet.

## Related regions
"""

DIRECTIVES = """
## Current beliefs

:::{belief} Mech interp is necessary but not sufficient for a deployment-time safety case.
:credence: ~XX%

interpretability findings are too brittle and too narrow to be the load-bearing element of a safety case yet.
:::

:::{belief} The most useful near-term mech interp is the kind that supports monitoring, not the kind that aims for full mechanistic understanding.
:credence: ~XX%

<why>.
:::

:::{belief} <Your view on SAEs / circuits / probes.>
:credence: ~XX%

<why>.
:::

## Uncertainties

:::{uncertainty} Does mech interp scale to frontier-size models in a deployment-relevant way, or stay a research toy?

determines whether interp is part of the operational safety story or only the science one.
:::

:::{uncertainty} Are the abstractions we extract real features of the model's computation or artefacts of our methods?

if the latter, interp findings don't generalise out of the lab.
:::

## What would update me

:::{update-trigger} A demonstrated interpretability-based detector that catches real misalignment before behavioural symptoms would meaningfully strengthen the case.
:::

:::{update-trigger} Repeated failures to robustly localise simple behaviours in frontier-scale models would push me to treat mech interp as primarily a science project.
:::

## Recent reading

:::{reading} <title>
:date: <date>

<takeaway>.
:::

## Related writing

:::{related-writing}
:::

## Related regions

:::{related-topics}
:::
"""

#: Writes what other extensions are given of a site.
CONF = """
beliefs_sections = True


def setup(app):
    from pathlib import Path

    import msgspec

    def write(app, site):
        records = [*site.items, *site.topics.values()]
        Path(app.outdir, "records.json").write_bytes(msgspec.json.encode(records))

    app.connect("beliefs-read", write)
"""


def records(site: Site, text: str) -> list[dict[str, Any]]:
    """The items and the topic of a page, without the lines on which they stand."""
    site.write("page", text)
    site.build()
    assert site.warnings == []
    found = json.loads((site.outdir / "records.json").read_text(encoding="utf-8"))
    return [{name: value for name, value in each.items() if "place" not in name} for each in found]


def test_lists_and_directives_give_the_same_records_and_the_same_page(site: Site) -> None:
    site.configure(CONF)
    with_directives = records(site, HEAD + DIRECTIVES)
    page = site.body("page")
    with_lists = records(site, HEAD + LISTS)
    assert len(with_lists) == 9
    assert with_lists == with_directives
    assert str(site.body("page")) == str(page)


def messages(site: Site, text: str) -> list[str]:
    """The texts of a page that can be translated, sorted."""
    site.write("page", text)
    site.build("gettext", folder="_gettext")
    template = (site.outdir / "page.pot").read_text(encoding="utf-8")
    return sorted(line for line in template.split("\n") if line.startswith(("msgid", '"')))


def test_translators_are_given_the_same_texts(site: Site) -> None:
    site.configure("beliefs_sections = True\n")
    assert messages(site, HEAD + LISTS) == messages(site, HEAD + DIRECTIVES)
