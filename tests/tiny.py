"""Tiny families that tests work on: everything that a family can have, and nothing else."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from genex.exercise import (
    Choice,
    Choices,
    Exercise,
    Unsuitable,
    Words,
    asked,
    chained,
    cross_entropy,
    derivative,
    dot,
    each,
    feature,
    formula,
    onehot,
    relu,
    sigmoid,
    slip,
    softmax,
    solution,
    step,
    value,
)

CALLS = []  # the names of rules of Line, as they are worked out


@dataclass(frozen=True)
class Line(Exercise):
    """A weighted sum, and its sigmoid."""

    inputs: tuple[Fraction, ...]
    weight: Fraction
    bonus: bool

    names = {"inputs": "x", "weight": "w", "total": "t"}
    levels = {"hard": {"size": 4}}

    @classmethod
    def draw(cls, d, size: int = 2, bonus: bool = False):
        """Draw the fields by their names."""
        return cls(d.decimals("inputs", size, "-3", "3"), d.decimal("weight", "1", "4"), bonus)

    @step(nonzero=True)
    def products(self):
        CALLS.append("products")
        return [self.weight * x for x in self.inputs]

    @asked(marks=1)
    def total(self):
        CALLS.append("total")
        return self.plain_sum()

    def plain_sum(self):
        """What the total reads through a helper."""
        return sum(self.products)

    @asked(marks="1/2", decimals=2)
    def squashed(self):
        CALLS.append("squashed")
        return sigmoid(self.total)

    @step
    def aside(self):
        CALLS.append("aside")
        return self.inputs[0] ** 2

    slope = asked(marks=1)(derivative(total, by="weight"))
    total_again = asked(marks=1, when=lambda e: e.bonus)(value(total))
    products_formula = asked(marks=1)(formula(products))

    @feature
    def negatives(self):
        return sum(x < 0 for x in self.inputs)

    doubled = slip("weight", lambda e, w: 2 * w)
    raised = slip("weight", lambda e, w: w + 10)
    sign_lost = slip(total, lambda e, total: -total)
    one_more = slip(total, lambda e, total: total + 1)
    halved = slip(squashed, lambda e, s: s / 2)
    bonus_lost = slip(total_again, lambda e, total: total + 5, when=lambda e: e.bonus)

    def direct(self):
        """The total without its steps."""
        total = float(self.weight) * float(sum(self.inputs))
        return {
            "total": total,
            "squashed": sigmoid(total),
            "products": [float(self.weight) * float(x) for x in self.inputs],
        }


class Twins(Line):
    """A family with two slips that always give the same answers."""

    twice = slip("weight", lambda e, w: w + w)


class Never(Line):
    """A family that draws nothing."""

    @classmethod
    def draw(cls, d):
        """Draw, and refuse."""
        raise Unsuitable("it never suits")


class NotConfirmed(Line):
    """A family whose second route leaves a value out."""

    def direct(self):
        """Nothing."""
        return {}


class WrongRule(Line):
    """A family with a mistake in a rule."""

    @asked(marks=1)
    def total(self):
        return sum(self.products) + Fraction(1, 10**6)


@dataclass(frozen=True)
class OneUnit(Exercise):
    """A sigmoid unit with its loss."""

    inputs: tuple[Fraction, ...]
    weights: tuple[Fraction, ...]
    label: int
    names = {"inputs": "x", "weights": "w", "label": "y", "output": "yhat", "total": "z"}

    @step
    def total(self):
        return dot(self.weights, self.inputs)

    @step
    def output(self):
        return sigmoid(self.total)

    @step
    def loss(self):
        return cross_entropy((self.label, 1 - self.label), (self.output, 1 - self.output))

    delta = derivative(loss, by=total)
    weight_slopes = derivative(total, by="weights", times=delta)
    whole_way = derivative(loss, by="weights")


@dataclass(frozen=True)
class OneRow(Exercise):
    """A row of scores with its cross-entropy and its hinge loss."""

    scores: tuple[Fraction, ...]
    label: int
    names = {"scores": "s", "probabilities": "p"}

    @step
    def correct(self):
        return onehot(self.label, 3)

    @step
    def probabilities(self):
        return softmax(self.scores)

    @step
    def loss(self):
        return cross_entropy(self.correct, self.probabilities)

    @step
    def hinge(self):
        right = dot(self.scores, self.correct)
        return sum(each(lambda s, y: (1 - y) * relu(s - right + 1), self.scores, self.correct))

    gradient = derivative(loss, by="scores")
    hinge_slopes = derivative(hinge, by="scores")


@dataclass(frozen=True)
class Widths(Exercise):
    """A quantity to be solved for."""

    width: Fraction
    depth: Fraction

    @step
    def scale(self):
        return self.depth

    @step
    def gain(self):
        return self.width * self.scale**2 / 2

    @step
    def two_roots(self):
        return (self.scale - 1) * (self.scale - 2)

    wanted = solution(gain, by=scale, equals=1)
    undecided = solution(two_roots, by=scale, equals=0)


@dataclass(frozen=True)
class Walk(Exercise):
    """Heights, each from the one before it."""

    start: int
    moves: tuple[int, ...]

    @step
    def stride(self):
        return 1

    @asked(marks=3)
    @chained(start="start", over="moves")
    def heights(self, height, move):
        return height + self.stride * move

    longer = slip(stride, lambda e, stride: 2 * stride)


@dataclass(frozen=True)
class Structural(Exercise):
    """A family whose label picks a cell inside the step that is derived."""

    scores: tuple[Fraction, ...]
    label: int

    @step
    def picked(self):
        return self.scores[self.label] ** 2

    gradient = derivative(picked, by="scores")


@dataclass(frozen=True)
class QuickCheck(Exercise):
    """Questions that are answered by a box or a word."""

    numbers: tuple[Fraction, ...]
    order: tuple[str, ...]  # in which the options are printed

    @classmethod
    def draw(cls, d):
        """Draw four numbers, and the order of the options."""
        order = d.permutation("order", ("positive", "negative", "zero"))
        return cls(d.decimals("numbers", 4, "-5", "5"), order)

    @asked(marks=2)
    @step(nonzero=True)
    def total(self):
        return sum(self.numbers)

    @step(nonzero=True)
    def beyond(self):
        return self.total - 1

    @asked(marks=2)
    def sign(self):
        name = "positive" if self.total > 0 else "negative"
        return Choice(self.order.index(name), len(self.order))

    @asked(marks=2)
    def holding(self):
        return Choices((k for k, x in enumerate(self.numbers) if x > 1), len(self.numbers))

    @asked(marks=2)
    def each_sign(self):
        return [Choice(int(x < 0), 2) for x in self.numbers]

    @asked(marks=1)
    def word(self):
        return Words("more", "larger") if self.beyond > 0 else Words("less", "smaller", "not more")

    @feature
    def negatives(self):
        return sum(x < 0 for x in self.numbers)

    sign_lost = slip(total, lambda e, total: -total)
    too_many = slip(holding, lambda e, found: Choices((*found.places, 0, 1), found.count))
    turned = slip(each_sign, lambda e, found: [Choice(1 - one.place, 2) for one in found])

    def direct(self):
        """The same without the steps."""
        x = np.array(self.numbers, float)
        total, place = x.sum(), self.order.index
        return {
            "total": total,
            "sign": Choice(place("positive" if total > 0 else "negative"), 3),
            "holding": Choices(np.flatnonzero(x > 1), 4),
            "each_sign": [Choice(sign, 2) for sign in np.signbit(x).astype(int)],
            "word": "more" if total > 1 else "less",
        }
