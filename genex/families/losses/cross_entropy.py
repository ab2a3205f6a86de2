"""Cross-entropy of a softmax."""

from dataclasses import dataclass

from genex.exercise import (
    Draw,
    Exercise,
    Matrix,
    asked,
    cross_entropy,
    derivative,
    dot,
    each,
    exp,
    feature,
    in_base,
    log,
    np,
    slip,
    softmax,
    step,
)
from genex.families.losses import batches


@dataclass(frozen=True)
class CrossEntropy(Exercise):
    """Softmax and cross-entropy of logits, and the gradient."""

    logits: Matrix  # one row per example, one column per class
    labels: tuple[int, ...]  # the correct class of each row
    mean: bool  # is the loss of the batch the mean, or the total?

    levels = {"warm-up": {"examples": 2, "classes": 3}, "hard": {"classes": 5}}
    limits = {"examples": (2, 8), "classes": (2, 8)}
    ranges = {"logits": (-50, 50)}  # far beyond, a probability is 0 in floats

    @classmethod
    def draw(cls, d: Draw, examples: int = 4, classes: int = 4, mean: bool = True):
        return cls(*batches.draw(d, examples, classes), mean)

    correct = step(batches.correct)
    divisor = step(batches.divisor)
    row_sums = step(lambda e: [sum(map(exp, row)) for row in e.logits])

    probabilities = asked(marks=3, decimals=4)(lambda e: [softmax(row) for row in e.logits])

    @asked(marks=2, decimals=4)
    def losses(self):
        return list(map(cross_entropy, self.correct, self.probabilities))

    batch_loss = asked(marks=1, decimals=4)(batches.mean_or_total)
    gradient = asked(marks=4, decimals=4)(derivative(batch_loss, by="logits"))

    @feature
    def mispredicted(self):  # rows whose largest logit is not the correct one
        return sum(max(row) != row[label] for label, row in zip(self.labels, self.logits))

    not_normalised = slip(probabilities, lambda e, p: each(exp, e.logits))
    down_the_columns = slip(probabilities, lambda e, p: list(zip(*map(softmax, zip(*e.logits)))))
    base_ten = slip(losses, lambda e, losses: [in_base(loss, 10) for loss in losses])
    base_two = slip(losses, lambda e, losses: [in_base(loss, 2) for loss in losses])
    minus_lost = slip(losses, batches.negated)
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
    total_for_mean = slip(batch_loss, batches.times_examples, when=batches.mean)
    mean_for_total = slip(batch_loss, batches.over_examples, when=batches.total)
    sign_turned = slip(gradient, batches.negated)
    not_divided = slip(gradient, batches.times_examples, when=batches.mean)
    divided = slip(gradient, batches.over_examples, when=batches.total)
    one_from_every_cell = slip(
        gradient, lambda e, g: each(lambda p: (p - 1) / e.divisor, e.probabilities)
    )

    def direct(self):
        scores, rows = np.array(self.logits, float), np.arange(len(self.labels))
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        losses = np.log(powers.sum(axis=1)) - np.log(powers[rows, self.labels])
        return {
            "probabilities": powers / powers.sum(axis=1, keepdims=True),
            "losses": losses,
            "batch_loss": losses.mean() if self.mean else losses.sum(),
        }
