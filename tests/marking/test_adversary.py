"""Who answers without working gets no marks, and stops nobody."""

import json
from fractions import Fraction
from itertools import count

import pytest

from genex.exact.values import Count
from genex.exercise.graph import slug
from genex.families.functions.box_network import BoxNetwork
from genex.families.initialisation.signal_scale import SignalScale
from genex.families.registry import our_families
from genex.marking.submission import Marker
from genex.marking.verdicts import Verdict
from genex.publishing.quiz_files import make_quiz
from genex.quiz.key_reader import key_from
from genex.quiz.parts import each_cell
from tests.marking.adversary import SCALES, ticked
from tests.marking.adversary.__main__ import MEAN, SHEET, earned, mean
from tests.marking.planted import drawn, expected_of, marked, sheet_of

FAMILIES = our_families()

QUIZ = make_quiz(seed=7)
MARKER = Marker(key_from(json.loads(json.dumps(QUIZ.key())), "key.json"))
HOSTILE = (
    "__import__('os').system('true')",
    "9^9^9^9",
    "NaN",
    "1e999999",
    "(" * 5000,
    "exp(exp(exp(exp(9))))",
    "1" * 100_000,
    "\x00\ud800",
    "{}",
)


def everywhere(value):
    """The same answer in every cell of the quiz."""
    return {part.id: each_cell(lambda _: value, part.value) for part in QUIZ.parts}


@pytest.mark.parametrize("value", ["0", "1", "0.0000", "0.00"])
def test_one_number_everywhere_earns_next_to_nothing(value):
    """All zeros or all ones get no marks, though some cells are zeros or ones."""
    assert MARKER.mark(everywhere(value)).marks == 0


def test_a_blank_sheet_is_blank():
    """Nothing written is neither wrong nor unreadable."""
    marked_sheet = MARKER.mark({})
    assert marked_sheet.marks == 0
    assert {d.verdict.value for d in marked_sheet.decisions} == {"blank"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_unreadable_and_earn_nothing(text):
    """Whatever is typed instead of an answer is read as data, and refused."""
    found = MARKER.mark(everywhere(text))
    assert found.marks == 0
    assert {d.verdict.value for d in found.decisions} <= {"unreadable", "wrong", "undecided"}


@pytest.mark.parametrize("answer", [True, {"a": 1}, [[[[[["1"]]]]]], [], ["1"] * 5000, 3.5])
def test_answers_of_other_kinds_are_unreadable(answer):
    """Objects, booleans and lists of another form stop nothing."""
    found = MARKER.mark(dict.fromkeys(MARKER.key.parts, answer))
    assert found.marks == 0


@pytest.mark.parametrize("family", FAMILIES, ids=slug)
def test_a_sheet_without_knowledge_earns_next_to_nothing(family):
    """Tiny numbers, progressions, copied givens, errors: no sheet above a tenth, few above 0.

    The givens of a box network may happen to be weights that meet half of the conditions.
    """
    found = earned(family, range(3))
    above = {name for name, pairs in found.items() if max(pairs)[0] > SHEET}
    assert above <= ({"givens"} if family is BoxNetwork else set())
    assert mean(found) <= MEAN


@pytest.mark.parametrize("scale", SCALES)
def test_tiny_numbers_earn_nothing_in_the_default_quiz(scale):
    """What is below the tolerance of its part counts as zero, at every scale."""
    numbers = count(1)
    tiny = {p.id: each_cell(lambda _: f"{next(numbers)}e-{scale}", p.value) for p in QUIZ.parts}
    assert MARKER.mark(tiny).marks == 0


@pytest.mark.parametrize("family", FAMILIES, ids=slug)
def test_boxes_earn_no_more_than_their_marks(family):
    """Whoever ticks and writes nothing else has at most what the boxes are worth."""
    expected = expected_of(drawn(family, 1))
    boxes = sum(part.marks for part in expected.parts if part.kind.chosen)
    for _, sheet in ticked(expected, 1):
        assert sum(decision.marks for decision in marked(expected, sheet)) <= boxes


@pytest.mark.parametrize("family", FAMILIES, ids=slug)
def test_another_student_s_answers_do_not_fit(family):
    """The right answers to other variants get few marks: mostly what follows from wrong ones."""
    reached = possible = 0
    for seed in range(3):
        mine, other = (expected_of(drawn(family, s)) for s in (seed, seed + 1))
        decisions = {d.id: d for d in marked(mine, sheet_of(other.exercise, other.parts))}
        numbers = [p for p in mine.parts if p.kind.name != "expression"]
        reached += sum(decisions[p.id].marks for p in numbers)
        possible += sum(p.marks for p in numbers)
    assert reached <= possible * 3 / 5


def test_one_letter_many_times_may_follow():
    """From a wrong factor it follows that every signal explodes: that costs nothing further."""
    given = SignalScale(Count(Fraction(100)), 10, True, (Fraction(1, 10), Fraction(1, 5)))
    sheet = {"1a": ["3", "2"], "1b": ["59000", "1020"], "1c": ["C", "C"], "1d": "0.1414"}
    gains, factors, fates, _ = marked(expected_of(given), sheet)
    assert gains.verdict is Verdict.WRONG
    assert (factors.verdict, fates.verdict) == (Verdict.FOLLOWS, Verdict.FOLLOWS)
    assert fates.marks == fates.out_of


def test_follow_through_is_not_given_for_zeros():
    """Losses of zero earn no marks for a total of zero."""
    zeros = {"1a": ["0"] * 4, "1b": "0", "1d": ["0.0000"] * 4, "1e": "0.0000"}
    assert MARKER.mark(zeros).marks == 0


def test_unreadable_cells_keep_their_place():
    """An answer that cannot be read goes to a person, with the place of the fault."""
    found = MARKER.mark({"1b": "12.6 +* 3"})
    decision = next(d for d in found.decisions if d.id == "1b")
    assert decision.verdict == "unreadable"
    assert decision.cells[0].place == 6
    assert found.open == ("1b",)
