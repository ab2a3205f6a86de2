"""Focal loss."""

from dataclasses import dataclass

from genex.exercise import (
    Draw,
    Exercise,
    Vector,
    asked,
    derivative,
    feature,
    in_base,
    log,
    np,
    sigmoid,
    slip,
    step,
    together,
)
from genex.families.losses import batches


@dataclass(frozen=True)
class FocalLoss(Exercise):
    """Focal loss of yes-or-no answers beside cross-entropy."""

    logits: Vector
    labels: tuple[int, ...]
    focus: int  # the power gamma
    mean: bool  # is the loss of the batch the mean, or the total?
    sloped: bool  # is the gradient asked?

    version = 2
    levels = {"warm-up": {"examples": 2, "hardest": 2}, "hard": {"examples": 5, "sloped": True}}
    limits = {"examples": (2, 8), "hardest": (2, 5)}
    ranges = {"logits": (-20, 20), "labels": (0, 1), "focus": (1, 5)}

    @classmethod
    def draw(
        cls, d: Draw, examples: int = 3, hardest: int = 3, mean: bool = True, sloped: bool = False
    ):
        logits = d.decimals("logits", examples, "-1.5", "1.5", zero=False)
        labels = d.integers("labels", len(logits), 0, 1)
        return cls(logits, labels, d.common.integer("focus", 2, hardest), mean, sloped)

    divisor = step(batches.divisor)
    probabilities = step(lambda e: [sigmoid(z) for z in e.logits])

    @asked(marks=3, decimals=4)
    def truths(self):  # the probability of what is true
        pairs = together(self.probabilities, self.labels)
        return [y * p + (1 - y) * (1 - p) for p, y in pairs]

    cross_entropies = step(lambda e: [-log(q) for q in e.truths])

    @asked(marks=2, decimals=4)
    def losses(self):
        pairs = together(self.truths, self.cross_entropies)
        return [(1 - q) ** self.focus * cost for q, cost in pairs]

    batch_loss = asked(marks=1, decimals=4)(batches.mean_or_total)
    gradient = asked(marks=3, decimals=4, when=lambda e: e.sloped)(
        derivative(batch_loss, by="logits")
    )

    zeros = feature(lambda e: e.labels.count(0))

    label_ignored = slip(truths, lambda e, _: e.probabilities, when=lambda e: 0 in e.labels)
    base_ten = slip(cross_entropies, lambda e, costs: [in_base(cost, 10) for cost in costs])
    minus_lost = slip(cross_entropies, batches.negated)
    factor_forgotten = slip(losses, lambda e, _: e.cross_entropies)
    power_of_truth = slip(
        losses, lambda e, _: [q**e.focus * c for q, c in zip(e.truths, e.cross_entropies)]
    )
    times_for_power = slip(
        losses, lambda e, _: [e.focus * (1 - q) * c for q, c in zip(e.truths, e.cross_entropies)]
    )
    total_for_mean = slip(batch_loss, batches.times_examples, when=batches.mean)
    mean_for_total = slip(batch_loss, batches.over_examples, when=batches.total)
    sign_turned = slip(gradient, batches.negated, when=lambda e: e.sloped)

    def direct(self):
        signed = np.array(self.logits, float) * np.where(np.array(self.labels) == 1, 1, -1)
        costs = np.logaddexp(0, -signed)
        losses = np.exp(-self.focus * np.logaddexp(0, signed)) * costs
        return {
            "truths": np.exp(-costs),
            "losses": losses,
            "batch_loss": losses.mean() if self.mean else losses.sum(),
        }
