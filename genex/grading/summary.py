"""What `genex grade` prints: a line per student, and a summary."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction

from genex.exact.marks_in_words import marks_in_words
from genex.exercise.slips import slip_in_words
from genex.grading.graded import Graded
from genex.grading.results import Row
from genex.messages import counted

_MOST_NAMED = 20
_MOST_TOLD = 30  # sheets that could not be marked, a line each


def class_table(graded: Graded) -> Iterator[str]:
    """A line per student."""
    width = max([len(row.student) for row in graded.rows] + [7])
    named = max([len(row.name) for row in graded.rows] + [4])
    if graded.rows:
        yield f"{'student':{width}}  {'name':{named}}  {'marks':>11}  slips and remarks"
    for row in graded.rows:
        marks = f"{marks_in_words(row.marks)} of {marks_in_words(row.out_of)}"
        yield f"{row.student:{width}}  {row.name:{named}}  {marks:>11}  {_notes(row)}".rstrip()


def _notes(row: Row) -> str:
    """What is to be said about a student."""
    slips = [f"{part} {slip_in_words(name)}" for part, name in row.slips]
    waiting = [f"to check by hand: {', '.join(row.open)}"] if row.open else []
    return "; ".join((*slips, *waiting, *row.remarks))


def _mean(rows: Sequence[Row]) -> str:
    """The mean of the marks, or its share where not all papers bring as many."""
    marks = sum((row.marks for row in rows), Fraction(0))
    most = sum((row.out_of for row in rows), Fraction(0))
    if len({row.out_of for row in rows}) > 1:
        return f"{float(marks / most):.0%} of the marks"
    return f"{float(marks / len(rows)):.2f} of {marks_in_words(rows[0].out_of)}"


def _listed(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more:,} more" if more > 0 else "")


def class_summary(graded: Graded) -> Iterator[str]:
    """How many, the mean, the most common slips, and what could not be marked."""
    for refused in graded.refused[:_MOST_TOLD]:
        yield f"not marked: {refused}"
    count = len(graded.refused) + graded.more_refused
    if count > _MOST_TOLD:
        yield f"not marked: {count - _MOST_TOLD:,} more. The first of them are in results.json."
    everybody = [*graded.rows, *graded.others]
    if graded.rows:
        yield f"Mean: {_mean(everybody)}."
    yield f"{len(graded.rows)} marked, {count} not marked."
    if graded.others and graded.rows:
        yield f"The class has {len(everybody):,} sheets by now; mean and slips are those of all."
    if graded.absent:
        yield f"Absent: {_listed(graded.absent)}. No sheet is not 0 marks."
    waiting = [len(row.open) for row in everybody if row.open]
    if waiting:
        some = f"{counted(sum(waiting), 'answer')} on {counted(len(waiting), 'sheet')}"
        yield f"To check by hand: {some}. Marks there are not final."
    slips = Counter(slip for row in everybody for slip in row.slips)
    common = [f"{part} {slip_in_words(name)} ({n})" for (part, name), n in slips.most_common(5)]
    if common:
        yield f"Most common slips: {', '.join(common)}."
