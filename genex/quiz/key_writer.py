"""What key.json holds of an exercise and of its parts."""

from dataclasses import fields
from fractions import Fraction
from typing import Any

from genex.exact.rounding import Figures
from genex.exercise.graph import slug
from genex.generation.certificate import CLOSE
from genex.quiz.parts import Item, Part, cell_as_json, each_cell


def _given(value: Any) -> Any:
    """A drawn field as JSON: exact numbers as text, everything else as it is."""
    if isinstance(value, (list, tuple)):
        return [_given(part) for part in value]
    return str(value) if isinstance(value, Fraction) else value


def part_key(part: Part) -> dict[str, Any]:
    """A part in key.json."""
    found = {
        "id": part.id,
        "name": part.name,
        "kind": part.kind,
        "marks": float(part.marks) if part.marks.denominator != 1 else int(part.marks),
        "value": each_cell(cell_as_json, part.value),
        "shown": part.shown,
        "decimals": part.decimals,
    }
    if isinstance(part.decimals, Figures):
        found |= {"decimals": None, "significant": part.decimals.count}
    return found if part.count is None else {**found, "count": part.count}


def item_key(item: Item) -> dict[str, Any]:
    """This item in key.json."""
    routes = item.drawn.certificate.routes
    return {
        "number": item.question.number,
        "family": slug(type(item.exercise)),
        "version": item.exercise.version,
        "given": {f.name: _given(getattr(item.exercise, f.name)) for f in fields(item.exercise)},
        "features": dict(item.drawn.features),
        "certificate": {
            part.name: {"route": routes[part.name], "within": CLOSE[routes[part.name]]}
            for part in item.parts
        },
        "bonus": item.question.bonus,
        "parts": [part_key(part) for part in item.parts],
    }
