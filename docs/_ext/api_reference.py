"""The directive of this manual that lists what other extensions can rely on, from the code."""

from __future__ import annotations

import inspect
from enum import EnumType
from typing import TYPE_CHECKING

from docutils import nodes
from reference_tables import prose
from sphinx.util.docutils import SphinxDirective

import sphinx_beliefs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class ApiDirective(SphinxDirective):
    """Lists a function or a class of the API, with its docstring.

    Of a class, it also lists the members that are named in the body, with their types; of an enum,
    all members.
    """

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Build a definition: the name, the paragraphs of the docstring, and a list of members."""
        name = self.arguments[0]
        if name not in sphinx_beliefs.__all__:
            raise self.error(f"sphinx_beliefs has no {name} for others")
        documented = getattr(sphinx_beliefs, name)
        for file in (__file__, inspect.getsourcefile(documented)):
            self.env.note_dependency(str(file))
        code = f"{name}{_signature(documented)}" if inspect.isfunction(documented) else name
        term = nodes.term("", "", nodes.literal(code, code), ids=[nodes.make_id(f"api-{name}")])
        text = inspect.getdoc(documented) or ""
        said = [nodes.paragraph("", "", *prose(part)) for part in _paragraphs(text)]
        definition = nodes.definition("", *said)
        if members := list(self._members(documented)):
            definition += nodes.bullet_list("", *members)
        return [nodes.definition_list("", nodes.definition_list_item("", term, definition))]

    def _members(self, documented: type) -> Iterable[nodes.list_item]:
        """The members of a class; those of an enum are its values."""
        if isinstance(documented, EnumType):
            for value in documented:
                yield _item(value.name, "")
        for name in " ".join(self.content).split():
            member = inspect.getattr_static(documented, name, None)
            if isinstance(member, property):
                code = f"{name}: {_type(member.fget.__annotations__['return'])}"
                yield _item(code, inspect.getdoc(member) or "")
            elif inspect.isfunction(member):
                yield _item(f"{name}{_signature(member)}", inspect.getdoc(member) or "")
            elif annotation := _annotation(documented, name):
                yield _item(f"{name}: {annotation}", "")
            else:
                raise self.error(f"{self.arguments[0]} has no {name}")


def _annotation(documented: type, name: str) -> str:
    """The annotation of a field, as it is written in the class or in one of its bases."""
    found = (inspect.get_annotations(each) for each in documented.__mro__)
    return next((_type(each[name]) for each in found if name in each), "")


def _item(code: str, text: str) -> nodes.list_item:
    said = [nodes.Text(". "), *prose(" ".join(text.split()))] if text else []
    return nodes.list_item("", nodes.paragraph("", "", nodes.literal(code, code), *said))


def _signature(function: object) -> str:
    """The signature of a function as it is written, without ``self``."""
    signature = inspect.signature(function)  # type: ignore[arg-type]
    shown = [parameter for parameter in signature.parameters.values() if parameter.name != "self"]
    arguments = ", ".join(f"{each.name}: {_type(each.annotation)}" for each in shown)
    return f"({arguments}) -> {_type(signature.return_annotation)}"


def _type(annotation: object) -> str:
    """An annotation as it is written."""
    return annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "")


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split("\n\n")]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("api", ApiDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
