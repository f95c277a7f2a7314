"""Warns of lists that look like beliefs, below headings that do not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.model.entries.belief_signs import are_beliefs
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.model.sections.section_headings import Meaning
from sphinx_beliefs.model.sections.unknown_headings import lists_below_unknown
from sphinx_beliefs.reporting import warn
from sphinx_beliefs.words.section_wording import most_usual_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_beliefs.model.sections.section_headings import Headings
    from sphinx_beliefs.model.sections.section_scopes import Block

_COMMENTS = {Markup.MARKDOWN: "<!-- list -->", Markup.RST: ".. list"}


def warn_of_missed(
    docname: str,
    markup: Markup,
    headings: Headings,
    lines: Sequence[str],
    blocks: Iterable[Block],
    *,
    has_title: bool,
) -> None:
    """Warn at each unknown heading of a page below which a list looks like beliefs; ``lines`` are
    those of the page as they were written, and ``has_title`` is as in ``find_lists``.
    """
    below = lists_below_unknown(blocks, headings, has_title=has_title)
    for heading, lists in below.items():
        if any(are_beliefs(lines[found.line : found.end], markup) for found in lists):
            message = N_(
                "the entries below this heading look like beliefs, but are not read; call it "
                "{usual}, name it in beliefs_sections, or write {comment} above the list"
            )
            usual = most_usual_heading(Meaning.BELIEFS)
            problem = Subtype.LIST.problem(message, usual=usual, comment=_COMMENTS[markup])
            warn(problem, (docname, heading.line + 1))
