"""Marks as people type them."""

import re
from fractions import Fraction

_QUARTERS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_MARKS = re.compile(
    r"(?P<whole>\d{1,4})?\s*(?P<quarters>[½¼¾])"
    r"|(?P<mixed>\d{1,4}\s+)?(?P<share>\d{1,4}/0*[1-9]\d{0,3})"
    r"|(?P<number>\d{1,4}(?:[.,]\d{1,4})?|[.,]\d{1,4})"
)


def typed_marks(text: str) -> Fraction | None:
    """The marks in a text; None if it holds no marks.

    >>> [str(typed_marks(text)) for text in ("1.5", "1,5", "1½", "3/2", "1 1/2", "½", "2", "-1")]
    ['3/2', '3/2', '3/2', '3/2', '3/2', '1/2', '2', 'None']
    """
    found = _MARKS.fullmatch(text.strip())
    if found is None:
        return None
    if found["quarters"]:
        return Fraction(found["whole"] or 0) + _QUARTERS[found["quarters"]]
    if found["share"]:
        return Fraction((found["mixed"] or "0").strip()) + Fraction(found["share"])
    return Fraction(found["number"].replace(",", "."))
