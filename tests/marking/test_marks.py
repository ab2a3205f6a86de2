"""From steps of marks to the total: floors by question, the cap on bonus, the last rounding."""

from fractions import Fraction

import pytest

from genex.marking.marks import below_zero, by_question, total_marks
from genex.quiz.key_reader import Key, KeyItem
from genex.quiz.policy import Policy

ITEMS = [  # numbers of questions, and whether they are a bonus; 2 has two exercises
    KeyItem(number, bonus, None, ()) for number, bonus in ((1, False), (2, False), (2, False))
] + [KeyItem(3, True, None, ()), KeyItem(4, True, None, ())]


def marks(*steps, **policy):
    """The total of these steps, one number for each exercise."""
    key = Key("Q", "paper", None, tuple(ITEMS), Policy(**policy))
    return total_marks(by_question(ITEMS, steps), key)


def test_the_floor_is_that_of_a_question():
    """Within a question one exercise may cost what another has earned, but no other question."""
    assert marks(4, 6, -2, 0, 0) == 2
    assert marks(4, 2, -6, 0, 0) == 1


def test_each_floored_question_is_told():
    """What stands below 0 is told as marks, by the number of its question."""
    key = Key("Q", "paper", None, tuple(ITEMS), Policy())
    steps = by_question(ITEMS, (4, 2, -6, -3, 1))
    assert below_zero(steps, key) == {2: Fraction(-1), 3: Fraction(-3, 4)}


@pytest.mark.parametrize(
    ("steps", "expected"), [((4, 0, 0, 8, 8), 2), ((4, 0, 0, -8, 8), 2), ((4, 0, 0, 2, 0), "3/2")]
)
def test_the_cap_on_bonus_comes_after_the_floors(steps, expected):
    """A bonus question below 0 takes nothing from the next one, and the cap is for their sum."""
    assert marks(*steps, bonus_cap=Fraction(1)) == Fraction(expected)


def test_the_total_is_rounded_after_the_cap():
    """2.25 goes up to 2.5, and with a cap of 1 on the bonus nothing is left to be rounded."""
    assert marks(4, 0, 0, 5, 0, total_step=Fraction(1, 2)) == Fraction(5, 2)
    capped = marks(4, 0, 0, 5, 0, total_step=Fraction(1, 2), bonus_cap=Fraction(1))
    assert capped == 2
