"""Cross-entropy beside the squared error."""

from dataclasses import dataclass

from genex.exercise import Draw, Exercise, Vector, asked, feature, np, slip, step, together
from genex.families.complex_step import slopes
from genex.families.graphs.layers import dense
from genex.families.losses import batches


def _away_from_half(outputs):
    """Whether all quotients are well above 2, which some slips make of any output."""
    return all(abs(10 * y - 5) > 2 for y in outputs)


@dataclass(frozen=True)
class CeVsMse(Exercise):
    """Gradients of cross-entropy beside those of squared error."""

    outputs: Vector  # of a sigmoid unit, for examples with the label 1

    version = 2
    levels = {"warm-up": {"examples": 1}, "hard": {"examples": 3}}
    limits = {"examples": (1, 4)}
    ranges = {"outputs": (0.001, 0.999)}

    @classmethod
    def draw(cls, d: Draw, examples: int = 2):
        return cls(d.decimals("outputs", examples, "0.03", "0.97", 3, where=_away_from_half))

    ce_slopes = asked(marks=1, decimals=4)(lambda e: [-1 / y for y in e.outputs])
    mse_slopes = asked(marks=1, decimals=4)(lambda e: [2 * (y - 1) for y in e.outputs])
    sigmoid_slopes = step(lambda e: [y * (1 - y) for y in e.outputs])

    @asked(marks=1, decimals=4)
    def ce_at_logit(self):
        return dense.product(self.ce_slopes, self.sigmoid_slopes)

    @asked(marks=1, decimals=4)
    def mse_at_logit(self):
        return dense.product(self.mse_slopes, self.sigmoid_slopes)

    @asked(marks=1, decimals=4)
    def ratios(self):
        return [a / b for a, b in together(self.ce_at_logit, self.mse_at_logit)]

    mistaken = feature(lambda e: sum(2 * y < 1 for y in e.outputs))

    minus_lost = slip(ce_slopes, batches.negated)
    one_minus = slip(ce_slopes, lambda e, _: [-1 / (1 - y) for y in e.outputs])
    two_lost = slip(mse_slopes, lambda e, slopes: [slope / 2 for slope in slopes])
    sign_turned = slip(mse_slopes, batches.negated)
    sigmoid_forgotten = slip(sigmoid_slopes, lambda e, slopes: [1 for _ in slopes])
    sigmoid_for_slope = slip(sigmoid_slopes, lambda e, _: e.outputs)
    sigmoid_once_only = slip(mse_at_logit, lambda e, _: e.mse_slopes)
    turned_over = slip(ratios, lambda e, ratios: [1 / ratio for ratio in ratios])

    def direct(self):
        y = np.array(self.outputs, float)
        at = {
            "ce": lambda z: np.log1p(np.exp(-z)).sum(),
            "mse": lambda z: (1 / (1 + np.exp(z)) ** 2).sum(),
        }
        ce, mse = (slopes(loss, np.log(y / (1 - y))) for loss in at.values())
        at_output = {
            "ce_slopes": slopes(lambda y: -np.log(y).sum(), y),
            "mse_slopes": slopes(lambda y: ((y - 1) ** 2).sum(), y),
        }
        return {**at_output, "ce_at_logit": ce, "mse_at_logit": mse, "ratios": ce / mse}
