"""Boxes into PDF operators, in the order of reading."""

from struct import unpack
from typing import Final

from genex.typeset.math.boxes import Box, Part, Rule, Run
from genex.typeset.piece import Piece

FONT: Final = "M"
"""The resource name of the mathematics font."""

Placed = tuple[int, int, Run]


def piece(box: Part) -> Piece:
    """A box as something that pages draw."""
    runs: list[Placed] = []
    rules: list[str] = []
    _collect(box, 0.0, 0.0, runs, rules)
    operators = [_text(runs)] if runs else []
    operators += [*rules, "f"] if rules else []
    glyphs = ((FONT, _glyphs(runs)),) if runs else ()
    return Piece(
        round(box.width) / 1000,
        round(box.height) / 1000,
        round(box.depth) / 1000,
        " ".join(operators),
        glyphs,
    )


def _collect(part: Part, x: float, y: float, runs: list[Placed], rules: list[str]) -> None:
    """All runs and rules of a part with their places on the page."""
    if type(part) is Box:
        for dx, dy, inner in part.parts:
            if type(inner) is Run:
                runs.append((round(x + dx), round(y + dy), inner))
            else:
                _collect(inner, x + dx, y + dy, runs, rules)
    elif type(part) is Run:
        runs.append((round(x), round(y), part))
    else:
        rules.append(_rectangle(part, x, y))


def _rectangle(rule: Rule | Part, x: float, y: float) -> str:
    """A rectangle to be filled."""
    bottom = round(y - rule.depth)
    return f"{round(x)} {bottom} {round(rule.width)} {round(rule.height + rule.depth)} re"


def _text(runs: list[Placed]) -> str:
    """Runs as text; those that go on along one baseline are shown at once."""
    out = ["BT"]
    size = left = line = 0
    pen = 0.0
    shown: list[str] = []
    for x, y, run in runs:
        if shown and run.size == size and y == line and -size < x - pen < 2 * size:
            gap = x - round(pen)
            if gap:
                shown.append(f">{-gap * 1000 / size:.0f}<")
        else:
            if shown:
                out.append(_show(shown))
            if run.size != size:
                size = run.size
                out.append(f"/{FONT} {size} Tf")
            out.append(f"{x - left} {y - line} Td")
            left, line, shown = x, y, []
        shown.append(run.codes)
        pen = x + run.width
    return " ".join([*out, _show(shown), "ET"])


def _show(shown: list[str]) -> str:
    """The operator that shows glyphs with the gaps between them."""
    codes = "".join(shown)
    return f"[<{codes}>] TJ" if ">" in codes else f"<{codes}> Tj"


def _glyphs(runs: list[Placed]) -> frozenset[int]:
    """The numbers of all glyphs."""
    codes = bytes.fromhex("".join([run.codes for _, _, run in runs]))
    return frozenset(unpack(f">{len(codes) // 2}H", codes))
