"""Room for answers on paper: boxes to write in, a grid for a matrix, lines for formulas."""

from collections.abc import Iterator
from functools import partial

from genex.document.blocks import AnswerBox, Block, Math, Runs, runs
from genex.exact.values import Named
from genex.paper import tick_boxes
from genex.quiz.item import Item
from genex.quiz.parts import Part
from genex.wording import notation
from genex.wording import texts as wording
from genex.wording.texts import fixed_word

_LINES_PER_MARK = 2.5  # of room for working


def room(item: Item, part: Part) -> Iterator[Block]:
    """An empty space of the right kind: boxes to tick, or room for the working and the answer."""
    if part.kind.ticks:
        yield from tick_boxes.boxes(item.exercise, part.name, part.value, part.kind, solved=False)
        return
    if part.kind.worked:
        yield AnswerBox(float(part.marks) * _LINES_PER_MARK, runs(fixed_word("working")))
    yield from part.kind.space(part.value, partial(_label, item, part))


def _label(item: Item, part: Part, *indices: int) -> Runs:
    """What stands beside a box: L₀ =, or nothing if the family gives its cells no names."""
    latex = _cell_label(item, part, *indices)
    return (Math(latex),) if latex else ()


def _cell_label(item: Item, part: Part, *indices: int) -> str:
    """The label of a cell as LaTeX; what goes by a name has it for a label."""
    if isinstance(part.value, Named):
        return rf"{notation.name_in_latex(part.value.names[indices[0]])} ="
    return wording.cell_label(item.exercise, part.name, indices)
