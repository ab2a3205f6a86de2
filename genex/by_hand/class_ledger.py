"""Where decisions on one part go: the store of the class, on the disk before anything is shown."""

import os
import sys
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from platform import node

from genex.by_hand.class_answers import ClassAnswers, ruling_in_words
from genex.by_hand.groups import Answer
from genex.by_hand.judgement import Judgement, Overtaken
from genex.errors import AuthorError
from genex.exact.marks_in_words import marks_in_words
from genex.grading.store import AnswerId, Store
from genex.marking.ruling import Ruling
from genex.marking.rulings import items_by_hand
from genex.messages import shortly
from genex.quiz.rubric import Rubric
from genex.quiz.rubric_text import read_rubric

_A_WHILE = 600.0  # seconds for which others are not shown what somebody looks at


@dataclass
class ClassLedger:
    """The decisions of one marker on one part."""

    answers: ClassAnswers
    by: str
    seen: dict[AnswerId, int] = field(default_factory=dict)  # what stood when it was looked at
    rubrics: dict[tuple[str, int], Rubric | None] = field(default_factory=dict)

    @property
    def store(self) -> Store:
        """The store of the class."""
        return self.answers.store

    @property
    def claimer(self) -> str:
        """By what the store knows who looks at an answer.

        Somebody may have two terminals; whoever was cut off in one goes on there with the same.
        """
        return f"{self.by} {node()} {_terminal()}"

    def is_free(self, answers: Sequence[Answer]) -> bool:
        """Whether nobody else looks at them or has decided them meanwhile."""
        return self.store.is_free(self.as_seen(answers), self.claimer)

    def take(self, answers: Sequence[Answer]) -> bool:
        """Take answers to look at in place of those before, unless somebody else has them."""
        return self.store.take(self.as_seen(answers), self.claimer, _A_WHILE)

    def as_seen(self, answers: Sequence[Answer]) -> dict[AnswerId, int]:
        """Answers with the decisions that were seen to stand on them."""
        return {one: self.number_seen(one) for one in map(self.answers.id_of, answers)}

    def number_seen(self, answer: AnswerId) -> int:
        """The number of the decision that was seen to stand on an answer, or 0."""
        if answer not in self.seen:  # since it was read, others may have decided
            ruling = self.answers.found[answer.quiz, answer.who].ruling
            self.seen[answer] = ruling.number if ruling else 0
        return self.seen[answer]

    def number_now(self, answer: AnswerId) -> int:
        """The number of the decision that stands on an answer, or 0."""
        standing = self.store.standing(answer)
        return standing.number if standing else 0

    def decide(self, answers: Sequence[Answer], judgement: Judgement) -> None:
        """Write down a decision on equal answers, unless another one has decided meanwhile."""
        ids = [*map(self.answers.id_of, answers)]
        with self.store.saving():
            self.check(ids)
            self.store.decide(ids, self.ruling(answers[0], judgement))
        self.look_anew(ids)

    def check(self, ids: Collection[AnswerId]) -> None:
        """Refuse to decide on what another one has decided since it was shown."""
        for one in ids:
            if self.number_seen(one) != self.number_now(one):
                self.look_anew(ids)
                standing = self.store.standing(one)
                told = ruling_in_words(standing) if standing else "nothing any more"
                by = standing.by if standing else "Somebody"
                raise Overtaken(
                    f"{by} has decided meanwhile: {told}. Decide once more to change it."
                )

    def look_anew(self, ids: Iterable[AnswerId]) -> None:
        """See what stands on answers by now."""
        self.seen |= {one: self.number_now(one) for one in ids}

    def ruling(self, answer: Answer, judgement: Judgement) -> Ruling:
        """A judgement as the store keeps it: items by their words."""
        rubric = self.rubric(answer)
        items = [rubric.items[k - 1] for k in sorted(judgement.ticked)] if rubric else []
        words = tuple(item.words for item in items)
        typed = judgement.read_as, judgement.comment, judgement.note
        return Ruling(judgement.marks, words, *typed, by=self.by)

    def undo(self) -> Sequence[Answer]:
        """Take back one's last decision that still stands, and tell on which answers."""
        with self.store.saving():
            undone = {*self.store.undo_last(self.by, self.answers.part)}
        self.look_anew(undone)
        return self.answers.with_ids(undone)

    def stands(self, answer: Answer) -> Judgement | None:
        """What is decided on an answer by now."""
        one = self.answers.found[answer.owner]
        ruling = self.store.standing(one.id)
        if ruling is None or not ruling.decides:
            return None if one.open or one.ruling else Judgement(marks=one.marks)
        rubric = self.rubric(answer)
        by_hand = items_by_hand(ruling.items, rubric) if rubric else ()
        ticked = answer.ticked.union(by_hand) if ruling.items else frozenset()
        marks = None if ticked else ruling.marks
        return Judgement(ticked, marks, ruling.read_as, ruling.comment, ruling.note)

    def comments(self) -> Sequence[str]:
        """Comments on this part, the last one first."""
        return self.store.comments(self.answers.part)

    def rubric(self, answer: Answer) -> Rubric | None:
        """The items for an answer, with those that people have added."""
        added = self.added
        key = answer.asked, len(added)
        if key not in self.rubrics:
            self.rubrics[key] = self.read(answer, added)
        return self.rubrics[key]

    @property
    def added(self) -> Sequence[str]:
        """The items that people have added to the rubric."""
        return self.store.added_items.get(self.answers.part, ())

    def read(self, answer: Answer, added: Sequence[str]) -> Rubric | None:
        """The rubric of the key with further items."""
        part = self.answers.part
        written = [*self.answers.variants.of(answer.quiz, part).rubric, *added]
        return read_rubric(written, f"{part}, rubric") if written else None

    def add_item(self, answer: Answer, text: str) -> Rubric:
        """Add an item for all from now on; the rubric ends with it."""
        part = self.answers.part
        found = self.read(answer, [*self.added, text])
        assert found is not None
        self.store.add_item(part, text, self.by)
        return found

    def would_be(self, answer: Answer, read_as: str) -> str:
        """What genex makes of a text in place of the student's, in words."""
        decision = self.answers.marked(self.answers.id_of(answer), read_as)
        if decision.open:
            problems = filter(None, (cell.problem for cell in decision.cells))
            why = decision.problem or next(problems, decision.rule)
            raise AuthorError(f"{shortly(read_as)}: {why}. Write it otherwise, or give marks.")
        marks = f"{marks_in_words(decision.marks)} of {marks_in_words(decision.out_of)}"
        return f"genex reads {decision.read}: {decision.verdict}, {marks}. Enter saves it."


def _terminal() -> str:
    """The name of the terminal; where there is none, the number of what started this run."""
    with suppress(AttributeError, OSError, ValueError):  # Windows has no names for them
        return os.ttyname(sys.stdin.fileno())
    return str(os.getppid())
