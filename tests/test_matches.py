"""A match over an enum names every member, and the type checker is asked to prove it."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import sphinx_beliefs

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(sphinx_beliefs.__file__).parent


def matches(tree: ast.AST) -> Iterator[tuple[ast.Match, ast.stmt | None]]:
    """Each match statement, with the statement that follows it, if one does."""
    for node in ast.walk(tree):
        for field in ("body", "orelse"):
            body = getattr(node, field, None) or []
            if isinstance(body, list):
                for number, statement in enumerate(body):
                    if isinstance(statement, ast.Match):
                        yield statement, next(iter(body[number + 1 :]), None)


def is_member(pattern: ast.pattern) -> bool:
    """Return whether a pattern is a member of an enum, None, or one of several such."""
    if isinstance(pattern, ast.MatchOr):
        return all(map(is_member, pattern.patterns))
    if isinstance(pattern, ast.MatchValue):
        return isinstance(pattern.value, ast.Attribute)
    return isinstance(pattern, ast.MatchSingleton) and pattern.value is None


def asserts_never(statement: ast.stmt | None) -> bool:
    call = getattr(statement, "value", None)
    return isinstance(call, ast.Call) and getattr(call.func, "id", "") == "assert_never"


def test_a_match_over_an_enum_ends_in_assert_never() -> None:
    count = 0
    for path in PACKAGE.rglob("*.py"):
        for match, following in matches(ast.parse(path.read_text(encoding="utf-8"))):
            *cases, last = match.cases
            is_closed = isinstance(last.pattern, ast.MatchAs) and last.pattern.pattern is None
            if all(is_member(case.pattern) for case in (cases if is_closed else match.cases)):
                ends = last.body[-1] if is_closed else following
                assert asserts_never(ends), f"{path}:{match.lineno}"
                count += 1
    assert count > 15
