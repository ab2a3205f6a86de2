"""Copies from a neighbour's variant are noted, whatever is asked, and honest sheets are not."""

import csv
import json
from fractions import Fraction
from functools import cache
from itertools import count

import pytest

from genex.files.writing import as_json
from genex.grading.collusion import Variants
from genex.grading.run import grading_run
from genex.marking.submission import Marker, marks_without_following
from genex.publishing.quiz_files import make_quiz
from genex.quiz.answer_sheet import sheet_of
from genex.quiz.key_reader import read_key
from tests.grading.sheets import QUIZ, right_answers, sheet, write_key
from tests.grading.students import LOST, STRONG, WEAK, Student, right_sheet

PAPERS = ("quiz", "midterm", "tensor-drill", "theory-homework")
CLASS = 6


@cache
def variants(paper):
    """Some variants of a paper, each with its marker."""
    quizzes = [make_quiz(7, paper, f"s{k}") for k in range(CLASS)]
    return [(quiz, Marker(read_key(as_json(quiz.key()), "key.json"))) for quiz in quizzes]


def copies(paper, handed_in):
    """The copies among sheets, each given by the number of its variant and its answers."""
    found, numbers = Variants(), count()
    for k, answers in handed_in:
        quiz, marker = variants(paper)[k]
        student = {"id": f"student {next(numbers)}"}
        one = sheet_of("a.json", {"quiz": quiz.id, "student": student, "answers": answers})
        found.add(one, marker, marker.mark(one.answers))
    return [*found.copies()]


def honest(paper):
    """A sheet of each kind of student, on each variant."""
    return [
        (k, Student(f"{paper}/{k}/{n}", right).answers(variants(paper)[k][0]))
        for k in range(CLASS)
        for n, right in enumerate((STRONG, STRONG, STRONG, WEAK, WEAK, WEAK, LOST, LOST, LOST))
    ]


@pytest.mark.parametrize("paper", PAPERS)
def test_honest_sheets_are_not_noted(paper):
    """Of 54 sheets with slips, misread numbers and haphazard errors none looks like a copy."""
    sheets = honest(paper)
    assert len(sheets) == 54
    assert copies(paper, sheets) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_copied_sheets_are_noted(paper):
    """Of twelve sheets with a neighbour's answers each is noted, with the neighbour's name."""
    pairs = [(k, (k + step) % CLASS) for k in range(CLASS) for step in (1, 2)]
    right = [(k, right_sheet(variants(paper)[k][0])) for k in range(CLASS)]
    copied = [(k, right[other][1]) for k, other in pairs]
    found = copies(paper, [*right, *copied])
    assert [copy.number for copy in found] == list(range(CLASS, CLASS + 12))
    assert [copy.other for copy in found] == [f"s{other}" for _, other in pairs]
    assert all(copy.own <= 0.05 * copy.telling for copy in found)  # formulas written two ways
    assert all(copy.matches > 0.8 * copy.telling for copy in found)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("level", [10, WEAK])
def test_copies_with_some_own_answers_are_noted(paper, level):
    """Every second answer is the neighbour's, the others are the student's own, right or weak."""
    handed_in = [(k, right_sheet(variants(paper)[k][0])) for k in range(CLASS)]
    for k in range(CLASS):
        own = Student(f"half/{paper}/{k}", level).answers(variants(paper)[k][0])
        other = handed_in[(k + 1) % CLASS][1]
        names = list(enumerate(own))
        handed_in.append((k, {name: (own, other)[n % 2][name] for n, name in names}))
    found = copies(paper, handed_in)
    assert [copy.number for copy in found] == list(range(CLASS, 2 * CLASS))


def test_a_copied_sheet_is_noted_with_fewer_digits():
    """Who writes a neighbour's numbers with two decimals is noted, too."""

    def shorter(answer):
        if isinstance(answer, list):
            return [shorter(part) for part in answer]
        whole, point, digits = answer.partition(".")
        return whole + point + digits[:2] if point and whole.lstrip("-").isdigit() else answer

    other = right_sheet(variants("quiz")[1][0])
    handed_in = [(1, other), (0, {name: shorter(one) for name, one in other.items()})]
    assert [copy.number for copy in copies("quiz", handed_in)] == [1]


def test_one_misread_number_is_no_copy():
    """A number that goes through five parts counts once, even where it is a neighbour's."""
    mine, other = (right_sheet(variants("midterm")[k][0]) for k in (0, 1))
    column = [f"2{letter}" for letter in "abcde"]
    mixed = mine | {part: [mine[part][0], other[part][1]] for part in column}
    assert all(mixed[part] != mine[part] for part in column)
    assert copies("midterm", [(1, other), (0, mixed)]) == []


def test_a_common_paper_has_no_copies():
    """Where everybody has the same paper there is nothing to compare."""
    marker = Marker(read_key(as_json(QUIZ.key()), "key.json"))
    found = Variants()
    for name in ("ada", "bob"):
        content = {"quiz": QUIZ.id, "student": name, "answers": right_answers()}
        one = sheet_of("a.json", content)
        found.add(one, marker, marker.mark(one.answers))
    assert [*found.copies()] == []


def test_marks_without_following():
    """A slip at the start and all that follows from it: what follows brings nothing."""
    marker = Marker(read_key(as_json(QUIZ.key()), "key.json"))
    found = marker.mark(right_answers(slip="margin_left_out"))
    by_part = {one.id: one for one in found.decisions}
    follows = [one.id for one in found.decisions if one.verdict == "follows"]
    assert follows == ["1b"]
    left = found.marks - by_part["1b"].marks
    assert marks_without_following(found, marker.key) == left < found.marks
    right = marker.mark(right_answers())
    assert marks_without_following(right, marker.key) == right.marks == 30


@pytest.fixture
def copied(tmp_path):
    """A class of three on disk, of whom bob copies from ada."""
    out, desk = tmp_path / "out", tmp_path / "desk"
    desk.mkdir()
    for name in ("ada", "bob", "carl"):
        quiz, ada = make_quiz(7, student=name), make_quiz(7, student="ada")
        write_key(out, quiz)
        answers = right_sheet(ada if name == "bob" else quiz)
        (desk / f"{name}.json").write_text(sheet(name, answers, quiz=quiz.id, name=name.title()))
    return desk, out


def rows(out):
    """The rows of results.csv."""
    with (out / "results" / "results.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def results(out):
    """The results in results.json."""
    content = json.loads((out / "results" / "results.json").read_text())
    return {one["student"]["id"]: one for one in content["results"]}


def test_a_copy_is_told_in_table_files_and_note(copied):
    """A note names both and both marks; so do the table and the files, for the noted sheet only."""
    desk, out = copied
    found = grading_run([desk], None, out)
    (note,) = [line for line in found.remarks if "matches the variant" in line]
    told = results(out)
    copy = told["bob"]["copy"]
    assert copy["variant_of"] == "ada"
    assert copy["own"] == 0
    assert copy["matches"] == copy["telling"] > 20
    assert copy["without_following"] < told["bob"]["marks"]
    assert note.startswith(
        f"bob matches the variant of ada in {copy['matches']} of {copy['telling']} answers that"
        " differ, and their own in 0; has "
    )
    assert note.endswith("without what follows from wrong values. Check this by hand.")
    assert note.removesuffix(". Check this by hand.").removeprefix("bob ") in found.lines[2]
    assert "copy" not in told["ada"]
    table = rows(out)
    assert Fraction(table["bob"]["without_following"]) == Fraction(copy["without_following"])
    assert table["bob"]["remarks"].startswith("matches the variant of ada in")
    assert table["ada"]["without_following"] == table["ada"]["remarks"] == ""
    assert float(table["bob"]["marks"]) == told["bob"]["marks"]  # a person decides, not genex
    page = (out / "results" / "feedback" / "bob.md").read_text("utf-8")
    assert "ada" not in page


def test_marking_again_tells_copies_again(copied):
    """Results that are marked again keep what is told of copies, once."""
    desk, out = copied
    first = grading_run([desk], None, out)
    before = results(out), rows(out)
    again = grading_run([], None, out, again=True)
    assert again.lines == ["Nothing changed."]
    assert (results(out), rows(out)) == before
    notes = [[line for line in run.remarks if "matches" in line] for run in (first, again)]
    assert notes[0] == notes[1]
    assert len(notes[0]) == 1


def test_a_class_without_copies_has_the_files_it_had(copied):
    """Where nothing is noted, the table has no further column."""
    desk, out = copied
    (desk / "bob.json").unlink()
    grading_run([desk], None, out)
    assert "without_following" not in rows(out)["ada"]
    assert "copy" not in results(out)["ada"]
