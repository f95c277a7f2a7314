"""Metadata at the top level of front matter, where the keys of a topic stand among those of others.

A site can say which keys of other tools are read for which of ours (``beliefs_front_matter``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_beliefs.model.fields.topic_fields import TOPIC_KEYS, read_topic, without_time
from sphinx_beliefs.model.problem import N_, Problem, Subtype

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_beliefs.model.records.vocabulary import Vocabulary

#: The keys whose value is a day, so that a time of day is left out of it.
_DAYS = frozenset({"last_reviewed", "last_substantive_update"})

#: The keys whose value is one line, so that a list with one entry is that entry.
_LINES = frozenset({"region", "status", "tagline", "review_in", "stub", "order", *_DAYS})


class Taken(NamedTuple):
    """The values that are read from keys of other tools, by our key, the key that each was written
    as, and the problems, each with the key at fault.
    """

    values: dict[str, object]
    written: dict[str, str]
    problems: list[tuple[Problem, str]]


def own_key(written: str) -> str:
    """The key of a topic that a key in metadata is; empty if it is none."""
    key = written.replace("-", "_")
    return key if key in TOPIC_KEYS else ""


def take_mapped(
    own: Mapping[str, object],
    others: Mapping[str, object],
    mapping: Mapping[str, str],
    vocabulary: Vocabulary,
) -> Taken:
    """Take the values of keys of other tools (``others``) that a site reads for keys of a topic.

    ``own`` are the values that the topic has by itself, which win. Of two keys for the same one,
    the first in the ``mapping`` is taken.
    """
    given = {own_key(key): value for key, value in own.items() if value is not None}
    taken = Taken({}, {}, [])
    for written, target in mapping.items():
        key = own_key(target)
        if not key or own_key(written) or others.get(written) is None or key in taken.values:
            continue
        value = plain_value(key, others[written])
        if key not in given:
            taken.values[key], taken.written[key] = value, written
        elif not _say_the_same(key, given[key], value, vocabulary):
            message = N_(
                "{key} and {other} say different things, and {key} is used; remove one of them"
            )
            problem = Subtype.TOPIC_VALUE.problem(message, key=key, other=written)
            taken.problems.append((problem, written))
    return taken


def plain_value(key: str, value: object) -> object:
    """A value as a topic has it, where tools have more: a day without its time, the entry of a
    list with one entry.
    """
    if key in _LINES and isinstance(value, list) and len(value) == 1:
        value = value[0]
    return without_time(value) if key in _DAYS else value


def _say_the_same(key: str, one: object, other: object, vocabulary: Vocabulary) -> bool:
    read = [
        read_topic({key: value}, vocabulary, docname="", places={})[0] for value in (one, other)
    ]
    return bool(getattr(read[0], key) == getattr(read[1], key))


def problems_of_mapping(option: str, mapping: Mapping[str, str]) -> list[Problem]:
    """The problems of ``beliefs_front_matter``: keys that cannot be read for others."""
    problems = []
    for written, target in mapping.items():
        message = None
        if not own_key(target):
            message = N_(
                "{option}: {target} is not a key of a topic, so {written} is not read for it; the "
                "keys are {known}"
            )
        elif own_key(written):
            message = N_(
                "{option}: {written} is a key of a topic itself, so it is not read for {target}; "
                "name a key of another tool before the colon"
            )
        if message is not None:
            values = {"written": repr(written), "target": repr(target)}
            known = ", ".join(TOPIC_KEYS)
            problems.append(Subtype.CONFIG.problem(message, option=option, known=known, **values))
    return problems
