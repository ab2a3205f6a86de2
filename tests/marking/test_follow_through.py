"""In a network every line is marked from the line before it, as the student wrote that."""

import pytest

from genex.exact.values import Shape
from genex.families.tensors.conv_shapes import ConvShapes
from genex.marking.verdicts import Verdict
from tests.marking.planted import drawn, expected_of, marked, sheet_of

SEEDS = range(6)


def texts(sizes):
    """Shapes as a student writes them."""
    return [[str(int(size)) for size in shape] for shape in sizes]


def decided(seed, change):
    """The decision on the shapes of a network, some of them changed."""
    expected = expected_of(drawn(ConvShapes, seed))
    sheet = sheet_of(expected.exercise, expected.parts)
    cells = change(expected.here)
    sheet["1a"] = texts(cells)
    return cells, marked(expected, sheet)[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_lines_after_a_wrong_one_follow_from_it(seed):
    """One wrong line of nobody's making costs one line, also where lines keep the shape."""

    def change(e):
        first = Shape((*e.sizes[0][:2], e.sizes[0][2] + 3, e.sizes[0][3] + 5))
        return [first, *ConvShapes.sizes.follow(e, {0: first})[1:]]

    cells, decision = decided(seed, change)
    assert [cell.verdict for cell in decision.cells].count(Verdict.WRONG) == 1
    assert decision.marks == 4 - 4 / len(cells)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_slip_costs_only_the_line_where_it_happens_first(seed):
    """Padding counted once is charged once, however many lines come after it."""
    padded = [line for line in drawn(ConvShapes, seed).lines if "padding" in line]
    _, decision = decided(seed, lambda e: e.with_slips(ConvShapes.padding_once).sizes)
    verdicts = [cell.verdict for cell in decision.cells]
    assert verdicts.count(Verdict.SLIP) == bool(padded)
    assert Verdict.WRONG not in verdicts


@pytest.mark.parametrize("seed", SEEDS)
def test_one_shape_all_along_does_not_follow(seed):
    """Whoever writes the first wrong shape for every line has lost nearly everything."""
    _, decision = decided(seed, lambda e: [Shape((9, 9, 9, 9)) for _ in e.sizes])
    assert decision.marks == 0
