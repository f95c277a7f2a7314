"""The accessibility tree of a part of a page, as text: what a screen reader is given of it.

The tree is Chromium's own, but not the way in which it is written, since names of roles and the
nodes between them change with the version. A block is a line with its role, its name if it has one
of its own, and what stands in it; what is in a line is in brackets, with its role.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

#: Roles by which Chromium calls what has another name in the standard.
_STANDARD = {
    "image": "img",
    "DisclosureTriangle": "disclosure",
    "DisclosureTriangleGrouped": "disclosure",
    "Details": "group",
    "details": "group",
    "gridcell": "cell",
    "layoutTableCell": "cell",
    "textField": "textbox",
}

#: Roles of what is named in a line, and whose content is its name.
_NAMED = frozenset(
    {"link", "img", "button", "disclosure", "searchbox", "textbox", "combobox", "checkbox"}
)

#: Roles that mean nothing by themselves: what stands in them is taken for what is around them.
_PASSED = frozenset(
    {
        "generic",
        "none",
        "strong",
        "emphasis",
        "time",
        "code",
        "LabelText",
        "rowgroup",
        "SvgRoot",
        "graphics-document",
        "InlineTextBox",
        "insertion",
        "mark",
    }
)

#: What is said by what stands around it.
_LEFT_OUT = frozenset({"ListMarker", "MenuListPopup", "LineBreak"})

Node = dict[str, Any]


def tree_of(page: Page, selector: str) -> str:
    """The tree of the first element that a selector finds."""
    session = page.context.new_cdp_session(page)
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    found = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})
    element = session.send("DOM.describeNode", {"nodeId": found["nodeId"]})["node"]
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    top = next(node for node in nodes if node.get("backendDOMNodeId") == element["backendNodeId"])
    return "\n".join(_Tree(by_id).lines(top, 0)) + "\n"


class _Tree:
    def __init__(self, by_id: dict[str, Node]) -> None:
        self._by_id = by_id

    def lines(self, node: Node, depth: int) -> Iterator[str]:
        """The lines of a block and of the blocks in it."""
        head, texts, blocks = _head(node), [], []
        for child in self._content(node):
            (blocks if _is_block(child) else texts).append(child)
        # Parts that a stylesheet has put into a grid have no space between them.
        between = " " if _role(node) == "group" else ""
        text = " ".join(between.join(map(_inline, texts)).split())
        yield "  " * depth + (f"{head}: {text}" if text else head)
        for block in blocks:
            yield from self.lines(block, depth + 1)

    def _content(self, node: Node) -> Iterator[Node]:
        """What stands in a node, without nodes that mean nothing by themselves."""
        for number in node.get("childIds", []):
            child = self._by_id.get(number)
            if child is None or _role(child) in _LEFT_OUT:
                continue
            if child.get("ignored") or _role(child) in _PASSED:
                yield from self._content(child)
            else:
                yield child


def _value(node: Node, key: str) -> str:
    return str(node.get(key, {}).get("value", ""))


def _role(node: Node) -> str:
    role = _value(node, "role")
    return _STANDARD.get(role, role)


def _property(node: Node, name: str) -> Any:
    found = (
        each["value"].get("value") for each in node.get("properties", []) if each["name"] == name
    )
    return next(found, None)


def _is_block(node: Node) -> bool:
    return _role(node) not in _NAMED | {"StaticText"}


def _head(node: Node) -> str:
    """The role of a block, and the name that it was given, if it is not made of its content."""
    role = _role(node)
    if role == "heading":
        return f"heading {_property(node, 'level')}"
    sources = node.get("name", {}).get("sources", [])
    is_given = any(
        source.get("type") in {"attribute", "relatedElement"} and source.get("value")
        for source in sources
    )
    name = _value(node, "name") if is_given or role in {"group", "navigation", "table"} else ""
    return f'{role} "{name}"' if name else role


def _inline(node: Node) -> str:
    role, name = _role(node), _value(node, "name")
    if role == "StaticText":
        return name
    described = _value(node, "description")
    state = {True: ", open", False: ", closed"}.get(_property(node, "expanded"), "")
    more = f", described as {described}" if described else ""
    return f" [{role} {' '.join(name.split())}{state if role == 'disclosure' else ''}{more}] "
