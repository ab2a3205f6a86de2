"""What can be wrong with given fields: a clause with its way out, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from genex.exact import Matrix, flat, width


def of_batch(logits: Matrix, labels: Sequence[int]) -> str:
    """Each row of logits has its label."""
    if width(logits) < 2:
        return "logits: too few. Give a row for each example and a column for each class."
    if len(labels) != len(logits):
        return f"labels: {len(labels)} for {len(logits)} rows of logits. Give each row its label."
    return outside("labels", labels, 0, width(logits) - 1)


def outside(name: str, value: Any, low: float, high: float) -> str:
    """A cell is not from low to high."""
    wrong = next((cell for cell in flat(value) if not low <= cell <= high), None)
    if wrong is None:
        return ""
    written = f"{wrong:.4g}" if isinstance(wrong, float) else wrong
    return f"{name}: {written} is not from {low} to {high}."


def not_positive(name: str, value: Fraction) -> str:
    """A number is 0 or below."""
    return "" if value > 0 else f"{name}: {value} is not positive."


def broken(name: str, value: Fraction) -> str:
    """A number is not whole."""
    return "" if value.denominator == 1 else f"{name}: {value} is not a whole number."
