"""The options of an index, as options of the command; the same readers read them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_beliefs.command.frame import CommandError, Option
from sphinx_beliefs.model.fields.index_options import options_of, read_query
from sphinx_beliefs.model.fields.reader import FieldReader
from sphinx_beliefs.model.message import N_
from sphinx_beliefs.model.records.index_choices import Fired, Stubs
from sphinx_beliefs.reporting import problem_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx_beliefs.domain import BeliefsDomain
    from sphinx_beliefs.model.message import Message
    from sphinx_beliefs.model.records.kinds import Kind
    from sphinx_beliefs.model.records.query import Query

#: The options of an index that have no meaning here: how a page shows it.
NOT_HERE = frozenset({"topics", "format", "caption", "empty", "name", "class"})

#: What the value of an option is, and what the option does.
HELP: Mapping[str, tuple[str, Message]] = {
    "region": ("NAMES", N_("Only of topics in one of these regions (slug or title).")),
    "status": ("NAMES", N_("Only of topics with one of these statuses.")),
    "tags": ("NAMES", N_("Only what carries all of these tags, itself or through its topic.")),
    "any-tag": ("NAMES", N_("Only what carries one of these tags.")),
    "pages": ("PAGES", N_("Only what stands on these pages, such as 'atlas/*'.")),
    "stubs": ("WORD", N_("What to do with stubs, and with what stands on them:")),
    "credence": ("RANGE", N_("Only beliefs whose credence lies there: '>80%', or 40-60%.")),
    "resolution": ("WORDS", N_("Which beliefs: open, closed, all, or outcomes such as true.")),
    "fired": ("WORD", N_("Which triggers, by whether they have come to pass:")),
    "since": ("DATE", N_("Only what has a date from this day on: 2026-05-01, 2026-05, 2026.")),
    "until": ("DATE", N_("Only what has a date up to this day.")),
    "due": ("TIMES", N_("Only what is overdue, or due within a time such as '30 days'.")),
    "sort": ("KEYS", N_("In this order, with a minus for the other way round:")),
    "group-by": ("WORD", N_("What rows are put together by:")),
    "limit": ("NUMBER", N_("At most so many rows.")),
    "columns": ("NAMES", N_("These columns:")),
}

#: An option as authors write it on a page.
_ON_PAGE = re.compile(r":([a-z-]+):(?= |$)")


def parameter(name: str) -> str:
    """The name of the parameter that has the values of an option; others have plain names."""
    return f"index_{name.replace('-', '_')}"


class IndexOption(Option):
    """An option of an index, whose help ends with the words it can have."""

    def __init__(self, name: str, words: tuple[str, ...]) -> None:
        metavar, text = HELP[name]
        self._text, self._words = text, ", ".join(words)
        super().__init__(
            [f"--{name}", parameter(name)],
            multiple=True,
            metavar=metavar,
            help=text,
        )

    def help_by(self, translate: Callable[[str], str]) -> str:
        """The help, of which ``translate`` translates each message."""
        return f"{translate(self._text)} {self._words}".rstrip()


def index_options(kind: Kind) -> list[IndexOption]:
    """The options of the index of a kind that say which records, and in which order."""
    return [IndexOption(name, _words(kind, name)) for name in names_here(kind)]


def names_here(kind: Kind) -> list[str]:
    """The names of these options."""
    return [name for name in options_of(kind) if name not in NOT_HERE]


def _words(kind: Kind, name: str) -> tuple[str, ...]:
    """The words that an option can have, if there is a list of them."""
    row = kind.row
    match name:
        case "columns":
            return tuple(column.value for column in row.columns)
        case "sort":
            return row.all_sort_keys
        case "group-by":
            return tuple(group.value for group in row.all_groups)
        case "stubs":
            return tuple(choice.value for choice in Stubs)
        case "fired":
            return tuple(choice.value for choice in Fired)
    return ()


def query_from(kind: Kind, domain: BeliefsDomain, written: Mapping[str, tuple[str, ...]]) -> Query:
    """Read the options of an index, as its directive does.

    ``written`` has the values of each option by its name; those of one option make a list. Raises
    ``CommandError`` with all that is wrong with them.
    """
    values = {name: ", ".join(texts) for name, texts in written.items() if texts}
    reader = FieldReader(values, domain.options.scale, domain.options.day)
    query = read_query(kind, reader, domain.options.vocabulary)
    if reader.problems:
        texts = dict.fromkeys(problem_text(problem) for problem in reader.problems)
        raise CommandError("\n".join(_ON_PAGE.sub(r"--\1", text) for text in texts))
    return query
