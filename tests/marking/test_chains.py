"""Along a chain of slopes everything follows from what the student wrote before."""

import numpy as np
import pytest

from genex.families.graphs.backprop_classifier import BackpropClassifier
from genex.families.graphs.backprop_mlp import BackpropMlp
from genex.marking.verdicts import Verdict
from tests.marking.planted import drawn, expected_of, marked, named, sheet_of

SETTINGS = [
    (f, level) for f in (BackpropMlp, BackpropClassifier) for level in ({}, *f.levels.values())
]
of_each_setting = pytest.mark.parametrize(("family", "level"), SETTINGS)


def as_floats(value):
    """Exact numbers as an array."""
    return np.array(value, float)


def slopes(e):
    """How steep the hidden units are, by the textbook."""
    z = as_floats(e.floats().z1)
    rises = {"relu": z > 0, "tanh": 1 - np.tanh(z) ** 2, "sigmoid": 1 / (2 + 2 * np.cosh(z))}
    return rises[e.activation]


def after_own_delta2(e, delta2):
    """A sheet worked out in numpy from the student's own deltas of the outputs."""
    delta1 = as_floats(e.W2).T @ delta2 * slopes(e)
    gradients = {
        "W2_gradient": np.outer(delta2, as_floats(e.floats().a1)),
        "W1_gradient": np.outer(delta1, as_floats(e.x)),
        "bias_gradients": np.concatenate([delta1, delta2]),
    }
    rate = float(e.rate)
    return gradients | {
        "delta1": delta1,
        "W2_after": as_floats(e.W2) - rate * gradients["W2_gradient"],
        "W1_after": as_floats(e.W1) - rate * gradients["W1_gradient"],
        "biases_after": as_floats([*e.b1, *e.b2]) - rate * gradients["bias_gradients"],
    }


def texts(value):
    """Numbers as a student writes them."""
    return np.char.mod("%.6f", value).tolist()


@of_each_setting
def test_all_follows_from_a_wrong_delta(family, level):
    """Deltas of nobody's making are wrong; what is worked out from them gets its marks."""
    for seed in range(5):
        expected = expected_of(drawn(family, seed, **level))
        own = as_floats(expected.here.delta2) * 1.7 + [0.31, 0.52, 0.73][: len(expected.here.y)]
        worked = {"delta2": own} | after_own_delta2(expected.exercise, own)
        sheet = sheet_of(expected.exercise, expected.parts)
        sheet |= {p.id: texts(worked[p.name]) for p in expected.parts if p.name in worked}
        verdicts = {d.name: d for d in marked(expected, sheet)}
        assert verdicts["delta2"].verdict is Verdict.WRONG
        for name in worked.keys() - {"delta2"}:
            assert verdicts[name].verdict is Verdict.FOLLOWS, name
            assert verdicts[name].marks == verdicts[name].out_of, name


@of_each_setting
def test_a_wrong_delta_in_the_middle_is_followed(family, level):
    """Wrong deltas of the hidden units leave the output's gradient alone and lead to W1's."""
    for seed in range(5):
        expected = expected_of(drawn(family, seed, **level))
        e = expected.exercise
        own = as_floats(expected.here.delta1) * 1.9 + [0.37, 0.61, 0.83][: len(e.W1)]
        sheet = sheet_of(e, expected.parts)
        worked = {"delta1": own, "W1_gradient": np.outer(own, as_floats(e.x))}
        sheet |= {p.id: texts(worked[p.name]) for p in expected.parts if p.name in worked}
        verdicts = {d.name: d.verdict for d in marked(expected, sheet)}
        assert verdicts["delta1"] is Verdict.WRONG
        assert verdicts["W1_gradient"] is Verdict.FOLLOWS
        assert verdicts["W2_gradient"] is Verdict.RIGHT


@of_each_setting
@pytest.mark.parametrize("slip", ["ascent", "error_turned"])
def test_a_slip_is_named_that_no_part_speaks_against(family, level, slip):
    """Uphill from right deltas is not y - ŷ, which gives the same weights by wrong deltas."""
    for seed in range(5):
        expected = expected_of(drawn(family, seed, **level))
        made = next(one for one in expected.slips if one.name == slip)
        sheet = sheet_of(expected.exercise.with_slips(made), expected.parts)
        assert named(marked(expected, sheet)) == {slip}
