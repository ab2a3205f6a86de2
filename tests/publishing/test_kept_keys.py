"""Keys of other papers are never written over, whatever is forced."""

import json

import pytest

from genex.errors import FileError
from genex.publishing.quiz_files import issue
from genex.quiz.seal import sealed
from tests.process import contents, genex

PLAN = '[[section]]\n[[section.question]]\nfamily = "tensor-shapes"\n'


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a blueprint."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GENEX_SECRET", raising=False)
    (tmp_path / "short.toml").write_text(PLAN, "utf-8")
    return tmp_path


def changed_key(path, **values):
    """Put other values into a key, under a new seal."""
    path.write_text(json.dumps(sealed(json.loads(path.read_text()) | values, b"")))


def test_a_change_of_marking_is_written_by_force(desk):
    """The same numbers with other marks replace what is there by force, and without it do not."""
    first = issue("short.toml", 7)
    (desk / "short.toml").write_text(f'{PLAN}marks = 3\n[marking]\nslip = "1/3"\n', "utf-8")
    with pytest.raises(FileError, match=r"already exists with other content\. Use --force"):
        issue("short.toml", 7)
    again = issue("short.toml", 7, force=True)
    assert again.paths == first.paths
    assert json.loads((again.paths[2]).read_text())["questions"][0]["parts"][0]["marks"] == 3


@pytest.mark.parametrize("force", [False, True])
def test_the_key_of_another_quiz_stays(desk, force):
    """A key with another code is not replaced, and the way out is another folder."""
    key = issue("short.toml", 7).paths[2]
    other = issue("short.toml", 8).paths[2]
    key.write_bytes(other.read_bytes())
    before = contents(desk / "out")
    with pytest.raises(
        FileError, match=rf"key\.json: is the key of another quiz, {other.parts[1]}"
    ):
        issue("short.toml", 7, force=force)
    assert contents(desk / "out") == before


@pytest.mark.parametrize("what", ["given", "version", "student"])
def test_the_key_of_other_numbers_under_the_same_code_stays(desk, what):
    """So is a key whose numbers another version of a plugin drew under the same code."""
    key = issue("short.toml", 7).paths[2]
    content = json.loads(key.read_text())
    if what == "student":
        changed_key(key, student="ada")
    else:
        content["questions"][0][what] = {"given": {"start": [2]}, "version": 1}[what]
        changed_key(key, questions=content["questions"])
    before = contents(desk / "out")
    with pytest.raises(FileError, match=r"key\.json: is the key of papers with other numbers"):
        issue("short.toml", 7, force=True)
    assert contents(desk / "out") == before


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("content", ["", "{", "[]", "{}", '{"quiz": 3, "questions": [4]}', "\0"])
def test_what_may_be_a_key_stays(content):
    """What cannot be read might be mended by somebody, and is not replaced either."""
    key = issue("short.toml", 7).paths[2]
    key.write_text(content)
    with pytest.raises(FileError, match=r"key\.json: is no key that genex can read, .* Move it"):
        issue("short.toml", 7, force=True)
    assert key.read_text() == content


def test_the_command_says_so_in_one_line(desk):
    """The command ends with place, fact and way out."""
    key = issue("short.toml", 7).paths[2]
    key.write_bytes(issue("short.toml", 8).paths[2].read_bytes())
    done = genex("make-quiz", "short.toml", "--force", cwd=desk)
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Use --out for another folder." in done.stderr
    assert "Traceback" not in done.stderr
