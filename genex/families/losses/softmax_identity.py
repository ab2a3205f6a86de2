"""The softmax identity with a misprint."""

from dataclasses import dataclass

from genex.exercise import (
    Choice,
    Choices,
    Draw,
    Exercise,
    Vector,
    asked,
    exp,
    feature,
    formula,
    in_base,
    log,
    np,
    slip,
    softmax,
    step,
)


def _chosen(lines):
    """Lines of five: one box to tick, or several."""
    return Choice(lines[0], 5) if len(lines) == 1 else Choices(lines, 5)


@dataclass(frozen=True)
class SoftmaxIdentity(Exercise):
    """Find and mend misprints in the softmax derivation."""

    logits: Vector
    label: int
    lines: tuple[int, ...]  # of five, which are misprinted
    variants: tuple[int, ...]  # of two misprints of each line, which one

    levels = {"warm-up": {"classes": 2}, "hard": {"classes": 4, "misprints": 2}}
    limits = {"classes": (2, 5), "misprints": (1, 3)}
    ranges = {"logits": (-20, 20), "lines": (0, 4), "variants": (0, 1), "label": (0, 9)}
    names = {"logits": "z", "probabilities": "yhat"}

    @classmethod
    def draw(cls, d: Draw, classes: int = 3, misprints: int = 1):
        logits = d.decimals("logits", classes, "0.2", "2.5")
        lines = tuple(sorted(d.permutation("lines", range(5))[:misprints]))
        variants = d.integers("variants", len(lines), 0, 1)
        return cls(logits, d.integer("label", 0, classes - 1), lines, variants)

    probabilities = step(lambda e: softmax(e.logits))
    power_sum = step(lambda e: sum(map(exp, e.logits)))
    here = step(lambda e: (e.logits[e.label], e.probabilities[e.label]))
    elsewhere = step(lambda e: e.probabilities[(e.label + 1) % len(e.logits)])

    @step
    def rights(self):
        (z, p), total = self.here, self.power_sum
        return [-log(p), -log(exp(z) / total), log(total) - z, p - 1, self.elsewhere]

    @step
    def wrongs(self):  # two of each line
        (z, p), q, total = self.here, self.elsewhere, self.power_sum
        sums = (log(total) - exp(z), log(total) + z)
        return [
            (-p, log(p)),
            (-z / log(total), -exp(z) / total),
            sums,
            (1 - p, p - p**2),
            (q - 1, -q),
        ]

    corrected = step(lambda e: [e.rights[line] for line in e.lines])
    printed = step(lambda e: [e.wrongs[n][variant] for n, variant in zip(e.lines, e.variants)])

    which = asked(marks=1)(lambda e: _chosen(e.lines))
    corrections = asked(marks=2)(formula(corrected))
    loss = asked(marks=1, decimals=4)(lambda e: -log(e.here[1]))

    misprints = feature(lambda e: len(e.lines))

    misprint_kept = slip(corrected, lambda e, _: e.printed)
    minus_lost = slip(loss, lambda e, loss: -loss)
    base_ten = slip(loss, lambda e, loss: in_base(loss, 10))

    def direct(self):
        z = np.array(self.logits, float)
        powers = np.exp(z - z.max())
        loss, others = np.logaddexp.reduce(z) - z[self.label], powers / powers.sum()
        slopes = [others[self.label] - 1, np.roll(others, -1)[self.label]]
        rights = np.array([loss, loss, loss, *slopes])
        return {"loss": loss, "corrected": rights[list(self.lines)], "which": _chosen(self.lines)}
