"""Are two expressions equal? A few stages in order; each settles what it can, the last gives up.

Compared are values of real numbers on the declared domains: an answer has to exist and be right
wherever the reference exists. Single points (the hole of a quotient that could be cancelled, the
kink of a step) are not compared.
"""

from collections.abc import Callable

from genex.algebra import limits
from genex.algebra.equality import points
from genex.algebra.equality.image import Image
from genex.algebra.equality.image_rules import take_images
from genex.algebra.equality.pair import NO_VALUE, PROVED, SAME, UNDECIDED, Outcome, Pair
from genex.algebra.equality.search import crossings
from genex.errors import AnswerError


def decide(pair: Pair) -> Outcome:
    """Whether the answer equals the reference."""
    for stage in _STAGES:
        outcome = stage(pair)
        if outcome is not None:
            return outcome
    return UNDECIDED


# -- the stages


def _same_steps(pair: Pair) -> Outcome | None:
    """Both are put together from the same steps."""
    return SAME if pair.reference == pair.answer else None


def _first_glance(pair: Pair) -> Outcome | None:
    """Two ordinary points settle most wrong answers."""
    return points.point_apart(pair, pair.samples.near(1 if pair.constant else 2))


def _proof(pair: Pair) -> Outcome | None:
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
        take_images(image, pair.middle)
        image.begin_answer()
        take_images(image, len(pair.program.steps))
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


def _more_points(pair: Pair) -> Outcome | None:
    """Ordinary points and far ones, where what is small or cut off shows."""
    branching = bool(pair.ops & _BRANCHING)
    outcome = (
        None
        if pair.constant
        else points.point_apart(pair, pair.samples.near(16 if branching else 6))
    )
    if outcome is None and branching and not pair.constant:
        outcome = points.point_apart(pair, pair.samples.far(12))
    if outcome is None and pair.agreed:
        outcome = points.point_apart(pair, crossings(pair))
    if outcome is not None:
        return outcome
    if pair.holes and not pair.agreed:
        raise AnswerError(NO_VALUE)
    return PROVED if pair.proved and pair.agreed else None


def _many_digits(pair: Pair) -> Outcome | None:
    """Equal to a hundred digits at several points, on both sides of every kink, or not."""
    if not points.kinks_crossed(pair):
        return None
    budget, wanted = limits.PRECISE_STEPS, 1 if pair.constant else 5
    if pair.ops & _BRANCHING and not pair.constant:
        wanted = 8
    for names in pair.samples.near(1 if pair.constant else 12 * wanted):
        budget -= len(pair.program.steps)
        same = points.same_digits(pair, names) if budget > 0 else None
        if same is False:
            return points.differs(names)
        wanted -= same is True
        if wanted == 0:
            return Outcome(True, "the values agree to a hundred digits")
    return None


_STAGES: tuple[Callable[[Pair], Outcome | None], ...] = (
    _same_steps,
    _first_glance,
    _proof,
    _more_points,
    _many_digits,
)

_BRANCHING = frozenset(
    ("abs", "sign", "floor", "power", "log", "asin", "atan", "atan2", "factorial")
)
