"""What became of the cells of an answer: those with one fate together, and what they keep."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import trunc
from typing import Any

from genex.errors import AuthorError
from genex.exact.cells import flat
from genex.exact.digits import round_fraction
from genex.exact.rounding import decimals_of
from genex.exercise.exercise import Exercise
from genex.marking.verdicts import GUESSES, CellDecision, Decision, Verdict
from genex.quiz.key_reader import KeyItem
from genex.quiz.parts import Part

COARSE, CUT = "coarse", "cut"  # right as far as it is written: rounded, or cut off
_ORDER = (
    Verdict.RIGHT, Verdict.FOLLOWS, Verdict.SLIP, COARSE, CUT, Verdict.EARLY, Verdict.WRONG,
    Verdict.BLANK, Verdict.UNREADABLE, Verdict.UNDECIDED,
)  # fmt: skip
_MISSED = {Verdict.EARLY, Verdict.WRONG}  # they may be right as far as they are written
_MOST_DECIMALS = 12  # that are compared with what was written


@dataclass(frozen=True)
class Finding:
    """Cells of one answer that have one fate, and the share of their marks that they keep."""

    fate: str
    share: Fraction
    cells: tuple[int, ...]


def findings(item: KeyItem, part: Part, decision: Decision) -> list[Finding]:
    """What became of an answer, the best first."""
    if not decision.cells:  # it could not be taken apart
        return [Finding(decision.verdict, Fraction(0), ())]
    found: dict[tuple[str, Fraction], list[int]] = {}
    for k, (fate, cell) in enumerate(
        zip(_fates(item, part, decision), decision.cells, strict=True)
    ):
        found.setdefault((fate, cell.share), []).append(k)
    groups = [Finding(fate, share, tuple(cells)) for (fate, share), cells in found.items()]
    return sorted(groups, key=lambda one: (_ORDER.index(one.fate), -one.share, one.cells))


def _fates(item: KeyItem, part: Part, decision: Decision) -> Iterator[str]:
    """The fate of each cell."""
    values = flat(part.value)
    guessed = decision.rule in {why.rule for why in GUESSES}
    compared = part.kind.rounds and not part.witness and not guessed
    for k, cell in enumerate(decision.cells):
        coarse = _coarse(item.exercise, part, values[k], cell) if compared else ""
        yield coarse or cell.verdict


def _coarse(exercise: Exercise, part: Part, value: Any, cell: CellDecision) -> str:
    """How a cell is right as far as it is written: with fewer decimals than asked, or cut off."""
    written, exact = _decimal(cell.read), _worked_out(exercise, value)
    if cell.verdict not in _MISSED or not written or exact is None:
        return ""
    asked = _MOST_DECIMALS if part.decimals is None else decimals_of(float(exact), part.decimals)
    decimals = -int(written.as_tuple().exponent)
    if not 0 <= decimals <= min(asked, _MOST_DECIMALS):
        return ""
    if decimals < asked and written == round_fraction(exact, decimals):
        return COARSE
    telling = cell.verdict is Verdict.EARLY or len(written.as_tuple().digits) > 1
    return CUT if telling and written * 10**decimals == trunc(exact * 10**decimals) else ""


def _decimal(text: str) -> Decimal | None:
    """A cell as a decimal number, if it is one."""
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def _worked_out(exercise: Exercise, value: Any) -> Fraction | None:
    """A value to more decimals than anybody writes."""
    try:
        return Fraction(exercise.known_digits.rounded(value, _MOST_DECIMALS))
    except (AuthorError, TypeError, ValueError):  # too close to a half, or no number
        return None


def exact_marks(decision: Decision) -> Fraction:
    """The marks of a part before they were rounded."""
    shares: Sequence[Fraction] = [cell.share for cell in decision.cells]
    return decision.out_of * sum(shares, Fraction(0)) / max(1, len(shares))
