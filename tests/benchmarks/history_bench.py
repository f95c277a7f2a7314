"""What the history from git costs: the repository is made here, by git fast-import.

    python tests/benchmarks/history_bench.py --commits 2000 --topics 50

Prints the seconds of a first reading, of one after another commit, and of one with nothing new, each in a process of its
own, with how much of it that process was at work, and its largest memory, beside those of ``git log --raw`` alone.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

GIT = shutil.which("git") or "git"

#: The beliefs on a topic.
BELIEFS = 4
#: The words of a page besides.
PROSE = "It is not the rents that move first, but the flats that are let at all. " * 12


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--commits", type=int, default=2000)
    parser.add_argument("--topics", type=int, default=50)
    parser.add_argument("--form", choices=["directives", "lists"], default="directives")
    parser.add_argument("--read", metavar="FOLDER", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        read(Path(options.read), options.form)
        return
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        make(folder, options.commits, options.topics, options.form)
        start = time.perf_counter()
        subprocess.run(  # noqa: S603
            [GIT, "log", "--raw", "--no-renames", "HEAD"],
            cwd=folder,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        print(f"git log alone     {time.perf_counter() - start:6.2f} s")  # noqa: T201
        again("first reading", folder, options.form)
        again("nothing new", folder, options.form)
        add_commit(folder)
        again("one commit more", folder, options.form)


def again(label: str, folder: Path, form: str) -> None:
    """Read a repository in a process of its own, and say what that costs."""
    command = [sys.executable, __file__, "--read", str(folder), "--form", form]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    print(f"{label:16}  {done.stdout.strip()}")  # noqa: T201


def read(folder: Path, form: str) -> None:
    from sphinx_beliefs.model.sections.section_headings import Headings
    from sphinx_beliefs.past.page_rules import PageRules
    from sphinx_beliefs.past.past_reader import read_history

    rules = (
        PageRules(headings=Headings({}), is_topic=lambda _path: True)
        if form == "lists"
        else PageRules()
    )
    start, busy = time.perf_counter(), time.process_time()
    history = read_history(folder, rules)
    seconds, busy = time.perf_counter() - start, time.process_time() - busy
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    versions = sum(len(each) for _name, each in history)
    size = f"{len(history.of_name)} beliefs, {versions} versions"
    print(f"{seconds:6.2f} s ({busy:5.2f} s of it at work)  {memory:5.0f} MB  {size}")  # noqa: T201


def page(topic: int, said: list[tuple[str, int]], form: str) -> str:
    """A page with beliefs: the claim and the credence of each."""
    parts = [f"---\ntopic: {{}}\n---\n\n# Topic {topic}\n\n{PROSE}\n\n## Current beliefs\n\n"]
    for number, (claim, credence) in enumerate(said):
        name = f"topic-{topic}-{number}"
        if form == "lists":
            parts.append(f"- **{claim}** ~{credence}% — {PROSE[:200]}\n  :name: {name}\n")
        else:
            parts.append(
                f":::{{belief}} {claim}\n:name: {name}\n:credence: ~{credence}%\n\n{PROSE[:400]}\n:::\n\n"
            )
    return "".join([*parts, "\n## Notes\n\n", PROSE, "\n"])


def make(folder: Path, commits: int, topics: int, form: str) -> None:
    """A repository: all topics in the first commit, then an edit of one of them in each, and now and then a page that is
    moved or a branch that is merged.
    """
    chance = random.Random(1)
    said = {
        topic: [(f"Claim {number} of topic {topic} holds.", 50) for number in range(BELIEFS)]
        for topic in range(topics)
    }
    paths = {topic: f"docs/topics/topic-{topic}.md" for topic in range(topics)}
    stream: list[str] = []

    def commit(mark: int, day: int, parents: list[int], files: dict[str, str | None]) -> None:
        when = 1_500_000_000 + day * 40_000
        stream.append(
            f"commit refs/heads/main\nmark :{mark}\nauthor Ada <a@example.org> {when} +0100\n"
        )
        stream.append(f"committer Ada <a@example.org> {when} +0100\ndata 4\nEdit\n")
        stream.extend(
            f"{word} :{parent}\n"
            for word, parent in zip(["from", *["merge"] * 9], parents, strict=False)
        )
        for path, text in files.items():
            if text is None:
                stream.append(f"D {path}\n")
            else:
                stream.append(f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n")

    commit(1, 0, [], {paths[topic]: page(topic, said[topic], form) for topic in said})
    for number in range(2, commits + 1):
        topic = chance.randrange(topics)
        files: dict[str, str | None] = {}
        if number % 50 == 0:
            files[paths[topic]] = None
            paths[topic] = f"docs/topics/moved-{number}-{topic}.md"
        which = chance.randrange(BELIEFS)
        claim, credence = said[topic][which]
        if number % 20 == 0:
            claim = claim.replace("holds", "still holds")
        said[topic][which] = (claim, min(max(credence + chance.randrange(-9, 10), 1), 99))
        files[paths[topic]] = page(topic, said[topic], form)
        # A merge of the commit before the last, which has all of it.
        parents = [number - 1, number - 2] if number % 25 == 0 else [number - 1]
        commit(number, number, parents, files)
    subprocess.run([GIT, "init", "--quiet", "--initial-branch=main"], cwd=folder, check=True)  # noqa: S603
    subprocess.run(  # noqa: S603
        [GIT, "fast-import", "--quiet"],
        cwd=folder,
        input="".join(stream).encode(),
        check=True,
    )
    subprocess.run([GIT, "reset", "--quiet", "--hard"], cwd=folder, check=True)  # noqa: S603


def add_commit(folder: Path) -> None:
    path = next(iter(sorted((folder / "docs/topics").iterdir())))
    path.write_text(path.read_text("utf-8").replace("~", "", 1), "utf-8")
    identity = [
        "-c",
        "user.name=Ada",
        "-c",
        "user.email=a@example.org",
        "-c",
        "commit.gpgsign=false",
    ]
    subprocess.run(  # noqa: S603
        [GIT, *identity, "commit", "--quiet", "--all", "--message=Edit"], cwd=folder, check=True
    )


if __name__ == "__main__":
    main()
