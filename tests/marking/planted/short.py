"""One wrong cell, with everything that follows from it worked out, written some places short."""

from collections import defaultdict

from genex.exact.cells import flat, refilled
from genex.exercise.draw import Draw
from genex.marking.expected import BROKEN
from tests.marking.planted import drawn, expected_of, marked, sheet_of

KEPT = 0.6  # of what the same sheet earns at full precision, one place short


def shares(family, seeds, options, short):
    """What sheets keep of their marks at full precision, by the part with the wrong cell."""
    found = defaultdict(list)
    for seed in seeds:
        expected = expected_of(drawn(family, seed, **options))
        for part in expected.parts:
            twin = with_a_wrong_cell(expected, part, Draw("wrong cell", seed, part.id))
            if twin is not None:
                full, less = (earned(expected, twin, places) for places in (0, short))
                found[part.name].append(less / full if full else 1.0)
    return {name: float(sum(kept) / len(kept)) for name, kept in found.items()}


def with_a_wrong_cell(expected, part, d):
    """A twin in which one cell of a part of several numbers is miscalculated."""
    cells = flat(getattr(expected.here, part.name))
    numbers = [k for k, x in enumerate(cells) if isinstance(x, float)]
    if not part.kind.numeric or part.witness or len(numbers) < 2:
        return None
    k = d.choice("cell", numbers)
    cells[k] = round(cells[k] * d.integer("off", 105, 150) / 100 + 0.3, 4)
    value = refilled(getattr(expected.here, part.name), iter(cells))
    return expected.here.twin(**{part.origin: value})


def earned(expected, twin, short):
    """The marks of a sheet that goes on from the wrong cell; formulas are right."""
    formulas = [part for part in expected.parts if part.kind.everywhere]
    others = [part for part in expected.parts if not part.kind.everywhere]
    try:
        sheet = sheet_of(twin, others, short) | sheet_of(expected.exercise, formulas)
    except BROKEN:
        return 0
    return sum(decision.marks for decision in marked(expected, sheet))
