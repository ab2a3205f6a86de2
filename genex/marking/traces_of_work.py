"""Whether a wrong answer shows that it was worked out, so that others may follow from it."""

from genex.answers import Cells
from genex.marking.expected import Expected
from genex.marking.written_answers import Written

_RIGHT_SHARE = 0.25  # of the cells
_SHARE = 0.5  # of the wrong cells


def shows_work(expected: Expected, one: Written) -> bool:
    """Whether some cells are right, or the wrong ones nearly what is right or what a slip gives."""
    right = sum(bool(one.right[k]) and one.tells(one.values[k]) for k in one.filled)
    if right and right >= _RIGHT_SHARE * len(one.filled):
        return True
    made = [expected.right[one.part.id], *expected.twins[one.part.id].values()]
    return any(_resembles(one, cells) for cells in made)


def _resembles(one: Written, cells: Cells) -> bool:
    """Whether most of what is wrong resembles the cells that are expected."""
    like = sum(one.kind.resembles(one.cells[k], one.values[k], cells[k]) for k in one.wrong)
    return like >= _SHARE * len(one.wrong)
