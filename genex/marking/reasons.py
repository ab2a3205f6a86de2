"""Reasons: their marks are also those of the answer above, which a rubric divides."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from genex.marking.prices import NOTHING
from genex.marking.verdicts import Decision, Verdict
from genex.quiz.parts import Part
from genex.quiz.rubric import BLANK, RIGHT, WRONG, Rubric

_HOLDS = {Verdict.RIGHT, Verdict.FOLLOWS}


def with_reasons(parts: Sequence[Part], found: Sequence[Decision]) -> Iterator[Decision]:
    """The decisions, in which the rubric of a reason knows what became of the answer above it."""
    above: Decision | None = None
    for part, decision in zip(parts, found, strict=True):
        told = part.is_reason and part.rubric is not None and above is not None
        yield _reasoned(part.rubric, above, decision) if told else decision  # type: ignore[arg-type]
        above = decision


def _reasoned(rubric: Rubric, above: Decision, decision: Decision) -> Decision:
    """A reason whose rubric is ticked as far as genex can; an empty one is decided by that."""
    if above.open:
        verdict = Verdict.UNDECIDED if decision.verdict is Verdict.BLANK else decision.verdict
        return replace(decision, verdict=verdict)
    ticked = rubric.ticked_by_genex(RIGHT if above.verdict in _HOLDS else WRONG)
    if decision.verdict is not Verdict.BLANK:
        return replace(decision, ticked=tuple(sorted(ticked)))
    blank = rubric.ticked_by_genex(BLANK)
    every = ticked | blank
    counts = rubric.gives or bool(blank)  # else nothing says what is left without a reason
    nothing = above.verdict is Verdict.BLANK or not counts
    marks = NOTHING if nothing else rubric.marks(every, decision.out_of)
    return replace(decision, ticked=tuple(sorted(every)), marks=marks)
