"""What holds of front matter of any text at all: tried by Hypothesis and by ``tests/fuzz``."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import yaml

from sphinx_beliefs.authoring.front_matter import FrontMatter, head_of, read_front_matter
from sphinx_beliefs.authoring.myst_source import for_myst
from sphinx_beliefs.model.fields.topic_fields import TOPIC_KEYS, read_topic, read_writing
from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records.vocabulary import Vocabulary

if TYPE_CHECKING:
    from sphinx_beliefs.model.problem import Problem

#: What MyST expects of front matter that cannot be read.
_EXPECTED = (yaml.YAMLError, ValueError, RecursionError)

SEEDS = [
    "topic:\n  region: tech\n  last_reviewed: 2026-05-01\n  related: [a, b]\ntags: [x]",
    "topic: true\nregion: 'tech'\nstub: no\norder: 3",
    "topic:\n  a: &a [x, x]\n  b: &b [*a, *a]\n  <<: {stub: true}\nother: *b",
    "topic:\n  stub: !!timestamp x\n  order: !!int ''\nx: {y: !!bool maybe}",
    "topic:\n  tagline: !!python/object/apply:os.system [x]\n  tagline: >\n    long\n    text",
    'topic:\n  tagline: |\n   a\n  status: How: bad & *\n\tregion: "x',
    "topic: &t {a: *t}\n? [complex]\n: key\n%TAG ! x",
    "topic:\n  order: 190:20:30\n  stub: 0x_\n  status: =\n  region: <<\n  tagline: .inf",
]


def check_front_matter(text: str) -> None:
    """All that is wrong is found on some line, and MyST is left with something it can read."""
    source = f"---\n{text}\n---\n# Title\n"
    head = head_of(source)
    if head is None:
        return
    found = read_front_matter(head)
    last = len(head) + 2
    for finding in found.problems:
        assert 1 <= finding.line <= last
        _check_problem(finding.problem)
    assert all(2 <= line <= last for line in found.bad_lines)
    assert found.values.keys() == found.lines.keys()
    assert read_front_matter(head) == found

    topic = found.values.get("topic", False)
    keys = topic.values if isinstance(topic, FrontMatter) else found.values
    for value in keys.values():
        parts = value if isinstance(value, list) else [value]
        for part in parts:
            assert part is None or isinstance(
                part, str | int | float | datetime.date | bytes | list | dict | FrontMatter
            )
    page = read_writing(keys, docname="page", place=Place())
    assert all(isinstance(tag, str) for tag in page.tags)
    record, problems = read_topic(keys, Vocabulary(), docname="page", places={})
    for problem in problems:
        _check_problem(problem)
    for key in TOPIC_KEYS:
        getattr(record, key)

    if isinstance(topic, FrontMatter):
        fixed = for_myst(source, found, len(head))
        assert fixed.count("\n") == source.count("\n")
        fixed_head = head_of(fixed)
        if fixed_head is None:
            # There was nothing else in it.
            assert found.values.keys() == {"topic"}
            assert not any(fixed.split("\n")[: len(head) + 2])
            return
        try:
            loaded = yaml.safe_load("\n".join(fixed_head))
        except _EXPECTED:
            assert not found.bad_lines
        else:
            assert isinstance(loaded, dict)


def _check_problem(problem: Problem) -> None:
    said = problem.message.format(**problem.values)
    assert said
    assert len(said) < 100_000
