"""The catalogues of a translated site, compiled elsewhere than among its sources."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.config import Config


def copy_catalogues(config: Config, srcdir: Path, scratch: Path) -> None:
    """Copy the catalogues for the language of a site, and have Sphinx read the copies.

    Sphinx writes a compiled catalogue beside each one that has changed.
    """
    found = []
    for number, folder in enumerate(config.locale_dirs):
        own = srcdir / str(folder) / str(config.language)
        if own.is_dir():
            copy = scratch / f"locale-{number}"
            shutil.copytree(own, copy / str(config.language))
            found.append(str(copy))
        else:
            found.append(str(folder))
    config.locale_dirs = found
