"""What a build imports, and what it finds in place of what it does not import."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_beliefs.extension import DIRECTIVES
from sphinx_beliefs.late import Late
from sphinx_beliefs.stand_ins import LinesDirective

if TYPE_CHECKING:
    from conftest import Site

#: Prints the modules that a build has imported.
BUILD = """
import sys
from sphinx.cmd.build import main
status = main(sys.argv[1:])
print(*(name for name in sys.modules if name.startswith(("sphinx_beliefs", "babel."))))
sys.exit(status)
"""

PAGE = "# Page\n\n:::{belief} Held\n:name: held\n:credence: 50%\n:::\n\nMy {credence}`held`.\n"


def imported_by(site: Site) -> set[str]:
    """The modules of ours, and of Babel, that a build of a site in a process of its own imports."""
    root = Path(__file__).parents[2]
    run = subprocess.run(  # noqa: S603
        [sys.executable, "-c", BUILD, "-q", "-W", "-b", "html", site.root, site.root / "_out"],
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
    return set(run.stdout.split())


def test_a_build_with_nothing_changed_imports_little(site: Site) -> None:
    site.write("page", PAGE)
    first = imported_by(site)
    assert "sphinx_beliefs.authoring.directives.belief" in first
    again = imported_by(site)
    # Nothing is read.
    assert not any(name.startswith("sphinx_beliefs.authoring") for name in again)
    # No option is checked that has not been set, and none of those that cannot be mistaken.
    assert "sphinx_beliefs.config_problems" not in again


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
