"""Answers of which many are right: proved, or refused with the point at which they fail."""

from fractions import Fraction

import pytest

from genex.families.functions.box_network import BoxNetwork
from genex.families.functions.relu_network import ReluNetwork
from genex.marking.verdicts import Verdict
from genex.wording import texts
from tests.marking.planted import expected_of, marked, named

F = Fraction
BOX = BoxNetwork((F(2), F(5)), (F(3), F(0)), "free")
WITH_ENDS = BoxNetwork((F(2), F(5)), (F(3), F(0)), "left")
TENT = ReluNetwork((F(0), F(2), F(6)), (F(0), F(4), F(0)))


def decision(exercise, answer, **policy):
    """The decision on its weights."""
    return marked(expected_of(exercise), {"1a": answer, "1b": answer}, **policy)[-1]


RIGHT = [
    {"w1": "1", "b1": "-2", "v1": "3", "w2": "1", "b2": "-5", "v2": "-3", "c": "0"},
    {"w_1": "1", "b_1": "-2", "v_1": "3", "w_2": "1", "b_2": "-5", "v_2": "-3"},
    ["1", "-5", "-3", "1", "-2", "3", "0"],
    [["1", "-2", "3"], ["1", "-5", "-3"], ["0"]],
    "w1 = 7, b1 = -14, v1 = 3; w2 = 1/3, b2 = -5/3, v2 = -3; c = 0",
    "w1=1 b1=-2 v1=3 w2=1 b2=-5 v2=-3",
    "-1, 2, -3, -1, 5, 3, 0",
    "1, -2, 3, -1, 5, 3, -3",
    "-0.001, 0.005, 3, 1000, -2000, 3, -3",
    "2*3, -(4*3), 6/2, 1, -5, 1 - 4, 0",
]


@pytest.mark.parametrize("answer", RIGHT, ids=str)
def test_all_right_weights_are_right(answer):
    """Permuted, scaled and turned units, an output bias, blanks for 0: all marks."""
    found = decision(BOX, answer)
    assert (found.verdict, found.marks, found.failure) == (Verdict.RIGHT, found.out_of, None)


WRONG = [
    ("1, -2, 3, 1, -5, 3, 0", ("not_negated",), F(6), F(6), F(0), F(2)),
    ("2, 4, 3, 1, 5, -3, 0", ("threshold_for_bias",), F(-4), F(-3), F(0), F(2)),
    ("1, -2, 3, 0, 0, 0, 0", ("heights_for_jumps",), F(6), F(3), F(0), F(2)),
    ("-1, 2, 3, -1, 5, 3, 0", ("not_negated", "units_turned"), F(1), F(6), F(0), F(4, 3)),
    ("1, -2, 4, 1, -5, -4, 0", (), F(3), F(4), F(3), F(0)),
    ("1, -2, 3, 1, -6, -3, 0", (), F(11, 2), F(3), F(0), F(2)),
    ("1, -2, 3, 1, -5, -3, 1", (), F(1), F(1), F(0), F(8, 3)),
    ("0, 0, 0, 0, 0, 0, 1/2", (), F(1), F(1, 2), F(0), F(0)),
]


@pytest.mark.parametrize(("answer", "slips", "at", "value", "wanted", "marks"), WRONG)
def test_wrong_weights_fail_at_a_point(answer, slips, at, value, wanted, marks):
    """The first point of failure, the values there, the slip, and marks for what is right."""
    found = decision(BOX, answer, step="1/1000000")
    assert (found.failure.at, found.failure.found, found.failure.wanted) == (at, value, wanted)
    assert found.charged == slips
    assert abs(found.marks - marks) < F(1, 1000)
    assert found.verdict is (Verdict.SLIP if slips else Verdict.WRONG)


def test_nothing_at_all_earns_nothing():
    """A network that is zero everywhere is right outside of the box, and gets no marks for it."""
    assert decision(BOX, "0, 0, 0, 0, 0, 0, 0").marks == 0
    assert decision(BOX, ["0", None, None, None, None, None, None]).marks == 0


def test_whole_marks_leave_no_share():
    """Where an instructor wants all or nothing, what is nearly right gets nothing."""
    assert decision(BOX, "1, -2, 3, 1, -6, -3, 0", whole=True).marks == 0


def test_ends_matter_where_the_paper_says_so():
    """With the ends stated, the open box fails exactly there, and is right elsewhere."""
    assert decision(WITH_ENDS, "1, -2, 3, 1, -5, -3, 0").verdict is Verdict.RIGHT
    found = decision(WITH_ENDS, "1, -2, 3, -1, 5, 3, -3", step="1/100")
    assert (found.failure.at, found.failure.found, found.failure.wanted) == (5, 0, 3)
    assert found.marks == 3


def test_the_same_wrong_function_shows_the_slip():
    """A slip is known by its function, whatever the weights that make it."""
    one = decision(BOX, "1, 2, 3, 1, 5, -3, 0")
    other = decision(BOX, "-4, -8, -3, 1/2, 5/2, -3, 3")
    assert one.charged == other.charged == ("threshold_for_bias",)


def test_a_wrong_slope_is_followed_through():
    """Weights that make the tent of wrong slopes cost nothing further."""
    sheet = {"1a": "4, -4", "1b": "1, 0, 4, 1, -2, -8, 1, -6, 4, 0"}
    first, second = marked(expected_of(TENT), sheet)
    assert named([first, second]) == {"width_forgotten"}
    assert (second.verdict, second.marks) == (Verdict.FOLLOWS, second.out_of)


UNREADABLE = [
    ("w1 = one, b1 = -2", "unknown name"),
    ("w1 = sqrt(2), b1 = -2", "whole number, a decimal or a fraction"),
    ("w1 = 1/0, b1 = -2", "division by zero"),
    ("w1 = 9^9^9, b1 = -2", "exponent"),
    ("w1 = (2^64)^64, b1 = -2", "whole number, a decimal or a fraction"),
    ({"w1": "1", "b1": ["1"]}, "a single value is expected here"),
]


@pytest.mark.parametrize(("answer", "problem"), UNREADABLE, ids=str)
def test_an_unreadable_cell_goes_to_a_person(answer, problem):
    """What cannot be read is not wrong: it is reported with its cell."""
    found = decision(BOX, answer)
    assert (found.verdict, found.marks) == (Verdict.UNREADABLE, 0)
    assert any(problem in cell.problem for cell in found.cells)


HOSTILE = [
    ({"w9": "1"}, "‘w9’ is not one of the names"),
    ({"w1": "1", "w_1": "2"}, "a name appears twice"),
    ("w1 = 1, w1 = 2", "a name appears twice"),
    ("about: w1 = 1", "comes before the first name"),
    ("1, 2, 3", "7 entries expected, 3 found"),
    (["1"] * 100_000, "7 entries expected, 100000 found"),
    ("w1 = 1," * 100_000, "longer than"),
    (True, "a list is expected"),
]


@pytest.mark.parametrize(("answer", "problem"), HOSTILE, ids=lambda case: str(case)[:30])
def test_an_answer_without_cells_goes_to_a_person(answer, problem):
    """Names that are not asked, too many cells, endless texts: refused with the reason."""
    found = decision(BOX, answer)
    assert found.verdict is Verdict.UNREADABLE
    assert problem in found.problem


def test_long_numbers_are_proved_like_short_ones():
    """A threshold that is off by 10^-25 is wrong, and the point of failure is exact."""
    found = decision(BOX, f"1, -2.{'0' * 24}1, 3, 1, -5, -3, 0")
    assert 2 < found.failure.at < 2 + F(1, 10**25)
    assert (found.failure.found, found.failure.wanted) == (0, 3)


def test_nothing_written_is_blank():
    """An empty sheet is blank, not a network of zeros."""
    assert decision(BOX, None).verdict is Verdict.BLANK
    assert decision(BOX, dict.fromkeys(BOX.weights.names)).verdict is Verdict.BLANK


def test_a_student_reads_where_the_network_fails():
    """The words for a failure name the point and both values."""
    found = decision(BOX, "1, -2, 3, 1, -6, -3, 0")
    text = texts.failure(BOX, found.name, found.failure)
    assert text == "At $x = 5.5$ your network gives $3$, but the function is $0$ there."


def test_a_third_may_be_written_as_a_decimal():
    """0.3333 stands for 1/3, as everywhere; 0.33 does not say enough."""
    tent = ReluNetwork((F(0), F(3), F(6)), (F(0), F(1), F(0)))
    third, turn = "0.3333", "-0.6667"
    answer = [["1", "0", third], ["1", "-3", turn], ["1", "-6", third], ["0"]]
    assert decision(tent, answer).verdict is Verdict.RIGHT
    short = [["1", "0", "0.33"], ["1", "-3", "-0.67"], ["1", "-6", "0.33"], ["0"]]
    assert decision(tent, short).verdict is not Verdict.RIGHT


def test_nothing_but_noughts_are_no_slip():
    """With places 2 and 4 the distances give a box of no width, which noughts give too."""
    narrow = BoxNetwork((F(2), F(4)), (F(3, 10), F(0)), "free")
    found = decision(narrow, [["0", "0", "0"], ["0", "0", "0"], ["0"]])
    assert (found.verdict, found.marks) == (Verdict.WRONG, 0)
