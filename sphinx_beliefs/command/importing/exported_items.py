"""The items of a ``beliefs.json`` in the source of a page: title, options and body of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatchmethod
from itertools import pairwise
from typing import TYPE_CHECKING

from sphinx_beliefs.command.converting.to_lists import fence_around
from sphinx_beliefs.exporting import public_types as public
from sphinx_beliefs.importing.question_beliefs import log_text
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.log_lists import find_log
from sphinx_beliefs.model.notation.names import printable
from sphinx_beliefs.model.records.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sphinx_beliefs.importing.page_texts import PlainTexts
    from sphinx_beliefs.model.notation.scales import Scale

#: An entry of a list, in a text of an export.
_BULLET = "- "
_INDENT = "   "

KINDS: Mapping[type[public.Item], Kind] = {
    public.Belief: Kind.BELIEF,
    public.Uncertainty: Kind.UNCERTAINTY,
    public.UpdateTrigger: Kind.UPDATE_TRIGGER,
    public.Reading: Kind.READING,
}


@dataclass(frozen=True, kw_only=True)
class WrittenItem:
    """An item in the source of a page: its title, its options by name, and its body."""

    kind: Kind
    title: str
    options: dict[str, str]
    body: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class ItemWriter:
    """Writes the items of an export.

    ``names`` are those of items by id, ``log`` is the directive of a credence log, and ``mark`` the
    mark of fences.
    """

    texts: PlainTexts
    names: Mapping[str, str]
    scale: Scale
    log: str
    mark: str

    def written(self, item: public.Item) -> WrittenItem:
        """An item as it is to be written."""
        options = {
            "name": item.name or "",
            **self._options(item),
            "tags": ", ".join(item.tags),
        }
        flags = {"normative": ""} if isinstance(item, public.Belief) and item.is_normative else {}
        return WrittenItem(
            kind=KINDS[type(item)],
            title=self.texts.line(item.title),
            options={name: value for name, value in options.items() if value} | flags,
            body=self._body(item),
        )

    @singledispatchmethod
    def _options(self, item: public.Item) -> dict[str, str]:
        """The options that items of its kind alone have; empty values are left out."""
        raise TypeError(item)

    @_options.register
    def _(self, item: public.Belief) -> dict[str, str]:
        return {
            "credence": _credence(item.credence),
            "since": _date(item.since),
            "resolve-by": _date(item.resolve_by),
            "criteria": self._line(item.criteria),
            "resolution": item.resolution or "",
            "resolved": _date(item.resolved),
            "superseded-by": self._names([item.superseded_by] if item.superseded_by else []),
            "implies": self._names(item.implies),
            "excludes": self._names(item.excludes),
            "exactly-one-of": ", ".join(item.exactly_one_of),
            "given": self._names([item.given] if item.given else []),
            "ladder": _ladder(item),
            "source": " ".join(filter(None, [item.source, item.source_url])),
        }

    @_options.register
    def _(self, item: public.Uncertainty) -> dict[str, str]:
        return {
            "beliefs": self._names(item.beliefs),
            "if-yes": self._line(item.if_yes),
            "if-no": self._line(item.if_no),
        }

    @_options.register
    def _(self, item: public.UpdateTrigger) -> dict[str, str]:
        moves = self._moves(item.moves) if item.moves else {"direction": item.direction or ""}
        return {
            **moves,
            "strength": item.strength or "",
            "to": _credence(item.to),
            "likelihood-ratio": item.likelihood_ratio or "",
            "fired": _date(item.fired),
        }

    @_options.register
    def _(self, item: public.Reading) -> dict[str, str]:
        return {
            "date": _date(item.date),
            "url": "forthcoming" if item.is_link_to_come else item.link or "",
            # These two have no markup.
            "authors": printable(item.authors or ""),
            "venue": printable(item.venue or ""),
            "beliefs": self._names(item.beliefs),
        }

    def _moves(self, moves: Sequence[public.Move]) -> dict[str, str]:
        """The options that say which beliefs a trigger moves, in the order of the moves: some in a
        direction of all of them, then those that it raises, then those that it lowers.
        """
        ways = [move.direction for move in moves]
        start = next(at for at in range(len(ways) + 1) if _is_up_then_down(ways[at:]))
        return {
            "beliefs": self._names(move.belief for move in moves[:start]),
            "direction": (ways[0] if start else None) or "",
            "raises": self._names(move.belief for move in moves[start:] if move.direction == "up"),
            "lowers": self._names(
                move.belief for move in moves[start:] if move.direction == "down"
            ),
        }

    def _names(self, ids: Iterable[str]) -> str:
        return ", ".join(self.names.get(each, each) for each in ids)

    def _line(self, text: str | None) -> str:
        return self.texts.line(text) if text else ""

    # -- the text below the title ----------------------------------------------------------

    def _body(self, item: public.Item) -> list[str]:
        blocks = list(self._blocks(item.text))
        plain = [line for block in blocks for line in [*block, ""]]
        if find_log(plain, self.texts.markup) is not None:
            # A list that could be a log is text.
            blocks = [[self.texts.line(text)] for text in item.text]
        if isinstance(item, public.Belief) and item.history:
            is_below_list = bool(blocks) and blocks[-1][0].startswith(_BULLET)
            blocks.append(self._log(item.history, is_below_list=is_below_list))
        return [line for block in blocks for line in [*block, ""]][:-1]

    def _blocks(self, paragraphs: Sequence[str]) -> Iterator[list[str]]:
        """The blocks of a text: paragraphs, code, and entries of lists together."""
        entries: list[str] = []
        for text in paragraphs:
            if text.startswith(_BULLET) and "\n" not in text:
                entries.append(_BULLET + self.texts.line(text.removeprefix(_BULLET)))
                continue
            if entries:
                yield entries
                entries = []
            yield self._code(text.split("\n")) if "\n" in text else [self.texts.line(text)]
        if entries:
            yield entries

    def _code(self, lines: Sequence[str]) -> list[str]:
        """Lines in which spaces and line breaks count."""
        if self.texts.markup is Markup.RST:
            return [".. code-block:: text", "", *(_INDENT + line if line else "" for line in lines)]
        marks = fence_around(lines, "`")
        return [f"{marks}text", *lines, marks]

    def _log(self, history: Sequence[public.LogEntry], *, is_below_list: bool) -> list[str]:
        """A log: as a list, where that can be told from other lists."""
        lines = [self._log_line(entry) for entry in history]
        listed = [f"- {line}" for line in lines]
        is_clear = find_log(listed, self.texts.markup) == range(len(listed))
        if is_clear and not is_below_list:
            return listed
        if self.texts.markup is Markup.RST:
            return [f".. {self.log}::", "", *(_INDENT + line for line in lines)]
        marks = fence_around(lines, self.mark)
        return [f"{marks}{{{self.log}}}", *lines, marks]

    def _log_line(self, entry: public.LogEntry) -> str:
        credence = entry.credence.written
        reason = self.texts.line(entry.reason)
        return log_text(entry.date.written, credence, reason, self.scale)


def _is_up_then_down(ways: Sequence[str | None]) -> bool:
    order = {"up": 0, "down": 1}
    return all(way in order for way in ways) and all(
        order[str(one)] <= order[str(other)] for one, other in pairwise(ways)
    )


def _credence(credence: public.Credence | None) -> str:
    return credence.written if credence is not None else ""


def _ladder(item: public.Belief) -> str:
    """The ladder of a belief, with its rung, which the claim need not say."""
    rung = item.rung.written if item.rung is not None else ""
    return ", ".join(filter(None, [item.ladder, rung]))


def _date(date: public.Date | None) -> str:
    return date.written if date is not None else ""
