"""Tents and trapezoids from ReLU units."""

from dataclasses import dataclass
from itertools import pairwise

from genex.exercise import (
    ZERO,
    Draw,
    Exercise,
    Vector,
    asked,
    each,
    feature,
    np,
    ratio,
    slip,
    step,
    witness,
)
from genex.families.functions import hidden_layer as hidden
from genex.families.functions.piecewise import failure, relu_unit, through


@dataclass(frozen=True)
class ReluNetwork(Exercise):
    """Weights of ReLU units that make a tent or trapezoid."""

    places: Vector  # where the function bends, from left to right
    heights: Vector  # there; before the first and behind the last the function is level

    levels = {"warm-up": {"bends": 3}, "hard": {"bends": 5}}
    limits = {"bends": (2, 6)}
    ranges = {"places": (-100, 100), "heights": (-100, 100)}

    @classmethod
    def draw(cls, d: Draw, bends: int = 4):
        start = d.decimal("start", "-6", "3", 0)
        gaps = [d.choice(f"gap {k}", (1, 2, 4, 5)) for k in range(1, bends)]
        places = tuple(start + sum(gaps[:k]) for k in range(bends))
        tops = d.decimals("tops", {2: 1, 4: 1}.get(bends, bends - 2), "-9", "9", 0, zero=False)
        flat = tops if bends == 4 else ()
        return cls(places, (ZERO, *tops, *flat, *(() if bends == 2 else (ZERO,))))

    rises = step(lambda e: [after - before for before, after in pairwise(e.heights)])
    widths = step(lambda e: [after - before for before, after in pairwise(e.places)])
    slopes = asked(marks=1)(lambda e: each(ratio, e.rises, e.widths))  # between the places
    turns = step(nonzero=True)(
        lambda e: [after - before for before, after in pairwise((0, *e.slopes, 0))]
    )
    biases = step(lambda e: [-place for place in e.places])

    @asked(marks=4)
    @witness
    def weights(self):
        inputs = [1 for _ in self.places]
        return hidden.named(inputs, self.biases, self.turns, self.heights[0])

    @weights.meaning
    def function(self, weights):
        return hidden.function(relu_unit, weights)

    @weights.condition
    def missed(self, found):
        return failure(through(self.places, self.heights), found)

    @weights.trial
    def tried(self, weights):
        x = hidden.around(self.places, ends=True)
        wanted = [np.array(cells, float) for cells in (x, self.places, self.heights)]
        return hidden.run(hidden.ramp, weights, x), np.interp(wanted[0], wanted[1], wanted[2])

    rising_pieces = feature(lambda e: sum(rise > 0 for rise in e.rises))
    negative_places = feature(lambda e: sum(place < 0 for place in e.places))

    width_forgotten = slip(slopes, lambda e, slopes: e.rises)
    run_over_rise = slip(slopes, lambda e, slopes: [1 / s if s else s for s in slopes])
    signs_lost = slip(slopes, lambda e, s: each(abs, s), when=lambda e: min(e.slopes) < 0)
    threshold_for_bias = slip(biases, lambda e, biases: [-b for b in biases])
    slopes_for_turns = slip(turns, lambda e, _: [*e.slopes, 0], when=lambda e: len(e.places) > 2)
    end_forgotten = slip(turns, lambda e, turns: [*turns[:-1], 0])

    def flaw(self):
        return hidden.crowded(self.places)

    def direct(self):
        x, y = np.array(self.places, float), np.array(self.heights, float)
        return {"slopes": np.diff(y) / np.diff(x)}
