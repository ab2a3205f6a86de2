"""What sympy derives from the rules: slopes and solutions in the steps' own values."""

import json
from decimal import Decimal
from fractions import Fraction

import pytest
import sympy

from genex.authoring import derive_ahead
from genex.errors import AuthorError
from genex.exact import sympy_functions
from genex.exact.digits import rounded
from genex.exact.formula import named
from genex.exact.functions import exp
from genex.exercise import derived_rules, sympy_rules
from genex.exercise.graph import graph
from genex.families.losses.sigmoid_chain import SigmoidChain
from tests.tiny import OneRow, OneUnit, Structural, Widths

a, b, c = sympy.symbols("a b c", real=True)


def definition(x):
    """Our functions of sympy, replaced by what they mean."""
    x = x.replace(sympy_functions.Sigmoid, lambda z: 1 / (1 + sympy.exp(-z)))
    x = x.replace(sympy_functions.Softmax, lambda k, *s: sympy.exp(s[k]) / sum(map(sympy.exp, s)))
    x = x.replace(sympy_functions.Relu, lambda z: sympy.Max(z, 0))
    return x.replace(sympy_functions.Positive, lambda z: sympy.Heaviside(z, 0))


SLOPED = {
    "sigmoid": sympy_functions.Sigmoid(a),
    "sigmoid of a product": sympy_functions.Sigmoid(a * b),
    "softmax at its own score": sympy_functions.Softmax(0, a, b, c),
    "softmax at another score": sympy_functions.Softmax(1, a, b, c),
    "softmax of one score twice": sympy_functions.Softmax(1, a, 2 * a, b),
    "log of a softmax": sympy.log(sympy_functions.Softmax(2, b, c, a)),
}


def unit(label=1):
    """A unit with three inputs."""
    return OneUnit(tuple(map(Fraction, (2, -1, 3))), tuple(map(Fraction, (1, 4, -2))), label)


@pytest.mark.parametrize("x", SLOPED.values(), ids=SLOPED)
def test_slopes_are_those_of_the_definition(x):
    """The slope that a function states is the slope of what it means."""
    gap = definition(x.diff(a)) - definition(x).diff(a)
    assert sympy.simplify(gap) == 0


@pytest.mark.parametrize("at", [-2, 3])
def test_the_hinge_slopes_as_defined_off_its_kink(at):
    """The slope of the hinge is 0 on the left and 1 on the right."""
    stated, meant = sympy_functions.Relu(a).diff(a), sympy.Max(a, 0).diff(a)
    assert meant.subs(a, at) == definition(stated).subs(a, at)


def test_the_step_has_no_slope():
    """The slope of a slope of the hinge is 0 off the kink."""
    assert sympy_functions.Positive(a).diff(a) == 0


def test_sigmoid_and_cross_entropy_cancel():
    """The slope of the binary cross-entropy at z is yhat - y, in the steps' own values."""
    found = sympy_rules.derive(unit(), graph(OneUnit).steps["delta"])
    assert found == "lambda label, output: (-label + output,)[-1]"


def test_softmax_and_cross_entropy_cancel():
    """The slope of the cross-entropy at the scores is the softmax minus the one-hot row."""
    row = OneRow((Fraction(1), Fraction(3), Fraction(2)), 1)
    p = row.probabilities
    gaps = [g - x for g, x in zip(row.gradient, [p[0], p[1] - 1, p[2]], strict=True)]
    assert [rounded(gap, 50) for gap in gaps] == [0, 0, 0]


def test_the_hinge_loss_counts_active_margins():
    """The slope at the correct score is minus the number of active margins."""
    row = OneRow((Fraction(1), Fraction(3), Fraction(5, 2)), 0)
    assert row.hinge_slopes == [-2, 1, 1]


def test_slopes_are_weighted():
    """`times` multiplies each slope by what comes from further on."""
    e = unit()
    assert [e.delta * x for x in e.inputs] == e.weight_slopes


def test_a_derivative_passes_several_steps():
    """Derived over the whole way, the chain rule gives what it gives in two legs."""
    e = unit(label=0)
    assert [e.output * x for x in e.inputs] == e.whole_way


def test_formulas_are_derived_too():
    """On names instead of numbers the derivative is the formula that a student derives."""
    e = unit().in_names()
    assert [(named("yhat") - named("y")) * named(f"x{k}") for k in (1, 2, 3)] == e.weight_slopes


def test_formulas_are_worked_out_once_for_a_class():
    """Exercises that differ in nothing but named numbers share their formulas, slips included."""
    slip = graph(SigmoidChain).slips["inner_slope_lost"]
    first, second = (
        SigmoidChain((Fraction(n), Fraction(2)), (), (Fraction(1), Fraction(n)), None, 1)
        for n in (3, 4)
    )
    assert first.in_names() is second.in_names()
    assert first.with_slips(slip).in_names() is second.with_slips(slip).in_names()
    assert first.with_slips(slip).in_names() is not first.in_names()


def test_derived_values_are_exact():
    """Whole numbers come out as fractions, so that dividing them stays exact."""
    row = OneRow((Fraction(1), Fraction(3), Fraction(5, 2)), 0)
    assert {type(slope) for slope in row.hinge_slopes} == {Fraction}


def test_a_solution_is_the_positive_one():
    """Of two square roots the positive one is meant: width · scale² / 2 = 1."""
    assert rounded(Widths(Fraction(50), Fraction(1)).wanted, 30) == Decimal("0.2")


def test_several_solutions_are_an_authors_error():
    """Where there are two positive solutions, the question has no answer."""
    with pytest.raises(AuthorError, match="widths: undecided: expected one positive solution"):
        _ = Widths(Fraction(50), Fraction(1)).undecided


def test_picking_by_a_symbol_is_an_authors_error():
    """What is not differentiated, such as a label, must be a step of its own."""
    e = Structural((Fraction(1), Fraction(3)), 1)
    with pytest.raises(AuthorError, match="step 'picked' cannot be worked out on symbols"):
        _ = e.gradient


def test_an_unknown_shape_is_derived_on_demand():
    """A shape that is not in the file is derived once and then known."""
    e = OneUnit((Fraction(1, 3),) * 5, (Fraction(2),) * 5, 1)
    key = f"one-unit weight_slopes {derived_rules.shape_of(e)}"
    derived_rules.known().pop(key, None)
    assert [e.delta * x for x in e.inputs] == e.weight_slopes
    assert key in derived_rules.known()


def test_the_shape_tells_what_a_derivation_depends_on():
    """Sizes, and what is no number, are part of the shape; numbers are not."""
    assert unit().inputs != unit(0).label
    assert derived_rules.shape_of(unit()) == "inputs=3 weights=3 label=·"


def test_derivations_of_numbers_are_shared():
    """Two exercises of one shape use one derivation."""
    assert derived_rules.shape_of(unit(0)) == derived_rules.shape_of(unit(1))


def test_the_file_of_derivations_is_in_step_with_the_families():
    """`python -m genex.authoring.derive_ahead` would write derivations.json as it is."""
    assert derive_ahead.derive_all() == json.loads(derived_rules.KEPT.read_text("utf-8"))


@pytest.mark.parametrize("text", sorted(set(derived_rules.known().values())), ids=lambda t: t[:40])
def test_a_derivation_reads_nothing_but_its_arguments(text):
    """No derivation of the file can reach anything of Python's."""
    assert "__" not in text
    assert "import" not in text


def test_exp_is_known_to_derivations():
    """Every function that a derivation may use has its exact meaning there."""
    assert exp is derived_rules.NAMESPACE["exp"]
