"""Questions of an author's own, from the blueprint to the marks."""

import pytest

from genex.exercise.graph import graph
from genex.files.reading import read_json
from genex.files.writing import as_json
from genex.marking.submission import Marker
from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import parse_blueprint
from genex.quiz.key_reader import read_key
from genex.wording import texts

PAPER = """
title = "Own questions"
[[section]]
[[section.question]]
draw = { n = "2..6", act = ["ReLU", "tanh"] }
where = "n != 4"
text = "A layer has {{ n }} inputs, {{ n + 1 }} units with bias and {{ act }}. How many parameters?"
answer = "number"
right = "(n + 1)*(n + 1)"
wrong = [{ says = "n*(n + 1)", because = "The biases are parameters too.", costs = "1/2" }]
marks = 2

[[section.question]]
each = { marks = 1 }
parts = [
  { text = "Find the variance.", answer = "formula", names = ["n_in > 0", "sigma > 0"], \
right = "n_in*sigma^2", wrong = [{ says = "n_in*sigma", because = "It is squared." }] },
  { text = "Which loss?", answer = "tick one", right = "cross-entropy", wrong = [{ says = "MSE", \
because = "It is small." }, { says = "neither" }] },
  { text = "Which hold?", answer = "tick all", right = ["a", "b"], wrong = [{ says = "c" }] },
  { text = "It stops gradients.", answer = "true or false", right = false },
  { text = "Fill in.", answer = "word", right = ["torchvision", "torch vision"], wrong = [{ \
says = "torchvisions", because = "No s.", costs = "1/2" }] },
  { text = "Its shape?", answer = "shape", right = [32, 84, 28] },
  { text = "Two slopes.", answer = "numbers", right = ["-10/9", "-1/5"], decimals = 4 },
  { text = "A matrix.", answer = "matrix", right = [[1, 2], [3, 4]] },
  { text = "About?", answer = "number", right = 100, within = 5 },
  { text = "Why?", answer = "4 lines" },
]

[[section.question]]
text = "Which one, and why?"
answer = "tick one"
right = "this"
wrong = [{ says = "that", because = "No." }]
reason = "2 lines"
marks = 3
rubric = ["+1 right box #right", "+2 says why"]

[[section.question]]
text = "True, and why?"
answer = "true or false"
right = true
reason = "2 lines"
marks = 1
rubric = ["-1 wrong #wrong", "-1/2 no reason #blank"]
"""


def quiz(seed=7):
    """The paper with its numbers drawn."""
    return make_quiz(seed, parse_blueprint(PAPER, "paper.toml"))


def marker(seed=7):
    """The paper's key, read back and made ready."""
    return Marker(read_key(as_json(quiz(seed).key()), "key.json"))


def right_answers(seed=7):
    """What the key says, as it comes out of a sheet; words are left empty."""
    shown = {part.id: None if part.kind.by_person else part.shown for part in quiz(seed).parts}
    return read_json(as_json(shown))


def marks_of(answers, seed=7):
    """The marks of each part that is answered."""
    found = marker(seed).mark(answers)
    return {one.id: one for one in found.decisions}


@pytest.mark.parametrize("seed", range(6))
def test_the_key_earns_all_that_genex_can_give(seed):
    """Every right answer is right, whatever is drawn; words are left to a person."""
    found = marks_of(right_answers(seed), seed)
    of_reasons = {"3a.reason": 1, "4a.reason": 0.5}  # what is left without the words
    for one in found.values():
        expected = 0 if one.id == "2j" else of_reasons.get(one.id, one.out_of)
        assert (one.id, one.marks) == (one.id, expected)


def test_numbers_are_drawn_where_they_may_be():
    """The condition holds, the text has the drawn values, and right follows from them."""
    for seed in range(12):
        item = quiz(seed).items[0]
        n = int(item.exercise.n)
        assert n in {2, 3, 5, 6}
        assert item.parts[0].value == (n + 1) ** 2
        asked = texts.question_words(item.exercise, "answer", None)
        assert f"${n}$ inputs, ${n + 1}$ units" in asked
        assert item.exercise.act in asked


def test_a_wrong_number_is_named_and_costs_what_its_author_says():
    """Of two marks half a one goes; one that costs nothing in particular loses all."""
    exercise = quiz().items[0].exercise
    n = int(exercise.n)
    found = marks_of({"1a": str(n * (n + 1))})["1a"]
    assert found.charged == ("wrong_answer_1",)
    assert found.marks == 1.5
    assert texts.feedback(exercise, "wrong_answer_1") == "The biases are parameters too."


@pytest.mark.parametrize(
    ("part", "answer", "marks"),
    [
        ("2a", "n_in*sigma", 0), ("2a", "sigma*n_in*sigma", 1), ("2b", "cross-entropy", 1),
        ("2b", "MSE", 0), ("2d", "false", 1), ("2d", False, 1), ("2d", "T", 0),
        ("2e", "Torch Vision", 1), ("2e", "torchvisions", 0.5), ("2f", "(32, 84, 28)", 1),
        ("2g", "-1.1111, -0.2", 1), ("2h", "1 2; 3 4", 1), ("2i", "104.9", 1), ("2i", "105.1", 0),
        ("2c", "none", 0),
    ],
)  # fmt: skip
def test_each_kind_is_marked(part, answer, marks):
    """As students write it, with the marks of a part of one."""
    assert marks_of({part: answer})[part].marks == marks


def test_whoever_ticks_everything_gains_nothing_where_as_many_are_wrong():
    """Two right and one wrong: all ticked earns what is left of the two."""
    assert marks_of({"2c": "A, B, C"})["2c"].marks == 0.5


def test_words_are_open_and_nothing_is_closed():
    """A person reads what is written; what is empty has no marks and needs nobody."""
    written, empty = marks_of({"2j": "Because it is smooth."})["2j"], marks_of({"2j": " "})["2j"]
    assert written.open
    assert written.read == "Because it is smooth."
    assert not empty.open
    assert empty.marks == 0


@pytest.mark.parametrize(
    "answer", ["x" * 100_000, "🙂🙂", "\u202eabc", "=SUM(A1)", "\x1b[2J", ["a", "b"]]
)
def test_odd_words_go_to_a_person(answer):
    """Long, strange and hostile texts are passed on, never marked."""
    found = marks_of({"2j": answer})["2j"]
    assert found.open
    assert found.marks == 0


def test_too_long_a_text_is_unreadable():
    """What nobody can read goes to a person with the reason."""
    found = marks_of({"2j": "x" * 100_001})["2j"]
    assert found.open
    assert "longer than 100,000 characters" in found.problem


def boxes(right):
    """The letter of the right box of question 3, or of the wrong one."""
    letter = str(quiz().items[-2].parts[0].value)
    return letter if right else "AB".replace(letter, "")


def test_a_reason_is_ticked_as_far_as_genex_can():
    """The answer above ticks its item; the person who reads the rest finds it ticked."""
    found = marks_of({"3a": boxes(right=True), "3a.reason": "because"})
    assert found["3a.reason"].open
    assert found["3a.reason"].ticked == (1,)
    found = marks_of({"3a": boxes(right=False), "3a.reason": "because"})
    assert found["3a.reason"].ticked == ()
    assert found["3a.reason"].open  # words behind a wrong box are read by a person, too


def test_an_empty_reason_is_decided_by_the_answer_above():
    """Given from 0, the right box counts; taken from full marks, both are taken."""
    found = marks_of({"3a": boxes(right=True), "4a": "T"})
    assert found["3a.reason"].marks == 1
    assert not found["3a.reason"].open
    assert found["4a.reason"].marks == 0.5
    found = marks_of({"3a": boxes(right=False), "4a": "F"})
    assert (found["3a.reason"].marks, found["4a.reason"].marks) == (0, 0)
    assert marks_of({})["4a.reason"].marks == 0


def test_equal_questions_are_one_class():
    """A paper that is read twice makes no second class of the same question."""
    one, other = (type(quiz(seed).items[0].exercise) for seed in (1, 2))
    assert one is other
    assert graph(one).fields == ("n", "act")


def test_words_do_not_change_the_code_of_a_paper():
    """A typing error may be mended in a printed paper; what is drawn may not be changed."""
    mended = PAPER.replace("A layer has", "A dense layer has").replace("It is small.", "It dies.")
    other = PAPER.replace('"2..6"', '"2..7"')
    codes = [
        make_quiz(7, parse_blueprint(text, "paper.toml")).id for text in (PAPER, mended, other)
    ]
    assert codes[0] == codes[1] != codes[2]
