"""What the losses of a batch share: draws, labels as one-hot rows, mean or total, their slips."""

from fractions import Fraction
from typing import Any

from genex.exercise import Draw, Matrix, each, onehot, together, width


def draw(d: Draw, examples: int, classes: int) -> tuple[Matrix, tuple[int, ...]]:
    """Logits, one row per example, and the labels."""
    logits = d.matrix("logits", examples, classes, "1.5", "9.5")
    return logits, d.integers("labels", len(logits), 0, width(logits) - 1)


def correct(e: Any) -> list[tuple[int, ...]]:
    """The labels as one-hot rows."""
    return [onehot(label, len(row)) for label, row in together(e.labels, e.logits)]


def divisor(e: Any) -> Fraction:
    """What the sum of the losses is divided by."""
    return Fraction(len(e.labels) if e.mean else 1)


def mean_or_total(e: Any) -> Any:
    """The mean of the losses, or their total."""
    return sum(e.losses) / e.divisor


def mean(e: Any) -> bool:
    """Whether the mean is asked."""
    return bool(e.mean)


def total(e: Any) -> bool:
    """Whether the total is asked."""
    return not e.mean


def wide(e: Any) -> bool:
    """Whether a row has several columns."""
    return width(e.logits) > 1


def times_examples(e: Any, right: Any) -> Any:
    """A slip: not divided by the number of examples."""
    return each(lambda x: x * len(e.labels), right)


def over_examples(e: Any, right: Any) -> Any:
    """A slip: divided by the number of examples."""
    return each(lambda x: x / len(e.labels), right)


def negated(_: Any, right: Any) -> Any:
    """A slip: every sign turned around."""
    return each(lambda x: -x, right)
