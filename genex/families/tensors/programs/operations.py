"""The operations of a program: rule, spelling, dtype and operands of each, in one table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import permutations, product
from typing import Any

from genex.families.tensors.programs import rules
from genex.families.tensors.programs.rules import Rule, Value, sizes

Operation = tuple[Any, ...]  # its name, its operands and its numbers: ("sum", "c", 1)
Form = tuple[Any, ...]  # operands and dimension, without the numbers that each student draws
INT, _FLOAT = "int64", "float32"
DTYPES = (INT, _FLOAT, "float64", "bool")  # to choose from; NumPy has the third, masks the last
DIMS = (0, 1)


@dataclass(frozen=True)
class Known:
    """The variables before a line."""

    values: Mapping[str, Value]
    dtypes: Mapping[str, str]

    def after(self, name: str, value: Value, dtype: str) -> "Known":
        """With one more variable."""
        return Known({**self.values, name: value}, {**self.dtypes, name: dtype})

    @property
    def size(self) -> int:
        """How many rows and columns the first tensor has."""
        return len(self.values["a"])

    def matrices(self, *, whole: bool = False) -> list[str]:
        """The square matrices; perhaps only those of whole numbers."""
        return self.of([self.size, self.size], whole=whole)

    def vectors(self, *, whole: bool = False) -> list[str]:
        """The vectors as long as a row; perhaps only those of whole numbers."""
        return self.of([self.size], whole=whole)

    def of(self, wanted: list[int], *, whole: bool) -> list[str]:
        """The variables of a shape."""
        names = [name for name, value in self.values.items() if sizes(value) == wanted]
        return [name for name in names if self.dtypes[name] == INT or not whole]


def _two(known: Known) -> list[Form]:
    """Two matrices, or a matrix and a vector."""
    matrices = known.matrices()
    return [*permutations(matrices, 2), *product(matrices, known.vectors())]


def _two_whole(known: Known) -> list[Form]:
    """Pairs to be multiplied that hold whole numbers, so that no fractions come of it."""
    matrices = known.matrices(whole=True)
    return [*permutations(matrices, 2), *product(matrices, known.vectors(whole=True))]


def _two_matrices(known: Known) -> list[Form]:
    """Two matrices of whole numbers."""
    return [*permutations(known.matrices(whole=True), 2)]


def _one(known: Known) -> list[Form]:
    """A matrix."""
    return [(name,) for name in known.matrices()]


def _given_of_three(known: Known) -> list[Form]:
    """A 3 × 3 tensor that is given, so that its products stay small."""
    return _one_given(known) if known.size == 3 else []


def _one_matrix(known: Known) -> list[Form]:
    """A matrix of whole numbers."""
    return [(name,) for name in known.matrices(whole=True)]


def _one_given(_known: Known) -> list[Form]:
    """A tensor that is given, so that all students count the same number of cells."""
    return [("a",), ("b",)]


def _one_along(known: Known) -> list[Form]:
    """A matrix and a dimension."""
    return [*product(known.matrices(), DIMS)]


def _one_whole_along(known: Known) -> list[Form]:
    """A matrix of whole numbers and a dimension."""
    return [*product(known.matrices(whole=True), DIMS)]


def _two_along(known: Known) -> list[Form]:
    """Two matrices and a dimension."""
    return [(*pair, dim) for pair in _two_matrices(known) for dim in DIMS]


def _nothing(_known: Known) -> list[Form]:
    """No operands."""
    return [()]


def promoted(*dtypes: str) -> str:
    """One float makes all of them floats."""
    return _FLOAT if _FLOAT in dtypes else INT


def _always(dtype: str) -> Callable[..., str]:
    """A rule of promotion: one dtype whatever the operands are."""
    return lambda *_dtypes: dtype


@dataclass(frozen=True)
class Kind:
    """A kind of operation."""

    rule: Rule
    code: str  # with places for its operands and numbers; PyTorch wants floats for some
    forms: Callable[[Known], list[Form]]
    dtype: Callable[..., str] = promoted  # of the dtypes of its operands
    numbers: int = 0  # that are drawn behind its operands


KINDS: Mapping[str, Kind] = {
    "add": Kind(rules.add, "{} + {}", _two),
    "sub": Kind(rules.sub, "{} - {}", _two),
    "mul": Kind(rules.mul, "{} * {}", _two_whole),
    "matmul": Kind(rules.matmul, "{} @ {}", _two_whole),
    "matmul_turned": Kind(rules.matmul_turned, "{} @ {}.T", _two_matrices),
    "total": Kind(rules.total, "{}.sum()", _one),
    "sum": Kind(rules.sums, "{}.sum(dim={})", _one_along),
    "mean": Kind(rules.means, "{}.float().mean(dim={})", _one_whole_along, _always(_FLOAT)),
    "max": Kind(rules.largest, "{}.max(dim={}).values", _one_along),
    "argmax": Kind(rules.places, "{}.argmax(dim={})", _one_along, _always(INT)),
    "cat": Kind(rules.cat, "torch.cat([{}, {}], dim={})", _two_along),
    "linspace": Kind(
        rules.linspace,
        "torch.linspace({}, {}, {}).reshape({}, {})",
        _nothing,
        _always(_FLOAT),
        numbers=5,
    ),
    "det": Kind(rules.det, "torch.linalg.det({}.float())", _given_of_three, _always(_FLOAT)),
    "div": Kind(rules.quotients, "{} / {}", _one_matrix, _always(_FLOAT), numbers=1),
    "floordiv": Kind(rules.floors, "{} // {}", _one_matrix, numbers=1),
    "select": Kind(rules.select, "{0}[{0} > {1}]", _one_given, numbers=1),
    "count": Kind(rules.counts, "({} > {}).sum(dim={})", _one_matrix, _always(INT), numbers=2),
    "where": Kind(rules.where, "torch.where({0} > {1}, {0}, 0)", _one_matrix, numbers=1),
}
RULES: Mapping[str, Rule] = {name: kind.rule for name, kind in KINDS.items()}
EASY = ("add", "sub", "mul", "matmul", "sum", "total", "max", "div", "floordiv", "count")
