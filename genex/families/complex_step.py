"""Slopes by a tiny step along the imaginary axis: a second route, exact to the last digit."""

from collections.abc import Callable
from typing import Any

from genex.exercise import np

_TINY = 1e-30  # nothing cancels, so it may be so small that its square is nothing beside 1


def slopes(function: Callable[[Any], Any], at: Any) -> Any:
    """The slope of a smooth function by every cell of an array, one cell moved at a time.

    >>> slopes(lambda x: x[0] ** 2 * x[1], np.array([3.0, 2.0])).tolist()
    [12.0, 9.0]
    """
    found = np.empty(at.shape)
    for place in np.ndindex(at.shape):
        moved = at.astype(complex)
        moved[place] += _TINY * 1j
        found[place] = function(moved).imag / _TINY
    return found
