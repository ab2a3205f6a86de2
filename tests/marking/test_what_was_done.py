"""The graph of what the student did: what follows rightly from a mistake has its marks."""

from fractions import Fraction

import pytest

from genex.exercise.graph import graph
from genex.families.graphs.autograd_trace import AutogradTrace
from genex.families.graphs.backprop_classifier import BackpropClassifier
from genex.families.graphs.compute_graph import ComputeGraph
from genex.families.initialisation.conv_init import ConvInit
from genex.families.initialisation.init_variance import InitVariance
from genex.families.losses.cross_entropy import CrossEntropy
from genex.families.losses.sigmoid_chain import SigmoidChain
from genex.families.losses.squared_hinge import SquaredHinge
from genex.families.losses.svm_loss import SvmLoss
from genex.marking.verdicts import Verdict
from genex.quiz.parts import each_cell
from tests.marking.planted import drawn, expected_of, marked, named, sheet_of

SVM = expected_of(drawn(SvmLoss, 3))
ENTROPY = expected_of(drawn(CrossEntropy, 3))
CHAIN = expected_of(
    SigmoidChain((Fraction(1, 2), Fraction(-1)), (), (Fraction(1), Fraction(1, 4)), Fraction(0), 0)
)
VARIANCE = expected_of(InitVariance(Fraction(530), Fraction(550), True, Fraction(59, 1000), 3))
TWICE = expected_of(
    AutogradTrace(
        (
            "x = torch.tensor(3., requires_grad=True)",
            "y = 4*x**2 + 54*x",
            "y.backward()",
            "print(x.grad)",
            "y = -3*x**3 - 109*x",
            "y.backward()",
            "print(x.grad)",
        )
    )
)


def texts(value):
    """Numbers as a student writes them."""
    return each_cell(lambda x: f"{x:.10g}", value)


def squared_gradient(e):
    """The gradient of the squared hinge costs, by the textbook."""
    rows = [[2 * max(0.0, gap) * (k != y) for k, gap in enumerate(row)] for row, y in gaps_of(e)]
    return [
        [-sum(row) if k == y else x for k, x in enumerate(row)]
        for row, y in zip(rows, e.labels, strict=True)
    ]


def gaps_of(e):
    """The gaps of each row, with its label."""
    rows = [[float(x) for x in row] for row in e.logits]
    return [
        ([x - row[y] + float(e.margin) for x in row], y)
        for row, y in zip(rows, e.labels, strict=True)
    ]


def test_who_squares_the_hinge_and_derives_that_rightly_loses_once():
    """Losses, total and gradient of squared costs: the slip is charged at the losses only."""
    sheet = sheet_of(SVM.here.with_slips(SvmLoss.squared), SVM.parts)
    sheet["1c"] = texts(squared_gradient(SVM.exercise))
    found = marked(SVM, sheet)
    assert named(found) == {"squared"}
    assert [d.charged for d in found] == [("squared",), (), ()]
    assert [d.marks for d in found[1:]] == [1, 4]


def test_who_knows_the_gradient_by_heart_loses_nothing_there_either():
    """The right gradient beside squared losses is right."""
    sheet = sheet_of(SVM.here.with_slips(SvmLoss.squared), SVM.parts)
    assert marked(SVM, sheet)[2].verdict is Verdict.RIGHT


def test_a_gradient_of_the_logarithm_to_base_ten_follows():
    """Whoever takes base ten for the losses may divide the gradient by ln 10, too."""
    sheet = sheet_of(ENTROPY.here.with_slips(CrossEntropy.base_ten), ENTROPY.parts)
    tenth = [[x / 2.302585092994046 for x in row] for row in ENTROPY.here.gradient]
    sheet["1d"] = each_cell(lambda x: f"{x:.4f}", tenth)
    found = marked(ENTROPY, sheet)
    assert [d.charged for d in found] == [(), ("base_ten",), (), ()]
    assert found[3].marks == 4


@pytest.mark.parametrize("family", [SquaredHinge, SvmLoss])
def test_a_haphazard_gradient_beside_a_slip_does_not_follow(family):
    """A derivative must be that of the slipped rule to the digit."""
    expected = expected_of(drawn(family, 3))
    slip = family.not_squared if family is SquaredHinge else family.squared
    sheet = sheet_of(expected.here.with_slips(slip), expected.parts)
    sheet["1c"] = each_cell(lambda x: f"{1.5 * x + 0.7:.4f}", expected.here.gradient)
    assert marked(expected, sheet)[2].marks == 0


@pytest.mark.parametrize("text", ["n_in/2", "sqrt(2*n_in)", "3/n_in + 1"])
def test_a_wrong_formula_evaluated_rightly_has_the_marks_of_the_number(text):
    """The number follows from the formula that was written, whatever is wrong with it."""
    sheet = sheet_of(VARIANCE.here, VARIANCE.parts)
    values = {"n_in/2": 265.0, "sqrt(2*n_in)": 1060**0.5, "3/n_in + 1": 3 / 530 + 1}
    found = marked(VARIANCE, sheet | {"1a": text, "1d": f"{values[text]:.8g}"})
    assert found[0].marks == 0
    assert (found[3].verdict, found[3].marks) == (Verdict.FOLLOWS, 1)


def test_a_number_for_a_formula_leads_nowhere():
    """Whoever writes 0.5 for a formula, and 0.5 for its value, has shown nothing."""
    sheet = sheet_of(VARIANCE.here, VARIANCE.parts)
    assert marked(VARIANCE, sheet | {"1a": "0.5", "1d": "0.5"})[3].marks == 0


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("yhat - y", "right"),
        ("yhat", "right"),
        ("yhat + 100*y", "wrong"),
        ("yhat*(1 + y)", "wrong"),
    ],
)
def test_a_label_in_an_answer_stands_for_any_label(text, verdict):
    """With label 0 a formula in y must hold for any y; without y it is right as it is."""
    sheet = sheet_of(CHAIN.here, CHAIN.parts[:2])
    found = {d.name: d for d in marked(CHAIN, sheet | {"1c": text})}
    assert found["bias_formula"].verdict == verdict


@pytest.mark.parametrize("row", [0, 1, 2])
@pytest.mark.parametrize("seed", [1, 2, 4])
def test_rows_of_a_graph_follow_from_a_wrong_row(row, seed):
    """One wrong number in a row costs its cell, in that row and nowhere else."""
    expected = expected_of(drawn(ComputeGraph, seed, unary=0))
    rows = [[*map(float, cells)] for cells in expected.here.values]
    rows[row][0] += 7
    step = graph(ComputeGraph).steps["values"]
    after = step.follow(expected.here, {row: rows[row]})
    after[row] = rows[row]
    sheet = sheet_of(expected.exercise, expected.parts) | {"1a": texts(after)}
    found = marked(expected, sheet)[0]
    assert [cell.verdict for cell in found.cells].count(Verdict.WRONG) == 1


@pytest.mark.parametrize(
    ("printed", "verdicts"),
    [
        (["78", "-112"], ["right", "right"]),
        (["70", "-120"], ["wrong", "follows"]),
        (["70", "-112"], ["wrong", "right"]),
        (["78", "-110"], ["right", "wrong"]),
    ],
)
def test_a_gradient_that_adds_up_follows_from_the_one_above(printed, verdicts):
    """78 and then 78 - 190: whoever has 70 there has 70 - 190 here."""
    cells = marked(TWICE, {"1a": printed})[0].cells
    assert [cell.verdict.value for cell in cells] == verdicts


def test_a_slip_is_not_charged_behind_what_proves_the_opposite():
    """Right deltas show that the error was not turned, whatever the gradients after them are."""
    expected = expected_of(drawn(BackpropClassifier, 3))
    right = sheet_of(expected.here, expected.parts)
    turned = sheet_of(expected.here.with_slips(BackpropClassifier.error_turned), expected.parts)
    place = next(p.id for p in expected.parts if p.name == "W2_gradient")
    assert "error_turned" not in named(marked(expected, right | {place: turned[place]}))
    assert named(marked(expected, turned)) == {"error_turned"}


def test_a_short_number_alone_names_no_slip():
    """0.06 is near half of what may go wrong in an initialisation, so it names nothing."""
    for seed in range(10):
        expected = expected_of(drawn(ConvInit, seed))
        for part in expected.parts[2:]:
            for text in ("0.06", "0.07", "0.1", "0.05"):
                assert named(marked(expected, {part.id: text})) == set()
