"""The cases of the checker, read from Markdown tables that a teacher can extend."""

import re
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"
_CODE = re.compile(r"`.*`", re.DOTALL)
_CELL = re.compile(r"(?<!\\)\|")


def rows(name: str) -> list[dict[str, str]]:
    """The rows of the first table in a file, each as column → cell without backticks."""
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    table = [_cells(line) for line in lines if line.startswith("|")]
    heads, _, *body = table
    return [dict(zip(heads, cells, strict=True)) for cells in body]


def _cells(line: str) -> list[str]:
    cells = [cell.strip().replace("\\|", "|") for cell in _CELL.split(line)[1:-1]]
    return [cell[1:-1] if _CODE.fullmatch(cell) else cell for cell in cells]


def domains(cell: str) -> dict[str, Any] | None:
    """`x: real; p: [0, 1]` as a mapping; None for an empty cell."""
    return dict(_pairs(cell, ":")) or None


def definitions(cell: str) -> dict[str, str] | None:
    """`yhat = sigmoid(z); z = w*x` as a mapping."""
    return dict(_pairs(cell, "=")) or None


def _pairs(cell: str, sign: str) -> list[tuple[str, str]]:
    entries = [entry.partition(sign) for entry in cell.split(";") if entry.strip()]
    return [(name.strip(), value.strip()) for name, _, value in entries]


def decoded(cell: str) -> str:
    r"""A cell with its \u escapes resolved: control characters cannot stand in a file."""
    return re.sub(r"\\u([0-9A-F]{4})", lambda match: chr(int(match[1], 16)), cell)
