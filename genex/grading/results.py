"""What came of a sheet as files hold it: marks, evidence, and a line for each cell."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from genex.exact.values import Shape
from genex.marking.ruling import Ruling
from genex.marking.verdicts import CellDecision, Decision, Verdict
from genex.messages import on_one_line

_FORMULA = {"=", "+", "-", "@", "\t", "\r"}  # with which one begins for a spreadsheet
_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,/]\d+)?|\.\d+)(?:[eE][+-]?\d+)?")
_QUOTED = re.compile(r'[",\r\n]')
FIXED = "fixed"  # marks that no policy changes
_PLACES = 4  # decimals of a cell's marks, which may be thirds
COLUMNS_OF_ANSWERS = ("quiz", "student", "part", "cell", "read", "verdict", "slip", "marks")


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


def as_number(marks: Fraction) -> int | float:
    """Marks as JSON."""
    return int(marks) if marks.denominator == 1 else float(marks)


def evidence(decision: Decision) -> str:
    """A decision with its evidence, as JSON."""
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
        **({"ticked": list(decision.ticked)} if decision.ticked else {}),
        "cells": [_stored_cell(cell) for cell in decision.cells],
        **({"failure": told} if told else {}),
        **problem,
        **({"person": _person(decision, decision.ruling)} if decision.ruling else {}),
    }
    return json.dumps(found)  # in ASCII: some send half characters


_TOLD = ("at", "found", "wanted", "share")  # of a condition that was not met


def _person(decision: Decision, ruling: Ruling) -> dict[str, Any]:
    """Who decided what, when and why, and what genex gave before."""
    given = {"marks": as_number(ruling.marks)} if ruling.marks is not None else {}
    words = {"items": list(ruling.items), "read_as": ruling.read_as, "note": ruling.note}
    before: dict[str, Any] = {}
    if decision.by_genex is not None:
        before["before"] = "open" if _waits(decision) else as_number(decision.by_genex)
    told = {"by": ruling.by, "at": ruling.at, "comment": ruling.comment}
    return {**told, **given, **{k: v for k, v in words.items() if v}, **before}


def _waits(decision: Decision) -> bool:
    """Whether genex would leave it to a person."""
    found = {decision.verdict, *(cell.verdict for cell in decision.cells)}
    return not found.isdisjoint({Verdict.UNREADABLE, Verdict.UNDECIDED})


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


def cell_lines(decision: Decision) -> str:
    """The lines of answers.csv for a part, without quiz and student: one for each cell."""
    cells = [(cell.read, cell.verdict, cell.share) for cell in decision.cells]
    cells = cells if decision.by_genex is None else []
    return lines_of_part(
        decision.id, decision.read, decision.verdict, decision.charged, decision.marks,
        decision.out_of, cells,
    )  # fmt: skip


def lines_of_part(
    part: str, read: str, verdict: str, slips: Sequence[str], marks: Fraction, out_of: Fraction,
    cells: Sequence[tuple[str, str, Fraction]],
) -> str:  # fmt: skip
    """A line for each cell with its marks before rounding; for a part that is one, a single one."""
    names = " ".join(slips)
    if len(cells) <= 1:
        return _lines([[part, "", _read(read), verdict, names, as_number(marks)]])
    each = float(out_of) / len(cells)
    return _lines(
        [part, k, _read(text), found, names if found == Verdict.SLIP else "", _worth(share, each)]
        for k, (text, found, share) in enumerate(cells, 1)
    )


def _worth(share: Fraction, each: float) -> float:
    """The marks of a cell."""
    return round(float(share) * each, _PLACES)


def cell_line(part: str, read: str, verdict: str, slips: str, marks: Any) -> str:
    """The line of answers.csv for a part of which no more is known."""
    return _lines([[part, "", _read(read), verdict, slips, marks]])


def _lines(rows: Iterable[list[Any]]) -> str:
    """Lines of a table; of the many cells hardly any needs quotation marks."""
    return "".join(f"{','.join(map(_cell, row))}\r\n" for row in rows)


def _cell(value: object) -> str:
    """A cell of a table."""
    text = str(value)
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if _QUOTED.search(text) else text


def prices_of(decision: Decision) -> str:
    """How the shares of all cells came about, if the policy alone decides them and the marks."""
    if decision.ticked:  # by its rubric, whatever the policy says
        return FIXED
    prices = [cell.price for cell in decision.cells]
    if decision.ruling is not None or not prices or None in prices:
        return ""
    return ";".join(map(str, prices))


def _read(text: str) -> str:
    """What was read, on one line."""
    return disarmed(on_one_line(text))


def result_columns(parts: Iterable[str]) -> list[str]:
    """The head of results.csv."""
    return ["id", "name", "quiz", "marks", "out_of", *parts, "slips", "open", "remarks"]


def disarmed(text: str) -> str:
    """A text that no spreadsheet takes for a formula; a number is none."""
    return f"'{text}" if text[:1] in _FORMULA and not _NUMBER.fullmatch(text) else text
