"""Types of fields and options in words, and their values as a blueprint writes them."""

import json
import types
from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args, get_origin

from genex.exact.decimals import exact_places
from genex.exact.values import Count, Shape

_WORDS: dict[Any, tuple[str, str]] = {  # of one value, and of several
    int: ("a whole number", "whole numbers"),
    Fraction: ("a number", "numbers"),
    Count: ("a whole number of at least 1", "whole numbers of at least 1"),
    bool: ("true or false", "truth values"),
    str: ("a text", "texts"),
    Shape: ("sizes of a tensor", "sizes of tensors"),
    types.NoneType: ("nothing", "nothing"),
    Any: ("an operation", "names, numbers and lists"),
}


def type_in_words(hint: Any, *, several: bool = False) -> str:
    """What a field or option holds.

    >>> type_in_words(tuple[tuple[int, ...], ...]), type_in_words(Fraction | None)
    ('a list of lists of whole numbers', 'a number or nothing')
    """
    if hint in _WORDS:
        return _WORDS[hint][several]
    if get_origin(hint) is types.UnionType:
        return " or ".join(type_in_words(one, several=several) for one in get_args(hint))
    if get_origin(hint) is tuple and get_args(hint)[1:] == (...,):
        inner = type_in_words(get_args(hint)[0], several=True)
        return f"lists of {inner}" if several else f"a list of {inner}"
    return str(hint)


def value_in_toml(value: Any) -> str:
    """A value as it stands in a blueprint; TOML has no word for None.

    >>> value_in_toml(((Fraction(7, 2), Fraction(1, 3)), True, "flatten"))
    '[[3.5, "1/3"], true, "flatten"]'
    """
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(value_in_toml, value))}]"
    if isinstance(value, Fraction):
        return _decimal(value)
    return json.dumps(value, ensure_ascii=False)


def _decimal(value: Fraction) -> str:
    """A number as a decimal if it is one, otherwise as a fraction in quotation marks."""
    digits = exact_places(value)
    if digits is None:
        return f'"{value}"'
    return f"{Decimal(value.numerator) / value.denominator:.{digits}f}"
