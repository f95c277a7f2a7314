"""Warnings about pages that look like topics, and are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_beliefs.model.fields.topic_signs import signs_of_topic
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import N_, Subtype
from sphinx_beliefs.reporting import warn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sphinx_beliefs.authoring.front_matter import FrontMatter
    from sphinx_beliefs.model.records.vocabulary import Vocabulary


def warn_of_other_topic(docname: str, found: FrontMatter, topic: object) -> None:
    """Warn of a value of ``topic`` that makes no topic of its page."""
    message = N_(
        "topic is {written} here, so this page is not a topic; write topic: true, or the keys "
        "indented below topic:"
    )
    if isinstance(topic, list):
        message = N_(
            "a list stands below topic here, so this page is not a topic; write the keys "
            "without the dashes before them"
        )
    problem = Subtype.FRONT_MATTER.problem(message, written=repr(topic)[:80])
    warn(problem, (docname, found.lines["topic"]))


def look_for_topic(
    vocabulary: Vocabulary,
    docname: str,
    found: FrontMatter,
    head: Sequence[str],
    own: re.Pattern[str],
) -> None:
    """Warn of a page that is meant to be a topic, but does not say so. ``own`` begins lines with
    keys of a topic.
    """
    keys = signs_of_topic(found.values, vocabulary)
    if not keys:
        warn_of_lines(docname, found, head, own)
        return
    message = N_(
        "nothing makes this page a topic, though it has the metadata of one ({keys}); write "
        "topic: true above them"
    )
    # The page shows them nowhere, so the message does.
    problem = Subtype.FRONT_MATTER.problem(
        message, keys=", ".join(f"{key}: {found.values[key]}" for key in keys)
    )
    warn(problem, (docname, found.lines[keys[0]]))
    for problem, line in found.problems:
        warn(problem, (docname, line))


def warn_of_lines(
    docname: str, found: FrontMatter, head: Sequence[str], own: re.Pattern[str]
) -> None:
    """Warn of unreadable lines with keys of a topic, on a page that is not a topic."""
    if any(own.match(head[line - 2]) for line in found.bad_lines):
        for problem, line in found.problems:
            warn(problem, (docname, line))


def look_for_topic_in_fields(
    vocabulary: Vocabulary, docname: str, fields: Mapping[str, object]
) -> None:
    """Warn of a reStructuredText page whose first fields are meant as a topic's metadata."""
    says_no = _NO.fullmatch(str(fields.get("topic", "")))
    if not says_no and (keys := signs_of_topic(fields, vocabulary)):
        message = N_(
            "{keys} are topic metadata, but nothing makes this page a topic; write them as "
            "options of the directive topic-meta"
        )
        problem = Subtype.FRONT_MATTER.problem(message, keys=", ".join(keys))
        warn(problem, (docname, 1))


_NO = LazyPattern(r"\s*(?:false|no|off)\s*", re.IGNORECASE)
