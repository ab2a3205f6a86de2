"""What the levels of the tensor families draw, and which slips their exercises can show."""

import json
from itertools import pairwise

import pytest

from genex.exact.values import ERROR
from genex.exercise.graph import features, possible_slips
from genex.families.tensors.programs import operations
from genex.families.tensors.programs.lines import NAMES
from genex.families.tensors.shapes.draws import EASY, PATTERNS
from genex.families.tensors.shapes.kind import MOST_DIMENSIONS
from genex.families.tensors.tensor_shapes import TensorShapes
from genex.families.tensors.tensor_values import TensorValues
from genex.generation.search import Plan, draw_together

SEEDS = range(40)


def drawn(family, level, student=None):
    """Exercises of a level."""
    plan = Plan(family, {"exam": {}, **family.levels}[level])
    draws = (draw_together([plan], (seed, "levels"), student=student) for seed in SEEDS)
    return [found[0].exercise for found in draws]


def names(exercise):
    """The names of its operations."""
    return [name for name, *_ in exercise.operations]


def test_a_warm_up_in_shapes_is_easy():
    """Three easy operations, and no more dimensions than an easy tensor has."""
    for e in drawn(TensorShapes, "warm-up"):
        assert len(names(e)) == 3
        assert set(names(e)) <= {*EASY}


def test_hard_shapes_have_patterns():
    """Every long chain has an einsum and a rearrange."""
    for e in drawn(TensorShapes, "hard"):
        assert len(names(e)) == 7
        assert {*PATTERNS} <= set(names(e))


@pytest.mark.parametrize("level", ["warm-up", "exam", "hard"])
def test_drawn_shapes_stay_readable(level):
    """No tensor has more than four dimensions or fewer than two, and no operation comes twice."""
    for e in drawn(TensorShapes, level):
        shapes = [shape for shape in e.sizes if shape != ERROR]
        assert all(2 <= len(shape) <= MOST_DIMENSIONS for shape in shapes)
        assert len(set(names(e))) == len(names(e))


def test_a_warm_up_in_values_is_easy():
    """Three easy operations on matrices of two rows."""
    for e in drawn(TensorValues, "warm-up"):
        assert len(e.a) == len(e.b) == 2
        assert set(names(e)) <= {*operations.EASY}


@pytest.mark.parametrize("level", ["exam", "hard"])
def test_programs_go_on_with_what_they_made(level):
    """Many lines use the variable of the line before, and no operation comes twice."""
    lines = used = 0
    for e in drawn(TensorValues, level):
        assert len(set(names(e))) == len(names(e))
        for number, (_, operation) in enumerate(pairwise(e.operations)):
            used += NAMES[number + 2] in operation
            lines += 1
    assert used > lines / 3


@pytest.mark.parametrize("family", [TensorShapes, TensorValues])
def test_students_get_the_same_operations(family):
    """A student's variant does the same in other numbers."""
    pairs = zip(drawn(family, "exam"), drawn(family, "exam", "ada"), strict=True)
    for common, own in pairs:
        assert json.dumps(features(common)) == json.dumps(features(own))
        assert common != own


@pytest.mark.parametrize("family", [TensorShapes, TensorValues])
def test_most_operations_can_go_wrong(family):
    """An exercise of the exam can show several slips."""
    counts = [len(possible_slips(e)) for e in drawn(family, "exam")]
    assert min(counts) >= 2
    assert sum(counts) / len(counts) > 5
