"""What docutils and Sphinx are given in place of our directives, roles and transforms.

They look at classes before they use them, so each of these has the attributes that they look at,
and the work is done by a class that is imported when there is any (``late.py``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, cast

from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from sphinx_beliefs.late import Late, LateObject

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.util.typing import OptionSpec


class OwnOptions(Mapping[str, Callable[[str], Any]]):
    """The options of a directive that reads its option lines itself.

    It is false, so that docutils and MyST leave those lines in the text; yet it lists the options
    for editors that offer them.
    """

    def __init__(self, names: Callable[[], Sequence[str]]) -> None:
        self._names = names

    def __bool__(self) -> bool:
        return False

    def __getitem__(self, name: str) -> Callable[[str], Any]:
        if name not in self._names():
            raise KeyError(name)
        return str

    def __iter__(self) -> Iterator[str]:
        return iter(self._names())

    def __len__(self) -> int:
        return len(self._names())


class LinesDirective(SphinxDirective):
    """A directive that consists of a title line, option lines and a body, which it reads itself."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    #: The names of the options that the directive has.
    option_names: ClassVar[Sequence[str]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.option_spec = cast("OptionSpec", OwnOptions(lambda: cls.option_names))


class LateDirective(LinesDirective):
    """Stands for a directive until there is one on a page."""

    directive: ClassVar[Late]

    def run(self) -> list[nodes.Node]:
        """Have the directive itself read what was written."""
        return run_as(self, self.name, self.directive)


def run_as(written: LinesDirective, name: str, meant: Callable[..., Any]) -> list[nodes.Node]:
    """Read what was written with one directive with another, called ``name``."""
    itself = meant(
        name,
        written.arguments,
        written.options,
        written.content,
        written.lineno,
        written.content_offset,
        written.block_text,
        written.state,
        written.state_machine,
    )
    return cast("list[nodes.Node]", itself.run())


class LateRole(LateObject):
    """Stands for a role until there is one on a page."""


def late_directive(path: str) -> type[LateDirective]:
    """The class that stands for a directive."""
    late = Late(path)
    made = cast("type[LateDirective]", type("LateDirective", (LateDirective,), {"directive": late}))
    made.option_spec = cast("OptionSpec", OwnOptions(lambda: late.loaded.option_names))
    return made


def late_transform(path: str, priority: int) -> type[SphinxTransform]:
    """The class that stands for a transform with a priority."""
    transform = Late(path)

    class LateTransform(SphinxTransform):
        default_priority = priority

        def apply(self, **kwargs: Any) -> None:
            transform(self.document, self.startnode).apply(**kwargs)

    return LateTransform


def late_post_transform(path: str, priority: int) -> type[SphinxPostTransform]:
    """The class that stands for a post-transform with a priority."""
    transform = Late(path)

    class LatePostTransform(SphinxPostTransform):
        default_priority = priority

        def apply(self, **kwargs: Any) -> None:
            # It is for the class itself to say whether it supports the builder.
            transform(self.document, self.startnode).apply(**kwargs)

    return LatePostTransform
