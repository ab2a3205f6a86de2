"""Counts in words: one example is an example, and a batch of one reads like English."""

import re
from fractions import Fraction

import pytest

from genex.exact.marks_in_words import marks_in_words
from genex.paper.marks import share_of_mark, solution_title
from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import parse_blueprint
from genex.wording.texts import question_words, statement

ONES = {
    "svm-loss": "given = { logits = [[2.5, 4.0, 3.5]], labels = [0] }",
    "cross-entropy": "given = { logits = [[2.5, 4.0, 3.5]], labels = [0] }\nsignificant = 1",
    "binary-cross-entropy": "given = { logits = [[-2]], labels = [[1]], mean = true}\ndecimals = 1",
    "sigmoid-chain": "options = { inputs = 1, hidden = 0 }",
    "tensor-shapes": "options = { length = 1 }",
}


def texts(family, more):
    """Everything that a student reads of an exercise, and the forms of its answers."""
    plan = f'[[section]]\n[[section.question]]\nfamily = "{family}"\n{more}\n'
    quiz = make_quiz(3, parse_blueprint(plan, "one.toml"))
    (item,) = quiz.items
    yield statement(item.exercise)
    yield from (question_words(item.exercise, part.name, part.decimals) for part in item.parts)
    yield from quiz.sheet()["forms"].values()


@pytest.mark.parametrize("family", ONES)
def test_one_is_no_plural(family):
    """No text speaks of 1 examples, 1 rows or 1 decimals, nor of each of a single thing."""
    for text in texts(family, ONES[family]):
        assert not re.search(
            r"\b1 (\w+ ){0,2}(example|row|number|input|decimal|figure|formula|shape|unit)s\b", text
        ), text
        assert "each example" not in text
        assert "1 to 1" not in text


def test_one_is_counted_as_one():
    """The statement counts a single example, and several as before."""
    one = next(texts("svm-loss", ONES["svm-loss"]))
    assert "gives 1 example the logits" in one
    assert "holds the correct class," in one
    assert "gives 4 examples the logits" in next(texts("svm-loss", ""))


@pytest.mark.parametrize(
    ("share", "words"),
    [
        ("1/2", "½"),
        ("3/2", "1½"),
        ("1/4", "¼"),
        ("1/5", "0.2"),
        ("3/16", "about 0.19"),
        ("1/3", "about 0.33"),
    ],
)
def test_shares_of_a_mark_can_be_added_up(share, words):
    """What a cell is worth is written like all marks, and says so where it is rounded."""
    assert share_of_mark(Fraction(share)) == words


def test_the_key_says_how_cells_share_the_marks():
    """Cell by cell, or all of them or nothing where the blueprint says so."""
    quiz = make_quiz(7)
    part = next(p for p in quiz.parts if p.kind == "matrix")
    assert solution_title(part, whole=False) == "Solution (about 0.19 for each of 16 cells)"
    assert solution_title(part, whole=True) == "Solution (all 16 cells, or no marks)"
    assert solution_title(quiz.parts[1], whole=False) == "Solution"


@pytest.mark.parametrize(
    ("marks", "words"),
    [("3", "3"), ("11/4", "2¾"), ("-1/2", "−½"), ("1/3", "0.33"), ("10", "10"), ("1/10", "0.1")],
)
def test_marks_are_short(marks, words):
    """Quarters have signs of their own; of other shares there are two decimals at most."""
    assert marks_in_words(Fraction(marks)) == words
