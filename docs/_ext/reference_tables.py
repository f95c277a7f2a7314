"""Directives of this manual: tables made from the code, and snippets shown and rendered."""

from __future__ import annotations

import dataclasses
import inspect
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from sphinx.directives.code import container_wrapper
from sphinx.util.docutils import SphinxDirective

from sphinx_beliefs import extension
from sphinx_beliefs.model import problem
from sphinx_beliefs.model.notation import scales
from sphinx_beliefs.model.notation.credence import interval_text
from sphinx_beliefs.model.problem import Subtype
from sphinx_beliefs.model.records import kinds
from sphinx_beliefs.model.sections import section_headings
from sphinx_beliefs.model.slips.markup_names import LONG
from sphinx_beliefs.options import config
from sphinx_beliefs.options.config import PREFIX, BeliefsConfig

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_CODE = re.compile(r"(`{1,2})(.+?)\1")


class TableDirective(SphinxDirective):
    """Makes a table with a row for each thing of some kind in the code."""

    titles: ClassVar[Sequence[str]]
    widths: ClassVar[Sequence[int]]
    #: The files from which the rows are made.
    sources: ClassVar[Sequence[str | None]]

    def run(self) -> list[nodes.Node]:
        """Build the table, and make the page depend on the code that it comes from."""
        for source in (__file__, *self.sources):
            if source:
                self.env.note_dependency(source)
        table = nodes.table("", classes=["colwidths-given", "reference-table"])
        columns = [nodes.colspec("", colwidth=width) for width in self.widths]
        head = nodes.thead("", row([nodes.Text(title)] for title in self.titles))
        body = nodes.tbody("", *(row(cells) for cells in self.rows()))
        table += nodes.tgroup("", *columns, head, body, cols=len(columns))
        self.set_source_info(table)
        return [table]

    def rows(self) -> Iterable[Sequence[Sequence[nodes.Node]]]:
        """The cells of each row."""
        raise NotImplementedError


class ConfigTable(TableDirective):
    """Lists the options of conf.py; each can be referred to with the role ``confval``."""

    titles = ("Option", "Default", "What it says")
    widths = (22, 20, 58)
    sources = (config.__file__,)

    def rows(self) -> Iterable[Sequence[Sequence[nodes.Node]]]:
        """Name, default and help of each option."""
        standard = self.env.domains.standard_domain
        for field in dataclasses.fields(BeliefsConfig):
            name = PREFIX + field.name
            # LaTeX gives no anchor to a literal.
            anchor = nodes.target("", "", ids=[nodes.make_id(f"confval-{name}")])
            self.state.document.note_explicit_target(anchor)
            standard.note_object("confval", name, anchor["ids"][0], location=anchor)
            option = nodes.literal(name, name)
            yield (
                [anchor, option],
                _default(field.metadata["default"]),
                prose(field.metadata["help"]),
            )


class WarningsTable(TableDirective):
    """Lists the warnings: the type that suppresses each, and whether it is on by default.

    Each links to the section labelled ``check-`` and its name, on the same page.
    """

    titles = ("Warning", "What it means", "By itself")
    widths = (30, 58, 12)
    sources = (problem.__file__,)

    def rows(self) -> Iterable[Sequence[Sequence[nodes.Node]]]:
        """The type and meaning of each warning, and whether it is on by default."""
        for subtype in Subtype:
            name = f"beliefs.{subtype.code}"
            section = nodes.make_id(f"check-{subtype.code}")
            link = nodes.reference("", "", nodes.literal(name, name), internal=True, refid=section)
            is_on = nodes.Text("on") if subtype.is_on else nodes.strong("", "off")
            yield [link], prose(subtype.meaning), [is_on]


class ScaleTable(TableDirective):
    """Lists the words of a scale, with synonyms in one row, and names its source."""

    required_arguments = 1
    titles = ("Words", "Meaning")
    widths = (70, 30)
    sources = (scales.__file__,)

    def run(self) -> list[nodes.Node]:
        """The source of the scale, and the table."""
        name = self.arguments[0]
        if name not in scales.SCALES:
            raise self.error(f"there is no scale {name}")
        source = nodes.paragraph("", "", *prose(inspect.getdoc(getattr(scales, name)) or ""))
        self.set_source_info(source)
        return [source, *super().run()]

    def rows(self) -> Iterable[Sequence[Sequence[nodes.Node]]]:
        """The words for each interval, the least probable first."""
        words: dict[scales.Interval, list[str]] = {}
        for word, interval in scales.SCALES[self.arguments[0]].items():
            words.setdefault(interval, []).append(word)
        for low, high in sorted(words):
            alike = ", ".join(f"`{word}`" for word in words[low, high])
            yield prose(alike), [nodes.Text(interval_text(low, high))]


class HeadingsTable(TableDirective):
    """Lists the headings below which lists are items, with what they mean."""

    titles = ("Meaning", "Headings")
    widths = (22, 78)
    sources = (section_headings.__file__,)

    def rows(self) -> Iterable[Sequence[Sequence[nodes.Node]]]:
        """A row for each meaning that a heading can have."""
        for meaning in section_headings.Meaning:
            if headings := section_headings.usual_headings(meaning):
                yield [nodes.literal("", meaning.value)], [nodes.Text(" · ".join(headings))]


class IndexTable(TableDirective):
    """Lists the columns, sort keys and groupings that an index of each kind can have."""

    titles = ("Index", "columns, and sort", "sort alone", "group-by")
    widths = (22, 38, 16, 24)
    sources = (kinds.__file__,)

    def rows(self) -> Iterable[Sequence[Sequence[nodes.Node]]]:
        """A row for each kind; the columns that are shown by default are bold."""
        for kind in kinds.Kind:
            row = kind.row
            columns = [
                nodes.strong("", column.value) if column in row.shown else nodes.Text(column.value)
                for column in row.columns
            ]
            keys = ", ".join(row.sort_keys)
            groups = ", ".join(group.value for group in row.all_groups)
            listed = [part for column in columns for part in (nodes.Text(", "), column)][1:]
            yield (
                [nodes.literal(kind.index, kind.index)],
                listed,
                [nodes.Text(keys)],
                [nodes.Text(groups)],
            )


class NamesTable(TableDirective):
    """Lists every directive and role, with the form of its name that nothing else can take."""

    titles = ("Name", "Long form", "What it is", "Options")
    widths = (20, 26, 30, 24)
    sources = (extension.__file__,)

    def rows(self) -> Iterable[Sequence[Sequence[nodes.Node]]]:
        """The directives, then the roles."""
        for name, standing in extension.DIRECTIVES.items():
            directive = standing.directive.loaded
            long = f"{LONG}{name}"
            options = ", ".join(f"`{option}`" for option in directive.option_names)
            summary = (inspect.getdoc(directive) or "").split("\n\n")[0]
            cells = [nodes.literal(name, name)], [nodes.literal(long, long)]
            yield *cells, prose(summary), prose(options)
        for name in extension.ROLES:
            long = f"{LONG}{name}"
            cells = [nodes.literal(name, name)], [nodes.literal(long, long)]
            yield *cells, [nodes.Text("A role.")], []


class SnippetDirective(SphinxDirective):
    """Shows a snippet in Markdown and in reStructuredText, and then its result."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """The two sources, and the Markdown parsed in place."""
        name = self.arguments[0]
        found: list[nodes.Node] = []
        for suffix, language, title in (
            ("md", "md", "Markdown"),
            ("rst", "rst", "reStructuredText"),
        ):
            path = self.env.srcdir / "snippets" / f"{name}.{suffix}"
            self.env.note_dependency(path)
            if not path.is_file():
                raise self.error(f"there is no snippet {path.name}")
            text = path.read_text(encoding="utf-8").rstrip("\n")
            block = nodes.literal_block(text, text, language=language, source=str(path))
            block.line = 1
            found.append(container_wrapper(self, block, title))
        # Including the file, and not only its text, keeps the true places of warnings and records.
        include = f"```{{include}} /snippets/{name}.md\n```"
        rendering = nodes.container("", *self.parse_text_to_nodes(include), classes=["snippet"])
        self.set_source_info(rendering)
        return [*found, rendering]


def row(cells: Iterable[Sequence[nodes.Node]]) -> nodes.row:
    """A row of a table, with the inline content of each cell."""
    entries = (nodes.entry("", nodes.paragraph("", "", *children)) for children in cells)
    return nodes.row("", *entries)


def prose(text: str) -> list[nodes.Node]:
    """A help text as nodes; text in backticks is code."""
    found: list[nodes.Node] = []
    end = 0
    for match in _CODE.finditer(text):
        found += [nodes.Text(text[end : match.start()]), nodes.literal(match[0], match[2])]
        end = match.end()
    return [*found, nodes.Text(text[end:])]


def _default(value: object) -> list[nodes.Node]:
    """A default as it would be written in conf.py; of a mapping, the keys in order."""
    if isinstance(value, Mapping) and value:
        found: list[nodes.Node] = []
        for key in value:
            found += [nodes.Text(", " if found else ""), nodes.literal(key, key)]
        return found
    written = repr(dict(value) if isinstance(value, Mapping) else value)
    return [nodes.literal(written, written)]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives of the manual."""
    app.add_directive("config-table", ConfigTable)
    app.add_directive("warnings-table", WarningsTable)
    app.add_directive("scale-table", ScaleTable)
    app.add_directive("headings-table", HeadingsTable)
    app.add_directive("index-table", IndexTable)
    app.add_directive("names-table", NamesTable)
    app.add_directive("snippet", SnippetDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
