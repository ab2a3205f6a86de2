"""Marks in a blueprint: whole or half ones, in all or by part."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from genex.errors import BlueprintError
from genex.exact.marks_in_words import marks_in_words
from genex.exercise.steps import Step
from genex.messages import guess
from genex.quiz.toml_table import Table

Marks = Mapping[str, Fraction] | Fraction | None  # by part, or in all, or the family's own
_MOST = 1000


def read_marks(table: Table, asked: Sequence[str]) -> Marks:
    """Marks in all, or by part."""
    if not isinstance(table.values.get("marks"), dict):
        return read_mark(table, "marks")
    written = table.table("marks")
    for key in written.values:
        if key not in asked:
            raise BlueprintError(
                f"{written.place}: '{key}' is not one of the parts asked.{guess(key, asked)}"
            )
    return {key: read_mark(written, key) or Fraction(0) for key in written.values}


def read_mark(table: Table, key: str) -> Fraction | None:
    """Some marks, in halves."""
    found: Fraction | None = table.take(key, Fraction, None)
    return found if found is None else check_halves(found, table, key)


def check_halves(found: Fraction, table: Table, key: str) -> Fraction:
    """Marks that can be given: whole or half ones."""
    if found <= 0 or found > _MOST or (2 * found).denominator != 1:
        raise BlueprintError(
            f"{table.place}, {key}: {found} marks cannot be given."
            f" Use a whole or half number from ½ to {_MOST}."
        )
    return found


def allot(marks: Marks, place: str, asked: Sequence[Step]) -> list[Fraction]:
    """The marks of each asked quantity."""
    own = [step.marks or Fraction(0) for step in asked]
    if marks is None:
        return own
    if isinstance(marks, Mapping):
        return [marks.get(step.name, one) for step, one in zip(asked, own, strict=True)]
    shares = [one * marks / sum(own) for one in own]
    if any((2 * share).denominator != 1 for share in shares):
        names = ", ".join(
            f"{step.name} = {float(one):g}" for step, one in zip(asked, own, strict=True)
        )
        raise BlueprintError(
            f"{place}, marks: {marks_in_words(marks)} marks cannot be divided among the parts in"
            " halves."
            f" Give marks by part, such as marks = {{ {names} }}."
        )
    return shares
