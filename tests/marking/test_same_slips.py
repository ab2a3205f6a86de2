"""One misconception through a whole paper is charged as the policy says."""

import json
from fractions import Fraction

import pytest

from genex.families.losses.binary_cross_entropy import BinaryCrossEntropy
from genex.families.losses.cross_entropy import CrossEntropy
from genex.marking.submission import Marker
from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import parse_blueprint
from genex.quiz.key_reader import key_from
from tests.marking.planted import sheet_of

PLAN = """
[marking]
{policy}
[[section]]
[[section.question]]
family = "cross-entropy"
[[section.question]]
family = "binary-cross-entropy"
[[section.question]]
family = "cross-entropy"
"""


def decided(policy=""):
    """The decisions on the sheet of a student who takes base ten everywhere, and the marks."""
    quiz = make_quiz(blueprint=parse_blueprint(PLAN.format(policy=policy), "paper"), seed=3)
    sheet = {}
    for item in quiz.items:
        family = type(item.exercise)
        assert family in (CrossEntropy, BinaryCrossEntropy)
        sheet |= sheet_of(item.exercise.floats().with_slips(family.base_ten), item.parts)
    marked = Marker(key_from(json.loads(json.dumps(quiz.key())), "key.json")).mark(sheet)
    return {d.id: d for d in marked.decisions}, marked.out_of - marked.marks


def test_a_slip_costs_again_in_each_question():
    """By default base ten costs half of the losses in all three questions, and says so."""
    found, lost = decided()
    assert [found[f"{k}b"].charged for k in (1, 2, 3)] == [("base_ten",)] * 3
    assert [found[f"{k}b"].same_as for k in (1, 2, 3)] == ["", "1b", "1b"]
    assert lost == 3


def test_a_slip_may_cost_once_in_a_paper():
    """With same_slip = "once" only the first question pays; the others follow and say so."""
    found, lost = decided('same_slip = "once"')
    assert [found[f"{k}b"].charged for k in (1, 2, 3)] == [("base_ten",), (), ()]
    assert [found[f"{k}b"].same_as for k in (1, 2, 3)] == ["", "1b", "1b"]
    assert [found[f"{k}b"].verdict for k in (1, 2, 3)] == ["slip", "follows", "follows"]
    assert lost == 1


@pytest.mark.parametrize(("follows", "lost"), [("1", 1), ("1/2", Fraction(9, 2)), ("0", 6)])
def test_what_follows_keeps_the_share_that_is_set(follows, lost):
    """The mean of losses to base ten follows from them, and so do the losses charged before."""
    _, found = decided(f'same_slip = "once"\nfollows = "{follows}"')
    assert found == lost
