"""Rewrites a page in another form, and reads it again to see that it still says the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from sphinx_beliefs.command.converting.source_file import replaced
from sphinx_beliefs.model.problem import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_beliefs.command.converting.page_reader import PageReader
    from sphinx_beliefs.command.converting.source_file import Replacement, SourceFile
    from sphinx_beliefs.command.converting.written_page import Written, WrittenPage


class Form(Protocol):
    """A form that parts of a page can have."""

    def parts_of(self, page: WrittenPage) -> Sequence[Written]:
        """The parts of a page that have another form."""

    def replacements(
        self, page: WrittenPage, file: SourceFile, parts: Sequence[Written]
    ) -> list[Replacement]:
        """The lines that give these parts this form. A part that cannot have it gets an obstacle,
        and is left as it is.
        """


@dataclass(frozen=True, kw_only=True)
class Rewritten:
    """A page in another form: its file, and the parts that were left as they are."""

    file: SourceFile
    left: Sequence[Written]


def rewrite(reader: PageReader, docname: str, file: SourceFile, form: Form) -> Rewritten:
    """Give the parts of a page another form, except for those that would then say anything else."""
    page = reader.read(docname, file.lines)
    parts = form.parts_of(page)
    trial = _Trial(reader, page, file, form)
    wanted = [part for part in parts if part.obstacle is None]
    while faulty := trial.faulty(wanted):
        for part in faulty:
            part.obstacle = part.obstacle or N_("the page would not say the same")
        wanted = [part for part in wanted if part.obstacle is None]
    return Rewritten(
        file=trial.rewritten(wanted),
        left=[part for part in parts if part.obstacle is not None],
    )


class _Trial:
    """Tries which parts of a page can have another form."""

    def __init__(self, reader: PageReader, page: WrittenPage, file: SourceFile, form: Form) -> None:
        self._reader = reader
        self._page = page
        self._file = file
        self._form = form

    def rewritten(self, parts: Sequence[Written]) -> SourceFile:
        """The file with these parts in the other form."""
        return replaced(self._file, self._form.replacements(self._page, self._file, parts))

    def faulty(self, parts: Sequence[Written]) -> Sequence[Written]:
        """Find the parts with which the page says anything else than before; of many, those are
        found by halves.
        """
        file = self.rewritten(parts)
        if refused := [part for part in parts if part.obstacle is not None]:
            return refused
        if file == self._file or self._says_the_same(file):
            return []
        if len(parts) == 1:
            return parts
        half = len(parts) // 2
        # Where neither half is at fault, the two do not go together.
        return [*self.faulty(parts[:half]), *self.faulty(parts[half:])] or parts

    def _says_the_same(self, file: SourceFile) -> bool:
        before, after = self._page, self._reader.read(self._page.docname, file.lines)
        return (
            after.records == before.records
            and after.tree == before.tree
            and Counter(after.warnings) <= Counter(before.warnings)
        )
