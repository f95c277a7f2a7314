"""Immutable values with named fields, whose classes are made at next to no cost.

A dataclass compiles code for each of its methods. The model has some thirty classes, and making
them took longer than all else that a build does in which nothing has changed.
"""

from __future__ import annotations

import inspect
from operator import attrgetter
from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True, kw_only_default=True)
class Struct:
    """A value with the fields that its class annotates, given by keyword.

    It is equal to values of the same class with equal fields, and can be hashed if they can.
    Raises ``TypeError`` for a field that is missing or unknown, and ``AttributeError`` where a
    field would be changed.
    """

    _fields: ClassVar[tuple[str, ...]] = ()
    _known: ClassVar[frozenset[str]] = frozenset()
    _needed: ClassVar[frozenset[str]] = frozenset()
    #: Gets the values of all fields, to compare them.
    _values: ClassVar[Any] = staticmethod(lambda _: ())
    #: Writes them; fingerprints of pages are made of this, by the ten thousand.
    _written: ClassVar[Any] = staticmethod("()".format)

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = inspect.get_annotations(cls)
        cls._fields = (*(name for name in cls._fields if name not in own), *own)
        cls._known = frozenset(cls._fields)
        cls._needed = frozenset(name for name in cls._fields if not hasattr(cls, name))
        if cls._fields:
            cls._values = attrgetter(*cls._fields)
        written = ", ".join(f"{name}={{!r}}" for name in cls._fields)
        cls._written = staticmethod(f"{cls.__name__}({written})".format)

    def __init__(self, **values: Any) -> None:
        given = values.keys()
        if not given <= self._known:
            raise TypeError(f"{type(self).__name__} has no {', '.join(given - self._known)}")
        if not given >= self._needed:
            raise TypeError(f"{type(self).__name__} lacks {', '.join(self._needed - given)}")
        # The class has the defaults, so they need not be kept with every value, nor pickled.
        vars(self).update(values)

    def replace(self, **changes: Any) -> Self:
        """The same value with other fields."""
        return type(self)(**vars(self) | changes)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and bool(self._values(self) == self._values(other))

    def __hash__(self) -> int:
        return hash((type(self), self._values(self)))

    def __repr__(self) -> str:
        if len(self._fields) > 1:
            return str(self._written(*self._values(self)))
        return str(self._written(self._values(self)))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")
