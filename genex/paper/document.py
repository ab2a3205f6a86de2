"""A quiz as a document: exam and key are one, with the solutions hidden or shown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby

from genex.document.blocks import (
    Block,
    Blocks,
    CellAlign,
    Field,
    Fields,
    Heading,
    Items,
    Paragraph,
    Table,
    Text,
    Together,
    runs,
)
from genex.document.blocks import Item as Listed
from genex.document.markdown import read_markdown
from genex.exact.marks_in_words import marks_in_words
from genex.figures import with_figures
from genex.paper.answer_space import room
from genex.paper.instructions import announced
from genex.paper.marks import marks_of
from genex.paper.question import Answer, certificate, printed, worked
from genex.paper.rows import rows_of
from genex.paper.slip_table import slip_tables
from genex.questions.own import FromWords
from genex.quiz.blueprint import Question, Section
from genex.quiz.item import Item
from genex.quiz.quiz import Quiz
from genex.wording.texts import fixed_word

_MOST_COLUMNS = 13  # of a table of marks, one of them with the word "bonus"
_NAME_WIDTH = 22.8  # em; with the student's number beside it as wide as the text on A4
_LEFT: tuple[CellAlign, ...] = ("left",)
_CENTER: tuple[CellAlign, ...] = ("center",)


@dataclass(frozen=True)
class Paper:
    """How a quiz is to be put on paper."""

    quiz: Quiz
    solved: bool  # the key: answers are filled in and solutions shown

    def blocks(self) -> Blocks:
        """The whole document."""
        return tuple(self.all_blocks())

    def all_blocks(self) -> Iterator[Block]:
        """The title, then section by section."""
        yield from self.title()
        for section in self.quiz.blueprint.sections:
            yield from self.section(section)

    def title(self) -> Iterator[Block]:
        """Who examines what, and boxes for who is examined."""
        plan = self.quiz.blueprint
        for line in (plan.institution, plan.course):
            if line:
                yield Paragraph(runs(line), align="center")
        yield Heading(runs(plan.title), level=0)
        yield Paragraph(tuple(self.facts()), align="center")
        if self.solved:
            yield Paragraph(runs(fixed_word("confidential"), bold=True), align="center")
        else:
            yield Fields(
                (
                    Field(runs(fixed_word("name")), width=_NAME_WIDTH),
                    Field(runs(fixed_word("student_number")), width=9),
                )
            )
        yield from self.marks_tables()
        instructions = (*plan.instructions, *announced(self.quiz))
        if instructions and not self.solved:
            yield from _listed("instructions", instructions)
        if plan.rubric:
            yield from _listed("rubric", plan.rubric)

    def facts(self) -> Iterator[Text]:
        """Date, time and total marks, in one line."""
        plan = self.quiz.blueprint
        facts = [
            ("date", plan.date),
            ("time", plan.time),
            ("total_marks", marks_in_words(self.quiz.marks)),
        ]
        shown = [(fixed_word(name), value) for name, value in facts if value]
        for k, (name, value) in enumerate(shown):
            yield Text(f"{name}: ", bold=True)
            yield Text(value + ("   ·   " if k < len(shown) - 1 else ""))

    def marks_tables(self) -> Iterator[Table]:
        """The marks of each question and boxes for those that were reached, as wide as fits."""
        totals = [(_number_of(q), marks_of(items)) for q, items in _questions(self.quiz.items)]
        names = [name for name, _ in totals] + [fixed_word("total")]
        marks = [marks_in_words(mark) for _, mark in totals] + [marks_in_words(self.quiz.marks)]
        count = -(-len(names) // _MOST_COLUMNS)
        for k in range(count):
            some = slice(k * len(names) // count, (k + 1) * len(names) // count)
            yield self.marks_table(names[some], marks[some])

    def marks_table(self, names: Sequence[str], marks: Sequence[str]) -> Table:
        """A table for some of the questions."""
        rows = [(fixed_word("questions"), *names), (fixed_word("marks_of"), *marks)]
        if not self.solved:
            rows.append((fixed_word("reached"), *("" for _ in names)))
        cells = tuple(tuple(runs(cell) for cell in row) for row in rows)
        return Table(_LEFT + _CENTER * len(names), (), cells, grid=True)

    def section(self, section: Section) -> Iterator[Block]:
        """A heading and its questions."""
        if section.title:
            yield Heading(runs(section.title), level=1)
        if section.text:
            yield from read_markdown(section.text, "text of a section")
        for question in section.questions:
            yield from self.question(question)

    def question(self, question: Question) -> Iterator[Block]:
        """A question with all its parts."""
        items = [item for item in self.quiz.items if item.question.number == question.number]
        marks = fixed_word("marks", marks=marks_in_words(marks_of(items)))
        aside = f"{marks}, {fixed_word('bonus')}" if question.bonus else marks
        title = fixed_word("heading", number=question.number, title=question.title)
        yield Heading(runs(title), level=2, aside=runs(f"[{aside}]"))
        if question.outcome:
            words = self.quiz.blueprint.outcomes.get(question.outcome, "")
            told = f"{question.outcome}: {words}" if words else question.outcome
            outcome = runs(fixed_word("outcome", outcome=told), italic=True)
            yield Paragraph(outcome, clings=True)
        if question.text:
            yield from _text_above(question)
        if question.table:
            yield from rows_of(question.table, items, self.answer)
            return
        shared: set[str] = set()
        for item in items:
            yield from self.item(item, shared)
            shared |= set(question.share)

    @property
    def answer(self) -> Answer:
        """What stands under what is asked: the solution, or room for an answer."""
        whole = self.quiz.blueprint.marking.whole
        return partial(worked, whole=whole) if self.solved else room

    def item(self, item: Item, shared: Iterable[str]) -> Iterator[Block]:
        """What is given, what is asked, and in the key what may go wrong."""
        yield from printed(item, self.answer, shared)
        if self.solved and not issubclass(type(item.exercise), FromWords):
            yield from slip_tables(item)
            confirmed = certificate(item)
            if confirmed:
                yield Paragraph(confirmed)


def _text_above(question: Question) -> Iterator[Block]:
    """What stands above the parts; its last words stay with the first of them."""
    *before, last = with_figures(read_markdown(question.text, question.place), question.place)
    if isinstance(last, Paragraph):
        yield from (*before, replace(last, clings=True))
    else:
        yield Together((*before, last))


def _number_of(question: Question) -> str:
    """A question's number, marked if it is a bonus and not in the total."""
    return f"{question.number} ({fixed_word('bonus')})" if question.bonus else str(question.number)


def _questions(items: Iterable[Item]) -> Iterator[tuple[Question, list[Item]]]:
    """Items by question."""
    for _, group in groupby(items, key=lambda item: item.question.number):
        found = list(group)
        yield found[0].question, found


def _listed(name: str, lines: Sequence[str]) -> Iterator[Block]:
    """What holds for the whole paper."""
    yield Heading(runs(fixed_word(name)), level=2, listed=False)
    texts = (read_markdown(line, f"{name}, {n}") for n, line in enumerate(lines, 1))
    yield Items(tuple(Listed(runs("•"), text) for text in texts))
