"""Lists of what has changed an author's mind, on a page: caption, head, rows or their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_beliefs.doctree.nodes import beliefs_index_table, beliefs_rows
from sphinx_beliefs.model.site.change_rows import changes_shown
from sphinx_beliefs.rendering.change_table import change_table
from sphinx_beliefs.rendering.node_markup import NodeMarkup, Nodes, paragraph, table_classes
from sphinx_beliefs.words.change_wording import cut_words, no_changes, since_words
from sphinx_beliefs.words.view_wording import shown_of

if TYPE_CHECKING:
    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.notation.dates import Date
    from sphinx_beliefs.model.records.questions import MindChangesView

#: The class of the table, by which its script finds it.
CHANGES_CLASS = "beliefs-mind-changes"


def write_changes(domain: BeliefsDomain, view: MindChangesView, docname: str, page: str) -> Nodes:
    """The table of the changes that ``docname`` asks for, as it stands on ``page``; if there are
    none, it says so.
    """
    markup = NodeMarkup(domain, page)
    found = changes_shown(domain.site, view, docname)
    if not found.rows:
        words = nodes.emphasis("", view.empty or no_changes(is_of_a_time=_is_of_a_time(view)))
        caption = [paragraph(markup.text(view.caption), "beliefs-caption")] if view.caption else []
        return [*caption, paragraph([words], "beliefs-nothing")]
    output = domain.output
    table = beliefs_index_table(
        "",
        classes=[*table_classes(output, len(found.rows)), CHANGES_CLASS],
        words=_since_words(found.left_out) if output.is_html and not output.is_epub else {},
    )
    if view.caption:
        table += nodes.title(view.caption, "", *markup.text(view.caption))
    if output.writes_rows_at_once:
        table += beliefs_rows("", view=view, docname=docname, page=page)
    else:
        table += change_table(markup, found.rows)
    if len(found.rows) == found.total:
        return [table]
    count = nodes.Text(shown_of(len(found.rows), found.total))
    return [table, paragraph([count], "beliefs-count")]


def _since_words(left_out: Date | None) -> dict[str, str]:
    """The texts of the script, by attribute; it has to know what the table leaves out, so that it
    does not say that nothing else has changed.
    """
    if left_out is None:
        return since_words()
    return {**since_words(), **cut_words(), "data-beliefs-left-out": left_out.iso}


def _is_of_a_time(view: MindChangesView) -> bool:
    return any(limit is not None for limit in (view.since, view.back, view.until))
