"""Words that differ in their digits only are set once.

In the text font all digits are as wide, and none has a kern: what has been set with zeros is right
for other digits too, once these stand in their places.
"""

from collections.abc import Callable
from functools import cache

from genex.document.blocks import Runs, Text
from genex.typeset.strip import Strip
from genex.typeset.text.textfont import face

FONT = "R"
DIGITS = "0123456789"
_ZEROS = str.maketrans(DIGITS, "0" * len(DIGITS))

Strips = tuple[Strip, ...]


def with_numerals(content: Runs, set_zeros: Callable[[Runs], Strips]) -> Strips:
    """Set content with zeros for its digits, which is likely to be known, and put these in."""
    digits = ""
    zeros: list[Text] = []
    for run in content:
        if type(run) is not Text or run.bold or run.italic:
            return set_zeros(content)
        digits += "".join([character for character in run.text if character in DIGITS])
        zeros.append(Text(run.text.translate(_ZEROS)))
    if not digits:
        return set_zeros(content)
    strips = set_zeros(tuple(zeros))
    places = sum(strip.operators.count(codes()["0"]) for strip in strips)
    # A sign of another font may have the number that zero has here.
    return _filled(strips, digits) if places == len(digits) else set_zeros(content)


def _filled(strips: Strips, digits: str) -> Strips:
    """Return strips with digits in place of their zeros."""
    code = iter([codes()[digit] for digit in digits])
    found = []
    for strip in strips:
        first, *others = strip.operators.split(codes()["0"])
        operators = first + "".join([next(code) + other for other in others])
        found.append(strip._replace(operators=operators))
    return tuple(found)


@cache
def codes() -> dict[str, str]:
    """Return what a file writes for each digit.

    For zero that is 00DB, and nothing else looks like it: the numbers of all glyphs begin with 0,
    so none of them ends, and no other begins, in its midst.
    """
    metrics = face(FONT)
    return {digit: f"{metrics.glyphs[digit]:04X}" for digit in DIGITS}
