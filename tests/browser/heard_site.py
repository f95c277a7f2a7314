"""A small site with everything in every state, for those who hear it or see it in their own way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.cmd.build import build_main

if TYPE_CHECKING:
    from pathlib import Path

CONF = """
project = "Heard"
extensions = ["myst_parser", "sphinx_beliefs"]
myst_enable_extensions = ["colon_fence"]
exclude_patterns = ["basic", "furo"]
beliefs_today = "2026-06-01"
beliefs_regions = {"tech": "Technical Safety", "gov": "Governance"}
beliefs_verbal_scale = "icd203"
beliefs_discuss = "me@example.org"
beliefs_sortable_rows = 3
suppress_warnings = ["beliefs.resolve_by", "beliefs.fired", "beliefs.review_overdue"]
"""

TOPIC = """\
---
topic:
  region: tech
  status: exploring
  tagline: How well we can read what models do.
  last_reviewed: 2025-04-12
  review_in: 6 months
  related: [other]
---

# Interpretability

## Where I stand

My {credence}`open` on {belief}`open` is the number that counts.

## Current beliefs

::::{belief} Reading a model is necessary but not sufficient
:name: open
:credence: ~70%
:since: 2024-12-31
:resolve-by: 2026-05-01

Findings are too brittle.

:::{credence-log}
- 2025-01-01: 40-50% — A guess.
- 2026-01-01: ~70% — A result.
:::
::::

:::{belief} It helps with monitoring
:name: word
:credence: likely
:::

:::{belief} It should be paid for by all
:normative:
:::

:::{belief} It scales
:credence: ~XX%

<why>
:::

## Earlier beliefs

:::{belief} There is a feature for everything
:credence: 3:1
:resolution: false
:resolved: 2026-02-01
:::

:::{belief} Probes are enough
:credence: 80%
:resolution: superseded
:superseded-by: open
:::

## Uncertainties

:::{uncertainty} Does it scale to large models?
:name: scale
:beliefs: open, word
:if-yes: It carries weight.
:if-no: It stays a science.

It decides what it is for.
:::

## What would update me

:::{update-trigger} A detector that catches the real thing
:beliefs: open
:to: ~85%

It would show that it carries weight.
:::

:::{update-trigger} A failure nobody saw
:lowers: word
:strength: strongly
:fired: 2026-03-01
:::

## Recent reading

:::{reading} Scaling it
:date: 2024-05-21
:url: https://example.org/paper
:authors: A. Author
:beliefs: open

Features scale.
:::

## Related topics

:::{related-topics}
:::
"""

OTHER = """\
---
topic:
  region: gov
  status: settled
---

# Governance

:::{belief} Nobody will wait
:credence: >95%

See {belief}`open`.
:::
"""

STUB = "---\ntopic:\n  region: gov\n---\n\n# Audits\n\n:::{belief} <claim>\n:credence: ??%\n:::\n"

INDEX = """\
# Lists

:::{belief-index}
:caption: All of them
:columns: title, credence, resolution, due
:resolution: all
:group-by: region
:stubs: include
:::

## As a list

:::{belief-index}
:format: list
:::

## Topics

:::{topic-index}
:::

:::{update-trigger-index}
:fired: all
:::

:::{stub-index}
:::
"""

PAGES = {"topic": TOPIC, "other": OTHER, "stub": STUB, "lists": INDEX}


def build_heard(root: Path, theme: str) -> Path:
    """Build the site in a theme; return the folder of its pages."""
    (root / "conf.py").write_text(CONF, encoding="utf-8")
    (root / "index.md").write_text("# Index\n\n```{toctree}\n:glob:\n\n*\n```\n", encoding="utf-8")
    for name, text in PAGES.items():
        (root / f"{name}.md").write_text(text, encoding="utf-8")
    built = root / theme
    options = ["-q", "-b", "html", "-D", f"html_theme={theme}", "-d", str(root / "doctrees")]
    # A mistake in these pages would leave something of them untried.
    quiet = ["--fail-on-warning", "--keep-going"]
    assert build_main([*options, *quiet, str(root), str(built)]) == 0
    return built
