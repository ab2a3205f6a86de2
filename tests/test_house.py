"""The house: rooms stand on floors, imports go down, and nothing goes round in circles."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import genex

ROOT = Path(genex.__file__).parent
FLOORS = (  # a room imports from lower floors only; a new room is one more word here
    "errors messages runtime version",
    "algebra document exact files latex",
    "answers exercise terminal typeset",
    "families figures generation wording",
    "quiz",
    "authoring marking paper",
    "catalogue feedback publishing",
    "grading practice",
    "commands",
)
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS, 1) for room in rooms.split()}
DATA = {"blueprints", "schemas"}  # folders without code
AT_THE_DOOR = {"__init__", "__main__"}  # may import whatever they open
MOST_AT_THE_ROOT = 7


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    return ".".join(("genex", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(
        ".__init__"
    )


MODULES = {name_of(path): path for path in sorted(ROOT.rglob("*.py"))}


def imported(tree: ast.AST) -> Iterator[str]:
    """The modules that a module names anywhere: in functions and for types, too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in MODULES else node.module for name in inner)


@cache
def imports(name: str) -> frozenset[str]:
    """The modules of genex that a module imports."""
    found = imported(ast.parse(MODULES[name].read_text("utf-8")))
    return frozenset(found) & MODULES.keys() - {"genex"}


def room(name: str) -> str:
    """The room of a module: what stands behind `genex.`, or the door."""
    return name.split(".")[1] if "." in name else "__init__"


def test_every_room_has_a_floor() -> None:
    """Nobody builds a room without saying on which floor it stands."""
    assert {room(name) for name in MODULES} == {*FLOOR_OF, *AT_THE_DOOR}


def test_imports_go_down() -> None:
    """A room imports from itself and from lower floors, never sideways or up."""
    wrong = [
        f"{name} (floor {FLOOR_OF[room(name)]}) imports {other} (floor {FLOOR_OF[room(other)]})"
        for name in MODULES
        if room(name) not in AT_THE_DOOR
        for other in sorted(imports(name))
        if room(other) != room(name) and FLOOR_OF[room(other)] >= FLOOR_OF[room(name)]
    ]
    assert wrong == []


def test_nothing_goes_round_in_circles() -> None:
    """No module imports itself by way of others, not even for types."""
    try:
        TopologicalSorter({name: imports(name) for name in MODULES}).prepare()
    except CycleError as error:
        raise AssertionError(" → ".join(error.args[1])) from None


def test_the_root_is_small() -> None:
    """At the root lie the door, the errors and little else."""
    assert len([*ROOT.glob("*.py"), ROOT / "py.typed"]) <= MOST_AT_THE_ROOT
    folders = {path.name for path in ROOT.iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert folders - DATA <= {*FLOOR_OF}


def test_hidden_imports_are_seen() -> None:
    """Imports in functions and under TYPE_CHECKING count like all others."""
    text = "def f():\n    from genex.exact import cells\n\nif X:\n    import genex.errors\n"
    assert [*imported(ast.parse(text))] == ["genex.exact.cells", "genex.errors"]


def test_the_language_has_one_door() -> None:
    """Whoever needs the language of answers imports `genex.algebra`, not what lies behind it."""
    wrong = [
        f"{name} imports {other}"
        for name in MODULES
        if room(name) != "algebra"
        for other in sorted(imports(name))
        if other.startswith("genex.algebra.")
    ]
    assert wrong == []
