"""The table in which a key shows each slip and what it makes of every part."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from genex.document.blocks import Block, CellAlign, Math, Runs, Table, Text, runs
from genex.exact.cells import flat
from genex.exact.formula import Formula
from genex.exact.rounding import Figures
from genex.exact.values import Named, Shape
from genex.exercise.exercise import Exercise
from genex.exercise.graph import graph, possible_slips
from genex.exercise.slips import Slip
from genex.quiz.item import Item
from genex.quiz.parts import Part
from genex.typeset import PageSetup
from genex.typeset.blocks.table import GAP, column_widths
from genex.wording import notation
from genex.wording import texts as wording
from genex.wording.texts import fixed_word

MOST_CELLS = 6  # of a list
_NOISE = 1e-12  # what rounding makes of floats
_FEW = 4  # decimals of a number that is asked for exactly
MOST_COLUMNS = 6  # of parts in one table
_SHEET = PageSetup()  # the narrowest, in the usual size
_ROOM, _GAP = _SHEET.measure, GAP * _SHEET.style.size  # of a table, between two columns


def slip_tables(item: Item) -> Iterator[Block]:
    """Each slip and what it makes of every part, to be found at a glance, a few parts at a time."""
    head = (runs(fixed_word("slip")), *(runs(part.id) for part in item.parts))
    columns = [column_of_part(item, part) for part in item.parts]
    aligns: list[CellAlign] = ["left", *(c.align for c in columns)]
    body = [slip_row(item, columns, slip) for slip in possible_slips(item.exercise)]
    widths = column_widths(Table(tuple(aligns), (head,), tuple(body)), _SHEET.style)
    used = [k for k in range(1, len(head)) if any(row[k] for row in body)]
    for n, group in enumerate(packed(used, widths)):
        shown = (0, *group)
        rows = [tuple(row[k] for k in shown) for row in (head, *body)]
        telling = tuple(row for row in rows[1:] if any(row[1:]))
        title = runs(fixed_word("slip_values")) if n == 0 else ()
        yield Table(tuple(aligns[k] for k in shown), (rows[0],), telling, title)


def packed(used: Sequence[int], widths: Sequence[float]) -> list[list[int]]:
    """The columns of each table: as many as stand beside the names of the slips."""
    tables: list[list[int]] = [[]]
    for k in used:
        shown = (0, *tables[-1], k)
        wide = sum(widths[one] for one in shown) + (len(shown) - 1) * _GAP > _ROOM
        if tables[-1] and (wide or len(tables[-1]) == MOST_COLUMNS):
            tables.append([])
        tables[-1].append(k)
    return tables


@dataclass(frozen=True)
class Column:
    """A part in the table of slips, and its right value: in floats, or exact if it is a formula."""

    part: Part
    right: Any

    @property
    def align(self) -> CellAlign:
        """Numbers stand with their points one below the other."""
        return "decimal" if self.part.kind.aligned else "left"


def column_of_part(item: Item, part: Part) -> Column:
    """The column of a part."""
    formula = part.kind.everywhere
    return Column(part, part.value if formula else getattr(item.drawn.twins.right, part.name))


def slip_row(item: Item, columns: Sequence[Column], slip: Slip) -> tuple[Runs, ...]:
    """A slip's name and its wrong values, worked out only for the parts that it can reach."""
    reached = {slip.spoils, *graph(type(item.exercise)).downstream[slip.spoils]}
    fast = item.drawn.twins.with_slip(slip)
    exact: Any = None
    cells = []
    for c in columns:
        hit = c.part.name in reached
        precise = hit and _wants_exact(c, fast)
        if precise and exact is None:
            exact = item.exercise.with_slips(slip)
        twin, right = (exact, c.part.value) if precise else (fast, c.right)
        cells.append(_wrong_value(twin, right, item, c) if hit else ())
    return (runs(slip.words), *cells)


def _wants_exact(column: Column, fast: Exercise) -> bool:
    """Whether it is a formula, or a number asked for exactly that no few decimals write."""
    if column.part.kind.everywhere:
        return True
    if column.part.decimals is not None:
        return False
    floats = (x for x in flat(getattr(fast, column.part.name)) if isinstance(x, float))
    return any(
        isfinite(x) and (not _close(round(x, _FEW), x) or 0 < abs(x) < _NOISE) for x in floats
    )


def all_alike_but_rounding(value: Any, right: Any) -> bool:
    """Whether all cells are the same, but for the rounding of floats."""
    if value == right:
        return True
    if isinstance(value, (list, tuple)) and isinstance(right, (list, tuple)):
        return len(value) == len(right) and all(map(all_alike_but_rounding, value, right))
    return _close(value, right)


def _close(x: Any, y: Any) -> bool:
    """Whether two floats are the same, but for their rounding."""
    if not (isinstance(x, float) and isinstance(y, (int, float)) and isfinite(x) and isfinite(y)):
        return False
    return abs(x - y) <= _NOISE * max(1.0, abs(y))


def _wrong_value(twin: Exercise, right: Any, item: Item, column: Column) -> Runs:
    """A wrong value, short enough for a table: of rows, formulas and long lists the first wrong."""
    value = getattr(twin, column.part.name)
    if all_alike_but_rounding(value, right):
        return ()
    if isinstance(value, Named):
        return _first_wrong_row(value, right)
    tall = column.part.kind.in_rows or column.part.kind.everywhere
    short = not tall and len(flat(value)) <= MOST_CELLS
    if short or not isinstance(value, (list, tuple)):
        return _shown(value, column)
    first = _first_seen(value, right, column)
    if column.part.kind.in_rows:
        return (*_row_mark(item, column, first), *_shown(value[first], column))
    label = wording.cell_label(item.exercise, column.part.name, (first,))
    if column.part.kind.everywhere:
        return (Math(f"{label} {notation.tex(value[first])}"),)
    mark = (Math(label), Text(" " if label.endswith("=") else ": ")) if label else ()
    return (*mark, *_shown(value[first], column))


def _first_seen(value: Any, right: Any, column: Column) -> int:
    """The first row or formula that is wrong, by a unit of the last decimal if one is."""
    pairs = enumerate(zip(value, right, strict=True))
    wrong = [k for k, (one, well) in pairs if not all_alike_but_rounding(one, well)]
    if not isinstance(column.part.decimals, int):
        return wrong[0]
    unit = 10.0**-column.part.decimals
    return next((k for k in wrong if _is_apart(value[k], right[k], unit)), wrong[0])


def _is_apart(value: Any, right: Any, unit: float) -> bool:
    """Whether some numbers differ by a unit or more."""
    return any(
        not isinstance(x, float) or not abs(x - y) < unit
        for x, y in zip(flat(value), flat(right), strict=True)
    )


def _row_mark(item: Item, column: Column, row: int) -> Runs:
    """What stands before a row of a matrix: its label if it has one of its own, or its number."""
    own, whole = (wording.cell_label(item.exercise, column.part.name, k) for k in ((row,), ()))
    return (Math(own), Text(" ")) if own != whole else (Text(fixed_word("row", row=row) + " "),)


def _first_wrong_row(value: Named, right: Named) -> Runs:
    """The first row that is wrong, by its names."""
    names = iter(value.names)
    rows = [[(next(names), cell) for cell in row] for row in value]
    wrong = next(
        row for row, well in zip(rows, right, strict=True) if [c for _, c in row] != [*well]
    )
    return _listed(f"{notation.name_in_latex(name)} = {notation.tex(cell)}" for name, cell in wrong)


def _listed(formulas: Iterable[str]) -> Runs:
    """Formulas in a line, which may break behind a comma."""
    return tuple(run for one in formulas for run in (Text(", "), Math(one)))[1:]


def _scientific(value: Any, figures: Figures) -> Runs:
    """A number or several, with powers of ten where they are very large or small."""
    written = _listed(notation.scientific(x, figures) for x in flat(value))
    return (Text("("), *written, Text(")")) if isinstance(value, (list, tuple)) else written


def _shown(value: Any, column: Column) -> Runs:
    """Numbers as text, which is set faster and may break; formulas as mathematics."""
    if column.part.kind.everywhere:
        return (Math(notation.tex(value)),)
    several = isinstance(value, (list, tuple)) and not isinstance(value, Shape)
    if several and column.part.kind.bracketed:
        return runs(
            ", ".join(map(notation.value_in_text, value))
        )  # brackets around brackets mislead
    if any(isinstance(cell, Formula) for cell in flat(value)):
        return (Math(notation.tex(value)),)
    places = column.part.decimals
    if isinstance(places, Figures) and any(map(notation.far_from_one, flat(value))):
        return _scientific(value, places)
    return (Text(notation.value_in_text(value, places)),)
