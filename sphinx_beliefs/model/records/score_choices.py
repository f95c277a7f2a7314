"""What can be chosen in views of how good credences were."""

from __future__ import annotations

from enum import Enum


class ScorePart(Enum):
    """The parts of a track record."""

    SCORES = "scores"
    MOVEMENT = "movement"
    TRIGGERS = "triggers"


class By(Enum):
    """What the rows of a track record are by."""

    REGION = "region"
    YEAR = "year"
    TAG = "tag"
    HORIZON = "horizon"

    @property
    def has_open(self) -> bool:
        """True if what is open has a row as well; without an outcome, it has no year or horizon."""
        return self in {By.REGION, By.TAG}


class BinsBy(Enum):
    """How outcomes are put into bins."""

    #: Bins of about as many outcomes each; those of one credence are in one bin.
    COUNT = "count"
    #: Bins of the same width.
    WIDTH = "width"


class Ahead(Enum):
    """What becomes of outcomes whose resolve-by is still ahead."""

    INCLUDE = "include"
    EXCLUDE = "exclude"
