"""Compiles the message catalogues; hatchling calls this when it builds the wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface[Any]):
    """Puts a compiled catalogue beside each source catalogue, and both into the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues before the files of the wheel are collected."""
        for path in sorted(Path(self.root).glob("sphinx_beliefs/locale/*/LC_MESSAGES/*.po")):
            with path.open("rb") as written, path.with_suffix(".mo").open("wb") as compiled:
                write_mo(compiled, read_po(written))
            build_data["artifacts"].append(
                path.with_suffix(".mo").relative_to(self.root).as_posix()
            )
