"""The store of a class: whole whatever happens, and one clear line for each fault."""

import os
import random
import re
import sqlite3
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import pytest

from genex.errors import FileError
from genex.grading.store import AnswerId, _answer_text, store_of_class
from genex.marking.ruling import Ruling
from tests.grading.words import Class

ANSWER = AnswerId("QQQ", "anna", "2a", "abc")


@pytest.fixture
def path(tmp_path):
    """Where a store may lie."""
    return tmp_path / "class.sqlite"


@pytest.fixture
def room(tmp_path):
    """A class of one, graded."""
    room = Class(tmp_path)
    room.hand_in("anna")
    room.grade()
    return room


def decide(store, answer=ANSWER, **said):
    """Save one decision."""
    with store.saving():
        return store.decide([answer], Ruling(**{"by": "Ann", "marks": Fraction(1), **said}))


def test_decisions_are_only_added(path):
    """Not even the database itself lets anybody change or remove one."""
    with store_of_class(path) as store:
        decide(store)
        for statement in ("UPDATE decision SET marks = '2'", "DELETE FROM decision"):
            with pytest.raises(sqlite3.IntegrityError, match="decisions are only added"):
                store.rows(statement)
        assert store.standing(ANSWER).marks == 1
        keep(store)


def keep(store):
    """Make a store one that is not removed at its end: somebody has handed in."""
    store.rows("INSERT INTO sheet VALUES (1, 'QQQ', 'anna', 'anna', '', '', '', '{}', '', NULL)")


def test_the_last_decision_stands_and_undoing_brings_back_the_one_before(path):
    """As often as anybody likes, batch by batch."""
    with store_of_class(path) as store:
        for marks in (1, 2):
            decide(store, marks=Fraction(marks))
        assert store.standing(ANSWER).marks == 2
        with store.saving():
            assert store.undo_last("Ann", "2a") == [ANSWER]
        assert store.standing(ANSWER).marks == 1
        with store.saving():
            assert store.undo(ANSWER, "Ben").marks == 1
        assert store.standing(ANSWER) is None
        with store.saving():
            assert store.undo(ANSWER, "Ben") is None
            assert store.undo_last("Ann", "2a") == []


def test_a_decision_holds_for_one_answer(path):
    """Of another answer to the same part it is the earlier one."""
    with store_of_class(path) as store:
        decide(store, comment="Hm.")
        other = ANSWER._replace(digest="def")
        assert store.standing(other) is None
        assert store.earlier(other).comment == "Hm."
        assert store.comments("2a") == ["Hm."]


def test_what_somebody_looks_at_is_left_out_for_others(path):
    """A claim ends with the next one, with its time, or with none; a new decision is noticed."""
    with store_of_class(path) as store:
        assert store.take({ANSWER: 0}, "Ann", 60)
        assert not store.take({ANSWER: 0}, "Ben", 60)
        assert store.take({}, "Ann", 60)
        assert store.take({ANSWER: 0}, "Ben", -1)
        assert store.take({ANSWER: 0}, "Ann", 60)
        decide(store)
        assert not store.take({ANSWER: 0}, "Ann", 60)
        assert store.take({ANSWER: 1}, "Ann", 60)


def test_half_characters_are_written_out(path):
    """What no database takes is kept as it can be written."""
    with store_of_class(path) as store:
        decide(store, comment="a\udcffb")
        assert store.standing(ANSWER).comment == r"a\udcffb"


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (None, ""),
        ("It is.", "It is."),
        ({"file": "hw1.pdf"}, "hw1.pdf"),
        (["1", "2"], "1, 2"),
        (["def f():", "    return 1"], "def f():\n    return 1"),
        ([["1", "2"], ["3", "4"]], '[["1", "2"], ["3", "4"]]'),
    ],
)
def test_an_answer_is_shown_as_it_was_written(answer, text):
    """Texts as they are, lists in a line, programs line by line."""
    assert _answer_text(answer) == text


def test_answers_can_be_asked_for_by_sql(room):
    """Whoever opens the file finds a view of all answers."""
    with sqlite3.connect(room.results / "class.sqlite") as database:
        rows = database.execute("SELECT student, part, verdict, marks FROM answer").fetchall()
    assert ("anna", "1b", "right", "1") in rows
    assert ("anna", "2a", "undecided", "0") in rows


# what may be wrong with the file


def test_a_store_of_another_version_is_told(room):
    """It is neither read nor changed."""
    with sqlite3.connect(room.results / "class.sqlite") as database:
        database.execute("UPDATE meta SET value = '7' WHERE name = 'version'")
    with pytest.raises(FileError, match=r"class\.sqlite: is a store 7, and this genex reads vers"):
        room.grade()


@pytest.mark.parametrize("content", [b"hello " * 300, b"SQLite format 3\0" + b"x" * 5_000])
def test_a_file_that_is_no_database_is_told(room, content):
    """It stays as it is."""
    path = room.results / "class.sqlite"
    path.write_bytes(content)
    with pytest.raises(FileError, match=r"class\.sqlite: (is no store of genex|is damaged)\."):
        room.grade()
    assert path.read_bytes() == content


def test_a_database_of_somebody_else_is_told(room):
    """It has none of the tables."""
    path = room.results / "class.sqlite"
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE cats (name)")
    with pytest.raises(FileError, match=r"is a database, but no store of genex\. Move"):
        room.grade()


def test_a_folder_in_its_place_is_told(room):
    """A folder is no file."""
    (room.results / "class.sqlite").unlink()
    (room.results / "class.sqlite").mkdir()
    with pytest.raises(FileError, match=r"class\.sqlite: cannot be opened\. Choose another folder"):
        room.grade()


FAULTS = {
    "SQLITE_BUSY": "another run of genex is writing there. Wait until it has ended.",
    "SQLITE_FULL": "the disk is full, and nothing was saved. Make room, and run again.",
    "SQLITE_READONLY_DBMOVED": "cannot be written: it may only be read. Let it be written, or",
    "SQLITE_PROTOCOL": "its drive locks no files, as some network drives do. Choose a folder of",
    "SQLITE_IOERR_LOCK": "its drive locks no files, as some network drives do. Choose a folder of",
    "SQLITE_IOERR_WRITE": "cannot be read or written: its drive is broken, full or away.",
    "SQLITE_CORRUPT_INDEX": "is damaged. Put back a copy of it, or move it elsewhere and mark",
    "SQLITE_ODD": "cannot be used: odd.",
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_drive_is_told_in_a_line(path, name):
    """Whatever the database complains about, in words for people."""
    error = sqlite3.OperationalError("odd")
    error.sqlite_errorname = name
    with (
        pytest.raises(FileError, match=rf"class\.sqlite: {re.escape(FAULTS[name])}"),
        store_of_class(path),
    ):
        raise error


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anything")
def test_a_store_that_may_only_be_read_is_told(room):
    """Nothing can be saved."""
    (room.results / "class.sqlite").chmod(0o444)
    with pytest.raises(FileError, match="may only be read"):
        room.grade()


# two at once, and killed


DECIDE = """
import sys, time
from fractions import Fraction
from pathlib import Path
from genex.grading.store import AnswerId, store_of_class
from genex.marking.ruling import Ruling
path, by, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("begun", flush=True)
with store_of_class(path) as store:
    for k in range(count):
        with store.saving():
            store.decide([AnswerId("QQQ", by, "2a", str(k))], Ruling(Fraction(k), by=by))
        print(k, flush=True)
"""


def deciding(path, by, count):
    """A process that decides and says what it has saved."""
    return subprocess.Popen(
        [sys.executable, "-c", DECIDE, str(path), by, str(count)],
        stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2],
    )  # fmt: skip


def saved(path):
    """What is saved by whom, in a store that is whole."""
    with store_of_class(path) as store:
        assert store.rows("PRAGMA integrity_check").fetchone() == ("ok",)
        return {(by, int(answer)) for by, answer in store.rows('SELECT "by", answer FROM decision')}


def test_two_processes_decide_at_once(room):
    """Nothing of either is lost, and neither of them fails."""
    path = room.results / "class.sqlite"
    both = [deciding(path, by, 40) for by in ("Ann", "Ben")]
    assert [one.wait(60) for one in both] == [0, 0]
    for one in both:
        one.stdout.close()
    assert saved(path) == {(by, k) for by in ("Ann", "Ben") for k in range(40)}


@pytest.mark.skipif(os.name != "posix", reason="other systems end processes in other ways")
def test_a_killed_process_loses_nothing_that_it_said_was_saved(room):
    """Killed at any moment, what was said is there, and the store is whole."""
    path, chance = room.results / "class.sqlite", random.Random(7)
    for round_number in range(6):
        by = f"marker {round_number}"
        process = deciding(path, by, 100_000)
        process.stdout.readline()
        time.sleep(chance.uniform(0.05, 0.4))
        process.kill()
        said = [int(line) for line in process.stdout.read().split("\n")[:-1]]
        process.wait(10)
        process.stdout.close()
        assert {(by, k) for k in said} <= saved(path)


GRADE = "import sys; from genex.commands.cli import main; main(sys.argv[1:], prog_name='genex')"


@pytest.mark.skipif(os.name != "posix", reason="other systems end processes in other ways")
def test_a_killed_run_of_grading_leaves_the_class_as_it_was_or_whole(room):
    """All sheets of a run are there, or none of them."""
    path, chance = room.results / "class.sqlite", random.Random(8)
    for number in range(60):
        room.hand_in(f"s{number}", {"1b": str(number)})
    for _ in range(5):
        command = [sys.executable, "-c", GRADE, "grade", str(room.desk), "--out", str(room.out)]
        process = subprocess.Popen(
            [*command, "--no-feedback"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=Path(__file__).parents[2],
        )  # fmt: skip
        time.sleep(chance.uniform(0.3, 1.2))
        process.kill()
        process.wait(10)
        with store_of_class(path) as store:
            assert store.rows("PRAGMA integrity_check").fetchone() == ("ok",)
            assert len([*store.sheets()]) in {1, 61}
    room.grade()
    assert len(room.stored()) == 61
