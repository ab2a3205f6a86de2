"""Slips made in some cells only, and mistakes in the midst of a chain."""

from fractions import Fraction

import pytest

from genex.exact.values import Shape
from genex.families.losses.svm_loss import SvmLoss
from genex.families.tensors.tensor_shapes import TensorShapes
from genex.feedback.words import Answered, why_these_marks
from genex.marking.verdicts import Verdict
from genex.quiz.key_reader import KeyItem
from tests.marking.planted import expected_of, marked, named

R, S, F, W = Verdict.RIGHT, Verdict.SLIP, Verdict.FOLLOWS, Verdict.WRONG
LOGITS = tuple(
    tuple(Fraction(cell) for cell in row.split())
    for row in ("3.5 2.8 7.3 4.2", "6.2 3.7 9.3 5.2", "5.5 6.8 9.2 2.5", "3.3 2.8 6.7 4.5")
)
SVM = expected_of(SvmLoss(LOGITS, (0, 2, 1, 0), Fraction(1), mean=False))
RIGHT = {"1a": "6.8, 0, 3.4, 7.1", "1b": "17.3", "1c": "-3 1 1 1; 0 0 0 0; 0 -1 1 0; -3 1 1 1"}
LONG = expected_of(
    TensorShapes(Shape((2, 3, 4, 5)), (("permute", 2, 0, 1, 3), ("sum", 0, False), ("flatten", 1)))
)
CHAIN = expected_of(
    TensorShapes(
        Shape((2, 3, 4)),
        (("permute", 2, 0, 1), ("sum", 0, False), ("unsqueeze", 0), ("transpose", 0, 2)),
    )
)
SHAPES = [["4", "2", "3"], ["2", "3"], ["1", "2", "3"], ["3", "2", "1"]]


def svm(**answers):
    """The decisions on the right sheet with other answers in it."""
    return marked(SVM, RIGHT | {f"1{name}": answer for name, answer in answers.items()})


def chain(*shapes):
    """The decision on a chain of shapes."""
    return marked(CHAIN, {"1a": [*shapes]})[0]


def cells(decision):
    """The verdicts, cell by cell."""
    return [cell.verdict for cell in decision.cells]


def test_a_margin_left_out_in_two_rows_is_named_for_these_rows():
    """Two of four losses lack the margin: they are spoiled by the slip, the others are right."""
    losses, total, _ = svm(a="4.5, 0, 2.4, 7.1", b="14.0")
    assert losses.charged == ("margin_left_out",)
    assert cells(losses) == [S, R, S, R]
    assert [cell.expected for cell in losses.cells] == pytest.approx([4.5, None, 2.4, None])
    assert losses.marks == Fraction(9, 4)
    assert (total.verdict, total.marks) == (F, 1)


def test_a_slip_made_in_some_rows_is_charged_once():
    """Gradient rows that lack the margin too have their marks, for it was charged before."""
    losses, total, gradient = svm(
        a="4.5, 0, 2.4, 4.6", b="11.5", c="-2 0 1 1; 0 0 0 0; 0 -1 1 0; -3 1 1 1"
    )
    assert losses.charged == ("margin_left_out",)
    assert (total.charged, gradient.charged) == ((), ())
    assert (gradient.verdict, gradient.marks) == (F, 4)


def test_a_slip_beside_a_mistake_is_named_where_it_was_made():
    """Three losses lack the margin and one is added up wrongly: that one is wrong."""
    losses, total, _ = svm(a="4.5, 0, 2.4, 4.9", b="11.8")
    assert losses.charged == ("margin_left_out",)
    assert (losses.verdict, cells(losses)) == (W, [S, R, S, W])
    assert losses.cells[3].expected is None
    assert (total.verdict, total.marks) == (F, 1)


@pytest.mark.parametrize("losses", ["4.5, 0, 3.4, 7.1", "4.5, 0, 3.3, 7.2", "4.5, 0, 1.4, 2.4"])
def test_one_short_number_shows_no_slip(losses):
    """A single loss of two digits that fits a slip may be chance, and is not named."""
    assert svm(a=losses)[0].charged == ()


def test_one_long_number_shows_a_slip():
    """A single loss of five digits that one slip alone gives is named."""
    logits = tuple(tuple(x + Fraction(k * k, 997) for k, x in enumerate(row)) for row in LOGITS)
    expected = expected_of(SvmLoss(logits, (0, 2, 1, 0), Fraction(1), mean=False))
    right = expected.right["1a"]
    (slips,) = [s for s in expected.singles if s[0].name == "margin_left_out"]
    wrong = expected.sheet(slips)["1a"]
    answers = [f"{value:.6f}" for value in (wrong[0], *right[1:])]
    assert named(marked(expected, {"1a": answers})) == {"margin_left_out"}


def test_a_mistake_in_a_chain_costs_its_own_cell():
    """Behind a wrong shape each operation is followed from what was written."""
    decision = chain(SHAPES[0], ["2", "2"], ["1", "2", "2"], ["2", "2", "1"])
    assert cells(decision) == [R, W, F, F]
    assert decision.marks == Fraction(15, 4)
    assert decision.charged == ()


def item_of(expected):
    """The exercise as a question of a key."""
    return KeyItem(1, False, expected.exercise, tuple(expected.parts))


def test_feedback_says_what_follows_in_a_chain():
    """Whoever made a mistake in the midst of a chain reads which cells have their marks."""
    decision = chain(SHAPES[0], ["2", "2"], ["1", "2", "2"], ["2", "2", "1"])
    said = "".join(why_these_marks(Answered(item_of(CHAIN), CHAIN.parts[0], decision)))
    assert "- lines 3 and 4: right, given what you wrote before" in said


def test_feedback_names_the_rows_of_a_matrix():
    """Where a slip shows in some rows of a gradient, these rows are told."""
    turned = svm(c="3 -1 -1 -1; 0 0 0 0; 0 -1 1 0; 3 -1 -1 -1")[2]
    assert turned.charged == ("sign_turned",)
    said = "".join(why_these_marks(Answered(item_of(SVM), SVM.parts[2], turned)))
    assert "rows 1 and 4" in said.lower()


def test_a_second_mistake_in_a_chain_costs_its_own_cell_too():
    """What does not follow from the shape before it is wrong."""
    decision = chain(["4", "3", "3"], ["3", "3"], ["3", "1", "3"], ["3", "1", "3"])
    assert cells(decision) == [W, F, W, W]


def test_a_slip_behind_a_mistake_in_a_chain_is_named():
    """A dimension that is kept with size 1 is the slip that it is anywhere."""
    decision = marked(LONG, {"1a": ["4, 2, 5, 3", "1, 2, 5, 3", "1, 30"]})[0]
    assert decision.charged == ("dimension_kept",)
    assert cells(decision) == [W, S, F]


def test_nothing_follows_from_an_error():
    """Who writes error once and goes on writing it has not followed anything."""
    decision = chain(SHAPES[0], "error", "error", "error")
    assert cells(decision) == [R, W, W, W]


def test_a_blank_cell_does_not_break_a_chain():
    """Behind a cell that was left out the chain goes on from what it should be."""
    decision = chain(["4", "2", "5"], None, ["1", "2", "5"], ["5", "2", "1"])
    assert cells(decision)[2:] == [F, F]
