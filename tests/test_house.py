"""The house: rooms stand on floors, imports go down, and nothing goes round in circles."""

import ast
import re
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
    "families figures generation questions wording",
    "quiz",
    "authoring marking paper",
    "catalogue feedback publishing",
    "grading practice",
    "by_hand",
    "commands",
)
FLOOR_OF = {room: number for number, rooms in enumerate(FLOORS, 1) for room in rooms.split()}
TESTS = Path(__file__).parent
OF_ALL = {
    "bench",
    "examples",
    "golden",
    "oracles",
    "solutions",
    "templates",
    "tools",
}  # used across rooms
OF_THE_WHOLE = {"test_docs.py", "test_house.py", "test_wheel.py"}
AT_THE_DOOR = {"__init__", "__main__"}  # may import whatever they open
MOST_AT_THE_ROOT = 7
ENTRIES = {"main"}  # found by their names, not imported


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


def parsed(path: Path) -> ast.Module:
    """A file as Python reads it."""
    return ast.parse(path.read_text("utf-8"))


@cache
def tree_of(name: str) -> ast.Module:
    """A module as Python reads it."""
    return parsed(MODULES[name])


def names_used(tree: ast.AST) -> Iterator[str]:
    """The names that a file imports, or reads from a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.Attribute):
            yield node.attr


@cache
def imports(name: str) -> frozenset[str]:
    """The modules of genex that a module imports."""
    found = imported(tree_of(name))
    return frozenset(found) & MODULES.keys() - {"genex"}


def room(name: str) -> str:
    """The room of a module: what stands behind `genex.`, or the door."""
    return name.split(".")[1] if "." in name else "__init__"


def folders(place: Path) -> set[str]:
    """The folders in a place, without those that Python or a tool keeps there."""
    return {path.name for path in place.iterdir() if path.is_dir() and path.name[0] not in "._"}


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
    assert folders(ROOT) <= {*FLOOR_OF}


def test_tests_lie_in_the_same_rooms() -> None:
    """A test lies in the room that it tests; at the root lie those of the whole house."""
    assert folders(TESTS) - OF_ALL <= {*FLOOR_OF}
    assert {path.name for path in TESTS.glob("test_*.py")} == OF_THE_WHOLE


def test_a_public_function_has_a_name_of_its_own() -> None:
    """Outside families a name says what of what, so that no two modules define one function."""
    homes: dict[str, list[str]] = {}
    for name in MODULES:
        for node in tree_of(name).body if room(name) != "families" else ():
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(name)
    assert {name: found for name, found in homes.items() if len(found) > 1} == {}


def test_what_no_other_module_uses_is_private() -> None:
    """A public function or class is imported somewhere, or found by its module."""
    used = {alias for name in MODULES for alias in names_used(tree_of(name))}
    tests = {alias for path in TESTS.rglob("*.py") for alias in names_used(parsed(path))}
    idle = [
        f"{name}.{node.name}"
        for name in MODULES
        for node in tree_of(name).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        if node.name not in used | tests | ENTRIES
    ]
    assert idle == []


def test_an_exercise_is_opened_in_its_own_room_only() -> None:
    """Fields, clamped steps and what was worked out are the concern of `exercise`."""
    opened = [
        name
        for name in MODULES
        if room(name) not in {"exercise", *AT_THE_DOOR}
        for node in ast.walk(tree_of(name))
        if isinstance(node, ast.Attribute) and node.attr == "__dict__"
    ]
    assert opened == []


def test_docstrings_can_be_read_alone() -> None:
    """An editor shows one at a time: none asks a question, or says what is the same."""
    wrong = [
        f"{name}: {text}"
        for name in MODULES
        for node in ast.walk(tree_of(name))
        if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Module))
        for text in [ast.get_docstring(node) or ""]
        if (text.splitlines()[:1] and text.splitlines()[0].endswith("?"))
        or re.match(r"The same[,.]", text)
    ]
    assert wrong == []


def test_functions_are_short() -> None:
    """Half of all functions have at most six lines, and none has more than forty."""
    lengths = sorted(
        node.end_lineno - node.body[0].lineno + 1 - bool(ast.get_docstring(node))
        for name in MODULES
        for node in ast.walk(tree_of(name))
        if isinstance(node, ast.FunctionDef) and node.end_lineno
    )
    assert lengths[len(lengths) // 2] <= 6
    assert lengths[-1] <= 40


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
