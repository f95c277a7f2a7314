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
    _defaults: ClassVar[dict[str, Any]] = {}
    #: Gets the values of all fields, to compare them.
    _values: ClassVar[Any] = staticmethod(lambda _: ())

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = inspect.get_annotations(cls)
        cls._fields = (*(name for name in cls._fields if name not in own), *own)
        cls._defaults = cls._defaults | {
            name: cls.__dict__[name] for name in own if name in cls.__dict__
        }
        if cls._fields:
            cls._values = attrgetter(*cls._fields)

    def __init__(self, **values: Any) -> None:
        put, defaults, taken = object.__setattr__, self._defaults, 0
        for name in self._fields:
            if name in values:
                taken += 1
                put(self, name, values[name])
            elif name in defaults:
                put(self, name, defaults[name])
            else:
                raise TypeError(f"{type(self).__name__} lacks {name}")
        if taken != len(values):
            unknown = ", ".join(values.keys() - set(self._fields))
            raise TypeError(f"{type(self).__name__} has no {unknown}")

    def replace(self, **changes: Any) -> Self:
        """The same value with other fields."""
        return type(self)(**{name: getattr(self, name) for name in self._fields} | changes)

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and bool(self._values(self) == self._values(other))

    def __hash__(self) -> int:
        return hash((type(self), self._values(self)))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._fields)
        return f"{type(self).__name__}({fields})"

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")
