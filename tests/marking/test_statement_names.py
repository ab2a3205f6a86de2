"""What a statement gives a name may be used in answers: z, u_k, the targets and the temperature."""

import re

import pytest

from genex.exercise.graph import slug
from genex.exercise.names import answer_values
from genex.families import registry
from genex.families.losses.ce_derivation import CeDerivation
from genex.families.losses.sigmoid_chain import SigmoidChain
from genex.marking.formula_values import has_formulas
from genex.wording import texts as wording
from tests.marking.planted import drawn, expected_of, marked, sheet_of

NOT_USED = {  # letters that stand for no number, or that would be the answer itself
    "sigmoid-chain": set("eitkLV"),
    "ce-derivation": set("ejkABLT"),  # T where the temperature is not 1
    "init-variance": set("aijwxE"),
    "softmax-identity": set("ejkL"),
    "compute-graph": set("abcdefgt"),
}
WITH_HIDDEN = drawn(SigmoidChain, 5, hidden=2, inputs=2)
SINGLE = drawn(SigmoidChain, 5, inputs=2)
HEATED = drawn(CeDerivation, 5, heat=4)


def verdicts(exercise, **answers):
    """The verdicts on some answers, by the names of their parts."""
    expected = expected_of(exercise)
    ids = {part.name: part.id for part in expected.parts}
    sheet = sheet_of(exercise, expected.parts) | {ids[n]: a for n, a in answers.items()}
    found = {decision.name: decision for decision in marked(expected, sheet)}
    return {name: found[name].verdict.value for name in answers}


def letters(exercise):
    """The single letters in the mathematics of a statement, without what is under a hat."""
    text = re.sub(r"```.*?```", "", wording.statement(exercise), flags=re.DOTALL)
    math = " ".join(re.findall(r"\$([^$]+)\$", text.replace("$$", "$")))
    bare = re.sub(r"\\(?:text|mathrm|operatorname)\{[^}]*\}|\\[A-Za-z]+|\{aligned\}", " ", math)
    return set(re.findall(r"(?<![A-Za-z])([A-Za-z])(?![A-Za-z])", bare))


@pytest.mark.parametrize("family", registry.all_families(), ids=slug)
def test_every_letter_of_a_statement_is_known(family):
    """A letter is a name in answers, or there is a reason why it is none."""
    exercise = drawn(family, 2)
    if not has_formulas(exercise):
        return
    known = {name[:1] for name in answer_values(exercise)}
    assert letters(exercise) - known - NOT_USED[slug(family)] == set()


@pytest.mark.parametrize(
    ("exercise", "answers"),
    [
        (SINGLE, {"bias_formula": "sigma(z) - y"}),
        (SINGLE, {"weight_formulas": "(σ(z) - y)*x1, (1/(1 + e^(-z)) - y)*x2"}),
        (SINGLE, {"bias_formula": "sigma(w1*x1 + w2*x2 + b) - y"}),
        (SINGLE, {"weight_formulas": "(y^-y)x1, (y hat - y) x_2"}),
        (WITH_HIDDEN, {"hidden_formulas": "(σ(z)-y)*w1*σ(u1)*(1-σ(u1)), (σ(z)-y)*w2*h2*(1-h2)"}),
        (WITH_HIDDEN, {"weight_formulas": "(yhat - y)*sigma(u_1), (yhat - y)*sigma(u_2)"}),
        (HEATED, {"first_formula": "-(y1*z1 + y2*z2 + y3*z3)/T"}),
        (HEATED, {"slopes_of_second": [f"(y1 + y2 + y3)/T*yhat{k}" for k in (1, 2, 3)]}),
        (HEATED, {"gradient_formula": [f"((y1+y2+y3)*yhat{k} - y_{k})/T" for k in (1, 2, 3)]}),
    ],
    ids=str,
)
def test_what_a_statement_defines_may_be_used(exercise, answers):
    """A formula in these letters is right where it is the right one."""
    assert set(verdicts(exercise, **answers).values()) == {"right"}


@pytest.mark.parametrize(
    ("exercise", "answers"),
    [
        (SINGLE, {"bias_formula": "sigma(z) + y"}),
        (SINGLE, {"bias_formula": "z - y"}),
        (WITH_HIDDEN, {"weight_formulas": "(yhat - y)*u1, (yhat - y)*u2"}),
        (HEATED, {"gradient_formula": [f"(y1+y2+y3)*yhat{k} - y_{k}" for k in (1, 2, 3)]}),
    ],
    ids=str,
)
def test_a_wrong_formula_in_these_letters_is_wrong(exercise, answers):
    """That a name is known makes nothing right."""
    assert "right" not in verdicts(exercise, **answers).values()


@pytest.mark.parametrize(("name", "text"), [("first_formula", "A"), ("second_formula", "L - A")])
def test_what_would_be_the_answer_itself_is_no_name(name, text):
    """A is not an answer to what A is, but neither is it marked wrong without a person."""
    assert verdicts(HEATED, **{name: text}) == {name: "unreadable"}
