"""The file that says what pages showed when they were last written, as it is kept and read."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from sphinx.locale import get_translation
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_logger = logging.getLogger(__name__)
_ = get_translation("sphinx_beliefs", "console")


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of the last builds with one builder into one folder.

    ``pages`` holds fingerprints of what pages show of others, ``generated`` the names of the
    generated pages, ``frame`` all that they depend on but records, and ``reading`` and
    ``outside`` the last reading of the site after which all of this was written, and the
    circumstances in which it was true.
    """

    pages: dict[str, str]
    generated: tuple[str, ...] = ()
    frame: str = ""
    reading: str | None = None
    outside: str = ""


#: Then every page that shows others is written again.
NOTHING_KNOWN = Written(pages={})


def written_path(app: Sphinx) -> Path:
    """The file of a builder and an output folder, beside the doctrees."""
    outdir = hashlib.blake2b(os.fsencode(Path(app.outdir).resolve()), digest_size=6).hexdigest()
    return Path(app.doctreedir) / f"beliefs-{app.builder.name}-{outdir}.json"


def load_written(path: Path) -> Written:
    """What a file says; nothing where it is not there, not to be read, or not what was kept."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Written)
    except (OSError, ValueError, RecursionError):
        # Errors of msgspec and of UTF-8 are ValueErrors.
        return NOTHING_KNOWN


def save_written(path: Path, written: Written) -> None:
    """Keep what is known. Where that cannot be, nothing is known in the next build, and the user
    is told why it takes longer.
    """
    pages = dict(sorted(written.pages.items()))
    new = path.with_suffix(".new")
    try:
        content = msgspec.json.encode(msgspec.structs.replace(written, pages=pages))
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(content)
        new.replace(path)
    except (OSError, UnicodeEncodeError) as error:
        # What was true before is not any more.
        with suppress(OSError):
            path.unlink(missing_ok=True)
        if pages:
            message = _(
                "sphinx-beliefs cannot keep what pages show in %s (%s), so the next build writes "
                "them again; let the folder be written to, or take away what stands there"
            )
            _logger.info(message, path, error)
