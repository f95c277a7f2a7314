"""Each view's page is written again exactly when what the view shows has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from test_fresh import GENERATED, assert_fresh, edit, written_again

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Site

TOPIC = """\
---
topic:
  region: gov
  status: exploring
  tagline: About law.
---
# Law

Prose.

:::{belief} One
:name: one
:since: 2026-01
:credence: 70%

Because.
:::

:::{uncertainty} Question?
:beliefs: one

It matters.
:::

:::{update-trigger} Evidence
:beliefs: one
:direction: up

It would show.
:::

:::{reading} A book
:date: 2026-05
:authors: Somebody

Worth it.
:::
"""

VIEWS = {
    "beliefs": ":::{belief-index}\n:::",
    "uncertainties": ":::{uncertainty-index}\n:::",
    "triggers": ":::{update-trigger-index}\n:format: cards\n:::",
    "readings": ":::{reading-index}\n:format: list\n:::",
    "topics": ":::{topic-index}\n:::",
    "stubs": ":::{stub-index}\n:::",
    "strong": ":::{belief-index}\n:credence: >60%\n:columns: claim\n:::",
    "count": "There are {beliefs-count}`beliefs at >60%`.",
    "map": ":::{belief-graph}\n:of: beliefs\n:::",
    "minds": ":::{mind-changes}\n:::",
    "moves": ":::{mind-changes}\n:moved: >5\n:::",
    "own": ":::{mind-changes}\n:pages: this\n:::",
}


@pytest.fixture
def site(make_site: Callable[[str], Site]) -> Site:
    """A topic, a stub, and each view on a page of its own."""
    site = make_site("views")
    site.write("law", TOPIC)
    site.write("stub", "---\ntopic:\n  region: tech\n  tagline: Later.\n---\n# Stub\n\n<why>\n")
    for name, view in VIEWS.items():
        site.write(name, f"# View {name}\n\n{view}\n")
    site.build()
    assert site.warnings == []
    return site


@pytest.mark.parametrize(
    ("page", "old", "new", "written"),
    [
        ("law", "Prose.", "Other prose.", set()),
        ("law", "Because.", "Since.", set()),
        ("law", "It matters.", "It does.", set()),
        ("law", "Worth it.", "Well worth it.", set()),
        ("law", "Prose.", "Prose.\n\n## More\n\nProse.", set()),
        ("law", "70%", "80%", {"beliefs", "map", "minds"}),
        ("law", "70%", "20%", {"beliefs", "strong", "count", "map", "minds"}),
        ("law", "One", "Two", {"beliefs", "strong", "uncertainties", "triggers", "map", "minds"}),
        ("law", "2026-01", "2026-02", {"minds"}),
        ("law", "Question?", "Why?", {"uncertainties", "map"}),
        ("law", "Evidence", "A trial", {"triggers", "map"}),
        ("law", "direction: up", "direction: down", {"triggers", "map"}),
        ("law", "A book", "The book", {"readings"}),
        ("law", "2026-05", "2026-06", {"readings"}),
        ("law", "Somebody", "Nobody", {"readings"}),
        ("law", "About law.", "About laws.", set()),
        ("law", "status: exploring", "status: settled", {"topics"}),
        ("law", "# Law", "# Laws", {"beliefs", "uncertainties", "triggers", "topics"}),
        ("stub", "Later.", "Soon.", set()),
        ("stub", "<why>", "<why> <why>", {"stubs"}),
        ("stub", "<why>", "Because.", {"stubs", "topics"}),
        ("stub", "# Stub", "# Still a stub", {"stubs", "topics"}),
    ],
)
def test_an_edit_writes_again_exactly_the_views_that_show_it(
    site: Site, page: str, old: str, new: str, written: set[str]
) -> None:
    edit(site, page, old, new)
    assert written_again(site) - GENERATED - {"index", page} == written
    assert_fresh(site)
