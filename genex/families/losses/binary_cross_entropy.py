"""Binary cross-entropy with logits."""

from dataclasses import dataclass

from genex.exercise import (
    Draw,
    Exercise,
    Matrix,
    asked,
    cross_entropy,
    derivative,
    each,
    feature,
    in_base,
    np,
    sigmoid,
    slip,
    softmax,
    step,
    width,
)
from genex.families.losses import batches


@dataclass(frozen=True)
class BinaryCrossEntropy(Exercise):
    """Binary cross-entropy of logits, one label or several."""

    logits: Matrix  # one row per example, one column per label
    labels: tuple[tuple[int, ...], ...]  # 1 where the label applies
    mean: bool  # is the loss of the batch the mean, or the total?

    levels = {"warm-up": {"examples": 3, "width": 1}, "hard": {"examples": 4, "width": 3}}
    limits = {"examples": (2, 8), "width": (1, 6)}
    ranges = {"logits": (-30, 30), "labels": (0, 1)}

    @classmethod
    def draw(cls, d: Draw, examples: int = 3, width: int = 2, mean: bool = True):
        logits = d.matrix("logits", examples, width, "-3", "3", zero=False)
        labels = tuple(d.integers(f"labels {i}", width, 0, 1) for i in range(len(logits)))
        return cls(logits, labels, mean)

    divisor = step(batches.divisor)
    probabilities = asked(marks=3, decimals=4)(lambda e: each(sigmoid, e.logits))

    @step
    def costs(self):
        return each(
            lambda p, y: cross_entropy((y, 1 - y), (p, 1 - p)), self.probabilities, self.labels
        )

    losses = asked(marks=2, decimals=4)(lambda e: [sum(row) for row in e.costs])
    batch_loss = asked(marks=1, decimals=4)(batches.mean_or_total)
    gradient = asked(marks=3, decimals=4)(derivative(batch_loss, by="logits"))

    @feature
    def positives(self):
        return sum(map(sum, self.labels))

    softmax_taken = slip(
        probabilities, lambda e, p: [softmax(row) for row in e.logits], when=batches.wide
    )
    base_ten = slip(costs, lambda e, costs: each(lambda cost: in_base(cost, 10), costs))
    minus_lost = slip(costs, batches.negated)
    zeros_left_out = slip(costs, lambda e, costs: each(lambda c, y: y * c, costs, e.labels))
    labels_swapped = slip(
        costs,
        lambda e, costs: each(
            lambda p, y: cross_entropy((1 - y, y), (p, 1 - p)), e.probabilities, e.labels
        ),
    )
    total_for_mean = slip(batch_loss, batches.times_examples, when=batches.mean)
    mean_for_total = slip(batch_loss, batches.over_examples, when=batches.total)
    divided_by_cells = slip(divisor, lambda e, n: n * width(e.logits), when=batches.wide)
    sign_turned = slip(gradient, batches.negated)
    sigmoid_slope_kept = slip(
        gradient, lambda e, g: each(lambda x, p: x * p * (1 - p), g, e.probabilities)
    )
    not_divided = slip(gradient, batches.times_examples, when=batches.mean)
    divided = slip(gradient, batches.over_examples, when=batches.total)

    def direct(self):
        scores, labels = np.array(self.logits, float), np.array(self.labels)
        losses = np.logaddexp(0, np.where(labels == 1, -scores, scores)).sum(axis=1)
        probabilities = (1 + np.tanh(scores / 2)) / 2
        total = losses.mean() if self.mean else losses.sum()
        return {"probabilities": probabilities, "losses": losses, "batch_loss": total}
