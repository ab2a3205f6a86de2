"""Cross-entropy at large logits."""

from dataclasses import dataclass

from genex.exercise import (
    Draw,
    Exercise,
    Matrix,
    asked,
    exp,
    feature,
    in_base,
    log,
    np,
    slip,
    step,
    together,
)
from genex.families.losses import batches

_TOPS = (*range(-1200, -799), *range(800, 1201))  # powers of e beyond what a float can hold


@dataclass(frozen=True)
class LargeLogits(Exercise):
    """Log-sum-exp and cross-entropy where powers overflow."""

    logits: Matrix  # one row per example, one column per class
    labels: tuple[int, ...]

    levels = {"warm-up": {"examples": 2, "classes": 2}, "hard": {"examples": 4, "classes": 4}}
    limits = {"examples": (1, 6), "classes": (2, 6)}
    ranges = {"logits": (-100_000, 100_000), "shifted": (-600, 0)}

    @classmethod
    def draw(cls, d: Draw, examples: int = 3, classes: int = 3):
        small = d.matrix("small", examples, classes, "-3", "3")
        tops = [d.choice(f"top {i}", _TOPS) for i in range(examples)]
        logits = tuple(tuple(top + cell for cell in row) for top, row in zip(tops, small))
        return cls(logits, d.integers("labels", examples, 0, classes - 1))

    shifts = asked(marks=1)(lambda e: [max(row) for row in e.logits])

    @step
    def shifted(self):
        return [[s - m for s in row] for row, m in together(self.logits, self.shifts)]

    sums = step(lambda e: [sum(map(exp, row)) for row in e.shifted])

    @asked(marks=2, decimals=4)
    def log_sums(self):
        return [m + log(total) for m, total in together(self.shifts, self.sums)]

    @asked(marks=2, decimals=4)
    def losses(self):
        rows = together(self.log_sums, self.logits, self.labels)
        return [total - row[label] for total, row, label in rows]

    @feature
    def mispredicted(self):  # rows whose largest logit is not the correct one
        return sum(row[label] != max(row) for row, label in zip(self.logits, self.labels))

    shift_not_added = slip(log_sums, lambda e, _: [log(total) for total in e.sums])
    logarithm_left_out = slip(
        log_sums, lambda e, _: [m + total for m, total in zip(e.shifts, e.sums)]
    )
    base_ten = slip(
        log_sums, lambda e, _: [m + in_base(log(total), 10) for m, total in zip(e.shifts, e.sums)]
    )
    predicted_class = slip(losses, lambda e, _: [t - m for t, m in zip(e.log_sums, e.shifts)])
    sign_turned = slip(losses, batches.negated)

    def direct(self):
        scores = np.array(self.logits, float)
        log_sums = np.logaddexp.reduce(scores, axis=1)
        losses = log_sums - scores[np.arange(len(scores)), list(self.labels)]
        return {"shifts": scores.max(axis=1), "log_sums": log_sums, "losses": losses}
