"""From a family and a stream to the first telling draw, certified by a second route."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import Any
from urllib.parse import quote

from genex.certify import Certificate, certify
from genex.derivations import origins
from genex.draw import Draw, Unsuitable
from genex.errors import AuthorError
from genex.exact.cells import flat
from genex.exact.choices import Words
from genex.exact.rounding import Places, unit
from genex.exercise import Exercise, asks, features, graph, possible_slips, slug
from genex.flaws import outside
from genex.plan import Plan, with_shared_pins
from genex.steps import Slip, Step

MOST_ATTEMPTS = 3000
NEAR = 1e-3  # finite differences would step across a kink that is nearer
RIGHT = "the right answer"
NUMBERS = (int, float, Fraction)
EXACT = 9  # decimals that tell exact answers apart


class FastTwins:
    """An exercise in floats, right and with each slip, for what need not be exact."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.wrong: dict[Slip, Exercise] = {}

    @cached_property
    def right(self) -> Exercise:
        """The twin without a slip; of most draws only the first of a question needs it."""
        return self.exercise.floats()

    def with_slip(self, slip: Slip) -> Exercise:
        """The twin with one slip; whoever draws, tells and prints asks for the same ones."""
        if slip not in self.wrong:
            self.wrong[slip] = self.right.with_slips(slip)
        return self.wrong[slip]


@dataclass(frozen=True)
class Drawn:
    """A telling exercise with its twins, its features and its certificate."""

    exercise: Exercise
    twins: FastTwins = field(compare=False, repr=False)
    attempts: int
    features: Mapping[str, Any]
    certificate: Certificate


def draw_together(
    plans: Sequence[Plan],
    stream: Sequence[object],
    *,
    shared: Sequence[str] = (),
    secret: bytes = b"",
    student: str | None = None,
    place: str = "",
) -> list[Drawn]:
    """The first telling draw of the families of one question, which share the named fields.

    A student's variant is drawn with the structure of the common exercise and has its features.
    """
    plans = with_shared_pins(plans, shared)
    common = Source(stream, shared, secret, place=place)
    if student is None:
        return search(plans, common)
    attempts, like = work_asked(plans, common)
    return search(plans, Source(stream, shared, secret, student, attempts, place), like)


Work = tuple[int, list[Mapping[str, Any]]]  # the attempt that is telling, and its features
KNOWN: dict[str, Work] = {}
MOST_KNOWN = 256


def work_asked(plans: Sequence[Plan], common: Source) -> Work:
    """What the common exercise asks for; a class draws it once, not for every student."""
    key = repr((plans, common))
    if key not in KNOWN:
        if len(KNOWN) >= MOST_KNOWN:
            KNOWN.clear()
        found = search(plans, common)
        KNOWN[key] = found[0].attempts, [drawn.features for drawn in found]
    return KNOWN[key]


@dataclass(frozen=True)
class Source:
    """Where the draws of a question come from."""

    stream: Sequence[object]
    shared: Sequence[str]
    secret: bytes
    student: str | None = None
    structure: int | None = None  # the attempt whose structure a variant keeps
    place: str = ""  # of the question in the blueprint, for errors

    def draws(self, plan: Plan, attempt: int, pins: Mapping[str, Any]) -> Draw:
        """The draws of one family at one attempt."""
        name, version = slug(plan.family), plan.family.version
        of_student = () if self.student is None else ("student", quote(self.student, safe=""))
        kept = attempt if self.structure is None else self.structure
        return Draw(
            *(name, version, *self.stream, *of_student, attempt),
            secret=self.secret,
            pins={**pins, **plan.pins},
            common=(name, version, *self.stream, kept),
        )

    def exercises(self, plans: Sequence[Plan], attempt: int) -> Iterator[Exercise]:
        """One draw of all families; the first to draw a shared field gives it to the others."""
        given: dict[str, Any] = {}
        for plan in plans:
            exercise = plan.exercise(self.draws(plan, attempt, given))
            given.update({name: getattr(exercise, name) for name in self.shared})
            yield exercise


def search(
    plans: Sequence[Plan], source: Source, like: Sequence[Mapping[str, Any]] | None = None
) -> list[Drawn]:
    """Try draws until one is telling and asks for the work wanted."""
    refused: Counter[str] = Counter()
    fixed = all(plan.fixed for plan in plans)
    for attempt in range(1, 2 if fixed else MOST_ATTEMPTS + 1):
        draws, objection = tried(plans, source, attempt, like)
        if not objection:
            return [
                Drawn(t.exercise, t, attempt, features(t.exercise), certify(t.exercise))
                for t in draws
            ]
        refused[objection] += 1
    raise AuthorError(complaint(plans, source.place, refused, fixed=fixed))


def tried(
    plans: Sequence[Plan],
    source: Source,
    attempt: int,
    like: Sequence[Mapping[str, Any]] | None = None,
) -> tuple[list[FastTwins], str]:
    """One attempt, and why it is not to be issued; the next family is drawn only if it may be."""
    found: list[FastTwins] = []
    try:
        for exercise in source.exercises(plans, attempt):
            found.append(FastTwins(exercise))
            if like is not None and features(found[-1].right) != like[len(found) - 1]:
                return found, "the work differs from the common exercise"
    except Unsuitable as unsuitable:
        return found, str(unsuitable)
    return found, next(objections(plans, found), "")


def complaint(plans: Sequence[Plan], place: str, refused: Counter[str], *, fixed: bool) -> str:
    """Why nothing can be issued, and the way out."""
    names = " + ".join(slug(plan.family) for plan in plans)
    where = f"{place}, {names}" if place else names
    reason, count = refused.most_common(1)[0]
    if fixed:
        return f"{where}: with what is given {reason}. Change one of the numbers."
    return (
        f"{where}: none of {MOST_ATTEMPTS} draws is telling; in {count} of them {reason}."
        " Widen what is drawn, or loosen the options."
    )


def objections(plans: Sequence[Plan], draws: Sequence[FastTwins]) -> Iterator[str]:
    """Why these draws are not to be issued, cheapest reasons first."""
    for plan, twins in zip(plans, draws, strict=True):
        yield from kinks(twins.right)
        yield from strays(twins.right)
        if not plan.fixed:
            yield from coincidences(twins, plan)


def kinks(exercise: Exercise) -> Iterator[str]:
    """The steps with a value on their kink."""
    for name, step in graph(type(exercise)).steps.items():
        if step.nonzero and any(abs(cell) < NEAR for cell in flat(getattr(exercise, name))):
            yield f"'{name}' has a value on the kink at 0"


def strays(exercise: Exercise) -> Iterator[str]:
    """The fields and steps that leave their range."""
    for name, (low, high) in exercise.ranges.items():
        if outside(exercise, [name]):
            yield f"'{name}' is not from {low} to {high}"


def coincidences(twins: FastTwins, plan: Plan) -> Iterator[str]:
    """The pairs among the right answer and the single slips that give one sheet."""
    asked = [step for step in asks(twins.right) if not plan.ask or step.name in plan.ask]
    tolerances = [tolerance(twins.right, step, plan.decimals) for step in asked]
    sheets = {RIGHT: sheet(twins.right, asked)}
    for slip in showing(twins.right, asked):
        wrong = sheets[f"'{slip.name}'"] = sheet(twins.with_slip(slip), asked)
        if not written_down(wrong):
            yield f"'{slip.name}' leads to a value that is no number"
    for (one, first), (other, second) in combinations(sheets.items(), 2):
        if not differ(first, second, tolerances):
            yield f"{one} and {other} give the same answers"


def showing(exercise: Exercise, asked: Sequence[Step]) -> Iterator[Slip]:
    """The slips that can show in what is asked."""
    behind = set().union(*(origins(exercise, step.name) for step in asked))
    return (slip for slip in possible_slips(exercise) if slip.spoils in behind)


def sheet(exercise: Exercise, asked: Sequence[Step]) -> list[list[Any]]:
    """The cells of what is compared of every asked value."""
    return [flat(step.judged(exercise)) for step in asked]


def written_down(found: Sequence[Sequence[Any]]) -> bool:
    """Can every number of a sheet be written down? A slip may divide by zero."""
    return all(math.isfinite(x) for cells in found for x in cells if isinstance(x, float))


def tolerance(exercise: Exercise, step: Step, decimals: Places | None) -> Places:
    """How far apart two answers must be: a unit of the last place, or next to nothing if exact."""
    own = step.places(exercise)
    if own is None:
        return EXACT
    return own if decimals is None else decimals


def differ(first: Sequence[Any], second: Sequence[Any], tolerances: Sequence[Places]) -> bool:
    """Do two sheets differ anywhere by more than marking would forgive?"""
    return any(
        len(a) != len(b) or any(apart(x, y, nearest) for x, y in zip(a, b, strict=True))
        for a, b, nearest in zip(first, second, tolerances, strict=True)
    )


def apart(x: Any, y: Any, places: Places) -> bool:
    """Do two cells differ?"""
    if isinstance(x, NUMBERS) and isinstance(y, NUMBERS):
        nearest = unit(max(abs(float(x)), abs(float(y))), places)
        return not math.isclose(x, y, rel_tol=1e-9, abs_tol=nearest)
    if isinstance(x, Words) and isinstance(y, Words):
        return x.forms.isdisjoint(y.forms)
    return bool(x != y)


def coinciding_pairs(exercise: Exercise) -> list[tuple[Slip, Slip, Slip]]:
    """Pairs of slips whose sheet is that of another single slip: reported, not refused."""
    fast, asked, slips = exercise.floats(), asks(exercise), possible_slips(exercise)
    tolerances = [tolerance(exercise, step, None) for step in asked]
    single = [(s, sheet(fast.with_slips(s), asked)) for s in slips]
    found = []
    for one, other in combinations(slips, 2):
        both = sheet(fast.with_slips(one, other), asked)
        found += [(one, other, s) for s, alone in single if not differ(both, alone, tolerances)]
    return [(one, other, s) for one, other, s in found if s not in {one, other}]
