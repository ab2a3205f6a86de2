"""What people write for drawn fields and options, read as the types that families declare."""

from __future__ import annotations

import types
from collections.abc import Callable
from fractions import Fraction
from typing import Any, get_args, get_origin

from genex.errors import AuthorError
from genex.exact import Shape

Reader = Callable[[Any], Any]


class Unfit(Exception):
    """The value is not of the type; what is wanted stands in the message."""


def read(value: Any, hint: Any, place: str) -> Any:
    """A value of TOML or JSON as what a field or option holds, or an error that names the place."""
    try:
        return reader(hint)(value)
    except Unfit as wanted:
        raise AuthorError(f"{place}: expected {wanted}, found {value!r}.") from None


def reader(hint: Any) -> Reader:
    """How values of a type are read."""
    if hint in PLAIN:
        return PLAIN[hint]
    if get_origin(hint) is types.UnionType:
        return either(*map(reader, get_args(hint)))
    if get_origin(hint) is tuple and get_args(hint)[1:] == (...,):
        return several(reader(get_args(hint)[0]))
    raise AuthorError(
        f"fields of type {hint} cannot be given yet; genex.given has no reader for it."
    )


def whole(value: Any) -> int:
    """A whole number."""
    if type(value) is not int:
        raise Unfit("a whole number")
    return value


def fraction(value: Any) -> Fraction:
    """An exact number: 3, 3.5 or "7/2"."""
    if type(value) in {int, float, str} and len(str(value)) <= 60:
        try:
            return Fraction(str(value))
        except (ValueError, ZeroDivisionError):
            pass
    raise Unfit('a number such as 3, 3.5 or "7/2"')


def truth(value: Any) -> bool:
    """True or false."""
    if type(value) is not bool:
        raise Unfit("true or false")
    return value


def text(value: Any) -> str:
    """A text."""
    if type(value) is not str:
        raise Unfit("a text in quotation marks")
    return value


def nothing(value: Any) -> None:
    """No value."""
    if value is not None:
        raise Unfit("nothing")


def several(one: Reader) -> Reader:
    """A list."""

    def read_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Unfit("a list [ … ]")
        return tuple(map(one, value))

    return read_all


def either(*readers: Reader) -> Reader:
    """The first reading that works."""

    def read_first(value: Any) -> Any:
        for one in readers:
            try:
                return one(value)
            except Unfit as unfit:
                wanted = unfit
        raise wanted

    return read_first


def shape(value: Any) -> Shape:
    """The sizes of a tensor."""
    sizes = several(whole)(value)
    if not sizes or min(sizes) < 1:
        raise Unfit("the sizes of a tensor, such as [2, 3]")
    return Shape(sizes)


def anything(value: Any) -> Any:
    """An argument of an operation: a list of numbers is a shape."""
    return shape(value) if isinstance(value, list) else value


PLAIN: dict[Any, Reader] = {
    int: whole,
    Fraction: fraction,
    bool: truth,
    str: text,
    type(None): nothing,
    Shape: shape,
    Any: anything,
}
