"""What a program prints and how it ends: the answers, and which wrong rules they show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any

from genex.exercise import Choice, Number, slip
from genex.families.graphs.autograd.machine import FREED, LEAF, UNCONNECTED, Failure, Machine
from genex.families.graphs.autograd.polynomials import names_of
from genex.families.graphs.autograd.rules import RULES, Book, Rule
from genex.families.graphs.autograd.running import run
from genex.families.graphs.autograd.statements import FLAGS, NUMBERS, Statement, statements

Lines = Sequence[str]
End = tuple[int, str] | None  # the line that fails, and why; None at the end of the program
_GRADIENT = "print_gradient"
_SILENT = 2  # the option of a line that prints nothing, behind True and False
_UNPRINTED = Fraction(0)
_ELSEWHERE = 0, "elsewhere"  # an error in another line


@dataclass(frozen=True)
class Trace:
    """What came of each statement that ran, and how the program ended."""

    events: tuple[tuple[Statement, Any], ...]
    failed: Statement | None = None
    why: str = ""
    odd: str = ""

    @property
    def end(self) -> End:
        """How it ended."""
        return (self.failed.line, self.why) if self.failed else None

    def values(self, kinds: set[str]) -> list[Any]:
        """What came of some kinds of lines; of those that print, what they printed."""
        return [value for statement, value in self.events if statement.kind in kinds]


def followed(book: Book, lines: Lines) -> Trace:
    """A program run by a book of rules until it fails."""
    machine, events = Machine(book), list[tuple[Statement, Any]]()
    for statement in statements(lines):
        try:
            events.append((statement, run(machine, statement)))
        except Failure as failure:
            return Trace(tuple(events), statement, str(failure), machine.odd)
    return Trace(tuple(events), odd=machine.odd)


def printing(lines: Lines, kinds: set[str]) -> list[Statement]:
    """The statements that print such things, if the program gets there."""
    return [statement for statement in statements(lines) if statement.kind in kinds]


def _filled(printed: Sequence[Any], lines: Lines, kinds: set[str], silent: Any) -> list[Any]:
    """What is printed, and something in place of what is not."""
    return [*printed, *[silent] * (len(printing(lines, kinds)) - len(printed))]


def _numbers_of(lines: Lines, trace: Trace) -> list[Number]:
    """The numbers that a program prints."""
    return _filled(trace.values(NUMBERS), lines, NUMBERS, _UNPRINTED)


def _flags_of(lines: Lines, trace: Trace) -> list[Choice]:
    """Which of True and False it prints."""
    places = [int(not value) for value in trace.values(FLAGS)]
    return [Choice(k, _SILENT + 1) for k in _filled(places, lines, FLAGS, _SILENT)]


def _outcome_of(lines: Lines, trace: Trace) -> Choice:
    """The box of a program's end."""
    options = ends(lines)
    place = options.index(trace.end if trace.end in options else _ELSEWHERE)
    return Choice(place, len(options))


def number(e: Any, above: Sequence[Number], _: Statement) -> Number:
    """The next number that a program prints; gradients add to those above as they were written."""
    exact = float if e.in_floats else Fraction
    off = dict[str, Number]()  # how far the gradients that were written are from those of the trace
    written = iter(above)
    for statement, came in e.trace.events:
        kind, name = statement.kind, statement.parts[0]
        if kind == "zero":
            off[name] = e.book["zeroed"](off.get(name, 0))
        elif kind == "backward":
            off |= {one.name: e.book["added"](off.get(one.name, 0), 0) for one in came}
        elif kind in NUMBERS:
            shift = e.book["printed"](off.get(name, 0), 0) if kind == _GRADIENT else 0
            told = next(written, None)
            if told is None:
                return exact(came + shift)
            off[name] = told - came
    return exact(_UNPRINTED)


def flags(e: Any) -> list[Choice]:
    """What else it prints."""
    return _flags_of(e.program, e.trace)


def outcome(e: Any) -> Choice:
    """How it ends."""
    return _outcome_of(e.program, e.trace)


def ends(lines: Lines) -> list[End]:
    """The ways in which a program might end; the last one is that anything else fails."""
    found = dict.fromkeys(_ends_in_mind(statements(lines)))
    return [None, *sorted(found), _ELSEWHERE]


def _ends_in_mind(all_of: Sequence[Statement]) -> Iterator[tuple[int, str]]:
    """Where a student may think that a program fails."""
    yield from ((s.line, LEAF) for s in all_of if s.kind == "change")
    yield from ((s.line, FREED) for s in [s for s in all_of if s.kind == "backward"][1:])
    loose = set[str]()  # what is cut off, or made of something that is
    for s in all_of:
        if s.kind == "backward" and s.parts[0] in loose:
            yield s.line, UNCONNECTED
        if s.kind in {"define", "detach"}:
            cut = s.quiet or s.kind == "detach" or bool(loose & names_of(s.parts[1]))
            (loose.add if cut else loose.discard)(s.parts[0])


def sheet(book: Book, lines: Lines) -> tuple[Any, ...]:
    """All answers by a book of rules."""
    trace = followed(book, lines)
    return _numbers_of(lines, trace), _flags_of(lines, trace), _outcome_of(lines, trace)


def misremembered(**pages: Rule) -> Any:
    """A slip turns pages of the rule book into wrong ones, where that shows."""
    wrong = {**RULES, **pages}

    @lru_cache(maxsize=1024)
    def shows(lines: Lines) -> bool:
        return sheet(wrong, lines) != sheet(RULES, lines)

    return slip("book", lambda _, book: {**book, **pages}, when=lambda e: shows(e.program))
