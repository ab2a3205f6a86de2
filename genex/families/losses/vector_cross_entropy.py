"""Cross-entropy of a vector of probabilities."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from genex.exercise import (
    Draw,
    Exercise,
    Vector,
    asked,
    cross_entropy,
    dot,
    each,
    feature,
    in_base,
    log,
    np,
    onehot,
    slip,
    step,
    together,
)


def _shares(cuts, whole):
    """Probabilities that add up to 1: the gaps between the cuts of a whole."""
    return tuple(Fraction(b - a, whole) for a, b in pairwise((0, *sorted(cuts), whole)))


def _soft(e):
    """Whether the target is a distribution over several classes."""
    return max(e.target) < 1


@dataclass(frozen=True)
class VectorCrossEntropy(Exercise):
    """Cross-entropy of given probabilities; entropy and KL."""

    probabilities: Vector
    target: Vector  # one-hot for a label

    version = 2
    levels = {"warm-up": {"classes": 4}, "hard": {"classes": 4, "soft": True}}
    limits = {"classes": (3, 10)}
    ranges = {"probabilities": (0, 1), "target": (0, 1), "sums": (0.999999, 1.000001)}

    @classmethod
    def draw(cls, d: Draw, classes: int = 10, soft: bool = False):
        if soft:  # in both, every class has a share
            cuts = (d.permutation(f"{name} cuts", range(1, 20)) for name in "py")
            return cls(*(_shares(each[: classes - 1], 20) for each in cuts))
        label = onehot(d.integer("label", 0, classes - 1), classes)
        probabilities = _shares(d.integers("probability cuts", classes - 1, 0, 50), 50)
        return cls(probabilities, tuple(map(Fraction, label)))

    sums = step(lambda e: [sum(e.probabilities), sum(e.target)])

    @step(nonzero=True)
    def needed(self):  # of a probability of 0 there is no logarithm
        return [p for p, t in together(self.probabilities, self.target) if t > 0]

    weights = step(lambda e: [t for t in e.target if t > 0])
    costs = step(lambda e: [[-log(p) for p in e.needed], [-log(t) for t in e.weights]])
    loss = asked(marks=2, decimals=4)(lambda e: dot(e.weights, e.costs[0]))
    entropy = asked(marks=1, decimals=4, when=_soft)(lambda e: dot(e.weights, e.costs[1]))
    divergence = asked(marks=1, decimals=4, when=_soft)(lambda e: e.loss - e.entropy)

    terms = feature(lambda e: len(e.needed))

    base_ten = slip(costs, lambda e, costs: each(lambda x: in_base(x, 10), costs))
    base_two = slip(costs, lambda e, costs: each(lambda x: in_base(x, 2), costs))
    minus_lost = slip(loss, lambda e, loss: -loss)
    one_minus = slip(loss, lambda e, _: cross_entropy(e.target, [1 - p for p in e.probabilities]))
    target_ignored = slip(loss, lambda e, _: -sum(log(p) for p in e.probabilities if p > 0))
    largest_taken = slip(loss, lambda e, _: -log(max(e.probabilities)))
    arguments_swapped = slip(
        loss, lambda e, _: cross_entropy(e.probabilities, e.target), when=_soft
    )
    difference_turned = slip(divergence, lambda e, kl: -kl, when=_soft)
    sides_exchanged = slip(
        divergence,
        lambda e, _: (
            cross_entropy(e.probabilities, e.target)
            - cross_entropy(e.probabilities, e.probabilities)
        ),
        when=_soft,
    )
    entropy_added = slip(divergence, lambda e, _: e.loss + e.entropy, when=_soft)

    def direct(self):
        p, t = np.array(self.probabilities, float), np.array(self.target, float)
        p, t = p[t > 0], t[t > 0]
        return {"loss": -t @ np.log(p), "entropy": -t @ np.log(t), "divergence": t @ np.log(t / p)}
