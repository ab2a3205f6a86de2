"""One exercise of a family as text, for its author and for a first look."""

from __future__ import annotations

from collections.abc import Iterator

from genex import registry, wording
from genex.exercise import Exercise, asks, possible_slips
from genex.generate import draw_together
from genex.plan import Plan
from genex.quiz import letters
from genex.task import level_options


def show_family(family: str, seed: int, level: str, *, solution: bool) -> str:
    """The exercise in Markdown with mathematics."""
    kind = registry.family(family, "genex show")
    plan = Plan(kind, level_options(kind, level, "genex show"))
    (drawn,) = draw_together([plan], (seed, family, 1))
    parts = question(drawn.exercise) if not solution else worked(drawn.exercise)
    return "\n\n".join(parts)


def question(exercise: Exercise) -> Iterator[str]:
    """The statement and what is asked."""
    yield wording.statement(exercise)
    for k, step in enumerate(asks(exercise)):
        yield f"({letters(k)}) {wording.question(exercise, step.name, step.decimals)}"


def worked(exercise: Exercise) -> Iterator[str]:
    """The same with the worked solution under each part, and the slips at the end."""
    yield wording.statement(exercise)
    for k, step in enumerate(asks(exercise)):
        yield f"({letters(k)}) {wording.question(exercise, step.name, step.decimals)}"
        yield f"**Solution.** {wording.solution(exercise, step.name, step.decimals)}"
    yield "**Typical slips**"
    for slip in possible_slips(exercise):
        yield f"- *{slip.name.replace('_', ' ')}*: {wording.feedback(exercise, slip.name)}"
