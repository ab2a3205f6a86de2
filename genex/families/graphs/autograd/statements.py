"""Lines of a program as statements, in the order in which they run."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from genex.families.graphs.autograd.polynomials import NAME, POLYNOMIAL

_INDENT = "    "
_WHOLE = r"-?\d{1,3}"
PATTERNS = {
    "leaf": rf"({NAME}) = torch\.tensor\(({_WHOLE})\., requires_grad=True\)",
    "array": rf"({NAME}) = np\.array\(\[({_WHOLE}(?:, {_WHOLE})*)\]\)",
    "share": rf"({NAME}) = torch\.from_numpy\(({NAME})\)",
    "copy": rf"({NAME}) = torch\.tensor\(({NAME})\)",
    "write": rf"({NAME})\[(\d)\] = ({_WHOLE})",
    # a number alone is no tensor, and a name alone no new one
    "define": rf"({NAME}) = ((?=.*{NAME})(?!{NAME}$){POLYNOMIAL})",
    "detach": rf"({NAME}) = ({NAME})\.detach\(\)",
    "backward": rf"({NAME})\.backward\((retain_graph=True)?\)",
    "zero": rf"({NAME})\.grad\.zero_\(\)",
    "change": rf"({NAME}) ([+-])= (\d{{1,2}})",
    "print_gradient": rf"print\(({NAME})\.grad\)",
    "print_cell": rf"print\(({NAME})\[(\d)\]\)",
    "print_requires": rf"print\(({NAME})\.requires_grad\)",
    "print_none": rf"print\(({NAME})\.grad is None\)",
    "for": r"for step in range\(([23])\):",
    "with": r"with torch\.no_grad\(\):",
}
_BLOCKS = {"for", "with"}
NUMBERS, FLAGS = {"print_gradient", "print_cell"}, {"print_requires", "print_none"}
Numbered = tuple[int, str]  # a line with its number, from 1


class Misread(ValueError):
    """A line that is no statement."""


@dataclass(frozen=True)
class Statement:
    """A statement at the moment when it runs."""

    kind: str
    parts: tuple[str, ...]  # its names and numbers
    line: int
    quiet: bool = False  # within `torch.no_grad()`
    rounds: tuple[int, ...] = ()  # of the loops around it, from 1


@lru_cache(maxsize=1024)
def statements(lines: Sequence[str]) -> tuple[Statement, ...]:
    """The statements of a program as they run, loops round by round."""
    return tuple(_unrolled([*enumerate(lines, 1)], quiet=False, rounds=()))


def _unrolled(
    lines: Sequence[Numbered], *, quiet: bool, rounds: tuple[int, ...]
) -> Iterator[Statement]:
    """The statements of a part of a program."""
    for (number, text), body in _blocks(lines):
        kind, parts = _read(number, text)
        if (kind in _BLOCKS) != bool(body):
            raise Misread(f"line {number}: a block begins or is missing here")
        if kind == "for" and rounds:
            raise Misread(f"line {number}: there is a loop in a loop")
        if kind == "for":
            for k in range(int(parts[0])):
                yield from _unrolled(body, quiet=quiet, rounds=(*rounds, k + 1))
        elif kind == "with":
            yield from _unrolled(body, quiet=True, rounds=rounds)
        else:
            yield Statement(kind, parts, number, quiet, rounds)


def _blocks(lines: Sequence[Numbered]) -> Iterator[tuple[Numbered, list[Numbered]]]:
    """Each line that is not indented, with the block behind it."""
    starts = [k for k, (_, text) in enumerate(lines) if not text.startswith(_INDENT)]
    if lines and starts[:1] != [0]:
        raise Misread(f"line {lines[0][0]}: is indented without reason")
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        body = [(number, text.removeprefix(_INDENT)) for number, text in lines[start + 1 : end]]
        yield lines[start], body


def _read(number: int, text: str) -> tuple[str, tuple[str, ...]]:
    """The kind of a statement, and its names and numbers."""
    for kind, pattern in PATTERNS.items():
        found = re.fullmatch(pattern, text)
        if found:
            return kind, tuple(part or "" for part in found.groups())
    raise Misread(f"line {number}: '{text}' is not a statement that is known here")


def kinds(lines: Sequence[str]) -> list[str]:
    """The kind of each line."""
    return [_read(number, text.strip())[0] for number, text in enumerate(lines, 1)]
