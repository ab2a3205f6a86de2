"""Chains: what each cell should be, from the cell before it as the student wrote it."""

from itertools import pairwise

from genex.answers import Cells
from genex.exercise.graph import graph
from genex.exercise.steps import ChainedStep
from genex.marking.expected import BROKEN, Expected, Slips, as_cells, origin
from genex.marking.verdicts import Verdict
from genex.marking.written_answers import Written
from genex.quiz.parts import Part


def chain(expected: Expected, part: Part) -> ChainedStep | None:
    """The chain that a part asks for, if it is one of plain cells."""
    step = graph(type(expected.exercise)).steps[origin(part)]
    plain = not part.kind.everywhere and len(expected.asked[part.id].size) == 1
    return step if isinstance(step, ChainedStep) and plain else None


def continued(expected: Expected, step: ChainedStep, one: Written, slips: Slips) -> Cells | None:
    """Each cell from the one before it as it was written, perhaps with slips."""
    twin = expected.here.with_slips(*slips) if slips else expected.here
    try:
        return as_cells(step.follow(twin, {k: one.values[k] for k in one.filled}))
    except BROKEN:
        return None


def followed_in_chain(one: Written, continued: Cells, right: Cells) -> list[int]:
    """The cells that are wrong and yet follow from a wrong one; they repeat it only if they should.

    Whoever writes one value on and on has not shown how it goes on.
    """
    pairs = [(j, k) for j, k in pairwise(one.filled) if one.right[j] is False is one.right[k]]
    return [
        k
        for j, k in pairs
        if one.continues_at(k, continued[k])
        and (one.values[k] != one.values[j] or right[k] == right[j])
    ]


def links(expected: Expected, one: Written, verdict: Verdict) -> tuple[Verdict, ...]:
    """In a chain a verdict is that of the first wrong cell; what comes behind follows from it."""
    if chain(expected, one.part) is None:
        return ()
    first = one.wrong[0]
    return tuple(verdict if k == first else Verdict.FOLLOWS for k in range(len(one.cells)))
