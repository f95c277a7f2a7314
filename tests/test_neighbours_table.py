"""What the manual says of other extensions is what the tests of these have shown."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DETAILS = (ROOT / "docs" / "_neighbours" / "details.md").read_text("utf-8").splitlines()
TABLE = (ROOT / "docs" / "_neighbours" / "table.md").read_text("utf-8")
TESTS = sorted((ROOT / "tests" / "neighbours").glob("test_*.py"))


def said(path: Path) -> tuple[str, set[str]]:
    """The neighbour that a file of tests is about, and what its tests say of it."""
    tree = ast.parse(path.read_text("utf-8"))
    (neighbour,) = (
        str(node.value.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and ast.unparse(node.targets[0]) == "NEIGHBOUR"
    )
    found = {
        f"- {' '.join(text.split())}"
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and (text := ast.get_docstring(node))
    }
    return neighbour, found


@pytest.mark.parametrize("path", TESTS, ids=[path.stem for path in TESTS])
def test_the_manual_says_what_the_tests_of_a_neighbour_show(path: Path) -> None:
    neighbour, found = said(path)
    start = DETAILS.index(f"### {neighbour}")
    end = next(
        (line for line in range(start + 1, len(DETAILS)) if DETAILS[line].startswith("### ")),
        len(DETAILS),
    )
    shown = {line for line in DETAILS[start:end] if line.startswith("- ")}
    assert shown == found, "run tox run -e neighbours -- --write-table"
    assert f"| [{neighbour}]" in TABLE
