"""Files of the platforms, read by whoever's they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.importing.fatebook import read_fatebook
from sphinx_beliefs.importing.forecasts import no_tick

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_beliefs.importing.forecasts import Chosen, Imported, Tick
    from sphinx_beliefs.importing.platform_signs import Platform


def read_files(
    sources: Sequence[Path],
    chosen: Chosen,
    *,
    platform: Platform | None = None,
    tick: Tick = no_tick,
) -> Imported:
    """The author's questions in files of a platform, which is found by content if it is None.

    Each source is a file, a zip file or a folder. Raises ``UnreadableFile``, and nothing else,
    where the files cannot be read at all.
    """
    return read_fatebook(sources, chosen, tick)
