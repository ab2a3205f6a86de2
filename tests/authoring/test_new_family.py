"""`genex new` writes a family that works at once."""

import re
import shutil
from pathlib import Path

import pytest

from genex.authoring.new_family import scaffold, write_scaffold
from genex.errors import AuthorError, FileError
from tests.process import contents, genex

PAPER = """
[[section]]
[[section.question]]
share = ["logits"]
parts = [
  { family = "my-first", marks = { losses = 3 } },
  { family = "my-first", ask = ["gradient"] },
]
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which somebody has just said `genex new my-first`."""
    place = tmp_path_factory.mktemp("authors")
    done = genex("new", "my-first", cwd=place)
    assert done.returncode == 0
    assert done.stdout.split() == [
        "my_first.py",
        "templates/my-first.md.j2",
        "solutions/my-first.md.j2",
    ]
    assert done.stderr == "Try it: genex show my-first --solution --plugin my_first.py\n"
    return place


def test_three_files(folder: Path) -> None:
    """It is three files, and each says something."""
    found = contents(folder)
    assert set(found) >= {"my_first.py", "templates/my-first.md.j2", "solutions/my-first.md.j2"}
    assert all(found.values())


def test_it_can_be_shown(folder: Path) -> None:
    """Question, solution and slips are there, with numbers in them."""
    done = genex("show", "my-first", "--solution", "--plugin", "my_first.py", cwd=folder)
    assert done.returncode == 0
    assert "Solution" in done.stdout
    assert "Minus lost. " in done.stdout
    assert "{{" not in done.stdout


def test_it_passes_its_check(folder: Path) -> None:
    """Every draw is certified, and most are telling."""
    done = genex("check", "my-first", "--seeds", 200, "--plugin", "my_first.py", cwd=folder)
    assert done.returncode == 0
    assert "certificate failures: 0" in done.stdout
    assert "telling: 200 (100.0% of the draws)" in done.stdout


@pytest.mark.parametrize(
    ("kind", "before", "after", "message"),
    [
        (
            "solutions",
            "{% block sign_turned %}",
            "{% block sign_turnd %}",
            "solutions/my-first.md.j2 has no block 'sign_turned'.",
        ),
        (
            "solutions",
            "If a logit grows",
            r"If $\fraq{z}{2}$ grows",
            r"unknown command \fraq; did you mean \frac?.",
        ),
        (
            "templates",
            "{% block gradient %}",
            "{% block gradients %}",
            "templates/my-first.md.j2 has no block 'gradient'.",
        ),
    ],
)
def test_its_check_says_what_its_words_lack(kind, before, after, message, folder, tmp_path) -> None:
    """A block that is missing and a formula that cannot be set are told, and the check fails."""
    shutil.copytree(folder, tmp_path / "mine")
    words = tmp_path / "mine" / kind / "my-first.md.j2"
    words.write_text(words.read_text("utf-8").replace(before, after), "utf-8")
    plugin = ("--plugin", "my_first.py")
    done = genex("check", "my-first", "--seeds", 20, *plugin, cwd=words.parents[1])
    assert done.returncode == 1
    assert "certificate failures: 0" in done.stdout
    assert message in done.stderr


def test_it_is_listed(folder: Path) -> None:
    """It stands in the list under its topic, with its own line."""
    done = genex("list", "--plugin", "my_first.py", cwd=folder)
    assert re.search(r"^  my-first +What a student works out here", done.stdout, re.MULTILINE)


@pytest.mark.parametrize("elsewhere", [False, True])
def test_it_makes_a_quiz(folder: Path, tmp_path: Path, elsewhere: bool) -> None:
    """A blueprint may use it, from its own folder and from any other."""
    paper = tmp_path / "paper.toml"
    paper.write_text(PAPER, "utf-8")
    here, plugin = (tmp_path, folder / "my_first.py") if elsewhere else (folder, "my_first.py")
    done = genex("make-quiz", paper, "--out", tmp_path, "--plugin", plugin, cwd=here)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.split()) == 4


def test_class_is_ready_for_the_linter(folder: Path) -> None:
    """The code is formatted and names itself after the family."""
    code = (folder / "my_first.py").read_text("utf-8")
    assert code.startswith('"""My first."""\n\nfrom dataclasses import dataclass\n')
    assert "class MyFirst(Exercise):" in code
    assert code.endswith("}\n")


def test_in_a_checkout_files_land_in_their_places(tmp_path: Path) -> None:
    """Where there is genex/families, the code goes there, and the registry is named."""
    (tmp_path / "genex" / "families").mkdir(parents=True)
    done = genex("new", "my-first", cwd=tmp_path)
    assert done.stdout.split()[0] == "genex/families/losses/my_first.py"
    assert done.stderr == 'Add "losses.my_first" to FAMILIES in genex/families/__init__.py.\n'


@pytest.mark.parametrize("there", ["hinge.py", "templates/hinge.md.j2", "solutions/hinge.md.j2"])
def test_nothing_is_overwritten(there: str, tmp_path: Path) -> None:
    """One file in the way, and none is written."""
    path = tmp_path / there
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", "utf-8")
    with pytest.raises(AuthorError, match="already exists"):
        write_scaffold("hinge", tmp_path)
    assert contents(tmp_path) == {there: b"mine"}


@pytest.mark.parametrize(
    "name", ["", "A", "svmLoss", "svm_loss", "-svm", "svm-", "a--b", "a-2", "2a", "é", "a/b", "a\n"]
)
def test_bad_names(name: str, tmp_path: Path) -> None:
    """A name that could not be a module, a class and a template at once is refused."""
    with pytest.raises(AuthorError, match="cannot name a family"):
        scaffold(name, tmp_path)


def test_file_for_a_folder(tmp_path: Path) -> None:
    """Where a folder cannot be made, nothing is written, and the message says why."""
    (tmp_path / "templates").write_text("a file", "utf-8")
    with pytest.raises(FileError, match=r"cannot be written: .* Change to another folder"):
        write_scaffold("hinge", tmp_path)
    assert contents(tmp_path) == {"templates": b"a file"}
