"""A whole class: who gets which files, and what happens to a run that is interrupted."""

import csv
import json
from pathlib import Path

import pytest

from genex.errors import AuthorError, FileError
from genex.publishing import class_run
from genex.publishing.class_run import FEW, FILES, issue_class
from genex.publishing.quiz_files import issue
from genex.quiz.class_list import students
from tests.process import contents, genex

CLASS = ["ada", "bob", "Zoë", "s-4"]
PLAN = '[[section]]\n[[section.question]]\nfamily = "{family}"\n'


@pytest.fixture(autouse=True)
def school(tmp_path, monkeypatch):
    """A folder with a roster and a short blueprint."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "class.txt").write_text("\n".join(CLASS), "utf-8")
    (tmp_path / "short.toml").write_text(PLAN.format(family="tensor-shapes"), "utf-8")
    return tmp_path


def run(school, out="out", **options):
    """The files of the class; `class.txt` names the students."""
    chosen = {"blueprint": "short.toml", "seed": 7, "jobs": 1, **options}
    return issue_class(students=school / "class.txt", out=school / out, **chosen)


def journal(folder):
    """The rows of class.csv under its head."""
    with (folder / "class.csv").open(encoding="utf-8", newline="") as file:
        return [*csv.reader(file)][1:]


def test_every_student_has_a_folder(school):
    """Exam, key and answer sheet of each student lie in a folder of that name."""
    issued = run(school)
    assert issued.paths == [school / "out"]
    assert issued.remarks[-1] == "4 written, 0 already there."
    assert {*contents(school / "out")} == {f"{s}/{n}" for s in CLASS for n in FILES} | {"class.csv"}
    assert [student for student, *_ in journal(school / "out")] == CLASS


def test_files_are_those_of_the_student_alone(school):
    """The class has byte for byte what --student would have drawn."""
    run(school)
    alone = issue("short.toml", 7, "Zoë", school / "alone")
    expected = contents(school / "alone" / alone.quiz.id)
    assert contents(school / "out" / "Zoë") == expected
    assert dict(row[:2] for row in journal(school / "out"))["Zoë"] == alone.quiz.id


def test_processes_write_the_same(school):
    """Two processes write what one writes."""
    (school / "class.txt").write_text("\n".join(f"s-{k}" for k in range(FEW + 2)), "utf-8")
    run(school, "one")
    run(school, "two", jobs=2)
    assert contents(school / "one") == contents(school / "two")


def test_what_is_complete_is_not_written_again(school, monkeypatch):
    """A second run writes only what is missing, for new students too."""
    run(school)
    before = contents(school / "out")
    (school / "out" / "bob" / "key.pdf").unlink()
    (school / "class.txt").write_text("\n".join([*CLASS, "new"]), "utf-8")
    written = []
    real = class_run.write_student
    monkeypatch.setattr(
        class_run,
        "write_student",
        lambda order, student: written.append(student) or real(order, student),
    )
    assert run(school).remarks[-1] == "2 written, 3 already there."
    assert written == ["bob", "new"]
    after = contents(school / "out")
    assert {name: after[name] for name in before if name != "class.csv"} == {
        name: content for name, content in before.items() if name != "class.csv"
    }


def test_an_interrupted_run_goes_on(school, monkeypatch):
    """After Ctrl-C the next run ends with the very files of a run without a break."""
    run(school, "whole")
    real = class_run.write_student

    def interrupted(order, student):
        if student == "Zoë":
            raise KeyboardInterrupt
        return real(order, student)

    with monkeypatch.context() as patch:
        patch.setattr(class_run, "write_student", interrupted)
        with pytest.raises(KeyboardInterrupt):
            run(school)
    assert [student for student, *_ in journal(school / "out")] == ["ada", "bob"]
    assert run(school).remarks[-1] == "2 written, 2 already there."
    assert contents(school / "out") == contents(school / "whole")


@pytest.mark.parametrize("lost", [1, 12, 20])
def test_a_cut_journal_is_mended(lost, school):
    """A line that a crash cut off counts as not written; the student is drawn again."""
    run(school)
    before = contents(school / "out")
    path = school / "out" / "class.csv"
    path.write_bytes(before["class.csv"][:-lost])
    run(school)
    after = contents(school / "out")
    assert {k: v for k, v in after.items() if k != "class.csv"} == {
        k: v for k, v in before.items() if k != "class.csv"
    }
    assert [student for student, *_ in journal(school / "out")] == CLASS


@pytest.mark.parametrize("other", [{"paper": "letter"}, {"large_print": True}])
def test_another_look_needs_force(other, school):
    """Papers of another size replace those that lie there by force only, and then all of them."""
    run(school)
    before = contents(school / "out")
    with pytest.raises(FileError, match=r"class\.csv: here are these papers with other words, ma"):
        run(school, **other)
    assert contents(school / "out") == before
    run(school, force=True, **other)
    run(school, "fresh", **other)
    assert contents(school / "out") == contents(school / "fresh")


SECRET = {"secret_file": Path("secret")}
OTHER_PAPERS = {"seed": {"seed": 8}, "blueprint": {"blueprint": "other.toml"}, "secret": SECRET}


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("what", OTHER_PAPERS)
def test_no_force_replaces_papers_with_other_numbers(what, force, school):
    """Where the keys of other papers lie, nothing changes, and --force is not advised."""
    (school / "secret").write_text("eleven days of rain", "utf-8")
    plan = f'name = "other"\n{PLAN.format(family="tensor-shapes")}'
    (school / "other.toml").write_text(plan, "utf-8")
    run(school)
    before = contents(school / "out")
    with pytest.raises(FileError, match=r"class\.csv: here are papers with other num") as refusal:
        run(school, force=force, **OTHER_PAPERS[what])
    assert "--force" not in str(refusal.value)
    assert "--out" in str(refusal.value)
    assert contents(school / "out") == before


def test_no_force_replaces_a_key_outside_the_list_either(school):
    """A key of another quiz that no list mentions stops its student, and nobody else."""
    run(school, "other", seed=8)
    (school / "out").mkdir()
    (school / "other" / "bob").rename(school / "out" / "bob")
    before = contents(school / "out")
    with pytest.raises(AuthorError, match=r"1 of 4 students got no quiz\. bob: .* another quiz"):
        run(school, force=True)
    assert contents(school / "out").items() >= before.items()
    assert [student for student, *_ in journal(school / "out")] == ["ada", "Zoë", "s-4"]


def test_marks_and_words_change_the_papers_by_force_and_not_their_codes(school):
    """After a change of marking --force writes everything anew, under the same codes."""
    run(school)
    before = {student: quiz for student, quiz, _ in journal(school / "out")}
    plan = (school / "short.toml").read_text("utf-8")
    (school / "short.toml").write_text(f'{plan}[marking]\nslip = "1/3"\n', "utf-8")
    with pytest.raises(FileError, match="Use --force to replace them, or --out"):
        run(school)
    assert run(school, force=True).remarks[-1] == "4 written, 0 already there."
    assert {student: quiz for student, quiz, _ in journal(school / "out")} == before
    assert '"slip": "1/3"' in (school / "out" / "ada" / "key.json").read_text("utf-8")


def test_force_for_some_keeps_the_others_in_the_list(school):
    """A new look for a part of the class leaves the other students in the list, and in peace."""
    run(school)
    (school / "class.txt").write_text("bob", "utf-8")
    run(school, force=True, paper="letter")
    assert [student for student, *_ in journal(school / "out")] == ["ada", "Zoë", "s-4", "bob"]
    assert run(school, paper="letter").remarks[-1] == "0 written, 1 already there."


def test_comments_and_layout_do_not_stop_a_run(school):
    """A run goes on after a comment was added, and under another file name of the blueprint."""
    run(school)
    plan = (school / "short.toml").read_text("utf-8")
    (school / "short.toml").write_text(f"# for the spring\n{plan}\n\n", "utf-8")
    assert run(school).remarks[-1] == "0 written, 4 already there."


def test_a_file_in_the_way_stops_nobody_else(school):
    """One student's folder holds something else: the others have their files, and it is told."""
    (school / "out" / "bob").mkdir(parents=True)
    (school / "out" / "bob" / "exam.pdf").write_bytes(b"mine")
    with pytest.raises(AuthorError, match=r"1 of 4 students got no quiz\. bob: .*with other"):
        run(school)
    assert [student for student, *_ in journal(school / "out")] == ["ada", "Zoë", "s-4"]
    assert (school / "out" / "bob" / "exam.pdf").read_bytes() == b"mine"
    assert run(school, force=True).remarks[-1] == "1 written, 3 already there."


def test_a_bad_roster_writes_nothing(school):
    """An id that is no folder's name is refused before anything is written."""
    (school / "class.txt").write_text("ada\n../bob", "utf-8")
    with pytest.raises(AuthorError, match=r"line 2: student '\.\./bob' cannot name a folder"):
        run(school)
    assert not (school / "out").exists()


def test_work_can_be_watched(school):
    """Whoever watches knows how many students there are, and sees one after the other."""
    seen = []

    def watch(items, count):
        for outcome in items:
            seen.append((outcome.student, count))
            yield outcome

    run(school, watch=watch)
    assert seen == [(student, 4) for student in CLASS]


def test_the_command_and_marking(school):
    """The command prints the folder; a sheet from elsewhere is marked by the keys in it."""
    done = genex("make-quiz", "short.toml", "--students", "class.txt", "--seed", 5, cwd=school)
    assert (done.returncode, done.stdout) == (0, "out/short-5\n")
    assert done.stderr.endswith("4 written, 0 already there.\n")
    sheet = json.loads((school / "out/short-5/ada/answers.json").read_text("utf-8"))
    assert sheet["student"]["id"] == "ada"
    (school / "handed-in.json").write_text(json.dumps(sheet), "utf-8")
    for key in ([], ["--key", "out/short-5"]):
        done = genex("grade", "handed-in.json", *key, cwd=school)
        assert done.returncode == 0, done.stderr
        assert "ada" in done.stdout


@pytest.mark.parametrize("content", [b"", b"student,quiz\n", b"\xff\xfe\x00", b'"\n' * 9])
def test_a_file_that_only_looks_like_a_class_is_passed_over(content, school):
    """A class.csv of somebody else's under out/ hinders no search for a key."""
    run(school, "out/short-7")
    (school / "out" / "other").mkdir()
    (school / "out" / "other" / "class.csv").write_bytes(content)
    found = dict(students(school / "out"))
    assert len(found) == len(CLASS)
    assert all((folder / "key.json").is_file() for folder in found.values())


def test_one_student_or_all(school):
    """--student and --students exclude each other."""
    done = genex("make-quiz", "--student", "ada", "--students", "class.txt", cwd=school)
    assert done.returncode == 2
    assert "give --student or --students, not both" in done.stderr


def test_processes_know_plugged_families(school):
    """A family from a file is drawn by every process."""
    genex("new", "half-loss", cwd=school)
    (school / "own.toml").write_text(PLAN.format(family="half-loss"), "utf-8")
    (school / "class.txt").write_text("\n".join(f"s-{k}" for k in range(FEW + 1)), "utf-8")
    arguments = ("own.toml", "--students", "class.txt", "--jobs", 2, "--plugin", "half_loss.py")
    done = genex("make-quiz", *arguments, cwd=school)
    assert done.returncode == 0, done.stderr
    assert len(contents(school / "out")) == 4 * (FEW + 1) + 1
