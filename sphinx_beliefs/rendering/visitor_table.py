"""Which functions write our nodes in HTML; they are imported when a page is first written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_beliefs.doctree.nodes import (
    beliefs_aloud,
    beliefs_block,
    beliefs_course,
    beliefs_credence,
    beliefs_date,
    beliefs_direction,
    beliefs_effect,
    beliefs_group_title,
    beliefs_index_table,
    beliefs_isolate,
    beliefs_label,
    beliefs_log,
    beliefs_log_summary,
    beliefs_meaning,
    beliefs_notice,
    beliefs_number,
    beliefs_phrase,
    beliefs_placeholder,
    beliefs_region,
    beliefs_review,
    beliefs_rows,
    beliefs_tagline,
    beliefs_title,
    beliefs_topic_meta,
    beliefs_turned_link,
)
from sphinx_beliefs.late import Late

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes

    Visitors = tuple[Callable[..., None], Callable[..., None] | None]


def _html(visit: str, depart: str = "") -> Visitors:
    """Two functions that write a node."""
    place = "sphinx_beliefs.rendering.html_visitors"
    return Late(f"{place}:{visit}"), Late(f"{place}:{depart}") if depart else None


#: The functions that write our nodes in HTML, at the beginning and at the end of a node. Other
#: builders write them like the docutils nodes they are based on, as HTML does with other nodes.
HTML_VISITORS: dict[type[nodes.Element], Visitors] = {
    beliefs_block: _html("visit_block", "depart_block"),
    beliefs_notice: _html("visit_notice", "depart_block"),
    beliefs_title: _html("visit_title", "depart_title"),
    beliefs_label: _html("visit_label", "depart_span"),
    beliefs_phrase: _html("visit_phrase", "depart_phrase"),
    beliefs_isolate: _html("visit_isolate", "depart_isolate"),
    beliefs_turned_link: _html("visit_turned_link", "depart_turned_link"),
    beliefs_credence: _html("visit_credence", "depart_credence"),
    beliefs_aloud: _html("visit_aloud", "depart_span"),
    beliefs_group_title: _html("visit_group_title", "depart_paragraph"),
    beliefs_meaning: _html("visit_meaning", "depart_span"),
    beliefs_placeholder: _html("visit_placeholder", "depart_span"),
    beliefs_direction: _html("visit_direction", "depart_span"),
    beliefs_date: _html("visit_date", "depart_date"),
    beliefs_index_table: (
        Late("sphinx_beliefs.rendering.table_visitors:visit_index_table"),
        Late("sphinx_beliefs.rendering.table_visitors:depart_index_table"),
    ),
    beliefs_rows: (Late("sphinx_beliefs.rendering.row_visitor:visit_rows"), None),
    beliefs_log: _html("visit_log", "depart_log"),
    beliefs_log_summary: _html("visit_log_summary", "depart_log_summary"),
    beliefs_course: _html("visit_course", "depart_span"),
}

#: Nodes that are replaced before a page is written, or that every builder writes like their base.
PLAIN_NODES: tuple[type[nodes.Element], ...] = (
    beliefs_effect,
    beliefs_review,
    beliefs_region,
    beliefs_number,
    beliefs_topic_meta,
    beliefs_tagline,
)
