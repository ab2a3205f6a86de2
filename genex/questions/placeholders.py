"""Texts with {{ names }} and {{ expressions }} in them, which a drawn question fills."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from genex.errors import BlueprintError
from genex.questions.expressions import Expression, read_expression_of

_PLACE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_CODE = re.compile(r"(```.*?```|~~~.*?~~~|`[^`]*`)", re.DOTALL)
_MATH = re.compile(r"(\$\$.*?\$\$|\$[^$]*\$)", re.DOTALL)


@dataclass(frozen=True)
class Hole:
    """A place to fill: a drawn name, or an expression of such names."""

    name: str  # empty for an expression
    expression: Expression | None
    within: str  # "text", "math" or "code": how its value is written there

    def value(self, values: Mapping[str, Any]) -> Any:
        """What fills it."""
        return values[self.name] if self.expression is None else self.expression.exactly(values)


Pieces = tuple[str | Hole, ...]


def read_pieces(text: str, names: Mapping[str, Any], place: str) -> Pieces:
    """A text in pieces; without drawn names, braces are just braces."""
    return tuple(_pieces(text, names, place)) if names else (text,)


def _pieces(text: str, names: Mapping[str, Any], place: str) -> Iterator[str | Hole]:
    """Texts and holes in turn."""
    for within, part in _parts(text):
        end = 0
        for match in _PLACE.finditer(part):
            yield part[end : match.start()]
            yield _hole(match[1].strip(), names, within, place)
            end = match.end()
        yield part[end:]


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a text that are code, mathematics or neither."""
    for k, part in enumerate(_CODE.split(text)):
        if k % 2:
            yield "code", part
        else:
            yield from ((("math" if n % 2 else "text"), p) for n, p in enumerate(_MATH.split(part)))


def _hole(inside: str, names: Mapping[str, Any], within: str, place: str) -> Hole:
    """A hole by what stands between its braces."""
    if inside in names:
        return Hole(inside, None, within)
    numbers = {name: value for name, value in names.items() if not isinstance(value, str)}
    if not inside:
        raise BlueprintError(f"{place}: '{{{{ }}}}' is empty. Write a drawn name in it.")
    return Hole("", read_expression_of(inside, numbers, f"{place}, {{{{ {inside} }}}}"), within)
