"""A quiz as a document: exam and key are one, with the solutions hidden or shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import count, groupby

from genex import notation, ticks, wording
from genex.announced import announced
from genex.blueprint import Question, Section
from genex.document import (
    AnswerBox,
    AnswerGrid,
    Block,
    Blocks,
    CellAlign,
    Field,
    Fields,
    Framed,
    Heading,
    Items,
    Math,
    Paragraph,
    Runs,
    Table,
    Text,
    Together,
    runs,
)
from genex.document import Item as Listed
from genex.exact import Named, flat
from genex.figures.fences import with_figures
from genex.markup import read_markdown
from genex.quiz import Item, Part, Quiz
from genex.sliptable import slip_tables
from genex.wording import word

LINES_PER_MARK = 2.5  # of room for working
NAME_WIDTH = 22.8  # em; with the student's number beside it as wide as the text on A4
LEFT: tuple[CellAlign, ...] = ("left",)
CENTER: tuple[CellAlign, ...] = ("center",)


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
            yield Paragraph(runs(word("confidential"), bold=True), align="center")
        else:
            yield Fields(
                (
                    Field(runs(word("name")), width=NAME_WIDTH),
                    Field(runs(word("student_number")), width=9),
                )
            )
        yield self.marks_table()
        instructions = (*plan.instructions, *announced(self.quiz))
        if instructions and not self.solved:
            yield from listed("instructions", instructions)
        if plan.rubric:
            yield from listed("rubric", plan.rubric)

    def facts(self) -> Iterator[Text]:
        """Date, time and total marks, in one line."""
        plan = self.quiz.blueprint
        facts = [("date", plan.date), ("time", plan.time), ("total_marks", number(self.quiz.marks))]
        shown = [(word(name), value) for name, value in facts if value]
        for k, (name, value) in enumerate(shown):
            yield Text(f"{name}: ", bold=True)
            yield Text(value + ("   ·   " if k < len(shown) - 1 else ""))

    def marks_table(self) -> Table:
        """The marks of each question, and boxes for those that were reached."""
        totals = [(number_of(q), marks_of(items)) for q, items in questions(self.quiz.items)]
        names = [name for name, _ in totals] + [word("total")]
        marks = [number(mark) for _, mark in totals] + [number(self.quiz.marks)]
        rows = [(word("questions"), *names), (word("marks_of"), *marks)]
        if not self.solved:
            rows.append((word("reached"), *("" for _ in names)))
        cells = tuple(tuple(runs(cell) for cell in row) for row in rows)
        return Table(LEFT + CENTER * len(names), (), cells, grid=True)

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
        items = [item for item in self.quiz.items if item.question is question]
        marks = word("marks", marks=number(marks_of(items)))
        aside = f"{marks}, {word('bonus')}" if question.bonus else marks
        title = word("heading", number=question.number, title=question.title)
        yield Heading(runs(title), level=2, aside=runs(f"[{aside}]"))
        if question.outcome:
            outcome = runs(word("outcome", outcome=question.outcome), italic=True)
            yield Paragraph(outcome, clings=True)
        shared: set[str] = set()
        for item in items:
            yield from self.item(item, shared)
            shared |= set(question.share)

    def item(self, item: Item, shared: Iterable[str]) -> Iterator[Block]:
        """What is given, what is asked, and in the key what may go wrong."""
        words = read_markdown(wording.statement(item.exercise, shared), source(item))
        given = Together(with_figures(words, source(item)))
        first, *rest = (tuple(self.part(item, part)) for part in item.parts)
        yield Together((given, *first))  # who answers the first part needs what is given
        for part in rest:
            yield from part
        if self.solved:
            yield from slip_tables(item)
            yield Paragraph(certificate(item))

    def part(self, item: Item, part: Part) -> Iterator[Block]:
        """A part with room for its answer, or with its solution."""
        asked = read_markdown(
            wording.question(item.exercise, part.name, part.decimals), source(item)
        )
        marks = runs(f"[{number(part.marks)}]")
        label = runs(f"({part.id.lstrip('0123456789')})")
        body = (*with_aside(asked, marks), *self.answer(item, part))
        yield Together((Items((Listed(label, body),)),))

    def answer(self, item: Item, part: Part) -> Iterator[Block]:
        """An empty space of the right kind, or the answer and how it comes about."""
        if ticks.is_choice(part.value):
            yield from ticks.boxes(item.exercise, part.name, part.value, solved=self.solved)
        if not self.solved:
            lines = float(part.marks) * LINES_PER_MARK
            if part.kind in WORKED:
                yield AnswerBox(lines, runs(word("working")))
            yield from answer_space(item, part)
            return
        worked = read_markdown(
            wording.solution(item.exercise, part.name, part.decimals), source(item)
        )
        yield Framed(
            worked, runs(solution_title(part, whole=self.quiz.blueprint.marking.whole)), "bar"
        )


def source(item: Item) -> str:
    """The name of a family's words, for messages."""
    return wording.place_of(type(item.exercise))


def number(marks: Fraction) -> str:
    """Marks as people write them: 3, 2½, ½."""
    whole, half = divmod(marks, 1)
    return (str(whole) if whole or not half else "") + ("½" if half else "")


def number_of(question: Question) -> str:
    """A question's number, marked if it is a bonus and not in the total."""
    return f"{question.number} ({word('bonus')})" if question.bonus else str(question.number)


def questions(items: Iterable[Item]) -> Iterator[tuple[Question, list[Item]]]:
    """Items by question."""
    for _, group in groupby(items, key=lambda item: item.question.number):
        found = list(group)
        yield found[0].question, found


def marks_of(items: Iterable[Item]) -> Fraction:
    """The marks of some items."""
    return sum((part.marks for item in items for part in item.parts), Fraction(0))


def with_aside(asked: Blocks, aside: Runs) -> Blocks:
    """The marks at the end of the last paragraph."""
    last = asked[-1]
    if isinstance(last, Paragraph):
        return (*asked[:-1], Paragraph(last.content, last.align, aside))
    return (*asked, Paragraph((), aside=aside))


def solution_title(part: Part, *, whole: bool) -> str:
    """Solution, and how the marks are shared among cells."""
    if part.witness:
        return f"{word('solution')} ({word('one_of_many')})"
    cells = len(flat(part.value))
    share = part.marks / cells
    if cells == 1:
        return word("solution")
    if whole:
        return f"{word('solution')} ({word('all_cells', cells=cells)})"
    return f"{word('solution')} ({word('per_cell', marks=share_of_mark(share), cells=cells)})"


def share_of_mark(value: Fraction) -> str:
    """A share of a mark, as people add it up: ½, 0.75, about 0.19."""
    if (2 * value).denominator == 1:
        return number(value)
    text = f"{float(value):.2f}"
    return text if Fraction(text) == value else word("about", marks=text)


def listed(name: str, lines: Sequence[str]) -> Iterator[Block]:
    """What holds for the whole paper."""
    yield Heading(runs(word(name)), level=2, listed=False)
    texts = (read_markdown(line, f"{name}, {n}") for n, line in enumerate(lines, 1))
    yield Items(tuple(Listed(runs("•"), text) for text in texts))


def label(item: Item, part: Part, *indices: int) -> Runs:
    """What stands beside a box: L₀ =, or nothing if the family gives its cells no names."""
    latex = cell_label(item, part, *indices)
    return (Math(latex),) if latex else ()


def cell_label(item: Item, part: Part, *indices: int) -> str:
    """The same as LaTeX; what goes by a name has it for a label."""
    if isinstance(part.value, Named):
        return rf"{notation.name(part.value.names[indices[0]])} ="
    return wording.cell_label(item.exercise, part.name, indices)


def answer_space(item: Item, part: Part) -> Iterator[Block]:
    """Boxes for the answer: one for a number, a grid for a matrix, lines for formulas."""
    if ticks.is_choice(part.value):
        return
    if part.kind == "matrix":
        rows, columns = len(part.value), len(part.value[0])
        yield AnswerGrid(rows, columns, label(item, part))
    elif isinstance(part.value, Named):
        yield from named_fields(item, part)
    elif isinstance(part.value, (list, tuple)) and part.kind in WIDTHS:
        cells = range(len(part.value))
        yield Fields(tuple(Field(label(item, part, k), width=WIDTHS[part.kind]) for k in cells))
    else:
        yield Fields((Field(label(item, part), width=WIDTHS[part.kind]),))


def named_fields(item: Item, part: Part) -> Iterator[Fields]:
    """A line of boxes for each row of what goes by names."""
    places = count()
    for row in part.value:
        labels = (label(item, part, next(places)) for _ in row)
        yield Fields(tuple(Field(one, width=WIDTHS[part.kind]) for one in labels))


WORKED = {"number", "vector", "matrix", "named", "expression"}  # kinds with room for the working
WIDTHS = {  # in em
    "number": 8.0,
    "vector": 6.0,
    "named": 7.0,
    "expression": 24.0,
    "shape": 9.0,
    "words": 12.0,
}


def certificate(item: Item) -> Runs:
    """The line that says how the key was confirmed."""
    parts: dict[str, list[str]] = {}
    for part in item.parts:
        route = item.drawn.certificate.routes[part.name].replace(" ", "_")
        parts.setdefault(word(route), []).append(part.id)
    routes = tuple((route, tuple(ids)) for route, ids in parts.items())
    return runs(word("certificate", routes=routes), italic=True)
