"""Squared hinge loss."""

from dataclasses import dataclass

from genex.exercise import (
    Draw,
    Exercise,
    Vector,
    asked,
    derivative,
    feature,
    np,
    relu,
    slip,
    step,
    together,
)
from genex.families.losses import batches


@dataclass(frozen=True)
class SquaredHinge(Exercise):
    """Squared hinge loss with labels +1 and −1, and gradient."""

    scores: Vector
    labels: tuple[int, ...]  # 1 or -1
    mean: bool  # is the loss of the batch the mean, or the total?

    version = 2
    levels = {"warm-up": {"examples": 4, "mean": False}, "hard": {"examples": 7}}
    limits = {"examples": (3, 8)}
    ranges = {"scores": (-100, 100), "labels": (-1, 1)}

    @classmethod
    def draw(cls, d: Draw, examples: int = 5, mean: bool = True):
        scores = d.decimals("scores", examples, "-2.5", "2.5", zero=False)
        labels = tuple(d.choice(f"label {i}", (-1, 1)) for i in range(len(scores)))
        return cls(scores, labels, mean)

    divisor = step(batches.divisor)
    products = step(lambda e: [y * s for y, s in together(e.labels, e.scores)])
    gaps = step(nonzero=True)(lambda e: [1 - product for product in e.products])
    costs = step(lambda e: [relu(gap) for gap in e.gaps])
    losses = asked(marks=3)(lambda e: [cost**2 for cost in e.costs])
    batch_loss = asked(marks=1)(batches.mean_or_total)
    gradient = asked(marks=3)(derivative(batch_loss, by="scores"))

    active_margins = feature(lambda e: sum(gap > 0 for gap in e.gaps))
    negative_labels = feature(lambda e: sum(y < 0 for y in e.labels))

    zero_for_minus_one = slip(
        "labels", lambda e, labels: tuple(max(0, y) for y in labels), when=lambda e: -1 in e.labels
    )
    margin_left_out = slip(gaps, lambda e, gaps: [gap - 1 for gap in gaps])
    not_clamped = slip(costs, lambda e, costs: e.gaps)
    not_squared = slip(losses, lambda e, losses: e.costs)
    total_for_mean = slip(batch_loss, batches.times_examples, when=batches.mean)
    mean_for_total = slip(batch_loss, batches.over_examples, when=batches.total)
    two_lost = slip(gradient, lambda e, g: [x / 2 for x in g])
    label_lost = slip(gradient, lambda e, g: [x * y for x, y in zip(g, e.labels)])
    sign_turned = slip(gradient, batches.negated)
    not_divided = slip(gradient, batches.times_examples, when=batches.mean)
    divided = slip(gradient, batches.over_examples, when=batches.total)

    def direct(self):
        costs = np.maximum(0, 1 - np.array(self.scores, float) * np.array(self.labels))
        losses = costs**2
        batch_loss = losses.mean() if self.mean else losses.sum()
        return {"costs": costs, "losses": losses, "batch_loss": batch_loss}
