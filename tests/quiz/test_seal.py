"""Keys are sealed: grading says when one was changed, and by whom it can have been made."""

import json

import pytest

from genex.files.writing import as_json
from genex.grading.run import grading_run
from genex.publishing.quiz_files import make_quiz
from genex.quiz.key_reader import read_key
from genex.quiz.seal import ANYBODYS, CHANGED, MISSING, UNCHECKED, UNFIT, doubt, seal, sealed
from tests.grading.sheets import QUIZ, sheet, write_key

SECRET = b"the secret of a course"
OPEN, CLOSED = make_quiz(7), make_quiz(7, secret=SECRET)
CHANGES = {
    "more marks": ('"marks": 3', '"marks": 4'),
    "a bonus": ('"bonus": false', '"bonus": true'),
    "another policy": ('"slip": "1/2"', '"slip": "1"'),
    "another student": ('"student": null', '"student": "ada"'),
    "another quiz": ('"quiz": "', '"quiz": "X'),
}


@pytest.fixture(autouse=True)
def _no_secret(monkeypatch):
    """No secret in the environment."""
    monkeypatch.delenv("GENEX_SECRET", raising=False)


def changed(quiz, change):
    """The bytes of a key after a change that leaves all values as they are."""
    old, new = CHANGES[change]
    text = as_json(quiz.key()).decode()
    assert old in text
    return text.replace(old, new, 1).encode()


@pytest.mark.parametrize(("quiz", "secret"), [(OPEN, b""), (CLOSED, SECRET)])
def test_a_key_as_it_was_written_is_beyond_doubt(quiz, secret):
    """With the secret by which it was sealed, or without one where there was none."""
    assert read_key(as_json(quiz.key()), "key.json", secret).doubt == ""


def test_layout_and_order_do_not_matter():
    """Another program may write the same content in another order."""
    content = CLOSED.key()
    other = json.dumps(dict(reversed(content.items())), indent=4).encode()
    assert read_key(other, "key.json", SECRET).doubt == ""


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(("quiz", "secret"), [(OPEN, b""), (CLOSED, SECRET)])
def test_every_change_is_noticed(quiz, secret, change):
    """Marks, policy and names cannot be changed without breaking the seal."""
    expected = UNFIT if secret else CHANGED
    assert read_key(changed(quiz, change), "key.json", secret).doubt == expected


def test_a_secret_tells_who_can_have_sealed():
    """Another secret, none at hand, a seal that anybody can make, and no seal: each is told."""
    content = CLOSED.key()
    assert doubt(content, b"another secret") == UNFIT
    assert doubt(content, b"") == UNCHECKED
    assert doubt(sealed(content, b""), SECRET) == ANYBODYS
    assert doubt({k: v for k, v in content.items() if k != "seal"}, SECRET) == MISSING
    assert doubt({**content, "seal": 3}, SECRET) == MISSING


def test_the_seal_needs_the_secret():
    """Two secrets seal differently, and no seal shows its secret."""
    content = OPEN.key()
    found = {seal(content, secret) for secret in (b"", SECRET, b"another secret")}
    assert len(found) == 3
    assert not any(SECRET.decode() in text for text in found)


def test_grading_tells_of_a_tampered_key(tmp_path):
    """`genex grade` marks by the key that lies there, and says that it was changed."""
    out, desk = tmp_path / "out", tmp_path / "desk"
    desk.mkdir()
    path = write_key(out)
    (desk / "a.json").write_text(sheet("anna"))
    found = grading_run([desk], None, out, feedback=False)
    assert [line for line in found.remarks if "key" in line] == [
        f"Marked by {path}, the key of {QUIZ.id}."
    ]
    path.write_bytes(changed(QUIZ, "more marks"))
    for found in (
        grading_run([desk], None, out, feedback=False),
        grading_run([], None, out, again=True, lower=True, feedback=False),
    ):
        assert f"{path} {CHANGED}." in found.remarks
        assert found.code == 0


def test_grading_checks_by_the_secret_of_a_file(tmp_path):
    """With --secret-file the seal is checked; without it grading says that it was not."""
    out, desk, secret = tmp_path / "out", tmp_path / "desk", tmp_path / "secret"
    desk.mkdir()
    secret.write_bytes(SECRET)
    path = write_key(out, CLOSED)
    (desk / "a.json").write_text(sheet("anna", quiz=CLOSED.id))
    unchecked = grading_run([desk], None, out, feedback=False)
    assert f"{path} {UNCHECKED}." in unchecked.remarks
    checked = grading_run([desk], None, out, feedback=False, secret_file=secret)
    assert [line for line in checked.remarks if str(path) in line] == [
        f"Marked by {path}, the key of {CLOSED.id}."
    ]


def test_many_keys_take_one_line(tmp_path):
    """A class of variants whose seals cannot be checked is told in one line."""
    out, desk = tmp_path / "out", tmp_path / "desk"
    desk.mkdir()
    for name in ("anna", "bert", "carl"):
        quiz = make_quiz(7, student=name, secret=SECRET)
        write_key(out, quiz)
        (desk / f"{name}.json").write_text(sheet(name, quiz=quiz.id))
    found = grading_run([desk], None, out, feedback=False)
    assert sum("sealed" in line for line in found.remarks) == 1
    assert any("(and 2 more keys)" in line for line in found.remarks)
