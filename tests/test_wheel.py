"""The wheel is whole: installed in an empty environment, far from the checkout, it makes a quiz."""

import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from genex.version import __version__
from tests.process import CHECKOUT, CLEAN, contents, genex

INSIDE = (
    "genex/templates/svm-loss.md.j2",
    "genex/templates/forms.md.j2",
    "genex/solutions/svm-loss.md.j2",
    "genex/quiz/blueprints/quiz.toml",
    "genex/quiz/schemas/key.schema.json",
    "genex/quiz/schemas/answers.schema.json",
    "genex/exercise/derivations.json",
    "genex/py.typed",
    "genex/typeset/fonts/STIXTwoMath-Core.ttf",
    "genex/typeset/fonts/STIXTwoMath-Core.json",
    "genex/typeset/fonts/STIXTwoMath-OFL.txt",
    "genex/typeset/hyphens/en.json",
)
BUILD = "import sys; from hatchling.build import build_{0} as b; print(b(sys.argv[1]))"


def build(kind: str, folder: Path) -> Path:
    """Build the wheel or the sdist of the checkout."""
    pytest.importorskip("hatchling")
    command = [sys.executable, "-c", BUILD.format(kind), str(folder)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=True)
    return folder / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by the backend itself, so without a network."""
    return build("wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The script of a new environment with the wheel in it.

    What genex depends on is lent by this environment through a .pth file, so nothing is fetched;
    genex itself comes first on the path, and only from the wheel.
    """
    home = tmp_path_factory.mktemp("far away") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True)
    python = home / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", "--no-compile", wheel], check=True)
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True).stdout
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    Path(site.strip(), "lent.pth").write_text("\n".join(sorted(lent)) + "\n", "utf-8")
    return python.with_name("genex")


def run(command: list[object], folder: Path) -> str:
    """What a command of the new environment prints."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=CLEAN,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_everything_is_inside(wheel: Path) -> None:
    """Words, blueprints, schemas, fonts and derivations are in the wheel; tools and tests not."""
    names = set(zipfile.ZipFile(wheel).namelist())
    assert names >= {*INSIDE}
    assert f"genex-{__version__}.dist-info/licenses/LICENSE" in names
    assert not [name for name in names if name.startswith("tests") or "/compile_" in name]


def test_words_are_those_of_the_checkout(wheel: Path) -> None:
    """Every template and solution of the checkout is in the wheel, unchanged."""
    with zipfile.ZipFile(wheel) as found:
        for kind in ("templates", "solutions"):
            for name, content in contents(CHECKOUT / kind).items():
                assert found.read(f"genex/{kind}/{name}") == content


def test_installed_genex_is_the_wheels(installed: Path, tmp_path: Path) -> None:
    """The new environment imports genex from itself."""
    ask = "import genex; print(genex.__file__)"
    found = run([installed.with_name("python"), "-c", ask], tmp_path)
    assert Path(found.strip()).is_relative_to(installed.parent.parent)
    assert run([installed, "--version"], tmp_path) == f"genex, version {__version__}\n"


def test_installed_genex_makes_the_same_quiz(installed: Path, tmp_path: Path) -> None:
    """From another folder it writes, byte for byte, what the checkout writes."""
    run([installed, "make-quiz", "--seed", 7, "--out", tmp_path / "wheel"], tmp_path)
    genex("make-quiz", "--seed", 7, "--out", tmp_path / "checkout", cwd=tmp_path)
    made = contents(tmp_path / "wheel")
    assert len(made) == 4
    assert made == contents(tmp_path / "checkout")


def test_installed_genex_shows_and_starts_families(installed: Path, tmp_path: Path) -> None:
    """Solutions and the start of a new family are found in the wheel too."""
    assert "Solution" in run([installed, "show", "svm-loss", "--solution"], tmp_path)
    run([installed, "new", "my-first"], tmp_path)
    shown = run([installed, "show", "my-first", "--plugin", "my_first.py"], tmp_path)
    assert "sigmoid unit" in shown


def test_sdist_can_be_built_from(tmp_path: Path) -> None:
    """The sdist holds what the wheel is built from, the tests, and no output."""
    path = build("sdist", tmp_path)
    with tarfile.open(path) as found:
        names = {name.partition("/")[2] for name in found.getnames()}
    wanted = {"pyproject.toml", "README.md", "LICENSE", "templates/svm-loss.md.j2", ".ci/run"}
    assert names >= wanted | {
        "genex/commands/cli.py",
        "solutions/svm-loss.md.j2",
        "tests/test_wheel.py",
    }
    assert [name for name in names if name.startswith("out/")] == ["out/.gitignore"]
