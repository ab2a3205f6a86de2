"""Tables of answers as spreadsheets write them: heads, encodings, separators, missing quizzes."""

import csv
import io

import pytest

from genex.grading.grade import grade_class
from genex.grading.handed_in import Desk
from genex.grading.pages import Feedback
from genex.publishing.quiz_files import make_quiz
from genex.quiz.answer_sheet import Refused
from tests.grading.sheets import QUIZ, right_answers, write_key

HEADS = ["id", "name", "quiz", "1a", "1b"]
ROW = ["anna", "Anna Müller", QUIZ.id, "1; 2; 3; 4", "22,5"]


def table(heads=HEADS, *rows, separator=","):
    """A table as text."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([heads, *(rows or [ROW])])
    return text.getvalue()


def read(tmp_path, content, **known):
    """What is read from a table."""
    path = tmp_path / "answers.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [*Desk(**known).collect([path])]


@pytest.mark.parametrize(
    "head",
    ["1A", "Question 1a", "question 1A", "Q1a", "q 1 a", "1.a", "1a)", "1(a)", " 1a ", "Part 1a:"],
)
def test_a_part_is_known_by_any_head(tmp_path, head):
    """Neither letters of either case nor what is written around it matter."""
    (sheet,) = read(tmp_path, table(["ID", "Name", "Quiz ID", head, "1b"]))
    assert (sheet.student, sheet.name, sheet.quiz) == ("anna", "Anna Müller", QUIZ.id)
    assert sheet.answers == {"1a": "1; 2; 3; 4", "1b": "22,5"}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_tables_are_read_as_spreadsheets_write_them(tmp_path, encoding, separator):
    """Whatever the encoding and the sign between cells, with or without a mark at the start."""
    (sheet,) = read(tmp_path, table(separator=separator).encode(encoding))
    assert (sheet.name, sheet.answers["1a"]) == ("Anna Müller", "1; 2; 3; 4")


def test_a_head_in_quotation_marks_separates_nothing(tmp_path):
    """Semicolons inside a head are none between cells, and Excel's first line is no head."""
    heads = ["id;nr;x", "quiz", "1a"]
    text = table(["id", *heads], ["anna", "7", QUIZ.id, "5"]).replace("id;nr;x", '"id;nr;x;y;z"')
    (sheet,) = read(tmp_path, text)
    assert sheet.answers["1a"] == "5"
    (sheet,) = read(tmp_path, "sep=;\n" + table(separator=";"))
    assert sheet.answers["1b"] == "22,5"


@pytest.mark.parametrize(
    ("heads", "reason"),
    [
        (["id", "name", "quiz", "points", "remark"], "no column is a part of a quiz"),
        (["id", "name", "quiz", "1a", "Question 1a"], "'1a' and 'Question 1a' are both 1a"),
        (["id", "ID", "quiz", "1a", "1b"], "'id' and 'ID' are both id"),
        (["id", "name", "quiz", "note", "Note"], "'note' and 'Note' are both note"),
    ],
)
def test_a_table_that_cannot_be_meant_is_refused_once(tmp_path, heads, reason):
    """A table without a part, or with one column twice, is told in a line, not in one a row."""
    (refused,) = read(tmp_path, table(heads, ROW, ROW))
    assert isinstance(refused, Refused)
    assert reason in refused.reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no column is a part"),
        (b"\xff\xfe\x00", "not text in any usual encoding"),
        (b"id,1a\n\x81\x8d,2\n", "not text in any usual encoding"),
        (b"id,1a\nanna,1,2\n", "does not have as many cells"),
        (b"id,1a\nanna\n", "does not have as many cells"),
        (b"id,1a\nanna," + b"1" * 200_000 + b"\n", "has a cell of more than 100,000 characters"),
    ],
    ids=str,
)
def test_what_is_no_table_is_told(tmp_path, content, reason):
    """Each fault has its line."""
    (refused,) = read(tmp_path, content, quiz=QUIZ.id)
    assert reason in refused.reason


def test_rows_and_columns_without_anything_say_nothing(tmp_path):
    """Empty rows at the end and empty columns at the side are no sheets and no answers."""
    heads, row = [*HEADS, "", ""], [*ROW, "", ""]
    (sheet,) = read(tmp_path, table(heads, row, [""] * 7, ["  "] * 7) + "\n\n")
    assert set(sheet.answers) == {"1a", "1b"}
    (sheet,) = read(tmp_path, table(heads, [*ROW, "", "more"]))
    assert sheet.answers["column 7"] == "more"


CLASS = "student,quiz,print\n{rows}"
OTHER = make_quiz(seed=8)


def write_class(out, name, **quizzes):
    """The journal of a class."""
    (out / name).mkdir(parents=True, exist_ok=True)
    rows = "".join(f"{student},{quiz},{'0' * 16}\n" for student, quiz in quizzes.items())
    (out / name / "class.csv").write_text(CLASS.format(rows=rows))


def test_a_missing_quiz_is_that_of_the_class_list(tmp_path):
    """A row without a quiz answers the variant of its student, and with two of them none."""
    out, desk = tmp_path / "out", tmp_path / "answers.csv"
    write_class(out, "monday", anna=QUIZ.id, bert=OTHER.id, carl=QUIZ.id)
    write_class(out, "friday", carl=OTHER.id)
    for quiz in (QUIZ, OTHER):
        write_key(out, quiz)
    rows = [
        [name, right_answers(quiz)["1b"]]
        for name, quiz in (("anna", QUIZ), ("bert", OTHER), ("carl", QUIZ), ("dora", QUIZ))
    ]
    desk.write_text(table(["id", "1b"], *rows))
    found = grade_class([desk], None, out, out / "results", Feedback(wanted=False))
    assert {row.student: float(row.marks) for row in found.rows} == {"anna": 1.0, "bert": 1.0}
    carl, dora = (refused.reason for refused in found.refused)
    assert "'carl' has" in carl
    assert "Add a column 'quiz'" in carl
    assert "does not say which quiz" in dora


def test_the_key_that_is_given_goes_before_the_class_list(tmp_path):
    """With a key on the command line a table without quizzes is for that one."""
    out, desk = tmp_path / "out", tmp_path / "answers.csv"
    write_class(out, "monday", anna=OTHER.id)
    desk.write_text(table(["id", "1b"], ["anna", right_answers()["1b"]]))
    found = grade_class([desk], write_key(out), out, out / "results", Feedback(wanted=False))
    assert [float(row.marks) for row in found.rows] == [1.0]
