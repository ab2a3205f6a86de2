"""The three files of a new family, as a start that works."""

import re
from keyword import iskeyword
from pathlib import Path

from genex.errors import AuthorError, FileError
from genex.exercise.graph import slug
from genex.families.registry import all_families
from genex.families.topics import TOPICS
from genex.files.writing import write_all
from genex.quiz.options import check_known
from genex.wording.texts import new_family

_NAME = re.compile(r"(?=.{1,40}$)[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*")


def scaffold(name: str, folder: Path, topic: str = "losses") -> dict[Path, str]:
    """The files by path: inside a checkout of genex in their places, elsewhere as a plugin."""
    if not _NAME.fullmatch(name) or iskeyword(name):
        raise AuthorError(
            f"'{name}' cannot name a family. Use lowercase words joined by hyphens, each beginning"
            " with a letter, such as svm-loss."
        )
    if name in map(slug, all_families()):
        raise AuthorError(f"'{name}' is already a family. Choose another name.")
    check_known(topic, TOPICS, "topic: there is no folder of families")
    class_name = "".join(word.capitalize() for word in name.split("-"))
    words = new_family(name, class_name, "" if _in_checkout(folder) else TOPICS[topic])
    files = {
        _code_path(name, folder, topic): words["code"],
        folder / "templates" / f"{name}.md.j2": words["template"],
        folder / "solutions" / f"{name}.md.j2": words["solution"],
    }
    for path in files:
        if path.exists():
            raise AuthorError(f"{path}: already exists. Choose another name, or edit that file.")
    return files


def _in_checkout(folder: Path) -> bool:
    """Whether the families of genex lie in a folder."""
    return (folder / "genex" / "families").is_dir()


def _code_path(name: str, folder: Path, topic: str) -> Path:
    """Where the code of a family goes: with its topic in a checkout, otherwise into the folder."""
    home = folder / "genex" / "families" / topic if _in_checkout(folder) else folder
    return home / f"{name.replace('-', '_')}.py"


def write_scaffold(name: str, folder: Path, topic: str = "losses") -> list[Path]:
    """Write the files and say where they are."""
    files = scaffold(name, folder, topic)
    try:
        for path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
        write_all({path: text.encode() for path, text in files.items()})
    except OSError as error:
        raise FileError(
            f"{folder}: cannot be written: {error.strerror}. Change to another folder."
        ) from error
    return list(files)


def next_step(name: str, folder: Path, topic: str = "losses") -> str:
    """What makes genex know the new family."""
    path = _code_path(name, folder, topic)
    if _in_checkout(folder):
        return f'Add "{topic}.{path.stem}" to FAMILIES in {path.parents[1] / "__init__.py"}.'
    return f"Try it: genex show {name} --solution --plugin {path.name}"
