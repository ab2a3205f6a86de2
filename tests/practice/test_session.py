"""Practice in the terminal, with answers that are typed by the tests."""

import json
import re
from dataclasses import replace

import pytest

from genex.document.markdown import read_markdown
from genex.exact.cells import flat
from genex.exercise.graph import slug
from genex.families.registry import our_families
from genex.feedback.words import first_line
from genex.files.writing import as_json
from genex.marking.submission import Marker
from genex.practice.part_round import Round
from genex.practice.screen import Screen
from genex.practice.session import Session, practice_run, practise, quiz_of_one
from genex.quiz.key_reader import read_key
from genex.wording.texts import practice_words


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


def asked(text):
    """How often the losses were asked for."""
    return text.count("Compute the loss Lᵢ")


def test_the_form_and_a_hint_cost_nothing(tmp_path):
    """An example and the first line of the solution are shown, and the try is still there."""
    said, log = practised(["?", "hint", *key()], tmp_path)
    assert "For example `7/2, -3`; or one number a line." in said
    assert said.count("Compare every wrong class with the correct one") == 1
    assert [entry["attempt"] for entry in log] == [1, 1, 1]
    assert "8 of 8 marks in this exercise" in said


def test_what_cannot_be_read_never_costs_a_try(tmp_path):
    """After five unreadable answers there are still two tries."""
    said, log = practised(["x y z", "1.2 +, 3", "(", "1, 2, 3", "?!", "1, 2", "3, 4"], tmp_path)
    assert [entry["verdict"] for entry in log].count("unreadable") == 5
    assert [entry["attempt"] for entry in log][-2:] == [1, 2]
    assert said.count("It was no try") == 5
    assert said.count("Try once more") == 1


def test_skipping_shows_no_solution_and_back_leads_back(tmp_path):
    """What was skipped is asked again, and its first try counts then."""
    losses, *rest = key()
    said, log = practised(["skip", "back", losses, *rest], tmp_path)
    assert asked(said) == 3  # the third time in the next exercise
    assert [entry["verdict"] for entry in log] == ["blank", "right", "right", "right"]
    assert "8 of 8 marks in this exercise" in said
    assert "Compare every wrong class" not in said


def test_a_part_that_is_answered_again_keeps_its_marks(tmp_path):
    """Going back to a part that was marked says that its first try counts."""
    losses, *rest = key()
    said, log = practised(["77, 78", losses, "back", losses, *rest], tmp_path)
    assert "The first try counts: 0 of 3." in said
    assert "This part has its marks, 0 of 3" in said
    assert [entry["attempt"] for entry in log] == [1, 2, 2, 1, 1]
    assert "5 of 8 marks in this exercise" in said


def test_there_is_nothing_before_the_first_part(tmp_path):
    """Going back from the first part asks it again."""
    said, _ = practised(["back"], tmp_path)
    assert "This is the first part that is asked here." in said
    assert asked(said) == 2


def test_a_matrix_is_typed_row_by_row(tmp_path):
    """Rows make one answer, which stands in the log in one line."""
    losses, total, gradient = key()
    rows = gradient.split(";")
    said, log = practised([losses, total, *rows], tmp_path)
    assert "Row 2 of 2; an empty line begins the answer anew:" in said
    assert log[-1]["answer"] == "; ".join(row.strip() for row in rows)
    assert log[-1]["verdict"] == "right"


def test_a_log_that_cannot_be_written_is_said_once(tmp_path):
    """Practice goes on without a log, with one line that says why."""
    (tmp_path / "taken").write_text("")
    said, typed = [], iter([*key(), None])
    session = Session(lambda: next(typed), said.append, tmp_path / "taken" / "log.jsonl")
    practise(session, "svm-loss", 3, "warm-up")
    text = "\n".join(said)
    assert text.count("cannot be written") == 1
    assert "Choose another file with --log. Practice goes on without a log." in text
    assert "8 of 8 marks in this exercise" in text
    assert "The log is" not in text


def again(answers, tmp_path, family=None):
    """What is said when somebody asks for what went wrong."""
    said, typed = [], iter([*answers, None])
    session = Session(lambda: next(typed), said.append, tmp_path / "log.jsonl")
    practice_run(session, family, 7, "exam", again=True)
    return "\n".join(said)


def test_what_went_wrong_is_asked_again_until_it_is_right(tmp_path):
    """Only the parts that went wrong are asked, with the numbers and the level that they had."""
    losses, total, gradient = key()
    practised(["77, 78", losses, total, "9 9 9; 8 8 8", gradient], tmp_path)
    said = again(["66, 67", losses, gradient], tmp_path)
    assert "2 parts of 1 exercise went wrong before." in said
    assert "Compute the total loss" not in said
    said = again([losses], tmp_path)
    assert "1 part of 1 exercise went wrong before." in said
    assert "3 of 3 marks in this exercise" in said
    assert "Nothing went wrong that you have not put right since." in again([], tmp_path)


def test_only_one_family_may_be_asked_again(tmp_path):
    """With a family, what went wrong in others stays for later."""
    practised(["77, 78", "77, 78"], tmp_path)
    said = again([], tmp_path, "cross-entropy")
    assert "Nothing of `cross-entropy` went wrong" in said
    assert "1 part of 1 exercise" in again([], tmp_path, "svm-loss")


def test_a_family_that_is_gone_stops_nobody(tmp_path):
    """An exercise of a plugin that is not there is passed over with a reason."""
    practised(["77, 78", "77, 78"], tmp_path)
    log = tmp_path / "log.jsonl"
    gone = json.loads(log.read_text().splitlines()[0]) | {"family": "gone-loss"}
    log.write_text(json.dumps(gone) + "\n" + log.read_text())
    said = again([key()[0]], tmp_path)
    assert "This exercise cannot be asked again: " in said
    assert "gone-loss" in said
    assert "3 of 3 marks in this exercise" in said


def test_progress_is_shown_after_a_session_and_when_it_is_asked_for(tmp_path):
    """First tries that were right are counted for each family from the log."""
    said, _ = practised(["77, 78", *key()], tmp_path)
    assert re.search(r"svm-loss +3 +2 +2 of 3", said)
    lines = []
    session = Session(lambda: None, lines.append, tmp_path / "log.jsonl")
    practice_run(session, None, 7, "exam", progress=True)
    assert re.search(r"svm-loss +3 +2 +2 of 3", "\n".join(lines))
    lines.clear()
    practice_run(session, "cross-entropy", 7, "exam", progress=True)
    assert "The log has no such answers yet." in "\n".join(lines)


def test_an_interrupt_ends_with_the_sum(tmp_path):
    """Whoever presses Ctrl-C while something is worked out still reads the marks."""

    def interrupted():
        raise KeyboardInterrupt

    said = []
    practise(Session(interrupted, said.append, tmp_path / "log.jsonl"), "svm-loss", 3, "warm-up")
    assert "0 of 0 marks in 0 exercises" in "\n".join(said)


@pytest.mark.parametrize("family", our_families(), ids=slug)
@pytest.mark.parametrize("level", ["warm-up", "hard"])
def test_examples_can_be_read_and_hints_give_nothing_away(family, level):
    """An example of a form has that form, and a hint is not the answer."""
    quiz = quiz_of_one(slug(family), 5, level)
    marker = Marker(read_key(as_json(quiz.key()), "key"))
    played = Round(Screen(lambda _: None), lambda: None, marker, {}, 5, level, lambda _: None)
    for part in played.item.parts:
        example = practice_words(f"form_of_{part.kind.name}", **played.example(part))
        (shown, *_) = re.findall("`([^`]+)`", example)
        form = played.form_of(part)
        row = replace(form, size=form.size[1:]) if part.kind.in_rows else form
        reading = row.read(
            shown.replace("a", "1").replace("b", "2") if part.kind.everywhere else shown
        )
        assert not reading.problem
        assert all(cell.filled for cell in reading.cells)
        hint = first_line(played.item, part)
        read_markdown(hint)
        cells = [str(cell) for cell in flat(part.shown)]
        if not part.kind.chosen and len({*cells}) > 1:
            assert not all(cell in hint for cell in cells)
        if len(cells) == 1 and len(cells[0]) > 2:
            assert not re.search(rf"[=:]\s*\$?{re.escape(cells[0])}", hint)
