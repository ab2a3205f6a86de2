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
NUMBER = re.compile(
    r"[+-]?[0-9]{1,12}(\.[0-9]{1,12})?(e[+-]?[0-9]{1,2})?|[+-]?[0-9]{1,12}/0*[1-9][0-9]{0,11}"
)
LARGEST = 10**6


class Unfit(Exception):
    """A value is not of the type: what is wanted in its place, and the value."""


def read(value: Any, hint: Any, place: str) -> Any:
    """A value of TOML or JSON as what a field or option holds, or an error that names the place."""
    try:
        return reader(hint)(value)
    except Unfit as unfit:
        wanted, found = unfit.args
        raise AuthorError(f"{place}: expected {wanted}, found {shortly(found)}.") from None


def reader(hint: Any) -> Reader:
    """How values of a type are read."""
    if hint in PLAIN:
        return PLAIN[hint]
    if hint == Matrix:
        return matrix
    if get_origin(hint) is Literal:
        return one_of(get_args(hint))
    if get_origin(hint) is types.UnionType:
        return either(*map(reader, get_args(hint)))
    if get_origin(hint) is tuple and get_args(hint)[1:] == (...,):
        return several(reader(get_args(hint)[0]))
    raise AuthorError(
        f"fields of type {hint} cannot be given yet; genex.quiz.field_values has no reader for it."
    )


def whole(value: Any) -> int:
    """A whole number."""
    if type(value) is not int:
        raise Unfit("a whole number", value)
    if abs(value) > LARGEST:
        raise Unfit(f"a whole number from -{LARGEST} to {LARGEST}", value)
    return value


def fraction(value: Any) -> Fraction:
    """An exact number: 3, 3.5 or "7/2"."""
    if type(value) is int:
        return Fraction(whole(value))
    if type(value) not in {float, str} or not NUMBER.fullmatch(str(value)):
        raise Unfit('a number such as 3, 3.5 or "7/2"', value)
    number = Fraction(str(value))
    if abs(number) > LARGEST or number.denominator > LARGEST:
        raise Unfit("a number of at most six digits before and behind the point", value)
    return number


def count(value: Any) -> Count:
    """A whole number from 1 on, to calculate with."""
    number = fraction(value)
    if number.denominator > 1 or number < 1:
        raise Unfit("a whole number from 1 on", value)
    return Count(number)


def truth(value: Any) -> bool:
    """True or false."""
    if type(value) is not bool:
        raise Unfit("true or false", value)
    return value


def text(value: Any) -> str:
    """A text."""
    if type(value) is not str:
        raise Unfit("a text in quotation marks", value)
    return value


def one_of(words: tuple[str, ...]) -> Reader:
    """One of certain words."""

    def read_word(value: Any) -> str:
        if value not in words:
            raise Unfit(f"one of {', '.join(map(repr, words))}", value)
        return str(value)

    return read_word


def nothing(value: Any) -> None:
    """No value."""
    if value is not None:
        raise Unfit("nothing", value)


def several(one: Reader) -> Reader:
    """A list."""

    def read_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Unfit("a list [ … ]", value)
        return tuple(map(one, value))

    return read_all


def either(*readers: Reader) -> Reader:
    """The first reading that works."""

    def read_first(value: Any) -> Any:
        for one in readers:
            try:
                return one(value)
            except Unfit as unfit:
                last = unfit
        raise last

    return read_first


def matrix(value: Any) -> Matrix:
    """Rows of numbers, all of one length."""
    rows: Matrix = several(several(fraction))(value)
    if len({len(row) for row in rows}) > 1 or () in rows:
        raise Unfit("rows of one length, such as [[1, 2], [3, 4]]", value)
    return rows


def shape(value: Any) -> Shape:
    """The sizes of a tensor."""
    sizes = several(whole)(value)
    if not sizes or min(sizes) < 1 or prod(sizes) > MOST_CELLS:
        raise Unfit(f"sizes of a tensor of at most {MOST_CELLS} numbers, such as [2, 3]", value)
    return Shape(sizes)


def anything(value: Any) -> Any:
    """A part of an operation: a name, a number, true or false; a list of numbers is a shape."""
    if type(value) not in {str, int, bool, list}:
        raise Unfit("a name, a whole number, true, false or a list of sizes", value)
    return shape(value) if isinstance(value, list) else value


PLAIN: dict[Any, Reader] = {
    int: whole,
    Fraction: fraction,
    Count: count,
    bool: truth,
    str: text,
    type(None): nothing,
    Shape: shape,
    Any: anything,
}
