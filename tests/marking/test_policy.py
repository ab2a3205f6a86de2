"""What an instructor may decide, and what it does to marks."""

import json
from fractions import Fraction

import pytest

from genex.errors import AuthorError
from genex.families.losses.svm_loss import SvmLoss
from genex.marking.submission import Marker
from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import parse_blueprint
from genex.quiz.key_reader import key_from
from genex.quiz.policy import Policy, read_policy
from tests.marking.planted import drawn, expected_of, marked, sheet_of

EXPECTED = expected_of(drawn(SvmLoss, 1))
PLAN = """
[marking]
slip = "1/4"
step = 0.5
bonus_cap = 2

[[section]]
[[section.question]]
family = "svm-loss"

[[section.question]]
family = "init-variance"
bonus = true
"""


def with_slip(name):
    """The sheet of a student who made one slip."""
    slip = next(s for s in EXPECTED.slips if s.name == name)
    return sheet_of(EXPECTED.exercise.with_slips(slip), EXPECTED.parts)


@pytest.mark.parametrize(("share", "marks"), [("0", 0), ("1/2", 2), ("1", 4)])
def test_a_named_slip_keeps_the_share_that_is_set(share, marks):
    """With every sign turned, cells that are zero stay right and the others keep their share."""
    gradient = EXPECTED.right["1c"]
    zeros = Fraction(sum(cell == 0 for cell in gradient), len(gradient)) * 4
    decision = marked(EXPECTED, with_slip("sign_turned"), slip=share, step="1/1000")[2]
    expected = zeros + (4 - zeros) * Fraction(share)
    assert abs(decision.marks - expected) <= Fraction(1, 1000)
    assert marks - 2 <= decision.marks


def test_all_or_nothing_gives_nothing_for_most_of_a_vector():
    """With whole = true one wrong cell costs the whole part; without, its own share."""
    sheet = sheet_of(EXPECTED.exercise, EXPECTED.parts)
    sheet["1a"][0] = "99.9"
    assert marked(EXPECTED, sheet)[0].marks == Fraction(9, 4)
    assert marked(EXPECTED, sheet, whole=True)[0].marks == 0


@pytest.mark.parametrize(
    ("marks", "step", "rounded"),
    [("1.3", "1/2", "1.5"), ("1.125", "1/4", "1.25"), ("2.2", "1", "2")],
)
def test_marks_are_rounded_to_the_step(marks, step, rounded):
    """Marks go to the nearest multiple of the step, halves up."""
    assert Policy(step=Fraction(step)).rounded(Fraction(marks)) == Fraction(rounded)


def test_the_policy_travels_from_the_blueprint_through_the_key():
    """What the blueprint says about marking is what the key marks by, bonus cap included."""
    quiz = make_quiz(3, parse_blueprint(PLAN, "plan.toml"))
    marker = Marker(key_from(json.loads(json.dumps(quiz.key())), "key.json"))
    assert marker.key.policy == Policy(
        slip=Fraction(1, 4), step=Fraction(1, 2), bonus_cap=Fraction(2)
    )
    answers = {}
    for item in quiz.items:
        answers |= sheet_of(item.exercise, item.parts)
    found = marker.mark(answers)
    assert found.marks == found.out_of + 2


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"slips": 1}, "Did you mean 'slip'"),
        ({"slip": 2}, "slip: must be from 0 to 1, not 2"),
        ({"step": 0}, "step: must be above 0, not 0"),
        ({"whole": "yes"}, "expected true or false"),
    ],
)
def test_a_policy_that_cannot_be_is_refused(values, reason):
    """A mistyped key or a share above 1 is an error with its place."""
    with pytest.raises(AuthorError, match=reason) as caught:
        read_policy(values, "plan.toml, marking")
    assert str(caught.value).startswith("plan.toml, marking")
