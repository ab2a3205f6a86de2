"""Programs as they are drawn: what is done is common to all variants, the numbers are one's own."""

from collections.abc import Callable, Mapping, Sequence

from genex.exercise import Draw, Matrix, Unsuitable, flat
from genex.families.tensors.programs.checks import flaw_of_places
from genex.families.tensors.programs.lines import NAMES, applied, at_start, followed
from genex.families.tensors.programs.operations import (
    DIMS,
    EASY,
    KINDS,
    RULES,
    Form,
    Known,
    Operation,
)
from genex.families.tensors.programs.rules import Value

_LARGEST = 200  # by hand


def draw_program(
    d: Draw, a: Matrix, b: Matrix, length: int, *, easy: bool
) -> tuple[Operation, ...]:
    """One line after the other; each goes on with the newest variable if it can."""
    known, operations = at_start(a, b), list[Operation]()
    for number in range(1, length + 1):
        left = [
            name for name in (EASY if easy else KINDS) if name not in {o[0] for o in operations}
        ]
        operation = _draw_line(d, number, known, left)
        _check(known, operation)
        known = followed(known, operation)
        operations.append(operation)
    return tuple(operations)


def _draw_line(d: Draw, number: int, known: Known, names: Sequence[str]) -> Operation:
    """An operation with its operands and its numbers."""
    forms = {name: found for name in names if (found := KINDS[name].forms(known))}
    if not forms:
        raise Unsuitable("no operation is left for these variables")
    newest = NAMES[len(known.values) - 1]
    going_on = {name: [one for one in found if newest in one] for name, found in forms.items()}
    likely = [name for name, found in going_on.items() if found]
    name = d.common.choice(f"name/{number}", (*forms, *likely, *likely))
    form = d.common.choice(f"form/{number}", going_on[name] or forms[name])
    return (name, *form, *_draw_numbers(d, f"line/{number}", name, form, known))


def _draw_numbers(d: Draw, at: str, name: str, form: Form, known: Known) -> tuple[int, ...]:
    """The numbers behind the operands, if there are any."""
    value = known.values[form[0]] if form else None
    return _NUMBERS[name](d, at, value) if name in _NUMBERS else ()


def _draw_ends(d: Draw, at: str, _value: Value) -> tuple[int, ...]:
    """From where to where in six numbers, and how many rows and columns they fill."""
    start = d.integer(f"{at}/start", -3, 3)
    end = start + d.choice(f"{at}/range", (1, 2, 3, 4, 5, 10))
    return (start, end, 6, *d.common.choice(f"{at}/shape", ((2, 3), (3, 2))))


def _draw_divisor(d: Draw, at: str, _value: Value) -> tuple[int, ...]:
    """The quotients are short decimals."""
    return (d.choice(f"{at}/by", (2, 4)),)


def _draw_threshold(d: Draw, at: str, value: Value) -> tuple[int, ...]:
    """A number of the tensor itself, in its lower half, so that most cells are above it."""
    cells = sorted(flat(value))
    middle = len(cells) // 2
    return (int(d.choice(f"{at}/over", cells[max(0, middle - 2) : middle])),)


def _draw_count(d: Draw, at: str, value: Value) -> tuple[int, ...]:
    """A number, and the dimension along which the cells above it are counted."""
    return (*_draw_threshold(d, at, value), d.common.choice(f"{at}/dim", DIMS))


_NUMBERS: Mapping[str, Callable[[Draw, str, Value], tuple[int, ...]]] = {
    "linspace": _draw_ends,
    "div": _draw_divisor,
    "floordiv": _draw_divisor,
    "select": _draw_threshold,
    "count": _draw_count,
    "where": _draw_threshold,
}


def _check(known: Known, operation: Operation) -> None:
    """Numbers for working by hand; a place of the maximum that is the only one."""
    cells = flat(applied(RULES, operation, known.values))
    if flaw_of_places(known, operation):
        raise Unsuitable("the maximum occurs in two places")
    if any(abs(cell) > _LARGEST for cell in cells):
        raise Unsuitable(f"'{operation[0]}' gives large numbers")
    if len(set(cells)) < min(len(cells), 2) or 2 * cells.count(0) > len(cells) > 3:
        raise Unsuitable(f"'{operation[0]}' gives the same number everywhere, or mostly 0")
