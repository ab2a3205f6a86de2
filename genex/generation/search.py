"""From a family and a stream to the first telling draw, certified by a second route."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from genex.errors import AuthorError
from genex.exercise.draw import Draw, Unsuitable
from genex.exercise.exercise import Exercise
from genex.exercise.graph import features, slug
from genex.generation.certificate import Certificate, certify
from genex.generation.plan import Plan, with_shared_pins
from genex.generation.telling import FastTwins, objections

MOST_ATTEMPTS = 3000


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
        return _search(plans, common)
    attempts, like = _work_asked(plans, common)
    return _search(plans, Source(stream, shared, secret, student, attempts, place), like)


Work = tuple[int, list[Mapping[str, Any]]]  # the attempt that is telling, and its features
_KNOWN: dict[str, Work] = {}
_MOST_KNOWN = 256


def _work_asked(plans: Sequence[Plan], common: "Source") -> Work:
    """What the common exercise asks for; a class draws it once, not for every student."""
    key = repr((plans, common))
    if key not in _KNOWN:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        found = _search(plans, common)
        _KNOWN[key] = found[0].attempts, [drawn.features for drawn in found]
    return _KNOWN[key]


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
        name, version = plan.stream, plan.family.version
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
            known = [name for name in self.shared if hasattr(exercise, name)]
            given.update({name: getattr(exercise, name) for name in known})
            yield exercise


def _search(
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
    raise AuthorError(_complaint(plans, source.place, refused, fixed=fixed))


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


def _complaint(plans: Sequence[Plan], place: str, refused: Counter[str], *, fixed: bool) -> str:
    """Why nothing can be issued, and the way out."""
    names = " + ".join(slug(plan.family) for plan in plans)
    where = f"{place}, {names}" if place else names
    reason, count = refused.most_common(1)[0]
    if fixed:
        return f"{where}: with the given values, {reason}. Change one of the numbers."
    return (
        f"{where}: none of {MOST_ATTEMPTS} draws can be used; in {count} of them {reason}."
        " Widen what is drawn, or loosen the options."
    )
