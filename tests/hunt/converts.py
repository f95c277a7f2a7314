"""Converts pages at random to lists and back, and looks for one that then says anything else.

python tests/hunt/converts.py --pages 1000
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from pathlib import Path

from random_pages import random_pages
from round_trips import CONF, there_and_back

_A_SITE = 100


def main() -> int:
    """Try pages until there were enough; returns whether one was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    given = parser.parse_args()
    tried, found = 0, 0
    while tried < given.pages:
        seed = given.seed + tried
        by_heading = tried // _A_SITE % 2 == 1
        pages = random_pages(random.Random(seed), _A_SITE, has_lists=not by_heading)
        with tempfile.TemporaryDirectory() as folder:
            sections = f"beliefs_sections = {by_heading}\n"
            for name, problem in there_and_back(Path(folder), pages, CONF + sections).items():
                found += 1
                sys.stdout.write(f"seed {seed}, {name} {problem}\n{pages[name]}\n")
        tried += len(pages)
    sys.stdout.write(f"{tried} pages from seed {given.seed}, {found} of them wrong\n")
    return min(found, 1)


if __name__ == "__main__":
    sys.exit(main())
