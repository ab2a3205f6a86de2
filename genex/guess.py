"""What was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def guess(written: str, known: Iterable[str]) -> str:
    """A sentence with the nearest of the known names, and otherwise with all of them.

    >>> guess("svm-los", ["svm-loss", "cross-entropy"])
    " Did you mean 'svm-loss'?"
    """
    names = list(known)
    near = get_close_matches(written, names, n=1)
    return f" Did you mean '{near[0]}'?" if near else f" There are: {', '.join(names)}."
