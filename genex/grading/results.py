"""A marked submission as it is stored: marks, evidence, and the answers themselves."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from genex.exact.values import Shape
from genex.marking.submission import Result
from genex.marking.verdicts import CellDecision, Decision

_MOST_KEPT = 1_000  # decisions that are kept as they are written


@dataclass(frozen=True, slots=True)
class Row:
    """A result in one line, for the table."""

    student: str
    name: str
    marks: Fraction
    out_of: Fraction
    slips: tuple[tuple[str, str], ...]
    open: tuple[str, ...]
    remarks: tuple[str, ...]


def result_row(result: Result) -> Row:
    """A result in one line."""
    marked = result.marked
    return Row(
        result.sheet.student,
        result.sheet.name,
        marked.marks,
        marked.out_of,
        marked.slips,
        marked.open,
        result.remarks,
    )


def as_number(marks: Fraction) -> int | float:
    """Marks as JSON."""
    return int(marks) if marks.denominator == 1 else float(marks)


def stored(result: Result) -> str:
    """A result as results.json holds it; the answers are kept so that it can be marked again."""
    sheet, marked = result.sheet, result.marked
    rest = {
        "student": {"id": sheet.student, "name": sheet.name},
        "quiz": sheet.quiz,
        "file": sheet.place,
        "marks": as_number(marked.marks),
        "out_of": as_number(marked.out_of),
        "remarks": list(result.remarks),
        "answers": dict(sheet.answers),
    }
    parts = ", ".join(map(_stored_part, marked.decisions))
    return f'{json.dumps(rest)[:-1]}, "parts": [{parts}]}}'  # in ASCII: some send half characters


@lru_cache(maxsize=_MOST_KEPT)
def _stored_part(decision: Decision) -> str:
    """A decision with its evidence; it is written out once for all who have it."""
    failure = decision.failure
    told = {} if failure is None else {name: str(getattr(failure, name)) for name in _TOLD}
    problem = {"problem": decision.problem} if decision.problem else {}
    found = {
        "id": decision.id,
        "verdict": decision.verdict,
        "rule": decision.rule,
        "slips": list(decision.slips),
        "charged": list(decision.charged),
        "read": decision.read,
        "marks": as_number(decision.marks),
        "out_of": as_number(decision.out_of),
        "cells": [_stored_cell(cell) for cell in decision.cells],
        **({"failure": told} if told else {}),
        **problem,
    }
    return json.dumps(found)


_TOLD = ("at", "found", "wanted", "share")  # of a condition that was not met


def _stored_cell(cell: CellDecision) -> dict[str, Any]:
    """A cell: verdict and reading, and where it says something, what was expected and why."""
    found: dict[str, Any] = {"verdict": cell.verdict, "read": cell.read}
    if cell.expected is not None:
        found["expected"] = _plain(cell.expected)
    if cell.problem:
        found |= {"problem": cell.problem, "place": cell.place}
    return found


def _plain(value: Any) -> Any:
    """An expected value as JSON; of a formula, its value with the numbers of the exercise."""
    if isinstance(value, Shape):
        return list(value)
    if isinstance(value, tuple):
        return _plain(value[0])
    return round(value, 10) if isinstance(value, float) else str(value)


@lru_cache(maxsize=_MOST_KEPT)
def _marks_of(decision: Decision) -> int | float:
    """The marks of a part, for the table."""
    return as_number(decision.marks)


def columns(parts: Iterable[str]) -> list[str]:
    """The head of results.csv."""
    return ["id", "name", "quiz", "marks", "out_of", *parts, "slips", "open", "remarks"]


def csv_line(result: Result, parts: Sequence[str]) -> Iterator[Any]:
    """A line of results.csv."""
    sheet, marked = result.sheet, result.marked
    marks = {d.id: d for d in marked.decisions}
    yield from (_harmless(sheet.student), _harmless(sheet.name), sheet.quiz)
    yield from (as_number(marked.marks), as_number(marked.out_of))
    yield from (_marks_of(marks[part]) if part in marks else "" for part in parts)
    yield "; ".join(f"{part}: {name}" for part, name in marked.slips)
    yield "; ".join(marked.open)
    yield _harmless("; ".join(result.remarks))


def _harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
