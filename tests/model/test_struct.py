"""Values with named fields: given by keyword, equal by class and fields, never changed."""

from __future__ import annotations

import pickle

import pytest

from sphinx_beliefs.model.struct import Struct


class Point(Struct):
    x: int
    y: int = 0


class Named(Point):
    name: str
    y: int = 7


class Empty(Struct):
    pass


class OtherEmpty(Struct):
    pass


def test_fields_are_given_by_keyword_or_left_to_their_defaults() -> None:
    point = Point(x=1)
    assert (point.x, point.y) == (1, 0)
    assert repr(point) == "Point(x=1, y=0)"


def test_a_class_inherits_fields_and_may_change_their_defaults() -> None:
    named = Named(x=1, name="n")
    assert (named.x, named.y, named.name) == (1, 7, "n")
    assert Point(x=1).y == 0


def test_a_field_that_is_missing_or_unknown_is_an_error() -> None:
    with pytest.raises(TypeError, match="Point lacks x"):
        Point(y=1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="Point has no z"):
        Point(x=1, z=1)  # type: ignore[call-arg]


def test_nothing_can_be_changed() -> None:
    point = Point(x=1)
    with pytest.raises(AttributeError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del point.x
    assert point.replace(x=2) == Point(x=2)
    assert point == Point(x=1)


def test_values_are_equal_if_class_and_fields_are() -> None:
    assert Point(x=1) == Point(x=1, y=0)
    assert hash(Point(x=1)) == hash(Point(x=1, y=0))
    assert Point(x=1) != Point(x=2)
    assert Point(x=1, y=7) != Named(x=1, name="n")
    assert Empty() == Empty()
    assert Empty() != OtherEmpty()
    assert len({Empty(), Empty(), OtherEmpty()}) == 2


def test_a_value_comes_out_of_a_pickle_as_it_went_in() -> None:
    named = Named(x=1, name="n")
    assert pickle.loads(pickle.dumps(named)) == named
