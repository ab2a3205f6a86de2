"""A note, no verdict: a sheet whose wrong answers are right in another student's variant."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import isclose, log2

from genex.exact.marks_in_words import marks_in_words
from genex.grading.coincidence import LONG, Noted, Place, right_cells, right_places, wrong_cells
from genex.marking.submission import Marked, Marker, marks_without_following
from genex.quiz.answer_sheet import Sheet

_ENOUGH = 20.0  # bits beyond those of choosing among the variants: a coincidence in a million
_MOST_OF_LONG, _MOST_OF_SHORT = 36.0, 12.0  # bits of one exercise

Cells = dict[int, float]  # bits by the number of a cell in its part
Parts = tuple[tuple[int, tuple[Noted, ...]], ...]  # the wrong cells, part by part, with exercises


@dataclass(frozen=True, slots=True)
class Copy:
    """A sheet that fits another variant, and what a person needs to decide about it."""

    number: int  # of the sheet among all results
    student: str
    other: str
    matches: int
    own: int
    telling: int  # answers in which the two variants differ
    marks: Fraction
    without: Fraction  # those for what follows

    def __str__(self) -> str:
        marks, without = marks_in_words(self.marks), marks_in_words(self.without)
        return (
            f"matches the variant of {self.other} in {self.matches} of {self.telling} answers that"
            f" differ, and their own in {self.own}; has {marks} marks, and {without} without what"
            " follows from wrong values"
        )


@dataclass(frozen=True, slots=True)
class _HandedIn:
    """What is remembered of a sheet on a variant."""

    number: int
    student: str
    quiz: str
    right: tuple[Place, ...]
    wrong: Parts
    marks: Fraction
    without: Fraction


@dataclass
class Variants:
    """The right answers of all variants, by variant and by answer, and the sheets on them."""

    owners: dict[str, str] = field(default_factory=dict)  # of the quizzes
    right: dict[str, dict[Place, float | str]] = field(default_factory=dict)
    numbers: dict[Place, list[tuple[float, str]]] = field(default_factory=lambda: defaultdict(list))
    texts: dict[tuple[Place, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    sheets: list[_HandedIn] = field(default_factory=list)
    count: int = 0

    def add(self, sheet: Sheet, marker: Marker, marked: Marked) -> None:
        """Note a sheet on a student's variant; the others are only counted."""
        self.count += 1
        key = marker.key
        if key.student is None:
            return
        if key.quiz not in self.owners:
            self.owners[key.quiz] = key.student
            self.shelve(key.quiz, marker)
        written = [
            (number, desk.written(part, sheet.answers.get(part.id)))
            for number, desk in enumerate(marker.desks)
            for part in desk.expected.parts
        ]
        wrong = tuple((n, cells) for n, one in written if (cells := wrong_cells(marker, one)))
        if _most(wrong) >= _ENOUGH:  # most sheets have too little that is wrong
            right = tuple(place for _, one in written for place in right_places(marker, one))
            who = self.count - 1, sheet.student or sheet.place, key.quiz
            without = marks_without_following(marked, key)
            self.sheets.append(_HandedIn(*who, right, wrong, marked.marks, without))

    def shelve(self, quiz: str, marker: Marker) -> None:
        """Note the right answers of a variant."""
        self.right[quiz] = dict(right_cells(marker))
        for place, value in self.right[quiz].items():
            if isinstance(value, str):
                self.texts[place, value].append(quiz)
            else:
                self.numbers[place].append((value, quiz))

    def copies(self) -> Iterator[Copy]:
        """The sheets that fit another variant better than chance does."""
        for numbers in self.numbers.values():
            numbers.sort()
        enough = _ENOUGH + log2(max(1, len(self.owners) - 1))
        for sheet in self.sheets:
            quiz, bits = self.nearest(sheet)
            if bits >= enough:
                yield self.told(sheet, quiz)

    def nearest(self, sheet: _HandedIn) -> tuple[str, float]:
        """The variant that the wrong answers of a sheet fit best, and the bits for that.

        Each part with a wrong answer costs a bit, since among many some fit by chance.
        """
        fitting: dict[str, dict[int, Cells]] = {}
        for item, cells in sheet.wrong:
            for quiz, bits in self.fitting(cells, sheet.quiz).items():
                known = fitting.setdefault(quiz, {}).setdefault(item, {})
                known.update({k: max(bits[k], known.get(k, 0.0)) for k in bits})
        found = {quiz: sum(map(_worth, items.values())) for quiz, items in fitting.items()}
        best = max(sorted(found), key=lambda quiz: found[quiz], default="")
        return best, found.get(best, 0.0) - len(sheet.wrong)

    def fitting(self, cells: Sequence[Noted], own: str) -> Mapping[str, Cells]:
        """The variants that have most of the wrong cells of a part, and what each is worth."""
        found = defaultdict[str, Cells](dict)
        for cell in cells:
            quizzes = [quiz for quiz in self.with_cell(cell) if quiz != own]
            shared = (len(quizzes) - 1) / max(1, len(self.owners) - 1)
            bits = min(cell.bits, -log2(shared)) if shared > 0 else cell.bits
            for quiz in quizzes:
                found[quiz][cell.place[-1]] = bits
        return {quiz: bits for quiz, bits in found.items() if 2 * len(bits) >= len(cells)}

    def with_cell(self, cell: Noted) -> Sequence[str]:
        """The variants in which a wrong cell is right."""
        if cell.number is None:
            return self.texts.get((cell.place, cell.text), ())
        numbers = self.numbers.get(cell.place, [])
        low = bisect_left(numbers, cell.number - cell.room, key=lambda one: one[0])
        high = bisect_right(numbers, cell.number + cell.room, key=lambda one: one[0])
        return [quiz for _, quiz in numbers[low:high]]

    def told(self, sheet: _HandedIn, quiz: str) -> Copy:
        """What there is to say of a sheet that fits another variant."""
        own, other = self.right[sheet.quiz], self.right[quiz]
        telling = {place for place in own.keys() & other if not _alike(own[place], other[place])}
        cells = (cell for _, cells in sheet.wrong for cell in cells)
        matches = sum(quiz in self.with_cell(cell) for cell in cells)
        return Copy(
            *(sheet.number, sheet.student, self.owners[quiz], matches),
            *(len(telling.intersection(sheet.right)), len(telling), sheet.marks, sheet.without),
        )


def _most(wrong: Parts) -> float:
    """The bits that wrong cells would be worth if they all fitted another variant."""
    items: dict[int, Cells] = {}
    for item, cells in wrong:
        known = items.setdefault(item, {})
        for cell in cells:
            known[cell.place[-1]] = max(cell.bits, known.get(cell.place[-1], 0.0))
    return sum(map(_worth, items.values())) - len(wrong)


def _worth(bits: Cells) -> float:
    """The bits of an exercise, by the numbers of its cells.

    One number that was misread goes through cells of one number, part after part, and counts once;
    sizes that were misread go through all shapes, so short answers count as far as a few do.
    """
    long = sum(worth for worth in bits.values() if worth >= LONG)
    short = sum(worth for worth in bits.values() if worth < LONG)
    return min(long, _MOST_OF_LONG) + min(short, _MOST_OF_SHORT)


def _alike(one: float | str, other: float | str) -> bool:
    """Whether two right answers are the same."""
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
