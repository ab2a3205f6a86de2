"""Cross-entropy of a softmax."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from genex import flaws
from genex.draw import Draw
from genex.exact import Matrix, cross_entropy, dot, each, exp, in_base, log, onehot, softmax, width
from genex.exercise import Exercise
from genex.steps import asked, derivative, feature, slip, step


@dataclass(frozen=True)
class CrossEntropy(Exercise):
    """Softmax and cross-entropy loss of a batch of logits, and its gradient."""

    logits: Matrix  # one row per example, one column per class
    labels: tuple[int, ...]  # the correct class of each row
    mean: bool  # is the loss of the batch the mean, or the total?

    topic = "Losses and their gradients"
    levels = {"warm-up": {"examples": 2, "classes": 3}, "hard": {"classes": 5}}
    limits = {"examples": (2, 8), "classes": (2, 8)}

    @classmethod
    def draw(cls, d: Draw, examples: int = 4, classes: int = 4, mean: bool = True):
        logits = d.matrix("logits", examples, classes, "1.5", "9.5")
        labels = d.integers("labels", len(logits), 0, width(logits) - 1)
        return cls(logits, labels, mean)

    @step
    def correct(self):
        return [onehot(label, len(row)) for label, row in zip(self.labels, self.logits)]

    @step
    def row_sums(self):
        return [sum(map(exp, row)) for row in self.logits]

    @asked(marks=3, decimals=4)
    def probabilities(self):
        return [softmax(row) for row in self.logits]

    @asked(marks=2, decimals=4)
    def losses(self):
        return [cross_entropy(y, row) for y, row in zip(self.correct, self.probabilities)]

    @step
    def divisor(self):
        return Fraction(len(self.labels) if self.mean else 1)

    @asked(marks=1, decimals=4)
    def batch_loss(self):
        return sum(self.losses) / self.divisor

    gradient = asked(marks=4, decimals=4)(derivative(batch_loss, by="logits"))

    @feature
    def mispredicted(self):  # rows whose largest logit is not the correct one
        return sum(max(row) != row[label] for label, row in zip(self.labels, self.logits))

    not_normalised = slip(probabilities, lambda e, p: each(exp, e.logits))
    down_the_columns = slip(probabilities, lambda e, p: list(zip(*map(softmax, zip(*e.logits)))))
    base_ten = slip(losses, lambda e, losses: [in_base(loss, 10) for loss in losses])
    base_two = slip(losses, lambda e, losses: [in_base(loss, 2) for loss in losses])
    minus_lost = slip(losses, lambda e, losses: [-loss for loss in losses])
    raw_logits = slip(
        losses,
        lambda e, losses: list(map(cross_entropy, e.correct, e.logits)),
        when=lambda e: all(dot(y, row) > 0 for y, row in zip(e.correct, e.logits)),
    )
    predicted_class = slip(
        losses, lambda e, _: [-log(p[s.index(max(s))]) for s, p in zip(e.logits, e.probabilities)]
    )
    one_minus = slip(
        losses, lambda e, losses: [-log(1 - dot(y, p)) for y, p in zip(e.correct, e.probabilities)]
    )
    total_for_mean = slip(batch_loss, lambda e, x: x * len(e.labels), when=lambda e: e.mean)
    mean_for_total = slip(batch_loss, lambda e, x: x / len(e.labels), when=lambda e: not e.mean)
    sign_turned = slip(gradient, lambda e, g: each(lambda x: -x, g))
    not_divided = slip(gradient, lambda e, g: each(lambda x: x * len(g), g), when=lambda e: e.mean)
    divided = slip(gradient, lambda e, g: each(lambda x: x / len(g), g), when=lambda e: not e.mean)
    one_from_every_cell = slip(
        gradient, lambda e, g: each(lambda p: (p - 1) / e.divisor, e.probabilities)
    )

    def flaw(self):  # far beyond these limits a probability is 0 in floats
        batch = flaws.of_batch(self.logits, self.labels)
        return batch or flaws.outside("logits", self.logits, -50, 50)

    def direct(self):
        scores, rows = np.array(self.logits, float), np.arange(len(self.labels))
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        losses = np.log(powers.sum(axis=1)) - np.log(powers[rows, self.labels])
        return {
            "probabilities": powers / powers.sum(axis=1, keepdims=True),
            "losses": losses,
            "batch_loss": losses.mean() if self.mean else losses.sum(),
        }
