"""Slopes by a tiny step along the imaginary axis: a second route, exact to the last digit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

TINY = 1e-30


def slopes(function: Callable[[Any], Any], point: Any) -> Any:
    """The slopes of a smooth function of a vector, one cell moved at a time.

    >>> slopes(lambda x: x[0] ** 2 * x[1], np.array([3.0, 2.0])).tolist()
    [12.0, 9.0]
    """
    moves = TINY * 1j * np.eye(len(point))
    return np.array([function(point + move).imag / TINY for move in moves])
