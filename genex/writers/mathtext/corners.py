"""What stands small around something: limits above and below, scripts at the corners."""

from genex.typeset.math.tree import Items
from genex.writers.mathtext.boxes import Box, laid_over, line, lowered, raised, stack
from genex.writers.mathtext.letters import LOWER, UPPER, small
from genex.writers.mathtext.setter import Setter


def piled(setter: Setter, above: Items | None, box: Box, below: Items | None) -> Box:
    """A box with small formulas above and below it."""
    tight = setter.small()
    over = [tight.items(above)] if above else []
    under = [tight.items(below)] if below else []
    return stack([*over, box, *under], at=len(over))


def scripts(setter: Setter, box: Box, sub: Items | None, sup: Items | None) -> Box:
    """Scripts at the corners of a box, in small letters if Unicode has them."""
    tight = setter.small()
    lower = lowered(*_corner(tight.items(sub), box.depth, LOWER)) if sub else line("")
    upper = raised(*_corner(tight.items(sup), box.height, UPPER)) if sup else line("")
    return laid_over(lower, upper)


def _corner(script: Box, distance: int, table: dict[str, str]) -> tuple[Box, int]:
    """A script and how far from the baseline it stands."""
    found = None if script.tall else small(script.text, table)
    return (line(found), distance) if found else (script, max(1, distance))
