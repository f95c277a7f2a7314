"""What stands about the project outside of its code: for PyPI, for tox and for contributors."""

from __future__ import annotations

import configparser
import re
import tomllib
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import pytest

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
    locale = {path for path in installed if path.startswith("sphinx_beliefs/locale/")}
    assert locale == written | {path.removesuffix("po") + "mo" for path in written}
