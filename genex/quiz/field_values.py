"""What people write for drawn fields and options, read as the types that families declare."""

import re
import types
from collections.abc import Callable
from fractions import Fraction
from math import prod
from typing import Any, Literal, get_args, get_origin

from genex.errors import AuthorError
from genex.exact.values import MOST_CELLS, Count, Matrix, Shape
from genex.messages import shortly

Reader = Callable[[Any], Any]
_NUMBER = re.compile(
    r"[+-]?[0-9]{1,12}(\.[0-9]{1,12})?(e[+-]?[0-9]{1,2})?|[+-]?[0-9]{1,12}/0*[1-9][0-9]{0,11}"
)
_LARGEST = 10**6


class _Unfit(Exception):
    """A value is not of the type: what is expected in its place, and the value."""


def read_value(value: Any, hint: Any, place: str) -> Any:
    """A value of TOML or JSON as what a field or option holds, or an error that names the place."""
    try:
        return _reader(hint)(value)
    except _Unfit as unfit:
        wanted, found = unfit.args
        raise AuthorError(f"{place}: expected {wanted}, found {shortly(found)}.") from None


def _reader(hint: Any) -> Reader:
    """How values of a type are read."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if hint == Matrix:
        return _matrix
    if get_origin(hint) is Literal:
        return _one_of(get_args(hint))
    if get_origin(hint) is types.UnionType:
        return _either(*map(_reader, get_args(hint)))
    if get_origin(hint) is tuple and get_args(hint)[1:] == (...,):
        return _several(_reader(get_args(hint)[0]))
    raise AuthorError(
        f"fields of type {hint} cannot be given yet; genex.quiz.field_values has no reader for it."
    )


def _whole(value: Any) -> int:
    """A whole number."""
    if type(value) is not int:
        raise _Unfit("a whole number", value)
    if abs(value) > _LARGEST:
        raise _Unfit(f"a whole number from -{_LARGEST} to {_LARGEST}", value)
    return value


def _fraction(value: Any) -> Fraction:
    """An exact number: 3, 3.5 or "7/2"."""
    if type(value) is int:
        return Fraction(_whole(value))
    if type(value) not in {float, str} or not _NUMBER.fullmatch(str(value)):
        raise _Unfit('a number such as 3, 3.5 or "7/2"', value)
    number = Fraction(str(value))
    if abs(number) > _LARGEST or number.denominator > _LARGEST:
        raise _Unfit("a number with at most six digits before and after the point", value)
    return number


def _count(value: Any) -> Count:
    """A whole number from 1 on, to calculate with."""
    number = _fraction(value)
    if number.denominator > 1 or number < 1:
        raise _Unfit("a whole number of at least 1", value)
    return Count(number)


def _truth(value: Any) -> bool:
    """True or false."""
    if type(value) is not bool:
        raise _Unfit("true or false", value)
    return value


def _text(value: Any) -> str:
    """A text."""
    if type(value) is not str:
        raise _Unfit("a text in quotation marks", value)
    return value


def _one_of(words: tuple[str, ...]) -> Reader:
    """One of certain words."""

    def read_word(value: Any) -> str:
        if value not in words:
            raise _Unfit(f"one of {', '.join(map(repr, words))}", value)
        return str(value)

    return read_word


def _nothing(value: Any) -> None:
    """No value."""
    if value is not None:
        raise _Unfit("nothing", value)


def _several(one: Reader) -> Reader:
    """A list."""

    def read_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise _Unfit("a list [ … ]", value)
        return tuple(map(one, value))

    return read_all


def _either(*readers: Reader) -> Reader:
    """The first reading that works."""

    def read_first(value: Any) -> Any:
        for one in readers:
            try:
                return one(value)
            except _Unfit as unfit:
                last = unfit
        raise last

    return read_first


def _matrix(value: Any) -> Matrix:
    """Rows of numbers, all of one length."""
    rows: Matrix = _several(_several(_fraction))(value)
    if len({len(row) for row in rows}) > 1 or () in rows:
        raise _Unfit("rows of the same length, such as [[1, 2], [3, 4]]", value)
    return rows


def _shape(value: Any) -> Shape:
    """The sizes of a tensor."""
    sizes = _several(_whole)(value)
    if not sizes or min(sizes) < 1 or prod(sizes) > MOST_CELLS:
        raise _Unfit(
            f"the sizes of a tensor of at most {MOST_CELLS} numbers, such as [2, 3]", value
        )
    return Shape(sizes)


def _anything(value: Any) -> Any:
    """A part of an operation: a name, a number, true or false; a list of numbers is a shape."""
    if type(value) not in {str, int, bool, list}:
        raise _Unfit("a name, a whole number, true, false or a list of sizes", value)
    return _shape(value) if isinstance(value, list) else value


_PLAIN: dict[Any, Reader] = {
    int: _whole,
    Fraction: _fraction,
    Count: _count,
    bool: _truth,
    str: _text,
    type(None): _nothing,
    Shape: _shape,
    Any: _anything,
}
