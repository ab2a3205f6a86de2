"""How marks are given: what an instructor may decide, with a fair expert's defaults."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from fractions import Fraction
from typing import Any, Literal, get_type_hints

from genex.errors import AuthorError
from genex.messages import guess
from genex.quiz import field_values as given

SameSlip = Literal["once", "each question"]


@dataclass(frozen=True)
class Policy:
    """The rules by which verdicts become marks; shares are of the marks of the cells concerned."""

    slip: Fraction = Fraction(1, 2)  # for cells that a named slip has spoiled, where it happened
    early: Fraction = Fraction(3, 4)  # for the right method, rounded too early or cut off
    follows: Fraction = Fraction(1)  # for what follows rightly from a mistake made before
    same_slip: SameSlip = "each question"  # a slip made again costs again there, or only once
    wrong_choice: Fraction = Fraction(0)  # taken away for a wrong box; no question falls below 0
    whole: bool = False  # vectors and matrices get all of their marks or none
    guard: int = 2  # further decimals that the paper tells students to carry along
    step: Fraction = Fraction(1, 4)  # marks of a part are rounded to a multiple of it
    total_step: Fraction | None = None  # the total is rounded to a multiple of it
    bonus_cap: Fraction | None = None  # the most marks from bonus questions

    def rounded(self, marks: Fraction) -> Fraction:
        """Marks on the grid of the policy; halves go up."""
        return _nearest(marks, self.step)

    def rounded_total(self, marks: Fraction) -> Fraction:
        """All marks on the grid of the policy, if it has one for them."""
        return marks if self.total_step is None else _nearest(marks, self.total_step)

    def as_json(self) -> dict[str, Any]:
        """The policy as key.json and results.json hold it."""
        return {k: str(v) if isinstance(v, Fraction) else v for k, v in asdict(self).items()}


def _nearest(marks: Fraction, step: Fraction) -> Fraction:
    """The nearest multiple of a step; halves go up."""
    return (marks / step + Fraction(1, 2)).__floor__() * step


def read_policy(values: Mapping[str, Any], place: str) -> Policy:
    """A policy from the table of a blueprint or a key; what is left out has its default."""
    hints = get_type_hints(Policy)
    names = [f.name for f in fields(Policy)]
    for key in values:
        if key not in names:
            raise AuthorError(f"{place}: unknown key '{key}'.{guess(key, names)}")
    policy = Policy(
        **{k: given.read_value(v, hints[k], f"{place}, {k}") for k, v in values.items()}
    )
    for name in ("slip", "early", "follows", "wrong_choice"):
        if not 0 <= getattr(policy, name) <= 1:
            raise AuthorError(f"{place}, {name}: must be from 0 to 1, not {getattr(policy, name)}.")
    for name in ("step", "total_step"):
        if (step := getattr(policy, name)) is not None and step <= 0:
            raise AuthorError(
                f"{place}, {name}: must be above 0, not {step}. Give a step such as 0.5."
            )
    if not 0 <= policy.guard <= 6:
        raise AuthorError(f"{place}, guard: must be from 0 to 6, not {policy.guard}.")
    if policy.bonus_cap is not None and policy.bonus_cap < 0:
        raise AuthorError(f"{place}, bonus_cap: must be at least 0, not {policy.bonus_cap}.")
    return policy
