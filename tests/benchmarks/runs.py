"""One run: every site is built in turn, edited as an author would, and looked at."""

from __future__ import annotations

import shutil
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from codes import Code
from content import Content, make_content
from dialects import DIALECTS, INDEX, Dialect
from one_build import Took, build
from sight import quoted_credence, shown_credence, text_of
from weights import weights_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from content import Belief, Topic
    from tqdm import tqdm


class What(StrEnum):
    """What a build is done for; there is a build for each page of lists as well, by its name."""

    COLD = "cold"
    NOTHING = "nothing changed"
    PROSE = "prose edit"
    CREDENCE = "credence edit"

    #: A prose edit, in a build that is told to write this page only.
    ONE_PAGE = "one page"

    #: The credence of a belief changes that many pages quote, in a build of these pages only.
    QUOTING_PAGES = "quoting pages"

    #: The same in a build of the site.
    QUOTED = "quoted credence edit"


#: The dialects for which the edit of a quoted credence is measured.
QUOTED_IN = ("lean", "plain", "beliefs", "beliefs-named", "lists")


@dataclass(frozen=True)
class Site:
    """A dialect, built with one checkout of this extension."""

    dialect: str
    code: Code

    @property
    def name(self) -> str:
        """The name of its column, such as ``beliefs (old)``."""
        return f"{self.dialect} ({self.code.label})" if self.code.label else self.dialect


@dataclass(frozen=True)
class Step:
    """One build of one site, after the edit that it is named after."""

    site: Site
    what: str
    number: int = 0

    def expected_seconds(self, size: int) -> float:
        """About how long it takes, for the progress bar."""
        return 0.6 + size * (0.03 if self.what == What.COLD else 0.003)


def sites_of(dialects: Iterable[str], codes: Sequence[Code]) -> list[Site]:
    """The sites to measure: a dialect that does not use this extension is built only once."""
    return [
        Site(name, code)
        for name in dialects
        for code in (codes if "sphinx_beliefs" in DIALECTS[name].extensions else [Code()])
    ]


def plan(sites: Sequence[Site], repeats: int) -> Iterator[Step]:
    """The builds of a run, in order: sites in turn, so that a slower hour is slower for all."""
    yield from (Step(site, What.COLD) for site in sites)
    for what in (What.NOTHING, What.PROSE, What.CREDENCE):
        for number in range(repeats):
            yield from (Step(site, what, number) for site in sites)
    for site in sites:
        yield from (Step(site, view) for view in DIALECTS[site.dialect].view_pages)
    quoted = [site for site in sites if site.dialect in QUOTED_IN]
    for number in range(repeats):
        for what in (What.ONE_PAGE, What.QUOTING_PAGES, What.QUOTED):
            yield from (Step(site, what, repeats + number) for site in quoted)


@dataclass(frozen=True, kw_only=True)
class Measurement:
    """What is measured at one size with one number of jobs."""

    topics: int
    jobs: int
    runs: int
    repeats: int
    sites: list[Site]

    @property
    def file(self) -> str:
        """The name of the file with its results."""
        return f"{self.topics}-topics-{self.jobs}-jobs.json"

    def expected_seconds(self) -> float:
        """About how long all its runs take."""
        steps = plan(self.sites, self.repeats)
        return self.runs * sum(step.expected_seconds(self.topics) for step in steps)


class Build:
    """A site on the disk, with what was measured of it."""

    def __init__(self, site: Site, root: Path, size: int, jobs: int) -> None:
        self.site, self.size, self.jobs = site, size, jobs
        self.content: Content = make_content(size)
        self.dialect: Dialect = DIALECTS[site.dialect](root / site.name.replace(" ", "-"))
        self.environment = site.code.environment()
        self.took: dict[str, list[dict[str, float]]] = {}
        self.weights: dict[str, float] = {}
        self.stale = 0

    def do(self, step: Step) -> None:
        """Make the edit of a step, build, and look whether readers see it.

        Raises ``RuntimeError`` if an edited page does not show the edit; a stale index is counted.
        """
        match step.what:
            case What.COLD:
                self.dialect.write(self.content)
                self._build(step)
                self.weights = weights_of(self.dialect.root)
            case What.NOTHING:
                self._build(step)
            case What.PROSE | What.ONE_PAGE:
                topic, word = self.dialect.edit_prose(self.content, step.number)
                page = _docname(topic)
                self._build(step, [page] if step.what == What.ONE_PAGE else [])
                self._expect(step, word in text_of(self.page(page)))
            case What.CREDENCE:
                topic, belief = self.dialect.edit_credence(self.content, step.number)
                self._build(step)
                shown = shown_credence(self.page(_docname(topic)), belief)
                self._expect(step, shown == belief.credence)
                self.look_at_lists(belief)
            case What.QUOTING_PAGES | What.QUOTED:
                lists = step.what == What.QUOTED
                topics, belief = self.dialect.edit_quoted(self.content, with_lists=lists)
                pages = [_docname(topic) for topic in topics]
                self._build(step, pages if step.what == What.QUOTING_PAGES else [])
                shown = shown_credence(self.page(pages[0]), belief)
                quoted = {quoted_credence(self.page(page)) for page in pages[1:]}
                self._expect(step, {shown} | quoted == {belief.credence})
                if lists:
                    self.look_at_lists(belief)
            case view:
                self.dialect.edit_view(view)
                self._build(step)

    def page(self, name: str) -> str:
        """A page in HTML, as it was built."""
        return (self.dialect.root / "html" / f"{name}.html").read_text(encoding="utf-8")

    def as_record(self) -> dict[str, Any]:
        """What was measured, for JSON."""
        return {"builds": self.took, "weights": self.weights, "stale": self.stale}

    def _build(self, step: Step, pages: Sequence[str] = ()) -> Took:
        took = build(self.dialect.root, self.environment, self.jobs, pages)
        self.took.setdefault(step.what, []).append(asdict(took))
        return took

    def look_at_lists(self, belief: Belief) -> None:
        """Count the edit if a list of all beliefs does not show it.

        A long index of this extension leads to its generated pages, where the rest of it stands.
        """
        html = self.dialect.root / "html"
        lists = [INDEX] if self.dialect.has_index else []
        lists += [path.stem for path in html.glob(f"{INDEX}-all*.html")]
        shown = {shown_credence(self.page(name), belief) for name in lists} - {None}
        self.stale += bool(lists) and shown != {belief.credence}

    def _expect(self, step: Step, is_seen: bool) -> None:
        if not is_seen:
            raise RuntimeError(f"{self.site.name}: the {step.what} is not to be seen on its page")


def run(root: Path, sites: Sequence[Site], what: Measurement, bar: tqdm) -> dict[str, Any]:
    """Measure sites, and remove them from the disk; the record of each site, by its name."""
    builds = {site: Build(site, root, what.topics, what.jobs) for site in sites}
    for step in plan(sites, what.repeats):
        bar.set_postfix_str(f"{step.site.name}: {step.what}")
        builds[step.site].do(step)
        bar.update(step.expected_seconds(what.topics))
    for done in builds.values():
        shutil.rmtree(done.dialect.root)
    return {site.name: builds[site].as_record() for site in sites}


def warm_up(root: Path, sites: Sequence[Site]) -> None:
    """Build a small site of each kind once, so that no measured build compiles modules."""
    for site in sites:
        small = Build(site, root, 3, 1)
        small.do(Step(site, What.COLD))
        shutil.rmtree(small.dialect.root)


def _docname(topic: Topic) -> str:
    return f"topics/{topic.name}"
