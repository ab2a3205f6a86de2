"""Sums and shares of marks, as papers state them."""

from collections.abc import Iterable
from fractions import Fraction

from genex.exact.cells import flat
from genex.exact.marks_in_words import marks_in_words
from genex.quiz.item import Item
from genex.quiz.parts import Part
from genex.wording.texts import fixed_word


def marks_of(items: Iterable[Item]) -> Fraction:
    """The marks of some items."""
    return sum((part.marks for item in items for part in item.parts), Fraction(0))


def solution_title(part: Part, *, whole: bool) -> str:
    """Solution, and how the marks are shared among cells."""
    if part.witness:
        return f"{fixed_word('solution')} ({fixed_word('one_of_many')})"
    cells = len(flat(part.value))
    share = part.marks / cells
    if cells == 1:
        return fixed_word("solution")
    if whole:
        return f"{fixed_word('solution')} ({fixed_word('all_cells', cells=cells)})"
    each = fixed_word("per_cell", marks=share_of_mark(share), cells=cells)
    return f"{fixed_word('solution')} ({each})"


def share_of_mark(value: Fraction) -> str:
    """A share of a mark, as people add it up: ½, 0.2, about 0.19."""
    text = marks_in_words(value)
    return text if (100 * value).denominator == 1 else fixed_word("about", marks=text)
