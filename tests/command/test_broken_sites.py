"""A site that cannot be read gets a sentence that says why, and a status of 2."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from small_sites import make_site, run

from sphinx_beliefs import command

if TYPE_CHECKING:
    from click.testing import Result


def sentence(result: Result) -> str:
    """What went wrong, of a command that says nothing else."""
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Traceback" not in result.stderr
    line, *more = result.stderr.splitlines()
    assert more == []
    return line.removeprefix("Error: ")


@pytest.mark.parametrize(
    ("conf", "said"),
    [
        ("import os\nos.environ['DOCS_TOKEN']", ":8 needs the environment variable DOCS_TOKEN;"),
        ("\n1 / 0", ":8 raised ZeroDivisionError: division by zero"),
        ("{}['a']", ":7 raised KeyError: 'a'"),
        ("a = (", ":7 is not Python that can be read: '(' was never closed"),
        ("import not_there_at_all", "needs the module not_there_at_all, which is not installed"),
        ("extensions.append('not_there')", "The site needs the module not_there, which is not"),
        ("import sys\nsys.exit(3)", "ends the program with sys.exit."),
        ("def setup(app):\n    raise ValueError('no\\nway')", ":8 raised ValueError: no way"),
        ("needs_sphinx = '99.0'", "This project needs at least Sphinx v99.0"),
        (
            "extensions += ['broken_extension']",
            "The extension broken_extension cannot be used here: no luck",
        ),
    ],
)
def test_a_conf_that_cannot_be_run_is_told_in_a_sentence(
    tmp_path: Path, conf: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOCS_TOKEN", raising=False)
    root = make_site(tmp_path, {}, conf)
    (root / "broken_extension.py").write_text(
        "from sphinx.errors import ExtensionError\n"
        "def setup(app):\n    try:\n        1 / 0\n    except ZeroDivisionError as e:\n"
        "        raise ExtensionError('no luck', e, 'broken_extension') from e\n"
    )
    if "broken" in conf:
        (root / "conf.py").write_text(
            f"import sys\nsys.path.insert(0, {str(root)!r})\n" + (root / "conf.py").read_text()
        )
    assert said in sentence(run("check", root))


def test_an_extension_that_fails_at_a_page_is_told_in_a_sentence(tmp_path: Path) -> None:
    conf = "def setup(app):\n    app.connect('source-read', lambda *args: 1 / 0)\n"
    assert "conf.py:8 raised ZeroDivisionError: division by zero" in sentence(
        run("check", make_site(tmp_path, {}, conf))
    )


@pytest.mark.parametrize("where", [".", "docs", "doc", "source", "docs/source"])
def test_a_site_is_found_where_sites_usually_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    make_site(tmp_path / where, {})
    monkeypatch.chdir(tmp_path)
    assert run("check").stdout == "Nothing is wrong on 1 page.\n"


def test_where_there_is_no_site_it_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert sentence(run("check")).startswith(f"There is no conf.py in {tmp_path}; name the folder")
    assert sentence(run("check", "nowhere")) == "There is no folder nowhere."
    Path("page.md").write_text("# Page\n", encoding="utf-8")
    said = "page.md is a file; name the folder of the site that it is in."
    assert sentence(run("check", "page.md")) == said
    make_site(tmp_path / "docs", {})
    assert sentence(run("check", ".")).endswith("; the site seems to be in docs.")
    assert sentence(run("check", "docs", "-c", "conf")) == "There is no folder conf."


def test_conf_py_can_lie_elsewhere(tmp_path: Path) -> None:
    root = make_site(tmp_path / "site", {})
    (tmp_path / "conf").mkdir()
    (root / "conf.py").rename(tmp_path / "conf/conf.py")
    assert run("check", root, "-c", tmp_path / "conf").exit_code == 0


def test_tags_and_values_are_those_of_sphinx_build(tmp_path: Path) -> None:
    page = "# Page\n\n:::{only} draft\n[](#nowhere)\n:::\n"
    conf = "if tags.has('draft'): nitpicky = True\n"
    root = make_site(tmp_path, {"page": page}, conf)
    assert run("check", root).exit_code == 1
    assert run("check", root, "-t", "draft").exit_code == 1
    assert run("check", root, "-D", "suppress_warnings=myst.xref_missing").exit_code == 0
    assert "is not of the form name=value" in run("check", root, "-D", "nitpicky").stderr
    assert "is not a number of processes" in run("check", root, "-j", "many").stderr


LEAKY = """
import os, subprocess, sys
sys.path.insert(0, os.path.abspath("."))
import own_extension
print("from conf.py")
subprocess.run([sys.executable, "-c", "print('from a program')"])
os.chdir("/")
language = "de"
locale_dirs = ["locale"]
def setup(app):
    print("from setup")
    os.chdir("/")
"""


def test_nothing_of_a_site_is_touched_and_nothing_of_it_remains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    root = make_site(tmp_path, {"page": "# Page\n"}, LEAKY)
    (root / "own_extension.py").write_text("made = 1\n")
    (root / "locale/de/LC_MESSAGES").mkdir(parents=True)
    (root / "locale/de/LC_MESSAGES/pages.po").write_text('msgid "Page"\nmsgstr "Seite"\n')
    monkeypatch.chdir(tmp_path)
    path = list(sys.path)

    def files() -> list[tuple[str, int]]:
        return sorted((str(path), path.stat().st_mtime_ns) for path in root.rglob("*"))

    before = files()
    result = run("check")
    assert (result.exit_code, result.stdout) == (0, "Nothing is wrong on 2 pages.\n")
    assert capfd.readouterr().out == ""
    assert files() == before
    assert sys.path == path
    assert "own_extension" not in sys.modules
    assert run("check").exit_code == 0, "the current folder is another"


def test_what_conf_py_prints_is_shown_if_it_is_wanted(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    root = make_site(tmp_path, {"page": "# Page\n"}, "print('from conf.py')\n")
    result = run("check", root, "--verbose")
    assert "reading sources" in result.stderr
    assert "from conf.py" in result.stderr
    assert result.stdout == "Nothing is wrong on 2 pages.\n"


def test_a_mistake_of_this_package_is_no_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is a bug, which whoever reports it has to see whole."""

    code = compile(
        "def broken(*args):\n    1 / 0", str(Path(command.__file__).with_name("x.py")), "exec"
    )
    made: dict[str, Any] = {}
    exec(code, made)  # noqa: S102
    monkeypatch.setattr("sphinx_beliefs.command.site_reader.copy_catalogues", made["broken"])
    result = run("check", make_site(tmp_path, {}))
    assert isinstance(result.exception, ZeroDivisionError)
