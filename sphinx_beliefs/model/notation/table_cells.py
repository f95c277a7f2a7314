"""Cells of tables in CSV, which a spreadsheet takes for text."""

from __future__ import annotations

from sphinx_beliefs.model.patterns import LazyPattern

#: What a formula begins with in a spreadsheet, or makes a cell begin anew:
#: https://owasp.org/www-community/attacks/CSV_Injection.
_BEGINS_FORMULA = frozenset("=+-@＝＋－＠")
_BEGINS_CELL = frozenset("\t\r\n")
_NUMBER = LazyPattern(
    r"[+-](?:[0-9]{1,400}(?:\.[0-9]{0,400})?|\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,3})?%?"
)


def csv_text(text: str) -> str:
    """A text of a cell, with an apostrophe before what a spreadsheet would take for a formula.

    Numbers such as -5 stay as they are.
    """
    if text[:1] not in _BEGINS_CELL and text.lstrip()[:1] not in _BEGINS_FORMULA:
        return text
    return text if _NUMBER.fullmatch(text) else f"'{text}"
