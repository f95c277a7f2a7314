"""Random pages of notes in reStructuredText, in which each word is one of a kind."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_HEADINGS = ("Current beliefs", "3. Beliefs", "Uncertainties", "Recent reading", "Notes", "A. Log")

_ENTRIES = (
    "**{0}.** ~70% -- {1}",
    "{0} {1} (~35%): {2}",
    "**{0}?** Why it matters: {1}",
    "{0} *{1}* ``{2}``",
    "2025-05 -- `{0} <https://example.org/{1}>`_ -- {2}",
    "*Forthcoming* -- {0}",
    "{0} [#note]_ {1}",
    "{0}::",
    "",
)

_BLOCKS = (
    "{0} {1}\n{2}",
    "{0}::\n\n   - {1}\n\n   - {2}",
    "{0}::\n\n- {1}\n- {2}",
    ".. note::\n\n   - {0}",
    "   - {0}\n   - {1}",
    "====  ====\n- {0}  x\n====  ====",
    "+------+\n| - {0} |\n+------+",
    ".. list",
    ".. rst-class:: list",
    "..\n   - comment\n\n   more",
    ".. _{0}:",
    "----",
    "{0}\n   - {1}",
    ":{0}: - {1}",
    "| {0}\n| - {1}",
    "A. {0}\n{1}",
    "- [ ] {0}\n- [x] {1}",
    ">>> {0}",
    "a) {0}\n\n#. {1}\n#. {2}",
)


class RstWriter:
    """Writes pages at random; each word is of the form ``w12x``."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._numbers = count()

    def page(self) -> str:
        """A page, without what makes a topic of it."""
        return "\n".join(self._part() for _ in range(self._random.randint(2, 9)))

    def _filled(self, pattern: str) -> str:
        return pattern.format(*(f"w{next(self._numbers)}x" for _ in range(3)))

    def _part(self) -> str:
        kind = self._random.random()
        if kind < 0.35:
            words = self._random.choice(_HEADINGS)
            return f"{words}\n{'-' * len(words)}\n"
        if kind < 0.7:
            return self._list()
        return self._filled(self._random.choice(_BLOCKS)) + "\n"

    def _list(self) -> str:
        random = self._random
        mark = random.choice(["-", "*", "+", "#.", "1."])
        gap = random.choice(["\n", "\n\n"])
        return gap.join(self._entry(mark) for _ in range(random.randint(1, 4))) + "\n"

    def _entry(self, mark: str) -> str:
        random = self._random
        indent = " " * (len(mark) + 1)
        lines = [f"{mark} {self._filled(random.choice(_ENTRIES))}".rstrip()]
        for _ in range(random.choice([0, 0, 1, 2])):
            if random.random() < 0.7:
                lines.append("")
            deeper = random.choice(["", "", "  ", "- "])
            lines.append(f"{indent}{deeper}{self._filled(random.choice(_ENTRIES))}".rstrip())
        return "\n".join(lines)
