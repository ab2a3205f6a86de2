"""Whether a sheet shows any knowledge, or is right in some cells by chance."""

from collections.abc import Sequence
from typing import Any

from genex.exact.values import Shape
from genex.marking.verdicts import Verdict, Why
from genex.marking.written_answers import Written

_FEWEST_DIGITS = 2  # of a number that is hardly right by chance, noughts behind the point left out
_HALF = 0.5  # of the cells; where more are right, that is no chance


def shows_nothing(sheet: Sequence[Written], whys: Sequence[Why]) -> bool:
    """Whether less than half of a sheet is right or explained, and nothing of it says anything.

    What is written in wrong cells, too, says nothing where it happens to be right. Boxes are left
    out: a few ticks are right by chance.
    """
    asked = [pair for pair in zip(sheet, whys, strict=True) if not _is_left_out(pair[0])]
    cells = [(one, k, _verdict(one, why, k)) for one, why in asked for k in one.filled]
    wrong = {_value(one, k) for one, k, verdict in cells if verdict is Verdict.WRONG}
    good = [
        (one, k)
        for one, k, verdict in cells
        if verdict is not Verdict.WRONG and (one.right[k] or not _is_copied(one, k))
    ]
    if cells and (not wrong or len(good) >= _HALF * len(cells)):
        return False
    return not any(_says_much(one, k) and _value(one, k) not in wrong for one, k in good)


def _is_left_out(one: Written) -> bool:
    """Whether it tells nothing here: boxes, and words that nobody has read yet."""
    return one.kind.chosen or one.kind.by_person


def _verdict(one: Written, why: Why, k: int) -> Verdict:
    """The verdict on a cell."""
    if one.right[k]:
        return Verdict.RIGHT
    return why.cells[k] if why.cells else why.verdict


def _value(one: Written, k: int) -> Any:
    """What was written, with what is too small to count as nothing."""
    value = one.values[k]
    return value if one.tells(value) else 0.0


def _is_copied(one: Written, k: int) -> bool:
    """Whether a number is one that stands in the question."""
    value = one.values[k]
    return isinstance(value, float) and value in one.truth.given


def _says_much(one: Written, k: int) -> bool:
    """Whether a cell is hardly so by chance: a formula, some sizes or digits that are not given."""
    value = one.values[k]
    if isinstance(value, Shape):
        return sum(size > 1 for size in value) >= _FEWEST_DIGITS
    if not isinstance(value, float):
        return True
    return not _is_copied(one, k) and one.tells(value) and _digits(value) >= _FEWEST_DIGITS


def _digits(value: float) -> int:
    """The significant digits of a number, without noughts behind the point."""
    return len(f"{abs(value):.10g}".partition("e")[0].replace(".", "").lstrip("0"))
