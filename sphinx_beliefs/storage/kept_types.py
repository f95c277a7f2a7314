"""The types of what is kept of the whole site, which are needed only to read it again."""

from __future__ import annotations

from sphinx_beliefs.model.problem import Finding
from sphinx_beliefs.model.site.changes import Change
from sphinx_beliefs.model.site.page_keys import PageKeys

#: The last changes, each after the reading before it.
CHANGES = list[tuple[str, Change]]

#: The keys of pages, by page.
KEYS = dict[str, PageKeys]

#: The problems between pages, by page.
PROBLEMS = dict[str, list[Finding]]
