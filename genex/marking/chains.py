"""Chains: what each entry should be, from those before it as the student wrote them."""

from typing import Any

from genex.answers import Cells
from genex.exercise.graph import graph
from genex.exercise.steps import ChainedStep
from genex.marking.expected import BROKEN, Expected, Slips, as_cells
from genex.marking.verdicts import Verdict
from genex.marking.written_answers import Written
from genex.quiz.parts import Part


def chain(expected: Expected, part: Part) -> ChainedStep | None:
    """The chain that a part asks for, if it is one of plain cells or rows of them."""
    step = graph(type(expected.exercise)).steps[part.origin]
    plain = not part.kind.everywhere and bool(expected.asked[part.id].size)
    return step if isinstance(step, ChainedStep) and plain else None


def _width(one: Written) -> int:
    """How many cells an entry has."""
    return len(one.cells) // len(one.part.value)


def continued(expected: Expected, step: ChainedStep, one: Written, slips: Slips) -> Cells | None:
    """Each entry from those before it as they were written, perhaps with slips."""
    twin = expected.here.with_slips(*slips) if slips else expected.here
    try:
        return as_cells(step.follow(twin, _entries(one)))
    except BROKEN:
        return None


def _entries(one: Written) -> dict[int, Any]:
    """The entries that are filled, by their places."""
    width, filled = _width(one), {*one.filled}
    rows = {k: range(k * width, (k + 1) * width) for k in range(len(one.cells) // width)}
    whole = {k: [one.values[j] for j in row] for k, row in rows.items() if filled >= {*row}}
    return whole if one.kind.in_rows else {k: cell for k, (cell,) in whole.items()}


def followed_in_chain(one: Written, continued: Cells, right: Cells) -> list[int]:
    """The cells that are wrong and yet follow from a wrong one; they repeat it only if they should.

    Whoever writes one value on and on has not shown how it goes on; rows are long enough to show.
    """
    found = _continuing(one, continued, right)
    if one.kind.in_rows:
        return found
    return [k for k in found if one.values[k] != one.values[k - 1] or right[k] == right[k - 1]]


def _continuing(one: Written, continued: Cells, right: Cells) -> list[int]:
    """The wrong cells that are what follows from a wrong one; nothing follows from an error."""
    width = _width(one)
    leads = [one.kind.numeric or one.tells(value) for value in one.values]
    return [
        k
        for k in one.wrong
        if k >= width
        and continued[k] != right[k]
        and one.continues_at(k, continued[k])
        and leads[k - width]
    ]


def links(expected: Expected, one: Written, verdict: Verdict) -> tuple[Verdict, ...]:
    """In a chain a verdict is that of the first wrong entry; what comes behind follows from it.

    Where an entry need not follow from the one before it, only what does follow is not charged.
    """
    step = chain(expected, one.part)
    if step is None or not one.wrong:
        return ()
    cells, width = range(len(one.cells)), _width(one)
    if step.start:
        follows = {k for k in cells if k // width > one.wrong[0] // width}
    else:
        plain = continued(expected, step, one, ())
        follows = {*_continuing(one, plain, expected.right[one.part.id])} if plain else set()
    return tuple(Verdict.FOLLOWS if k in follows else verdict for k in cells)
