"""Pages with a slip at random in them lose no word without a warning.

The pages are always the same; ``tox run -e slips`` makes others, as many as it is asked for.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "hunt"))

from random_slips import make_page
from slip_builds import lost_words


@pytest.mark.parametrize("part", range(2))
def test_a_slip_loses_no_word(tmp_path: Path, part: int) -> None:
    rng = random.Random(part)
    pages = {
        f"page{number}": make_page(rng, f"p{number}", is_rst=number % 4 == 3)
        for number in range(40)
    }
    lost = lost_words(tmp_path, pages)
    assert {name: (pages[name].slip, pages[name].text, words) for name, words in lost.items()} == {}
