"""What stands above and below operators: rule 13 of appendix G."""

from genex.typeset.math.boxes import Box, Part, Shape, around
from genex.typeset.math.constants import Constants


def limited(shape: Shape, below: Part | None, above: Part | None, c: Constants) -> Box:
    """A nucleus with limits; the upper one follows its lean. Read: nucleus, lower, upper."""
    base = shape.box
    width = max(base.width, below.width if below else 0.0, above.width if above else 0.0)
    parts: list[tuple[float, float, Part]] = [((width - base.width) / 2, 0.0, base)]
    if below:
        drop = max(c.lower_limit_gap_min + below.height, c.lower_limit_baseline_drop_min)
        parts.append(((width - below.width - shape.italic) / 2, -base.depth - drop, below))
    if above:
        rise = max(c.upper_limit_gap_min + above.depth, c.upper_limit_baseline_rise_min)
        parts.append(((width - above.width + shape.italic) / 2, base.height + rise, above))
    return around(width, parts)
