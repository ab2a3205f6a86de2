"""The command line: help, completion, quick starts, one exit for errors."""

import json
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from genex.commands import cli
from genex.commands.cli import main
from genex.version import __version__
from tests.process import genex, run

COMMANDS = sorted(main.commands)
HEAVY = ("sympy", "numpy", "jinja2", "reportlab", "markdown_it", "pygments")


def options() -> Iterator[tuple[str, click.Option]]:
    """Every option of every command."""
    for name, command in main.commands.items():
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield f"{name} {parameter.opts[0]}", parameter


def imported(*command: str, cwd: Path) -> set[str]:
    """Which heavy packages a command imports."""
    code = (
        "import sys\n"
        "from genex.commands.cli import main\n"
        f"try: main({list(command)!r})\n"
        "except SystemExit as stop: assert not stop.code, stop.code\n"
        "import json; print(); print(json.dumps(sorted(sys.modules)))"
    )
    done = run("-c", code, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return {*json.loads(done.stdout.splitlines()[-1])} & {*HEAVY}


@pytest.mark.parametrize("command", [["--help"], ["-h"], ["--version"], ["make-quiz", "--help"]])
def test_help_imports_nothing_heavy(command: list[str], tmp_path: Path) -> None:
    """Help and version wait for no library."""
    assert imported(*command, cwd=tmp_path) == set()


def test_quiz_imports_no_sympy(tmp_path: Path) -> None:
    """The default quiz needs only what was derived ahead of time."""
    assert "sympy" not in imported("make-quiz", "--seed", "7", cwd=tmp_path)
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_list_imports_no_words(tmp_path: Path) -> None:
    """Listing families renders nothing."""
    assert not imported("list", cwd=tmp_path) & {"sympy", "jinja2", "reportlab"}


def test_version() -> None:
    """`genex --version` and `python -m genex --version` say the package's version."""
    assert genex("--version").stdout == f"genex, version {__version__}\n"


def test_no_command_shows_help() -> None:
    """Without a command, the commands are shown."""
    done = genex()
    assert all(f"  {command} " in done.stdout + done.stderr for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_command_has_help(command: str) -> None:
    """Every command says in a sentence what it does, and what its usage is."""
    done = genex(command, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"Usage: genex {command} ")
    assert (main.commands[command].help or "").partition("\n")[0].endswith(".")


@pytest.mark.parametrize(
    ("name", "option"), list(options()), ids=lambda x: x if isinstance(x, str) else ""
)
def test_option_is_explained(name: str, option: click.Option) -> None:
    """Every option has a help, or a default or choice that says enough."""
    says_enough = option.show_default or isinstance(option.type, click.Choice)
    assert option.help or says_enough, name


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(shell: str) -> None:
    """Each shell gets a script that asks genex for completions."""
    done = genex("completion", shell)
    assert done.returncode == 0
    assert f"_GENEX_COMPLETE={shell}_complete" in done.stdout


def test_completion_answers() -> None:
    """What such a script asks is answered with commands and options."""
    asked = {"_GENEX_COMPLETE": "zsh_complete", "COMP_WORDS": "genex make", "COMP_CWORD": "1"}
    assert "make-quiz" in genex(env=asked).stdout
    asked = {"_GENEX_COMPLETE": "zsh_complete", "COMP_WORDS": "genex show --se", "COMP_CWORD": "2"}
    assert "--seed" in genex(env=asked).stdout


def test_quiz_paths_are_data_and_notes_are_talk(tmp_path: Path) -> None:
    """stdout has the paths and nothing else; the note on secrets goes to stderr."""
    done = genex("make-quiz", "--seed", 7, cwd=tmp_path)
    paths = [tmp_path / line for line in done.stdout.splitlines()]
    assert [path.name for path in paths] == ["exam.pdf", "key.pdf", "key.json", "answers.json"]
    assert all(path.is_file() for path in paths)
    assert done.stderr.startswith("Note: without a secret")
    assert done.stderr.count("\n") == 1


def test_secret_silences_the_note(tmp_path: Path) -> None:
    """With a secret there is nothing to note."""
    done = genex("make-quiz", cwd=tmp_path, env={"GENEX_SECRET": "eleven days of rain"})
    assert (done.returncode, done.stderr) == (0, "")


def test_blueprint_as_argument_or_option(tmp_path: Path) -> None:
    """The blueprint's name may be given either way, or not at all."""
    made = [
        genex("make-quiz", *how, "--seed", 7, cwd=tmp_path).stdout
        for how in ([], ["quiz"], ["--blueprint", "quiz"])
    ]
    assert made[0] == made[1] == made[2]


def test_student_gets_a_variant(tmp_path: Path) -> None:
    """--student writes another quiz with the student's name on the sheet."""
    genex("make-quiz", "--student", "ada", "--out", tmp_path, cwd=tmp_path)
    (sheet,) = tmp_path.glob("*/answers.json")
    assert json.loads(sheet.read_text("utf-8"))["student"]["id"] == "ada"


def test_refusal_has_exit_code_1(tmp_path: Path) -> None:
    """An explained error is one line on stderr, exit code 1; wrong usage has click's 2."""
    done = genex("make-quiz", "nosuch.toml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: nosuch.toml: there is no such blueprint or file.")
    assert done.stderr.count("\n") == 1
    assert genex("make-quiz", "--seed", "x", cwd=tmp_path).returncode == 2


def test_unexplained_error_shows_where(tmp_path: Path) -> None:
    """A bug is not hidden: its traceback is shown."""
    plugin = tmp_path / "bug.py"
    plugin.write_text(
        "from genex.exercise import Exercise\n\n\nclass Bug(Exercise):\n"
        '    """Fails."""\n\n    @classmethod\n    def draw(cls, d):\n        return 1 / 0\n',
        "utf-8",
    )
    done = genex("show", "bug", "--plugin", plugin, cwd=tmp_path)
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
@pytest.mark.parametrize("family", ["svm-loss", "tensor-shapes", "sigmoid-chain"])
def test_any_terminal_can_show(family: str, encoding: str) -> None:
    """Exercises are shown on terminals of any encoding."""
    done = genex("show", family, "--solution", env={"PYTHONIOENCODING": encoding})
    assert done.returncode == 0, done.stderr


def test_command_bodies_are_short() -> None:
    """The command line decides nothing: no function of it has more than five statements."""
    import ast

    trees = [ast.parse(p.read_text("utf-8")) for p in Path(cli.__file__).parent.glob("*.py")]
    bodies = {
        node.name: [part for part in node.body if not isinstance(part, ast.ImportFrom)]
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
    }
    assert {name: len(body) - 1 for name, body in bodies.items() if len(body) > 6} == {}
