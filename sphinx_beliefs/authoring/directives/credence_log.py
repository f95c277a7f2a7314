"""The ``credence-log`` directive: one line for each change of a credence, the oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from msgspec.structs import replace

from sphinx_beliefs.authoring.directives.base import BeliefsDirective
from sphinx_beliefs.authoring.directives.item import is_open
from sphinx_beliefs.authoring.lines import without_html
from sphinx_beliefs.doctree.histories import folded_log, log_list, log_row
from sphinx_beliefs.doctree.inline_nodes import own_label
from sphinx_beliefs.doctree.nodes import beliefs_block
from sphinx_beliefs.doctree.titles import plain_title
from sphinx_beliefs.model.notation.log_lines import LogLine, parse_log_line
from sphinx_beliefs.model.notation.names import slug
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Place, Subtype
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.logs import CredenceLog, LogEntry, in_order
from sphinx_beliefs.references import make_anchor, pending_reference
from sphinx_beliefs.words.joining import space_after
from sphinx_beliefs.words.wording import log_of_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_beliefs.authoring.directives.directive_lines import DirectiveLines

#: A list marker or a date, which cannot begin the name of a belief.
_ENTRY = LazyPattern(r"[-*+][ \t]|\d{4}-\d{1,2}\b")


class CredenceLogDirective(BeliefsDirective):
    """A log inside the belief that it belongs to, or anywhere, with the belief's name as title."""

    option_names = ("class",)
    lines: DirectiveLines

    def build(self) -> list[nodes.Node]:
        """The log for the belief around it, or a separate block that names its belief."""
        entries: list[LogEntry] = []
        places: list[Place] = []
        rows: list[nodes.list_item] = []
        self._move_entries_down()
        for number, text in self._written_entries():
            line, reason, row = self._row(number, text)
            rows.append(row)
            if line.is_entry and line.date is not None and line.credence is not None:
                entries.append(LogEntry(date=line.date, credence=line.credence, reason=reason))
                places.append(self._place_of(number))
                row["entry_at"] = places[-1]
        record = CredenceLog(
            docname=self.env.current_document.docname,
            place=self.place(),
            entries=tuple(entries),
            places=tuple(places),
            is_whole=len(entries) == len(rows),
        )
        if not rows:
            message = N_(
                "this log has no entries; write a line for each, such as 2026-05-01 ~70% and the "
                "reason"
            )
            self.warn(Subtype.CREDENCE_LOG.problem(message))
            return []
        name = " ".join(self.lines.title.split())
        if not name and is_open(self.env, Kind.BELIEF):
            log = folded_log(in_order(entries), rows, self.domain.date_style)
            self.set_source_info(log)
            log["classes"] += self.own_classes()
            log["record"] = record
            return [log]
        return self._block(name, record, rows)

    def _block(
        self, name: str, record: CredenceLog, rows: list[nodes.list_item]
    ) -> list[nodes.Node]:
        """The block of a log outside of its belief."""
        if not name:
            message = N_(
                "this log belongs to no belief; put it inside one, or write the belief's name "
                "after credence-log"
            )
            self.warn(Subtype.CREDENCE_LOG.problem(message))
        anchor = make_anchor(self.env, self.state.document, slug(f"log {name}"))
        self.domain.store.note(replace(record, belief=name, anchor=anchor))
        classes = ["beliefs-item", "beliefs-credence-log", *self.own_classes()]
        block = beliefs_block("", classes=classes)
        block["ids"].append(anchor)
        block.document = self.state.document
        self.state.document.note_explicit_target(block)
        self.set_source_info(block)
        title = nodes.paragraph("", "", classes=["beliefs-title"], translatable=False)
        self.set_source_info(title)
        label = log_of_label()
        title += own_label(label)
        if name:
            reference = pending_reference("belief", name, record.docname)
            reference["refwarn"] = False  # the check of the log reports it
            title += [nodes.Text(space_after(label)), reference]
        block += [title, log_list(rows)]
        return [block]

    def _move_entries_down(self) -> None:
        """Move entries that stand in place of a belief's name to the body."""
        if not _ENTRY.match(self.lines.title):
            return
        message = N_(
            "the entries of a log stand below it; put a blank line between credence-log and them"
        )
        self.warn(Subtype.CREDENCE_LOG.problem(message), self.lines.title_line)
        self.lines.move_title_down()

    # -- lines ------------------------------------------------------------------------

    def _written_entries(self) -> Iterator[tuple[int, str]]:
        """The entries, each with the number of its first line; indented lines continue an entry."""
        number, parts = 0, list[str]()
        indents = [len(line) - len(line.lstrip()) for line in self.lines.body if line.strip()]
        margin = min(indents, default=0)
        for offset, line in enumerate(self.lines.body):
            if not line.strip():
                continue
            if parts and line[margin : margin + 1].isspace():
                parts.append(line.strip())
                continue
            if parts:
                yield number, " ".join(parts)
            number, parts = offset, [line.strip()]
        if parts:
            yield number, " ".join(parts)

    def _row(self, number: int, text: str) -> tuple[LogLine, str, nodes.list_item]:
        """A line as it was read, its reason as plain text, and the node that shows it."""
        line, problem = parse_log_line(text, self.domain.options.scale)
        if problem is not None:
            self.warn(problem, self.lines.line_of_body(number))
        reason = nodes.inline(line.reason, "", translatable=True, reason_at=self._place_of(number))
        messages: Sequence[nodes.Node] = ()
        if line.reason:
            children, messages = self.parse_line(line.reason, self.lines.line_of_body(number))
            reason += without_html(children)
            self.take_harm_out(reason, "log", self.lines.line_of_body(number))
        plain = plain_title(reason)
        reason[:] = self._with_blanks(reason)
        row = log_row(
            line.date, line.credence, [reason] if line.reason else [], self.domain.date_style
        )
        # Sphinx moves what has been translated to the end of its line.
        row += messages
        source, line_there = self.state_machine.get_source_and_line(self.lines.line_of_body(number))
        for part in (reason, *row.findall(nodes.paragraph)):
            part.source, part.line = source, line_there
        return line, plain, row

    def _with_blanks(self, reason: nodes.inline) -> list[nodes.Node]:
        """The nodes of a reason. If it is nothing but text, its placeholders are made visible here,
        since on the page it shares a line with a date and a credence.
        """
        if len(reason) == 1 and isinstance(reason[0], nodes.Text):
            return self.as_nodes(reason.astext())
        return list(reason.children)

    def _place_of(self, number: int) -> Place:
        return self.place_of_line(self.lines.line_of_body(number))
