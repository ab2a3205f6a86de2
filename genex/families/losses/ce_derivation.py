"""The gradient of cross-entropy, step by step."""

from dataclasses import dataclass
from fractions import Fraction

from genex.exercise import (
    ONE,
    Draw,
    Exercise,
    Unsuitable,
    Vector,
    asked,
    dot,
    exp,
    feature,
    formula,
    log,
    np,
    onehot,
    slip,
    softmax,
    step,
    value,
)
from genex.families.complex_step import slopes
from genex.families.losses import batches


@dataclass(frozen=True)
class CeDerivation(Exercise):
    """From cross-entropy to its gradient, step by step."""

    logits: Vector
    targets: Vector  # one-hot, smoothed, or counts that need not add up to 1
    temperature: Fraction

    version = 2
    levels = {"warm-up": {"counts": False}, "hard": {"classes": 4, "heat": 4}}
    limits = {"classes": (2, 5), "heat": (1, 9)}
    ranges = {"logits": (-20, 20), "temperature": (0.1, 10), "targets": (0, 99), "total": (0.1, 99)}
    names = {"logits": "z", "probabilities": "yhat"}
    also_named = {"targets": "y", "temperature": "T"}

    @classmethod
    def draw(
        cls, d: Draw, classes: int = 3, counts: bool = True, smoothed: bool = False, heat: int = 1
    ):
        targets = onehot(d.integer("label", 0, classes - 1), classes)
        if counts and not smoothed:
            targets = d.integers("targets", classes, 0, 3)
            if sum(y > 0 for y in targets) < 2:
                raise Unsuitable("the counts are of one class only")
        shares = [
            Fraction(1 + y * (20 - classes), 20) if smoothed else Fraction(y) for y in targets
        ]
        return cls(d.decimals("logits", classes, "-2", "2"), tuple(shares), Fraction(heat))

    scaled = step(lambda e: [z / e.temperature for z in e.logits])
    rate = step(lambda e: 1 / e.temperature)
    probabilities = step(lambda e: softmax(e.scaled))

    total = asked(marks=1)(lambda e: sum(e.targets))
    first_term = step(lambda e: -dot(e.targets, e.scaled))
    first_formula = asked(marks=1)(formula(first_term))
    second_term = step(lambda e: e.total * log(sum(map(exp, e.scaled))))
    second_formula = asked(marks=1)(formula(second_term))
    first_slopes = asked(marks=1)(lambda e: [-y * e.rate for y in e.targets])
    second_slopes = step(lambda e: [e.total * e.rate * p for p in e.probabilities])
    slopes_of_second = asked(marks=2)(formula(second_slopes))
    gradient = step(lambda e: [a + b for a, b in zip(e.first_slopes, e.second_slopes)])
    gradient_formula = asked(marks=2)(formula(gradient))
    gradient_here = asked(marks=2, decimals=4)(value(gradient))

    terms = feature(lambda e: sum(y > 0 for y in e.targets))

    total_taken_for_one = slip(total, lambda e, total: ONE, when=lambda e: e.total != 1)
    minus_lost = slip(first_term, lambda e, term: -term)
    power_for_logit = slip(first_term, lambda e, _: -dot(e.targets, list(map(exp, e.scaled))))
    targets_left_out = slip(gradient, lambda e, _: e.second_slopes)
    sign_turned = slip(gradient, batches.negated)
    sigmoid_slope = slip(
        second_slopes, lambda e, g: [x * (1 - p) for x, p in zip(g, e.probabilities)]
    )
    temperature_left_out = slip(rate, lambda e, _: ONE, when=lambda e: e.temperature != 1)

    def direct(self):
        z, y = np.array(self.logits, float), np.array(self.targets, float)
        heat = float(self.temperature)
        terms = {
            "first": lambda z: -y @ z / heat,
            "second": lambda z: y.sum() * np.log(np.exp(z / heat).sum()),
        }
        steps = {f"{name}_slopes": slopes(term, z) for name, term in terms.items()}
        values = {f"{name}_term": term(z) for name, term in terms.items()}
        return {"total": y.sum(), **values, **steps, "gradient": sum(steps.values())}
