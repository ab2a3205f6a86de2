"""Sheets by somebody who knows nothing: each a name and the answers to one exercise."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from fractions import Fraction
from itertools import count, cycle
from typing import Any

from genex.exact.cells import flat
from genex.exact.choices import Choice
from genex.exercise.draw import Draw
from genex.exercise.names import symbol_values
from genex.quiz.parts import each_cell

SCALES = (4, 6, 8, 10, 12)  # of tiny numbers
LETTERS = "ABC"


@dataclass(frozen=True)
class Filler:
    """What is written into the k-th cell of each kind; nothing where there is no function."""

    number: Callable[[int], str] | None = None
    shape: Callable[[int], str] | None = None
    formula: Callable[[int], str] | None = None
    box: Callable[[int], str] | None = None

    def cell(self, part: Any, k: int) -> str | None:
        """One cell of a part."""
        by_kind = {"shape": self.shape, "expression": self.formula or self.number}
        how = self.box if part.kind.chosen else by_kind.get(part.kind.name, self.number)
        return how(k) if how else None

    def sheet(self, parts: Any) -> dict[str, Any]:
        """A whole sheet; cells are counted from 1 through all of it."""
        places = count(1)
        return {p.id: each_cell(lambda _, p=p: self.cell(p, next(places)), p.value) for p in parts}


def sheets(expected: Any, _seed: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every sheet without knowledge, with its name."""
    for name, filler in _fillers(expected):
        yield name, filler.sheet(expected.parts)
    numbers, given = [p for p in expected.parts if p.kind.numeric], _given(expected)
    yield "givens, part by part", {p.id: _from_start(p, given) for p in numbers}
    yield "one row", {p.id: _rows(p) for p in expected.parts if p.kind.in_rows}


def _fillers(expected: Any) -> Iterator[tuple[str, Filler]]:
    """What may be written cell by cell."""
    names = [*symbol_values(expected.exercise)] or ["x"]
    given = _given(expected)

    def name_of(k: int) -> str:
        return names[k % len(names)]

    def ones(k: int) -> str:
        return str([1] * (k % 4 + 1))

    yield "zeros", Filler(lambda _: "0", lambda _: "error", lambda _: "0")
    yield "zeros in full", Filler(lambda _: "0.0000", lambda _: "()", lambda _: "0.0000")
    yield "ones", Filler(lambda _: "1", lambda _: "(1,)", lambda _: "1")
    yield "halves", Filler(lambda _: "0.5", lambda _: "(1, 1)", lambda _: "1/2")
    for scale in SCALES:
        yield (
            f"tiny, 1e-{scale}",
            Filler(
                lambda k, s=scale: f"{k}e-{s}",
                ones,
                lambda k, s=scale: f"{k}*10^(-{s})*{name_of(k)}",
            ),
        )
    yield "1, 2, 3", Filler(str, lambda k: str([k]), str)
    yield "tenths", Filler(lambda k: f"{k / 10:.1f}", lambda k: str([k, k]), lambda k: f"{k}*x")
    yield "hundredths", Filler(lambda k: f"{k / 100:.4f}", lambda k: str([1, k]), name_of)
    yield "powers of 2", Filler(lambda k: str(2 ** (k % 20)), lambda _: "(2, 2, 2, 2)", name_of)
    yield "0, 1, 2", Filler(lambda k: str(k % 3), ones, lambda k: f"{name_of(k)}/2")
    yield "quarters", Filler(lambda k: f"{k % 3 / 4:.2f}", ones, lambda k: f"-{name_of(k)}")
    yield (
        "1, -1",
        Filler(lambda k: str((-1) ** k), lambda _: "(1, 1, 1)", lambda k: f"-{name_of(k)}"),
    )
    yield "givens", Filler(lambda k: given[(k - 1) % len(given)], lambda _: str(given[:4]), name_of)
    yield "error", Filler(*[lambda _: "error"] * 4)
    yield "huge", Filler(lambda k: f"{k}e9", lambda _: "(1000000, 1000000)", lambda k: f"{k}*10^9")
    yield "one huge number", Filler(lambda _: "1e29", lambda _: "(9, 9, 9)", lambda _: "10^29")
    yield "one made up", Filler(lambda _: "0.37", lambda _: "(7, 3)", lambda _: "0.37")
    several = ("3.7", "-4.1", "2.2", "5.3")
    yield "a few made up", Filler(lambda k: several[k % 4], lambda _: "(7, 3, 2)", name_of)
    yield "shapes of ones", Filler(shape=lambda _: "(1, 1, 1, 1)")


def ticked(expected: Any, seed: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Sheets on which boxes are ticked and nothing else is written."""
    for letter in LETTERS:
        yield f"letter {letter}", Filler(box=lambda _, x=letter: x).sheet(expected.parts)
    d = Draw("ticks", seed)
    yield "random ticks", {p.id: _ticks(d, p) for p in expected.parts if p.count}


def _ticks(d: Draw, part: Any) -> Any:
    """A box for each cell of a part."""
    places = iter(d.integers(part.id, len(flat(part.value)), 0, part.count - 1))
    return each_cell(lambda _: str(Choice(next(places), part.count)), part.value)


def _from_start(part: Any, given: list[str]) -> Any:
    """The numbers of the question in their order, as many as a part has cells."""
    cells = cycle(given)
    return each_cell(lambda _: next(cells), part.value)


def _rows(part: Any) -> list[list[str]]:
    """One row, again and again."""
    return [[f"0.{k}5" for k, _ in enumerate(row, 1)] for row in part.value]


def _given(expected: Any) -> list[str]:
    """The numbers that stand in the question."""
    drawn = [getattr(expected.exercise, field.name) for field in fields(expected.exercise)]
    numbers = [x for value in drawn for x in flat(value) if type(x) in (int, Fraction)]
    return [f"{float(x):.10g}" for x in numbers] or ["1"]
