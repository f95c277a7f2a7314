"""What scores and coherence cost: views of a thousand decided beliefs, and groups of related ones.

Each time is that of a process of its own, with all that it imports, and of the same site without the
views or the relations beside it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CONF = "extensions = ['myst_parser', 'sphinx_beliefs']\nhtml_theme = 'basic'\nbeliefs_today = '2026-06-01'\n"

#: Prints the seconds that both views of a site that is built take, with all that they import first,
#: and again without.
ANSWERS = """
import sys, time
from pathlib import Path
from sphinx.application import Sphinx
root = Path(sys.argv[1])
app = Sphinx(root, root, root / "_b", root / "_b/.doctrees", "html", status=None, warning=None)
assert "numpy" not in sys.modules
from sphinx_beliefs.domain import beliefs_domain
domain = beliefs_domain(app.env)
def once():
    from sphinx_beliefs.model.records.questions import CalibrationView, TrackRecordView
    from sphinx_beliefs.model.records.score_choices import By
    from sphinx_beliefs.rendering.calibration_writer import write_calibration
    from sphinx_beliefs.rendering.track_record_writer import write_track_record
    domain.site.kept.clear()
    start = time.perf_counter()
    write_track_record(domain, TrackRecordView(by=tuple(By)), "index", "index")
    write_calibration(domain, CalibrationView(), "index", "index")
    return time.perf_counter() - start
print(once(), once())  # noqa: T201
"""


def decided(number: int) -> str:
    """Decided beliefs, each with a log of three entries."""
    chance = random.Random(number)
    percents = [chance.randrange(5, 96) for _entry in range(3)]
    log = "\n".join(
        f"- 2025-{month:02}-{1 + number % 28:02} {percent}%"
        for month, percent in zip((1, 4, 8), percents, strict=True)
    )
    outcome = "true" if chance.random() * 100 < percents[-1] else "false"
    return (
        f"::::{{belief}} Claim {number}.\n:name: b{number}\n:credence: {percents[-1]}%\n"
        f":resolve-by: 2025-12-31\n:resolution: {outcome}\n:resolved: 2025-12-01\n\n"
        f":::{{credence-log}}\n{log}\n:::\n::::\n\n"
    )


def related(number: int, most: int) -> str:
    """A belief that implies the next one of its group."""
    options = f":implies: r{number + 1}\n" if (number + 1) % most else ""
    percent = 10 + 80 * (number % most) // most
    return (
        f":::{{belief}} Claim {number}.\n:name: r{number}\n:credence: {percent}%\n{options}:::\n\n"
    )


def a_site(root: Path, pages: list[str], index: str) -> Path:
    root.mkdir(parents=True)
    (root / "conf.py").write_text(CONF + "myst_enable_extensions = ['colon_fence']\n")
    names = "\n".join(f"page{number}" for number in range(len(pages)))
    (root / "index.md").write_text(f"# Index\n\n```{{toctree}}\n{names}\n```\n\n{index}")
    for number, text in enumerate(pages):
        (root / f"page{number}.md").write_text(f"# Page {number}\n\n{text}")
    return root


def build(root: Path) -> float:
    """The seconds of a build from nothing."""
    start = time.perf_counter()
    command = [sys.executable, "-m", "sphinx", "-q", "-E", "-b", "html", root, root / "_b"]
    subprocess.run(command, check=True)  # noqa: S603
    return time.perf_counter() - start


def ratio(one: Path, other: Path, repeats: int) -> str:
    """The median of the times of two sites, one after the other, and of their ratios."""
    pairs = [(build(one), build(other)) for _repeat in range(repeats)]
    first, second = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratios = statistics.median(a / b for a, b in pairs)
    return f"{first:.2f} s against {second:.2f} s, ratio {ratios:.3f}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--beliefs", type=int, default=1000)
    parser.add_argument("--repeats", type=int, default=3)
    asked = parser.parse_args()
    views = "```{track-record}\n:by: region, year, tag, horizon\n```\n\n```{calibration}\n```\n"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        pages = [
            "".join(map(decided, range(start, min(start + 25, asked.beliefs))))
            for start in range(0, asked.beliefs, 25)
        ]
        with_views = a_site(root / "views", pages, views)
        build(with_views)
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-c", ANSWERS, with_views], check=True, capture_output=True, text=True
        )
        first, again = map(float, done.stdout.split())
        print(  # noqa: T201
            f"both views of {asked.beliefs} decided beliefs: {first:.3f} s with what they import, "
            f"{again:.3f} s without"
        )
        plain = a_site(root / "plain", pages, "")
        print(f"a build with both views: {ratio(with_views, plain, asked.repeats)} without")  # noqa: T201
        for most in (10, 100, 300):
            groups = ["".join(related(at, most) for at in range(300))]
            apart = ["".join(related(at, 1) for at in range(300))]
            one = a_site(root / f"related{most}", groups, "")
            other = a_site(root / f"apart{most}", apart, "")
            print(f"300 beliefs in groups of {most}: {ratio(one, other, asked.repeats)} unrelated")  # noqa: T201


if __name__ == "__main__":
    main()
