"""The options of a choice with their boxes: to be ticked on an exam, ticked in a key."""

from collections.abc import Iterator
from typing import Any

from genex.answers import Kind
from genex.document.blocks import Block, Columns, Math, Paragraph, Runs, Text, runs, spoken
from genex.document.blocks import Choice as Box
from genex.document.blocks import Choices as Boxes
from genex.document.markdown import read_inline
from genex.exact.cells import dimensions, flat
from genex.exercise.exercise import Exercise
from genex.wording import texts as wording
from genex.wording.texts import fixed_word

_LABELLED = (1.0, 6.0)  # shares of the line of a label and its boxes
_COLUMNS = ((12, 4), (32, 2))  # options up to so many characters stand in so many columns


def boxes(
    exercise: Exercise, name: str, value: Any, kind: Kind, *, solved: bool
) -> Iterator[Block]:
    """The options of each cell of an asked choice, under a line that says how many to tick."""
    cells = flat(value)
    yield Paragraph(runs(fixed_word(kind.ticks, rows=len(cells)), italic=True))
    for k, cell in enumerate(cells):
        indices = (k,) if dimensions(value) else ()
        label = wording.cell_label(exercise, name, indices)
        options = _lines(exercise, name, cell.count, indices)
        ticked = cell.places if solved else frozenset()
        found = tuple(
            _box(cell.letters[n], one, ticked=n in ticked) for n, one in enumerate(options)
        )
        yield _beside(label, Boxes(found, _columns(options)))


def _beside(label: str, found: Boxes) -> Block:
    """Boxes, or the name of their line and then the boxes."""
    return Columns(((Paragraph((Math(label),)),), (found,)), _LABELLED) if label else found


def _lines(exercise: Exercise, name: str, count: int, indices: tuple[int, ...]) -> list[Runs]:
    """What stands beside each box."""
    source = wording.place_of(type(exercise))
    return [
        read_inline(line, source) for line in wording.option_lines(exercise, name, count, indices)
    ]


def _box(letter: str, option: Runs, *, ticked: bool) -> Box:
    """A box, its letter and what stands there."""
    return Box((Text(f"{letter}  ", bold=True), *option), ticked)


def _columns(options: list[Runs]) -> int:
    """As many columns as the longest option leaves room for."""
    longest = max(len(spoken(option)) for option in options)
    return next((n for most, n in _COLUMNS if longest <= most), 1)
