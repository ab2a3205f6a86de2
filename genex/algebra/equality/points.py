"""Answer and reference tried at points: in doubles, and to many digits."""

from collections.abc import Iterable

from genex.algebra.equality.pair import NO_VALUE, Outcome, Pair
from genex.algebra.equality.search import branches, sees_both_sides
from genex.algebra.names import name_in_text
from genex.algebra.numeric.balls import Ball, Hole, Point, Unclear, Undefined
from genex.algebra.numeric.evaluation import evaluate
from genex.algebra.numeric.kits import DOUBLES, long
from genex.errors import AnswerError

_DIGITS = (120, 400)
_MOST_DIGITS = _DIGITS[-1]


def point_apart(pair: Pair, points: Iterable[dict[str, float]]) -> Outcome | None:
    """A point where the two differ, if one is found."""
    for names in points:
        outcome = _at(pair, names)
        if outcome is not None:
            return outcome
    return None


def _at(pair: Pair, names: dict[str, float]) -> Outcome | None:
    values: list[Ball] = []
    point = Point(DOUBLES, names)
    try:
        evaluate(pair.program, point, values, pair.middle)
    except (Undefined, Unclear):
        return None
    try:
        evaluate(pair.program, point, values, len(pair.program.steps))
    except Hole:
        pair.holes += 1
        return None
    except Undefined:
        if not names:
            raise AnswerError(NO_VALUE) from None
        return Outcome(False, "it has no value where the right answer has one")
    except Unclear:
        return None
    (right, right_radius), (own, own_radius) = values[pair.reference], values[pair.answer]
    if abs(right - own) > 2 * (right_radius + own_radius):
        return differs(names)
    pair.agreed.append((names, values))
    return None


def differs(names: dict[str, float]) -> Outcome:
    """The outcome where the values differ at a point."""
    if not names:
        return Outcome(False, "the values differ")
    where = ", ".join(
        f"{name_in_text(name)} = {value:.4g}" for name, value in sorted(names.items())
    )
    return Outcome(False, f"the values differ, for example at {where}")


def kinks_crossed(pair: Pair) -> bool:
    """Whether every absolute value and sign was seen on both sides, and nothing is rounded."""
    if pair.constant:
        return True
    return "floor" not in pair.ops and all(sees_both_sides(pair, place) for place in branches(pair))


def same_digits(pair: Pair, names: dict[str, float]) -> bool | None:
    """Whether both are the same to many digits at a point; None if that cannot be told."""
    for digits in (_MOST_DIGITS,) if pair.constant else _DIGITS:
        try:
            right, own = _values(pair, names, digits)
        except (Undefined, Unclear):
            continue
        gap, radius, kit = abs(right[0] - own[0]), right[1] + own[1], long(digits)
        if gap > 2 * radius:
            return False
        size = max(abs(right[0]), abs(own[0]))
        if not kit.lost and radius <= kit.faint * (size if digits < _MOST_DIGITS else max(size, 1)):
            return True
    return None


def _values(pair: Pair, names: dict[str, float], digits: int) -> tuple[Ball, Ball]:
    kit = long(digits)
    kit.lost = False
    point = Point(kit, {name: kit.context.mpf(value) for name, value in names.items()})
    values: list[Ball] = []
    evaluate(pair.program, point, values, len(pair.program.steps))
    return values[pair.reference], values[pair.answer]
