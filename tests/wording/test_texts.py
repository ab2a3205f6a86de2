"""Counts in words: one example is an example, and a batch of one reads like English."""

import re

import pytest

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
