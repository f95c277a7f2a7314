"""The beliefs on a page of an old commit, read without Sphinx by the readers of the model.

Whatever is half written or in another form is read as far as it can be, and nothing is reported.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from sphinx_beliefs.late import Late
from sphinx_beliefs.model.entries.entry_reader import read_entry
from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_markers import dedented
from sphinx_beliefs.model.entries.list_parts import EntryPart, split_list
from sphinx_beliefs.model.fields.belief_fields import read_belief
from sphinx_beliefs.model.fields.reader import FieldReader
from sphinx_beliefs.model.notation.credence import Credence
from sphinx_beliefs.model.notation.dates import Date
from sphinx_beliefs.model.notation.log_lines import parse_log_line
from sphinx_beliefs.model.past.versions import name_of_claim
from sphinx_beliefs.model.patterns import LazyPattern
from sphinx_beliefs.model.problem import Place
from sphinx_beliefs.model.records.item_options import ITEM_OPTIONS
from sphinx_beliefs.model.records.items import ItemFields, Resolution
from sphinx_beliefs.model.records.kinds import Kind
from sphinx_beliefs.model.records.logs import LogEntry
from sphinx_beliefs.model.sections.rst_list_finder import rst_blocks
from sphinx_beliefs.model.sections.section_headings import Meaning
from sphinx_beliefs.model.sections.section_scopes import find_lists
from sphinx_beliefs.past.old_directives import directives_of, is_list, read_title
from sphinx_beliefs.past.plain_claims import plain_claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sphinx_beliefs.authoring.markdown_list_finder import (
        BlockReader,
        markdown_blocks,
        may_have_lists,
    )
    from sphinx_beliefs.past.page_rules import PageRules
else:
    # Needed, with the parser of MyST, only where lists below headings are items.
    _FINDER = "sphinx_beliefs.authoring.markdown_list_finder"
    BlockReader = Late(f"{_FINDER}:BlockReader")
    markdown_blocks = Late(f"{_FINDER}:markdown_blocks")
    may_have_lists = Late(f"{_FINDER}:may_have_lists")

#: The options of a belief; criteria are how it will be decided.
_OPTIONS = tuple(dict.fromkeys((*ITEM_OPTIONS[Kind.BELIEF], "criteria")))
_BLANKABLE = (
    *("name", "tags", "class", "resolution", "superseded-by"),
    *("implies", "excludes", "exactly-one-of", "given", "ladder"),
)

_TOPIC = LazyPattern(r"(?m)^(?:topic:|\s*(?:[`~:]{3,}\{|\.\. )(?:beliefs:)?topic-meta)")

#: The beginning of a line that may be an entry of a log.
_DATED = LazyPattern(r"\s*(?:[-*+]\s+)?\d{4}\b")

#: The length of the digest of resolution criteria, in bytes.
_DIGEST = 8

#: The distance of tab stops in docutils.
_RST_TAB = 8

#: The marks of UTF-16 at the beginning of a file.
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
#: The part of a file in which a zero shows that it is not a text, in bytes.
_BEGINNING = 2_000

#: The most directives and entries that are kept as they were read.
_MOST_KNOWN = 20_000


class OldBelief(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A belief as a page of an old commit had it; ``criteria`` is a digest, and ``logged`` are the
    entries of a log in it, without their reasons.
    """

    name: str = ""
    claim: str = ""
    credence: Credence | None = None
    resolution: Resolution | None = None
    resolve_by: Date | None = None
    criteria: str = ""
    logged: tuple[LogEntry, ...] = ()

    @property
    def handle(self) -> str:
        """The name that it is followed by: its own, or that of its claim."""
        return self.name or name_of_claim(self.claim)


class OldPages:
    """Reads the pages of old commits; what did not change between two versions is read once."""

    def __init__(self, rules: PageRules) -> None:
        self._rules = rules
        self._blocks: BlockReader | None = None
        self._known: dict[Any, OldBelief | None] = {}

    def read(self, data: bytes, markup: Markup, path: str) -> tuple[OldBelief, ...]:
        """The beliefs of a page, in its order; those without a claim are left out."""
        has_lists = self._rules.headings is not None
        if not data.startswith(_UTF_16):
            is_binary = b"\0" in data[:_BEGINNING]
            if is_binary or not (has_lists or b"bel" in data.lower()):
                return ()
        text = _text_of(data)
        if path.endswith(".ipynb"):
            text = _markdown_of(text)
        lines = text.split("\n")
        found = [*self._in_directives(lines, markup)]
        if has_lists and self._is_topic(text, path):
            found += self._in_sections(text, lines, markup)
        return tuple(found)

    def _is_topic(self, text: str, path: str) -> bool:
        return self._rules.is_topic(path) or _TOPIC.search(text) is not None

    # -- directives ---------------------------------------------------------------------------

    def _in_directives(self, lines: Sequence[str], markup: Markup) -> Iterator[OldBelief]:
        if not any("bel" in line.casefold() for line in lines):
            return
        for found in directives_of(lines, markup, has_colons=self._rules.has_colons):
            if is_list(found, markup):
                yield from self._in_list([found.rest, *found.lines], markup)
                continue
            key = (markup, found)
            if key not in self._known:
                title, values = read_title(found, _OPTIONS)
                self._keep(key, self._belief(title, values, found.lines, markup))
            if (belief := self._known[key]) is not None:
                yield belief

    # -- lists --------------------------------------------------------------------------------

    def _in_list(self, lines: Sequence[str], markup: Markup) -> Iterator[OldBelief]:
        for part in split_list(lines, markup):
            if not isinstance(part, EntryPart):
                continue
            written = tuple(lines[part.first : part.end])
            key = (markup, written)
            if key not in self._known:
                entry = read_entry(Kind.BELIEF, written, markup, self._rules.words)
                self._keep(key, self._belief(entry.title, entry.options, written, markup))
            if (belief := self._known[key]) is not None:
                yield belief

    def _in_sections(self, text: str, lines: Sequence[str], markup: Markup) -> Iterator[OldBelief]:
        """The beliefs in lists below headings."""
        headings = self._rules.headings
        if headings is None:
            return
        if markup is Markup.RST:
            lines = [line.expandtabs(_RST_TAB) for line in lines]
            blocks = rst_blocks(lines)
        elif may_have_lists(text, headings):
            blocks = [*markdown_blocks(text, self._reader)]
        else:
            return
        has_title = markup is Markup.MARKDOWN and lines[0] == "---" and "\ntitle:" in text
        for found in find_lists(blocks, headings, has_title=has_title).lists:
            if found.meaning is Meaning.BELIEFS:
                part = lines[found.first : found.end]
                margin = len(part[0]) - len(part[0].lstrip(" "))
                yield from self._in_list([dedented(line, margin) for line in part], markup)

    @property
    def _reader(self) -> BlockReader:
        if self._blocks is None:
            from myst_parser.config.main import MdParserConfig

            extensions = {"colon_fence"} if self._rules.has_colons else set[str]()
            self._blocks = BlockReader(MdParserConfig(enable_extensions=extensions))
        return self._blocks

    # -- beliefs ------------------------------------------------------------------------------

    def _keep(self, key: Any, belief: OldBelief | None) -> None:
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[key] = belief

    def _belief(
        self, title: str, values: Mapping[str, str], lines: Sequence[str], markup: Markup
    ) -> OldBelief | None:
        """The belief of a title and options, with the entries of a log among its lines; None if it
        makes no claim and has no name.
        """
        reader = FieldReader(values, self._rules.words.scale, blankable=_BLANKABLE)
        claim = plain_claim(title, markup)
        fields = ItemFields(
            docname="", title=claim, tags=(), place=Place(), anchor="", name=reader.name()
        )
        record = read_belief(reader, fields)
        belief = OldBelief(
            name=record.name,
            claim=claim,
            credence=record.credence,
            resolution=record.resolution,
            resolve_by=record.resolve_by,
            criteria=criteria_digest(reader.text("criteria")),
            logged=tuple(self._logged(lines)),
        )
        return belief if belief.handle else None

    def _logged(self, lines: Sequence[str]) -> Iterator[LogEntry]:
        for line in lines:
            if _DATED.match(line):
                found, _problem = parse_log_line(line, self._rules.words.scale)
                if found.is_entry and found.date is not None and found.credence is not None:
                    yield LogEntry(date=found.date, credence=found.credence)


def criteria_digest(criteria: str) -> str:
    """A digest of resolution criteria, empty for none; white space and case do not count."""
    words = " ".join(criteria.split()).casefold()
    if not words:
        return ""
    return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=_DIGEST).hexdigest()


def _text_of(data: bytes) -> str:
    """The text of a file in whatever encoding, with one kind of line ends."""
    encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _markdown_of(notebook: str) -> str:
    """The cells of a notebook that are Markdown, one below the other."""
    try:
        cells = json.loads(notebook)["cells"]
        sources = [cell["source"] for cell in cells if cell.get("cell_type") == "markdown"]
        texts = [each if isinstance(each, str) else "".join(each) for each in sources]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""
    return "\n\n".join(texts)
