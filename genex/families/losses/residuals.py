"""Regression: residuals as they are drawn, and slips that take them for slopes."""

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from genex.exercise import Row, each

_HIDDEN = Fraction(1, 5)  # half the square of so small a residual may be lost in rounding


def telling(targets: Row) -> Callable[[Row], bool]:
    """The condition on predictions: residuals that do not cancel, none of them lost in rounding."""

    def tells(predictions: Row) -> bool:
        residuals = each(operator.sub, predictions, targets)
        return sum(residuals) != 0 and all(abs(r) > _HIDDEN for r in residuals)

    return tells


def residuals_as_slopes(e: Any, _slopes: Any) -> Any:
    """The residuals in place of their signs, or where the parabola is left."""
    return [r / e.number for r in e.residuals]
