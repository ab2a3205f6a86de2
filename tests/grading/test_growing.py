"""A class that grows: late sheets, newer ones, the same ones again, and those who are absent."""

import json

import pytest

from genex.files.writing import as_json
from genex.grading.store import store_of_class
from genex.publishing.quiz_files import make_quiz
from genex.quiz.class_list import Journal
from tests.grading.sheets import right_answers, write_key
from tests.grading.sheets import sheet as sheet_of_quiz
from tests.grading.students import LOST, STRONG, WEAK, Student
from tests.grading.words import QUIZ, Class


@pytest.fixture
def room(tmp_path):
    """A class of two, graded."""
    room = Class(tmp_path)
    room.hand_in("anna")
    room.hand_in("bert", {"1b": "1"})
    room.grade()
    return room


def told(found, word):
    """The remarks with a word in them."""
    return [line for line in found.remarks if word in line]


def test_a_late_sheet_joins_the_class(room):
    """Results hold all, and the table only what was handed in now."""
    late = room.hand_in("carl")
    found = room.grade(late)
    assert [line.split()[0] for line in found.lines] == ["student", "carl"]
    assert [one["student"]["id"] for one in room.stored()] == ["anna", "bert", "carl"]
    assert told(found, "The class has 3 sheets by now")
    assert [row[0] for row in room.table("results.csv")] == ["id", "anna", "bert", "carl"]


def test_the_same_sheets_again_change_nothing(room):
    """Files and store hold what they held."""
    before = {path.name: path.read_bytes() for path in room.results.glob("*.[jc]s*")}
    assert room.grade().lines
    assert {path.name: path.read_bytes() for path in room.results.glob("*.[jc]s*")} == before
    with store_of_class(room.results / "class.sqlite") as store:
        assert len([*store.sheets()]) == 2


def test_a_newer_sheet_takes_the_place_of_the_earlier_one(room):
    """It says so, and the earlier one stays in the store."""
    newer = room.hand_in("anna", {"1b": "1"}, file="anna2")
    found = room.grade(newer)
    assert told(found, "place")[0].startswith("Newer sheets take the place of earlier ones: anna")
    assert told(found, "place")[0].endswith(f"({newer} for {room.desk / 'anna.json'}).")
    assert [one["file"] for one in room.stored()] == [str(room.desk / "bert.json"), str(newer)]
    with store_of_class(room.results / "class.sqlite") as store:
        assert store.rows("SELECT count(*) FROM sheet").fetchone() == (3,)


def test_of_two_sheets_in_one_run_the_new_one_counts(room):
    """One that was marked before is the older one, in whatever order they lie there."""
    newer = room.hand_in("anna", {"1b": "1"}, file="a")
    for _ in range(2):
        found = room.grade()
        assert found.code == 0
        assert str(newer) in {one["file"] for one in room.stored()}
    assert told(found, "Passed over") == [
        f"Passed over, since a newer sheet of the student counts: {room.desk / 'anna.json'}."
    ]


def test_a_newer_sheet_has_the_page_of_the_earlier_one(room):
    """Even where both lie in one run, a student has one page: that of the sheet that counts."""
    room.grade(feedback=True)
    room.hand_in("anna", {"1b": "12345"}, file="anna2")
    room.grade(feedback=True)
    pages = {path.name for path in (room.results / "feedback").glob("*.md")}
    assert pages == {"anna.md", "bert.md"}
    assert "12345" in (room.results / "feedback" / "anna.md").read_text("utf-8")


def test_of_two_new_sheets_nobody_knows_which_is_newer(room):
    """The second is refused, as before."""
    room.hand_in("carl", file="c1")
    room.hand_in("carl", {"1b": "1"}, file="c2")
    found = room.grade()
    assert told(found, "second sheet")[0].endswith("Keep one of the two.")
    assert room.marks()["carl"] == room.marks()["anna"]


def test_an_id_of_somebody_else_replaces_nobody(room):
    """Another name under a known id is told; the same name written otherwise is the same person."""
    room.hand_in("dora", name="Dora  Maar")
    room.grade()
    found = room.grade(room.hand_in("dora", {"1b": "1"}, file="d2", name="Zoe"))
    assert told(found, "already used by 'Dora Maar'")
    found = room.grade(room.hand_in("dora", {"1b": "1"}, file="d3", name="dora maar"))
    assert told(found, "take the place")


def test_answers_have_a_table_of_their_own(room):
    """A line for each cell, tidy, with what was read, the verdict, the slip and the marks."""
    heads, *rows = room.table("answers.csv")
    assert heads == ["quiz", "student", "part", "cell", "read", "verdict", "slip", "marks"]
    rows = [dict(zip(heads, row, strict=True)) for row in rows]
    anna = [row for row in rows if row["student"] == "anna"]
    cells = [row for row in anna if row["part"] == "1a"]
    assert [row["cell"] for row in cells] == [str(k + 1) for k in range(len(cells))]
    whole = next(one for one in room.stored()[0]["parts"] if one["id"] == "1a")["marks"]
    assert sum(float(row["marks"]) for row in cells) == pytest.approx(whole)
    (total,) = (row for row in rows if (row["student"], row["part"]) == ("bert", "1b"))
    assert (total["cell"], total["read"], total["verdict"]) == ("", "1", "wrong")


def test_students_without_a_sheet_are_absent(room):
    """That is not 0 of 30, where the list of the class is known."""
    variants = {name: make_quiz(7, student=name) for name in ("ida", "jon", "kim")}
    journal = Journal(room.out / "tuesday", "x" * 16)
    for name, quiz in variants.items():
        write_key(room.out, quiz, f"tuesday/{name}")
    journal.path.write_text("student,quiz,print\n")
    for name, quiz in variants.items():
        journal.add(name, quiz.id)
    assert not told(room.grade(), "Absent")
    quiz = variants["ida"]
    (room.desk / "ida.json").write_text(sheet_of_quiz("ida", right_answers(quiz), quiz=quiz.id))
    found = room.grade()
    assert told(found, "Absent") == ["Absent: jon, kim. No sheet is not 0 marks."]
    rows = {row[0]: row for row in room.table("results.csv")}
    assert rows["jon"][3:5] == ["absent", ""]
    everything = json.loads((room.results / "results.json").read_text())
    assert [one["student"] for one in everything["absent"]] == ["jon", "kim"]


def test_a_late_copy_is_held_against_the_whole_class(tmp_path):
    """Who hands in late what an earlier one has is noted, and so is the other way round."""
    room = Class(tmp_path)
    anna, bert = (make_quiz(seed=7, student=name) for name in ("anna", "bert"))
    for quiz in (anna, bert):
        write_key(room.out, quiz)
    (room.desk / "a.json").write_text(sheet_of_quiz("anna", right_answers(anna), quiz=anna.id))
    room.grade()
    late = room.desk / "b.json"
    late.write_text(sheet_of_quiz("bert", right_answers(anna), quiz=bert.id))
    assert told(room.grade(late), "bert matches the variant of anna")
    carl = room.hand_in("carl")
    assert told(room.grade(carl), "bert matches the variant of anna")
    assert any("copy" in one for one in room.stored())


def test_results_of_an_earlier_genex_are_taken_over_once(room):
    """They join the class with their marks, and a line says so."""
    (room.results / "class.sqlite").unlink()
    late = room.hand_in("carl")
    found = room.grade(late)
    assert [line.partition(", which ")[2] for line in told(found, "Taken over")] == [
        "an earlier genex wrote: 2 sheets. This happens once."
    ]
    assert [one["student"]["id"] for one in room.stored()] == ["anna", "bert", "carl"]
    assert not told(room.grade(late), "Taken over")
    assert room.again().lines == ["Nothing changed."]


def test_marking_again_skips_what_cannot_have_changed(room, monkeypatch):
    """A sheet is marked anew only if its key, the genex or a decision is another one."""
    marked = []
    from genex.grading import regrade

    mark = regrade.mark_sheet
    monkeypatch.setattr(regrade, "mark_sheet", lambda *all_: marked.append(all_) or mark(*all_))
    room.again()
    assert marked == []
    other = make_quiz(seed=8)
    write_key(room.out, other)
    (room.desk / "z.json").write_text(sheet_of_quiz("zoe", right_answers(other), quiz=other.id))
    room.grade()
    key = room.out / other.id / "key.json"
    content = other.key()
    content["questions"][0]["parts"][0]["marks"] += 1
    key.write_bytes(as_json(content))
    (line,) = room.again().lines
    assert line.startswith("zoe: 30 → 31")
    assert len(marked) == 1


POLICIES = [
    {"slip": "1/4"},
    {"early": "1/2", "follows": "3/4"},
    {"wrong_choice": "1/4", "slip": "1/3"},
    {"whole": True},
    {"step": "1/8", "slip": "1/3"},
    {"total_step": "1"},
    {"same_slip": "once"},
    {"guard": 1},
]


@pytest.mark.parametrize("policy", POLICIES, ids=str)
@pytest.mark.parametrize("paper", ["quiz", "theory-homework"])
def test_a_changed_policy_gives_what_marking_anew_gives(tmp_path, paper, policy):
    """Sheets are priced anew where numbers have changed: to the letter what a new run finds."""
    quiz, room = make_quiz(7, paper), Class(tmp_path)
    key = write_key(room.out, quiz)
    for number in range(24):
        answers = Student(f"{paper}/{number}", (STRONG, WEAK, LOST)[number % 3]).answers(quiz)
        name = f"s{number}"
        (room.desk / f"{name}.json").write_text(sheet_of_quiz(name, answers, quiz=quiz.id))
    room.grade()
    content = quiz.key()
    content["marking"].update(policy)
    key.write_bytes(as_json(content))
    room.again(lower=True)
    again = room.stored(), room.table("answers.csv"), room.table("results.csv")
    (room.results / "class.sqlite").unlink()
    (room.results / "results.json").unlink()
    room.grade()
    assert again == (room.stored(), room.table("answers.csv"), room.table("results.csv"))


def test_the_quizzes_of_a_class_may_differ(room):
    """The table has a column for each part of any of them, in the order of papers."""
    other = make_quiz(seed=8)
    write_key(room.out, other)
    (room.desk / "z.json").write_text(sheet_of_quiz("zoe", right_answers(other), quiz=other.id))
    room.grade()
    parts = room.table("results.csv")[0][5:-3]
    assert {part.id for part in (*QUIZ.parts, *other.parts)} == {*parts}
    assert parts.index("3a") + 1 == parts.index("3a.reason")
