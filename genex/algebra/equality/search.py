"""A search for points on the other side: where what was positive so far is not."""

from collections.abc import Iterator

from genex.algebra.equality.pair import Pair
from genex.algebra.numeric.balls import Ball, Point, Unclear, Undefined
from genex.algebra.numeric.evaluation import evaluate
from genex.algebra.numeric.kits import DOUBLES
from genex.algebra.program.domains import REAL, Domain
from genex.algebra.program.program import Program
from genex.algebra.program.signs import NOT_NEGATIVE, POSITIVE

_TRIES = 120  # evaluations of one comparison
_STRIDES = (0.7, 1e-3)  # the largest and the smallest relative change of a name
_KINKED = ("abs", "sign")
_NEEDING_SIGN = {"log": POSITIVE, "power": NOT_NEGATIVE}


def crossings(pair: Pair) -> Iterator[dict[str, float]]:
    """Points where something changes its sign that has had one sign at all points so far."""
    tries = iter(range(_TRIES))
    for place in _one_sided(pair):
        found = _crossing(pair, place, tries)
        if found:
            yield found


def _one_sided(pair: Pair) -> list[int]:
    """What stands in absolute values, and in the answer's logs and roots, with one sign so far."""
    return [
        place for place in (*branches(pair), *_conditions(pair)) if len(_sides(pair, place)) == 1
    ]


def branches(pair: Pair) -> list[int]:
    """What stands inside absolute values and signs."""
    return sorted({step.args[0] for step in pair.program.steps if step.op in _KINKED})


def sees_both_sides(pair: Pair, place: int) -> bool:
    """Whether a value has been above zero and below it."""
    return len(_sides(pair, place)) == 2


def _sides(pair: Pair, place: int) -> set[bool]:
    return {values[place][0] > 0 for _, values in pair.agreed}


def _conditions(pair: Pair) -> list[int]:
    program = pair.program
    own = program.steps[pair.middle :]
    asked = {(step.args[0], _NEEDING_SIGN[step.op]) for step in own if step.op in _NEEDING_SIGN}
    places = sorted(place for place, least in asked if program.signs[place] < least)
    return sorted({factor for place in places for factor in _factors(program, place)})


def _factors(program: Program, place: int) -> list[int]:
    """What can change the sign of a product or a quotient."""
    step = program.steps[place]
    if step.op not in ("mul", "inv", "neg"):
        return [place] if program.signs[place] < POSITIVE else []
    return [factor for arg in step.args for factor in _factors(program, arg)]


def _crossing(pair: Pair, place: int, tries: Iterator[int]) -> dict[str, float] | None:
    """Walk from the point where a value is smallest to where it is smaller still."""
    names, values = min(pair.agreed, key=lambda seen: abs(seen[1][place][0]))
    sign = 1 if values[place][0] > 0 else -1
    best, stride = abs(values[place][0]), _STRIDES[0]
    while stride > _STRIDES[1]:
        before = best
        for nearby in _around(pair, names, stride):
            if next(tries, None) is None:
                return None
            value = _value(pair, nearby, place)
            if value is None or value * sign >= best:
                continue
            names, best = nearby, value * sign
            if best < 0:
                return names
        stride *= 1.0 if best < before else 0.25
    return None


def _around(pair: Pair, names: dict[str, float], stride: float) -> Iterator[dict[str, float]]:
    """The points that differ in one name by a stride, inside the domains."""
    for name, value in names.items():
        where = pair.program.domains.get(name, REAL)
        change = stride * max(abs(value), 0.01)
        for moved in (value - change, value + change):
            if _inside(where, moved) and not where.integer:
                yield {**names, name: moved}


def _inside(where: Domain, value: float) -> bool:
    return where.low < value < where.high


def _value(pair: Pair, names: dict[str, float], place: int) -> float | None:
    values: list[Ball] = []
    try:
        evaluate(pair.program, Point(DOUBLES, names), values, place + 1)
    except (Undefined, Unclear):
        return None
    return float(values[place][0])
