"""The ``belief`` directive: a claim, a credence, a why, and perhaps a resolution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from msgspec.structs import replace

from sphinx_beliefs.authoring.directives.item import ItemDirective
from sphinx_beliefs.authoring.directives.list_text import EntryText
from sphinx_beliefs.authoring.directives.option_texts import text_of_option
from sphinx_beliefs.authoring.final_records import note_entry
from sphinx_beliefs.doctree.conditions import conditions_around
from sphinx_beliefs.doctree.inline_nodes import credence, outcome_classes, own_label
from sphinx_beliefs.doctree.nodes import beliefs_log
from sphinx_beliefs.late import Late
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.log_lists import find_log
from sphinx_beliefs.model.fields.belief_fields import read_belief
from sphinx_beliefs.model.notation.urls import short_url
from sphinx_beliefs.model.records.item_options import ITEM_OPTIONS
from sphinx_beliefs.model.records.items import Belief, ItemFields, Resolution
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.references import pending_reference
from sphinx_beliefs.words.joining import led_by
from sphinx_beliefs.words.wording import (
    criteria_label,
    held_since,
    resolution_text,
    source_label,
    superseded_by,
    to_be_decided,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.statemachine import StringList

    from sphinx_beliefs.authoring.directives.stated_relations import (
        condition_line,
        stated_relations,
    )
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.logs import CredenceLog
else:
    # Needed only where beliefs say how they hang together.
    _STATED = "sphinx_beliefs.authoring.directives.stated_relations"
    condition_line = Late(f"{_STATED}:condition_line")
    stated_relations = Late(f"{_STATED}:stated_relations")


class BeliefDirective(ItemDirective[Belief]):
    """A belief; the body is the why, and can contain a credence log."""

    kind = Kind.BELIEF
    option_names = ITEM_OPTIONS[Kind.BELIEF]
    blankable = (
        *ItemDirective.blankable,
        "resolution",
        "superseded-by",
        "implies",
        "excludes",
        "exactly-one-of",
        "given",
        "ladder",
    )

    def make_record(self, fields: ItemFields) -> Belief:
        """The record of its options."""
        if isinstance(self.lines, EntryText):
            note_entry(self.env, fields["anchor"], is_reported=self.lines.is_credence_reported)
        return read_belief(self.reader, fields)

    def parse_parts(self) -> list[nodes.Node]:
        """The why, and the log, which can be written as a list."""
        body = self.lines.body
        log = find_log(list(body), Markup.RST if self.is_rst else Markup.MARKDOWN)
        if log is None:
            return self.parse_body()
        return [
            *self.parse_block(body[: log.start]),
            *self._log_of(body[log.start : log.stop], self.lines.line_of_body(log.start)),
            *self.parse_block(body[log.stop :], log.stop),
        ]

    def _log_of(self, lines: StringList, line: int) -> list[nodes.Node]:
        """The log whose lines begin at a line of the page."""
        above = line - 1 if self.is_rst else -1
        log = self.domain.directives["credence-log"](
            "credence-log", [], {}, lines, line, above, "", self.state, self.state_machine
        )
        return list(log.run())

    def kind_classes(self, record: Belief) -> list[str]:
        """The class that marks a belief that is no longer open."""
        return [] if record.is_open else ["beliefs-closed"]

    def after_title(self, record: Belief) -> list[nodes.Node]:
        """The credence, which readers look for at the end of the line."""
        if record.credence is None or not record.credence.text:
            return []
        figures = self.domain.date_style.figures
        shown = credence(record.credence, figures, bar=record.is_open)
        return [nodes.Text(" "), *self.located("credence", [shown])]

    def arrange(self, record: Belief, body: list[nodes.Node]) -> list[nodes.Node]:
        """The resolution, the condition, the why, and the log below."""
        logs = [node for node in body if isinstance(node, beliefs_log)]
        # Logs in a list, or under a condition, stay where they are.
        inside = (
            log
            for node in body
            if node not in logs and not isinstance(node, nodes.TextElement)
            for log in node.findall(beliefs_log)
            if "record" in log
        )
        for log in (*logs, *inside):
            noted: CredenceLog = log.attributes.pop("record")
            conditions = conditions_around(log)
            self.domain.store.note(
                replace(noted, belief_anchor=record.anchor, conditions=conditions)
            )
        why = [node for node in body if node not in logs]
        above = self._outcome(record)
        if record.relations is not None:
            above += condition_line(self, record.relations)
        return [*above, *why, *logs]

    def _outcome(self, record: Belief) -> list[nodes.Node]:
        """The resolution of the belief, in words; empty if it is open."""
        if record.resolution is None:
            return []
        line = nodes.paragraph("", "", translatable=False)
        line["classes"].append("beliefs-resolution")
        self.set_source_info(line)
        if record.superseded_by and record.resolution is Resolution.SUPERSEDED:
            line += self._superseded(record)
        else:
            line += _outcome_words(record.resolution, resolution_text(record.resolution))
        if record.resolved is not None:
            line += [nodes.Text(" · "), *self._date("resolved", record.resolved)]
        return [line]

    def _superseded(self, record: Belief) -> Iterator[nodes.Node]:
        """The phrase around the belief that supersedes this one, which it may precede or follow."""
        docname = self.env.current_document.docname
        reference = pending_reference("belief", record.superseded_by, docname)
        before, _mark, after = (part.strip() for part in superseded_by().partition("{belief}"))
        if before:
            yield from (_outcome_words(Resolution.SUPERSEDED, before), nodes.Text(" "))
        yield from self.located("superseded-by", [reference])
        if after:
            yield from (nodes.Text(" "), _outcome_words(Resolution.SUPERSEDED, after))

    def details(self, record: Belief) -> list[nodes.Node]:
        """The criteria by which it is decided, the dates between which it is held, the place where
        it comes from, and the beliefs to which it says how it is related.
        """
        criteria = text_of_option(self, "criteria", criteria_label())
        lines = [*criteria, *self._dates(record), *self._source(record)]
        if record.relations is not None:
            lines += stated_relations(self, record.relations)
        return lines

    def _source(self, record: Belief) -> list[nodes.Element]:
        """A link to the place where it comes from; an id by itself leads readers nowhere."""
        if record.source_url:
            host = short_url(record.source_url)
            link = nodes.reference("", host, refuri=record.source_url, internal=False)
            said: list[nodes.Node] = [link]
        elif not record.source and (written := self.reader.text("source")):
            # A blank, or a text that is neither a URL nor an id.
            said = self.as_nodes(written)
        else:
            return []
        line = nodes.paragraph("", "", classes=["beliefs-details", "beliefs-source"])
        line["translatable"] = False
        line += [own_label(led_by(source_label())), *said]
        self.located("source", [line])
        return [line]

    def _dates(self, record: Belief) -> list[nodes.Element]:
        """The date since when it has been held, and the date by which it will be decided."""
        line = nodes.paragraph("", "", classes=["beliefs-details", "beliefs-dates"])
        line["translatable"] = False
        dated = [("since", held_since(), record.since)]
        if record.is_open:
            phrase = to_be_decided(begins=record.since is None)
            dated.append(("resolve-by", phrase, record.resolve_by))
        for option, phrase, date in dated:
            if date is None:
                continue
            before, _mark, after = phrase.partition("{date}")
            text = f" · {before}" if line.children else before
            line += [nodes.Text(text), *self._date(option, date), nodes.Text(after)]
        if not line.children:
            return []
        self.set_source_info(line)
        return [line]

    def _date(self, option: str, date: Date) -> list[nodes.Node]:
        return self.located(option, self.domain.date_style.node(date))


def _outcome_words(resolution: Resolution, words: str) -> nodes.inline:
    """Words that say what became of a belief."""
    return nodes.inline("", words, classes=outcome_classes(resolution))
