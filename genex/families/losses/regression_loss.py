"""Regression losses."""

import operator
from dataclasses import dataclass
from fractions import Fraction

from genex.exercise import (
    Draw,
    Exercise,
    Vector,
    asked,
    derivative,
    each,
    feature,
    np,
    relu,
    slip,
    sqrt,
    step,
    together,
)
from genex.families.losses import batches
from genex.families.losses import residuals as regression


def _with_huber(e):
    """Whether the Huber loss is asked too."""
    return e.huber


@dataclass(frozen=True)
class RegressionLoss(Exercise):
    """Squared, absolute and Huber error, and their gradients."""

    predictions: Vector
    targets: Vector
    huber: bool
    threshold: Fraction  # of the Huber loss

    version = 2
    levels = {"warm-up": {"examples": 3}, "hard": {"examples": 5, "huber": True}}
    limits = {"examples": (2, 8)}
    ranges = {"threshold": (0.1, 10)}

    @classmethod
    def draw(cls, d: Draw, examples: int = 4, huber: bool = False):
        targets = d.decimals("targets", examples, "-3", "3")
        telling = regression.telling(targets)
        predictions = d.decimals("predictions", len(targets), "-3", "3", where=telling)
        return cls(predictions, targets, huber, d.decimal("threshold", "0.6", "1.8"))

    number = step(lambda e: Fraction(len(e.targets)))
    residuals = step(nonzero=True)(lambda e: each(operator.sub, e.predictions, e.targets))
    sizes = step(lambda e: [relu(r) + relu(-r) for r in e.residuals])
    excesses = step(nonzero=True)(lambda e: [size - e.threshold for size in e.sizes])
    # of Huber: the parabola, less how far it rises above the straight line
    costs = step(lambda e: [(r**2 - relu(m) ** 2) / 2 for r, m in zip(e.residuals, e.excesses)])

    squared = asked(marks=1, decimals=4)(lambda e: sum(r**2 for r in e.residuals) / e.number)
    squared_slopes = asked(marks=2, decimals=4)(derivative(squared, by="predictions"))
    absolute = asked(marks=1, decimals=4)(lambda e: sum(e.sizes) / e.number)
    absolute_slopes = asked(marks=1, decimals=4)(derivative(absolute, by="predictions"))
    huber_loss = asked(marks=2, decimals=4, when=_with_huber)(lambda e: sum(e.costs) / e.number)
    huber_slopes = asked(marks=2, decimals=4, when=_with_huber)(
        derivative(huber_loss, by="predictions")
    )

    positive_residuals = feature(lambda e: sum(r > 0 for r in e.residuals))
    beyond_threshold = feature(lambda e: sum(more > 0 for more in e.excesses))

    total_for_mean = slip(number, lambda e, n: Fraction(1))
    halved = slip(squared, lambda e, loss: loss / 2)
    root_taken = slip(squared, lambda e, loss: sqrt(loss))
    two_lost = slip(squared_slopes, lambda e, g: [x / 2 for x in g])
    sign_turned = slip(squared_slopes, batches.negated)
    signs_kept = slip(absolute, lambda e, loss: sum(e.residuals) / e.number)
    residuals_for_signs = slip(absolute_slopes, regression.residuals_as_slopes)
    always_squared = slip(excesses, lambda e, more: [-abs(x) for x in more], when=_with_huber)
    half_forgotten = slip(
        costs,
        lambda e, costs: [c if more > 0 else 2 * c for c, more in together(costs, e.excesses)],
        when=lambda e: e.huber and min(e.excesses) < 0,
    )
    slope_not_clipped = slip(huber_slopes, regression.residuals_as_slopes, when=_with_huber)

    def direct(self):
        r = np.array(self.predictions, float) - np.array(self.targets, float)
        line = float(self.threshold) * (np.abs(r) - float(self.threshold) / 2)
        return {
            "squared": (r @ r) / len(r),
            "absolute": np.abs(r).mean(),
            "huber_loss": np.where(np.abs(r) <= float(self.threshold), r**2 / 2, line).mean(),
        }
