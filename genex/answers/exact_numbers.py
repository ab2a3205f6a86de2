"""A number that has to be exact: 3, -0.5, 7/2 or 2*(1 - 1/3), as a fraction."""

from fractions import Fraction

from genex.algebra import Names, Unclear, Undefined, in_fractions, read_tree
from genex.answers.cells import Cell, short
from genex.answers.equalities import read_last
from genex.answers.number_text import bare_number, refuse_raised_product
from genex.answers.numbers import LONGEST_SUM, PLAIN, decimal
from genex.errors import AnswerError

_NO_NAMES = Names()
_NOT_RATIONAL = "an exact value is needed here: a whole number, a decimal or a fraction"


def read_rational(text: str) -> Cell:
    """One exact number."""
    plain = PLAIN.fullmatch(text)
    if plain and (plain[2] or plain[3]):
        return _in_fractions(decimal(plain))
    return read_last(text, _read_side, _read_other)


def _in_fractions(cell: Cell) -> Cell:
    """A decimal as the fraction that it is."""
    return Cell(cell.text, Fraction(cell.text), cell.decimals)


def _read_side(text: str) -> Cell:
    """One exact number alone."""
    refuse_raised_product(text)
    return _read_other(text)


def _read_other(text: str) -> Cell:
    """One exact number that another one is said to be equal to."""
    text = bare_number(text)
    plain = PLAIN.fullmatch(text)
    if plain and (plain[2] or plain[3]):
        return _in_fractions(decimal(plain))
    if len(text.strip()) > LONGEST_SUM:
        raise AnswerError(f"longer than {LONGEST_SUM} characters, too long for a number")
    return Cell(short(text), _value_of(text))


def _value_of(text: str) -> Fraction:
    """The value of an expression without names that only adds, multiplies and divides."""
    try:
        return in_fractions(read_tree(text, _NO_NAMES))
    except Undefined:
        raise AnswerError("it has no value") from None
    except Unclear:
        raise AnswerError(_NOT_RATIONAL) from None
