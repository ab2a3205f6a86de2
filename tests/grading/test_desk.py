"""What the desk of whoever marks may hold: each has one line, and everybody else is marked."""

import errno
import json
import os
import subprocess
import sys
import tracemalloc
import warnings
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from genex.errors import FileError
from genex.files.locking import locked
from genex.files.writing import UNFINISHED
from genex.grading import handed_in
from genex.grading.earlier_results import HEAD
from genex.grading.grade import grade_class
from genex.grading.pages import Feedback
from genex.grading.run import grading_run
from genex.grading.store import store_of_class
from genex.quiz.answer_sheet import Refused, read_sheet
from tests.grading.sheets import QUIZ, right_answers, sheet
from tests.process import CHECKOUT, CLEAN, contents, run

FILES = {"answers.csv", "class.sqlite", "results.csv", "results.json"}  # of a class


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


def test_a_path_given_twice_is_read_once(desk, out):
    """A file beside its folder, the folder by another path: all of them in one line."""
    for number in range(5):
        (desk / f"more{number}.json").write_text(sheet(f"more{number}"))
    found = lines([desk, desk / "anna.json", desk / ".." / "desk"], out)
    assert only(found, "Given twice") == (
        f"Given twice, and read once: {desk}/anna.json, {desk}/../desk/anna.json,"
        f" {desk}/../desk/more0.json and 4 more."
    )
    assert "6 marked, 0 not marked." in found


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
    assert len(json.loads((out / "results" / "results.json").read_text())["refused"]) == 1001


def test_rows_that_are_not_read_are_told_first(desk, out):
    """That a table is cut off stands before the many rows that could not be marked."""
    rows = ["id,quiz,1a", *["x,,"] * 25_000, f"zoe,{QUIZ.id},1"]
    (desk / "t.csv").write_text("\n".join(rows))
    found = grading_run([desk], None, out, feedback=False).remarks
    assert "t.csv: has more than 20,000 rows: those behind them are not marked." in found[0]
    stored = json.loads((out / "results" / "results.json").read_text())["refused"]
    assert "has more than 20,000 rows" in stored[0]["reason"]


def test_a_table_that_unpacks_to_far_too_much_is_refused(desk, out):
    """What a member says of its size is not believed; it is read line by line, up to a bound."""
    with zipfile.ZipFile(desk / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("line.csv", b"0" * 30_000_000)
        archive.writestr("wide.csv", ",".join(f"column {k}" for k in range(1_001)))
    tracemalloc.start()
    found = [line for line in lines([desk], out) if line.startswith("not marked")]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [line.partition("bomb.zip:")[2] for line in found] == [
        "line.csv: has a line of more than 1,000,000 characters.",
        "wide.csv: has 1,001 columns, too many for a table of answers.",
    ]
    assert peak < 15_000_000


def test_a_zip_unpacks_to_so_much_and_no_more(desk, out, monkeypatch):
    """Many large files in a small zip are read up to a bound on all of them."""
    monkeypatch.setattr(handed_in, "_MOST_UNPACKED", 10_000)
    with zipfile.ZipFile(desk / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in "abc":
            archive.writestr(f"{name}.json", b" " * 9_000)
    last = [line for line in lines([desk], out) if "bomb.zip: " in line]
    why = "unpacks to more than 10,000 bytes, and is not read from c.json on"
    assert last == [f"not marked: {desk}/bomb.zip: {why}. Hand in less at once."]


def test_a_zip_that_lists_far_too_many_files_is_refused(desk, out):
    """The list of a zip is read at once, so it is refused by its length."""
    with zipfile.ZipFile(desk / "many.zip", "w") as archive:
        for number in range(500):
            archive.writestr(f"{number:010000}", "")
    assert only(lines([desk], out)) == (
        f"not marked: {desk}/many.zip: lists far too many files. Hand in several zips, or a folder."
    )


def test_what_is_broken_in_a_zip_stops_nobody(desk, out):
    """Whatever way of packing a file is broken in, the files beside it are marked."""
    for kind in (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        path = desk / f"{kind}.zip"
        with zipfile.ZipFile(path, "w", kind) as archive:
            archive.writestr("a.json", sheet("broken"))
            archive.writestr("b.json", sheet(f"whole{kind}"))
        content = bytearray(path.read_bytes())
        content[60:120] = b"\xff" * 60
        path.write_bytes(content)
    (desk / "none.zip").write_bytes(b"PK\x03\x04 no zip")
    found = lines([desk], out)
    assert "4 marked, 4 not marked." in found
    assert len([line for line in found if "a.json: cannot be read: " in line]) == 3


def test_a_zip_in_a_zip_is_told(desk, out):
    """A zip inside a zip is not unpacked, and the line says what to do."""
    with zipfile.ZipFile(desk / "outer.zip", "w") as archive:
        archive.writestr("inner.zip", b"PK")
    assert only(lines([desk], out)) == (
        f"not marked: {desk}/outer.zip:inner.zip: a zip in a zip is not read. Unpack it first."
    )


def test_names_in_a_zip_are_only_names(desk, out):
    """A name may lead anywhere, be very long or hold a zero: nothing is written there."""
    with zipfile.ZipFile(desk / "names.zip", "w") as archive:
        for name in ("../../up.json", "/root.json", "c:\\x.json", "a\nMean: 0.json", "x" * 60_000):
            archive.writestr(name, sheet(f"{len(name)}"))
    before = set(desk.parent.parent.iterdir())
    found = lines([desk], out)
    assert "5 marked, 1 not marked." in found
    assert len(only(found)) < 500
    assert set(desk.parent.parent.iterdir()) == before
    assert not [*desk.parent.rglob("up.json")]


def test_nobody_is_told_to_be_where_nobody_is(desk, out):
    """An empty folder, zip, table or sheet is said to be empty."""
    (desk / "empty.json").write_text("")
    (desk / "head.csv").write_text("id,quiz,1a\n")
    (desk.parent / "nothing").mkdir()
    with zipfile.ZipFile(desk / "none.zip", "w"):
        pass
    found = [
        line.partition(f"{desk.parent}/")[2]
        for line in lines([desk, desk.parent / "nothing"], out)
        if line.startswith("not marked")
    ]
    empty = "holds no answer sheet. Give what students handed in."
    assert found == [
        "desk/empty.json: is empty.",
        f"desk/head.csv: {empty}",
        f"desk/none.zip: {empty}",
        f"nothing: {empty}",
    ]


def test_a_long_cell_costs_its_own_row(desk, out):
    """A cell over csv's limit is refused, and the row below it is marked."""
    rows = [f"bert,{QUIZ.id},{'7' * 140_000}", f"cleo,{QUIZ.id},1"]
    (desk / "t.csv").write_text("\n".join(["id,quiz,1b", *rows]))
    found = grading_run([desk], None, out, feedback=False)
    assert "t.csv, row 2: has a cell of more than 100,000 characters." in only(found.remarks)
    assert any(line.startswith("cleo") for line in found.lines)


@pytest.mark.parametrize("length", [10, 200_000])
def test_a_quotation_mark_that_is_never_closed_is_told(desk, out, length):
    """It takes in all rows behind it, which must not vanish without a word."""
    rows = [f"bert,{QUIZ.id},1", f'cleo,{QUIZ.id},"1', *["dora,,1"] * (length // 8)]
    (desk / "t.csv").write_text("\n".join(["id,quiz,1b", *rows]))
    found = lines([desk], out)
    assert only(found) == (
        f"not marked: {desk}/t.csv, row 3: a quotation mark is never closed, so the rows behind it"
        " are not read. Close it."
    )
    assert "2 marked, 1 not marked." in found


def test_a_long_cell_of_many_lines_is_no_row_of_its_own(desk, out):
    """What a student writes into a cell is never taken for the row of another one."""
    forged = f"\nbert,{QUIZ.id},2\n" * 10_000
    (desk / "t.csv").write_text(f'id,quiz,1b\neve,{QUIZ.id},"{forged}"\ncleo,{QUIZ.id},1\n')
    found = grading_run([desk], None, out, feedback=False)
    assert "t.csv, row 2: has a cell of more than 100,000 characters." in only(found.remarks)
    assert [line.split()[0] for line in found.lines] == ["student", "anna", "cleo"]


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
    (desk / "own.json").symlink_to("own.json")
    (desk / "zero.json").symlink_to("/dev/zero")
    (desk / "round").symlink_to(".")
    (desk / "folder.json").mkdir()
    found = [line for line in lines([desk], out) if line.startswith("not marked")]
    assert [line.partition(": ")[2].partition(": ")[2] for line in found] == [
        "is a link to a folder, which is not followed. Give that folder itself.",
        "is a link to a file that is not there. Give the path of an answer sheet.",
        "cannot be read: Too many levels of symbolic links. Give the path of an answer sheet.",
        "cannot be read: it is a pipe or a device. Give the path of an answer sheet.",
        "cannot be read: it is a pipe or a device. Give the path of an answer sheet.",
    ]


def test_folders_may_lie_very_deep(desk, out, monkeypatch):
    """A sheet below a thousand folders is marked; Python would not go down so far by itself."""
    with monkeypatch.context() as there:
        there.chdir(desk)
        for _ in range(1_100):
            Path("d").mkdir()
            os.chdir("d")
        Path("bert.json").write_text(sheet("bert"))
    try:
        assert "2 marked, 0 not marked." in lines([desk], out)
    finally:
        subprocess.run(["rm", "-rf", desk / "d"], check=True)  # shutil cannot


def test_what_genex_and_systems_write_is_told_or_left(desk, out):
    """Hidden files and those with names of genex have a line; litter of systems has none."""
    for name in (".hidden.json", "class.csv", "results.json", "._anna.json", ".DS_Store"):
        (desk / name).write_text(sheet(name))
    found = lines([desk], out)
    assert only(found, "Passed over, since hidden") == (
        f"Passed over, since hidden: {desk}/.hidden.json. Rename what a student handed in."
    )
    assert only(found, "Passed over, since genex") == (
        "Passed over, since genex writes files of such names:"
        f" {desk}/class.csv, {desk}/results.json. Rename what a student handed in."
    )
    assert not [line for line in found if "DS_Store" in line or "._anna" in line]


def test_a_given_file_that_is_no_sheet_is_told(desk, out):
    """A PDF given by its own path is not read as text."""
    (desk / "scan.pdf").write_bytes(b"%PDF-1.7")
    assert only(lines([desk / "anna.json", desk / "scan.pdf"], out)) == (
        f"not marked: {desk}/scan.pdf: only .json, .csv and .zip files are read. Save the answers"
        " as one of these."
    )


def test_names_that_are_no_text_stop_nobody(desk, out):
    """A file name in another encoding is written out, in the table, on the page and in results."""
    path = os.fsencode(desk) + b"/\xff\xfe.json"
    try:
        Path(os.fsdecode(path)).write_text(sheet(""))
    except OSError:
        pytest.skip("this system has no such names")
    found = grading_run([desk], None, out)
    assert "2 marked, 0 not marked." in found.remarks
    assert r"\udcff\udcfe.json has no student id" in found.lines[1] + found.lines[2]
    assert r"\udcff\udcfe.json has no" in (out / "results" / "results.csv").read_text("utf-8")


def test_an_answer_twice_among_very_many_is_found_at_once():
    """It takes time in proportion to the file, not to its square."""
    many = ",".join(f'"{number}": 1' for number in range(100_000))
    found = read_sheet("x.json", f'{{{many}, "z": 1, "z": 2}}'.encode())
    assert found == Refused("x.json", "'z' appears twice.")


@contextmanager
def as_nobody(*folders):
    """Act as a user without rights, whom the folders belong to."""
    if os.name != "posix":
        pytest.skip("this system has no such rights")
    if os.geteuid() != 0:
        yield
        return
    for path in (path for folder in folders for path in (folder, *folder.rglob("*"))):
        os.chown(path, 65534, 65534)
    above = [*folders[0].parents][:-2]
    modes = {path: path.stat().st_mode for path in above}
    for path in above:
        path.chmod(0o755)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)


def test_what_may_not_be_read_is_told(desk, out):
    """A sheet, a table, a zip and a folder without permission have a line each."""
    for name in ("bert.json", "t.csv", "z.zip"):
        (desk / name).write_text("")
        (desk / name).chmod(0)
    (desk / "closed").mkdir()
    (desk / "closed" / "x.json").write_text("")
    (desk / "closed").chmod(0)
    with as_nobody(desk, out):
        found = lines([desk, desk / "closed" / "x.json"], out)
    (desk / "closed").chmod(0o700)
    way = "cannot be read: Permission denied. Give"
    assert [line.partition(f"{desk}/")[2] for line in found if line.startswith("not marked")] == [
        f"bert.json: {way} the path of an answer sheet.",
        f"t.csv: {way} the path of a table of answers.",
        f"z.zip: {way} the path of a zip of answer sheets.",
        f"closed: {way} a folder of answer sheets.",
        f"closed/x.json: {way} the path of an answer sheet.",
    ]


@pytest.mark.parametrize("closed", ["the key", "its folder"])
def test_a_key_that_may_not_be_read_is_told(desk, out, closed):
    """Nobody is marked by it, each sheet has its line, and earlier results stay."""
    path = out / QUIZ.id / "key.json"
    path = path if closed == "the key" else path.parent
    path.chmod(0)
    with as_nobody(desk, out):
        found = grading_run([desk], None, out, feedback=False)
    path.chmod(0o700)
    line = only(found.remarks)
    assert line.startswith(f"not marked: {desk}/anna.json: ")
    assert f"{out / QUIZ.id / 'key.json'}: cannot be read: Permission denied" in line


@pytest.mark.parametrize("place", ["out", "results"])
def test_a_folder_that_may_not_be_written_is_told(desk, out, place):
    """Before anything is marked, one line says where nothing can be written."""
    folder = out if place == "out" else out / "results"
    folder.mkdir(exist_ok=True)
    with as_nobody(desk, out):
        folder.chmod(0o555)
        with pytest.raises(FileError) as caught:
            grading_run([desk], None, out)
        folder.chmod(0o755)
    assert str(caught.value) == (
        f"{out / 'results'}: cannot be written: Permission denied."
        " Choose another folder with --out."
    )


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
    assert {path.name for path in (out / "results").iterdir()} == FILES


LIMITED = """
import resource, sys
from genex.commands.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
main(["grade", *sys.argv[1:]], prog_name="genex")
"""


@pytest.mark.skipif(os.name != "posix", reason="this system has no such limit")
def test_a_disk_that_is_really_full_is_told(desk, out):
    """Where the system itself writes no more, the earlier results are whole, and nothing else."""
    grading_run([desk], None, out, feedback=False)
    before = contents(out)
    for number in range(20):
        (desk / f"s{number}.json").write_text(sheet(f"s{number}"))
    found = run("-c", LIMITED, desk, "--out", out, "--no-feedback")
    assert found.stderr == (
        f"Error: {out}/results/class.sqlite: cannot be read or written: its drive is broken, full"
        " or away. Nothing was saved.\n"
    )
    assert without_store(contents(out)) == without_store(before)
    with store_of_class(out / "results" / "class.sqlite") as store:
        assert len([*store.sheets()]) == 1


@pytest.mark.parametrize("name", ["results.json", "results.csv", "answers.csv"])
def test_a_folder_in_the_place_of_a_file_is_told(desk, out, name):
    """None of the files is written without the others; what was marked is in the store."""
    (out / "results" / name).mkdir(parents=True)
    with pytest.raises(FileError, match=rf"results/{name}: cannot be written: Is a directory\."):
        grading_run([desk], None, out, feedback=False)
    assert {path.name for path in (out / "results").iterdir()} == {name, "class.sqlite"}
    (out / "results" / name).rmdir()
    grading_run([], None, out, again=True)
    assert {path.name for path in (out / "results").iterdir()} == FILES


def test_a_page_that_cannot_be_written_costs_no_marks(desk, out):
    """One line says how many pages are missing; marks and the other pages are there."""
    (desk / "bert.json").write_text(sheet("bert"))
    (out / "results" / "feedback" / "anna.md").mkdir(parents=True)
    found = grading_run([desk], None, out)
    assert found.code == 1
    assert "2 marked, 0 not marked." in found.remarks
    assert only(found.remarks, "One feedback") == (
        f"One feedback page could not be written ({out}/results/feedback/anna.md: Is a directory)."
        " Mend this, and run again."
    )
    assert (out / "results" / "feedback" / "bert.pdf").exists()


def test_a_run_that_writes_nothing_leaves_nothing(desk, out):
    """Where there is nothing to mark again, no folder is made for it."""
    before = sorted(out.rglob("*"))
    with pytest.raises(FileError, match="there are no results yet"):
        grading_run([], None, out, again=True)
    with pytest.raises(FileError, match="not JSON"):
        grading_run([desk], write(desk.parent / "key.json", "{"), out)
    assert sorted(out.rglob("*")) == before


def write(path, text):
    """A file that was written."""
    path.write_text(text)
    return path


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is something else there")
def test_an_interrupted_run_leaves_whole_results(desk, out):
    """Ctrl-C in the middle: the results from before are there, and one line says so."""
    grading_run([desk], None, out, feedback=False)
    before = contents(out)
    code = (
        "import sys; from genex.commands.cli import main; from genex.grading import class_files\n"
        "def stop(*_): raise KeyboardInterrupt\n"
        "class_files._as_line = stop; main(sys.argv[1:], prog_name='genex')"
    )
    found = run("-c", code, "grade", desk, "--out", out, "--no-feedback")
    assert found.stderr == (
        f"Error: {out}/results: interrupted. What lies there is whole; run again.\n"
    )
    assert without_store(contents(out)) == without_store(before)


def without_store(files):
    """The files without the store, which counts the runs."""
    return {name: content for name, content in files.items() if not name.endswith(".sqlite")}


def test_what_a_killed_run_left_is_swept_away(desk, out):
    """Files that are not whole and belong to nobody any more do not pile up."""
    for name in (f".results.json.x{UNFINISHED}", f"feedback/.anna.md.x{UNFINISHED}", "mine.genex"):
        (out / "results" / name).parent.mkdir(parents=True, exist_ok=True)
        (out / "results" / name).write_text("")
    grading_run([desk], None, out, feedback=False)
    left = {path.name for path in (out / "results").rglob("*") if path.is_file()}
    assert left == {"mine.genex", *FILES}


@pytest.mark.skipif(os.name != "posix", reason="other systems have other locks")
def test_a_folder_without_locks_can_be_used(desk, out, monkeypatch):
    """Some network folders know no locks: there a run goes on without one."""
    import fcntl

    def none(*_):
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", none)
    assert lines([desk], out)


def test_two_runs_at_once_lose_nothing(desk, out):
    """Of several runs that start together each is written or told to wait, never lost."""
    for number in range(4):
        (desk / f"s{number}.json").write_text(sheet(f"s{number}"))
    command = [sys.executable, "-m", "genex", "grade", "--no-feedback", "--out", str(out)]
    started = [
        subprocess.Popen([*command, str(desk / f"s{number}.json")],
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, cwd=CHECKOUT)
        for number in range(4)
    ]  # fmt: skip
    said = [process.communicate()[1] for process in started]
    kept = "".join(path.read_text() for path in (out / "results").glob("*.json"))
    for number, (process, text) in enumerate(zip(started, said, strict=True)):
        assert (f'"id": "s{number}"' in kept) == (process.returncode == 0)
        assert process.returncode == 0 or "another run of genex is writing there" in text


@pytest.mark.skipif(os.name != "posix", reason="a shell is needed")
@pytest.mark.parametrize(
    ("end", "code"), [("| head -1", 0), (">&-", 0), ("<&-", 0), (">/dev/full", 1)]
)
def test_what_is_not_marked_is_told_whoever_reads_the_table(desk, out, end, code):
    """A closed or full output takes the table with it, and not what is said beside it."""
    (desk / "bad.json").write_text("x")
    for number in range(30):
        (desk / f"s{number}.json").write_text(sheet(f"s{number}", name="x" * 60))
    if end == ">/dev/full" and not Path("/dev/full").exists():
        pytest.skip("this system has no such device")
    command = f"{sys.executable} -m genex grade {desk} --out {out} --no-feedback {end}"
    found = subprocess.run(
        command, shell=True, capture_output=True, text=True, cwd=CHECKOUT, check=False, env=CLEAN
    )
    assert "31 marked, 1 not marked." in found.stderr
    assert "Traceback" not in found.stderr
    if code:
        assert "Error: the table cannot be printed: No space left on device." in found.stderr


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
    """However many results an earlier genex left, taking them over takes little memory."""
    results = out / "results" / "results.json"
    grading_run([desk], None, out, feedback=False)
    many_results(results, 3000)
    size = results.stat().st_size
    tracemalloc.start()
    found = grade_class([desk], None, out, out / "results", Feedback(wanted=False))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(json.loads(results.read_text())["results"]) == 3001
    assert any("earlier genex wrote: 3000 sheets" in note for note in found.notes)
    assert peak < size  # all at once would take several times as much


def test_results_are_marked_again_line_by_line(desk, out):
    """Marking again holds one result at a time; a file that was laid out anew is read, too."""
    results = out / "results" / "results.json"
    grading_run([desk], None, out, feedback=False)
    many_results(results, 2500)
    size = results.stat().st_size
    tracemalloc.start()
    found = grading_run([], None, out, again=True, feedback=False)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.lines == ["Nothing changed."]
    assert (out / "results" / "results.before.json").stat().st_size == size
    assert peak < size  # all at once would take several times as much
    results.write_text(json.dumps(json.loads(results.read_text()), indent=1))
    (out / "results" / "class.sqlite").unlink()
    assert grading_run([], None, out, again=True, feedback=False).lines == ["Nothing changed."]


def many_results(path, count):
    """So many results in place of one."""
    (line,) = (one for one in path.read_text().splitlines() if one.startswith('{"student'))
    line = line.replace('"anna"', '"%s"').replace("anna.json", "%s.json")
    lines = ",\n".join(line.replace("%s", f"old{k}") for k in range(count))
    (path.parent / "class.sqlite").unlink()
    path.write_text(f'{HEAD}\n{lines}\n],\n"refused": [], "more_refused": 3}}\n')


@pytest.mark.parametrize(
    "content",
    ["", "{}", "[", "[" * 100_000, HEAD, HEAD + '\n{}\n],\n"refused": []}', HEAD + "\n" + "{" * 99],
)
def test_damaged_results_are_kept_and_told(desk, out, content):
    """What is no file of results is put aside by a new run, and refused where it is needed."""
    results = out / "results" / "results.json"
    results.parent.mkdir()
    results.write_text(content)
    with pytest.raises(FileError, match=r"results\.json: not a results file of genex"):
        grading_run([], None, out, again=True)
    assert results.read_text() == content
    kept = out / "results" / "results.1.json"
    assert only(lines([desk], out), str(results)) == (
        f"{results} is not a results file of genex; it stays in {kept}."
    )
    assert kept.read_text() == content


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
