"""Parts of this package that are imported only when they are first used.

A build in which nothing has changed reads and writes no page, and needs few of our modules. What
Sphinx is given when it starts therefore stands for the rest by name: ``module:name``. A test reads
these names like imports, and finds what they name.
"""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


class Late:
    """A function or class of a module that is imported when it is first called."""

    def __init__(self, path: str) -> None:
        #: Where it is defined: ``module:name``, or ``module:name[key]`` if it is in a mapping.
        self.path = path

    @cached_property
    def loaded(self) -> Any:
        """The function or class itself."""
        module, _, name = self.path.partition(":")
        name, _, key = name.partition("[")
        found = getattr(import_module(module), name)
        return found[key.removesuffix("]")] if key else found

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it."""
        return self.loaded(*args, **kwargs)


class LateObject:
    """An object of a class that is imported, and made without arguments, at its first use."""

    def __init__(self, cls: Late) -> None:
        self._cls = cls

    @cached_property
    def made(self) -> Any:
        """The object itself."""
        return self._cls()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call it."""
        return self.made(*args, **kwargs)

    def method(self, name: str) -> Callable[..., Any]:
        """One of its methods."""
        return lambda *args: getattr(self.made, name)(*args)
