"""Whether a wrong answer shows the way to a value: a slip of the pen, of a sign, of a digit."""

from itertools import pairwise
from math import isfinite, log10

from genex.answers.cells import Cell
from genex.exact.values import Shape

_NEAR = 0.1  # of a value: a mistake in working it out
_SAME = 1e-3  # of a value, but for its sign or its point
_MOST_TENS = 3.5  # by how many places a point is moved
_FEWEST_DIGITS = 3  # of which one may be another one


def is_like_number(cell: Cell, value: float, expected: float) -> bool:
    """Whether a number is near a value, or is it with another sign, point or digit."""
    if not (isfinite(value) and isfinite(expected)) or expected == 0 or value == 0:
        return False
    factor = abs(value / expected)
    if abs(value - expected) <= _NEAR * abs(expected) or abs(factor - 1) <= _SAME:
        return True
    if 0 < expected < 1 and abs(value + expected - 1) <= _SAME:  # of a sigmoid, a lost sign
        return True
    tens = log10(factor)
    if abs(tens) <= _MOST_TENS and abs(tens - round(tens)) <= _SAME:
        return True
    return cell.decimals is not None and _is_misspelt(value, expected, cell.decimals)


def _is_misspelt(value: float, expected: float, decimals: int) -> bool:
    """Whether one digit differs, or two neighbours are swapped."""
    one, other = (f"{abs(x):.{decimals}f}" for x in (value, expected))
    apart = [k for k, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]]
    digits = sum(map(str.isdigit, other.lstrip("0.")))
    if len(one) != len(other) or digits < _FEWEST_DIGITS:
        return False
    swapped = any(one[j] + one[k] == other[k] + other[j] for j, k in pairwise(apart))
    return len(apart) == 1 or (len(apart) == 2 and swapped)


def is_like_shape(value: Shape, expected: Shape) -> bool:
    """Whether a shape has as many sizes as it should, and half of those that are not 1."""
    telling = [(a, b) for a, b in zip(value, expected, strict=False) if b > 1]
    same = sum(a == b for a, b in telling)
    return len(value) == len(expected) and 0 < 2 * same >= len(telling)
