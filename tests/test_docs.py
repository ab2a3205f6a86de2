"""The documentation is right: its examples run, and it names what there is."""

import doctest
import importlib
import os
import pkgutil
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

import genex
from genex.commands.cli import main
from genex.exercise.graph import slug
from genex.families.registry import our_families
from genex.publishing.quiz_files import make_quiz
from genex.quiz.blueprint import parse_blueprint
from tests.process import CHECKOUT, run
from tests.process import genex as genex_command

FAMILIES = our_families()

README = (CHECKOUT / "README.md").read_text("utf-8")
CHANGELOG = (CHECKOUT / "CHANGELOG.md").read_text("utf-8")
PAGES = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(genex.__path__, "genex.")
    if not module.name.endswith("__main__")  # it runs when it is imported
)


def blocks(language: str, text: str = README) -> list[str]:
    """The fenced blocks of a language."""
    return [
        token.content
        for token in MarkdownIt().parse(text)
        if token.type == "fence" and token.info == language
    ]


def commands() -> Iterator[list[str]]:
    """Every command line of genex in the README, in blocks of shell or between backticks."""
    lines = [line for block in blocks("sh") for line in re.split(r"\n|&&", block)]
    for line in [*lines, *re.findall(r"`(genex [^`]+)`", README)]:
        words = shlex.split(line)
        if words and Path(words[0]).name == "genex":
            yield words[1:]


def test_there_are_modules() -> None:
    """Modules of all rooms are looked at."""
    assert {"genex.exercise.draw", "genex.typeset.write", "genex.families.losses.svm_loss"} <= {
        *MODULES
    }


@pytest.mark.parametrize("name", MODULES)
def test_doctests(name: str) -> None:
    """Every example in a docstring gives what stands there."""
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0


def test_some_modules_have_examples() -> None:
    """The finder of examples finds them where they are known to be."""
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = {
        name: any(test.examples for test in finder.find(importlib.import_module(f"genex.{name}")))
        for name in ("exercise.draw", "quiz.quiz_id", "publishing.quiz_files", "messages")
    }
    assert all(found.values()), found


@pytest.mark.parametrize("code", blocks("python"), ids=lambda code: code.split("\n")[0])
def test_python_of_the_readme(code: str, tmp_path: Path) -> None:
    """Python code in the README runs as it stands."""
    done = run("-W", "error", "-c", code, cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_readme_has_python() -> None:
    """There is Python code in the README."""
    assert blocks("python")


@pytest.mark.parametrize("text", blocks("toml"))
def test_blueprints_of_the_readme(text: str) -> None:
    """A whole blueprint in the README makes a quiz."""
    quiz = make_quiz(1, parse_blueprint(text, "readme.toml"))
    assert quiz.marks > 0


def test_given_of_the_readme() -> None:
    """What the README says of `given` works for both losses."""
    (line,) = re.findall(r"`(given = \{[^`]+\})`", README)
    for family in ("svm-loss", "cross-entropy"):
        text = f'[[section]]\n[[section.question]]\nfamily = "{family}"\n{line}\n'
        assert make_quiz(1, parse_blueprint(text, "readme.toml")).items[0].exercise.labels == (0, 1)


def test_commands_of_the_readme_exist() -> None:
    """Every command and option that the README uses exists."""
    found = list(commands())
    assert len(found) >= len(main.commands)
    for name, *words in found:
        if name == "COMMAND":
            continue
        options = {opt for p in main.commands[name].params for opt in p.opts} | {"--help"}
        assert {word for word in words if word.startswith("--")} <= options, name


def test_readme_shows_every_command() -> None:
    """No command is left out of the README."""
    assert {name for name, *_ in commands()} >= {*main.commands}


def test_readme_names_every_family() -> None:
    """The README's table of families is the registry, in its order."""
    table = README.partition("| family | what is asked |")[2].partition("\n\n")[0]
    rows = re.findall(r"^\| `([a-z0-9-]+)` +\|", table, re.MULTILINE)
    assert rows == [slug(family) for family in FAMILIES]


def test_quiz_of_the_readme_is_the_real_one() -> None:
    """The files that the README says are written are those that are."""
    listed = re.findall(r"^out/(\S+)/(\S+)$", README, re.MULTILINE)
    assert listed == [
        (make_quiz(7).id, name) for name in ("exam.pdf", "key.pdf", "key.json", "answers.json")
    ]


def test_class_of_the_readme(tmp_path: Path) -> None:
    """The example of a class writes a folder for each student of its list, and the journal."""
    (block,) = re.findall(r"<!-- example: class -->\n```sh\n(.+?)\n```", README, re.DOTALL)
    printed, command = map(shlex.split, block.splitlines())
    (tmp_path / printed[-1]).write_text(printed[1].replace(r"\n", "\n"), "utf-8")
    done = genex_command(*command[1:], cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "out/class\n")
    found = {path.name for path in (tmp_path / "out" / "class").iterdir()}
    assert found == {"ada", "bob", "class.csv"}


@pytest.mark.parametrize("name", ["quiz", "tests"])
def test_marked_commands(name: str) -> None:
    """The two commands that continuous integration runs are marked, once, before a shell block."""
    assert len(re.findall(rf"<!-- command: {name} -->\n```sh\n[^\n]+\n```\n", README)) == 1
    assert README.count(f"<!-- command: {name} -->") == 1


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """Every link and picture to a file of the repository finds it."""
    text = (CHECKOUT / page).read_text("utf-8")
    targets = re.findall(r"\]\((?!https?:)([^)#\s]+)\)", text)
    assert [target for target in targets if not (CHECKOUT / target).exists()] == []


def test_changelog_begins_with_this_version() -> None:
    """The newest version in the changelog is the package's."""
    versions = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", CHANGELOG, re.MULTILINE)
    assert versions[0] == genex.__version__
    assert versions == sorted(versions, key=lambda v: [*map(int, v.split("."))], reverse=True)


def test_contributing_opens_with_a_family() -> None:
    """What most contributors want comes first."""
    page = (CHECKOUT / "CONTRIBUTING.md").read_text("utf-8")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE)[0] == "Add a family in three files"


def test_ci_is_executable() -> None:
    """`.ci/run` can be run as it is."""
    assert os.access(CHECKOUT / ".ci" / "run", os.X_OK)


def test_public_names_exist() -> None:
    """Everything that genex exports can be had, and is documented."""
    for name in genex.__all__:
        assert getattr(genex, name).__doc__
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        genex.nothing  # noqa: B018


def test_help_names_every_command() -> None:
    """The first screen of help has a line for each command."""
    shown = genex_command("--help").stdout
    assert all(re.search(rf"^  {name} +\S", shown, re.MULTILINE) for name in main.commands)
