"""Repositories for the tests of the past; without git there are none."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from repositories import Repository

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    return Repository(tmp_path / "repository")
