"""The headings of plain pages, in every language that is shipped."""

from __future__ import annotations

import pytest
from test_catalogues import LANGUAGES, read

from sphinx_beliefs.model.sections.section_headings import (
    Headings,
    Meaning,
    folded_heading,
    usual_headings,
)

MEANINGS = [meaning for meaning in Meaning if meaning.value]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_heading_has_one_meaning(language: str) -> None:
    catalogue = read(language)

    def translate(words: str) -> str:
        message = catalogue.get(words)
        assert message is not None
        return str(message.string)

    headings = Headings({}, translate)
    for meaning in MEANINGS:
        own = usual_headings(meaning, translate)
        assert len(own) >= 4
        folded = [folded_heading(heading) for heading in own]
        assert len(set(folded)) == len(own)
        for number, heading in enumerate([*own, *usual_headings(meaning)], 1):
            for written in (heading, f"{number}. {heading}:", f"**{heading}** (2026)"):
                assert headings.meaning_of(written) is meaning, written
