"""What the tests of files of other places share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_beliefs.importing.forecasts import Chosen, Imported
from sphinx_beliefs.importing.platforms import read_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Imported]:
    """Read files of a content each, as those of a user."""

    def read_contents(
        *contents: str | bytes, user: str | None = None, name: str = "export.csv", **choices: object
    ) -> Imported:
        paths = []
        for number, content in enumerate(contents):
            path = tmp_path / (f"{number}-{name}" if number else name)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            paths.append(path)
        return read_files(paths, Chosen(user=user), **choices)

    return read_contents
