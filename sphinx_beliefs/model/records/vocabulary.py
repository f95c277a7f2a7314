"""The values that a site allows in its topic metadata."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec import Struct

from sphinx_beliefs.model.notation.dates import Period
from sphinx_beliefs.model.notation.names import slug


class Vocabulary(Struct, frozen=True, kw_only=True):
    """The values that a site allows in topic metadata: region titles and status labels, by slug.

    An empty mapping allows any text. ``today`` is the day against which dates are checked, and
    ``review_in`` the time for which a review is good, unless a topic gives its own.
    """

    regions: Mapping[str, str] = {}
    statuses: Mapping[str, str] = {}
    today: datetime.date | None = None
    review_in: Period | None = None

    def region_title(self, region: str) -> str:
        """The title of a region, as readers see it."""
        return self.regions.get(region, region)

    def status_label(self, status: str) -> str:
        """The label of a status, as readers see it."""
        return self.statuses.get(status, status)


def find_term(written: str, titles: Mapping[str, str]) -> str | None:
    """The slug, out of ``titles``, that a text names by slug or title; None if there is none."""
    if written in titles:
        return written
    wanted = slug(written)
    return next((term for term in titles if wanted in {slug(term), slug(titles[term])}), None)
