"""Room for answers on paper: boxes to write in, a grid for a matrix, lines for formulas."""

from collections.abc import Iterator
from itertools import count

from genex.document.blocks import AnswerBox, AnswerGrid, Block, Field, Fields, Math, Runs, runs
from genex.exact.values import Named
from genex.paper import tick_boxes as ticks
from genex.quiz.parts import Item, Part, dimensions
from genex.wording import notation
from genex.wording import texts as wording
from genex.wording.texts import fixed_word

_LINES_PER_MARK = 2.5  # of room for working
_WORKED = {"number", "vector", "matrix", "named", "expression"}  # kinds with room for the working
_WIDTHS = {  # in em
    "number": 8.0,
    "vector": 6.0,
    "named": 7.0,
    "expression": 24.0,
    "shape": 9.0,
    "words": 12.0,
}


def room(item: Item, part: Part) -> Iterator[Block]:
    """An empty space of the right kind: boxes to tick, or room for the working and the answer."""
    if ticks.is_choice(part.value):
        yield from ticks.boxes(item.exercise, part.name, part.value, solved=False)
        return
    if part.kind in _WORKED:
        yield AnswerBox(float(part.marks) * _LINES_PER_MARK, runs(fixed_word("working")))
    yield from answer_space(item, part)


def answer_space(item: Item, part: Part) -> Iterator[Block]:
    """Boxes for the answer: one for a number, a grid for a matrix, lines for formulas."""
    if part.kind == "matrix":
        rows, columns = len(part.value), len(part.value[0])
        yield AnswerGrid(rows, columns, _label(item, part))
    elif isinstance(part.value, Named):
        yield from _named_fields(item, part)
    elif wide := dimensions(part.value):
        cells = range(wide[0])
        yield Fields(tuple(Field(_label(item, part, k), width=_WIDTHS[part.kind]) for k in cells))
    else:
        yield Fields((Field(_label(item, part), width=_WIDTHS[part.kind]),))


def _named_fields(item: Item, part: Part) -> Iterator[Fields]:
    """A line of boxes for each row of what goes by names."""
    places = count()
    for row in part.value:
        labels = (_label(item, part, next(places)) for _ in row)
        yield Fields(tuple(Field(one, width=_WIDTHS[part.kind]) for one in labels))


def _label(item: Item, part: Part, *indices: int) -> Runs:
    """What stands beside a box: L₀ =, or nothing if the family gives its cells no names."""
    latex = _cell_label(item, part, *indices)
    return (Math(latex),) if latex else ()


def _cell_label(item: Item, part: Part, *indices: int) -> str:
    """The label of a cell as LaTeX; what goes by a name has it for a label."""
    if isinstance(part.value, Named):
        return rf"{notation.name_in_latex(part.value.names[indices[0]])} ="
    return wording.cell_label(item.exercise, part.name, indices)
