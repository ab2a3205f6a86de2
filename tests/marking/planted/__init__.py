"""Slips planted in drawn exercises: sheets as a student with these slips would write them."""

from fractions import Fraction

from genex.exact.choices import Choice, Choices
from genex.exact.digits import Digits, rounded
from genex.exact.formula import formula_text
from genex.exact.rounding import Figures
from genex.exact.values import Shape
from genex.exercise.graph import asks
from genex.generation.search import Plan, draw_together
from genex.marking.decisions import Desk
from genex.marking.expected import Expected
from genex.quiz.parts import Part, each_cell, part_letters
from genex.quiz.policy import Policy


def drawn(family, seed, **options):
    """An exercise as it is issued."""
    return draw_together([Plan(family, options)], (seed, "planted"))[0].exercise


def parts_of(exercise):
    """Its parts, from a on."""
    return [
        Part(f"1{part_letters(k)}", s, s.marks, s.places(exercise), getattr(exercise, s.name), None)
        for k, s in enumerate(asks(exercise))
    ]


def expected_of(exercise):
    """It and its twins, ready for marking."""
    return Expected(exercise, parts_of(exercise))


def sheet_of(twin, parts, short=0):
    """The answers that a twin would write, rounded as the paper asks, or so many places short."""
    digits = Digits()

    def cell(value, decimals):
        if isinstance(value, Shape):
            return [str(size) for size in value]
        if isinstance(value, (str, Choice, Choices)):
            return str(value)
        if isinstance(value, float):
            return number(value, 9 if decimals is None else decimals)
        return formula_text(value) if decimals is None else f"{digits.rounded(value, decimals):f}"

    places = {p.id: fewer(p.decimals, short) for p in parts}
    return {
        p.id: each_cell(lambda v, d=places[p.id]: cell(v, d), getattr(twin, p.name)) for p in parts
    }


def fewer(places, short):
    """Some places less, but one at least; nothing is short of an exact answer."""
    if isinstance(places, Figures):
        return Figures(max(1, places.count - short))
    return places if places is None else max(1, places - short)


def number(value, places):
    """A float to so many decimals or figures."""
    return f"{rounded(Fraction(value), places):f}"


def marked(expected, answers, **policy):
    """The decisions on a sheet."""
    chosen = Policy(**{k: Fraction(v) if k != "whole" else v for k, v in policy.items()})
    return Desk(expected, chosen).mark(answers).decisions


def named(decisions):
    """The slips that were charged."""
    return {name for decision in decisions for name in decision.charged}
