"""What a build imports, and what it finds in place of what it does not import."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_beliefs.extension import DIRECTIVES
from sphinx_beliefs.late import Late
from sphinx_beliefs.stand_ins import LinesDirective

if TYPE_CHECKING:
    from conftest import Site

#: What only the command needs, what only files beside the pages need, and what only scores need.
OTHERS = ("click", "rich", "feedgenerator", "icalendar", "numpy", "scipy")

#: Prints the modules of ours that a build has imported, and those that it should not need.
BUILD = f"""
import sys
from sphinx.cmd.build import main
status = main(sys.argv[1:])
print(*(name for name in sys.modules if name.startswith(("sphinx_beliefs", *{OTHERS}))))
sys.exit(status)
"""

PAGE = "# Page\n\n:::{belief} Held\n:name: held\n:credence: 50%\n:::\n\nMy {credence}`held`.\n"


def imported_by(site: Site) -> set[str]:
    """The modules of ours that a build of a site imports, in a process of its own."""
    root = Path(__file__).parents[2]
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", BUILD, "-q", "-W", "-b", "html", site.root, site.root / "_out"],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    return {name.removeprefix("sphinx_beliefs.") for name in run.stdout.split()}


#: All that a build needs in which nothing has changed: what Sphinx is given when it starts, the
#: options, the objects of the inventory, and the record of what is up to date.
NEEDED = [
    "extension",
    "stand_ins",
    "late",
    "settling.after_reading",
    "settling.freshness",
    "settling.circumstances",
    "domain",
    "output",
    "reporting",
    "toctrees",
    "options.config",
    "options.conf_fields",
    "options.option_checks",
    "model.known_names",
    "model.message",
    "doctree.nodes",
    "doctree.conditions",
    "storage.notes",
    "storage.packing",
    "storage.settled",
    "storage.written",
    "rendering.gate",
    "rendering.late_indices",
    "rendering.search_labels",
    "rendering.side_table",
    "rendering.visitor_table",
]


#: The folders of the package are modules too.
FOLDERS = {name.rpartition(".")[0] for name in NEEDED} | {"sphinx_beliefs", "model"}


def test_a_build_with_nothing_changed_imports_no_more_than_it_needs(site: Site) -> None:
    site.write("page", PAGE)
    first = imported_by(site)
    assert {"authoring.directives.belief", "model.site.site", "words.wording"} <= first
    assert not [name for name in first if name.startswith(("command", "feeds", *OTHERS))]
    assert imported_by(site) - FOLDERS == set(NEEDED)


def test_nor_does_one_with_feeds_and_a_calendar(site: Site) -> None:
    site.write("page", PAGE)
    conf = "beliefs_feeds = beliefs_calendar = True\nhtml_baseurl = 'https://example.org'\n"
    site.configure(conf)
    assert {"feeds.changes_feed", "feedgenerator", "icalendar"} <= imported_by(site)
    again = imported_by(site)
    assert not [name for name in again if name.startswith(("feeds", "model.site", *OTHERS))]


@pytest.mark.parametrize("options", ["", "html_domain_indices = False\n"])
@pytest.mark.parametrize("text", ["# Page\n\nNothing of ours.\n", PAGE])
def test_nor_does_one_without_generated_pages(site: Site, text: str, options: str) -> None:
    site.write("page", text)
    site.configure(options)
    imported_by(site)
    # The search is told only of beliefs.
    labels = set() if text == PAGE else {"rendering.search_labels"}
    assert imported_by(site) - FOLDERS == set(NEEDED) - labels


def test_a_file_beside_the_pages_costs_nothing_where_nothing_has_changed(site: Site) -> None:
    site.write("page", PAGE)
    site.configure("beliefs_export = True\n")
    assert {"exporting.beliefs_json", "doctree.paragraphs"} <= imported_by(site)
    # No page is opened to find out that nothing is to be written.
    looked = {"rendering.side_files", "model.problem", "options.file_needs"}
    assert imported_by(site) - FOLDERS == {*NEEDED, *looked}


def test_options_are_looked_at_closely_only_where_they_are_set(site: Site) -> None:
    site.write("page", PAGE)
    site.configure('beliefs_contact = "mailto:me@example.org"\n')
    imported_by(site)
    more = imported_by(site) - set(NEEDED)
    assert {"options.config_problems", "model.notation.urls"} <= more
    assert "model.notation.scales" not in more


def test_an_editor_finds_the_options_of_a_directive_that_has_not_been_used() -> None:
    for name, standing in DIRECTIVES.items():
        itself = standing.directive.loaded
        assert not standing.option_spec, name
        assert list(standing.option_spec) == list(itself.option_names)
        assert issubclass(itself, LinesDirective)
        for attribute in ("has_content", "optional_arguments", "final_argument_whitespace"):
            assert getattr(standing, attribute) == getattr(itself, attribute), name


def test_everything_that_is_imported_later_is_there(site: Site) -> None:
    site.write("page", PAGE)
    site.build()
    late = [found for found in gc.get_objects() if isinstance(found, Late)]
    assert len(late) > 50
    for each in late:
        assert callable(each.loaded), each.path
