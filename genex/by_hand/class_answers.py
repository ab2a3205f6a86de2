"""The answers of a class to one part, out of its store and keys."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from genex.by_hand.groups import Answer
from genex.by_hand.question import asked_at
from genex.by_hand.screen import Question
from genex.by_hand.variants import Variants
from genex.exact.marks_in_words import marks_in_words
from genex.grading.key_finder import Keys
from genex.grading.store import AnswerId, OpenAnswer, Store
from genex.marking.ruling import Ruling
from genex.marking.verdicts import FOR_A_PERSON, Decision

_PAPER = "paper"  # an answer that says where the answer is


@dataclass
class ClassAnswers:
    """The answers to a part, and what is known of them."""

    part: str
    store: Store
    keys: Keys
    variants: Variants
    found: dict[tuple[str, str], OpenAnswer] = field(default_factory=dict)  # by the owner
    shown: dict[AnswerId, Answer] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)  # by what is asked

    def waiting(self) -> Iterator[Answer]:
        """Those that wait for a person."""
        for one in self.store.answers(self.part):
            if not is_decided(one):
                yield self.answer(one)

    def all_of_them(self) -> Iterator[Answer]:
        """Those that genex or a person has decided, too."""
        yield from map(self.answer, self.store.answers(self.part, every=True))

    def on_paper(self) -> Iterator[Answer]:
        """Those of which the sheet has no text, and that nobody has decided."""
        for one in self.store.answers(self.part, every=True):
            if not is_decided(one) and (not one.text.strip() or _is_on_paper(one)):
                yield self.answer(one, paper=True)

    def answer(self, one: OpenAnswer, *, paper: bool = False) -> Answer:
        """An answer of the store as it is marked."""
        variant = self.variants.of(one.id.quiz, self.part)
        found = Answer(
            one.id.quiz, one.id.who, one.name, one.text, one.out_of, variant.asked, variant.exact,
            frozenset(one.ticked), " ".join(_known(one)), paper or _is_on_paper(one),
        )  # fmt: skip
        self.found[found.owner] = one
        self.shown[one.id] = found
        return found

    def with_ids(self, ids: set[AnswerId]) -> list[Answer]:
        """These answers, whoever has decided them."""
        if self.shown.keys() >= ids:
            return [self.shown[one] for one in sorted(ids)]
        every = self.store.answers(self.part, every=True)
        return [self.answer(one) for one in every if one.id in ids]

    def id_of(self, answer: Answer) -> AnswerId:
        """The answer in the store."""
        return self.found[answer.owner].id

    def marked(self, answer: AnswerId, text: Any) -> Decision:
        """What genex makes of the part if a text stands there."""
        sheet = self.store.sheet(answer.quiz, answer.who)
        assert sheet is not None
        marked = self.keys.find(sheet.sheet).mark({**sheet.answers, self.part: text})
        return next(decision for decision in marked.decisions if decision.id == self.part)

    def question(self, answer: Answer) -> Question:
        """What was asked."""
        if answer.asked not in self.questions:
            sheet = self.store.sheet(*answer.owner)
            assert sheet is not None
            self.questions[answer.asked] = asked_at(self.keys.find(sheet.sheet).key, self.part)
        return self.questions[answer.asked]


def is_decided(one: OpenAnswer) -> bool:
    """Whether a person has decided about an answer, if it was not marked anew since."""
    return one.ruling is not None and one.ruling.decides


def _is_on_paper(one: OpenAnswer) -> bool:
    """Whether an answer says that it stands on paper."""
    return one.text.strip().casefold() == _PAPER


def _known(one: OpenAnswer) -> Iterator[str]:
    """What a marker should know of an answer."""
    if one.open and one.rule != FOR_A_PERSON.rule:
        yield f"genex: {one.problem or one.rule}."
    if one.ruling and one.ruling.note:
        yield f"{one.ruling.by} asks: {one.ruling.note}"
    if one.ruling and one.ruling.comment and not one.ruling.decides:
        yield f"{one.ruling.by} wrote: {one.ruling.comment}"
    if one.earlier and one.earlier.decides:
        told = ruling_in_words(one.earlier)
        yield f"{one.earlier.by} gave another answer of this student {told}."


def ruling_in_words(ruling: Ruling) -> str:
    """A decision in a few words."""
    if ruling.marks is not None:
        return marks_in_words(ruling.marks)
    return f"“{'; '.join(ruling.items) or ruling.read_as}”"
