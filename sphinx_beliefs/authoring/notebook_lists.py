"""Has lists in the Markdown cells of a notebook read as items."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_beliefs.authoring.markdown_list_finder import markdown_blocks, may_have_lists
from sphinx_beliefs.model.sections.list_rewriting import hold_markdown_lists, lists_of_whole_lines
from sphinx_beliefs.model.sections.section_scopes import ListLines, find_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.authoring.markdown_list_finder import BlockReader
    from sphinx_beliefs.model.sections.section_headings import Headings
    from sphinx_beliefs.model.sections.section_scopes import Block


def in_notebook(text: str, headings: Headings, reader: BlockReader) -> str:
    """A notebook with directives in front of its lists of items; what is below a heading in one
    cell can stand in the next.
    """
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError):
        return text  # which is for others to report
    cells = list(_markdown_cells(notebook))
    sources = [_source_of(cell) for cell in cells]
    if not any(may_have_lists(source, headings) for source in sources):
        return text
    found = find_lists(_blocks(sources, reader), headings).lists
    lines = "\n".join(sources).split("\n")
    hold_markdown_lists(lines, lists_of_whole_lines(lines, found))
    end = 0
    for cell, source in zip(cells, sources, strict=True):
        begin, end = end, end + source.count("\n") + 1
        cell["source"] = "\n".join(lines[begin:end])
    return json.dumps(notebook) if found else text


def _markdown_cells(notebook: Any) -> Iterator[dict[str, Any]]:
    cells = notebook.get("cells") if isinstance(notebook, dict) else None
    for cell in cells if isinstance(cells, list) else ():
        if isinstance(cell, dict) and cell.get("cell_type") == "markdown":
            yield cell


def _source_of(cell: dict[str, Any]) -> str:
    """The text of a cell, which is kept as one text or line by line."""
    source = cell.get("source")
    if isinstance(source, list):
        return "".join(filter(_is_text, source))
    return source if isinstance(source, str) else ""


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _blocks(sources: Sequence[str], reader: BlockReader) -> Iterator[Block]:
    """The blocks of all cells, with their lines in all of these texts below each other."""
    above = 0
    for source in sources:
        for block in markdown_blocks(source, reader):
            moved = block._replace(line=block.line + above)
            if isinstance(moved, ListLines):
                moved = moved._replace(end=moved.end + above)
            yield moved
        above += source.count("\n") + 1
