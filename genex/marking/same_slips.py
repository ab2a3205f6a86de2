"""Slips that are made again in another exercise of the paper: told, and charged by the policy."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from genex.marking.decisions import Decided
from genex.marking.marks import in_steps, mean
from genex.marking.verdicts import CellDecision, Decision, Verdict
from genex.questions.definition import UNNAMED
from genex.quiz.key_reader import Key
from genex.quiz.policy import Policy


def charged_again(found: list[Decided], key: Key) -> list[Decided]:
    """What was decided on all exercises, with slips that were charged before charged no more."""
    names = [name for one in found if one.charged for name in one.charged]
    if len(names) == len(set(names)):
        return found
    first: dict[str, str] = {}  # where each slip was charged first in the paper
    counted: set[tuple[int, str]] = set()  # where it counts already
    told = list[Decided]()
    for item, one in zip(key.items, found, strict=True):
        scope = 0 if key.policy.same_slip == "once" else item.number
        known = {name for place, name in counted if place == scope}
        told.append(_told(one, first, known, key.policy) if one.charged else one)
        for decision in one.decisions:
            counted |= {(scope, name) for name in decision.charged}
            for name in decision.charged:
                if not name.startswith(UNNAMED):
                    first.setdefault(name, decision.id)
    return told


def _told(one: Decided, first: dict[str, str], known: set[str], policy: Policy) -> Decided:
    """What was decided on one exercise, beside what was decided before."""
    decisions = tuple(_again(decision, first, known, policy) for decision in one.decisions)
    if all(new is old for new, old in zip(decisions, one.decisions, strict=True)):
        return one
    marks = sum((decision.marks for decision in decisions), Fraction(0))
    return replace(one, decisions=decisions, steps=in_steps(marks, policy.step))


def _again(decision: Decision, first: dict[str, str], known: set[str], policy: Policy) -> Decision:
    """A decision that says where its slips were made before, and charges only what is new."""
    before = [first[name] for name in decision.charged if name in first]
    before = [place for place in before if place != decision.id]
    if not before:
        return decision
    new = tuple(name for name in decision.charged if name not in known)
    if new == decision.charged or decision.alone:
        return replace(decision, same_as=before[0])
    cells = tuple(_cells(decision, len(new), policy))
    share = mean([cell.share for cell in cells])
    marks = max(decision.marks, policy.rounded(share * decision.out_of))
    verdict = decision.verdict
    if verdict is Verdict.SLIP and not new:
        verdict = Verdict.FOLLOWS
    return replace(
        decision, verdict=verdict, charged=new, cells=cells, marks=marks, same_as=before[0]
    )


def _cells(decision: Decision, charged: int, policy: Policy) -> Iterator[CellDecision]:
    """The cells, where only so many slips are charged."""
    for cell in decision.cells:
        if cell.verdict is not Verdict.SLIP:
            yield cell
        elif charged:
            yield replace(cell, share=policy.slip**charged, price=None)
        else:
            yield replace(cell, verdict=Verdict.FOLLOWS, share=policy.follows, price=None)
