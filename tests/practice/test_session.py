"""Practice in the terminal, with answers that are typed by the tests."""

import json

import pytest

from genex.practice.session import Session, practise, quiz_of_one


def practised(answers, tmp_path, family="svm-loss", seed=3, level="warm-up"):
    """What is said to these answers, and the log."""
    said, typed = [], iter([*answers, None])
    session = Session(lambda: next(typed), said.append, tmp_path / "log.jsonl")
    practise(session, family, seed, level)
    log = session.log.read_text("utf-8").splitlines() if session.log.exists() else []
    return "\n".join(said), [json.loads(line) for line in log]


def key(seed=3):
    """The right answers, as they would be typed."""
    parts = quiz_of_one("svm-loss", seed, "warm-up").parts
    rows = [p.shown if isinstance(p.shown, list) else [p.shown] for p in parts]
    return ["; ".join(",".join(r) if isinstance(r, list) else r for r in row) for row in rows]


def test_right_answers_get_all_marks_and_the_next_exercise(tmp_path):
    """Whoever answers well is told so and goes on."""
    said, log = practised(key(), tmp_path)
    assert [entry["verdict"] for entry in log] == ["right"] * 3
    assert "8 of 8 marks in this exercise" in said
    assert "8 of 8 marks in 1 exercise" in said


def test_a_slip_is_named_and_may_be_mended(tmp_path):
    """The slip is explained, a second try is offered, and the first one counts."""
    losses, *rest = key()
    exercise = quiz_of_one("svm-loss", 3, "warm-up").items[0].exercise
    wrong = exercise.with_slips(type(exercise).margin_left_out)
    slipped = ", ".join(str(loss) for loss in wrong.losses)
    said, log = practised([slipped, losses, *rest], tmp_path)
    assert log[0]["slips"] == ["margin_left_out"]
    assert "without the margin" in said
    assert [entry["verdict"] for entry in log[1:]] == ["right"] * 3
    assert "8 of 8" not in said


def test_what_cannot_be_read_may_be_written_again(tmp_path):
    """Unreadable is not wrong: the place is shown, and there is another try."""
    losses, *rest = key()
    said, log = practised(["1.2 +, 3 +", losses, *rest], tmp_path)
    assert [entry["verdict"] for entry in log[:2]] == ["unreadable", "right"]
    assert "could not be read" in said
    assert "instructor" not in said  # there is none to show it to
    assert "      1.2 +\n           ^\n" in said


def test_passing_over_shows_the_solution(tmp_path):
    """An empty answer is blank, and the worked solution follows."""
    said, log = practised([""], tmp_path)
    assert log[0]["verdict"] == "blank"
    assert "Compare every wrong class with the correct one" in said


@pytest.mark.parametrize("word", ["q", "quit", "EXIT", None])
def test_it_ends_when_it_is_enough(word, tmp_path):
    """quit and the end of input both end it with a sum."""
    said, log = practised([word], tmp_path)
    assert log == []
    assert "0 of 0 marks in 0 exercises" in said


def test_without_a_family_all_come_in_turn(tmp_path):
    """The first exercise is of the first family, the second of the second."""
    said, log = practised([""] * 4, tmp_path, family=None, level="exam")
    assert [entry["family"] for entry in log] == ["svm-loss"] * 3 + ["cross-entropy"]
    assert "softmax" in said


def test_the_form_of_an_answer_is_shown_as_it_is_typed(tmp_path):
    """A star is a sign of multiplication, not Markdown's, or the example could not be read."""
    said, _ = practised([""] * 9, tmp_path, family="sigmoid-chain")
    assert "(u - v)*t" in said
    assert "3*ln(u)/m" in said
