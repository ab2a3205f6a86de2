"""An exercise is a graph: twins, slips, clamped steps, names and features."""

import math
from fractions import Fraction

import pytest

from genex.errors import AuthorError
from genex.exact.cells import each
from genex.exact.formula import named
from genex.exact.functions import sigmoid
from genex.exercise.exercise import Exercise
from genex.exercise.graph import asks, features, graph, possible_slips, slug
from genex.exercise.names import symbol_values
from genex.exercise.slips import slip
from genex.exercise.steps import asked, step
from genex.families.graphs.compute_graph import ComputeGraph
from tests.tiny import CALLS, Line, Walk

X1, X2, W = named("x1"), named("x2"), named("w")


def line(*, bonus=False):
    """The inputs 2 and -1/2 with the weight 3: the total is 9/2."""
    return Line((Fraction(2), Fraction(-1, 2)), Fraction(3), bonus)


def slipped(*names, exercise=None):
    """The line with slips."""
    slips = graph(Line).slips
    return (exercise or line()).with_slips(*(slips[name] for name in names))


def calls_of(exercise, *names):
    """The rules that are worked out for these values."""
    CALLS.clear()
    for quantity in names:
        getattr(exercise, quantity)
    return CALLS.copy()


def test_a_step_is_worked_out_once():
    """Whatever reads a step again finds it in the exercise."""
    assert calls_of(line(), "squashed", "total", "squashed") == ["squashed", "total", "products"]


def test_a_twin_works_everything_out_anew():
    """What was worked out for an exercise is never taken for the value of its twin."""
    e = line()
    _ = e.squashed, e.aside
    found = calls_of(e.twin(weight=Fraction(1)), "squashed", "aside")
    assert found == ["squashed", "total", "products", "aside"]


def test_a_clamped_step_stays_clamped():
    """Another field or slip does not work out again what somebody wrote."""
    e = line().twin(total=Fraction(4)).twin(weight=Fraction(1))
    assert (e.total, slipped("sign_lost", exercise=e).total) == (4, 4)
    assert e.released("total").total == Fraction(3, 2)


def test_steps_clamped_in_turn():
    """Each step is worked out from what was made of those before it."""
    e, found = line().in_turn(["products", "total"], lambda value: each(lambda x: x + 1, value))
    assert (e.products, found["total"], e.total) == (
        [7, Fraction(-1, 2)],
        Fraction(13, 2),
        Fraction(15, 2),
    )


def test_a_twin_leaves_the_original_alone():
    """Changing a twin does not change the exercise that it comes from."""
    e = line()
    assert (e.twin(weight=Fraction(1)).total, e.total) == (Fraction(3, 2), Fraction(9, 2))


def test_a_clamped_step_is_followed():
    """What follows from a student's wrong total is worked out from that total."""
    e = line().twin(total=Fraction(4))
    assert (e.total, e.squashed) == (4, sigmoid(Fraction(4)))


def test_a_clamped_step_leaves_what_comes_before():
    """Clamping changes nothing upstream."""
    assert line().products == line().twin(total=Fraction(4)).products


def test_a_clamped_step_takes_no_slip():
    """What the student wrote stands, even where a slip would spoil the step."""
    assert slipped("sign_lost").twin(total=Fraction(4)).total == 4


def test_a_slip_spoils_what_follows():
    """One wrong step explains every value behind it."""
    e = slipped("sign_lost")
    assert (e.total, e.squashed) == (Fraction(-9, 2), sigmoid(Fraction(-9, 2)))


def test_a_slip_leaves_what_comes_before():
    """Nothing upstream of a slip changes."""
    assert line().products == slipped("sign_lost").products


def test_a_slip_at_a_field_spoils_what_follows_from_it():
    """A misread number is a slip like any other."""
    e = slipped("doubled")
    assert (e.weight, e.total, e.aside) == (6, 9, 4)


def test_slips_at_two_steps_work_together():
    """The second slip sees the values that the first one spoiled."""
    assert slipped("doubled", "sign_lost").total == -9


@pytest.mark.parametrize(
    ("names", "total"), [(("sign_lost", "one_more"), "-7/2"), (("one_more", "sign_lost"), "-11/2")]
)
def test_slips_at_one_step_add_up_in_order(names, total):
    """Two slips at one step are made one after the other."""
    assert Fraction(total) == slipped(*names).total


def test_slips_at_one_field_add_up():
    """Two slips at one field are made one after the other."""
    assert slipped("doubled", "raised").weight == 16


@pytest.mark.parametrize("evaluate", [True, False])
def test_slips_laid_on_slips_add_up(evaluate):
    """Slips of a twin that has slips come on top, whatever has been worked out before."""
    first = slipped("sign_lost")
    _ = first.total if evaluate else None
    assert slipped("doubled", "one_more", exercise=first).total == -9 + 1


def test_slips_do_not_depend_on_what_was_worked_out():
    """A twin of an exercise that knows all its values equals one of a fresh exercise."""
    e = line()
    _ = e.squashed, e.slope, e.aside
    for one in graph(Line).slips:
        assert slipped(one).squashed == slipped(one, exercise=e).squashed


def test_the_fast_twin_is_in_floats():
    """The fast twin has the same values as floats; flags and counts stay what they are."""
    e = line().floats()
    assert (e.inputs, e.weight, e.bonus, e.total) == ((2.0, -0.5), 3.0, False, 4.5)


def test_the_fast_twin_keeps_slips():
    """The fast twin of a wrong exercise is wrong in the same way."""
    assert slipped("doubled", "sign_lost").floats().total == -9.0


def test_formulas_are_worked_out_in_names():
    """Rules on names instead of numbers give the formula."""
    assert line().products_formula == [W * X1, W * X2]


def test_a_named_step_is_a_name_in_formulas():
    """What has a name of its own is not written out."""
    assert sigmoid(named("t")) == line().in_names().squashed


def test_vectors_may_have_a_name_each():
    """A letter stands for any element of its vector; its number is that of the first one."""
    square = ComputeGraph(
        (("*", "x", "y"),), ((Fraction(2), Fraction(3)), (Fraction(5),) * 2), 1, ()
    )
    assert square.in_names().inputs == ((named("x"),), (named("y"),))
    assert symbol_values(square) == {"x": 2, "y": 5}
    assert square.expression == named("x") * named("y")


def test_a_slip_changes_the_formula_too():
    """A formula with the slip is the formula that the student found."""
    assert slipped("doubled").products_formula == [2 * W * X1, 2 * W * X2]


def test_the_fast_twin_takes_the_number_of_a_formula():
    """To compare sheets, a formula's number at this point stands for it."""
    assert line().floats().products_formula == [6.0, -1.5]


def test_symbols_give_each_name_its_number():
    """Every name that a formula may use stands for a number."""
    expected = {"x1": 2, "x2": Fraction(-1, 2), "w": 3, "t": Fraction(9, 2)}
    assert expected == symbol_values(line())


def test_a_helper_method_is_seen_through():
    """What a rule reads through a method of the family counts as read."""
    assert "products" in graph(Line).reads["total"]


def test_what_follows_is_known():
    """Everything behind a quantity is downstream of it, at any distance."""
    behind = {"total", "squashed", "slope", "total_again", "products_formula"}
    assert behind == graph(Line).downstream["products"]
    assert "aside" not in graph(Line).downstream["weight"]


def test_asked_in_the_order_of_the_family():
    """The paper asks for the values in the order in which the family writes them."""
    assert [s.name for s in asks(line())] == ["total", "squashed", "slope", "products_formula"]


def test_a_condition_decides_what_is_asked():
    """`when` holds for some exercises only."""
    assert "total_again" in [s.name for s in asks(line(bonus=True))]


def test_a_condition_decides_which_slips_can_be_made():
    """A slip whose condition does not hold is no slip of this exercise."""
    without, given = possible_slips(line()), possible_slips(line(bonus=True))
    assert [s.name for s in given if s not in without] == ["bonus_lost"]


def test_marks_are_fractions():
    """Half marks are exact."""
    assert [s.marks for s in asks(line())] == [1, Fraction(1, 2), 1, 1]


def test_decimals_may_depend_on_the_exercise():
    """A rule says which decimals the paper states; without a rule they are always the same."""
    by_rule = asked(1, decimals=lambda e: 3 if e.bonus else None)(lambda e: e.total)
    assert [by_rule.places(line(bonus=bonus)) for bonus in (True, False)] == [3, None]
    assert [step.places(line()) for step in asks(line())] == [None, 2, None, None]


def test_features_count_the_work():
    """Features are counts by name."""
    assert features(line()) == {"negatives": 1}


def test_the_same_exercise_is_equal():
    """Exercises with equal fields are equal, whatever has been worked out."""
    e = line()
    _ = e.squashed
    assert (e, repr(e)) == (line(), repr(line()))


def test_a_chain_follows_from_cell_to_cell():
    """Each cell is worked out from the one before it, and the first from the start."""
    assert Walk(3, (1, 2, 4)).heights == [4, 6, 10]


def test_a_chain_goes_on_from_what_was_written():
    """A cell that somebody wrote takes the place of the right one for what comes behind it."""
    walk = Walk(3, (1, 2, 4))
    assert Walk.heights.follow(walk, {0: 7}) == [4, 9, 13]


def test_a_chain_reads_its_start_its_items_and_what_its_rule_names():
    """What follows from the start, from the items or from a step in the rule includes the chain."""
    following = graph(Walk).downstream
    assert all("heights" in following[name] for name in ("start", "moves", "stride"))


def test_a_slip_in_a_link_is_made_all_along_a_chain():
    """A step done wrong on which the links depend changes every cell behind."""
    assert Walk(3, (1, 2, 4)).with_slips(Walk.longer).heights == [5, 9, 17]


def test_the_name_of_a_family():
    """SvmLoss is svm-loss everywhere."""
    assert slug(type("SvmLoss", (Exercise,), {})) == "svm-loss"


class Total(Line):
    """A step that calls a function of its own name."""

    fsum = step(lambda e: math.fsum(e.inputs))


def test_a_step_may_call_a_function_of_its_own_name():
    """A step reads what goes into it, never itself."""
    assert graph(Total).reads["fsum"] == {"inputs"}


class Misspelt(Line):
    """A slip at a step that is not there."""

    lost = slip("totl", lambda _, total: total + 1)


def test_a_slip_at_nothing_is_an_error_of_its_author():
    """It says which slip, and what it would spoil."""
    with pytest.raises(AuthorError, match="slip 'lost' spoils 'totl', which is neither"):
        graph(Misspelt)
