"""Sheets that real students wrote, marked as a fair expert would."""

import math
from fractions import Fraction

import pytest

from genex.families.losses.cross_entropy import CrossEntropy
from genex.families.losses.svm_loss import SvmLoss
from genex.marking.verdicts import Verdict
from tests.marking.planted import expected_of, marked, named

LOGITS = tuple(
    tuple(Fraction(cell) for cell in row.split())
    for row in ("3.5 2.8 7.3 4.2", "6.2 3.7 9.3 5.2", "5.5 6.8 9.2 2.5", "3.3 2.8 6.7 4.5")
)
LABELS = (0, 2, 1, 0)
SVM = expected_of(SvmLoss(LOGITS, LABELS, Fraction(1), mean=False))
ENTROPY = expected_of(CrossEntropy(LOGITS, LABELS, mean=True))
CORRECT = [row[k] for row, k in zip(ENTROPY.here.probabilities, LABELS, strict=True)]


def verdicts(decisions):
    """The verdicts, part by part."""
    return [decision.verdict for decision in decisions]


def marks(decisions):
    """The marks, part by part."""
    return [decision.marks for decision in decisions]


def text(rows, decimals=4):
    """Numbers as a student writes them."""
    return [text(x, decimals) if isinstance(x, list) else f"{x:.{decimals}f}" for x in rows]


def test_the_paper_s_own_answers_are_right():
    """The losses, total and gradient of the sessional exam get all marks."""
    sheet = {"1a": "6.8, 0, 3.4, 7.1", "1b": "17.3", "1c": "-3 1 1 1; 0 0 0 0; 0 -1 1 0; -3 1 1 1"}
    decisions = marked(SVM, sheet)
    assert verdicts(decisions) == [Verdict.RIGHT] * 3
    assert marks(decisions) == [3, 1, 4]


def test_a_margin_left_out_everywhere_is_one_slip_charged_once():
    """The student whose every number lacks the margin loses marks at the losses only."""
    sheet = {"1a": "4.5, 0, 2.4, 4.6", "1b": "11.5", "1c": "-2 0 1 1; 0 0 0 0; 0 -1 1 0; -2 0 1 1"}
    decisions = marked(SVM, sheet)
    assert verdicts(decisions) == [Verdict.SLIP, Verdict.FOLLOWS, Verdict.FOLLOWS]
    assert [d.charged for d in decisions] == [("margin_left_out",), (), ()]
    assert marks(decisions) == [2, 1, 4]


def test_a_mistake_without_a_name_costs_its_own_cell():
    """A total that is added up correctly from one wrong loss follows through."""
    decisions = marked(SVM, {"1a": "6.8, 0, 3.4, 7.2", "1b": "17.4", "1c": None})
    assert verdicts(decisions) == [Verdict.WRONG, Verdict.FOLLOWS, Verdict.BLANK]
    assert marks(decisions) == [Fraction(9, 4), 1, 0]


def test_the_logarithm_to_base_ten_is_named():
    """Losses by log10 are one slip, and their mean follows."""
    losses = [-math.log10(p) for p in CORRECT]
    decisions = marked(ENTROPY, {"1b": text(losses), "1c": f"{sum(losses) / 4:.4f}"})
    assert named(decisions) == {"base_ten"}
    assert verdicts(decisions)[2] is Verdict.FOLLOWS


def test_base_ten_with_the_sign_lost_is_two_slips():
    """Both slips of the second paper are named, from numbers cut off behind three decimals."""
    losses = [math.trunc(1000 * math.log10(p)) / 1000 for p in CORRECT]
    assert named(marked(ENTROPY, {"1b": text(losses, 3)})) == {"base_ten", "minus_lost"}


def test_base_ten_of_a_rounded_probability_is_named():
    """-log10(0.02) = 1.698, rounded before the logarithm and cut off after it, is base ten."""
    losses = [math.trunc(-1000 * math.log10(round(p, 2))) / 1000 for p in CORRECT]
    assert losses[0] == 1.698
    assert named(marked(ENTROPY, {"1b": text(losses, 3)})) == {"base_ten"}


@pytest.mark.parametrize("decimals", [2, 3])
def test_rounding_too_early_is_a_verdict_of_its_own(decimals):
    """The right method on probabilities that were rounded first is neither right nor wrong."""
    losses = [-math.log(round(p, decimals)) for p in CORRECT]
    decision = marked(ENTROPY, {"1b": text(losses)})[1]
    assert decision.verdict is Verdict.EARLY
    assert 0 < decision.marks < decision.out_of


def test_a_mean_of_one_s_own_rounded_losses_is_given():
    """Going on with the four decimals that were asked costs nothing."""
    losses = [-math.log(p) for p in CORRECT]
    shifted = [losses[0] + 0.00004, *losses[1:]]
    mean = sum(round(x, 4) for x in shifted) / 4
    decisions = marked(ENTROPY, {"1b": text(losses), "1c": f"{mean + 0.00005:.4f}"})
    assert decisions[2].marks == decisions[2].out_of


def test_rows_for_columns_is_a_slip_and_no_windfall():
    """A transposed gradient is named; cells that happen to be right are not all it gets."""
    turned = "-3 0 0 -3; 1 0 -1 1; 1 0 1 1; 1 0 0 1"
    decision = marked(SVM, {"1c": turned})[2]
    assert decision.charged == ("transposed",)
    assert decision.marks < decision.out_of
