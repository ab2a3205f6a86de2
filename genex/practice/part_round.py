"""One exercise in practice, part by part: ask, read, mark, explain, ask again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import partial
from typing import Any

from genex.answers import Asked, Reading
from genex.exact.digits import rounded
from genex.exact.marks_in_words import marks_in_words
from genex.exercise.graph import slug
from genex.feedback.escaped import code, escaped
from genex.feedback.words import (
    Answered,
    chosen,
    failure_words,
    first_line,
    slips,
    unreadable_in_words,
    why_these_marks,
    worked_solution,
)
from genex.marking.submission import Marker
from genex.marking.verdicts import Decision, Verdict
from genex.paper import tick_boxes
from genex.practice.log import WELL, Entry
from genex.practice.screen import Screen
from genex.practice.typed import Command, Typist, needs_sign
from genex.quiz.key_reader import KeyItem
from genex.quiz.parts import Part
from genex.wording import texts as wording

_TRIES = 2
_EXACT = ("7/2", "-3", "0.25", "12")
_ROUNDED = ("3.14159265", "-0.70710678", "12.34567891", "0.57721566")
_SAMPLES = {
    "expression": ("(a - 2*b)/3",),
    "choice": ("A", "B"),
    "several": ("A, B", "none"),
    "words": ("a word",),
    "shape": ("[32, 84, 28]", "[32, 84]"),
}
_SAID_ALONE = {Verdict.BLANK, Verdict.UNREADABLE, Verdict.UNDECIDED}  # otherwise than in a class


@dataclass
class Round:
    """One exercise: how to ask and to say, and what was answered so far."""

    screen: Screen
    ask: Callable[[], str | None]
    marker: Marker
    forms: dict[str, str]  # of the answers, in words
    seed: int
    level: str
    keep: Callable[[Entry], None]
    answers: dict[str, Any] = field(default_factory=dict)
    first: dict[str, Decision] = field(default_factory=dict)  # tries that count, by part

    @property
    def item(self) -> KeyItem:
        """The exercise."""
        return self.marker.key.items[0]

    def form_of(self, part: Part) -> Asked:
        """What reading a part needs to know."""
        return self.marker.desks[0].expected.asked[part.id]

    def play(self, parts: list[Part]) -> bool:
        """Ask these parts, with ways to skip and to go back; tell whether it shall go on."""
        place = 0
        while place < len(parts):
            done = self.part(parts[place])
            if done is Command.QUIT:
                return False
            if done is Command.BACK and place == 0:
                self.screen.words("first_part")
            elif done is Command.BACK:
                place -= 1
            else:
                place += 1
        return True

    def part(self, part: Part) -> Command | None:
        """One part: what is asked, up to two tries, and the solution after the last."""
        self.question(part)
        tries = 0
        while tries < _TRIES:
            answer = self.answer(part)
            if isinstance(answer, Command):
                return self.left(part, answer)
            decision = self.tried(part, answer)
            if _unread(decision):
                continue
            tries += 1
            if decision.verdict in WELL:
                return None
            if decision.verdict in _SAID_ALONE:
                break
            if tries < _TRIES:
                self.screen.words("again")
        self.screen.words("solution")
        self.screen.tell(worked_solution(self.item, part))
        return None

    def question(self, part: Part) -> None:
        """What is asked, the boxes to tick, and the form of the answer."""
        item = self.item
        self.screen.tell(wording.question_words(item.exercise, part.name, part.decimals))
        if part.kind.ticks:
            self.screen.show(
                tick_boxes.boxes(item.exercise, part.name, part.value, part.kind, solved=False)
            )
        form, sign = escaped(self.forms[part.id]), needs_sign(self.form_of(part))
        self.screen.words("wanted", part=part.id.lstrip("0123456789"), form=form, sign=sign)
        if part.id in self.first:
            self.screen.words("marked_before", **_marks(self.first[part.id]))

    def answer(self, part: Part) -> Any:
        """An answer as it would stand in answers.json, or a command that leads on."""
        typist = Typist(self.ask, self.ask_more, self.say_fault, partial(self.help, part))
        typed, apart = typist.next(self.form_of(part))
        return typed if apart or isinstance(typed, Command) else "".join(typed)

    def help(self, part: Part, command: Command) -> None:
        """Show an example of the form, or how to begin."""
        if command is Command.FORM:
            self.screen.words(f"form_of_{part.kind.name}", **self.example(part))
        else:
            self.screen.tell(first_line(self.item, part))

    def example(self, part: Part) -> dict[str, Any]:
        """An example of an answer's form: cells for it, or for a row of it, and its size."""
        asked = self.form_of(part)
        count = asked.size[-1] if asked.size else 1
        sample = _SAMPLES.get(part.kind.name, _EXACT if part.decimals is None else _ROUNDED)
        cells = [sample[k % len(sample)] for k in range(count)]
        if sample is _ROUNDED:
            cells = [f"{rounded(Fraction(cell), part.decimals or 0):f}" for cell in cells]
        return {"size": asked.size, "cells": cells, "names": asked.labels}

    def ask_more(self, number: int, asked: Asked) -> None:
        """Ask for another row or cell."""
        self.screen.words("more", number=number, of=asked.size[0], rows=len(asked.size) > 1)

    def say_fault(self, reading: Reading) -> None:
        """Why a row or a cell cannot be read."""
        problems = [reading.problem, *(cell.problem for cell in reading.cells)]
        self.screen.words("row_fault", problem=escaped(next(filter(None, problems))))

    def left(self, part: Part, command: Command) -> Command:
        """Go on, go back or stop; what is skipped may be asked for again."""
        if command is Command.SKIP:
            self.screen.words("skipped")
            if part.id not in self.first:
                self.keep(self.entry(part, "", self.decided(part, None)))
        return command

    def tried(self, part: Part, answer: Any) -> Decision:
        """One answer: marked, kept in the log, explained; the first that can be read counts."""
        decision = self.decided(part, answer or None)
        self.keep(self.entry(part, answer, decision))
        self.explain(part, decision)
        if _unread(decision):
            return decision
        if answer:
            self.answers[part.id] = answer
        if part.id in self.first and answer:
            self.screen.words("first_counts", **_marks(self.first[part.id]))
        self.first.setdefault(part.id, decision)
        return decision

    def decided(self, part: Part, answer: Any) -> Decision:
        """The decision on a part, in the light of the parts before it."""
        marked = self.marker.mark({**self.answers, part.id: answer})
        return next(decision for decision in marked.decisions if decision.id == part.id)

    def explain(self, part: Part, decision: Decision) -> None:
        """How it was read, the verdict, and the way to mend it."""
        one = Answered(self.item, part, decision)
        if _unread(decision):
            self.screen.words("unreadable")
        elif decision.verdict is not Verdict.BLANK:
            self.screen.words("read_as", read=code(decision.read))
        for text in _account(one):
            self.screen.tell(text)

    def entry(self, part: Part, answer: Any, decision: Decision) -> Entry:
        """What the log keeps of an answer."""
        return Entry(
            slug(type(self.item.exercise)),
            self.seed,
            part.name,
            "; ".join(answer) if isinstance(answer, list) else answer,
            Verdict.UNREADABLE if _unread(decision) else decision.verdict,
            tuple(decision.charged),
            float(decision.marks),
            self.level,
            1 + (part.id in self.first),
        )


def _unread(decision: Decision) -> bool:
    """Whether something in an answer could not be read, so that it is no try."""
    return bool(decision.problem) or any(cell.problem for cell in decision.cells)


def _account(one: Answered) -> Iterator[str]:
    """What became of an answer, and the slips in it."""
    decision = one.decision
    if _unread(decision):
        yield from unreadable_in_words(one.part, decision)
        yield wording.practice_words("no_try")
    elif decision.verdict in _SAID_ALONE:
        yield wording.practice_words(decision.verdict)
    else:
        yield from chosen(one)
        yield from why_these_marks(one)
        yield from failure_words(one)
        yield from slips(one)


def _marks(decision: Decision) -> dict[str, str]:
    """The marks of a try, for a sentence."""
    return {"marks": marks_in_words(decision.marks), "out_of": marks_in_words(decision.out_of)}
