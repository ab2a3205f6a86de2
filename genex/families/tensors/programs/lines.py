"""A program line by line: its variables, their values and dtypes, and how it is printed."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from string import ascii_lowercase
from typing import Any

from genex.exercise import Matrix, Number, Step, asked, each, flat, slip
from genex.families.tensors.programs.operations import INT, KINDS, RULES, Known, Operation
from genex.families.tensors.programs.rules import Rule, Value, sizes

NAMES = tuple(ascii_lowercase)  # of the variables: a and b are given, the lines make c, d, e, …
PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
_ROUNDING = 1e-9  # of floats
_TWO_DIGITS = 10  # a number of one digit may be wrong for any reason


class _Line(Step):
    """The value of a line's variable, which follows from those of the lines before it."""

    def __init__(self, place: int) -> None:
        super().__init__(self.worked_out)
        self.place = place

    def worked_out(self, exercise: Any) -> Value:
        """The value; none if the program is shorter."""
        if self.place >= len(exercise.operations):
            return None
        values = exercise.a, exercise.b, *(getattr(exercise, p) for p in PLACES[: self.place])
        known = dict(zip(NAMES, values, strict=False))
        value = applied(exercise.book, exercise.operations[self.place], known)
        return each(float if exercise.in_floats else Fraction, value)

    def reads(self) -> set[str]:
        """The program, the rules, and all variables before."""
        return {"operations", "book", "a", "b", *PLACES[: self.place]}


def line(place: int) -> Any:
    """The value of a line's variable, asked for if the program has that line."""
    return asked(marks=1, when=lambda e: len(e.operations) > place)(_Line(place))


def misremembered(**rules: Rule) -> Any:
    """A slip turns pages of the rule book into wrong ones, where that shows."""
    return _slip_in_book(lambda book: {**book, **rules})


def misread(spoil: Callable[[Rule], Rule], *names: str) -> Any:
    """A slip reads several pages of the rule book, right or wrong, in one wrong way."""
    return _slip_in_book(lambda book: {**book, **{name: spoil(book[name]) for name in names}})


def _slip_in_book(turn: Callable[[Mapping[str, Rule]], Mapping[str, Rule]]) -> Any:
    """A slip that makes another book of the rules, where that shows."""
    wrong = turn(RULES)
    return slip("book", lambda _, book: turn(book), when=lambda e: _shows(wrong, e))


def applied(book: Mapping[str, Rule], operation: Operation, known: Mapping[str, Value]) -> Value:
    """What an operation gives."""
    name, *rest = operation
    return book[name](*(known[part] if isinstance(part, str) else part for part in rest))


def at_start(a: Matrix, b: Matrix) -> Known:
    """What is given."""
    return Known({"a": a, "b": b}, {"a": INT, "b": INT})


def followed(known: Known, operation: Operation) -> Known:
    """The variables behind a line."""
    name, *rest = operation
    dtype = KINDS[name].dtype(*(known.dtypes[part] for part in rest if isinstance(part, str)))
    value = applied(RULES, operation, known.values)
    return known.after(NAMES[len(known.values)], value, dtype)


def _shows(wrong: Mapping[str, Rule], e: Any) -> bool:
    """Whether wrong rules change a line, and no line's shape, which the boxes give away."""
    values = e.a, e.b, *(getattr(e, place) for place in PLACES[: len(e.operations)])
    known = dict(zip(NAMES, values, strict=False))
    pairs = [
        (right, applied(wrong, operation, known))
        for operation, right in zip(e.operations, values[2:], strict=True)
        if wrong[operation[0]] is not RULES[operation[0]]
    ]
    alike = all(sizes(right) == sizes(twin) for right, twin in pairs)
    return alike and any(_tells(flat(right), flat(twin)) for right, twin in pairs)


def _tells(right: Sequence[Number], twin: Sequence[Number]) -> bool:
    """Whether a wrong value differs: a single number by more than a digit could."""
    differs = any(abs(x - y) > _ROUNDING for x, y in zip(right, twin, strict=True))
    return differs and (len(twin) > 1 or abs(twin[0]) >= _TWO_DIGITS)


def printed(a: Matrix, b: Matrix, operations: Sequence[Operation]) -> list[str]:
    """The program as it is printed."""
    given = (f"torch.tensor({_listed(rows)})" for rows in (a, b))
    lines = (KINDS[name].code.format(*rest) for name, *rest in operations)
    return [f"{name} = {code}" for name, code in zip(NAMES, (*given, *lines), strict=False)]


def _listed(value: Value) -> str:
    """Whole numbers in nested brackets."""
    return f"[{', '.join(map(_listed, value))}]" if sizes(value) else str(int(value))
