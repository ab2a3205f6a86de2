"""What key.json holds of a part."""

from fractions import Fraction
from typing import Any

from genex.exact.rounding import Figures
from genex.quiz.parts import Part, cell_as_json, each_cell


def field_as_json(value: Any) -> Any:
    """A drawn field as JSON: exact numbers as text, everything else as it is."""
    if isinstance(value, (list, tuple)):
        return [field_as_json(part) for part in value]
    return str(value) if isinstance(value, Fraction) else value


def part_key(part: Part) -> dict[str, Any]:
    """A part in key.json."""
    found = {
        "id": part.id,
        "name": part.name,
        "kind": part.kind.name,
        "marks": float(part.marks) if part.marks.denominator != 1 else int(part.marks),
        "value": each_cell(cell_as_json, part.value),
        "shown": part.shown,
        "decimals": part.decimals,
    }
    if isinstance(part.decimals, Figures):
        found |= {"decimals": None, "significant": part.decimals.count}
    if part.rubric is not None:
        found["rubric"] = part.rubric.written
    return found if part.count is None else {**found, "count": part.count}
