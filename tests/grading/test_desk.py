"""What the desk of whoever marks may hold: each has one line, and everybody else is marked."""

import json
import os
import subprocess
import sys
import tracemalloc
import warnings
import zipfile
from pathlib import Path

import pytest

from genex.errors import FileError
from genex.files.locking import locked
from genex.grading.earlier_results import HEAD
from genex.grading.grade import grade_class
from genex.grading.pages import Feedback
from genex.grading.run import grading_run
from tests.grading.sheets import QUIZ, right_answers, sheet


@pytest.fixture
def out(tmp_path):
    """The instructor's folder, with the key."""
    folder = tmp_path / "out"
    (folder / QUIZ.id).mkdir(parents=True)
    (folder / QUIZ.id / "key.json").write_text(json.dumps(QUIZ.key()))
    return folder


@pytest.fixture
def desk(tmp_path):
    """A folder with one good sheet."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "anna.json").write_text(sheet("anna"))
    return folder


def lines(paths, out):
    """What a run says beside the table; one sheet was marked."""
    found = grading_run(paths, None, out, feedback=False)
    assert len([line for line in found.lines if line.startswith("anna")]) == 1
    return found.remarks


def only(remarks, start="not marked"):
    """The one line that begins like this."""
    (line,) = (line for line in remarks if line.startswith(start))
    return line


def test_a_path_given_twice_is_counted_once(desk, out):
    """A file given beside its folder is read once, and a line says so."""
    path = desk / "anna.json"
    assert only(lines([desk, path], out), "Given twice") == f"Given twice, and read once: {path}."


def test_two_members_of_one_name_are_both_refused(desk, out):
    """Nobody knows which of two files of one name in a zip counts."""
    with warnings.catch_warnings(), zipfile.ZipFile(desk / "two.zip", "w") as archive:
        warnings.simplefilter("ignore")
        for student in ("bert", "cleo"):
            archive.writestr("answers.json", sheet(student))
    found = [line for line in lines([desk], out) if line.startswith("not marked")]
    place, why = f"{desk}/two.zip:answers.json", "the zip holds 2 files of this name"
    assert found == [f"not marked: {place}: {why}. Keep one of them."] * 2


def test_millions_of_rows_are_told_in_a_few_lines(desk, out):
    """A table that a small zip unpacks to is cut off, with bounded memory and output."""
    with zipfile.ZipFile(desk / "rows.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("rows.csv", "id,quiz,1a\n" + "x,,\n" * 1_000_000)
    tracemalloc.start()
    found = lines([desk], out)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(found) < 40
    assert any(line.endswith("more. The first of them are in results.json.") for line in found)
    assert peak < 100_000_000
    assert len(json.loads((out / "results" / "results.json").read_text())["refused"]) == 1000


def test_a_table_that_unpacks_to_far_too_much_is_refused(desk, out):
    """What a member says of its size is not believed; it is read up to a bound."""
    with zipfile.ZipFile(desk / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("rows.csv", "0123456789\n" * 30_000_000)
    assert "rows.csv: larger than 100,000,000 bytes. Is it a table of answers?" in only(
        lines([desk], out)
    )


def test_a_long_cell_costs_its_own_row(desk, out):
    """A cell over csv's limit is refused, and the row below it is marked."""
    rows = [f"bert,{QUIZ.id},{'7' * 140_000}", f"cleo,{QUIZ.id},1"]
    (desk / "t.csv").write_text("\n".join(["id,quiz,1b", *rows]))
    found = grading_run([desk], None, out, feedback=False)
    assert "t.csv, row 2: has a cell of more than 100,000 characters." in only(found.remarks)
    assert any(line.startswith("cleo") for line in found.lines)


def test_what_is_not_read_is_named(desk, out):
    """PDFs that lie beside the sheets are passed over with a note, not in silence."""
    for number in range(5):
        (desk / f"scan{number}.pdf").write_bytes(b"%PDF")
    (desk / "notes.txt").write_text("hello")
    found = lines([desk], out)
    assert only(found, "Passed over") == (
        f"Passed over, since no .pdf file is read: {desk}/scan0.pdf, {desk}/scan1.pdf,"
        f" {desk}/scan2.pdf and 2 more."
    )
    assert "notes.txt: only .json, .csv and .zip files are read." in only(found)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_pipes_links_and_folders_are_not_waited_for(desk, out):
    """A pipe, a link to nowhere and a folder that looks like a sheet have a line each."""
    os.mkfifo(desk / "pipe.json")
    (desk / "gone.json").symlink_to("nowhere")
    (desk / "round").symlink_to(".")
    (desk / "folder.json").mkdir()
    found = [line for line in lines([desk], out) if line.startswith("not marked")]
    assert [line.partition(": ")[2].partition(": ")[2] for line in found] == [
        "is a link to a folder, which is not followed. Give that folder itself.",
        "is a link to a file that is not there. Give the path of an answer sheet.",
        "cannot be read: it is a pipe or a device. Give the path of an answer sheet.",
    ]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read anything")
def test_what_may_not_be_read_is_told(desk, out):
    """A sheet and a folder without permission have a line each."""
    (desk / "bert.json").write_text(sheet("bert"))
    (desk / "bert.json").chmod(0)
    (desk / "closed").mkdir(mode=0)
    found = [line for line in lines([desk], out) if line.startswith("not marked")]
    assert len(found) == 2
    assert all("cannot be read: Permission denied" in line for line in found)


def test_a_file_in_the_place_of_the_results_is_told(desk, out):
    """Where results should go, a file stands in the way."""
    (out / "results").write_text("")
    with pytest.raises(FileError, match=r"results: cannot be written: File exists\. Choose anot"):
        grading_run([desk], None, out)


def test_a_full_disk_leaves_earlier_results_as_they_were(desk, out, monkeypatch):
    """Where no more can be written, one line says so, and nothing is half written."""
    grading_run([desk], None, out, feedback=False)
    before = (out / "results" / "results.json").read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FileError, match=r"No space left on device\. The results in .* as before"):
        grading_run([desk], None, out, feedback=False)
    assert (out / "results" / "results.json").read_bytes() == before
    assert sorted(path.name for path in (out / "results").iterdir()) == [
        "results.csv",
        "results.json",
    ]


def test_a_second_run_into_a_folder_is_told_at_once(desk, out):
    """Two runs at a time would lose the results of one."""
    with locked(out / "results"), pytest.raises(FileError) as caught:
        grading_run([desk], None, out)
    assert str(caught.value) == (
        f"{out / 'results'}: another run of genex is writing there. Wait until it has ended, or"
        " choose another folder with --out."
    )
    assert lines([desk], out)


def test_a_lock_ends_with_its_process(tmp_path):
    """Whoever is killed leaves no lock behind."""
    code = (
        "import os, sys; from pathlib import Path; from genex.files.locking import locked;"
        "taken = locked(Path(sys.argv[1])); taken.__enter__(); os._exit(9)"
    )
    subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert [path.name for path in tmp_path.iterdir()] == [".genex.lock"]
    with locked(tmp_path):
        pass
    assert not [*tmp_path.iterdir()]


def test_earlier_results_are_read_line_by_line(desk, out):
    """However many results lie there, a small class takes little memory."""
    results = out / "results" / "results.json"
    grading_run([desk], None, out, feedback=False)
    (line,) = (one for one in results.read_text().splitlines() if one.startswith('{"student'))
    line = line.replace('"anna"', '"%s"')
    old = ",\n".join(line.replace("%s", f"old{k}") for k in range(3000))
    results.write_text(f'{HEAD}\n{old}\n],\n"refused": []}}\n')
    size = results.stat().st_size
    tracemalloc.start()
    found = grade_class([desk], None, out, out / "results", Feedback(wanted=False))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (out / "results" / "results.1.json").stat().st_size == size
    assert any("and 2995 more" in note for note in found.notes)
    assert peak < size / 2


def test_nothing_from_a_handed_in_file_commands_the_terminal(desk, out):
    """Names of files, students and columns are written out where they do not print."""
    with zipfile.ZipFile(desk / "evil.zip", "w") as archive:
        archive.writestr("a\x1b[2J.json", "{}")
    (desk / "t.csv").write_text(f"id,quiz,1b,\x1b[31m\nbert\x1b[2J,{QUIZ.id},1,2\n")
    run = subprocess.run(
        [sys.executable, "-m", "genex", "grade", str(desk), "--out", str(out), "--no-feedback"],
        capture_output=True, check=False, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert b"\x1b" not in run.stdout + run.stderr
    assert rb"a\x1b[2J.json" in run.stderr


def test_right_answers_are_right():
    """The sheet that these tests hand in is a good one."""
    assert right_answers().keys() == {part.id for part in QUIZ.parts}
