"""Turns the nodes of a front matter's YAML into values with real types.

A scalar that does not fit its tag, as ``!!timestamp x``, is read as text, and does not stop the
others. Lines are counted as in the page, where the line of dashes above the YAML is the first.
"""

from __future__ import annotations

import math

import yaml

_MERGE = "tag:yaml.org,2002:merge"
_STR = "tag:yaml.org,2002:str"

#: The prefix of YAML's own tags.
_STANDARD = "tag:yaml.org,2002:"
_COLLECTIONS: dict[type[yaml.Node], set[str]] = {
    yaml.MappingNode: {"map", "set"},
    yaml.SequenceNode: {"seq", "omap", "pairs"},
}

#: The errors that PyYAML raises for a scalar that does not fit its tag, as ``!!timestamp x``.
NO_SUCH_VALUE = (yaml.YAMLError, ValueError, OverflowError, LookupError, AttributeError)

#: The length limit of a scalar that is not text, in characters: long numbers are slow to read.
_LONGEST_NUMBER = 1000


def lines_of(key: yaml.Node, value: yaml.Node) -> range:
    """The lines of the page that a key and its value take."""
    end = value.end_mark
    if end.index < key.end_mark.index:
        # The value is an alias, and this mark belongs to its anchor.
        end = key.end_mark
    return range(key.start_mark.line + 2, end.line + 2 + (end.column > 0))


def unfolded_length(root: yaml.Node, sizes: dict[int, float]) -> float:
    """The length of a value, in characters, with its aliases expanded; infinite if it contains
    itself. ``sizes`` keeps the lengths of nodes, by id.
    """
    begun: set[int] = set()
    stack = [root]
    while stack:
        node = stack[-1]
        children = _children(node)
        if id(node) in sizes:
            stack.pop()
        elif id(node) in begun or not children:
            stack.pop()
            begun.discard(id(node))
            parts = (sizes.get(id(child), math.inf) for child in children)
            sizes[id(node)] = len(node.value) + sum(parts)
        else:
            begun.add(id(node))
            stack += [child for child in children if id(child) not in begun]
    return sizes[id(root)]


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return node.value if isinstance(node, yaml.SequenceNode) else []


def pairs_of(node: yaml.MappingNode) -> list[tuple[yaml.Node, yaml.Node]]:
    """The keys and values of a mapping, followed by those that it merges in and lacks itself."""
    own: list[tuple[yaml.Node, yaml.Node]] = []
    parts: dict[int, yaml.MappingNode] = {}
    for key, value in node.value:
        sources = value.value if isinstance(value, yaml.SequenceNode) else [value]
        if key.tag == _MERGE and all(isinstance(part, yaml.MappingNode) for part in sources):
            parts.update((id(part), part) for part in sources)
        else:
            own.append((key, value))
    known = {key.value for key, _value in own if isinstance(key, yaml.ScalarNode)}
    merged: dict[object, tuple[yaml.Node, yaml.Node]] = {}
    for part in parts.values():
        for key, value in part.value:
            # By YAML's rules, the first mapping that has a key wins.
            name = key.value if isinstance(key, yaml.ScalarNode) else id(key)
            if name not in known:
                merged.setdefault(name, (key, value))
    return [*own, *merged.values()]


def value_of(node: yaml.Node, bad_lines: set[int]) -> object:
    """A scalar, a list of scalars, or an empty list or mapping for what goes deeper.

    The lines of what does not fit its tag are added to ``bad_lines``.
    """
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node, bad_lines)
    # Values that are not needed here must not stop MyST either.
    seen: set[int] = set()
    stack = [node]
    while stack:
        child = stack.pop()
        if id(child) not in seen:
            seen.add(id(child))
            stack += _children(child)
            if isinstance(child, yaml.ScalarNode):
                _scalar(child, bad_lines)
            elif child.tag.removeprefix(_STANDARD) not in _COLLECTIONS[type(child)]:
                bad_lines.update(lines_of(child, child))
    if isinstance(node, yaml.SequenceNode):
        return [
            _scalar(child, bad_lines) if isinstance(child, yaml.ScalarNode) else []
            for child in node.value
        ]
    return {}


def _scalar(node: yaml.ScalarNode, bad_lines: set[int]) -> object:
    text = str(node.value)
    if node.tag == _STR:
        return text
    if len(text) <= _LONGEST_NUMBER:
        try:
            value: object = yaml.constructor.SafeConstructor().construct_document(node)
        except NO_SUCH_VALUE:
            pass  # a date that is not in the calendar, or a tag that must not be obeyed
        else:
            # Python refuses to convert very long numbers to text.
            return text if isinstance(value, int) and abs(value) > 10**18 else value
    bad_lines.update(range(node.start_mark.line + 2, node.end_mark.line + 3))
    return text
