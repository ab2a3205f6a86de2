"""Only telling draws are kept; variants ask for equal work; parts of a question share givens."""

from fractions import Fraction

import pytest

from genex.errors import AuthorError
from genex.exact.rounding import Figures
from genex.exercise.graph import features, graph
from genex.families.graphs.compute_graph import ComputeGraph
from genex.families.initialisation.init_variance import InitVariance
from genex.families.losses.cross_entropy import CrossEntropy
from genex.families.losses.sigmoid_chain import SigmoidChain
from genex.families.losses.svm_loss import SvmLoss
from genex.families.tensors.tensor_shapes import TensorShapes
from genex.generation import search
from genex.generation.search import Plan, draw_together
from genex.generation.telling import (
    FastTwins,
    apart,
    coincidences,
    coinciding_pairs,
    kinks_hit,
    tolerance,
)
from tests.tiny import Line, Never, Twins

STUDENTS = [f"student-{n}" for n in range(12)]


def one(family, seed=1, *, pins=None, **options):
    """One drawn exercise of a family."""
    (drawn,) = draw_together([Plan(family, options, pins or {})], (seed, "test", 1))
    return drawn


def line(*inputs, weight=3):
    """A line in floats, as it is compared."""
    return Line(tuple(map(Fraction, inputs)), Fraction(weight), False).floats()


def variants(plans, *, shared=(), students=STUDENTS):
    """The variants of some students."""
    return [
        draw_together(plans, (3, "test", 1), shared=shared, student=student) for student in students
    ]


def test_a_draw_is_repeated():
    """The same stream gives the same exercise at the same attempt."""
    assert one(SvmLoss) == one(SvmLoss)


def test_a_slip_is_worked_out_once():
    """Whoever tells draws apart and whoever prints them asks for the same twin."""
    twins = one(SvmLoss).twins
    slip = graph(SvmLoss).slips["squared"]
    assert twins.with_slip(slip) is twins.with_slip(slip)
    assert twins.with_slip(slip).losses != twins.right.losses


def test_a_value_on_the_kink_is_refused():
    """An input of 0 lies on the kink that the family names."""
    assert list(kinks_hit(line(2, 0))) == ["'products' has a value on the kink at 0"]


def test_a_value_off_the_kink_is_kept():
    """Only 0 is refused, not what is next to it."""
    assert not list(kinks_hit(line(2, "1/100")))


def test_the_margin_of_the_hinge_is_a_kink():
    """A wrong score that is behind by exactly the margin makes no exercise."""
    logits = ((Fraction(3), Fraction(2), Fraction(1)),)
    e = SvmLoss(logits, (0,), Fraction(1), mean=False).floats()
    assert list(kinks_hit(e)) == ["'gaps' has a value on the kink at 0"]


def test_a_slip_that_changes_nothing_is_refused():
    """Where the inputs add up to 0, the lost sign does not show."""
    found = list(coincidences(FastTwins(line(2, -2)), Plan(Line)))
    assert "the right answer and 'sign_lost' give the same answers" in found


def test_a_slip_that_divides_by_zero_is_refused():
    """y - x for x - y leaves 0 to divide by, and no student could write that down."""
    x, y = (Fraction(6),), (Fraction(3),)
    nodes = (("-", "x", "y"), ("+", "a", "constant"), ("/", "x", "b"))
    found = coincidences(FastTwins(ComputeGraph(nodes, (x, y), 3, ())), Plan(ComputeGraph))
    assert "'subtraction_turned' gives a value that is not a number" in list(found)


def test_two_slips_with_one_sheet_are_refused():
    """Where doubling the weight is raising it by 10, nobody can tell which slip it was."""
    found = list(coincidences(FastTwins(line(2, 1, weight=10)), Plan(Line)))
    assert found == ["'doubled' and 'raised' give the same answers"]


def test_a_telling_draw_has_no_objection():
    """Right answer and slips all differ."""
    assert not list(coincidences(FastTwins(line(2, 1)), Plan(Line)))


def test_answers_closer_than_the_paper_tells_coincide():
    """Two answers that differ by less than a unit of the last decimal are one answer."""
    e = SigmoidChain((Fraction(9), Fraction(8)), (), (Fraction(9), Fraction(8)), None, 1).floats()
    assert any(
        "right answer" in objection
        for objection in coincidences(FastTwins(e), Plan(type(e), decimals=4))
    )


LINE = Line((Fraction(1), Fraction(2)), Fraction(3), bonus=False)


@pytest.mark.parametrize(
    ("step", "places", "nearest"),
    [
        ("total", 3, 1e-9),
        ("squashed", None, 1e-2),
        ("squashed", 5, 1e-5),
        ("squashed", Figures(2), 1e-3),
    ],
)
def test_answers_differ_by_a_unit_of_the_last_place(step, places, nearest):
    """Exact answers are compared exactly, others by the places of the blueprint or the family."""
    found = tolerance(LINE, graph(Line).steps[step], places)
    assert apart(0.05, 0.05 + 1.01 * nearest, found)
    assert not apart(0.05, 0.05 + 0.99 * nearest, found)


def test_slips_that_always_coincide_are_an_authors_error():
    """The message names the family, the pair and the way out."""
    with pytest.raises(AuthorError, match="'doubled' and 'twice' give the same answers") as error:
        one(Twins)
    assert str(error.value).startswith("twins: none of 3000 draws can be used; in ")
    assert str(error.value).endswith("Widen what is drawn, or loosen the options.")


def test_the_attempts_are_bounded(monkeypatch):
    """A family that never suits ends with its own reason."""
    monkeypatch.setattr(search, "MOST_ATTEMPTS", 20)
    with pytest.raises(
        AuthorError, match="none of 20 draws can be used; in 20 of them it never su"
    ):
        one(Never)


def test_the_first_telling_attempt_is_taken():
    """What is kept is the first draw to which there is no objection."""
    drawn = one(SvmLoss, seed=2, examples=2, classes=3)
    plan = Plan(SvmLoss, {"examples": 2, "classes": 3})
    source = search.Source((2, "test", 1), (), b"")
    for attempt in range(1, drawn.attempts):
        tried = [FastTwins(e) for e in source.exercises([plan], attempt)]
        assert any(search.objections([plan], tried))
    assert [drawn.exercise] == [*source.exercises([plan], drawn.attempts)]


def test_parts_of_one_question_share_their_givens():
    """The second family of a question works on the logits and labels of the first."""
    plans = [Plan(SvmLoss), Plan(CrossEntropy)]
    svm, entropy = draw_together(plans, (1, "both", 1), shared=("logits", "labels"))
    assert svm.exercise.logits == entropy.exercise.logits
    assert svm.exercise.labels == entropy.exercise.labels


def test_parts_share_nothing_unless_told():
    """Without a shared name each family draws its own numbers."""
    svm, entropy = draw_together([Plan(SvmLoss), Plan(CrossEntropy)], (1, "both", 1))
    assert svm.exercise.logits != entropy.exercise.logits


PINNED = [
    (SvmLoss, {"margin": Fraction(2), "mean": True}),
    (SvmLoss, {"labels": (0, 1, 2, 0)}),
    (CrossEntropy, {"mean": False}),
    (SigmoidChain, {"bias": Fraction(1, 2), "label": 1}),
    (SigmoidChain, {"bias": None}),
    (InitVariance, {"inputs": Fraction(784), "outputs": Fraction(256)}),
    (InitVariance, {"deviation": Fraction(1, 20), "layers": 2, "relu": False}),
    (TensorShapes, {"start": (32, 3, 28, 28)}),
]


@pytest.mark.parametrize(("family", "pins"), PINNED)
def test_given_fields_are_as_given(family, pins):
    """A field that the blueprint gives has that value, however the family draws it."""
    exercise = one(family, pins=pins).exercise
    assert pins == {name: getattr(exercise, name) for name in pins}


@pytest.mark.parametrize("family", [SvmLoss, CrossEntropy, SigmoidChain, InitVariance])
def test_variants_ask_for_equal_work(family):
    """All students' variants have the features of the common exercise."""
    (common,) = draw_together([Plan(family)], (3, "test", 1))
    assert all(common.features == drawn.features for (drawn,) in variants([Plan(family)]))


@pytest.mark.parametrize("family", [SvmLoss, CrossEntropy, SigmoidChain, TensorShapes])
def test_variants_have_different_numbers(family):
    """No two students get the same exercise."""
    found = [drawn.exercise for (drawn,) in variants([Plan(family)])]
    assert len(set(map(repr, found))) == len(STUDENTS)


def test_variants_share_their_structure():
    """What is drawn from `common`, such as the operations, is the same for all students."""
    (common,) = draw_together([Plan(TensorShapes)], (3, "test", 1))
    wanted = [name for name, *_ in common.exercise.operations]
    for (drawn,) in variants([Plan(TensorShapes)]):
        assert wanted == [name for name, *_ in drawn.exercise.operations]


def test_a_variant_shares_its_givens_between_parts():
    """A student's second part works on the student's own logits."""
    plans = [Plan(SvmLoss), Plan(CrossEntropy)]
    for svm, entropy in variants(plans, shared=("logits", "labels"), students=STUDENTS[:4]):
        assert svm.exercise.logits == entropy.exercise.logits


def test_a_secret_changes_the_exercise():
    """With a secret, the seed alone does not tell the numbers."""
    plans = [Plan(SvmLoss)]
    (with_secret,) = draw_together(plans, (1, "test", 1), secret=b"the secret")
    assert with_secret.exercise != one(SvmLoss).exercise


def test_everything_drawn_is_certified():
    """Each asked value comes with the route that confirmed it."""
    drawn = one(SvmLoss)
    assert dict(drawn.certificate.routes) == {
        "losses": "direct",
        "batch_loss": "direct",
        "gradient": "finite differences",
    }


def test_the_features_are_those_of_the_exercise():
    """What is kept of the work is what the exercise counts."""
    drawn = one(CrossEntropy)
    assert features(drawn.exercise) == drawn.features


def test_pairs_that_look_like_one_slip_are_reported():
    """Doubling 10/3 twice gives what adding 10 gives: the author is told, the draw is kept."""
    pairs = coinciding_pairs(Twins((Fraction(9), Fraction(1)), Fraction(10, 3), bonus=False))
    assert [(a.name, b.name, c.name) for a, b, c in pairs] == [("doubled", "twice", "raised")]


def test_a_draw_of_a_question_depends_on_its_stream():
    """Another seed, another place on the paper or another version draws other numbers."""
    plans = [Plan(SvmLoss)]
    streams = [(1, "svm-loss", 1), (2, "svm-loss", 1), (1, "svm-loss", 2), (1, "other", 1)]
    found = [draw_together(plans, stream)[0].exercise for stream in streams]
    assert len(set(map(repr, found))) == len(streams)


def test_names_of_students_do_not_run_into_each_other():
    """The draws of a student called ada/1 are no part of those of a student called ada."""
    one, other = (
        search.Source((7,), (), b"", student, 1).draws(Plan(SvmLoss), 1, {}).path
        for student in ("ada", "ada/1")
    )
    assert not other.startswith(one)
