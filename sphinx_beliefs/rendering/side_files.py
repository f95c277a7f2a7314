"""The files beside the pages of HTML that say what is on the site to other programs.

A file is made from the whole site. So it is made only if a page has been read, or if the builder or
an option has changed, since it was last written; a small record beside the doctrees says when that
was. The record also says which files are ours, so that one that is no longer wanted is removed.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from sphinx_beliefs.domain import BeliefsDomain, beliefs_domain
from sphinx_beliefs.late import Late
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.rendering.side_table import SIDE_FILES
from sphinx_beliefs.reporting import warn
from sphinx_beliefs.storage.packing import digest
from sphinx_beliefs.storage.written import side_record

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder


def write_side_files(app: Sphinx, builder: StandaloneHTMLBuilder) -> None:
    """Write the files that the site asks for, and that are not up to date; remove all others that
    an earlier build has written.
    """
    domain, path = beliefs_domain(app.env), side_record(app)
    record = _read(path)
    now = _state_of(app, domain, builder)
    kept = {}
    for name, side_file in SIDE_FILES.items():
        target = Path(app.outdir, name)
        if not getattr(domain.options, side_file.option):
            continue
        if record.get(name) == now and target.is_file():
            kept[name] = now
            continue
        content: bytes | None = Late(side_file.content)(domain)
        if content is None:
            continue
        if _write(target, content):
            kept[name] = now
        elif name in record:
            kept[name] = ""  # the old file is still there, and still ours
    for name in record.keys() - kept.keys():
        # What cannot be removed stays, as a page would.
        with suppress(OSError):
            Path(app.outdir, name).unlink(missing_ok=True)
    if kept != record:
        _keep(path, kept)


def _state_of(app: Sphinx, domain: BeliefsDomain, builder: StandaloneHTMLBuilder) -> str:
    """A digest of what files depend on: the time when each page was read, the pages that are there
    under the conditions that hold, the options, and this code.
    """
    info = builder.build_info
    return digest(
        (
            app.extensions["sphinx_beliefs"].version,
            info.config_hash,
            info.tags_hash,
            domain.settled.held_in(domain.output.judge),
            domain.output.base_url,
            sorted(app.env.all_docs.items()),
        )
    )


def _write(path: Path, content: bytes) -> bool:
    """Write a file whole, unless it is already as it should be; return whether it is there."""
    new = path.with_name(f"{path.name}.new")
    try:
        if path.is_file() and path.read_bytes() == content:
            return True
        path.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(content)
        new.replace(path)
    except OSError as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        message = N_(
            "{path} cannot be written ({error}); make the folder writable, or remove what is there"
        )
        warn(Subtype.OUTPUT.problem(message, path=str(path), error=str(error)), None)
        return False
    return True


def _read(path: Path) -> dict[str, str]:
    """The files that were written, with the state for which each is right; none if not known."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, str])
    except (OSError, ValueError, RecursionError):
        return {}


def _keep(path: Path, kept: dict[str, str]) -> None:
    """Save the record. If that fails, the next build makes the files again."""
    with suppress(OSError):
        if kept:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(msgspec.json.encode(kept))
        else:
            path.unlink(missing_ok=True)
