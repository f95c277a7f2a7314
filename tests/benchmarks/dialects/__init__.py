"""The same site in each dialect: Markdown written by hand, this extension, sphinx-needs.

A dialect has what an author would write in it for the same page. Readers can do the same, too, as
far as the dialect allows: items that bear on a belief link to it, each topic gives its region and
related topics, and one page lists all beliefs.
"""

from __future__ import annotations

from .beliefs import Beliefs, BeliefsBare, BeliefsExported, BeliefsNamed, Views
from .dialect import INDEX, Dialect
from .lean import Lean, LeanBare, LeanViews
from .lists import Lists
from .needs import Needs
from .plain import Plain, PlainViews, Unused

__all__ = ["DIALECTS", "INDEX", "Beliefs", "Dialect", "Lean", "Lists", "Plain", "Views"]

DIALECTS: dict[str, type[Dialect]] = {
    dialect.name: dialect
    for dialect in (
        Lean,
        Plain,
        Beliefs,
        BeliefsNamed,
        BeliefsExported,
        Lists,
        Needs,
        Unused,
        LeanBare,
        BeliefsBare,
        LeanViews,
        PlainViews,
        Views,
    )
}
