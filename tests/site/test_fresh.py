"""After any edit an incremental build gives what a clean build gives, and nothing more is done."""

from __future__ import annotations

import dataclasses
import datetime
import multiprocessing
import os
import shutil
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import Site, inventory, new_site
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.errors import SphinxError

from sphinx_beliefs.model.known_names import GENERATED_PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

TECH = """\
---
topic:
  region: tech
  status: exploring
  tagline: What models do inside.
  related: [gov]
  tags: [deployment]
---
# Interp

:::{belief} First claim
:name: first
:credence: ~70%

Why.
:::

:::{related-writing}
:::

:::{related-topics}
:::
"""
GOV = """\
---
topic:
  region: gov
  status: settled
---
# Gov

My {credence}`first` on {belief}`first`, and {topic}`interp`; also [](#first) and {any}`first`.

:::{belief} Second claim
:name: second
:credence: 30%
:::

:::{update-trigger} Evidence
:beliefs: first, later
:direction: up
:::

:::{related-topics}
:::
"""
ESSAY = "---\ntags: [interp]\ndate: 2026-01-01\n---\n# Essay\n\nText.\n"
VIEWS = """\
# Views

:::{belief-index}
:::

:::{belief-index}
:region: tech
:stubs: include
:::

:::{stub-index}
:::
"""


def _write_site(site: Site) -> None:
    """Pages that show each other's titles and credences in every way there is."""
    site.write("interp", TECH)
    site.write("gov", GOV)
    site.write("essay", ESSAY)
    site.write("views", VIEWS)
    site.write("plain", "# Plain\n\nText.\n")


@pytest.fixture
def site(make_site: Callable[[str], Site]) -> Site:
    """A site in which pages show each other's titles and credences in every way there is."""
    site = make_site("site")
    _write_site(site)
    return site


class _FirstBuild:
    """A site after its first build, which is put back as it was for each test."""

    def __init__(self, folder: Path, write: Callable[[Site], None]) -> None:
        self._kept = folder / "kept"
        self._site = new_site(folder / "site")
        write(self._site)
        self._site.build()
        shutil.copytree(self._site.root, self._kept)

    def put_back(self) -> Site:
        # In the same folder: Sphinx reads all of a site that has been moved.
        shutil.rmtree(self._site.root)
        shutil.copytree(self._kept, self._site.root)
        return dataclasses.replace(self._site)


@pytest.fixture(scope="module")
def first_build(tmp_path_factory: pytest.TempPathFactory) -> _FirstBuild:
    return _FirstBuild(tmp_path_factory.mktemp("first"), _write_site)


@pytest.fixture
def built(first_build: _FirstBuild) -> Site:
    """The same site, after its first build."""
    return first_build.put_back()


def pages(site: Site) -> dict[str, str]:
    """Every page of the last build to the byte, generated ones too, and the inventory."""
    found = {}
    for path in sorted(site.outdir.rglob("*.html")):
        name = path.relative_to(site.outdir).as_posix().removesuffix(".html")
        if name.removesuffix("/index") not in {"search", "genindex"}:
            found[name] = path.read_text(encoding="utf-8")
    found["objects.inv"] = "\n".join(inventory(site.outdir / "objects.inv"))
    return found


def assert_fresh(site: Site, builder: str = "html", parallel: int = 0) -> None:
    """The next build with what is there gives what a build from nothing gives."""
    site.build(builder, parallel=parallel)
    there = {name: text for name, text in pages(site).items() if _has_source(site, name)}
    shutil.rmtree(site.root / "_clean", ignore_errors=True)
    site.build(builder, folder="_clean")
    assert there == pages(site)


def _has_source(site: Site, name: str) -> bool:
    """Sphinx leaves the pages of deleted sources behind."""
    name = name.removesuffix("/index") or "index"
    generated = name.startswith("beliefs-") or name == "objects.inv"
    return generated or any((site.root / f"{name}{end}").exists() for end in (".md", ".rst"))


def edit(site: Site, name: str, old: str, new: str) -> None:
    path = site.root / f"{name}.md"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def written_again(site: Site) -> set[str]:
    """The pages that the next build writes."""
    before = {path: path.stat().st_mtime_ns for path in site.outdir.rglob("*.html")}
    site.build()
    after = {path: path.stat().st_mtime_ns for path in site.outdir.rglob("*.html")}
    return {path.stem for path, time in after.items() if before.get(path) != time} - _ALWAYS


#: Pages that Sphinx writes on every build.
_ALWAYS = {"search", "genindex"}

#: Pages that are written whenever anything has been read.
GENERATED = GENERATED_PAGES


EDITS: dict[str, Callable[[Site], object]] = {
    "a credence": lambda site: edit(site, "interp", "~70%", "~20%"),
    "a claim": lambda site: edit(site, "interp", "First claim", "Another claim"),
    "a name": lambda site: edit(site, "interp", ":name: first", ":name: later"),
    "a belief gone": lambda site: edit(
        site, "interp", ":::{belief} First claim\n:name: first\n:credence: ~70%\n\nWhy.\n:::\n", ""
    ),
    "a title": lambda site: edit(site, "interp", "# Interp", "# Interpretability"),
    "a tagline": lambda site: edit(site, "interp", "What models do", "What they do"),
    "a region": lambda site: edit(site, "interp", "region: tech", "region: gov"),
    "a status": lambda site: edit(site, "interp", "status: exploring", "status: developing"),
    "tags": lambda site: edit(site, "interp", "[deployment]", "[essays]"),
    "related": lambda site: edit(site, "interp", "related: [gov]", "related: []"),
    "a blank": lambda site: edit(site, "interp", "Why.", "<why>"),
    "stub: true": lambda site: edit(site, "interp", "status:", "stub: true\n  status:"),
    "no topic": lambda site: edit(site, "interp", "topic:", "nothing:"),
    "an essay's tags": lambda site: edit(site, "essay", "[interp]", "[gov, deployment]"),
    "an essay's title": lambda site: edit(site, "essay", "# Essay", "# New essay"),
    "an essay's date": lambda site: edit(site, "essay", "2026-01-01", "2025-01-01"),
    "a page added": lambda site: site.write("new", TECH.replace("first", "later")),
    "a page deleted": lambda site: (site.root / "interp.md").unlink(),
    "an essay deleted": lambda site: (site.root / "essay.md").unlink(),
    "a page renamed": lambda site: (site.root / "interp.md").rename(site.root / "renamed.md"),
    "a page moved": lambda site: (
        (site.root / "sub").mkdir(),
        (site.root / "interp.md").rename(site.root / "sub/interp.md"),
    ),
    "the regions": lambda site: site.configure("beliefs_regions = {'gov': 'G', 'tech': 'T'}\n"),
    "the statuses": lambda site: site.configure("beliefs_statuses = {'exploring': 'Open'}\n"),
    "another language": lambda site: site.configure("language = 'de'\n"),
    "prose": lambda site: edit(site, "plain", "Text.", "Other text."),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_incremental_build_gives_what_a_clean_build_gives(built: Site, name: str) -> None:
    EDITS[name](built)
    assert_fresh(built)


def test_so_it_does_after_a_long_history_of_edits(built: Site) -> None:
    for number, name in enumerate(
        (
            "a credence",
            "a page added",
            "an essay's tags",
            "a region",
            "a blank",
            "stub: true",
            "an essay deleted",
            "a page renamed",
        )
    ):
        EDITS[name](built)
        assert_fresh(built, parallel=2 * (number % 2))


def test_an_edit_taken_back_leaves_no_trace(built: Site) -> None:
    edit(built, "interp", "~70%", "~20%")
    built.build()
    edit(built, "interp", "~20%", "~70%")
    assert_fresh(built)


def test_two_builders_can_share_one_doctree_folder(site: Site) -> None:
    site.build("html")
    site.build("dirhtml")
    edit(site, "interp", "~70%", "~20%")
    assert_fresh(site, "html")
    assert_fresh(site, "dirhtml")
    edit(site, "interp", "# Interp", "# New")
    site.build("dirhtml")
    assert_fresh(site, "html")


@pytest.mark.parametrize("builders", [("html", "html"), ("html", "text")])
def test_one_builder_can_write_two_folders_and_two_builders_one(
    site: Site, builders: tuple[str, str]
) -> None:
    def build(number: int) -> None:
        """Into a folder that a link says, as where each release has one of its own."""
        link = site.root / "_build" / builders[number]
        link.unlink(missing_ok=True)
        link.symlink_to(link.with_name(folders[number]))
        site.build(builders[number])

    folders = ("one", "two") if builders[0] == builders[1] else ("one", "one")
    for folder in set(folders):
        (site.root / "_build" / folder).mkdir(parents=True)
    build(0)
    build(1)
    edit(site, "interp", "~70%", "~20%")
    build(1)
    build(0)
    assert "~20%" in site.text("gov")
    assert_fresh(site)


@pytest.mark.parametrize(
    "options",
    [
        "beliefs_date_format = 'short'",
        "beliefs_stub_notice = 'Nothing here.'",
        "beliefs_contact = 'https://example.org/'",
        "beliefs_discuss = 'https://example.org/?about={title}'",
        "beliefs_statuses = {'exploring': 'Open'}",
        "beliefs_regions['tech'] = {'title': 'Technical Safety', 'description': 'New.'}",
        "beliefs_verbal_scale = {'likely': '60-80%'}",
        "beliefs_placeholders = ['source to check']",
        "beliefs_safe_links = True",
        "beliefs_previews = True",
        "beliefs_topics = ['flat']",
        "beliefs_topics = ['flat']\nbeliefs_front_matter = {'about': 'tagline'}",
        "beliefs_topics = ['*']\nbeliefs_sections = True",
        "beliefs_front_matter = {'about': 'tagline'}",
    ],
)
def test_options_changed_under_another_builder_reach_every_page_of_ours(
    site: Site, options: str
) -> None:
    site.write("stub", "---\ntopic:\n  last_reviewed: 2026-05-01\n---\n# Stub\n\n~XX%\n")
    site.write(
        "word",
        "# Word\n\n:::{belief} Claim\n:credence: likely\n\nSo <source to check> says.\n:::\n",
    )
    site.write("topics", "# Topics\n\n:::{topic-index}\n:::\n")
    site.write("flat", "---\nregion: tech\nabout: Salt.\n---\n# Flat\n\n## Beliefs\n\n- So ~80%\n")
    site.write("other", "---\ntopic: true\nabout: Salt.\n---\n# Other\n\n{topic}`flat`\n")
    (site.root / "links.rst").write_text("Links\n=====\n\n`Run <javascript:alert(1)>`__\n")
    site.build("html")
    site.build("dirhtml")
    site.configure(options)
    site.build("dirhtml")
    assert_fresh(site, "html")
    # And back again, which leaves nothing behind either.
    site.configure("")
    site.build("dirhtml")
    assert_fresh(site, "html")


def test_options_changed_before_a_build_of_one_page_reach_every_page_of_ours(site: Site) -> None:
    site.write("stub", "---\ntopic:\n  last_reviewed: 2026-05-01\n---\n# Stub\n\n~XX%\n")
    site.build()
    site.configure("beliefs_date_format = 'short'\nbeliefs_stub_notice = 'Nothing here.'\n")
    site.build(only=["plain.md"])
    assert_fresh(site)


def test_a_build_of_one_page_leaves_no_other_page_stale(built: Site) -> None:
    edit(built, "interp", "~70%", "~20%")
    built.build(only=["interp.md"])
    assert "~70%" in built.text("views")
    assert_fresh(built)


def test_a_build_that_is_interrupted_while_writing_leaves_no_page_stale(
    built: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(built, "interp", "~70%", "~20%")
    with monkeypatch.context() as patch:
        patch.setattr("sphinx_beliefs.rendering.page_bodies.PageBody.whole", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            built.build()
    edit(built, "interp", "~20%", "~70%")
    assert_fresh(built)


def _interrupt(*_args: object) -> str:
    raise KeyboardInterrupt


@pytest.mark.parametrize("parallel", [0, 2])
@pytest.mark.parametrize(
    "where",
    [
        "sphinx_beliefs.rendering.page_bodies.PageBody.whole",
        "sphinx.builders.html.StandaloneHTMLBuilder.write_doc",
        "sphinx.builders.html.StandaloneHTMLBuilder.dump_inventory",
    ],
)
def test_a_build_that_an_error_ends_leaves_no_page_stale(
    built: Site, monkeypatch: pytest.MonkeyPatch, where: str, parallel: int
) -> None:
    edit(built, "interp", "~70%", "~20%")
    with monkeypatch.context() as patch:
        patch.setattr(where, _fail)
        with pytest.raises((RuntimeError, SphinxError)):
            built.build(parallel=parallel)
    # Sphinx has the next builder write all pages, and tells no other one.
    built.build("dirhtml")
    assert_fresh(built)


def _fail(*_args: object) -> str:
    raise RuntimeError


@pytest.mark.parametrize("name", ["gov", "beliefs-all"])
def test_a_page_that_could_not_be_written_is_written_by_the_next_build(
    built: Site, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    edit(built, "interp", "~70%", "~20%")
    write_text = Path.write_text

    def refuse(self: Path, *args: str, **kwargs: str) -> int:
        if self.name == f"{name}.html":
            raise PermissionError(name)
        return write_text(self, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_text", refuse)
        built.build()
    assert any("error writing file" in warned.text for warned in built.warnings)
    assert "~70%" in built.text(name)
    assert_fresh(built)
    assert "~20%" in built.text(name)


@pytest.mark.parametrize("written", [1, 3])
def test_a_build_that_is_killed_while_writing_leaves_no_page_stale(
    built: Site, written: int
) -> None:
    edit(built, "interp", "~70%", "~20%")
    _build_until_killed(built, written)
    edit(built, "interp", "~20%", "~70%")
    assert_fresh(built)


def test_pages_unwanted_in_a_build_that_is_killed_are_linked_from_nowhere(built: Site) -> None:
    assert "beliefs-topics.html" in str(built.body("interp"))
    built.configure("html_domain_indices = False\n")
    _build_until_killed(built, 1)
    assert_fresh(built)


def _build_until_killed(site: Site, written: int) -> None:
    process = multiprocessing.get_context("fork").Process(
        target=_build_and_die, args=(site, written)
    )
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL


def _build_and_die(site: Site, written: int) -> None:
    """Build in a process that is killed once some pages have been written."""
    write_doc = StandaloneHTMLBuilder.write_doc
    left = iter(range(written))

    def write_and_die(self: StandaloneHTMLBuilder, *args: object) -> None:
        write_doc(self, *args)  # type: ignore[arg-type]
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    StandaloneHTMLBuilder.write_doc = write_and_die  # type: ignore[assignment, method-assign]
    site.build()


def test_a_damaged_record_of_what_was_written_does_no_harm(built: Site) -> None:
    for path in (built.root / "_build/doctrees").glob("beliefs-*.json"):
        path.write_text("{")
    edit(built, "interp", "~70%", "~20%")
    assert_fresh(built)


def test_with_nothing_changed_nothing_is_read_or_written(built: Site) -> None:
    assert written_again(built) == set()
    assert "0 added, 0 changed, 0 removed" in built.log
    assert "reading sources... [" not in built.log
    assert "writing output... [" not in built.log
    assert "pickling environment" not in built.log


def test_a_generated_page_that_was_deleted_comes_back(built: Site) -> None:
    (built.outdir / "beliefs-stubs.html").unlink()
    assert_fresh(built)


def test_a_page_that_was_deleted_comes_back_whole(built: Site) -> None:
    (built.outdir / "interp.html").unlink()
    assert_fresh(built)


@pytest.mark.parametrize(
    ("options", "holds"),
    [
        ("html_title = 'Another title'\n", "Another title"),
        ("templates_path = ['_templates']\n", "From the template"),
        ("html_domain_indices = ['beliefs-all']\n", "All beliefs"),
    ],
)
def test_generated_pages_follow_options_and_templates(site: Site, options: str, holds: str) -> None:
    (site.root / "_templates").mkdir()
    site.build()
    site.build()
    site.write(
        "_templates/page.html",
        '{% extends "!page.html" %}{% block body %}{{ super() }}'
        "<p>From the template</p>{% endblock %}",
    )
    site.configure(options)
    site.build()
    assert holds in (site.outdir / "beliefs-all.html").read_text()
    assert (site.outdir / "beliefs-stubs.html").exists() is ("domain" not in options)


def test_generated_pages_know_what_another_builder_has_read(site: Site) -> None:
    site.build("html")
    site.build("dirhtml")
    site.write("new", TECH.replace("first", "later"))
    site.build("dirhtml")
    assert_fresh(site, "html")


@pytest.mark.parametrize(
    ("page", "old", "new", "written"),
    [
        ("plain", "Text.", "New text.", {"plain"}),
        ("interp", "Why.", "Because.", {"interp"}),
        ("interp", "~70%", "~20%", {"interp", "gov", "views", "beliefs-all"}),
        ("gov", "30%", "40%", {"gov", "views", "beliefs-all"}),
        ("essay", "Text.", "New text.", {"essay"}),
        # Every page has the titles of others in its navigation.
        ("essay", "# Essay", "# New essay", {"essay", "interp", "index", *GENERATED}),
        ("interp", "What models", "What they", {"interp", "gov", "beliefs-topics"}),
    ],
)
def test_only_pages_that_show_what_changed_are_written_again(
    built: Site, page: str, old: str, new: str, written: set[str]
) -> None:
    edit(built, page, old, new)
    assert written_again(built) - {"index"} == written - {"index"}


@pytest.mark.parametrize("quote", ["{belief}`first`", "{any}`first`", "[](#first)"])
def test_a_page_that_shows_a_title_is_written_again_when_it_changes(site: Site, quote: str) -> None:
    site.write("from", f"# From\n\nAs it says: {quote}.\n")
    site.build()
    edit(site, "interp", "First claim", "Another claim")
    assert_fresh(site)
    assert "it says: Another claim." in site.text("from")


@pytest.mark.parametrize("quote", ["{any}`it <first>`", "[](#first)"])
def test_a_page_that_shows_a_title_is_written_again_when_another_kind_of_item_has_it(
    site: Site, quote: str
) -> None:
    site.write("quotes", f"# Quotes\n\n{quote}\n")
    site.build()
    edit(site, "interp", "{belief} First claim", "{uncertainty} First claim")
    assert_fresh(site)


def test_a_name_that_appears_later_is_found(built: Site) -> None:
    assert "later" in built.text("gov")
    built.write("new", "# New\n\n:::{belief} The later one\n:name: later\n:credence: 1%\n:::\n")
    assert_fresh(built)
    assert "The later one" in built.text("gov")


def test_a_page_that_takes_the_short_name_of_a_topic_is_found(site: Site) -> None:
    site.write("sub/law", GOV.replace("second", "third"))
    site.write("from", "# From\n\n{any}`the law <law>`\n")
    site.build()
    assert site.body("from").select("a[href='sub/law.html']")
    site.write("law", "# Law\n")
    assert_fresh(site)
    assert site.body("from").select("a[href='law.html']")
    (site.root / "law.md").unlink()
    assert_fresh(site)


def test_a_label_that_takes_the_short_name_of_a_topic_is_found(site: Site) -> None:
    site.write("sub/law", GOV.replace("# Gov", "# Law"))
    site.write("quotes", "# Quotes\n\nSee {any}`law`.\n")
    site.build()
    edit(site, "plain", "Text.", "(law)=\n\n## A place\n\nText.")
    assert "quotes" in written_again(site)
    assert_fresh(site)
    edit(site, "plain", "(law)=\n\n", "")
    assert "quotes" in written_again(site)
    assert_fresh(site)


def test_the_first_topic_of_a_site_brings_the_generated_pages(
    make_site: Callable[[str], Site],
) -> None:
    site = make_site("new")
    pages = {
        "ref": "{ref}`the list <beliefs-all>`",
        "any": "{any}`the list <beliefs-all>`",
        "myst": "[](#beliefs-topics)",
    }
    for name, text in pages.items():
        site.write(name, f"# Page\n\n{text}\n")

    def with_link() -> set[str]:
        return {name for name in pages if site.body(name).select("p a[href^='beliefs-']")}

    site.build()
    assert not with_link()
    site.write("law", GOV)
    assert_fresh(site)
    assert with_link() == set(pages)
    (site.root / "law.md").unlink()
    site.build()
    assert not with_link()


def test_generated_pages_go_with_the_last_topic(make_site: Callable[[str], Site]) -> None:
    site = make_site("last")
    site.write("law", GOV)
    site.build()
    assert list(site.outdir.glob("beliefs-*.html"))
    site.write("law", "# Law\n")
    assert_fresh(site)
    assert not list(site.outdir.glob("beliefs-*.html"))


@pytest.mark.parametrize("name", ["beliefs-x", "a:credence", "beliefs-all"])
def test_no_name_hides_a_change(site: Site, name: str) -> None:
    site.write("new", f"# New\n\n:::{{belief}} Old claim\n:name: {name}\n:credence: 1%\n:::\n")
    site.write(
        "from", f"# From\n\n{{any}}`{name}` [](#{name}) {{belief}}`{name}` {{credence}}`{name}`\n"
    )
    site.build()
    edit(site, "new", "Old claim", "New claim")
    edit(site, "new", "1%", "2%")
    assert_fresh(site)
    assert "New claim" in site.text("from")
    assert "2%" in site.text("from")


@pytest.mark.parametrize("builder", ["latex", "singlehtml", "man", "texinfo"])
def test_builders_of_one_file_do_not_read_or_store_anything_twice(site: Site, builder: str) -> None:
    site.build(builder)
    site.build(builder)
    assert "pickling environment" not in site.log


# -- what items show of each other, and of the day -------------------------------------------

HELD = """\
# Held

:::{belief} The claim
:name: held
:credence: 70%

Why.
:::
"""
LOG = """\
# Log

:::{credence-log} held
2026-01-01 50% A reason, says {belief}`old`.
2026-03-01 70%
:::
"""
OLD = """\
# Old

:::{belief} The old claim
:name: old
:credence: 20%
:superseded-by: held
:::
"""
TRIGGERS = """\
# Triggers

:::{update-trigger} The evidence
:beliefs: held
:direction: down
:to: 40%
:::

:::{uncertainty} Is it so?
:beliefs: held
:::
"""
FIRED = """\
# Fired

:::{update-trigger} What has been seen
:beliefs: held
:fired: 2026-02-01
:::
"""

#: The pages that show the belief.
ALL_BUT_PLAIN = {"held", "log", "old", "triggers", "fired", "cites", "views"}


def _write_atlas(site: Site) -> None:
    """Pages on which a belief shows what stands on all the others, and they show it."""
    site.configure("beliefs_today = '2026-06-01'\n")
    for name, text in {
        "held": HELD,
        "log": LOG,
        "old": OLD,
        "triggers": TRIGGERS,
        "fired": FIRED,
        "cites": "# Cites\n\nSee {belief}`held`.\n",
        "views": "# Views\n\n:::{belief-index}\n:resolution: all\n:::\n",
        "plain": "# Plain\n\n:::{belief} Nothing bears on this\n:credence: 1%\n:::\n",
    }.items():
        site.write(name, text)


@pytest.fixture
def atlas(make_site: Callable[[str], Site]) -> Site:
    """A site in which a belief shows what stands on all other pages, and they show it."""
    site = make_site("atlas")
    _write_atlas(site)
    return site


@pytest.fixture(scope="module")
def first_build_of_atlas(tmp_path_factory: pytest.TempPathFactory) -> _FirstBuild:
    return _FirstBuild(tmp_path_factory.mktemp("first"), _write_atlas)


@pytest.fixture
def built_atlas(first_build_of_atlas: _FirstBuild) -> Site:
    """The same site, after its first build."""
    return first_build_of_atlas.put_back()


@pytest.mark.parametrize(
    ("page", "old", "new", "written"),
    [
        ("held", "Why.", "Because.", {"held"}),
        ("held", "70%", "75%", {"held", "triggers", "views"}),
        (
            "held",
            "The claim",
            "Another claim",
            ALL_BUT_PLAIN,
        ),
        ("held", ":credence:", ":resolution: true\n:credence:", {"held", "triggers", "views"}),
        ("held", ":name: held", ":name: new", ALL_BUT_PLAIN),
        ("log", "50%", "55%", {"held", "log", "fired"}),
        ("log", "A reason", "Another reason", {"held", "log"}),
        ("log", "2026-03-01", "2026-03-02", {"held", "log"}),
        ("log", "-log} held", "-log} old", {"held", "log", "old", "fired"}),
        ("old", "The old claim", "What I held", {"old", "held", "log", "views"}),
        ("old", ":superseded-by: held", "", {"old", "held", "views"}),
        ("old", "20%", "30%", {"old", "views"}),
        ("triggers", ":to: 40%", ":to: 30%", {"triggers"}),
        ("triggers", ":to: 40%", ":fired: 2026-04", {"triggers", "held"}),
        ("triggers", "down", "either", {"triggers", "held"}),
        ("triggers", "The evidence", "More evidence", {"triggers", "held"}),
        ("triggers", "Is it so?", "Is it?", {"triggers", "held"}),
        ("fired", ":beliefs: held", ":beliefs: old", {"fired", "held", "old"}),
        ("fired", "2026-02-01", "2026-02-02", {"fired"}),
        ("fired", ":fired:", ":direction: up\n:fired:", {"fired"}),
        ("cites", "See", "Look at", {"cites"}),
        ("cites", "# Cites", "# Quotes", {"cites", "held"}),
        ("cites", "{belief}`held`", "nothing", {"cites", "held"}),
        ("cites", "{belief}`held`", "{belief}`old`", {"cites", "held", "old"}),
        ("plain", "1%", "2%", {"plain", "views"}),
    ],
)
def test_an_edit_writes_again_exactly_the_pages_that_show_it(
    built_atlas: Site, page: str, old: str, new: str, written: set[str]
) -> None:
    edit(built_atlas, page, old, new)
    assert written_again(built_atlas) - GENERATED - {"index"} == written
    assert_fresh(built_atlas)


@pytest.mark.parametrize("page", ["log", "old", "triggers", "fired", "cites"])
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_what_bears_on_a_belief_comes_and_goes(atlas: Site, page: str, builder: str) -> None:
    text = (atlas.root / f"{page}.md").read_text()
    atlas.build(builder)
    (atlas.root / f"{page}.md").unlink()
    assert_fresh(atlas, builder)
    atlas.write(page, text)
    assert_fresh(atlas, builder, parallel=2)


# -- what an edit changes through something that stays as it was ------------------------------------

INSIDE = (
    HELD.replace("Why.", "Why.\n\n::::{credence-log}\n2026-01-01 50%\n2026-03-01 70%\n::::")
    .replace(":::{belief}", ":::::{belief}")
    .replace("\n:::\n", "\n:::::\n")
)

TAKES = "# First\n\n:::{reading} A paper\n:date: 2026\n:::\n"

#: The pages of a site, the edit (page, old and new text), and a page that shows it.
THROUGH_OTHERS: dict[str, tuple[dict[str, str], tuple[str, str, str], str]] = {
    "the title of an item whose text cites a belief": (
        {
            "held": HELD,
            "x": "# X\n\n:::{reading} A paper\n:name: paper\n\nIt is on {belief}`held`.\n:::\n",
        },
        ("x", "A paper", "A book"),
        "held",
    ),
    "a log within its belief, and a trigger that has fired": (
        {"held": INSIDE, "fired": FIRED},
        ("held", "2026-01-01 50%", "2026-01-01 55%"),
        "fired",
    ),
    "a role in the title of a page that cites": (
        {
            "held": HELD,
            "old": OLD,
            "x": "---\ntopic:\n  region: tech\n---\n# On {belief}`old`\n\n{belief}`held`\n",
        },
        ("x", "# On {belief}", "# On {credence}"),
        "held",
    ),
    "a name that a reading takes from a belief, in a list of triggers": (
        {
            "a": TAKES,
            "held": HELD,
            "fired": FIRED,
            "v": "# V\n\n:::{update-trigger-index}\n:fired: all\n:::\n",
        },
        ("a", ":date: 2026", ":date: 2026\n:name: held"),
        "v",
    ),
    "a name that a reading takes from a belief, and the date of its log": (
        {
            "a": TAKES,
            "held": HELD,
            "log": LOG,
            "v": "# V\n\n:::{belief-index}\n:columns: title, date\n:::\n",
        },
        ("a", ":date: 2026", ":date: 2026\n:name: held"),
        "v",
    ),
    "a venue as it is written first, in a list of another region": (
        {
            "a": "---\ntopic:\n  region: gov\n---\n# A\n\n:::{reading} One\n:venue: metr\n:::\n",
            "b": "---\ntopic:\n  region: tech\n---\n# B\n\n:::{reading} Two\n:venue: METR\n:::\n",
            "v": "# V\n\n:::{reading-index}\n:region: tech\n:group-by: venue\n:::\n",
        },
        ("a", "venue: metr", "venue: Metr"),
        "v",
    ),
    "the number of topics that are written, in a list of those with a tag": (
        {
            "a": "---\ntopic:\n  region: gov\n---\n# A\n\nText.\n",
            "b": "---\ntopic:\n  region: gov\n  tags: [mine]\n---\n# B\n\nText.\n",
            "v": "# V\n\n:::{topic-index}\n:tags: mine\n:::\n",
        },
        ("a", "region: gov", "region: gov\n  stub: true"),
        "v",
    ),
}


@pytest.mark.parametrize("name", THROUGH_OTHERS)
def test_an_edit_is_seen_through_what_has_stayed_as_it_was(
    make_site: Callable[[str], Site], name: str
) -> None:
    texts, (page, old, new), shows = THROUGH_OTHERS[name]
    site = make_site("site")
    for docname, text in texts.items():
        site.write(docname, text)
    site.build()
    before = pages(site)[shows]
    edit(site, page, old, new)
    assert_fresh(site)
    # An example that makes no difference would prove nothing.
    assert pages(site)[shows] != before


# -- the day ---------------------------------------------------------------------------------------


@pytest.fixture
def calendar(make_site: Callable[[str], Site], monkeypatch: pytest.MonkeyPatch) -> Site:
    """A site on which something is due, on the last day of May, 2026."""
    site = make_site("calendar")
    due = "# Due\n\n:::{belief} A claim\n:name: due\n:credence: 70%\n:resolve-by: 2026-05\n:::\n"
    site.write("due", due)
    site.write("later", due.replace("due", "later").replace("2026-05", "2026-06-10"))
    site.write(
        "review",
        "---\ntopic:\n  review_in: 1 month\n  last_reviewed: 2026-05-05\n---\n# Review\n\n"
        ":::{belief} Another claim\n:credence: 70%\n:::\n",
    )
    site.write("views", "# Views\n\n{belief}`due`\n\n:::{belief-index}\n:::\n")
    _set_day(monkeypatch, "2026-05-31")
    return site


def _set_day(monkeypatch: pytest.MonkeyPatch, day: str) -> None:
    noon = datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{noon.timestamp():.0f}")


def test_a_new_day_writes_again_exactly_the_pages_that_it_changes(
    calendar: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert calendar.build().warnings == []
    for day, written, warned in (
        ("2026-05-31", set(), []),
        ("2026-06-01", {"due"}, ["due.md"]),
        ("2026-06-02", set(), ["due.md"]),
        ("2026-06-05", set(), ["due.md"]),
        ("2026-06-06", {"review"}, ["due.md", "review.md"]),
        ("2026-06-07", set(), ["due.md", "review.md"]),
        ("2026-06-11", {"later"}, ["due.md", "later.md", "review.md"]),
        ("2026-06-06", {"later"}, ["due.md", "review.md"]),
        ("2026-05-31", {"due", "review"}, []),
    ):
        _set_day(monkeypatch, day)
        # Sphinx writes the page with the list of contents whenever it writes one of them.
        assert written_again(calendar) - {"index"} == written, day
        if written:
            assert sorted(found.file for found in calendar.warnings) == warned, day
        assert_fresh(calendar)
        assert sorted(found.file for found in calendar.warnings) == warned, day
        calendar.build()


def test_a_new_day_is_heard_of_by_each_builder(
    calendar: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendar.build("html")
    calendar.build("dirhtml")
    _set_day(monkeypatch, "2026-06-01")
    edit(calendar, "views", "# Views", "# All views")
    calendar.build("dirhtml")
    assert "overdue" in calendar.text("due/index")
    assert_fresh(calendar, "html")
    assert "overdue" in calendar.text("due")


def test_a_day_that_passes_while_one_page_is_built_is_not_forgotten(
    calendar: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    calendar.build()
    _set_day(monkeypatch, "2026-06-01")
    edit(calendar, "views", "# Views", "# All views")
    calendar.build(only=["views.md"])
    assert_fresh(calendar)


# -- parallel and repeated builds ------------------------------------------------------


def test_a_parallel_build_gives_what_a_serial_one_gives(site: Site) -> None:
    for number in range(12):
        site.write(
            f"more{number}", TECH.replace("first", f"n{number}").replace("70%", f"{number}%")
        )
    site.build()
    serial, warnings = pages(site), sorted(map(str, site.warnings))
    site.build(folder="_parallel", parallel=4)
    assert pages(site) == serial
    assert sorted(map(str, site.warnings)) == warnings


def test_two_clean_builds_are_identical_to_the_byte(site: Site) -> None:
    def files(folder: str) -> dict[str, bytes]:
        outdir = site.build(folder=folder).outdir
        return {
            path.relative_to(outdir).as_posix(): path.read_bytes()
            for path in outdir.rglob("*")
            if path.is_file() and path.suffix in {".html", ".js", ".css", ".inv"}
        }

    assert files("_one") == files("_two")


def test_the_order_in_which_the_system_lists_files_does_not_matter(
    built: Site, tmp_path: Path
) -> None:
    first = pages(built)
    copy = Site(tmp_path / "copy")
    copy.root.mkdir()
    for path in sorted(built.root.glob("*.*"), reverse=True):
        shutil.copy(path, copy.root / path.name)
        os.utime(copy.root / path.name)
    assert pages(copy.build()) == first
