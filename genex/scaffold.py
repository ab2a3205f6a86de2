"""The three files of a new family, as a start that works."""

from __future__ import annotations

import re
from pathlib import Path

from genex.errors import AuthorError
from genex.wording import new_family

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def scaffold(name: str, folder: Path) -> dict[Path, str]:
    """The files by path: inside a checkout of genex in their places, elsewhere as a plugin."""
    if not NAME.fullmatch(name):
        raise AuthorError(
            f"'{name}': a family's name is like svm-loss: small letters, digits, hyphens."
        )
    module = name.replace("-", "_") + ".py"
    inside = (folder / "genex" / "families").is_dir()
    code = folder / "genex" / "families" / module if inside else folder / module
    words = new_family(name, "".join(word.capitalize() for word in name.split("-")))
    files = {
        code: words["code"],
        folder / "templates" / f"{name}.md.j2": words["template"],
        folder / "solutions" / f"{name}.md.j2": words["solution"],
    }
    for path in files:
        if path.exists():
            raise AuthorError(f"{path}: is there already. Choose another name, or edit that file.")
    return files


def write_scaffold(name: str, folder: Path) -> list[Path]:
    """Write the files and say where they are."""
    files = scaffold(name, folder)
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return list(files)
