"""Rules as students misremember them: the wrong twins of the operations."""

from fractions import Fraction
from functools import cache
from math import trunc

from genex.exercise import Number, each, flat, ratio
from genex.families.tensors.programs.rules import (
    Rule,
    Value,
    along,
    cat,
    det,
    filled,
    is_matrix,
    linspace,
    places,
    products,
    select,
    sums,
    turned,
)


@cache  # one twin of each rule, so that books of rules can be compared
def other_dim(rule: Rule) -> Rule:
    """Rows for columns; the dimension is the last argument."""
    return lambda *arguments: rule(*arguments[:-1], 1 - arguments[-1])


@cache
def down_the_columns(rule: Rule) -> Rule:
    """A vector is taken for every column of a matrix, not for every row."""

    def twin(x: Value, y: Value) -> Value:
        return rule(x, y) if is_matrix(y) or not is_matrix(x) else turned(rule(turned(x), y))

    return twin


def exchanged(rule: Rule) -> Rule:
    """The operands have changed places."""
    return lambda x, y: rule(y, x) if is_matrix(y) else rule(x, y)


def places_from_one(x: Value, dim: int) -> Value:
    """Places count from 1."""
    return [place + 1 for place in places(x, dim)]


def shares_of_all(x: Value, dim: int) -> Value:
    """The sum along a dimension, divided by the number of all cells."""
    return [ratio(cell, len(flat(x))) for cell in sums(x, dim)]


def cat_beside(x: Value, y: Value, dim: int) -> Value:
    """Joined along the other dimension, and written into the rows that there are."""
    right, other = cat(x, y, dim), cat(x, y, 1 - dim)
    return filled(flat(other), len(right[0]))


def truncated(x: Value, by: int) -> Value:
    """Division, rounded towards 0."""
    return each(lambda cell: trunc(cell / by), x)


def linspace_without_end(start: int, end: int, count: int, _rows: int, columns: int) -> Value:
    """As many steps as numbers, so that the end is not reached."""
    step = Fraction(end - start, count)
    return filled([start + k * step for k in range(count)], columns)


def linspace_by_columns(start: int, end: int, count: int, rows: int, columns: int) -> Value:
    """Filled in column by column."""
    return turned(linspace(start, end, count, columns, rows))


def all_products_added(x: Value) -> Number:
    """No product of a determinant is subtracted."""
    return sum(products(x))


def middle_added(x: Value) -> Number:
    """Expanded along the first row, without the minus sign in the middle."""
    middle = x[0][1] * (x[1][0] * x[2][2] - x[1][2] * x[2][0])
    return det(x) + 2 * middle


def select_by_columns(x: Value, over: int) -> Value:
    """The cells above a number, column by column."""
    return select(turned(x), over)


def counts_with_equal(x: Value, over: int, dim: int) -> Value:
    """Cells that are equal count, too."""
    return [sum(cell >= over for cell in line) for line in along(x, dim)]


def sums_over(x: Value, over: int, dim: int) -> Value:
    """The sum of the cells above a number."""
    return [sum(select(line, over)) for line in along(x, dim)]


def where_with_equal(x: Value, over: int) -> Value:
    """Cells that are equal stay, too."""
    return each(lambda cell: cell if cell >= over else 0 * cell, x)


def where_not(x: Value, over: int) -> Value:
    """The cells above the number become 0, all others stay."""
    return each(lambda cell: 0 * cell if cell > over else cell, x)
