"""Every family there is: those of genex, and those that other packages or files bring."""

from __future__ import annotations

import importlib.util
import inspect
import sys
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from genex.errors import AuthorError
from genex.exercise import Exercise, slug
from genex.families import FAMILIES
from genex.guess import guess

PLUGGED: dict[str, type[Exercise]] = {}


def families() -> tuple[type[Exercise], ...]:
    """All families, in teaching order; those from elsewhere come last.

    >>> [slug(family) for family in families()][:2]
    ['svm-loss', 'cross-entropy']
    """
    return (*FAMILIES, *installed(), *PLUGGED.values())


@cache
def installed() -> tuple[type[Exercise], ...]:
    """The families that other packages declare in the entry point group `genex.families`."""
    return tuple(point.load() for point in entry_points(group="genex.families"))


def plug(path: Path) -> None:
    """Add the families of a Python file, which is run."""
    spec = importlib.util.spec_from_file_location(f"genex_plugin_{path.stem}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise AuthorError(f"{path}: there is no such Python file. Give --plugin the path of one.")
    module = importlib.util.module_from_spec(spec)
    sys.modules[module.__name__] = module  # so that the words are found beside the file
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise AuthorError(f"{path}: {type(error).__name__}: {error}.") from error
    found = [part for part in vars(module).values() if is_family_of(part, module.__name__)]
    if not found:
        raise AuthorError(f"{path}: has no subclass of genex.exercise.Exercise. Define one.")
    PLUGGED.update({slug(part): part for part in found})


def is_family_of(part: object, module: str) -> bool:
    """Is it a family that this module defines?"""
    return inspect.isclass(part) and issubclass(part, Exercise) and part.__module__ == module


def family(name: str, place: str) -> type[Exercise]:
    """The family of that name, or an error with a guess."""
    known = {slug(one): one for one in families()}
    if name not in known:
        raise AuthorError(f"{place}: unknown family '{name}'.{guess(name, known)}")
    return known[name]
