"""Random Markdown pages of notes, in which each word is one of a kind."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_HEADINGS = (
    "Current beliefs",
    "3. Beliefs:",
    "**Uncertainties** {#open}",
    "What would change my mind",
    "Recent reading",
    "Notes",
    "Log",
)

_ITEMS = (
    "**{0}.** ~70% — {1}",
    "**{0} {1}.** ~20%",
    "{0} {1} (~35%): {2}",
    "**(Normative.) {0}.** {1}",
    "**{0}?** Why it matters: {1}",
    "{0} {1}? {2}",
    "{0} *{1}* {2}",
    "2025-05 — [{0}](https://example.org/x) — {1}",
    "*Forthcoming* — {0}",
    "{0} [{1}][ref] `{2}`",
    "[^note] {0}",
    "> {0}",
    "| {0} | {1} |",
    "``{0}`` {1}",
    "{0}\\",
    "",
    "```\n{0}\n```",
    "# {0}",
    "<b>{0}</b> {1}",
    "- {0}\n- {1}",
    "1. {0}",
)

_BLOCKS = (
    "{0} {1}\n{2}",
    "```\n- {0}\n\n- {1}\n```",
    "~~~~~~~\n- {0}",  # which nothing closes
    ":::{{note}}\n- {0}\n:::",
    "> - {0}\n> - {1}",
    "| a | b |\n|---|---|\n| - {0} | {1} |",
    "<!-- list -->",
    "<!--\n- commented\n-->",
    "% list",
    "---",
    "***",
    "    - {0}",
    "<div>\n- {0}\n</div>",
    "{0}\n---",
    "[{0}]: https://example.org/{0}",
    "- [ ] {0}\n- [x] {1}",
    "{0}: {1}",
    "[^{0}]: {1}\n    {2}",
    "+++",
)


class Writer:
    """Writes pages at random; each word is of the form ``w12x``."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._numbers = count()

    def page(self) -> str:
        """A page without front matter."""
        parts = [self._part() for _ in range(self._random.randint(2, 9))]
        end = "\n[ref]: https://example.org/ref\n\n[^note]: A note.\n"
        text = "".join(["# Page\n", *parts, end])
        return text.rstrip("\n") if self._random.random() < 0.3 else text

    def _filled(self, pattern: str) -> str:
        return pattern.format(*(f"w{next(self._numbers)}x" for _ in range(3)))

    def _part(self) -> str:
        kind = self._random.random()
        end = self._random.choice(["\n", "\n\n", "\n\n"])
        if kind < 0.3:
            marks = self._random.choice(["##", "##", "###", "#"])
            return f"\n{marks} {self._random.choice(_HEADINGS)}{end}"
        if kind < 0.7:
            return self._list() + end
        return self._filled(self._random.choice(_BLOCKS)) + end

    def _list(self) -> str:
        random = self._random
        mark = random.choice(["-", "*", "+", "1.", "2)"])
        margin = " " * random.choice([0, 0, 0, 1, 3])
        gap = random.choice(["\n", "\n", "\n\n"])
        return gap.join(self._entry(margin, mark) for _ in range(random.randint(1, 4)))

    def _entry(self, margin: str, mark: str) -> str:
        random = self._random
        space = random.choice([" ", " ", " ", "\t", "     "])
        first, *more = self._filled(random.choice(_ITEMS)).split("\n")
        lines = [f"{margin}{mark}{space}{first}".rstrip()]
        for _ in range(random.choice([0, 0, 1, 2])):
            if random.random() < 0.4:
                more.append("")
            more += self._filled(random.choice(_ITEMS)).split("\n")
        for line in more:
            indent = random.choice(["", "  ", "   ", "    ", "\t", "      "])
            lines.append((margin + indent + line).rstrip())
        return "\n".join(lines)
