"""How much work a family asks for: how long solutions are, and whether variants agree."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from genex.errors import AuthorError
from genex.exercise.exercise import Exercise
from genex.exercise.graph import asks, slug
from genex.generation.plan import Plan
from genex.generation.search import Drawn, draw_together
from genex.runtime import Watch, unwatched
from genex.wording import texts as wording

_MARKUP = re.compile(r"\$\$|```.*|\\(begin|end)\{\w+\}")  # lines that say nothing


class Length(NamedTuple):
    """How long a worked solution is: lines and characters."""

    lines: int
    characters: int


def length(exercise: Exercise) -> Length:
    """The length of the worked solution of all that is asked, a measure of the work."""
    texts = [
        wording.solution_words(exercise, step.name, step.places(exercise))
        for step in asks(exercise)
    ]
    lines = [line for text in texts for line in _rows(text)]
    return Length(len(lines), sum(map(len, lines)))


def _rows(text: str) -> list[str]:
    r"""The lines with something in them; in formulas and matrices a line ends with \\."""
    lines = (line.strip() for line in text.replace("\\\\", "\n").splitlines())
    return [line for line in lines if line and not _MARKUP.fullmatch(line)]


@dataclass
class Variants:
    """What was found in the variants of one exercise."""

    seed: int
    count: int
    attempts: list[int] = field(default_factory=list)
    lengths: list[Length] = field(default_factory=list)
    features: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)


def variants(plan: Plan, seed: int, count: int, watch: Watch = unwatched) -> Variants:
    """The variants of so many students."""
    found = Variants(seed, count)
    for student in watch([f"student {k}" for k in range(1, count + 1)], count):
        try:
            (drawn,) = draw_together([plan], (seed, slug(plan.family), 1), student=student)
        except AuthorError as error:
            found.failures.append(f"{student}: {error}")
        else:
            _note(drawn, found)
    return found


def _note(drawn: Drawn, found: Variants) -> None:
    """One variant, into what was found."""
    found.attempts.append(drawn.attempts)
    found.lengths.append(length(drawn.exercise))
    found.features.add(repr(sorted(drawn.features.items())))


def spread_of(lengths: Sequence[Length]) -> str:
    """The spread of some lengths, as text."""
    lines, characters = zip(*lengths, strict=True)
    return f"{spread_in_words(lines)} lines; {spread_in_words(characters)} characters"


def variant_lines(found: Variants) -> Iterator[str]:
    """What was found, as text."""
    kinds = len(found.features)
    fair = "equal features" if kinds <= 1 else f"{kinds} different sets of features"
    yield f"{found.count - len(found.failures)} variants of seed {found.seed}: {fair}"
    if found.attempts:
        yield f"  draws until one is telling: {spread_in_words(found.attempts)}"
        yield f"  worked solution: {spread_of(found.lengths)}"
    yield from (f"  no variant for {failure}" for failure in found.failures[:5])


def spread_in_words(numbers: Sequence[float]) -> str:
    """The smallest, the median and the largest."""
    ordered = sorted(numbers)
    return f"{ordered[0]:.4g}, {ordered[len(ordered) // 2]:.4g}, {ordered[-1]:.4g}"
