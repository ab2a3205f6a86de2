"""Marks as people write them, on paper and on screens."""

from fractions import Fraction

_QUARTERS = {Fraction(0): "", Fraction(1, 4): "¼", Fraction(1, 2): "½", Fraction(3, 4): "¾"}


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
