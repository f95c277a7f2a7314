"""A browser for tests: Chromium as the system has it, or as BELIEFS_BROWSER says."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start the browser, and close it at the end."""
    path = os.environ.get("BELIEFS_BROWSER") or shutil.which("chromium")
    if path is None:
        pytest.fail("there is no chromium; install it, or set BELIEFS_BROWSER to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
