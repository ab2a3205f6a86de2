"""Boxes into PDF operators, in the order of reading."""

from struct import unpack
from typing import Final

from genex.typeset.math.boxes import Assembly, Box, Part, Rule, Run
from genex.typeset.strip import Piece

_FONT: Final = "M"
"""The resource name of the mathematics font."""
_MARK_END: Final = "EMC"


def piece(box: Part) -> Piece:
    """A box as something that pages draw."""
    writer = _Writer()
    writer.collect(box, 0.0, 0.0)
    return Piece(
        round(box.width) / 1000,
        round(box.height) / 1000,
        round(box.depth) / 1000,
        writer.operators(),
        ((_FONT, writer.glyphs()),) if writer.codes else (),
    )


class _Writer:
    """Writes text while it walks through boxes, and keeps the rules for the end."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.rules: list[str] = []
        self.codes: list[str] = []
        self.shown: list[str] = []  # runs and gaps not yet written
        self.size = 0
        self.left = self.line = 0  # where the line of text that is being written begins
        self.pen = 0.0  # where it ends

    def collect(self, part: Part, x: float, y: float) -> None:
        """Write a part at a place."""
        if type(part) is Box:
            for dx, dy, inner in part.parts:
                if type(inner) is Run:
                    self.run(round(x + dx), round(y + dy), inner)
                else:
                    self.collect(inner, x + dx, y + dy)
        elif type(part) is Run:
            self.run(round(x), round(y), part)
        elif type(part) is Assembly:
            self.assembly(part, x, y)
        elif type(part) is Rule:
            self.rules.append(_rectangle(part, x, y))

    def assembly(self, part: Assembly, x: float, y: float) -> None:
        """Write a glyph made of parts, which readers shall take for one character."""
        self.flush()
        text = part.char.encode("utf-16-be").hex().upper()
        self.out.append(f"/Span <</ActualText <FEFF{text}>>> BDC")
        self.collect(Box(*part[:4]), x, y)
        self.flush()
        self.out.append(_MARK_END)

    def run(self, x: int, y: int, run: Run) -> None:
        """Write glyphs; those that go on along one line are shown at once."""
        size = run.size
        if self.shown and size == self.size and y == self.line and -size < x - self.pen < 2 * size:
            gap = x - round(self.pen)
            if gap:
                self.shown.append(f">{-gap * 1000 / size:.0f}<")
        else:
            self.flush()
            if size != self.size:
                self.size = size
                self.out.append(f"/{_FONT} {size} Tf")
            self.out.append(f"{x - self.left} {y - self.line} Td")
            self.left, self.line = x, y
        self.codes.append(run.codes)
        self.shown.append(run.codes)
        self.pen = x + run.width

    def flush(self) -> None:
        """Show what has been collected."""
        if self.shown:
            codes = "".join(self.shown)
            self.out.append(f"[<{codes}>] TJ" if ">" in codes else f"<{codes}> Tj")
            self.shown = []

    def operators(self) -> str:
        """Everything, text before rules."""
        self.flush()
        text = ["BT", *self.out, "ET"] if self.out else []
        return " ".join([*text, *self.rules, "f"] if self.rules else text)

    def glyphs(self) -> frozenset[int]:
        """The numbers of all glyphs."""
        codes = bytes.fromhex("".join(self.codes))
        return frozenset(unpack(f">{len(codes) // 2}H", codes))


def _rectangle(rule: Rule, x: float, y: float) -> str:
    """A rectangle to be filled."""
    bottom = round(y - rule.depth)
    return f"{round(x)} {bottom} {round(rule.width)} {round(rule.height + rule.depth)} re"
