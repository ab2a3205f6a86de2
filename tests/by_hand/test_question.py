"""What a marker sees of the question."""

from genex.by_hand.question import asked_at
from genex.files.writing import as_json
from genex.practice.session import quiz_of_one
from genex.quiz.key_reader import read_key
from genex.terminal.write import to_text


def test_the_question_and_what_is_right_come_from_the_key():
    """The words are those of the part; the solution has the numbers of the variant."""
    key = read_key(as_json(quiz_of_one("svm-loss", 3, "exam").key()), "key.json")
    question = asked_at(key, "1a")
    assert to_text(question.words).startswith("Compute the loss Lᵢ of each example.")
    right = to_text(question.right())
    assert "Right: `[0, 0, 0, 93/10]`" in right
    assert "Compare every wrong class with the correct one" in right
