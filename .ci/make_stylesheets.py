"""Makes the stylesheets that browsers load, without comments and spaces, from those we write."""

from __future__ import annotations

import re
import sys
from pathlib import Path

_PACKAGE = Path(__file__).parents[1] / "sphinx_beliefs"
_WRITTEN = _PACKAGE / "styles"
_SERVED = _PACKAGE / "static"


def shortened(text: str) -> str:
    """A stylesheet with the same meaning in fewer characters.

    Spaces stay where they can mean something: between selectors, around operators, in words.
    """
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r" ?([{};,>]) ?", r"\1", text)
    text = re.sub(r"(?<=[\w-]): ", ":", text)
    text = re.sub(r"(?<![\w.])0\.(?=\d)", ".", text)
    text = re.sub(r'="([a-z][\w-]*)"', r"=\1", text)
    return text.replace(";}", "}").strip() + "\n"


def stylesheets() -> dict[Path, str]:
    """The text of each stylesheet that is served."""
    return {
        _SERVED / path.name: shortened(path.read_text(encoding="utf-8"))
        for path in sorted(_WRITTEN.glob("*.css"))
    }


def main() -> None:
    """Write them, and report their sizes."""
    for path, text in stylesheets().items():
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"{path.name}: {len(text.encode())} bytes\n")


if __name__ == "__main__":
    main()
