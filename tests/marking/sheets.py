"""Wrong sheets with the marks of an expert, from sheets.md.

`python -m tests.marking.sheets FAMILY SEED` prints a sheet to fill in.
"""

import re
import sys
import tomllib
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, get_type_hints

from genex.exercise.graph import graph
from genex.families import registry
from genex.marking.expected import Expected
from genex.quiz import field_values
from tests.marking.planted import drawn, expected_of, marked, sheet_of

FILE = Path(__file__).with_name("sheets.md")
CLOSE = Fraction(1, 4)  # two experts who agree differ by no more
ROW = re.compile(
    r"\| *(?P<letter>[a-z]) *\|[^|]*\|(?P<right>[^|]*)\|(?P<written>[^|]*)\|(?P<mark>[^|]*)\|"
)
MARK = re.compile(r"^Mark: ([\d.]+)(?: to ([\d.]+))? of ([\d.]+)\. \S", re.MULTILINE)
KNOWN = re.compile(r"^Genex gives ([\d.]+): \S", re.MULTILINE)


@dataclass(frozen=True)
class ExpertSheet:
    """What a student wrote, and the least and the most that an expert gives for it."""

    title: str
    expected: Expected
    right: dict[str, str]  # as the table says, by part
    answers: dict[str, Any]
    marks: dict[str, Fraction]  # of each part
    least: Fraction
    most: Fraction
    out_of: Fraction
    known: Fraction | None  # what genex gives where it is known to disagree

    def decisions(self):
        """The decisions of genex."""
        return marked(self.expected, self.answers)

    def given(self):
        """The marks that genex gives."""
        return sum(decision.marks for decision in self.decisions())

    def agrees(self, given):
        """Whether marks are what an expert gives."""
        return self.least <= given <= self.most

    def told(self):
        """The sheet in a line for each part, with what genex made of it."""
        lines = [f"{self.title}: {self.given()}, not {self.least} to {self.most}"]
        lines += [
            f"  {d.id} {d.marks} ({self.marks[d.id]}) of {d.out_of}: {d.verdict}, {d.rule}"
            for d in self.decisions()
        ]
        return "\n".join(lines)


def expert_sheets(text):
    """All sheets of a file; what stands in front of the first heading explains them."""
    return [
        _sheet(*block.split("\n", 1)) for block in re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    ]


def _sheet(title, block):
    """One sheet."""
    expected = expected_of(_exercise(title, block))
    widths = {part.id: _width(part.value) for part in expected.parts}
    rows = [(f"1{row['letter']}", row) for row in ROW.finditer(block)]
    least, most, out_of = _mark(title, block)
    return ExpertSheet(
        title,
        expected,
        {part: row["right"].strip() for part, row in rows},
        {part: _typed(row["written"].strip(), widths[part]) for part, row in rows},
        {part: Fraction(row["mark"].strip() or 0) for part, row in rows},
        least,
        most,
        out_of,
        Fraction(found[1]) if (found := KNOWN.search(block)) else None,
    )


def _exercise(title, block):
    """The exercise of a block: drawn, or with the fields that are given."""
    name, *options = block.strip().split("\n", 1)[0].split(", ")
    kind = registry.family(name, title)
    if options == ["given"]:
        fields = tomllib.loads(
            re.search(r"```toml\n(.*?)```", block, re.DOTALL)[1], parse_float=str
        )
        hints = get_type_hints(kind)
        values = {
            f: field_values.read_value(fields.get(f), hints[f], title) for f in graph(kind).fields
        }
        return kind(**values)
    values = tomllib.loads("\n".join(option.replace(" ", " = ", 1) for option in options))
    return drawn(kind, values.pop("seed"), **values)


def _mark(title, block):
    """The least and the most that an expert gives, and all that there is to have."""
    found = MARK.search(block)
    if found is None:
        message = f"{title}: no line such as 'Mark: 7.5 of 10. Because …'."
        raise ValueError(message)
    least, most, out_of = (Fraction(x) if x else None for x in found.groups())
    return (least - CLOSE, least + CLOSE, out_of) if most is None else (least, most, out_of)


def _width(value):
    """The cells of a row; nothing where an answer has no rows."""
    return len(value[0]) if isinstance(value, list) and isinstance(value[0], list) else 0


def _typed(written, width):
    """An answer as it is handed in; a matrix with an empty row cell by cell."""
    rows = [row.strip() for row in written.split(";")]
    if not width or all(rows):
        return written
    return [[c.strip() for c in row.split(",")] if row else [""] * width for row in rows]


def key_text(value):
    """A right answer in a line: cells between commas, rows between semicolons."""
    if not isinstance(value, list):
        return str(value)
    return ("; " if any(isinstance(x, list) for x in value) else ", ").join(map(key_text, value))


def right_answers(expected):
    """The right answers as the table says them."""
    return {k: key_text(v) for k, v in sheet_of(expected.exercise, expected.parts).items()}


def empty_sheet(name, seed):
    """A sheet to fill in."""
    expected = expected_of(drawn(registry.family(name, "the family"), seed))
    right = right_answers(expected)
    rows = [f"| {p.id[1:]} | {float(p.marks):g} | {right[p.id]} |  |  |" for p in expected.parts]
    given = " · ".join(_field(expected.exercise, f) for f in graph(type(expected.exercise)).fields)
    lines = ["## What went wrong", f"{name}, seed {seed}", given]
    head = "| part | of | right | written | mark |\n|---|--:|---|---|--:|"
    out_of = sum(part.marks for part in expected.parts)
    return "\n\n".join(
        [*lines, "\n".join([head, *rows]), f"Mark: … of {float(out_of):g}. Because …"]
    )


def _field(exercise, name):
    """A given value by its name."""
    return f"{name} = {_given_text(getattr(exercise, name))}"


def _given_text(value):
    """A given value in a line."""
    if isinstance(value, Fraction):
        return f"{float(value):g}" if 1000 % value.denominator == 0 else str(value)
    if not isinstance(value, tuple):
        return str(value)
    deep = any(isinstance(x, tuple) or len(str(x)) > 9 for x in value)  # rows, or lines of code
    return ("; " if deep else ", ").join(map(_given_text, value))


if __name__ == "__main__":
    print(empty_sheet(sys.argv[1], int(sys.argv[2])))
