"""What holds of the readers of lists and their entries for any text at all."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.entry_reader import read_entry
from sphinx_beliefs.model.entries.entry_words import EntryWords, Markup
from sphinx_beliefs.model.entries.list_parts import EntryPart, split_list
from sphinx_beliefs.model.notation.scales import SCALES
from sphinx_beliefs.model.records.item_options import ITEM_OPTIONS
from sphinx_beliefs.model.records.kinds import ITEM_KINDS, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

WORDS = EntryWords(scale=SCALES["icd203"])

#: The words that an entry can have for its own form.
_GRAMMAR = {
    word
    for said in chain(
        *(getattr(WORDS, field) for field in WORDS.__struct_fields__ if field != "scale")
    )
    for word in re.findall(r"[^\W_]+", said)
}

SEEDS = [
    "- **Claim.** ~80% — why\n  :name: x\n\n  more\n- Claim (~80%): why {#x .c tags=a}",
    "- **(Normative.) Claim.** why ^id\n* Claim. 60-80%\n  why\n\n  - sub\n\n  ```\n  - code\n  ```",
    "1. **Question?** Why it matters: text\n2. Question? text\nlazy\n\n<!-- - no -->\n- [ ] Q? A",
    "- evidence → lowers `a`, raises {belief}`b` and c (to ~40%). More\n- a -> b => strongly up c",
    "- 2025-05 — [Title](https://x.y/(a)) — takeaway\n- `T <u>`__, A. B (2025). C\n- <date><title><takeaway>",
    '- *Forthcoming* — Title, https://x.y\n- Doe (2024), "T", Venue\n- May 2025: <https://x.y>',
    '- Doe, J., & Roe, R. (2021). Title? *AEJ*, 3(2), 1-20. https://doi.org/10.1/x. So\n- Doe et al. "T."',
    "- Doe J, Roe RB. T. AEJ. 2019;11(4):1-20. So\n- IPCC (2021). T [a](https://x.y/a). doi:10.1/x; b",
    "- **Claim (80%)**[^1]: why.[^2]\n- Claim (80%).[^1] Why\n- **Claim.** ~80% [1]_ — why [#a]_",
    "#. a::\n\n- b\n\n(1) c\n\n=====\n- d",
]


def check_entries(text: str) -> None:
    """Each line is in one part of a list; of an entry, each word is kept or its line reported."""
    lines = text.split("\n")
    for markup in Markup:
        parts = split_list(lines, markup)
        assert [number for part in parts for number in range(part.first, part.end)] == [
            *range(len(lines))
        ]
        for part in parts:
            entry_lines = lines[part.first : part.end]
            assert entry_lines
            if isinstance(part, EntryPart):
                assert part.indent > 0
                for kind in ITEM_KINDS:
                    check_entry(kind, entry_lines, markup)
    for kind in ITEM_KINDS:
        check_entry(kind, lines, Markup.MARKDOWN)


def check_entry(kind: Kind, lines: Sequence[str], markup: Markup) -> None:
    """Lines are those of the entry, options are those of the kind, and no word is lost."""
    entry = read_entry(kind, lines, markup, WORDS)
    assert "\n" not in entry.title
    assert entry.title == entry.title.strip()
    assert entry.options.keys() == entry.option_lines.keys()
    assert entry.options.keys() <= set(ITEM_OPTIONS[kind])
    assert 0 <= entry.title_line < max(len(lines), 1)
    assert all(0 <= line < len(lines) for line in entry.option_lines.values())
    assert entry.body_line + len(entry.body) <= len(lines)
    assert not entry.body or (entry.body[0].strip() and entry.body[-1].strip())
    for found in entry.problems:
        assert found.problem.message.format(**found.problem.values)
        assert 0 <= found.line < len(lines)
    if entry.is_empty:
        assert len(entry.problems) > 0
    reported = {found.line for found in entry.problems}
    for number, line in enumerate(lines):
        if number - 1 in reported and line[:1].isspace():
            reported.add(number)  # it continues what was reported, such as a value
    said = [entry.title, *entry.options, *entry.options.values(), *entry.body]
    kept = " ".join(said).casefold().replace("\\", "")
    is_named = kind is Kind.UPDATE_TRIGGER and entry.options.keys() & {
        "raises",
        "lowers",
        "beliefs",
    }
    for number, line in enumerate(lines):
        if number in reported or is_named:
            continue  # a link may say more than the name
        for word in re.findall(r"[^\W_]+", line.replace("\\", "")):
            is_number = number == 0 and re.match(rf"\s*\(?{word}[.)]", line) is not None
            assert word.casefold() in kept or word.lower() in _GRAMMAR or is_number, (word, lines)
