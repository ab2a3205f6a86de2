"""A quiz: the same seed, the same bytes, wherever and whenever; and nothing leaks."""

import json
from collections.abc import Mapping
from dataclasses import fields
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from genex.errors import AuthorError, FileError
from genex.exact.cells import flat
from genex.files.writing import as_json
from genex.paper.pdf import Sheet
from genex.publishing.quiz_files import contents as files_of
from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import load_blueprint, parse_blueprint
from genex.quiz.parts import part_letters
from genex.quiz.quiz import Quiz
from genex.quiz.quiz_id import normalised
from tests.process import contents, genex

SECRET = "the secret of the course"
ENVIRONMENTS: dict[str, Mapping[str, str]] = {
    "plain": {},
    "another hash seed": {"PYTHONHASHSEED": "12345"},
    "another language": {"LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"},
    "no language": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "another time zone": {"TZ": "Pacific/Kiritimati", "SOURCE_DATE_EPOCH": "1"},
    "without assertions": {"PYTHONOPTIMIZE": "2"},
    "a narrow terminal": {"COLUMNS": "20", "TERM": "dumb"},
}


def bytes_of(quiz: Quiz) -> dict[str, bytes]:
    """The JSON files of a quiz."""
    return {"key": as_json(quiz.key()), "answers": as_json(quiz.sheet())}


def pinned(text: str) -> Quiz:
    """A quiz of one question, from the body of its table."""
    return make_quiz(
        1, parse_blueprint(f"[[section]]\n[[section.question]]\n{text}\n", "paper.toml")
    )


@pytest.fixture(scope="module")
def here() -> dict[str, bytes]:
    """The files of the default quiz, made in this process."""
    quiz = make_quiz(7)
    return {f"{quiz.id}/{name}": content for name, content in files_of(quiz, Sheet()).items()}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_same_bytes_everywhere(name: str, here: dict[str, bytes], tmp_path: Path) -> None:
    """Hash seed, language, time zone, folder and terminal leave every byte as it is."""
    folder = tmp_path / "a folder, ünd more"
    folder.mkdir()
    done = genex("make-quiz", "--seed", 7, cwd=folder, env=ENVIRONMENTS[name])
    assert done.returncode == 0, done.stderr
    assert contents(folder / "out") == here


def test_same_bytes_again() -> None:
    """A second quiz in one process is the first, whatever was drawn in between."""
    first = bytes_of(make_quiz(7))
    make_quiz(8, student="ada", secret=SECRET)
    assert bytes_of(make_quiz(7)) == first


def test_seeds_give_other_numbers() -> None:
    """Twenty seeds give twenty quizzes with twenty ids."""
    quizzes = [make_quiz(seed) for seed in range(20)]
    assert len({quiz.id for quiz in quizzes}) == 20
    assert len({str(quiz.key()["questions"]) for quiz in quizzes}) == 20


def test_ids_can_be_typed() -> None:
    """Every quiz id passes its own check."""
    ids = [make_quiz(seed).id for seed in range(20)]
    assert [normalised(name.lower()) for name in ids] == ids


def test_secret_changes_everything() -> None:
    """With a secret id and draws are others; with another secret, others again."""
    quizzes = [make_quiz(7, secret=secret) for secret in (None, SECRET, "another secret")]
    assert len({quiz.id for quiz in quizzes}) == 3
    for one, *others in zip(*(quiz.items for quiz in quizzes), strict=True):
        assert all(one.exercise != other.exercise for other in others)


def test_empty_secret_is_none() -> None:
    """No secret and an empty one are the same."""
    assert make_quiz(7, secret="").id == make_quiz(7, secret=b"").id == make_quiz(7).id


@pytest.mark.parametrize("secret", ["short", b"1234567", "x" * 5000])
def test_bad_secret_is_refused(secret: str | bytes) -> None:
    """From Python too, a secret has a length that is of use."""
    with pytest.raises(FileError, match="secret: a secret must have 8 to 4096"):
        make_quiz(7, secret=secret)


@pytest.mark.parametrize("student", [None, "ada"])
def test_sheet_gives_nothing_away(student: str | None) -> None:
    """answers.json has no seed, no given number and no answer: blank cells in their shape only."""
    quiz = make_quiz(987_654_321, student=student, secret=SECRET)
    sheet = quiz.sheet()
    assert all(cell is None for answer in sheet["answers"].values() for cell in flat(answer))
    text = as_json(sheet).decode()
    assert "987654321" not in text
    assert SECRET not in text
    assert set(sheet) == {"genex", "quiz", "student", "answers", "forms"}
    other = make_quiz(1, student=student, secret="another secret").sheet()
    same_shape = {"answers": sheet["answers"], "forms": sheet["forms"]}
    assert same_shape == {"answers": other["answers"], "forms": other["forms"]}


def test_sheet_and_key_agree() -> None:
    """Sheet and key have the same parts, in the order of the paper."""
    quiz = make_quiz(7)
    keyed = [part["id"] for question in quiz.key()["questions"] for part in question["parts"]]
    assert keyed == list(quiz.sheet()["answers"]) == list(quiz.sheet()["forms"])
    assert len(keyed) == len(set(keyed))


def test_students_have_variants_of_equal_work() -> None:
    """Students get other numbers than each other, and the same features and marks."""
    common = make_quiz(7)
    variants = [make_quiz(7, student=name) for name in ("ada", "grace", "ada ")]
    assert len({quiz.id for quiz in (common, *variants)}) == 4
    for variant in variants:
        assert variant.marks == common.marks
        for mine, theirs in zip(variant.items, common.items, strict=True):
            assert mine.exercise != theirs.exercise
            assert mine.drawn.features == theirs.drawn.features


def test_shared_fields_are_shared() -> None:
    """Both losses of the default quiz are about the same logits and labels, in variants too."""
    for student in (None, "ada"):
        hinge, entropy, *_ = (item.exercise for item in make_quiz(3, student=student).items)
        assert (hinge.logits, hinge.labels) == (entropy.logits, entropy.labels)


def test_marks_of_the_quiz() -> None:
    """The total has no bonus marks in it."""
    text = '[[section]]\n[[section.question]]\nfamily = "tensor-shapes"\nmarks = 4.5\n'
    bonus = '[[section.question]]\nfamily = "init-variance"\nbonus = true\n'
    quiz = make_quiz(1, parse_blueprint(text + bonus, "paper.toml"))
    assert quiz.marks == Fraction(9, 2)
    assert sum(part.marks for part in quiz.parts) > quiz.marks


def test_repeated_questions_differ() -> None:
    """Two questions of one family have their own draws, and the first keeps its own."""
    text = '[[section]]\n[[section.question]]\nfamily = "svm-loss"\n'
    twice = text + text.partition("\n")[2]
    first, second = make_quiz(1, parse_blueprint(twice, "paper.toml")).items
    assert first.exercise != second.exercise
    (alone,) = make_quiz(1, parse_blueprint(text, "paper.toml")).items
    assert alone.exercise == first.exercise


def as_given(value: Any) -> str:
    """A field of key.json as TOML writes it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(as_given, value))}]"
    return json.dumps(value)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("level", ["warm-up", "exam", "hard"])
@pytest.mark.parametrize(
    "family", ["svm-loss", "cross-entropy", "sigmoid-chain", "tensor-shapes", "init-variance"]
)
def test_key_can_be_given_back(family: str, level: str, seed: int) -> None:
    """What key.json calls given makes, as `given` of a blueprint, the very same exercise."""
    text = f'[[section]]\n[[section.question]]\nfamily = "{family}"\nlevel = "{level}"\n'
    question = make_quiz(seed, parse_blueprint(text, "paper.toml")).key()["questions"][0]
    pairs = (f"{k} = {as_given(v)}" for k, v in question["given"].items() if v is not None)
    again = pinned(f'family = "{family}"\ngiven = {{ {", ".join(pairs)} }}').key()["questions"][0]
    assert again["given"] == question["given"]
    assert again["parts"] == question["parts"]


def test_given_in_full_is_issued_as_it_is() -> None:
    """Where nothing is drawn, slips may coincide: an existing paper is reproduced to the digit."""
    quiz = pinned(
        'family = "svm-loss"\n'
        "given = { logits = [[3.5, 2.8], [1.0, 4.2]], labels = [0, 1], margin = 1, mean = false }"
    )
    (item,) = quiz.items
    assert item.exercise.logits == ((Fraction(7, 2), Fraction(14, 5)), (1, Fraction(21, 5)))
    assert item.exercise.losses == [Fraction(3, 10), 0]


def test_given_with_options_for_the_rest_is_issued_too() -> None:
    """Fields that no draw decides need not be given."""
    body = 'family = "svm-loss"\ngiven = { logits = [[3.5, 2.8], [1.0, 4.2]], labels = [0, 1] }'
    assert pinned(body).items[0].exercise.losses == [Fraction(3, 10), 0]
    assert pinned(body).items[0].drawn.attempts == 1


def test_given_for_the_first_part_holds_for_the_second() -> None:
    """A shared field that one part pins is pinned in the other."""
    quiz = pinned(
        'share = ["logits", "labels"]\n'
        'parts = [{ family = "svm-loss", given = { logits = [[3.5, 2.8]], labels = [0] } },'
        ' { family = "cross-entropy" }]'
    )
    assert [item.exercise.labels for item in quiz.items] == [(0,), (0,)]


@pytest.mark.parametrize(
    ("family", "field", "written", "value"),
    [
        ("svm-loss", "margin", "2", 2),
        ("svm-loss", "mean", "true", True),
        ("cross-entropy", "labels", "[3, 2, 1, 0]", (3, 2, 1, 0)),
        ("sigmoid-chain", "bias", "0.5", Fraction(1, 2)),
        ("sigmoid-chain", "label", "1", 1),
        ("sigmoid-chain", "inputs", "[0.5, 1.5]", (Fraction(1, 2), Fraction(3, 2))),
        ("tensor-shapes", "start", "[4, 6]", (4, 6)),
        ("init-variance", "inputs", "100", 100),
        ("init-variance", "deviation", "0.1", Fraction(1, 10)),
        ("init-variance", "layers", "4", 4),
    ],
)
def test_one_given_field(family: str, field: str, written: str, value: Any) -> None:
    """A single given field is kept, and the others are drawn around it."""
    (item,) = pinned(f'family = "{family}"\ngiven = {{ {field} = {written} }}').items
    assert getattr(item.exercise, field) == value
    assert all(hasattr(item.exercise, one.name) for one in fields(item.exercise))


@pytest.mark.parametrize(
    "operation",
    [
        '["permute", -1, 0, 1]',
        '["flatten", -1]',
        '["flatten", -2]',
        '["flatten", 5]',
        '["view", -1]',
        '["view", 0, 24]',
        '["view", 5, -1]',
        '["squeeze", 7]',
        '["unsqueeze", -1]',
        '["transpose", 1, 1]',
        '["sum", -1, true]',
        '["matmul", [2, 4, 5]]',
        '["add", [5, 1]]',
        '["cat", -1, [2, 3, 1]]',
        '["cat", 0, [2, 3]]',
        '["stack", -1, 3]',
        '["stack", 9, 3]',
    ],
)
def test_any_given_operation_is_proved(operation: str) -> None:
    """Both routes agree on whatever operation somebody gives, fitting or not."""
    body = f"given = {{ start = [2, 3, 4], operations = [{operation}] }}"
    (item,) = pinned(f'family = "tensor-shapes"\n{body}').items
    assert item.drawn.certificate.routes == {"sizes": "direct"}


@pytest.mark.parametrize("seed", [-1, 2**53, True, "7", 1.0])
def test_bad_seed_is_refused(seed: Any) -> None:
    """From Python too, a seed is a whole number that JSON keeps."""
    with pytest.raises(AuthorError, match="give a whole number from 0 to 9007199254740991"):
        make_quiz(seed)


def test_largest_seed_is_kept() -> None:
    """The largest seed comes back from the key as it was."""
    assert json.loads(as_json(make_quiz(2**53 - 1).key()))["seed"] == 2**53 - 1


def test_blueprint_may_come_from_windows(tmp_path: Path) -> None:
    """A byte order mark and other line ends change neither quiz nor id."""
    text = '[[section]]\n[[section.question]]\nfamily = "tensor-shapes"\n'
    path = tmp_path / "paper.toml"
    path.write_bytes(text.encode())
    plain = make_quiz(1, load_blueprint(str(path)))
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert bytes_of(make_quiz(1, load_blueprint(str(path)))) == bytes_of(plain)


def test_letters_go_on_after_z() -> None:
    """Parts are lettered a, b, …, z, aa, ab, …"""
    assert [part_letters(k) for k in (0, 1, 25, 26, 27, 51, 52, 701, 702)] == [
        *("a", "b", "z", "aa", "ab", "az", "ba", "zz", "aaa")
    ]
