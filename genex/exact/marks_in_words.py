"""Marks as people write them, on paper and on screens."""

import re
from fractions import Fraction

_QUARTERS = {Fraction(0): "", Fraction(1, 4): "¼", Fraction(1, 2): "½", Fraction(3, 4): "¾"}

_SHARES = {sign: share for share, sign in _QUARTERS.items() if sign}
_MARKS = re.compile(
    r"(?P<whole>\d{1,4})?\s*(?P<sign>[½¼¾])"
    r"|(?P<mixed>\d{1,4}\s+)?(?P<share>\d{1,4}\s*/\s*0*[1-9]\d{0,3})"
    r"|(?P<number>\d{1,4}(?:[.,]\d{0,4})?|[.,]\d{1,4})"
)


def marks_in_words(marks: Fraction) -> str:
    """Marks with their quarters as signs; other shares in decimals, as the fonts lack thirds.

    >>> [marks_in_words(Fraction(marks)) for marks in ("3", "5/2", "-1/4", "0", "1/3")]
    ['3', '2½', '−¼', '0', '0.33']
    """
    if marks < 0:
        return f"\N{MINUS SIGN}{marks_in_words(-marks)}"
    whole, rest = divmod(marks, 1)
    if rest in _QUARTERS:
        return f"{whole or ''}{_QUARTERS[rest]}" or "0"
    return f"{float(marks):.2f}".rstrip("0").rstrip(".")


def marks_from(text: str) -> Fraction | None:
    """The marks in what somebody typed; None if it holds none.

    >>> [str(marks_from(text)) for text in ("1.5", "1,5", "1½", "3/2", "1 1/2", "½", "2.", "-1")]
    ['3/2', '3/2', '3/2', '3/2', '3/2', '1/2', '2', 'None']
    """
    found = _MARKS.fullmatch(text.strip())
    if found is None:
        return None
    if found["sign"]:
        return Fraction(found["whole"] or 0) + _SHARES[found["sign"]]
    if found["share"]:
        return Fraction((found["mixed"] or "0").strip()) + Fraction("".join(found["share"].split()))
    return Fraction(found["number"].replace(",", ".").rstrip("."))
