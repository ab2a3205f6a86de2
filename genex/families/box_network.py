"""Boxes and staircases from step units."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from genex import hidden
from genex.draw import Draw
from genex.exact import ZERO, Vector, each
from genex.exercise import Exercise
from genex.piecewise import failure, staircase, step_unit, with_free_points
from genex.steps import asked, feature, slip, step
from genex.witness import witness


@dataclass(frozen=True)
class BoxNetwork(Exercise):
    """Weights of step units that make a box or a staircase; all right weights are accepted."""

    places: Vector  # where the function jumps, from left to right
    heights: Vector  # behind each place; before the first the function is 0
    ends: str  # a place belongs to the piece on its "left" or "right", or its value is "free"

    topic = "Expressivity and functions"
    levels = {"warm-up": {"boxes": 0}, "hard": {"boxes": 2}}
    limits = {"boxes": (0, 4)}
    ranges = {"places": (-100, 100), "heights": (-100, 100)}

    @classmethod
    def draw(cls, d: Draw, boxes: int = 1, touching: bool = False, ends_matter: bool = False):
        tops = d.decimals("tops", boxes or 1, "-6", "6", zero=False)
        apart = boxes and not touching
        heights = tuple(h for top in tops for h in ((top, 0 * top) if apart else (top,)))
        heights += (ZERO,) if boxes and touching else ()
        places = d.decimals("places", len(heights), "-6", "9", 0, zero=False)
        ends = d.common.choice("ends", ("left", "right")) if ends_matter else "free"
        return cls(tuple(sorted(places)), heights, ends)

    @step
    def jumps(self):
        return [after - before for before, after in pairwise((ZERO, *self.heights))]

    @step
    def inputs(self):  # units that face left hold their place on its right
        return [-1 if self.ends == "right" else 1 for _ in self.places]

    @step
    def biases(self):
        return each(lambda w, place: -w * place, self.inputs, self.places)

    @step
    def outputs(self):
        return each(lambda w, jump: w * jump, self.inputs, self.jumps)

    @step
    def output_bias(self):  # far to the left all of the units that face left are on
        return -sum(v for w, v in zip(self.inputs, self.outputs, strict=True) if w < 0)

    @asked(marks=4)
    @witness
    def weights(self):
        return hidden.named(self.inputs, self.biases, self.outputs, self.output_bias)

    @weights.meaning
    def function(self, weights):
        found = hidden.function(step_unit, weights)
        return with_free_points(found) if self.ends == "free" else found

    @weights.condition
    def missed(self, found):
        wanted = staircase(self.places, self.heights, to_right=self.ends == "right")
        return failure(with_free_points(wanted) if self.ends == "free" else wanted, found)

    @weights.trial
    def tried(self, weights):
        x = hidden.around(self.places, ends=self.ends != "free")
        behind = bisect_right if self.ends == "right" else bisect_left
        wanted = [(ZERO, *self.heights)[behind(self.places, one)] for one in x]
        return hidden.run(lambda u: int(u > 0), weights, x), wanted

    @feature
    def jumps_down(self):
        return sum(jump < 0 for jump in self.jumps)

    @feature
    def negative_places(self):
        return sum(place < 0 for place in self.places)

    threshold_for_bias = slip(biases, lambda e, biases: each(lambda b: -b, biases))
    distances_for_places = slip(
        biases,
        lambda e, biases: [b - a for a, b in pairwise((0, *biases))],
        when=lambda e: len(e.places) > 1,
    )
    heights_for_jumps = slip(jumps, lambda e, jumps: [*e.heights], when=lambda e: len(e.places) > 1)
    not_negated = slip(
        jumps,
        lambda e, jumps: each(lambda jump, h: jump if h else -jump, jumps, e.heights),
        when=lambda e: 0 in e.heights,
    )
    units_turned = slip(weights, lambda e, weights: hidden.turned(weights))
    ends_exchanged = slip(
        inputs, lambda e, inputs: each(lambda w: -w, inputs), when=lambda e: e.ends != "free"
    )

    def flaw(self):
        if self.ends not in {"free", "left", "right"}:
            return f'ends: "{self.ends}" is not "free", "left" or "right".'
        return hidden.crowded(self.places)
