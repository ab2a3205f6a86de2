"""Students of a class of variants: strong ones, weak ones, and those who copy."""

from dataclasses import fields, replace
from fractions import Fraction

from genex.errors import GenexError
from genex.exercise.draw import Draw
from genex.exercise.graph import possible_slips
from genex.quiz.parts import each_cell
from tests.bench.marking import flat_texts
from tests.marking.planted import sheet_of

FAILURES = (GenexError, ValueError, TypeError, ArithmeticError, LookupError)
STRONG, WEAK, LOST = 7, 2, 0  # exercises of ten that are right


class Student:
    """Somebody who answers exercises: right, with slips, from misread numbers or haphazardly."""

    def __init__(self, name, right_of_ten):
        self.d, self.right_of_ten, self.draws = Draw("student", name), right_of_ten, 0

    def up_to(self, most):
        """A whole number from 0 to below this."""
        self.draws += 1
        return self.d.integer(str(self.draws), 0, most - 1)

    def one_of(self, options):
        """One of the options."""
        return options[self.up_to(len(options))]

    def answers(self, quiz):
        """Answers to a whole quiz."""
        return {k: v for item in quiz.items for k, v in self.item(item).items()}

    def item(self, item):
        """Answers to one exercise."""
        right = marked_by_genex(sheet_of(item.exercise, item.parts), item)
        if self.up_to(10) < self.right_of_ten or not fields(item.exercise):
            return right
        way = self.up_to(4)
        slips = possible_slips(item.exercise)
        if way < 2 and slips:
            chosen = {self.one_of(slips) for _ in range(way + 1)}
            return written(item.exercise.with_slips(*chosen), item) or right
        twin = self.misread(item) if way == 2 else item.exercise
        sheet = written(twin, item) or right
        return self.haphazard(sheet) if way == 3 else sheet

    def misread(self, item):
        """The exercise with one given number misread."""
        names = [f.name for f in fields(item.exercise)]
        name = self.one_of(names)
        try:
            return replace(item.exercise, **{name: self.changed(getattr(item.exercise, name))})
        except FAILURES:
            return item.exercise

    def changed(self, value):
        """A value with one number in it changed."""
        if type(value) is tuple and value:
            k = self.up_to(len(value))
            return (*value[:k], self.changed(value[k]), *value[k + 1 :])
        if type(value) is int:
            return value + self.one_of((-1, 1))
        return value + self.one_of((-1, 1, Fraction(1, 10))) if type(value) is Fraction else value

    def haphazard(self, sheet):
        """A sheet of which many cells are something near, something else or nothing."""
        found = {}
        for name, answer in sheet.items():
            cells = iter([self.other(text) for text in flat_texts(answer)])
            found[name] = each_cell(lambda _, cells=cells: next(cells), answer)
        return found

    def other(self, text):
        """Something else in place of a cell."""
        way = self.up_to(6)
        if way > 2:
            return text
        near = {0: text, 1: str(self.up_to(19) - 9), 2: ""}[way]
        try:
            return near if way else str(Fraction(text) + self.one_of((-1, 1, 2, Fraction(1, 10))))
        except (TypeError, ValueError):
            return near


def written(twin, item):
    """The sheet of a twin, if one can be written at all."""
    try:
        return marked_by_genex(sheet_of(twin, item.parts), item)
    except FAILURES:
        return None


def right_sheet(quiz):
    """All right answers of a variant."""
    sheets = (marked_by_genex(sheet_of(i.exercise, i.parts), i) for i in quiz.items)
    return {part: answer for sheet in sheets for part, answer in sheet.items()}


def marked_by_genex(sheet, item):
    """A sheet without words that a person reads."""
    read = {part.id for part in item.parts if part.kind.by_person}
    return {part: None if part in read else answer for part, answer in sheet.items()}
