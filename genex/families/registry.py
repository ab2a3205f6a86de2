"""Every family there is: those of genex, and those that other packages or files bring."""

import importlib.util
import inspect
import sys
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from genex.errors import AuthorError
from genex.exercise import Exercise, slug
from genex.families import FAMILIES
from genex.messages import guess

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_GROUP = "genex.families"
OURS = {place.rpartition(".")[2].replace("_", "-"): place for place in FAMILIES}
PLUGGED: dict[str, type[Exercise]] = {}


def all_families() -> tuple[type[Exercise], ...]:
    """All families, in teaching order; those from elsewhere come last.

    >>> [slug(family) for family in all_families()][:2]
    ['svm-loss', 'cross-entropy']
    """
    return (*our_families(), *installed(), *PLUGGED.values())


@cache
def our_families() -> tuple[type[Exercise], ...]:
    """The families of genex, in teaching order."""
    return tuple(map(_ours, OURS))


@cache
def _ours(name: str) -> type[Exercise]:
    """The family of genex of that name: svm-loss is SvmLoss in a module svm_loss."""
    module = import_module(f"genex.families.{OURS[name]}")
    found: type[Exercise] = getattr(module, name.title().replace("-", ""))
    return found


@cache
def installed() -> tuple[type[Exercise], ...]:
    """The families that other packages declare in the entry point group `genex.families`."""
    from importlib.metadata import entry_points  # noqa: PLC0415  (a tenth of a cold start)

    found: list[type[Exercise]] = []
    for point in sorted(entry_points(group=_GROUP)):
        part = _loaded(point)
        _check_new(part, found, f"entry point {point.name} = {point.value}")
        found.append(part)
    return tuple(found)


def _loaded(point: "EntryPoint") -> type[Exercise]:
    """The family behind an entry point."""
    place = f"entry point {point.name} = {point.value}"
    try:
        part = point.load()
    except Exception as error:
        raise AuthorError(
            f"{place}: {type(error).__name__}: {error}. Repair or remove its package."
        ) from error
    if not (inspect.isclass(part) and issubclass(part, Exercise)):
        raise AuthorError(f"{place}: is not a subclass of genex.exercise.Exercise. Name one.")
    return part


def plug(path: Path) -> None:
    """Add the families of a Python file, which is run."""
    module = _run(path)
    found = [part for part in vars(module).values() if _is_family_of(part, module.__name__)]
    if not found:
        raise AuthorError(f"{path}: has no subclass of genex.exercise.Exercise. Define one.")
    others = [
        part for part in (*installed(), *PLUGGED.values()) if part.__module__ != module.__name__
    ]
    for part in found:
        _check_new(part, others, str(path))
    PLUGGED.update({slug(part): part for part in found})


def plugged_files() -> tuple[str, ...]:
    """The Python files whose families were added."""
    files = (sys.modules[part.__module__].__file__ for part in PLUGGED.values())
    return tuple(dict.fromkeys(file for file in files if file))


def _run(path: Path) -> ModuleType:
    """The file as a module, under a name of its own so that words are found beside the file."""
    name = f"genex_plugin_{sha256(str(path.resolve()).encode()).hexdigest()[:16]}"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise AuthorError(
            f"{path}: there is no such Python file. Give --plugin the path of a Python file."
        )
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except (Exception, SystemExit) as error:
        del sys.modules[name]
        raise AuthorError(f"{path}: {type(error).__name__}: {error}.") from error
    return module


def _is_family_of(part: object, module: str) -> bool:
    """Whether it is a family that this module defines."""
    return inspect.isclass(part) and issubclass(part, Exercise) and part.__module__ == module


def _check_new(part: type[Exercise], others: Iterable[type[Exercise]], place: str) -> None:
    """No two families have one name."""
    if slug(part) in {*OURS, *map(slug, others)}:
        raise AuthorError(
            f"{place}: a family '{slug(part)}' already exists. Rename {part.__name__}."
        )


def family(name: str, place: str) -> type[Exercise]:
    """The family of that name, or an error with a guess; other packages are asked last."""
    if name in OURS:
        return _ours(name)
    known = {slug(one): one for one in (*installed(), *PLUGGED.values())}
    if name not in known:
        hint = guess(name, (*OURS, *known))
        if not PLUGGED and "Did you mean" not in hint:
            hint += " To use one of your own, add --plugin FILE.py."
        raise AuthorError(f"{place}: unknown family '{name}'.{hint}")
    return known[name]
