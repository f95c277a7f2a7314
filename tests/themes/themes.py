"""The themes in which everything is looked at, and how a reader turns each of them dark."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

LOOKS = Path(__file__).parents[1] / "looks"

#: A scheme for light and one for dark; the theme would load its fonts from the network.
_IMMATERIAL = """
extensions.append("sphinx_immaterial")
html_theme_options = {
    "font": False,
    "palette": [{"scheme": "default"}, {"scheme": "slate"}],
}
"""


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A theme: the package that has it, and what a site needs for it.

    ``note`` says in Markdown what is left to know of it, and what to do.
    """

    name: str
    package: str = ""
    dark: str = ""
    conf: str = ""
    note: str = ""

    @property
    def schemes(self) -> tuple[str, ...]:
        """The schemes that it has."""
        return ("light", "dark") if self.dark else ("light",)

    def build(self, root: Path, *options: str) -> Path:
        """Build the gallery in this theme, and return the folder of its pages."""
        shutil.copytree(LOOKS, root, dirs_exist_ok=True)
        conf = (LOOKS / "conf.py").read_text(encoding="utf-8")
        text = f"{conf}{self.conf}html_theme = {self.name!r}\n"
        (root / "conf.py").write_text(text, encoding="utf-8")
        built = root / "_build"
        # In a process of its own, for the extensions of themes have warnings of theirs.
        command = [sys.executable, "-m", "sphinx", "-q", *options, str(root), str(built)]
        subprocess.run(command, check=True, timeout=120)  # noqa: S603
        return built


_DATA = "document.documentElement.dataset."

THEMES = (
    Theme(
        name="furo",
        package="furo",
        dark="document.body.dataset.theme = 'dark'",
        note="On paper it prints its own link “Skip to content” at the foot of pages; "
        "`@media print { .skip-to-content { display: none } }` leaves it out.",
    ),
    Theme(name="pydata_sphinx_theme", package="pydata-sphinx-theme", dark=f"{_DATA}theme = 'dark'"),
    Theme(name="sphinx_book_theme", package="sphinx-book-theme", dark=f"{_DATA}theme = 'dark'"),
    Theme(name="sphinx_rtd_theme", package="sphinx-rtd-theme"),
    Theme(name="alabaster", package="alabaster"),
    Theme(
        name="sphinx_immaterial",
        package="sphinx-immaterial",
        dark="document.body.dataset.mdColorScheme = 'slate'",
        conf=_IMMATERIAL,
        note="Histories look like its own boxes that fold, since it styles all of them. "
        'It asks the network for fonts as it builds; `html_theme_options = {"font": False}` stops that.',
    ),
    Theme(name="piccolo_theme", package="piccolo-theme", dark=f"{_DATA}mode = 'dark'"),
    Theme(
        name="shibuya",
        package="shibuya",
        dark="document.documentElement.className = 'dark'",
    ),
    Theme(
        name="sphinxawesome_theme",
        package="sphinxawesome-theme",
        dark="document.documentElement.classList.add('dark')",
    ),
    Theme(name="classic", package="sphinx"),
    Theme(name="nature", package="sphinx"),
)
