"""Correct pages, each with one slip at random in it, and the words that have to survive it.

Every word of a page is there once, so that none can stand in for another. ``w12x`` is such a word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

MARKDOWN = """\
---
topic:
  region: tech
  status: exploring
  tagline: W W W W.
  last_reviewed: 2026-01-01
---

# W W

Prose before W W. My {credence}`NAME-a` on W is the one that W.

:::{belief} W W W W.
:name: NAME-a
:credence: ~70%
:since: 2025-01-01

W W W, and W.
:::

## W and W

::::{belief} W W W W W.
:name: NAME-b
:credence: 60-80%

W W W.

:::{credence-log}
- 2025-01-01: 50% W W.
- 2026-01-01: 60-80% W W.
:::
::::

```{uncertainty} W W W?
:name: NAME-c
:beliefs: NAME-a, NAME-b
:if-yes: W W.
:if-no: W W.

W W W.
```

Prose between W W.

:::{update-trigger} W W W
:raises: NAME-b
:lowers: NAME-a
:strength: clearly

W W W W.
:::

## W

:::{reading} W W
:date: 2024-05-21
:authors: W W
:venue: W
:url: https://example.org/W

W W W.
:::

- W W
- W W

Prose after W W.
"""

RST = """\
W W
==========

.. topic-meta::
   :region: tech
   :status: exploring
   :tagline: W W W W.

Prose before W W. My :credence:`NAME-a` on W is the one that W.

.. belief:: W W W W.
   :name: NAME-a
   :credence: ~70%

   W W W, and W.

W and W
------------

.. belief:: W W W W W.
   :name: NAME-b
   :credence: 60-80%

   W W W.

   .. credence-log::

      - 2025-01-01: 50% W W.
      - 2026-01-01: 60-80% W W.

.. uncertainty:: W W W?
   :beliefs: NAME-a, NAME-b
   :if-yes: W W.

   W W W.

Prose between W W.

.. update-trigger:: W W W
   :beliefs: NAME-a
   :direction: down

   W W W W.

.. reading:: W W
   :date: 2024-05-21
   :authors: W W
   :venue: W

   W W W.

Prose after W W.
"""

_WORD = re.compile(r"w\d+x")
_FENCE = re.compile(r"\s*(?::::|```|\.\. )")
_OPTION = re.compile(r"\s*:[\w-]+:")

Slip = "Callable[[list[str], random.Random], None]"


class SlippedPage(NamedTuple):
    """A page with a slip in it: its text, what the slip was, and the words that are left."""

    text: str
    slip: str
    words: frozenset[str]


def make_page(rng: random.Random, name: str, *, is_rst: bool) -> SlippedPage:
    """A page with one slip; ``name`` begins the names of its items."""
    text = (RST if is_rst else MARKDOWN).replace("NAME", name)
    count = iter(range(1000))
    lines = re.sub(r"\bW\b", lambda _: f"w{next(count)}x", text).split("\n")
    slip = rng.choice(SLIPS)
    slip(lines, rng)
    slipped = "\n".join(lines)
    return SlippedPage(slipped, slip.__name__, frozenset(_WORD.findall(slipped)))


def _a_line(
    lines: list[str], rng: random.Random, is_one: Callable[[str], object] = str.strip
) -> int:
    return rng.choice([number for number, line in enumerate(lines) if is_one(line)])


def drop_a_character_of_a_fence(lines: list[str], rng: random.Random) -> None:
    number = _a_line(lines, rng, _FENCE.match)
    place = rng.randrange(min(len(lines[number]), 18))
    lines[number] = lines[number][:place] + lines[number][place + 1 :]


def double_a_character_of_a_fence(lines: list[str], rng: random.Random) -> None:
    number = _a_line(lines, rng, _FENCE.match)
    place = rng.randrange(min(len(lines[number]), 18))
    lines[number] = lines[number][: place + 1] + lines[number][place:]


def lose_a_fence(lines: list[str], rng: random.Random) -> None:
    del lines[_a_line(lines, rng, _FENCE.match)]


def swap_options(lines: list[str], rng: random.Random) -> None:
    one, other = (_a_line(lines, rng, _OPTION.match) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]


def drop_a_character_of_an_option(lines: list[str], rng: random.Random) -> None:
    number = _a_line(lines, rng, _OPTION.match)
    place = rng.randrange(min(len(lines[number]), 14))
    lines[number] = lines[number][:place] + lines[number][place + 1 :]


def indent(lines: list[str], rng: random.Random) -> None:
    number = _a_line(lines, rng)
    lines[number] = " " * rng.choice([1, 2, 3, 4, 5]) + lines[number]


def unindent(lines: list[str], rng: random.Random) -> None:
    number = _a_line(lines, rng)
    lines[number] = lines[number].lstrip()


def cut_a_line(lines: list[str], rng: random.Random) -> None:
    number = _a_line(lines, rng)
    lines[number] = lines[number][: rng.randrange(len(lines[number]))]


def join_lines(lines: list[str], rng: random.Random) -> None:
    number = _a_line(lines[:-1], rng)
    lines[number : number + 2] = [f"{lines[number]} {lines[number + 1].lstrip()}"]


def break_a_line(lines: list[str], rng: random.Random) -> None:
    number = _a_line(lines, rng, lambda line: " " in line.strip())
    places = [match.start() for match in re.finditer(r"(?<=\S) ", lines[number])]
    place = rng.choice(places)
    lines[number : number + 1] = [lines[number][:place], lines[number][place + 1 :]]


def put_a_blank_line(lines: list[str], rng: random.Random) -> None:
    lines.insert(rng.randrange(1, len(lines)), "")


def take_a_blank_line(lines: list[str], rng: random.Random) -> None:
    del lines[_a_line(lines[:-1], rng, lambda line: not line.strip())]


def double_a_line(lines: list[str], rng: random.Random) -> None:
    number = _a_line(lines, rng)
    lines.insert(number, lines[number])


def swap_lines(lines: list[str], rng: random.Random) -> None:
    number = rng.randrange(len(lines) - 1)
    lines[number : number + 2] = reversed(lines[number : number + 2])


def mistype(lines: list[str], rng: random.Random) -> None:
    """Another mark than was meant, one that is near it on keyboards, or looks like it."""
    near = {":": ";", "`": "'", "{": "[", "}": "]", "-": "_", "~": "-", "#": "", ".": ","}
    number = _a_line(lines, rng, lambda line: any(mark in line for mark in near))
    places = [place for place, char in enumerate(lines[number]) if char in near]
    place = rng.choice(places)
    line = lines[number]
    lines[number] = line[:place] + near[line[place]] + line[place + 1 :]


SLIPS = (
    drop_a_character_of_a_fence,
    double_a_character_of_a_fence,
    lose_a_fence,
    swap_options,
    drop_a_character_of_an_option,
    indent,
    unindent,
    cut_a_line,
    join_lines,
    break_a_line,
    put_a_blank_line,
    take_a_blank_line,
    double_a_line,
    swap_lines,
    mistype,
)
