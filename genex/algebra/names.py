"""One spelling for each symbol: x_1, x₁ and x_{1} are x1, and ŷ is yhat."""

import re
from collections.abc import Iterable
from functools import lru_cache

from genex.algebra.characters import COMPOSED, LETTER

_MARKS = ("hat", "bar", "tilde")
_PART = re.compile(r"([A-Za-z]+)([0-9]*)")
_SHOWN_DIGITS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SHOWN_LETTERS = dict(zip("aehijklmnoprstuvx", "ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_COMPOSED = {name: letter for letter, name in COMPOSED.items()}
_COMBINING = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303"}


@lru_cache(4096)
def canonical(spelling: str) -> str:
    """The one spelling of a symbol: marks join the letter, numbers follow it, words keep their _.

    `y_hat_k` → `yhat_k`, `x_1` → `x1`, `w_1_2` → `w12`, `w_11_2` → `w11_2`, `n_in` → `n_in`.
    """
    base, *rest = [part for part in spelling.split("_") if part] or [spelling]
    match = _PART.fullmatch(base)
    if match:
        base, rest = match[1], [match[2], *rest]
    marks = [part for part in rest if part in _MARKS]
    return "".join([base, *marks]) + _joined([low for low in rest if low and low not in _MARKS])


def _joined(lows: list[str]) -> str:
    if all(low.isdigit() and len(low) == 1 for low in lows):
        return "".join(lows)
    first, *others = lows
    return "".join([first if first.isdigit() else "_" + first, *("_" + low for low in others)])


class Names:
    """The symbols a question knows, each under every spelling that means it and no other.

    An open set takes new names as they come; a closed one does not. `indices` are the letters that
    count (the k of z_k), `families` the bases of what they count (its z).
    """

    def __init__(
        self,
        spellings: Iterable[str] = (),
        *,
        closed: bool = True,
        indices: Iterable[str] = (),
        families: Iterable[str] = (),
    ) -> None:
        self.shown = tuple(dict.fromkeys(spellings))
        self.closed = closed
        self.indices = frozenset(indices)
        self.families = frozenset(families)
        self._own = {spelling: spelling for spelling in self.shown}
        self._canonical = _unique({spelling: canonical(spelling) for spelling in self.shown})
        self._squeezed = _unique({spelling: _without_gaps(spelling) for spelling in self.shown})

    def find(self, spelling: str) -> str | None:
        """The symbol that is meant, or None."""
        return (
            self._own.get(spelling)
            or self._canonical.get(canonical(spelling))
            or self._squeezed.get(_without_gaps(spelling))
            or self._member(spelling)
        )

    def _member(self, spelling: str) -> str | None:
        """z_j, where the question knows some z_k."""
        base, below = subscript(spelling)
        kronecker = base == "delta" and bool(self.families) and len(below.replace("_", "")) == 2
        return canonical(spelling) if below and (base in self.families or kronecker) else None


def _without_gaps(spelling: str) -> str:
    """A spelling without its underscores: n_in and nin are alike."""
    return canonical(spelling).replace("_", "")


def _unique(forms: dict[str, str]) -> dict[str, str]:
    """The inverse, without the forms that two symbols share."""
    counts = list(forms.values())
    return {form: symbol for symbol, form in forms.items() if counts.count(form) == 1}


def subscript(name: str) -> tuple[str, str]:
    """A name as its base and what stands below it: yhat_k → (yhat, k), w12 → (w, 12)."""
    base, line, below = canonical(name).partition("_")
    if line:
        return base, below
    match = _PART.fullmatch(base)
    return (match[1], match[2]) if match else (base, "")


def name_in_text(name: str) -> str:
    """A name as people write it: ŷₖ, w₁₂, σ, n_in."""
    base, below = subscript(name)
    return _dressed(base) + _lowered(below)


def _dressed(base: str) -> str:
    if base in _COMPOSED:
        return _COMPOSED[base]
    stem, mark = _undressed(base)
    return LETTER.get(stem, stem) + _COMBINING.get(mark, "")


def _undressed(base: str) -> tuple[str, str]:
    for mark in _MARKS:
        stem = base.removesuffix(mark)
        if stem != base and (len(stem) == 1 or stem in LETTER):
            return stem, mark
    return base, ""


def _lowered(below: str) -> str:
    if not below:
        return ""
    if below.isdigit():
        return below.translate(_SHOWN_DIGITS)
    return _SHOWN_LETTERS.get(below) or "_" + below
