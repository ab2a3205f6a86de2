"""The names in a formula that an author asks for, and where they live: n_in > 0, 0 < p < 1, y."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from genex.errors import BlueprintError
from genex.messages import shortly

_NUMBER = r"-?\d{1,6}(?:\.\d{1,6})?"
_NAME = r"[A-Za-z]\w{0,30}"
_POSITIVE = re.compile(rf"({_NAME}) > 0")
_BETWEEN = re.compile(rf"({_NUMBER}) < ({_NAME}) < ({_NUMBER})")

Named = tuple[str, str]  # a name and its domain in the language of answers


def read_names(written: Iterable[str], place: str) -> tuple[Named, ...]:
    """The names with their domains."""
    found = tuple(_read_name(one.strip(), place) for one in written)
    if len({name for name, _ in found}) < len(found):
        raise BlueprintError(f"{place}: names one thing twice. Remove one of the two.")
    return found


def _read_name(text: str, place: str) -> Named:
    """A name and its domain."""
    positive, between = _POSITIVE.fullmatch(text), _BETWEEN.fullmatch(text)
    if positive:
        return positive[1], "positive"
    if between and Fraction(between[1]) < Fraction(between[3]):
        return between[2], f"[{between[1]}, {between[3]}]"
    if re.fullmatch(_NAME, text):
        return text, "real"
    raise BlueprintError(
        f'{place}: cannot read {shortly(text)}. Write a name such as "y", "n_in > 0" or'
        ' "0 < p < 1".'
    )


def sample_values(names: Iterable[Named]) -> Iterator[tuple[str, Fraction]]:
    """A number for each name, inside its domain, none a simple function of the others."""
    for k, (name, domain) in enumerate(names):
        share = Fraction(3 * k + 4, 7 * k + 11)
        if domain.startswith("["):
            low, high = map(Fraction, domain.strip("[]").split(", "))
            yield name, low + (high - low) * share
        else:
            yield name, 1 + (k + 1) * share
