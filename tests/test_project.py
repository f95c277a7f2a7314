"""What stands about the project outside of its code: for PyPI, for tox and for contributors."""

from __future__ import annotations

import configparser
import re
import tomllib
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import pytest
from make_stylesheets import stylesheets
from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def pythons_of_tox() -> set[str]:
    """The versions of Python that a plain ``tox run`` tests, such as ``3.11``."""
    tox = configparser.ConfigParser(interpolation=None)
    tox.read(ROOT / "tox.ini", encoding="utf-8")
    factors = re.findall(r"py(?:\{([\d,]+)\}|(\d+))", tox["tox"]["env_list"])
    names = {name for several, one in factors for name in (several or one).split(",")}
    return {f"{name[0]}.{name[1:]}" for name in names}


def test_each_python_that_is_named_to_users_is_tested() -> None:
    prefix = "Programming Language :: Python :: 3."
    named = {c.removeprefix(prefix) for c in PROJECT["classifiers"] if c.startswith(prefix)}
    assert {f"3.{minor}" for minor in named} == pythons_of_tox()
    assert PROJECT["requires-python"] == f">=3.{min(named, key=int)}"


def test_who_installs_it_gets_every_language_and_none_of_the_tools_for_them() -> None:
    try:
        installed = {str(path) for path in files("sphinx-beliefs") or ()}
    except PackageNotFoundError:
        installed = set()
    written = {path for path in installed if path.endswith(".po")}
    if not written:
        pytest.skip("the package is not installed from a wheel")
    folders = ROOT.glob("sphinx_beliefs/locale/*/LC_MESSAGES")
    assert {Path(path).parts[-3] for path in written} == {path.parent.name for path in folders}
    locale = {path for path in installed if path.startswith("sphinx_beliefs/locale/")}
    assert locale == written | {path.removesuffix("po") + "mo" for path in written}


def test_who_installs_it_gets_all_that_a_new_site_is_made_of() -> None:
    try:
        installed = {str(path) for path in files("sphinx-beliefs") or ()}
    except PackageNotFoundError:
        installed = set()
    if not any(path.endswith(".po") for path in installed):
        pytest.skip("the package is not installed from a wheel")
    templates = (ROOT / "sphinx_beliefs/command/templates").rglob("*")
    written = {path.relative_to(ROOT).as_posix() for path in templates if path.is_file()}
    assert len(written) > 20
    assert written <= installed


def test_the_stylesheets_that_are_served_are_made_of_those_that_are_written() -> None:
    made = stylesheets()
    assert made
    assert set(made) == set((ROOT / "sphinx_beliefs/static").glob("*.css"))
    for path, text in made.items():
        assert path.read_text("utf-8") == text, "run .ci/make_stylesheets.py"


def test_links_and_pictures_of_the_readme_work_on_pypi_and_lead_to_files_that_are_there() -> None:
    tokens = MarkdownIt().parse((ROOT / "README.md").read_text("utf-8"))
    spans = [span for token in tokens for span in token.children or ()]
    targets = [span.attrs.get("href") or span.attrs.get("src") for span in spans]
    addresses = [str(target) for target in targets if target]
    assert len(addresses) > 8
    repository = PROJECT["urls"]["Source"]
    raw = repository.replace("//github.com/", "//raw.githubusercontent.com/")
    for address in [*addresses, *PROJECT["urls"].values()]:
        assert address.startswith("https://"), address
        for start in (f"{repository}/blob/main/", f"{raw}/main/"):
            if address.startswith(start):
                assert (ROOT / address.removeprefix(start)).is_file(), address


CONTRIBUTING = (ROOT / "docs" / "CONTRIBUTING.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["tox.ini", ".ci/run", "docs/CONTRIBUTING.md"])
def test_contributors_are_sent_to_files_that_are_there(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    paths = re.findall(r"(?<=[` (])(?:sphinx_beliefs|tests|docs|\.ci)/[^`\s)*]+", text)
    made = ("docs/_build", "sphinx_beliefs/locale/sphinx_beliefs.pot")
    assert paths
    assert [p for p in paths if not p.startswith(made) and not (ROOT / p).exists()] == []


def test_the_readme_has_the_commands_that_are_run_before_every_change() -> None:
    first = "python3 -m venv .venv && .venv/bin/pip install --quiet tox && .venv/bin/tox run -e "
    commands = re.findall(
        r"^python3 -m venv.*", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE
    )
    assert commands == [f"{first}docs", f"{first}py"]
    assert "grep -E '^python3 -m venv' README.md" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_contributors_are_given_environments_that_tox_has() -> None:
    tox = configparser.ConfigParser(interpolation=None)
    tox.read(ROOT / "tox.ini", encoding="utf-8")
    text = CONTRIBUTING + (ROOT / "README.md").read_text("utf-8")
    named = {
        name for names in re.findall(r"tox run -e\s([\w,]+)", text) for name in names.split(",")
    }
    assert {f"testenv:{name}" for name in named - {"py"}} <= set(tox.sections())


@pytest.mark.parametrize("thing", ["an option", "a check", "a kind", "a language"])
def test_contributors_are_told_which_files_to_touch(thing: str) -> None:
    section = CONTRIBUTING.partition(f"\n## Add {thing}\n")[2].partition("\n## ")[0]
    steps = re.findall(r"^\d+\. (.*)", section, re.MULTILINE)
    assert len(steps) >= 3
    assert "`sphinx_beliefs/" in section
