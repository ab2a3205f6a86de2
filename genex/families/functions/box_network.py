"""Boxes and staircases from step units."""

from dataclasses import dataclass
from itertools import pairwise

from genex.exercise import ZERO, Draw, Exercise, Vector, asked, each, feature, slip, step, witness
from genex.families.functions import hidden_layer as hidden
from genex.families.functions.piecewise import failure, staircase, step_unit


@dataclass(frozen=True)
class BoxNetwork(Exercise):
    """Weights of step units that make a box or a staircase."""

    places: Vector  # where the function jumps, from left to right
    heights: Vector  # behind each place; before the first the function is 0
    ends: str  # a place belongs to the piece on its "left" or "right", or its value is "free"

    levels = {"warm-up": {"boxes": 0}, "hard": {"boxes": 2}}
    limits = {"boxes": (0, 4)}
    ranges = {"places": (-100, 100), "heights": (-100, 100)}

    @classmethod
    def draw(cls, d: Draw, boxes: int = 1, touching: bool = False, ends_matter: bool = False):
        tops = d.decimals("tops", boxes or 1, "-6", "6", zero=False)
        floor = (ZERO,) * bool(boxes)
        heights = (*tops, *floor) if touching else sum(((top, *floor) for top in tops), ())
        places = d.decimals("places", len(heights), "-6", "9", 0, zero=False)
        ends = d.common.choice("ends", ("left", "right")) if ends_matter else "free"
        return cls(tuple(sorted(places)), heights, ends)

    jumps = step(lambda e: [after - before for before, after in pairwise((ZERO, *e.heights))])
    inputs = step(lambda e: [-1 if e.ends == "right" else 1 for _ in e.places])  # 1 faces right
    biases = step(lambda e: each(lambda w, place: -w * place, e.inputs, e.places))
    outputs = step(lambda e: each(lambda w, jump: w * jump, e.inputs, e.jumps))
    output_bias = step(lambda e: -sum(v for w, v in zip(e.inputs, e.outputs) if w < 0))

    @asked(marks=4)
    @witness
    def weights(self):
        return hidden.named(self.inputs, self.biases, self.outputs, self.output_bias)

    @weights.meaning
    def function(self, weights):
        return hidden.function(step_unit, weights, free=self.ends == "free")

    @weights.condition
    def missed(self, found):
        return failure(staircase(self.places, self.heights, self.ends), found)

    @weights.trial
    def tried(self, weights):
        x = hidden.around(self.places, ends=self.ends != "free")
        return hidden.run(hidden.sigma, weights, x), hidden.levels(self, x)

    jumps_down = feature(lambda e: sum(jump < 0 for jump in e.jumps))
    negative_places = feature(lambda e: sum(place < 0 for place in e.places))

    threshold_for_bias = slip(biases, lambda e, biases: [-b for b in biases])
    distances_for_places = slip(biases, hidden.distances, when=lambda e: len(e.places) > 1)
    heights_for_jumps = slip(jumps, lambda e, _: e.heights, when=lambda e: len(e.places) > 1)
    not_negated = slip(jumps, hidden.all_upward, when=lambda e: 0 in e.heights)
    units_turned = slip(weights, hidden.turned)
    ends_exchanged = slip(inputs, lambda e, w: [-x for x in w], when=lambda e: e.ends != "free")

    def flaw(self):
        if self.ends not in {"free", "left", "right"}:
            return f'ends: "{self.ends}" is not "free", "left" or "right".'
        return hidden.crowded(self.places)
