"""What a site allows in its topic metadata."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec import Struct

from sphinx_beliefs.model.notation.dates import Period
from sphinx_beliefs.model.notation.names import slug


class Vocabulary(Struct, frozen=True, kw_only=True):
    """What a site allows in its topic metadata: titles of regions and labels of statuses by slug.

    An empty mapping allows any text. ``today`` is the day against which dates are checked, and
    ``review_in`` how long a review is good for where a topic does not say it.
    """

    regions: Mapping[str, str] = {}
    statuses: Mapping[str, str] = {}
    today: datetime.date | None = None
    review_in: Period | None = None

    def region_title(self, region: str) -> str:
        """What a reader sees for a region."""
        return self.regions.get(region, region)

    def status_label(self, status: str) -> str:
        """What a reader sees for a status."""
        return self.statuses.get(status, status)


def find_term(written: str, titles: Mapping[str, str]) -> str | None:
    """The term, of those whose ``titles`` are given, that a text is, or is the title of."""
    if written in titles:
        return written
    wanted = slug(written)
    return next((term for term in titles if wanted in {slug(term), slug(titles[term])}), None)
