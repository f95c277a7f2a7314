"""The files of ``tests/fixtures``: how they are read and written, and how a tree is written down."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from conftest import Warned

TESTS = Path(__file__).parents[1]
FIXTURES = TESTS / "fixtures"
SNIPPETS = TESTS.parent / "docs" / "snippets"

#: The languages, by the suffixes of their files.
LANGUAGES = {"md": "markdown", "rst": "restructuredtext"}
#: In the order in which they stand in a file.
PARTS = (*LANGUAGES.values(), "tree", "warnings")

_HEAD = re.compile(rf"^==== ({'|'.join(PARTS)})\n", re.MULTILINE)

#: Of the parsers and their versions, and nothing to a reader or a builder.
_UNTOLD = {
    "backrefs",
    "bullet",
    "dupnames",
    "entry_at",
    "internal",
    "level",
    "myst_slugs",
    "names",
    "refdoc",
    "slug",
    "source",
    "translation_progress",
    "xml:space",
}
#: What is read from the head of a page, which each language has in its own way.
_HEADS = (nodes.docinfo, nodes.meta, nodes.comment, nodes.system_message)


@dataclass
class Fixture:
    """One file: a page in both languages, and what has to come of it."""

    path: Path
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.path.relative_to(FIXTURES).with_suffix("").as_posix()

    def page(self, suffix: str) -> str:
        """The page in a language; that of an example of the manual stands in its own file."""
        part = LANGUAGES[suffix]
        if part in self.parts:
            return self.parts[part]
        return (SNIPPETS / f"{self.path.stem}.{suffix}").read_text(encoding="utf-8")

    def write(self) -> None:
        """Write the file again."""
        texts = (f"==== {part}\n{self.parts[part]}" for part in PARTS if part in self.parts)
        self.path.write_text("".join(texts), encoding="utf-8")


def read_fixture(path: Path) -> Fixture:
    """The parts of a file."""
    before, *pieces = _HEAD.split(path.read_text(encoding="utf-8"))
    assert not before, f"{path} has to begin with a line such as ==== markdown"
    return Fixture(path, dict(zip(pieces[::2], pieces[1::2], strict=True)))


def tree_lines(node: nodes.Node, depth: int = 0) -> Iterator[str]:
    """A tree as lines: elements with what a builder can tell of them, and quoted text."""
    assert isinstance(node, nodes.Element)
    if not isinstance(node, nodes.document):
        told = "".join(_attributes(node))
        yield f"{'    ' * depth}<{type(node).__name__}{told}>"
        depth += 1
    # One parser cuts text at line breaks and the other does not.
    for is_text, children in groupby(node.children, lambda child: isinstance(child, nodes.Text)):
        if is_text:
            text = "".join(child.astext() for child in children)
            for line in text.split("\n") if text else ():
                yield f"{'    ' * depth}“{line}”"
        else:
            for child in children:
                if not isinstance(child, _HEADS):
                    yield from tree_lines(child, depth)


def _attributes(node: nodes.Element) -> Iterator[str]:
    for name, value in sorted(node.attributes.items()):
        if name in _UNTOLD or value in (None, "", [], {}, False):
            continue
        if isinstance(value, list | tuple):
            yield f' {name}="{" ".join(map(str, value))}"'
        elif value is True or value == 1:  # either, by the version of docutils
            yield f" {name}"
        else:
            yield f' {name}="{value}"'


def warning_lines(markdown: Sequence[Warned], rst: Sequence[Warned]) -> Iterator[str]:
    """Warnings as lines, each with the line of the page in Markdown and that in reStructuredText;
    a dash stands for a language that does not give the warning.
    """
    ours, theirs = _by_text(markdown), _by_text(rst)
    for text in ours | theirs:
        for places in zip_longest(ours.get(text, ()), theirs.get(text, ()), fillvalue="-"):
            yield f"{' / '.join(places)} {text}"


def _by_text(warnings: Sequence[Warned]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for warned in sorted(warnings, key=lambda one: (one.line or 0, one.type, one.text)):
        # A message may name the page.
        text = warned.text.replace(warned.file, Path(warned.file).stem)
        found.setdefault(f"{warned.type}: {text}", []).append(str(warned.line or "?"))
    return found
