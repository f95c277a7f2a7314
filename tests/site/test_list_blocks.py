"""Lists are found where the parsers of both languages find them, in texts of random lines."""

from __future__ import annotations

import random
import re

from docutils import nodes
from docutils.core import publish_doctree
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from sphinx_beliefs.model.entries.entry_words import Markup
from sphinx_beliefs.model.entries.list_parts import EntryPart, split_list

MARKDOWN = [
    *("", "", "- a", "- b", "  c", "lazy", "* d", "1. e", "2. f", "   g", "    h", "# H", "> q"),
    *(
        "```",
        "  ```",
        "~~~",
        "<!-- x",
        "-->",
        "<div>",
        "</div>",
        "text",
        "- ",
        "-",
        "  - n",
        "  1. o",
    ),
    *(
        "***",
        "+ p",
        ":::{note}",
        ":::",
        "  :::{note}",
        "  :::",
        "% c",
        "(t)=",
        "+++",
        "- ```",
        "- # h",
    ),
    *(
        "- > q",
        "  > r",
        "\t- t",
        "-\tu",
        "    - v",
        "      w",
        "<pre>",
        "</pre>",
        "- <div>",
        "| a |",
    ),
    *("===", "-     code", "10. z"),
]
RST = [
    *(
        "",
        "",
        "",
        "- @",
        "- @",
        "  @",
        "* @",
        "#. @",
        "   @",
        "@",
        "@::",
        "  - @",
        ".. note::",
        "   @",
    ),
    *("| @", "    @", ":f: @", "- @::", ">>> @", "• @", "   * @"),
]
ROUNDS = 1500
#: docutils takes some twenty times as long.
RST_ROUNDS = 250


def entries(lines: list[str], markup: Markup) -> list[int]:
    """For each line, the first line of its entry; -1 for others and for blank lines."""
    found = [-1] * len(lines)
    for part in split_list(lines, markup):
        if isinstance(part, EntryPart):
            found[part.first : part.end] = [part.first] * (part.end - part.first)
    return [first if line.strip() else -1 for first, line in zip(found, lines, strict=True)]


def test_markdown() -> None:
    parser = create_md_parser(MdParserConfig(enable_extensions={"colon_fence"}), RendererHTML)
    draw = random.Random(15)
    for _round in range(ROUNDS):
        lines = draw.choices(MARKDOWN, k=draw.randint(1, 7))
        found = [-1] * len(lines)
        for token in parser.parse("\n".join(lines)):
            if token.type == "list_item_open" and token.level == 1 and token.map:
                first, end = token.map
                found[first:end] = [first] * (end - first)
        expected = [first if line.strip() else -1 for first, line in zip(found, lines, strict=True)]
        assert entries(lines, Markup.MARKDOWN) == expected, lines


def test_restructuredtext() -> None:
    draw = random.Random(15)
    tried = 0
    for _round in range(RST_ROUNDS):
        lines = [
            line.replace("@", f"w{number}")
            for number, line in enumerate(draw.choices(RST, k=draw.randint(1, 7)))
        ]
        settings = {"report_level": 5, "_disable_config": True}
        tree = publish_doctree("\n".join(lines), settings_overrides=settings)
        if any(tree.findall(nodes.system_message)):
            continue
        tried += 1
        expected: dict[str, int] = {}
        for number, item in enumerate(tree.findall(nodes.list_item)):
            if isinstance(item.parent.parent, nodes.document):
                expected |= dict.fromkeys(re.findall(r"w\d+", item.astext()), number)
        found = {
            word: first
            for first, line in zip(entries(lines, Markup.RST), lines, strict=True)
            for word in re.findall(r"w\d+", line)
            if first >= 0
        }
        assert found.keys() == expected.keys(), lines
        # And they are parted in the same places.
        assert len(set(found.values())) == len(set(expected.values())), lines
    assert tried > RST_ROUNDS / 5
