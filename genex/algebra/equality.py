"""Are two expressions equal? A few stages in order; each settles what it can, the last gives up.

Compared are values of real numbers on the declared domains: an answer has to exist and be right
wherever the reference exists. Single points (the hole of a quotient that could be cancelled, the
kink of a step) are not compared.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from genex.algebra import limits
from genex.algebra.balls import Ball, Point, Unclear, Undefined, evaluate
from genex.algebra.domains import REAL, counting
from genex.algebra.image import Image
from genex.algebra.kits import DOUBLES, long
from genex.algebra.names import plain
from genex.algebra.program import Program
from genex.algebra.samples import Samples
from genex.errors import AnswerError


@dataclass(frozen=True)
class Outcome:
    """Equal, not equal or, with None, undecided; and why."""

    equal: bool | None
    reason: str


SAME = Outcome(True, "it is the same expression")
PROVED = Outcome(True, "it follows by the laws of algebra")
UNDECIDED = Outcome(None, "neither proved equal nor found different")
NO_VALUE = "the answer has no value: something in it is not defined for any allowed numbers"


@dataclass
class Pair:
    """A reference and an answer in one program: the reference first, then the answer."""

    program: Program
    reference: int
    answer: int
    middle: int  # where the reference's steps end
    key: bytes
    agreed: list[list[Ball]] = field(default_factory=list)
    undefined: int = 0  # points where the reference has a value and the answer has none
    proved: bool = False  # equal by algebra, if the answer is defined where the reference is

    @cached_property
    def samples(self) -> Samples:
        """Points for all names that occur."""
        names = sorted(str(step.value) for step in self.program.steps if step.op == "name")
        domains = {name: self.program.domains.get(name, REAL) for name in names}
        if "factorial" in self.ops:  # what stands before a ! counts something
            domains = {name: counting(where) for name, where in domains.items()}
        return Samples(domains, self.key)

    @cached_property
    def ops(self) -> frozenset[str]:
        """The operations that occur."""
        return frozenset(step.op for step in self.program.steps)

    @property
    def constant(self) -> bool:
        """Whether no name occurs."""
        return "name" not in self.ops


def decide(pair: Pair) -> Outcome:
    """Whether the answer equals the reference."""
    for stage in STAGES:
        outcome = stage(pair)
        if outcome is not None:
            return outcome
    return UNDECIDED


def key_of(*texts: str) -> bytes:
    """The key of a comparison's random choices."""
    return blake2b("\0".join(texts).encode("utf-8", "replace"), digest_size=16).digest()


# -- the stages


def same_steps(pair: Pair) -> Outcome | None:
    """Both are put together from the same steps."""
    return SAME if pair.reference == pair.answer else None


def first_glance(pair: Pair) -> Outcome | None:
    """Two ordinary points settle most wrong answers."""
    return _try(pair, pair.samples.near(1 if pair.constant else 2))


def proof(pair: Pair) -> Outcome | None:
    """Equal in a random image for each choice of signs under absolute values."""
    choices: list[int] = []
    conditions = False
    for _ in range(limits.PATTERNS):
        image = Image(pair.program, pair.key, choices)
        verdict = _same_image(pair, image)
        if verdict is not None and image.in_ring:
            return verdict
        if verdict is not PROVED:
            return None
        conditions = conditions or bool(image.new_conditions)
        if not _next_choices(choices):
            pair.proved = True
            return None if conditions else PROVED
    return None


def _same_image(pair: Pair, image: Image) -> Outcome | None:
    try:
        image.run(pair.middle)
        image.begin_answer()
        image.run(len(pair.program.steps))
    except ZeroDivisionError:
        return None
    if image.values[pair.reference][0] == image.values[pair.answer][0]:
        return PROVED
    return Outcome(False, "the two differ by the laws of algebra")


def _next_choices(choices: list[int]) -> bool:
    """The next row of signs in the order of counting; False after the last."""
    while choices and choices[-1] < 0:
        choices.pop()
    if choices:
        choices[-1] = -1
    return bool(choices)


def more_points(pair: Pair) -> Outcome | None:
    """Ordinary points and far ones, where what is small or cut off shows."""
    branching = bool(pair.ops & _BRANCHING)
    outcome = None if pair.constant else _try(pair, pair.samples.near(16 if branching else 6))
    if outcome is None and branching and not pair.constant:
        outcome = _try(pair, pair.samples.far(12))
    if outcome is not None:
        return outcome
    if pair.undefined and not pair.agreed:
        raise AnswerError(NO_VALUE)
    return PROVED if pair.proved and pair.agreed else None


def many_digits(pair: Pair) -> Outcome | None:
    """The same to a hundred digits at several points, on both sides of every kink."""
    if not _kinks_crossed(pair):
        return None
    budget, wanted = limits.PRECISE_STEPS, 1 if pair.constant else 5
    if pair.ops & _BRANCHING and not pair.constant:
        wanted = 8
    for names in pair.samples.near(1 if pair.constant else 12 * wanted):
        budget -= len(pair.program.steps)
        same = _same_digits(pair, names) if budget > 0 else None
        if same is False:
            return _differs(names)
        wanted -= same is True
        if wanted == 0:
            return Outcome(True, "the values agree to a hundred digits")
    return None


STAGES: tuple[Callable[[Pair], Outcome | None], ...] = (
    same_steps,
    first_glance,
    proof,
    more_points,
    many_digits,
)

_BRANCHING = frozenset(
    ("abs", "sign", "floor", "power", "log", "asin", "atan", "atan2", "factorial")
)
_DIGITS = (120, 400)
_MOST_DIGITS = _DIGITS[-1]
_KINKED = ("abs", "sign")


# -- trying points in doubles


def _try(pair: Pair, points: Iterable[dict[str, float]]) -> Outcome | None:
    """A point where the two differ, if one is found."""
    for names in points:
        outcome = _at(pair, names)
        if outcome is not None:
            return outcome
        if pair.undefined and pair.agreed:
            return Outcome(False, "it has no value where the right answer has one")
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
    except Undefined:
        pair.undefined += 1
        return None
    except Unclear:
        return None
    (right, right_radius), (own, own_radius) = values[pair.reference], values[pair.answer]
    if abs(right - own) > 2 * (right_radius + own_radius):
        return _differs(names)
    pair.agreed.append(values)
    return None


def _differs(names: dict[str, float]) -> Outcome:
    if not names:
        return Outcome(False, "the values differ")
    where = ", ".join(f"{plain(name)} = {value:.4g}" for name, value in sorted(names.items()))
    return Outcome(False, f"the values differ, for example at {where}")


def _kinks_crossed(pair: Pair) -> bool:
    """Whether every absolute value and sign was seen on both sides, and nothing is rounded."""
    steps = pair.program.steps
    if pair.constant:
        return True
    arguments = {step.args[0] for step in steps if step.op in _KINKED}
    sides = ({values[place][0] > 0 for values in pair.agreed} for place in sorted(arguments))
    return all(len(side) == 2 for side in sides) and "floor" not in pair.ops


# -- trying points to many digits


def _same_digits(pair: Pair, names: dict[str, float]) -> bool | None:
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
