"""What PyTorch's operations give on small matrices and vectors, in any kind of number."""

import operator
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from genex.exercise import Number, dot, each, flat, ratio

Value = Any  # a number, a vector or a matrix
Rule = Callable[..., Value]


def is_matrix(value: Value) -> bool:
    """Whether there are rows."""
    return isinstance(value, (list, tuple)) and isinstance(value[0], (list, tuple))


def sizes(value: Value) -> list[int]:
    """The shape: rows and columns of a matrix, nothing for a number."""
    return [len(value), *sizes(value[0])] if isinstance(value, (list, tuple)) else []


def turned(x: Value) -> Value:
    """Rows for columns; a vector stays as it is."""
    return [list(column) for column in zip(*x, strict=True)] if is_matrix(x) else x


def along(matrix: Value, dim: int) -> Value:
    """What a dimension runs through: the columns for 0, the rows for 1."""
    return turned(matrix) if dim == 0 else matrix


def _stretched(value: Value, like: Value) -> Value:
    """A vector beside a matrix is every row of a matrix."""
    return [value] * len(like) if is_matrix(like) and not is_matrix(value) else value


def _by_cell(function: Callable[[Number, Number], Number]) -> Rule:
    """An operation cell by cell."""
    return lambda x, y: each(function, x, _stretched(y, x))


add, sub, mul = _by_cell(operator.add), _by_cell(operator.sub), _by_cell(operator.mul)


def matmul(x: Value, y: Value) -> Value:
    """Rows of the first times columns of the second, or times the one vector."""
    if not is_matrix(y):
        return [dot(row, y) for row in x]
    return [[dot(row, column) for column in turned(y)] for row in x]


def matmul_turned(x: Value, y: Value) -> Value:
    """Rows of the first times rows of the second."""
    return matmul(x, turned(y))


def total(x: Value) -> Number:
    """The sum of all cells."""
    return sum(flat(x))


def sums(x: Value, dim: int) -> Value:
    """The sum along a dimension."""
    return [sum(line) for line in along(x, dim)]


def means(x: Value, dim: int) -> Value:
    """The mean along a dimension."""
    return [ratio(sum(line), len(line)) for line in along(x, dim)]


def largest(x: Value, dim: int) -> Value:
    """The maximum along a dimension."""
    return [max(line) for line in along(x, dim)]


def places(x: Value, dim: int) -> Value:
    """The place of the maximum along a dimension, from 0."""
    return [list(line).index(max(line)) for line in along(x, dim)]


def cat(x: Value, y: Value, dim: int) -> Value:
    """One below the other, or side by side."""
    return [*x, *y] if dim == 0 else [[*one, *other] for one, other in zip(x, y, strict=True)]


def quotients(x: Value, by: int) -> Value:
    """True division."""
    return each(lambda cell: cell / by, x)


def floors(x: Value, by: int) -> Value:
    """Division, rounded down."""
    return each(lambda cell: cell // by, x)


def linspace(start: int, end: int, count: int, _rows: int, columns: int) -> Value:
    """Equal steps from start to end, both included, filled in row by row."""
    step = Fraction(end - start, count - 1)
    return filled([start + k * step for k in range(count)], columns)


def filled(cells: Sequence[Number], columns: int) -> list[Any]:
    """Cells in rows."""
    return [list(cells[k : k + columns]) for k in range(0, len(cells), columns)]


def products(x: Value) -> list[Number]:
    """The six products of a 3 × 3 determinant: three to the right, then three to the left."""
    right = [x[0][k] * x[1][(k + 1) % 3] * x[2][(k + 2) % 3] for k in range(3)]
    return right + [x[0][k] * x[1][(k + 2) % 3] * x[2][(k + 1) % 3] for k in range(3)]


def det(x: Value) -> Number:
    """The determinant of a 3 × 3 matrix."""
    return sum(products(x)[:3]) - sum(products(x)[3:])


def select(x: Value, over: int) -> Value:
    """The cells above a number, row by row."""
    return [cell for cell in flat(x) if cell > over]


def counts(x: Value, over: int, dim: int) -> Value:
    """How many cells are above a number, along a dimension."""
    return [len(select(line, over)) for line in along(x, dim)]


def where(x: Value, over: int) -> Value:
    """The cells above a number; 0 for all others."""
    return each(lambda cell: cell if cell > over else 0 * cell, x)
