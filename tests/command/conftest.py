"""What each test of the command leaves behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.locale import translators

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _no_language_is_left() -> Iterator[None]:
    """Sphinx keeps the language of a site in the process; the site of the next test has its own."""
    yield
    translators.clear()
