"""Looks for slips that lose words without a word: pages with a slip at random, built by the hundred.

python tests/hunt/slips.py --rounds 5000
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from random_slips import SlippedPage, make_page
from slip_builds import lost_words

_A_BUILD = 100


def main() -> int:
    """Try slips until there were enough; returns how many lost a word."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    found = tried = 0
    while tried < given.rounds:
        rng = random.Random(given.seed + tried)
        pages = {
            f"page{number}": make_page(rng, f"p{number}", is_rst=number % 4 == 3)
            for number in range(_A_BUILD)
        }
        with tempfile.TemporaryDirectory() as folder:
            for name, lost in lost_words(Path(folder), pages).items():
                found += 1
                _tell(given.seed + tried, name, pages[name], lost)
        tried += len(pages)
    sys.stdout.write(f"{tried} slips tried from seed {given.seed}, {found} of them lose words\n")
    return min(found, 1)


def _tell(seed: int, name: str, page: SlippedPage, lost: list[str]) -> None:
    lines = page.text.split("\n")
    where = [f"    {line}" for line in lines if any(word in line for word in lost)]
    sys.stdout.write(
        "\n".join([f"seed {seed}, {name}: {page.slip} loses {', '.join(lost)}", *where])
    )
    sys.stdout.write("\n")


if __name__ == "__main__":
    sys.exit(main())
