"""Points of knowledge as they stand in TOML: those of genex, of other files, of a paper itself."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from genex.errors import AuthorError, BlueprintError
from genex.files.reading import file_text
from genex.messages import guess, shortly
from genex.questions.points import Misconception, Point
from genex.quiz.rubric_text import read_rubric
from genex.quiz.toml_table import Table, read_toml

_KEYS = ("name", "topic", "asks", "right", "solution", "rubric", "source", "wrong")
_FEWEST_WRONG = 3
_MOST_BYTES = 1_000_000
PLUGGED: dict[str, Point] = {}  # of other files

Points = Mapping[str, Point]


@cache
def bank() -> Points:
    """The points that come with genex, by name."""
    folder = Path(__file__).with_name("bank")
    found: dict[str, Point] = {}
    for path in sorted(folder.glob("*.toml")):
        found |= points_in(read_toml(path.read_text("utf-8"), path.name))
    return found


def known_points() -> Points:
    """All points that any paper may name."""
    return {**bank(), **PLUGGED}


def plug_points(path: Path) -> None:
    """Add the points of a TOML file."""
    missing = "there is no such file. Give --plugin the path of a Python or TOML file."
    text = file_text(path, "a bank of points", _MOST_BYTES, missing)
    top = read_toml(text, path.name)
    top.only("point")
    found = points_in(top)
    if not found:
        raise AuthorError(f"{path}: has no [[point]]. Add one.")
    for name in found:
        if name in bank():
            raise AuthorError(f"{path}: a point '{name}' already exists. Rename it.")
    PLUGGED.update(found)


def points_in(top: Table) -> dict[str, Point]:
    """The points in a file, by name."""
    found: dict[str, Point] = {}
    for table in top.tables("point", "point"):
        point = read_point(table)
        if point.name in found:
            raise BlueprintError(f"{table.place}: '{point.name}' is there twice. Rename one.")
        found[point.name] = point
    return found


def read_point(table: Table) -> Point:
    """One point."""
    table.only(*_KEYS)
    wrong = tuple(map(_read_misconception, table.tables("wrong", "wrong", within=table.place)))
    if len(wrong) < _FEWEST_WRONG:
        raise BlueprintError(
            f"{table.place}: has {len(wrong)} wrong statements. Give {_FEWEST_WRONG} or more, so"
            " that there is something to choose from."
        )
    if "rubric" in table.values:
        read_rubric(table.values["rubric"], f"{table.place}, rubric")
    found = Point(
        _needed(table, "name"),
        _needed(table, "topic"),
        _needed(table, "asks"),
        tuple(_facts(table)),
        wrong,
        _needed(table, "solution"),
        table.values.get("rubric"),
        table.take("source", str, ""),
        dict(table.values),
    )
    _check_statements(found, table.place)
    return found


def _needed(table: Table, key: str) -> str:
    """A text that every point has."""
    found: str = table.take(key, str, "")
    if not found.strip():
        raise BlueprintError(f"{table.place}, {key}: is missing. Add {key} = …")
    return found


def _facts(table: Table) -> Iterator[tuple[str, ...]]:
    """The facts, each in its wordings."""
    facts = table.values.get("right")
    if not isinstance(facts, list) or not facts:
        raise BlueprintError(f'{table.place}, right: expected facts, such as [["…", "…"], ["…"]].')
    for k, one in enumerate(facts, 1):
        yield _wordings(one, f"{table.place}, right {k}")


def _wordings(found: Any, place: str) -> tuple[str, ...]:
    """The wordings of a statement."""
    texts = found if isinstance(found, list) else [found]
    if not texts or not all(isinstance(text, str) and text.strip() for text in texts):
        raise BlueprintError(f"{place}: expected one or more sentences, found {shortly(found)}.")
    return tuple(texts)


def _read_misconception(table: Table) -> Misconception:
    """A false belief."""
    table.only("misconception", "says", "because")
    says = _wordings(table.values.get("says"), f"{table.place}, says")
    return Misconception(_needed(table, "misconception"), says, _needed(table, "because"))


def _check_statements(point: Point, place: str) -> None:
    """Refuse a statement or a misconception that is there twice."""
    texts = [text for wordings in point.statements for text in wordings]
    names = [one.name for one in point.wrong]
    for kind, found in (("statement", texts), ("misconception", names)):
        twice = next((one for k, one in enumerate(found) if one in found[:k]), None)
        if twice is not None:
            raise BlueprintError(f"{place}: the {kind} {shortly(twice)} is there twice.")


def point_named(name: str, points: Points, place: str) -> Point:
    """The point of that name, or an error with a guess."""
    if name not in points:
        near = guess(name, points)
        hint = near if "Did you mean" in near else " `genex list --concepts` shows all."
        raise BlueprintError(f"{place}: there is no point '{name}'.{hint}")
    return points[name]


def points_of_topic(topic: str, points: Points, place: str) -> list[Point]:
    """The points of a topic, or an error with a guess."""
    found = [point for point in points.values() if point.topic == topic]
    if not found:
        topics = dict.fromkeys(point.topic for point in points.values())
        raise BlueprintError(f"{place}: there is no topic '{topic}'.{guess(topic, topics)}")
    return found
