"""The templates of new sites and pages, and the filling of their gaps.

A template is the file that it becomes, with gaps such as ``@title@`` in it. Lines between
``@if word@`` and ``@end@`` are there only where that word has been chosen.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

TEMPLATES = Path(__file__).parent / "templates"

_GAP = re.compile(r"@(\w+)@")
_CHOICE = re.compile(r"^@if (\w+)@\n(.*?)^@end@\n", re.DOTALL | re.MULTILINE)
_HEAD = re.compile(r"---\n.*?\n---\n", re.DOTALL)
_MARKDOWN = re.compile(r"([\\`*_\[\]<>{}$|~#])")
_RST = re.compile(r"([\\`*_|])")


def template(name: str) -> str:
    """The text of a template, by its path below the folder of templates."""
    return (TEMPLATES / name).read_text("utf-8")


def filled(text: str, values: Mapping[str, str], chosen: Collection[str] = ()) -> str:
    """A text with the parts that are chosen, and with the gaps filled that there are values for."""
    text = _CHOICE.sub(lambda choice: choice[2] if choice[1] in chosen else "", text)
    return _filled(text, values, lambda value: value)


def filled_page(text: str, values: Mapping[str, str]) -> str:
    """A page of Markdown with its gaps filled, so that each value is shown as it is.

    In its front matter, gaps may only stand between double quotation marks, unless their values
    are plain words of YAML.
    """
    match = _HEAD.match(text)
    head = match[0] if match else ""
    return _filled(head, values, _quoted) + _filled(text[len(head) :], values, as_markdown)


def as_markdown(value: str) -> str:
    """A text in Markdown that shows as it is."""
    return _MARKDOWN.sub(r"\\\1", value)


def as_rst(value: str) -> str:
    """A text in reStructuredText that shows as it is."""
    return _RST.sub(r"\\\1", value)


def as_yaml(value: str) -> str:
    """A text as a value of YAML, with quotation marks where it would be something else."""
    try:
        is_plain = yaml.safe_load(f"key: {value}") == {"key": value}
    except yaml.YAMLError:
        is_plain = False
    return value if is_plain else literal(value)


def literal(value: str) -> str:
    """A text as Python writes it, between double quotation marks."""
    return json.dumps(value, ensure_ascii=False)


def _filled(text: str, values: Mapping[str, str], written: Callable[[str], str]) -> str:
    return _GAP.sub(lambda gap: written(values[gap[1]]) if gap[1] in values else gap[0], text)


def _quoted(value: str) -> str:
    """Such a text as it stands between the double quotation marks of YAML."""
    return as_markdown(value).replace("\\", "\\\\").replace('"', '\\"')
