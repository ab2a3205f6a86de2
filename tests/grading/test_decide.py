"""Decisions of people: taken back from a table, kept, told, followed through, and undone."""

import json
import re
from fractions import Fraction

import pytest

from genex.errors import FileError
from genex.grading.store import store_of_class
from genex.marking.ruling import Ruling
from genex.marking.rulings import marks_by
from tests.grading.words import QUIZ, RIGHT, WHY, Class, as_table


@pytest.fixture
def room(tmp_path, monkeypatch):
    """A class of two, graded: both have words that wait, and Bert has an unreadable number."""
    monkeypatch.setenv("GENEX_MARKER", "Ben")
    room = Class(tmp_path)
    room.hand_in("anna")
    room.hand_in("bert", {"1b": "2.5.1", "2a": "Because of softmax."})
    room.grade()
    return room


def test_what_is_open_stands_in_a_table(room):
    """A row an open answer, with what was written, why it is open, and what it was written from."""
    rows = room.open_rows()
    assert [(row["student"], row["part"]) for row in rows] == [
        ("anna", "2a"),
        ("anna", "3a.reason"),
        ("bert", "1b"),
        ("bert", "2a"),
        ("bert", "3a.reason"),
    ]
    first, number = rows[0], rows[2]
    assert (first["quiz"], first["out_of"]) == (QUIZ.id, "2")
    assert (first["read"], first["marks"]) == (WHY, "")
    assert rows[1]["proposal"] == "genex ticks 1; words, which a person reads"
    assert number["proposal"].startswith("two numbers side by side")
    assert all(re.fullmatch(r"r[0-9a-f]{12}\.0", row["ref"]) for row in rows)


def test_a_long_answer_and_a_formula_of_a_spreadsheet_do_no_harm(room):
    """Of a long answer the beginning is shown, and a formula is disarmed."""
    room.hand_in("carl", {"2a": "x" * 5_000, "3a.reason": "=1+1"})
    room.grade()
    rows = {(row["student"], row["part"]): row["read"] for row in room.open_rows()}
    assert rows["carl", "2a"] == "x" * 1_000
    assert rows["carl", "3a.reason"] == "'=1+1"
    assert not room.decide(room.filled_in({("carl", "3a.reason"): {"marks": "1"}})).code


def test_marks_are_taken_back_and_told(room):
    """Who, which part, before and after; results and the table are written anew."""
    found = room.decide(room.filled_in({("anna", "2a"): {"marks": "1½", "comment": "Vague."}}))
    assert found.lines == ["anna 2a: open → 1½"]
    assert found.code == 0
    told = room.part("anna", "2a")
    assert told["marks"] == 1.5
    person = told["person"]
    assert (person["by"], person["comment"], person["before"]) == ("Ann", "Vague.", "open")
    assert ("anna", "2a") not in {(row["student"], row["part"]) for row in room.open_rows()}


@pytest.mark.parametrize(
    ("written", "marks"),
    [("1.5", 1.5), ("1,5", 1.5), ("1½", 1.5), ("3/2", 1.5), ("1 1/2", 1.5), ("2", 2), ("0", 0)],
)
def test_marks_are_read_as_people_write_them(room, written, marks):
    """Decimals with point or comma, quarters as signs, and fractions."""
    assert not room.decide(room.filled_in({("anna", "2a"): {"marks": written}})).code
    assert room.part("anna", "2a")["marks"] == marks


def test_an_unchanged_table_changes_nothing(room):
    """It says so, and it does so if it is taken back twice."""
    told = f"{room.results / 'open.csv'}: nothing changed."
    assert room.decide().remarks == [told]
    filled = room.filled_in({("anna", "2a"): {"marks": "1"}})
    assert room.decide(filled).lines == ["anna 2a: open → 1"]
    again = room.decide(filled, file="mine.csv")
    assert again.lines == []
    assert again.remarks == [f"{room.results / 'mine.csv'}: nothing changed."]


def test_a_row_may_be_changed_once_more(room):
    """Whoever corrects a row of their own and takes it back again decides anew."""
    room.decide(room.filled_in({("anna", "2a"): {"marks": "1"}}), file="mine.csv")
    text = (room.results / "mine.csv").read_text().replace(",1,,,,,r", ",2,,,,,r")
    assert room.decide(text, file="mine.csv").lines == ["anna 2a: 1 → 2"]


def test_an_answer_that_has_changed_since_is_refused(room):
    """What was marked is not what stands there by now; the rest of the table is applied."""
    fill = {("anna", "2a"): {"marks": "1"}, ("bert", "2a"): {"marks": "2"}}
    table = room.filled_in(fill)
    room.hand_in("anna", {"2a": "Something else."})
    room.grade()
    found = room.decide(table)
    assert found.lines == ["bert 2a: open → 2"]
    assert found.code == 1
    assert found.remarks[0] == (
        "row 2, anna 2a: another answer than the one you marked. It is in the new open.1.csv."
    )
    rows = {(row["student"], row["part"]): row["read"] for row in room.open_rows("open.1.csv")}
    assert rows["anna", "2a"] == "Something else."


def test_a_decision_made_meanwhile_is_kept(room):
    """Of two people who decide the first one is kept, and a line says how to settle it."""
    table = room.filled_in({("bert", "2a"): {"marks": "1"}})
    room.decide(room.filled_in({("bert", "2a"): {"marks": "1½"}}), by="Ben")
    found = room.decide(table, file="mine.csv")
    assert found.code == 1
    assert re.fullmatch(
        r"row 5, bert 2a: you 1, Ben 1½ at \d\d:\d\d\. Kept Ben's; `genex mark 2a --student bert`"
        r" settles it\.",
        found.remarks[0],
    )
    assert room.part("bert", "2a")["marks"] == 1.5


def test_items_count_by_the_rubric(room):
    """Numbers of the rubric, as the key prints them; what genex ticks counts without being said."""
    fill = {("anna", "2a"): {"items": "1 2"}, ("anna", "3a.reason"): {"items": "2"}}
    found = room.decide(room.filled_in(fill))
    assert found.lines == ["anna 2a: open → ½", "anna 3a.reason: open → 3"]
    assert room.part("anna", "2a")["person"]["items"] == ["no reason", "vague"]


REFUSED = [
    ({"items": "2 3", "marks": "1½"}, "items 2 3 give ½, marks say 1½. Clear one."),
    ({"items": "9"}, "there is no item 9: the rubric has 4 items."),
    ({"items": "3 4"}, "items 3 and 4 are of one group, of which one applies."),
    ({"items": "x"}, "'x' is not the number of an item. Write them as 1 3."),
    ({"marks": "1-Feb"}, "a spreadsheet made a date of 1/2. Write 0.5."),
    ({"marks": "02. Jan"}, "a spreadsheet made a date of 1/2. Write 0.5."),
    ({"marks": "2026-03-02"}, "a spreadsheet made a date of 3/2. Write 1.5."),
    ({"marks": "01. Mai"}, "a spreadsheet made a date of 1.5. Write 1.5."),
    ({"marks": "3"}, "3 of 2 marks. Give 2 at most."),
    ({"marks": "-1"}, "cannot read '-1' as marks. Write them as 1.5 or 1½."),
    ({"marks": "good"}, "cannot read 'good' as marks. Write them as 1.5 or 1½."),
    ({"marks": "1", "read_as": "x"}, "marks and read_as both decide. Clear one."),
    ({"read_as": "x"}, "a person reads this part, whatever it is read as. Give marks."),
    ({"marks": "undo"}, "there is no decision to take back. Clear the row."),
    ({"marks": "1", "ref": "7"}, "its ref was changed. Put it back, or clear it to decide anyway."),
    ({"marks": "1", "part": "9z"}, "there is no part '9z'."),
    ({"marks": "1", "student": "ann"}, "there is no sheet of 'ann'. Did you mean 'anna'?"),
]


@pytest.mark.parametrize(("filled", "why"), REFUSED, ids=[why[:30] for _, why in REFUSED])
def test_a_row_that_cannot_be_applied_says_why(room, filled, why):
    """Row, student, part and reason in one line; the exit code is 1, and nothing is changed."""
    before = room.stored()
    found = room.decide(room.filled_in({("anna", "2a"): filled}))
    line = found.remarks[0]
    who, part = filled.get("student", "anna"), filled.get("part", "2a")
    assert line.startswith(f"row 2, {who} {part}: {why}")
    assert (found.code, found.lines) == (1, [])
    assert room.stored() == before


def test_what_the_student_meant_is_marked_with_what_follows(room):
    """A number read by a person is marked as if it had been typed, and so is what follows."""
    wrong = {"1b": "2.5.1", "1c": RIGHT["1c"]}
    room.hand_in("carl", wrong)
    room.grade()
    found = room.decide(room.filled_in({("carl", "1b"): {"read_as": RIGHT["1b"]}}))
    assert found.lines[0].startswith("carl 1b: open → ")
    assert f"(read as '{RIGHT['1b']}')" in found.lines[0]
    assert room.part("carl", "1b")["verdict"] == "right"
    assert room.part("carl", "1b")["person"]["read_as"] == RIGHT["1b"]


def test_what_cannot_be_read_either_is_refused(room):
    """A reading that genex cannot read is no reading."""
    found = room.decide(room.filled_in({("bert", "1b"): {"read_as": "2.5.2"}}))
    assert found.code == 1
    assert "read_as '2.5.2' cannot be read, either: two numbers side by side" in found.remarks[0]


def test_a_row_of_ones_own_overrides_a_machine_mark(room):
    """Only student, part and marks are needed; other parts stay as they are."""
    before = room.part("anna", "1c")
    found = room.decide("student;part;marks;comment\nanna;1a;½;See me.\n", file="mine.csv")
    assert found.lines == ["anna 1a: 3 → ½"]
    assert room.part("anna", "1c") == before
    assert room.part("anna", "1a")["person"]["before"] == 3


def test_a_decision_is_taken_back(room):
    """`undo` brings back what was there before, and may be said twice."""
    room.decide(room.filled_in({("anna", "2a"): {"marks": "1"}}))
    undo = "student,part,marks\nanna,2a,undo\n"
    assert room.decide(undo, file="u.csv").lines == ["anna 2a: 1 → open (taken back by Ann)"]
    assert room.decide(undo, file="u.csv").remarks[-1].endswith("nothing changed.")
    assert ("anna", "2a") in {(row["student"], row["part"]) for row in room.open_rows()}
    with store_of_class(room.results / "class.sqlite") as store:
        assert store.last_decision == 2


def test_what_was_taken_back_is_not_decided_again_by_an_old_table(room):
    """Whoever gives back the table once more is told; without the ref it is a new decision."""
    filled = room.filled_in({("anna", "2a"): {"marks": "1"}})
    room.decide(filled, file="mine.csv")
    room.decide("student,part,marks\nanna,2a,undo\n", file="u.csv", by="Ben")
    found = room.decide(filled, file="mine.csv")
    assert found.remarks[0] == (
        "row 2, anna 2a: what was decided here was taken back. Clear its ref to decide anyway."
    )
    ref = room.open_rows()[0]["ref"]
    assert ref.endswith(".2")
    again = room.filled_in({("anna", "2a"): {"marks": "½"}})
    assert room.decide(again).lines == ["anna 2a: open → ½"]


def test_a_comment_alone_leaves_the_marks(room):
    """A comment is kept for the student's page, and the answer stays open."""
    found = room.decide(room.filled_in({("anna", "2a"): {"comment": "Please come to see me."}}))
    assert found.lines == ["anna 2a: open → open (a comment)"]
    (row,) = (r for r in room.open_rows() if (r["student"], r["part"]) == ("anna", "2a"))
    assert row["comment"] == "Please come to see me."
    assert room.decide().lines == []
    room.decide(room.filled_in({("anna", "2a"): {"marks": "1"}}))
    assert room.part("anna", "2a")["person"]["comment"] == "Please come to see me."


def test_two_rows_on_one_answer_are_told(room):
    """Nobody knows which of them is meant."""
    found = room.decide("student,part,marks\nanna,2a,1\nanna,2a,2\n", file="mine.csv")
    assert found.lines == ["anna 2a: open → 1"]
    assert found.remarks[0] == "row 3, anna 2a: row 2 decides this, too. Keep one of them."


def test_a_dry_run_only_tells(room):
    """It says what would change, and nothing does."""
    before = room.stored(), (room.results / "class.sqlite").read_bytes()
    found = room.decide(room.filled_in({("anna", "2a"): {"marks": "1"}}), dry_run=True)
    assert found.lines == ["anna 2a: open → 1"]
    assert "Nothing was saved, since --dry-run only tells." in found.remarks
    assert (room.stored(), (room.results / "class.sqlite").read_bytes()) == before


def test_who_decides_is_named_by_row_option_environment(room):
    """The row knows best, then --by, then GENEX_MARKER."""
    fill = {("anna", "2a"): {"marks": "1", "by": "Zoe"}, ("bert", "2a"): {"marks": "1"}}
    room.decide(room.filled_in(fill), by="")
    assert room.part("anna", "2a")["person"]["by"] == "Zoe"
    assert room.part("bert", "2a")["person"]["by"] == "Ben"


def test_a_login_is_the_last_resort(room, monkeypatch):
    """Without option and environment, who decides is who is logged in."""
    monkeypatch.delenv("GENEX_MARKER")
    monkeypatch.setenv("LOGNAME", "mila")
    room.decide(room.filled_in({("anna", "2a"): {"marks": "1"}}), by="")
    assert room.part("anna", "2a")["person"]["by"] == "mila"


HOW = {
    "semicolons": {"delimiter": ";"},
    "tabs": {"delimiter": "\t"},
    "with a mark": {"encoding": "utf-8-sig"},
    "Windows": {"encoding": "cp1252"},
    "UTF-16": {"encoding": "utf-16"},
    "UTF-16 with tabs": {"encoding": "utf-16", "delimiter": "\t"},
}


@pytest.mark.parametrize("how", HOW)
def test_spreadsheets_write_a_table_in_many_ways(room, how):
    """Whatever separates the cells, and however characters are written."""
    fill = {("anna", "2a"): {"marks": "1½", "comment": "Schön, aber:\nzu kurz"}}
    assert room.decide(room.filled_in(fill, **HOW[how])).lines == ["anna 2a: open → 1½"]
    assert room.part("anna", "2a")["person"]["comment"].split() == ["Schön,", "aber:", "zu", "kurz"]


def test_order_and_further_columns_do_not_matter(room):
    """Rows and columns may be sorted, and columns added or left out."""
    rows = [{**dict(reversed(row.items())), "note to self": "?"} for row in room.open_rows()[::-1]]
    rows[-1]["Marks"] = rows[-1].pop("marks")
    for row in rows[:-1]:
        row["Marks"] = row.pop("marks")
        row.pop("read")
    rows[-1].pop("read")
    rows[-1]["Marks"] = "1"
    assert room.decide(as_table(rows)).lines == ["anna 2a: open → 1"]


def test_zeros_before_an_id_may_be_lost(room):
    """A spreadsheet makes 7 of 007; the sheet is found, if only one fits."""
    room.hand_in("007")
    room.grade()
    table = room.filled_in({("007", "2a"): {"marks": "1", "student": "7"}})
    assert room.decide(table).lines == ["007 2a: open → 1"]


BAD = {
    "student,part\nanna,2a\n": "has no column that can change anything: marks, items, read_as or",
    "student,marks\nanna,1\n": "has no column 'part', so nobody knows what is decided",
    "part,marks\n2a,1\n": "has no column 'student'",
    "student,part,marks,Marks\nanna,2a,1,1\n": "has two columns 'marks'. Leave one of them.",
}


@pytest.mark.parametrize("text", BAD)
def test_a_table_that_decides_nothing_is_refused(room, text):
    """What lacks a column is told in one line."""
    with pytest.raises(FileError, match=re.escape(BAD[text])):
        room.decide(text, file="mine.csv")


def test_a_row_that_is_broken_spoils_no_other(room):
    """Cells too many, or a quotation mark that is never closed, are told with their row."""
    text = 'student,part,marks\nanna,2a,1\nbert,2a,1,5\nbert,3a.reason,"1\n'
    found = room.decide(text, file="mine.csv")
    assert found.lines == ["anna 2a: open → 1"]
    assert [line.partition(":")[0] for line in found.remarks[:2]] == ["row 3", "row 4"]


def test_a_table_that_somebody_fills_in_is_not_lost(room):
    """Grading meanwhile leaves it alone and writes beside it; taken back, it is written anew."""
    filled = room.filled_in({("anna", "2a"): {"marks": "1"}})
    (room.results / "open.csv").write_bytes(filled)
    room.hand_in("carl")
    found = room.grade()
    assert (room.results / "open.csv").read_bytes() == filled
    assert any("open.csv holds what somebody has written" in line for line in found.remarks)
    assert len(room.open_rows("open.1.csv")) == 7
    room.decide()
    assert len(room.open_rows()) == 6


def test_decisions_survive_grading_and_marking_again(room):
    """The same sheet, a newer one that says the same there, and --again leave them as they are."""
    room.decide(room.filled_in({("anna", "2a"): {"marks": "1", "comment": "Hm."}}))
    before = room.part("anna", "2a")["person"]
    room.grade()
    assert room.part("anna", "2a")["person"] == before
    room.hand_in("anna", {"1b": "1"})
    room.grade()
    assert room.part("anna", "2a")["person"] == before
    room.again()
    assert room.part("anna", "2a")["person"] == before


def test_decisions_are_taken_over_with_results(room):
    """Where the store was lost, what results.json tells of people is decided still."""
    fill = {("anna", "2a"): {"items": "1"}, ("bert", "1b"): {"read_as": RIGHT["1b"]}}
    room.decide(room.filled_in(fill))
    before = room.stored()
    (room.results / "class.sqlite").unlink()
    assert room.again().lines == ["Nothing changed."]
    assert room.stored() == before


def test_a_newer_answer_is_open_and_shows_the_earlier_decision(room):
    """A decision holds for the answer that was read; what it was stands beside the new one."""
    room.decide(room.filled_in({("anna", "2a"): {"marks": "1", "comment": "Hm."}}))
    room.hand_in("anna", {"2a": "Quite another one."})
    room.grade()
    assert "person" not in room.part("anna", "2a")
    (row,) = (r for r in room.open_rows() if (r["student"], r["part"]) == ("anna", "2a"))
    assert row["proposal"].startswith("another answer had 1 by Ann on 20")
    assert "(Hm.)" in row["proposal"]


def test_what_genex_finds_later_is_told_and_not_applied(room):
    """Where a person has decided, marking again by another key says what genex gives."""
    room.decide("student,part,marks\nanna,1a,½\n", file="mine.csv")
    given = room.part("anna", "1a")
    key = room.out / QUIZ.id / "key.json"
    content = json.loads(key.read_text())
    for part in content["questions"][0]["parts"]:
        part["marks"] += part["id"] == "1a"
    key.write_text(json.dumps(content))
    (line,) = (line for line in room.again().lines if line.startswith("anna"))
    now = given["person"]["before"] + 1
    assert f"1a: genex gives {now}, not {now - 1}, and Ann's ½ stands" in line
    assert room.part("anna", "1a")["marks"] == 0.5


def test_the_students_page_says_who_decided(room):
    """One line in words, with the comment; nothing in it is set as anything else."""
    room.grade(feedback=True)
    fill = {
        ("anna", "2a"): {"marks": "1½", "comment": "Not *quite*."},
        ("anna", "3a.reason"): {"items": "2"},
        ("bert", "1b"): {"read_as": RIGHT["1b"]},
    }
    found = room.decide(room.filled_in(fill))
    assert any("Feedback rewritten" in line for line in found.remarks)
    page = (room.results / "feedback" / "anna.md").read_text("utf-8")
    assert r"**Ann** gave 1½ of 2: Not \*quite\*." in page
    assert "| decided by Ann |" in page
    assert "A person still has to look" not in page
    page = (room.results / "feedback" / "bert.md").read_text("utf-8")
    assert f"**Ann** read it as `{RIGHT['1b']}`." in page


def test_nothing_is_decided_before_anything_is_marked(tmp_path):
    """Without a class there is nothing to decide."""
    room = Class(tmp_path)
    room.results.mkdir(parents=True)
    with pytest.raises(FileError, match="there are no results yet"):
        room.decide("student,part,marks\nanna,2a,1\n")
    assert not (room.results / "class.sqlite").exists()


def test_items_for_genex_are_counted_as_genex_ticks_them():
    """A person ticks the reason; what the box is worth follows from the box of now."""
    (part,) = (one for one in QUIZ.parts if one.id == "3a.reason")
    ruling = Ruling(items=("right box", "says why"))
    assert marks_by(ruling, part, (1,)) == 3
    assert marks_by(ruling, part, ()) == 2
    assert marks_by(Ruling(marks=Fraction(1, 3)), part, ()) == Fraction(1, 3)
