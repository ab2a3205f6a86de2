"""Polynomials as a program writes them: `3*x**2*w - x + 5`."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from genex.exercise import Number

NAME, _COUNT = r"[a-z]", r"(?:[2-9]|[1-9]\d{1,2})"  # a factor of 1 is not written
_FACTOR = rf"{NAME}(?:\*\*[2-4])?"
_TERM = rf"(?:{_COUNT}\*)?{_FACTOR}(?:\*{_FACTOR})*|\d{{1,3}}"
POLYNOMIAL = rf"-?(?:{_TERM})(?: [+-] (?:{_TERM}))*"


@dataclass(frozen=True)
class Term:
    """A number times powers of variables."""

    coefficient: int
    powers: tuple[tuple[str, int], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Its variables."""
        return tuple(name for name, _ in self.powers)

    def value(self, at: Mapping[str, Number]) -> Number:
        """Its value at numbers for the variables."""
        return prod((at[name] ** power for name, power in self.powers), start=self.coefficient)

    @property
    def saves(self) -> bool:
        """Does PyTorch save an operand for the backward pass? Not where it only adds."""
        return len(self.powers) > 1 or abs(self.coefficient) != 1 or self.powers[0][1] > 1


def terms_of(text: str) -> tuple[Term, ...]:
    """The terms of a polynomial."""
    signed = text.replace(" - ", " + -").split(" + ")
    return tuple(_term_of(term) for term in signed)


def _term_of(text: str) -> Term:
    """One term, perhaps with a minus sign."""
    sign, bare = (-1, text[1:]) if text.startswith("-") else (1, text)
    factors = bare.replace("**", "^").split("*")
    counts = [int(factor) for factor in factors if factor.isdigit()]
    powers = dict[str, int]()
    for factor in factors[len(counts) :]:
        name, _, power = factor.partition("^")
        powers[name] = powers.get(name, 0) + int(power or 1)
    return Term(sign * prod(counts), tuple(powers.items()))


def names_of(text: str) -> set[str]:
    """The variables of a polynomial."""
    return set(re.findall(NAME, text))


def derivative(terms: Sequence[Term], by: str) -> str:
    """The derivative of a polynomial as LaTeX."""
    found = [slope for term in terms if (slope := _derived(term, by))]
    return " + ".join(found).replace("+ -", "- ") or "0"


def _derived(term: Term, by: str) -> str:
    """The derivative of a term as LaTeX; nothing if it is 0."""
    powers = dict(term.powers)
    if by not in powers:
        return ""
    count = term.coefficient * powers[by]
    powers[by] -= 1
    letters = "".join(f"{n}^{k}" if k > 1 else n for n, k in powers.items() if k)
    return (
        f"{'-' if count == -1 else ''}{letters}"
        if letters and abs(count) == 1
        else f"{count}{letters}"
    )
