"""The share of a cell that was chosen or said in a word, and is not what is right."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from genex.exact.choices import Choice, Choices
from genex.marking.policy import Policy

CHOSEN = {"choice", "several", "words"}  # kinds of cells
NOTHING = Fraction(0)


def share(written: Any, right: Any, policy: Policy) -> Fraction:
    """Nothing, or less for a wrong box; of several boxes each right one counts for its share."""
    if isinstance(right, Choice):
        return -policy.wrong_choice
    return share_of_several(written, right, policy) if isinstance(right, Choices) else NOTHING


def share_of_several(written: Choices, right: Choices, policy: Policy) -> Fraction:
    """Each box that holds earns its share, and each one that does not takes as much away."""
    missed, wrong = right.places - written.places, written.places - right.places
    found = len(right.places) - len(missed) - len(wrong)
    if policy.whole or not right.places:
        return -policy.wrong_choice if wrong else NOTHING
    return max(Fraction(found, len(right.places)), -policy.wrong_choice)
