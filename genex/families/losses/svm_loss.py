"""Multiclass SVM loss."""

from dataclasses import dataclass
from fractions import Fraction

from genex.exercise import (
    Draw,
    Exercise,
    Matrix,
    asked,
    derivative,
    dot,
    each,
    feature,
    np,
    relu,
    slip,
    step,
    together,
)
from genex.families.losses import batches


@dataclass(frozen=True)
class SvmLoss(Exercise):
    """Multiclass SVM (hinge) loss of logits, and its gradient."""

    logits: Matrix  # one row per example, one column per class
    labels: tuple[int, ...]  # the correct class of each row
    margin: Fraction
    mean: bool  # is the loss of the batch the mean, or the total?

    levels = {"warm-up": {"examples": 2, "classes": 3}, "hard": {"classes": 5, "mean": True}}
    limits = {"examples": (2, 8), "classes": (3, 8), "margin": (1, 7)}
    ranges = {"margin": (0.01, 100)}

    @classmethod
    def draw(
        cls, d: Draw, examples: int = 4, classes: int = 4, margin: int = 1, mean: bool = False
    ):
        return cls(*batches.draw(d, examples, classes), Fraction(margin), mean)

    correct = step(batches.correct)
    divisor = step(batches.divisor)

    @step(nonzero=True)
    def gaps(self):  # s_j - s_y + margin
        rows = together(self.logits, self.correct)
        return [[s - dot(row, y) + self.margin for s in row] for row, y in rows]

    @step
    def costs(self):  # max(0, gap) of every wrong class
        return each(lambda gap, y: (1 - y) * relu(gap), self.gaps, self.correct)

    losses = asked(marks=3)(lambda e: [sum(row) for row in e.costs])
    batch_loss = asked(marks=1)(batches.mean_or_total)
    gradient = asked(marks=4)(derivative(batch_loss, by="logits"))

    @feature
    def active_margins(self):
        return sorted(sum(cost > 0 for cost in row) for row in self.costs)

    margin_left_out = slip("margin", lambda e, margin: 0 * margin)
    correct_class_counted = slip(costs, lambda e, costs: each(relu, e.gaps))
    not_clamped = slip(costs, lambda e, costs: each(lambda g, y: (1 - y) * g, e.gaps, e.correct))
    squared = slip(costs, lambda e, costs: each(lambda cost: cost**2, costs))
    total_for_mean = slip(batch_loss, batches.times_examples, when=batches.mean)
    mean_for_total = slip(batch_loss, batches.over_examples, when=batches.total)
    sign_turned = slip(gradient, batches.negated)
    correct_column_zero = slip(gradient, lambda e, g: each(lambda x, y: (1 - y) * x, g, e.correct))
    correct_column_once = slip(
        gradient, lambda e, g: each(lambda x, y: max(x, -y / e.divisor), g, e.correct)
    )
    not_divided = slip(gradient, batches.times_examples, when=batches.mean)
    divided = slip(gradient, batches.over_examples, when=batches.total)

    def direct(self):
        scores, rows = np.array(self.logits, float), np.arange(len(self.labels))
        costs = np.maximum(0, scores - scores[rows, self.labels][:, None] + float(self.margin))
        losses = costs.sum(axis=1) - float(self.margin)
        return {"losses": losses, "batch_loss": losses.mean() if self.mean else losses.sum()}
