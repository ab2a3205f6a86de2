"""Keys come from the instructor's side: whatever a student hands in is never one."""

import json
import zipfile
from pathlib import Path

import pytest

from genex.errors import FileError
from genex.files.writing import as_json
from genex.grading.run import grading_run
from genex.publishing.class_run import issue_class
from genex.publishing.quiz_files import issue, make_quiz
from genex.quiz.blueprint import parse_blueprint
from genex.quiz.seal import ANYBODYS, MISSING, UNFIT, sealed
from tests.grading.sheets import right_answers, sheet, write_key
from tests.process import genex

SECRET = b"eleven days of rain"
PLAN = """
[[section]]
[[section.question]]
family = "mlp-parameters"
ask = ["parameters"]
marks = 5
"""
BLUEPRINT = parse_blueprint(PLAN, "short.toml")
QUIZ, EASY = make_quiz(7, BLUEPRINT), make_quiz(8, BLUEPRINT)
FORGED = as_json(sealed(EASY.key() | {"quiz": QUIZ.id}, b""))  # other numbers under the same code
CHEAT = sheet("eve", right_answers(EASY), quiz=QUIZ.id)


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    """An empty directory of an instructor, with a folder for what is handed in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GENEX_SECRET", raising=False)
    Path("short.toml").write_text(PLAN)
    Path("desk").mkdir()
    return Path("desk")


def put(path, content):
    """A file with the folders above it."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def run(*paths, key=None, out="out", **options):
    """A run of grading without pages."""
    return grading_run([*map(Path, paths)], key, Path(out), feedback=False, **options)


def marks(found):
    """The marks in the table, by student."""
    return {line.split()[0]: line.split()[1] for line in found.lines[1:]}


def told(found, words):
    """The remarks with these words."""
    return [line for line in found.remarks if words in line]


def test_the_forged_key_of_a_student_earns_nothing(desk):
    """A key beside a sheet, below it or in a folder of its own is not used, and is told."""
    write_key(Path("out"), QUIZ)
    put(desk / "eve.json", CHEAT)
    for place in ("key.json", f"out/{QUIZ.id}/key.json", f"{QUIZ.id}/key.json"):
        put(desk / place, FORGED)
    found = run("desk")
    assert marks(found) == {"eve": "0"}
    assert told(found, "not used as a key") == [
        "desk/key.json (and 2 more keys) lies with what was handed in, and is not used as a key."
    ]
    assert told(found, "Marked by") == [f"Marked by out/{QUIZ.id}/key.json, the key of {QUIZ.id}."]


@pytest.mark.parametrize("handed_in", ["desk", "desk/eve.json", "desk/all.zip"])
def test_without_a_key_of_the_instructor_nothing_is_marked(desk, handed_in):
    """Folder, file and zip alike: a key in or beside them does not serve, and is told."""
    put(desk / "eve.json", CHEAT)
    put(desk / "key.json", FORGED)
    with zipfile.ZipFile(desk / "all.zip", "w") as archive:
        archive.writestr("eve.json", CHEAT)
        archive.writestr("key.json", FORGED)
        archive.writestr(f"out/{QUIZ.id}/key.json", FORGED)
    found = run(handed_in)
    assert found.code == 1
    assert marks(found) == {}
    assert told(found, f"there is no key for quiz {QUIZ.id}")
    assert len(told(found, "lies with what was handed in")) == 1


def test_an_out_folder_that_was_handed_in_has_no_keys(desk, monkeypatch):
    """Who marks "." in the folder of submissions does not use the folder out of a student."""
    put(desk / "eve.json", CHEAT)
    put(desk / "out" / QUIZ.id / "key.json", FORGED)
    monkeypatch.chdir(desk)
    found = run(".")
    assert marks(found) == {}
    (line,) = told(found, "there is no key")
    assert f"out/{QUIZ.id}/key.json was handed in, so it is not used." in line
    assert line.endswith(" If it is yours, give --key out.")
    assert marks(run(".", key=Path("out"))) == {"eve": "5"}  # whoever says so is believed


def test_a_class_list_that_was_handed_in_leads_to_no_key():
    """Submissions unpacked under out/, with a list of a class and a key among them."""
    head = "student,quiz,print\n"
    for student in ("eve", "", ".", "../desk"):
        put("out/class/class.csv", f"{head}{student},{QUIZ.id},{'0' * 16}\n")
        put(Path("out/class", student, "key.json"), FORGED)
        put("out/class/eve.json", CHEAT)
        assert marks(run("out/class")) == {}
        assert marks(run("out/class/eve.json")) == {}


def test_a_student_of_a_list_is_a_folder_in_it(desk):
    """A list of a class leads nowhere outside its own folder."""
    put("out/class/class.csv", f"student,quiz,print\n../../else,{QUIZ.id},{'0' * 16}\n")
    put("else/key.json", FORGED)
    put(desk / "eve.json", CHEAT)
    assert marks(run("desk")) == {}


def test_the_sheet_of_the_out_folder_can_be_marked_there():
    """`genex grade out/CODE/answers.json` uses the key that genex wrote into this very place."""
    done = genex("make-quiz", "short.toml")
    folder = Path(done.stdout.splitlines()[0]).parent
    filled = sheet("ada", right_answers(QUIZ), quiz=QUIZ.id)
    put(folder / "answers.json", filled)
    found = run(folder / "answers.json")
    assert marks(found) == {"ada": "5"}
    assert told(found, "not used") == []
    put("answers.json", filled)
    assert marks(run("answers.json")) == {"ada": "5"}


def test_the_folder_of_a_class_can_be_marked_by_its_keys():
    """A class that fills in its folders is marked file by file, or with --key as a folder."""
    Path("class.txt").write_text("ada\nbob")
    issue_class("short.toml", 7, Path("class.txt"), jobs=1)
    for name in ("ada", "bob"):
        quiz = make_quiz(7, BLUEPRINT, name)
        put(f"out/short-7/{name}/answers.json", sheet(name, right_answers(quiz), quiz=quiz.id))
    files = [Path("out/short-7", name, "answers.json") for name in ("ada", "bob")]
    assert marks(run(*files)) == {"ada": "5", "bob": "5"}
    by_folder = run("out/short-7")
    assert len(told(by_folder, "If it is yours, give --key out/short-7.")) == 2
    by_student = run("out/short-7/ada")
    assert len(told(by_student, "If it is yours, give --key out/short-7/ada/key.json.")) == 1
    found = run("out/short-7/ada", key=Path("out/short-7/ada/key.json"))
    assert marks(found) == {"ada": "5"}
    found = run("out/short-7", key=Path("out/short-7"))
    assert marks(found) == {"ada": "5", "bob": "5"}
    assert told(found, "not used") == []


def test_a_folder_of_keys_has_none_of_what_was_handed_in_below_it():
    """With --key out, a key among submissions under out/ does not hide the right one."""
    put(f"out/{QUIZ.id}/key.json", as_json(QUIZ.key()))
    put("out/submissions/eve/key.json", FORGED)
    put("out/submissions/eve/eve.json", CHEAT)
    for path in ("out/submissions", "out/submissions/eve/eve.json"):
        found = run(path, key=Path("out"))
        assert marks(found) == {"eve": "0"}
        assert told(found, "Marked by out/")
        assert told(found, "out/submissions/eve/key.json lies with what was handed in")


def test_two_keys_that_differ_are_not_chosen_from(desk):
    """Copies are one key; of two that differ none is taken, and both are named."""
    put(desk / "ada.json", sheet("ada", right_answers(QUIZ), quiz=QUIZ.id))
    for name in ("one", "two"):
        put(f"keys/{name}/key.json", as_json(QUIZ.key()))
    assert marks(run("desk", key=Path("keys"))) == {"ada": "5"}
    put("keys/two/key.json", FORGED)
    (line,) = told(run("desk", key=Path("keys")), "two keys for quiz")
    assert "keys/one/key.json and keys/two/key.json, and they differ" in line


def test_the_same_folder_by_another_path_is_the_same_folder(desk):
    """A link to the folder that is handed in makes no keys of what lies there."""
    put(desk / "eve.json", CHEAT)
    put(desk / QUIZ.id / "key.json", FORGED)
    try:
        Path("link").symlink_to("desk")
    except OSError:
        pytest.skip("this system makes no links")
    assert marks(run("desk", out="link")) == {}
    assert marks(run("link", out="desk")) == {}


def test_a_key_that_cannot_be_read_stops_nobody(desk):
    """Among given keys one is broken: it is named, and the others mark."""
    put("keys/a/key.json", "{")
    put("keys/b/key.json", as_json(QUIZ.key()))
    put(desk / "ada.json", sheet("ada", right_answers(QUIZ), quiz=QUIZ.id))
    found = run("desk", key=Path("keys"))
    assert marks(found) == {"ada": "5"}
    assert told(found, "keys/a/key.json cannot be read as a key, and is passed over.")


REFUSED = {
    ANYBODYS: lambda key: sealed(key, b""),
    UNFIT: lambda key: sealed(key, b"another secret"),
    MISSING: lambda key: {k: v for k, v in key.items() if k != "seal"},
}


@pytest.mark.parametrize("doubt", REFUSED)
def test_with_a_secret_a_key_must_be_sealed_by_it(desk, doubt):
    """A key with another seal is refused with the way out, and good keys mark all the same."""
    put("secret", SECRET)
    good, other = (make_quiz(seed, BLUEPRINT, secret=SECRET) for seed in (7, 8))
    write_key(Path("out"), good)
    bad = put(f"out/{other.id}/key.json", as_json(REFUSED[doubt](other.key())))
    put(desk / "ada.json", sheet("ada", right_answers(good), quiz=good.id))
    for name in ("bob", "carl"):
        put(desk / f"{name}.json", sheet(name, right_answers(other), quiz=other.id))
    found = run("desk", secret_file=Path("secret"))
    assert marks(found) == {"ada": "5"}
    assert found.code == 1
    assert len(told(found, f"its key is refused: {bad} {doubt}.")) == 2
    (line,) = told(found, "and is refused.")
    assert line.startswith(f"{bad} {doubt}, and is refused. Give the secret with which")
    assert marks(run("desk")) == {"ada": "5", "bob": "5", "carl": "5"}
    with pytest.raises(FileError, match=r"and is refused\. Give the secret with which"):
        run("desk", key=bad, secret_file=Path("secret"))


def test_marking_again_with_a_secret_tells_the_way_out(desk):
    """Where the secret refuses a key of results, nothing changes, and the reason is told."""
    put("secret", SECRET)
    write_key(Path("out"), QUIZ)
    put(desk / "ada.json", sheet("ada", right_answers(QUIZ), quiz=QUIZ.id))
    run("desk")
    with pytest.raises(FileError, match=r"Nothing was changed\. .* Give the secret with which"):
        run(again=True, secret_file=Path("secret"))


def test_a_class_of_variants_takes_one_line(desk):
    """The note on keys names few one by one, and many together."""
    issue("short.toml", 7)
    put(desk / "all.json", sheet("zoe", right_answers(QUIZ), quiz=QUIZ.id))
    for name in ("ada", "bob", "carl", "dora"):
        quiz = issue("short.toml", 7, name).quiz
        put(desk / f"{name}.json", sheet(name, right_answers(quiz), quiz=quiz.id))
    found = run("desk")
    assert sorted(told(found, "Marked by")) == [
        f"Marked by out/{QUIZ.id}/key.json, the key of {QUIZ.id}.",
        "Marked by the keys of 4 variants of students in out.",
    ]
    again = run(again=True)
    assert sorted(told(again, "Marked by")) == sorted(told(found, "Marked by"))


def test_the_flow_of_the_readme_works():
    """In an empty directory: draw, fill in, grade, grade again."""
    assert genex("make-quiz", "--seed", 7).returncode == 0
    quiz = make_quiz(7)
    put("submissions/ada/answers.json", sheet("ada", right_answers(quiz), quiz=quiz.id))
    done = genex("grade", "submissions", "--solutions", "--no-feedback")
    assert done.returncode == 0, done.stderr
    assert "30 of 30" in done.stdout
    assert f"Marked by out/{quiz.id}/key.json, the key of {quiz.id}." in done.stderr
    assert json.loads(Path("out/results/results.json").read_text())["results"][0]["marks"] == 30
    assert genex("grade", "--again").stdout == "Nothing changed.\n"
