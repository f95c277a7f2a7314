"""The file that records what pages showed when they were last written."""

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


class Lent(msgspec.Struct, frozen=True, kw_only=True):
    """The state of a page of which another page shows a part: the time when it was read, in
    microseconds, and a fingerprint of what it shows of others. They are empty if not known.
    """

    read: int = 0
    shown: str = ""


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """A record of the last builds with one builder into one folder.

    ``pages`` are fingerprints of what pages show of others. ``generated`` has, for each generated
    page, those of its rows, of its parts, and of the file of its rows, each by its name, and
    ``frame`` is one of what all of these depend on besides rows. ``reading`` and
    ``outside`` are the reading of the site and the circumstances for which all pages are up to
    date; they are empty if some page is not. ``borrowed`` has, for each page on which another
    extension puts parts of other pages, those pages as they were then.
    """

    pages: dict[str, str]
    generated: dict[str, dict[str, str]] = {}
    frame: str = ""
    reading: str | None = None
    outside: str = ""
    borrowed: dict[str, dict[str, Lent]] = {}


#: The record if nothing is known; every page that shows others is then written again.
NOTHING_KNOWN = Written(pages={})


def written_path(app: Sphinx) -> Path:
    """The path of the file for a builder and an output folder, beside the doctrees."""
    outdir = hashlib.blake2b(os.fsencode(Path(app.outdir).resolve()), digest_size=6).hexdigest()
    return Path(app.doctreedir) / f"beliefs-{app.builder.name}-{outdir}.json"


def side_record(app: Sphinx) -> Path:
    """The path of the record of the files beside the pages that have been written."""
    return written_path(app).with_suffix(".beside")


def load_written(path: Path) -> Written:
    """Read a file; ``NOTHING_KNOWN`` if it does not exist, cannot be read, or is damaged."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Written)
    except (OSError, ValueError, RecursionError):
        # Errors of msgspec and of UTF-8 are ValueErrors.
        return NOTHING_KNOWN


def save_written(path: Path, written: Written) -> None:
    """Save the record. If that fails, the next build knows nothing, and the user is told why it
    takes longer.
    """
    pages = dict(sorted(written.pages.items()))
    new = path.with_suffix(".new")
    try:
        content = msgspec.json.encode(msgspec.structs.replace(written, pages=pages))
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(content)
        new.replace(path)
    except (OSError, UnicodeEncodeError) as error:
        # The old record is no longer true.
        with suppress(OSError):
            path.unlink(missing_ok=True)
        if pages:
            message = _(
                "sphinx-beliefs cannot keep what pages show in %s (%s), so the next build "
                "writes them again; make the folder writable, or remove what is in the way"
            )
            _logger.info(message, path, error)
