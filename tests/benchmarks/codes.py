"""The checkouts of this extension that are compared, each as it is seen by the builds."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Code:
    """A checkout to measure, by the label of its columns; without a path, what is installed."""

    label: str = ""
    path: Path | None = None

    @classmethod
    def from_text(cls, text: str) -> Code:
        """The checkout of ``label=/path``; raise ``ValueError`` if there is no such folder."""
        label, equals, path = text.partition("=")
        folder = Path(path).resolve()
        if not (label and equals and (folder / "sphinx_beliefs" / "__init__.py").is_file()):
            raise ValueError(f"{text!r} is not label=/path/to/a/checkout")
        return cls(label, folder)

    def environment(self) -> dict[str, str]:
        """The environment of a build: this code, one order of sets, one day, modules compiled."""
        kept = {
            name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"
        }
        if self.path is not None:
            kept["PYTHONPATH"] = str(self.path)
        elif given := kept.get("PYTHONPATH"):
            kept["PYTHONPATH"] = os.pathsep.join(map(os.path.abspath, given.split(os.pathsep)))
        return {**kept, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": "1798000000"}

    def digest(self) -> str:
        """A digest of the modules that the builds import.

        Raises ``RuntimeError`` if they are not those of the checkout.
        """
        command = [sys.executable, "-c", "import sphinx_beliefs; print(sphinx_beliefs.__file__)"]
        with tempfile.TemporaryDirectory() as elsewhere:
            told = subprocess.run(  # noqa: S603
                command,
                env=self.environment(),
                cwd=elsewhere,
                check=True,
                capture_output=True,
                text=True,
            )
        package = Path(told.stdout.strip()).resolve().parent
        if self.path is not None and package.parent != self.path:
            raise RuntimeError(f"builds for {self.label} import {package}")
        return digest_of(package, package.rglob("*.py"))


def digest_of(folder: Path, modules: Iterable[Path]) -> str:
    """Eight digits that change with any of some modules in a folder."""
    digest = hashlib.sha256()
    for path in sorted(modules):
        digest.update(f"{path.relative_to(folder)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:8]
