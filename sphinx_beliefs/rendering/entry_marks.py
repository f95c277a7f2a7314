"""The marks of the entries of a log that the history of the site bears out.

If it bears out all of them, one sentence below the log says so, and their dates lead to the
commits. Otherwise each entry that it bears out is marked by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.doctree.nodes import beliefs_date
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.words.wording import (
    all_in_the_history,
    filled,
    in_the_history,
    in_the_history_since_then,
)

if TYPE_CHECKING:
    import datetime

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.records.logs import Vouched
    from sphinx_beliefs.model.site.answers import ItemFacts


def mark_entries(domain: BeliefsDomain, block: nodes.Element, facts: ItemFacts) -> None:
    """Mark the entries of the log in a belief."""
    logs = domain.site.contents.on(block["docname"]).logs_inside.get(facts.anchor)
    if not logs:
        return
    marks = dict(zip(logs[0].places, facts.vouched, strict=True))
    rows = [row for row in block.findall(nodes.list_item) if row.get("entry_at") in marks]
    found = [(row, mark) for row in rows if (mark := marks[row["entry_at"]]) is not None]
    marker = _Marker(domain)
    if len(found) == len(rows) > 1 and logs[0].is_whole:
        for row, mark in found:
            marker.link_date(row, mark)
        marker.add_sentence(rows[-1].parent)
        return
    for row, mark in found:
        marker.mark(row, mark)


class _Marker:
    """Builds the nodes of marks."""

    def __init__(self, domain: BeliefsDomain) -> None:
        # In a text, an address would take more room than what it belongs to.
        can_link = domain.output.builder.format in {"html", "latex"}
        self._url = domain.options.commit_url if can_link else ""
        self._style = domain.date_style

    def mark(self, row: nodes.Element, mark: Vouched) -> None:
        """Mark an entry: since when it is in the history."""
        line, date = row.next_node(nodes.paragraph), row.next_node(beliefs_date)
        if line is None or date is None:
            return
        day = _date(mark.day)
        if date["iso"] == day.iso:
            words = self._linked(mark, [nodes.Text(in_the_history_since_then())])
        else:
            before, _mark, after = in_the_history().partition("{date}")
            linked = self._linked(mark, self._style.node(day))
            words = [nodes.Text(before), *linked, nodes.Text(after)]
        line += [nodes.Text(" · "), nodes.inline("", "", *words, classes=["beliefs-in-history"])]

    def link_date(self, row: nodes.Element, mark: Vouched) -> None:
        """Have the date of an entry lead to the commit."""
        date = row.next_node(beliefs_date)
        if date is None or not self._url:
            return
        day = self._style.text(_date(mark.day))
        link = self._link(mark, [date.deepcopy()])
        link["reftitle"] = filled(in_the_history(), date=day)
        date.replace_self(link)

    def add_sentence(self, listed: nodes.Element) -> None:
        """Say below the list of entries that the history bears out all of them."""
        classes = ["beliefs-details", "beliefs-vouched"]
        sentence = nodes.paragraph("", all_in_the_history(), classes=classes)
        listed.parent.insert(listed.parent.index(listed) + 1, sentence)

    def _linked(self, mark: Vouched, children: list[nodes.Node]) -> list[nodes.Node]:
        """Words that lead to the commit, where the site says how."""
        return [self._link(mark, children)] if self._url else children

    def _link(self, mark: Vouched, children: list[nodes.Node]) -> nodes.reference:
        uri = self._url.replace("{commit}", mark.commit)
        return nodes.reference("", "", *children, refuri=uri, internal=False)


def _date(day: datetime.date) -> Date:
    return Date(year=day.year, month=day.month, day=day.day)
