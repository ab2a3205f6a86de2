"""Whether a program that somebody wrote down can be followed."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from genex.exercise import Matrix, flat
from genex.families.tensors.programs.lines import PLACES, at_start, followed
from genex.families.tensors.programs.operations import DIMS, KINDS, Known, Operation
from genex.families.tensors.programs.rules import along, select, sizes
from genex.messages import guess, shortly

_MOST = 1000  # of a given number


def flaw(a: Matrix, b: Matrix, operations: Sequence[Operation]) -> str:
    """What is wrong with a program, or nothing."""
    wrong = _flaw_of_tensor("a", a, len(a)) or _flaw_of_tensor("b", b, len(a))
    if wrong:
        return wrong
    if not 1 <= len(operations) <= len(PLACES):
        return f"operations: {len(operations)} given, expected 1 to {len(PLACES)}."
    known = at_start(a, b)
    for number, operation in enumerate(operations, 1):
        wrong = _flaw_of_line(known, operation)
        if wrong:
            return f"operations, {number}: {wrong}"
        known = followed(known, operation)
    return ""


def _flaw_of_tensor(name: str, rows: Matrix, size: int) -> str:
    """Two or three rows of as many whole numbers."""
    if size not in {2, 3} or sizes(rows) != [size, size]:
        return f"{name}: a and b must both have 2 rows of 2 numbers, or both 3 rows of 3."
    broken = next((cell for cell in flat(rows) if cell.denominator > 1 or abs(cell) > _MOST), None)
    return (
        ""
        if broken is None
        else f"{name}: {broken} is not a whole number from -{_MOST} to {_MOST}."
    )


def _flaw_of_line(known: Known, operation: Operation) -> str:
    """An operation that is known, for variables that it can be carried out on."""
    name, *rest = operation or ("",)
    if name not in KINDS:
        return f"there is no operation {shortly(name)}.{guess(str(name), KINDS)}"
    kind = KINDS[name]
    forms = kind.forms(known)
    count = len(rest) - kind.numbers
    if tuple(rest[:count]) not in forms:
        example = f" Give one such as {shortly([name, *forms[0]])}." if forms else ""
        return f"{shortly(list(operation))} does not fit the variables.{example}"
    wrong = _flaw_of_numbers(name, rest[count:])
    return wrong or flaw_of_places(known, operation) or _flaw_of_mask(known, operation)


def _flaw_of_numbers(name: str, numbers: Sequence[Any]) -> str:
    """The numbers behind the operands."""
    whole = all(type(number) is int and abs(number) <= _MOST for number in numbers)
    if whole and _FIT.get(name, _any_numbers)(*numbers):
        return ""
    return f"{name} cannot take the numbers {shortly(list(numbers))}."


def _any_numbers(*_numbers: int) -> bool:
    """Any whole numbers will do."""
    return True


def _fills(_start: int, _end: int, count: int, rows: int, columns: int) -> bool:
    """Whether the numbers fill a small matrix."""
    return count == rows * columns and 2 <= rows <= 4 and 2 <= columns <= 4


_FIT: Mapping[str, Callable[..., bool]] = {
    "linspace": _fills,
    "div": lambda by: by >= 1,
    "floordiv": lambda by: by >= 1,
    "count": lambda _over, dim: dim in DIMS,
}


def flaw_of_places(known: Known, operation: Operation) -> str:
    """The place of a maximum that is there twice is anybody's guess."""
    if operation[0] != "argmax":
        return ""
    lines = along(known.values[operation[1]], operation[2])
    tied = any(list(line).count(max(line)) > 1 for line in lines)
    return "argmax: two cells share the largest value. Change a number." if tied else ""


def _flaw_of_mask(known: Known, operation: Operation) -> str:
    """Nothing can be asked about an empty vector."""
    empty = operation[0] == "select" and not select(known.values[operation[1]], operation[2])
    return f"select: no cell is above {operation[2]}. Give a smaller number." if empty else ""
