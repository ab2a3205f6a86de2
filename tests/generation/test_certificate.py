"""Nothing is issued that two independent routes do not agree on."""

import math
from dataclasses import replace
from fractions import Fraction

import pytest

from genex.errors import CertificateError
from genex.exercise import derived_rules
from genex.exercise.exercise import named_twin
from genex.exercise.graph import graph
from genex.exercise.steps import asked
from genex.families.functions.box_network import BoxNetwork
from genex.families.initialisation.init_variance import InitVariance
from genex.families.losses.cross_entropy import CrossEntropy
from genex.families.losses.sigmoid_chain import SigmoidChain
from genex.families.losses.svm_loss import SvmLoss
from genex.families.registry import our_families
from genex.generation.certificate import certify, disagreement
from genex.generation.search import Plan, draw_together
from tests.tiny import Line, NotConfirmed, WrongRule

FAMILIES = our_families()

INPUTS = (Fraction(2), Fraction(-1, 2))


def fresh(family):
    """An exercise that has worked out nothing yet."""
    (found,) = draw_together([Plan(family)], (5, "certify", 1))
    return replace(found.exercise)


def plant(monkeypatch, exercise, step, wrong):
    """Put a wrong derivation in the place of the right one."""
    key = f"{derived_rules.slug(type(exercise))} {step} {derived_rules.shape_of(exercise)}"
    right = derived_rules.known()[key]
    changed = wrong(right)
    assert changed != right
    monkeypatch.setitem(derived_rules.known(), key, changed)
    named_twin.cache_clear()


@pytest.fixture(autouse=True)
def _forget_formulas():
    """No formula of a planted derivative is kept for other tests."""
    yield
    named_twin.cache_clear()


@pytest.mark.parametrize("family", FAMILIES, ids=lambda f: f.__name__)
def test_right_exercises_are_confirmed(family):
    """Every asked value of every family has a second route, and it agrees."""
    (found,) = draw_together([Plan(family)], (5, "certify", 1))
    assert max(found.certificate.errors.values()) < 1e-5


def test_values_are_confirmed_on_other_routes():
    """By numpy, which knows the origin of a formula too, and by finite differences."""
    (found,) = draw_together([Plan(InitVariance)], (5, "certify", 1))
    routes = found.certificate.routes
    assert (routes["growth"], routes["forward_formula"]) == ("direct", "direct")
    (found,) = draw_together([Plan(SigmoidChain)], (5, "certify", 1))
    assert found.certificate.routes["input_formulas"] == "finite differences"


def test_a_wrong_rule_is_caught():
    """A rule that is off by a millionth is not confirmed; the message names the value."""
    with pytest.raises(CertificateError, match="wrong-rule: the two routes to 'total' disagree"):
        certify(WrongRule(INPUTS, Fraction(3), bonus=False))


@pytest.mark.parametrize(
    ("family", "step", "asked", "wrong"),
    [
        (SvmLoss, "gradient", "gradient", lambda t: t.replace("positive(", "relu(", 1)),
        (SvmLoss, "gradient", "gradient", lambda t: t.replace("ratio(1, ", "ratio(2, ", 1)),
        (CrossEntropy, "gradient", "gradient", lambda t: t.replace("probabilities[0][1]", "0", 1)),
        (SigmoidChain, "delta", "bias_formula", lambda t: t.replace("-label + o", "label - o")),
        (SigmoidChain, "input_slopes", "input_formulas", lambda t: t.replace("s[1]", "s[2]")),
    ],
)
def test_a_wrong_derivative_is_caught(monkeypatch, family, step, asked, wrong):
    """A sign, a factor or an index gone wrong in a derivative is not confirmed."""
    exercise = fresh(family)
    plant(monkeypatch, exercise, step, wrong)
    with pytest.raises(CertificateError, match=f"the two routes to '{asked}' disagree"):
        certify(exercise)


@pytest.mark.parametrize(
    ("step", "wrong"),
    [
        ("forward", lambda t: t.replace("inputs", "outputs")),
        ("glorot", lambda t: t.replace("ratio(2", "ratio(1")),
    ],
)
def test_a_wrong_solution_is_caught(monkeypatch, step, wrong):
    """A solution that does not solve is not confirmed."""
    exercise = fresh(InitVariance)
    plant(monkeypatch, exercise, step, wrong)
    with pytest.raises(CertificateError, match=f"the two routes to '{step}"):
        certify(exercise)


def test_a_value_without_a_second_route_is_an_authors_error():
    """What `direct` leaves out and sympy has not derived cannot be issued."""
    with pytest.raises(CertificateError, match=r"nothing confirms 'total'\. Add it to .* direct"):
        certify(NotConfirmed(INPUTS, Fraction(3), bonus=False))


def test_a_rule_that_breaks_down_is_the_familys_error():
    """A division by 0 that only exact numbers show is told with the step and the numbers."""

    class Quotient(Line):
        """A quotient of nothing."""

        @asked(marks=1)
        def total(self):
            return Fraction(1) / (self.inputs[0] - self.inputs[0])

        def direct(self):
            return {"total": math.inf}

    with pytest.raises(CertificateError, match=r"quotient: 'total' fails for .*Fraction\(1, 0\)"):
        certify(Quotient(INPUTS, Fraction(3), bonus=False))


def test_a_twin_done_wrong_is_not_confirmed():
    """No slip of any kind passes for the right exercise."""
    exercise = Line(INPUTS, Fraction(3), bonus=False)
    with pytest.raises(CertificateError, match="the two routes to 'total' disagree"):
        certify(exercise.with_slips(graph(Line).slips["sign_lost"]))


@pytest.mark.parametrize("seconds", [[4.5, 0.0], [], [math.nan]])
def test_other_cells_are_a_disagreement(seconds):
    """Another number of cells, or one that is no number, never counts as agreement."""
    exercise = Line(INPUTS, Fraction(3), bonus=False)
    assert not disagreement(exercise, [exercise.total], seconds) <= 1


def test_errors_are_relative_to_large_numbers():
    """A value of a million may be off by as many units as one of 1 by millionths."""
    exercise = Line((Fraction(10**6), Fraction(0)), Fraction(1), bonus=False)
    assert disagreement(exercise, [exercise.total], [10**6 + 1.0]) == pytest.approx(1e-6)


def test_formulas_are_compared_at_the_point():
    """A formula in names is confirmed by its number at this exercise's point."""
    exercise = Line(INPUTS, Fraction(3), bonus=False)
    assert disagreement(exercise, exercise.products_formula, [6.0, -1.5]) == 0


def test_shapes_are_compared_as_wholes():
    """A word or shape either agrees or does not."""
    exercise = Line(INPUTS, Fraction(3), bonus=False).twin(total="error")
    assert disagreement(exercise, [exercise.total], ["error"]) == 0
    assert disagreement(exercise, [exercise.total], [1.0]) == math.inf


def test_a_witness_is_tried_and_proved():
    """A witness passes if its condition is proved and it does in numpy what is wanted."""
    exercise = BoxNetwork((Fraction(2), Fraction(5)), (Fraction(3), Fraction(0)), "left")
    assert certify(exercise).routes == {"weights": "tried"}


@pytest.mark.parametrize("name", ["threshold_for_bias", "not_negated", "ends_exchanged"])
def test_a_wrong_witness_is_not_confirmed(name):
    """Wrong weights fail the condition and the trial."""
    exercise = BoxNetwork((Fraction(2), Fraction(5)), (Fraction(3), Fraction(0)), "left")
    wrong = exercise.with_slips(graph(BoxNetwork).slips[name])
    step = graph(BoxNetwork).steps["weights"]
    found, wanted = step.tried(exercise, wrong.weights)
    assert found != wanted
    assert step.failure(exercise, step.judged(wrong)) is not None
    with pytest.raises(CertificateError, match="the two routes to 'weights' disagree"):
        certify(wrong)
