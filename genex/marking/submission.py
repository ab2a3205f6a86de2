"""One submission: every part of a quiz as one student answered it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

from genex.keyfile import Key
from genex.marking.decide import decide
from genex.marking.expected import Expected
from genex.marking.total import below_zero, total
from genex.marking.verdicts import Decision, Verdict


@dataclass(frozen=True)
class Marked:
    """The decisions on a submission."""

    decisions: tuple[Decision, ...]
    marks: Fraction
    out_of: Fraction
    unknown: tuple[str, ...]  # ids of parts that the quiz does not have
    floored: Mapping[int, Fraction] = field(
        default_factory=dict
    )  # questions that count 0, not this

    @cached_property
    def slips(self) -> tuple[tuple[str, str], ...]:
        """Each slip where it happened: the part and the slip's name."""
        return tuple((d.id, name) for d in self.decisions for name in d.charged)

    @property
    def open(self) -> tuple[str, ...]:
        """The parts that go to a person."""
        found = Verdict.UNREADABLE, Verdict.UNDECIDED
        return tuple(
            d.id
            for d in self.decisions
            if d.verdict in found or any(cell.verdict in found for cell in d.cells)
        )


MOST_KEPT = 2_000  # sheets of one exercise whose decisions are remembered


class Marker:
    """A key made ready; what is worked out for one submission serves the next ones."""

    def __init__(self, key: Key) -> None:
        self.key = key
        self.expected = [Expected(i.exercise, i.parts, key.policy.guard) for i in key.items]
        self._known: list[dict[str, list[Decision]]] = [{} for _ in key.items]

    def mark(self, answers: Mapping[str, Any]) -> Marked:
        """Mark one sheet of answers."""
        found = [decision for n in range(len(self.expected)) for decision in self.item(n, answers)]
        unknown = tuple(name for name in answers if name not in self.key.parts)
        marks, floored = total(found, self.key), below_zero(found, self.key)
        return Marked(tuple(found), marks, self.key.marks, unknown, floored)

    def item(self, n: int, answers: Mapping[str, Any]) -> list[Decision]:
        """Mark one exercise; equal answers get the decisions that were made before."""
        item, known = self.key.items[n], self._known[n]
        own = {part.id: answers.get(part.id) for part in item.parts}
        written = repr(own)
        if written not in known:
            if len(known) >= MOST_KEPT:
                known.clear()
                self.expected[n].forget()
            known[written] = decide(self.expected[n], own, self.key.policy, bonus=item.bonus)
        return known[written]
