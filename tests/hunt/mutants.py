"""Mutants of the code that keeps pages fresh: each leaves out one thing, and a test has to fail.

Each is a replacement of text in a copy of the package, against which tests of the model are run,
then tests of builds if these find nothing. ``tox run -e mutants`` prints a table of which test has
found which mutant, and fails if one has survived; names of mutants as arguments try only these.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]

_REACH = "tests/model/test_changes_reach.py"

#: The tests that have to find mutants, the fastest first: of the model, with those that try sites at
#: random last, and of builds.
OF_MODEL = ((_REACH, "-k", "not every_page"), (_REACH, "-k", "every_page"))
OF_BUILDS = (
    ("tests/site/test_small_edits.py", "tests/site/test_relations.py"),
    ("tests/site/test_fresh.py", "tests/site/test_kept.py"),
    (
        "tests/site/test_written.py",
        "tests/site/test_views_fresh.py",
        "tests/site/test_conditions.py",
        "tests/site/test_feeds.py",
    ),
)

_KEYS = "model/site/page_keys.py"
_CHANGES = "model/site/changes.py"
_DIRECTORY = "model/site/directory.py"
_SETTLING = "settling/settle.py"
_SETTLED = "storage/settled.py"
_FRESHNESS = "settling/freshness.py"
_PRINTS = "settling/fingerprints.py"
_OUTSIDE = "settling/circumstances.py"
_CONSISTENCY = "settling/consistency.py"


class Mutant(NamedTuple):
    """A text in a file of the package that is replaced; each text stands there once."""

    path: str
    old: str
    new: str


MUTANTS = {
    # The keys of pages.
    "the names of items are not defined": Mutant(
        _KEYS, "            if record.name:\n                yield record.name", "            pass"
    ),
    "the names of topics are not defined": Mutant(
        _KEYS, "yield from names_of_topic(record.docname)", "yield record.docname"
    ),
    "a log is not part of its belief": Mutant(
        _KEYS,
        "            # What a log says is part of what its belief is.\n"
        "            if record.belief:",
        "            if not record:",
    ),
    "writing does not define its tags": Mutant(_KEYS, "if record.is_writing:", "if not record:"),
    "items do not mention their beliefs": Mutant(_KEYS, "yield from record.named", "pass"),
    "beliefs do not mention their successors": Mutant(
        _KEYS,
        "            if record.superseded_by:\n                yield record.superseded_by",
        "            pass",
    ),
    "beliefs do not mention those they are related to": Mutant(
        _KEYS, "yield from record.relations.named", "pass"
    ),
    "beliefs do not define their groups and ladders": Mutant(
        _KEYS, "            yield from group_keys(record.relations)", "            pass"
    ),
    "topics do not mention related topics": Mutant(_KEYS, "yield from record.related", "pass"),
    "cross-references are not mentioned": Mutant(
        _KEYS, "mentions += [view.target for view in shown if isinstance(view, Quote)]", "pass"
    ),
    "quotes in titles are not mentioned": Mutant(_KEYS, "yield record.title\n", "yield ''\n"),
    "quotes in answers are not mentioned": Mutant(_KEYS, "yield record.if_yes", "pass"),
    "quotes in other answers are not mentioned": Mutant(_KEYS, "yield record.if_no", "pass"),
    "quotes in taglines are not mentioned": Mutant(_KEYS, "yield record.tagline", "pass"),
    "quotes in logs are not mentioned": Mutant(_KEYS, "yield entry.reason", "pass"),
    "related writing is not asked for by tags": Mutant(
        _KEYS,
        "            if isinstance(record, Topic):",
        "            if not record:",
    ),
    "related writing is not asked for by name": Mutant(
        _KEYS, "yield from map(tag_key, asked_tags(docname))", "pass"
    ),
    "names with a slash are others": Mutant(_KEYS, 'return name.removeprefix("/")', "return name"),
    "views are not known": Mutant(
        _KEYS, "has_views=any(map(is_of_all_pages, asked))", "has_views=False"
    ),
    "loose names are not known": Mutant(_KEYS, 'view.role == "any"', 'view.role == ""'),
    "superseded beliefs are not known": Mutant(_KEYS, "yield SUPERSEDED", "yield ''"),
    "the states of topics are not known": Mutant(
        _KEYS, "isinstance(record, Topic)), None)", "False), None)"
    ),
    "the conditions of a page are not known": Mutant(
        _KEYS, "conditions=tuple(conditions)", "conditions=()"
    ),
    # The pages around what has changed.
    "pages that define a name are not found": Mutant(
        _DIRECTORY, "self.defining(key), self.mentioning(key)", "self.mentioning(key)"
    ),
    "pages that mention a name are not found": Mutant(
        _DIRECTORY, "self.defining(key), self.mentioning(key)", "self.defining(key)"
    ),
    "pages that define a mentioned name are not found": Mutant(
        _DIRECTORY,
        "for key in mentioned:\n            found.update(self.defining(key))",
        "for key in mentioned:\n            pass",
    ),
    # The change.
    "pages that have changed do not concern themselves": Mutant(
        _CHANGES, "return {*self.pages, *directory", "return {*directory"
    ),
    "counts are of no concern": Mutant(
        _CHANGES, "return self.concerns(view.query)", "return False"
    ),
    "lists are of no concern": Mutant(
        _CHANGES, "return self._concerns_query(view)", "return False"
    ),
    "beliefs change no mind": Mutant(
        _CHANGES,
        "Kind.BELIEF.value, Kind.TOPIC.value, LOG, _NAMES",
        "Kind.TOPIC.value, LOG, _NAMES",
    ),
    "topics change no mind": Mutant(
        _CHANGES,
        "Kind.BELIEF.value, Kind.TOPIC.value, LOG, _NAMES",
        "Kind.BELIEF.value, LOG, _NAMES",
    ),
    "logs change no mind": Mutant(
        _CHANGES, "Kind.TOPIC.value, LOG, _NAMES, _QUOTING", "Kind.TOPIC.value, _NAMES, _QUOTING"
    ),
    "names change no mind": Mutant(_CHANGES, "LOG, _NAMES, _QUOTING", "LOG, _QUOTING"),
    "quotes change no mind": Mutant(_CHANGES, "LOG, _NAMES, _QUOTING", "LOG, _NAMES"),
    "lists of changes of mind ask nobody but their page": Mutant(
        _KEYS, "return is_narrowed or not view.is_of_own_page", "return False"
    ),
    "maps are of no concern": Mutant(_CHANGES, "return bool(self.kinds)", "return False"),
    "what rows show beside is of no concern": Mutant(
        _CHANGES, "if not self.kinds.isdisjoint(_shown_beside(query.kind)):", "if not self.kinds:"
    ),
    "venues are of no concern": Mutant(_CHANGES, "is Group.VENUE", "is None"),
    "short names are of no concern": Mutant(
        _CHANGES, "not query.kind.is_item and query.pages", "not query"
    ),
    "numbers of topics are of no concern": Mutant(
        _CHANGES, "        if not query.kind.is_item:", "        if not query:"
    ),
    "quotes are not shown beside topics": Mutant(
        _CHANGES, "return frozenset({_QUOTING})", "return frozenset()"
    ),
    "quotes are not shown beside items": Mutant(
        _CHANGES, "beside = {_QUOTING, Kind", "beside = {Kind"
    ),
    "topics are not shown beside items": Mutant(
        _CHANGES, "{_QUOTING, Kind.TOPIC.value, PAGE}", "{_QUOTING, PAGE}"
    ),
    "titles of beliefs are not shown beside items": Mutant(
        _CHANGES, "beside |= {_TITLES, _NAMES}", "beside |= {_NAMES}"
    ),
    "names are not shown beside items": Mutant(
        _CHANGES, "beside |= {_TITLES, _NAMES}", "beside |= {_TITLES}"
    ),
    "logs are not shown beside beliefs": Mutant(
        _CHANGES, "beside |= {LOG, _NAMES}", "beside |= {_NAMES}"
    ),
    "names are not shown beside beliefs": Mutant(
        _CHANGES, "beside |= {LOG, _NAMES}", "beside |= {LOG}"
    ),
    "the regions of topics are not known": Mutant(
        _CHANGES, "regions=frozenset(topic.region for topic in topics)", "regions=frozenset()"
    ),
    "only the new region is known": Mutant(
        _CHANGES,
        "topics = [record for record in (*old, *new)",
        "topics = [record for record in new",
    ),
    "the tags of items are not known": Mutant(
        _CHANGES, "for record in (*changed, *topics) for tag", "for record in topics for tag"
    ),
    "the tags of topics are not known": Mutant(
        _CHANGES, "for record in (*changed, *topics) for tag", "for record in changed for tag"
    ),
    "the title of a page is not compared": Mutant(
        _CHANGES,
        "is_retitled = _titles_of(before) != _titles_of(after)",
        "is_retitled = False",
    ),
    "quotes in the title of a page are not compared": Mutant(
        _CHANGES, "return [page.title, *(", "return [page.title] or [*("
    ),
    "the order of records is not compared": Mutant(
        _CHANGES, "if kept_of_old != kept_of_new:", "if False:"
    ),
    "what is gone is not compared": Mutant(
        _CHANGES,
        "return [value for value in (*old, *new) if repr(value) not in both]",
        "return [value for value in new if repr(value) not in both]",
    ),
    "a log says nothing of the belief around it": Mutant(
        _CHANGES, "[*changed, *logged], [*asked", "changed, [*asked"
    ),
    "an item says nothing of what it cites": Mutant(_CHANGES, "[*asked, *citing]", "asked"),
    "questions are not compared": Mutant(
        _CHANGES, "asked = _unequal(before.shown, after.shown)", "asked = []"
    ),
    "quotes are not followed": Mutant(_CHANGES, "_MOST_LEVELS = 3", "_MOST_LEVELS = 0"),
    "quotes are followed one level": Mutant(_CHANGES, "_MOST_LEVELS = 3", "_MOST_LEVELS = 1"),
    "quotes are followed two levels": Mutant(_CHANGES, "_MOST_LEVELS = 3", "_MOST_LEVELS = 2"),
    "what quotes is of no kind": Mutant(
        _CHANGES, "kinds=frozenset({_QUOTING}),", "kinds=frozenset(),"
    ),
    "what quotes mentions nothing": Mutant(
        _CHANGES, "mentions=mentioned,", "mentions=frozenset(),"
    ),
    # The journal of changes.
    **{
        f"the {name} of two changes are not joined": Mutant(
            _CHANGES, f"{name}=self.{name} | other.{name}", f"{name}=other.{name}"
        )
        for name in ("pages", "defines", "mentions", "kinds", "regions", "tags")
    },
    "only the last change counts": Mutant(
        _SETTLED, "found = change if found is None else found | change", "found = found or change"
    ),
    "only the first change counts": Mutant(
        _SETTLED, "found = change if found is None else found | change", "found = change"
    ),
    "an unknown change is forgotten": Mutant(
        _SETTLED, "            changes = []\n", "            changes = self._changes\n"
    ),
    "a reading that is not known is the last": Mutant(
        _SETTLED,
        "                return found\n        return None",
        "                return found\n        return NOTHING_CHANGED",
    ),
    # What is kept of the site.
    "known names are not noted": Mutant(_SETTLING, "change |= _note_known_names(domain)", "pass"),
    "quotes do not follow from reading": Mutant(
        _SETTLING, "return with_quotes(change, settled.directory)", "return change"
    ),
    "the title of a page before is not known": Mutant(
        _SETTLING,
        'title = outlines[docname].title if docname in outlines else ""',
        "title = outline.title",
    ),
    "navigation is not noted": Mutant(
        _SETTLING, "settled.navigation = _navigation(domain.env, outlines)", "pass"
    ),
    "navigation has no titles": Mutant(_SETTLING, 'f"{title}{contents}', 'f"'),
    "objects are not made again": Mutant(_SETTLING, "if entry[3] not in concerned]", "]"),
    "objects of pages around are kept": Mutant(
        _SETTLING, "concerned = change.concerned(settled.directory)", "concerned = change.pages"
    ),
    "objects are kept whatever conditions hold": Mutant(
        _SETTLING, "if is_unknown or not settled.is_for(judge):", "if is_unknown:"
    ),
    "use is not noted": Mutant(
        _SETTLING,
        "        settled.is_used = domain.site.is_used\n    find_problems_again",
        "    find_problems_again",
    ),
    "another option is not noticed": Mutant(
        _SETTLING, "is_unknown = not settled.reading or", "is_unknown = not settled.reading and"
    ),
    # What is written again.
    "pages with views are not compared": Mutant(
        _FRESHNESS, "if any(map(change.concerns, store.shown(docname)))", "if False"
    ),
    "concerned pages are not compared": Mutant(
        _FRESHNESS, "concerned = change.concerned(directory)", "concerned = set()"
    ),
    "circumstances are not compared": Mutant(
        _FRESHNESS, " and record.outside == outside_of(domain)", ""
    ),
    "stale entries are kept": Mutant(
        _FRESHNESS, "if page not in stale and page in env.all_docs", "if page in env.all_docs"
    ),
    "a reading is noted though pages are stale": Mutant(
        _FRESHNESS,
        "if all(pages.get(docname) == shown for docname, shown in self._current.items()):",
        "if True:",
    ),
    "a reading is kept after an unknown change": Mutant(
        _FRESHNESS,
        'record.reading if self._change is not None else ""',
        "beliefs_domain(env).settled.reading",
    ),
    "pages that are refused are taken for written": Mutant(
        _FRESHNESS,
        "& self._resolved.keys() - _refused(app, self._resolved)",
        "& self._resolved.keys()",
    ),
    "generated pages that are refused are taken for written": Mutant(
        _FRESHNESS, "for name in rows if name not in refused", "for name in rows"
    ),
    "generated pages do not know the change": Mutant(
        _FRESHNESS, "(change and change.concerns(query_of_page(page)))", "False"
    ),
    "generated pages do not know the frame": Mutant(
        _FRESHNESS, "if record.frame != self._frame:", "if False:"
    ),
    "generated pages that are gone are fresh": Mutant(
        _FRESHNESS, "there = {name for name in known if _time_of(app, name)}", "there = set(known)"
    ),
    "entries of generated pages that are written are kept": Mutant(
        _FRESHNESS,
        "for name, rows in known.items() if name in fresh",
        "for name, rows in known.items()",
    ),
    # Fingerprints, and circumstances.
    "fingerprints have no answers": Mutant(
        _PRINTS, "(held, shown, answers, not_ours", "(held, shown, not_ours"
    ),
    "fingerprints have no verdicts": Mutant(_PRINTS, "(held, shown, answers", "(shown, answers"),
    "fingerprints have no options": Mutant(_PRINTS, "are_drawn, options))", "are_drawn))"),
    "fingerprints have no known names": Mutant(_PRINTS, "answers, not_ours, ", "answers, "),
    "rows are not compared": Mutant(
        _PRINTS, "found = {page: digest(answer(domain.site, query, page))}", 'found = {page: ""}'
    ),
    "the day is no circumstance": Mutant(_OUTSIDE, "found = (day, pages, ", "found = (pages, "),
    "use is no circumstance": Mutant(_OUTSIDE, "is_used, output.draws_maps", "output.draws_maps"),
    "conditions are no circumstance": Mutant(
        _OUTSIDE, "_feeds_of(domain), held)", "_feeds_of(domain))"
    ),
    "feeds are no circumstance": Mutant(_OUTSIDE, "_feeds_of(domain), held)", "held)"),
    "feeds are no option": Mutant(_OUTSIDE, "        _feeds_of(domain),\n", ""),
    "feeds are not part of the frame": Mutant(
        _OUTSIDE, "held, navigation, _feeds_of(domain))", "held, navigation)"
    ),
    "the front page is not compared for its feeds": Mutant(
        _FRESHNESS, "domain.store.pages | (front &", "domain.store.pages | (set() &"
    ),
    "navigation is not part of the frame": Mutant(
        _OUTSIDE, "(templates, held, navigation, ", "(templates, held, "
    ),
    "templates are not part of the frame": Mutant(
        _OUTSIDE, "(templates, held, navigation, ", "(held, navigation, "
    ),
    # Problems.
    "problems of pages around are kept": Mutant(
        _CONSISTENCY,
        "pages |= {*change.concerned(settled.directory), *settled.directory.with_views, *kept}",
        "pages |= change.pages",
    ),
    "problems of pages that name a line are kept": Mutant(
        _CONSISTENCY,
        "pages = set(read) | settled.directory.around(",
        "pages = set(read) or settled.directory.around(",
    ),
    "problems of views are kept": Mutant(
        _CONSISTENCY, "*settled.directory.with_views, *kept}", "*kept}"
    ),
    "problems that suggest names are kept": Mutant(
        _CONSISTENCY, "*settled.directory.with_views, *kept}", "*settled.directory.with_views}"
    ),
    "problems of circles are kept": Mutant(_CONSISTENCY, "pages.update(superseded)", "pass"),
    "problems of pages that are gone are kept": Mutant(
        _CONSISTENCY,
        "{docname: findings for docname, findings in kept.items() if docname not in pages}",
        "dict(kept)",
    ),
    "problems are kept on another day": Mutant(_SETTLED, 'self._data["day"] != day or not', "not"),
}


def copy_with(mutant: Mutant, folder: Path) -> None:
    """Write a copy of the package with a mutant."""
    shutil.copytree(ROOT / "sphinx_beliefs", folder / "sphinx_beliefs", dirs_exist_ok=True)
    shutil.copytree(ROOT / "tests", folder / "tests", dirs_exist_ok=True)
    shutil.copy(ROOT / "pyproject.toml", folder)
    path = folder / "sphinx_beliefs" / mutant.path
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")


def killer_of(mutant: Mutant) -> str:
    """The name of the first test that fails with a mutant; empty if none does."""
    # Tests of the model know nothing of the other files.
    stages = (*OF_MODEL, *OF_BUILDS) if mutant.path.startswith("model/") else OF_BUILDS
    with tempfile.TemporaryDirectory() as folder:
        copy_with(mutant, Path(folder))
        return next(filter(None, (failing_test(tests, folder) for tests in stages)), "")


def failing_test(tests: tuple[str, ...], folder: str) -> str:
    """The name of the first test that fails in a copy; empty if none does."""
    how = [
        "-x",
        "-q",
        "--no-header",
        "-p",
        "no:cacheprovider",
        "--basetemp",
        str(Path(folder, "basetemp")),
    ]
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "pytest", *how, *tests],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": folder},
        capture_output=True,
        text=True,
        check=False,
    )
    if not done.returncode:
        return ""
    failed = re.search(
        r"^(?:FAILED|ERROR) [^:]*?([^/:]+\.py.*?)(?: - .*)?$", done.stdout, re.MULTILINE
    )
    return failed[1] if failed else done.stdout[-200:]


def misplaced(mutants: dict[str, Mutant]) -> list[str]:
    """The mutants whose text does not stand once in its file, and so would prove nothing."""
    return [
        name
        for name, mutant in mutants.items()
        if (ROOT / "sphinx_beliefs" / mutant.path).read_text(encoding="utf-8").count(mutant.old)
        != 1
    ]


def main() -> int:
    """Print the table; the exit status says whether a mutant has survived."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these mutants")
    parser.add_argument("--jobs", type=int, default=2, help="mutants at a time")
    options = parser.parse_args()
    if wrong := misplaced(MUTANTS):
        say(f"not once in their files: {wrong}")
        return 1
    names = options.names or list(MUTANTS)
    survived = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        killers = pool.map(killer_of, map(MUTANTS.__getitem__, names))
        for number, (name, killer) in enumerate(zip(names, killers, strict=True), 1):
            survived += not killer
            verdict = f"killed by {killer}" if killer else "SURVIVED"
            say(f"{number:3}/{len(names)} {name}: {verdict}")
    say(f"{len(names) - survived} of {len(names)} killed")
    return bool(survived)


def say(text: str) -> None:
    """Print at once: this takes a while."""
    print(text, flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.exit(main())
